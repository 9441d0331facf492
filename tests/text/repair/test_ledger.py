"""Any text gives a lossless ledger; edits compose; offsets translate."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from statement_archive.model import Edit, Ledger, Proof, Span
from statement_archive.text.repair import replay, runner
from statement_archive.text.repair.compose import compose
from statement_archive.text.repair.context import Context

PIECES = (
    "國務(wù)委員",
    "用?!耙粠б宦贰背h是",
    "1u3001",
    "u4e2du56fd",
    "ud83dude00",
    "的交\n\n通，开发",
    "trans-\nport",
    "\u00a0 \u3000\t",
    "，。“”",
    "\r\n",
    "?",
    "(",
    "\ufeff",
)
damaged = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join)
languages = st.sampled_from(("zh", "zh-Hant", "en", "fr", "und"))


@given(damaged, languages)
@example("\ud800(", "en")
@example("?" * 60 + "h中", "zh-Hant")
def test_any_text_gives_disjoint_sorted_edits_that_run_both_ways(text: str, language: str) -> None:
    ledger = runner.repair(text, context=Context(language))
    published = replay.publish(text, ledger)
    assert replay.restore(published, ledger) == text
    end = 0
    for edit in ledger.edits:
        assert edit.start >= end
        assert text[edit.start : edit.end] == edit.before != edit.after
        assert all(0 <= start < stop <= len(edit.after) for start, stop in edit.supplied)
        end = edit.end
    assert all(text[damage.start : damage.end] == damage.text for damage in ledger.damages)


@given(st.binary(max_size=200))
@example(b"?\x80@\x80")
def test_any_bytes_give_a_lossless_ledger(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    ledger = runner.repair(text, context=Context("zh-Hant"))
    assert replay.restore(replay.publish(text, ledger), ledger) == text


@st.composite
def edited(draw: st.DrawFn, text: str, rule: str) -> tuple[Edit, ...]:
    """Random disjoint edits of a text, deletions and insertions among them."""
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits = []
    for start, end in zip(borders[::2], borders[1::2], strict=False):
        after = draw(st.text("xyz", max_size=3))
        supplied = (Span(0, len(after)),) if after else ()
        edits.append(Edit(rule, start, end, text[start:end], after, Proof.EXACT, ((rule, str(start)),), supplied))
    return tuple(edits)


@given(st.data(), st.text("abc", max_size=12))
def test_composed_edits_do_the_work_of_both_rounds(data: st.DataObject, text: str) -> None:
    earlier = data.draw(edited(text, "first"))
    between = replay.apply(text, earlier)
    later = data.draw(edited(between, "second"))
    both = compose(earlier, later)
    assert replay.apply(text, both) == replay.apply(between, later)
    assert replay.restore(replay.apply(text, both), Ledger(both)) == text
    assert all(0 <= start < end <= len(edit.after) for edit in both for start, end in edit.supplied)


def test_an_edit_on_top_of_another_merges_with_it_under_its_own_name() -> None:
    gloss = Edit("gloss", 2, 6, "(wù)", "", Proof.EXACT, (("reading", "wù"),))
    emendation = Edit("emendation", 1, 3, "務委", "务委", Proof.EDITOR, (("reason", "script"),))
    (merged,) = compose((gloss,), (emendation,))
    assert (merged.start, merged.end, merged.before, merged.after) == (1, 7, "務(wù)委", "务委")
    assert (merged.rule, merged.proof) == ("emendation", Proof.EDITOR)
    assert merged.evidence == (("reading", "wù"), ("reason", "script"))


def test_a_deletion_at_the_border_of_a_later_edit_stays_by_itself() -> None:
    gloss = Edit("gloss", 2, 6, "(wù)", "", Proof.EXACT, ())
    later = Edit("space", 2, 3, " ", "", Proof.EXACT, ())
    assert [(edit.rule, edit.start, edit.end) for edit in compose((gloss,), (later,))] == [
        ("gloss", 2, 6),
        ("space", 6, 7),
    ]


def test_what_an_edit_supplied_keeps_its_place_when_another_grows_before_it() -> None:
    slip = Edit("slip", 0, 2, "?h", "倡議", Proof.ATTESTED, (), (Span(0, 2),))
    later = Edit("emendation", 0, 1, "倡", "“提倡", Proof.EDITOR, ())
    (merged,) = compose((slip,), (later,))
    assert merged.after == "“提倡議"
    assert merged.supplied == (Span(3, 4),)


def test_ranges_translate_both_ways_and_leave_deletions_at_their_borders_outside() -> None:
    text = "國務(wù)委員  兼"
    edits = (
        Edit("gloss", 2, 6, "(wù)", "", Proof.EXACT, ()),
        Edit("space", 8, 10, "  ", " ", Proof.EXACT, ()),
    )
    assert replay.apply(text, edits) == "國務委員 兼"
    position = replay.RawMap(edits)
    assert position.to_raw(0, 2) == Span(0, 2)
    assert position.to_raw(2, 4) == Span(6, 8)
    assert position.to_raw(0, 4) == Span(0, 8)
    assert position.to_raw(4, 5) == Span(8, 10)
    assert position.to_published(0, 8) == Span(0, 4)
    assert position.to_published(3, 5) == Span(2, 2)
    assert position.to_published(9, 11) == Span(4, 6)


@given(st.data(), st.text("abc", max_size=12))
def test_the_raw_range_of_a_published_range_yields_it(data: st.DataObject, text: str) -> None:
    edits = data.draw(edited(text, "any"))
    published = replay.apply(text, edits)
    start = data.draw(st.integers(0, len(published)))
    end = data.draw(st.integers(start, len(published)))
    raw_start, raw_end = replay.RawMap(edits).to_raw(start, end)
    inside = tuple(edit for edit in edits if raw_start <= edit.start and edit.end <= raw_end)
    yielded = Ledger(tuple(edit for edit in inside if start < end))
    shifted = tuple(
        Edit(e.rule, e.start - raw_start, e.end - raw_start, e.before, e.after, e.proof, ()) for e in yielded.edits
    )
    if start < end:
        assert published[start:end] in replay.apply(text[raw_start:raw_end], shifted)


def test_a_ledger_that_does_not_fit_its_text_is_refused_with_the_place() -> None:
    ledger = Ledger((Edit("gloss", 2, 6, "(wù)", "", Proof.EXACT, ()),))
    with pytest.raises(ValueError, match=r"has '\(yì\)' at 2 where the gloss edit expects '\(wù\)'"):
        replay.publish("義務(yì)", ledger)
    with pytest.raises(ValueError, match="overlaps"):
        replay.publish("義務(wù)", Ledger(ledger.edits * 2))


def test_a_rule_keeps_out_of_what_another_marked_as_damaged() -> None:
    text = "他說?耙粠б宦贰背耙粠б  宦贰背A。"
    ledger = runner.repair(text, context=Context("zh-Hant"))
    spans = [(damage.start, damage.end) for damage in ledger.damages]
    assert all(edit.end <= start or edit.start >= end for edit in ledger.edits for start, end in spans)
