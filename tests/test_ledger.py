"""Edits are made and taken back, two rounds become one, and offsets translate both ways."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.ledger import Offsets, apply, compose, counterparts, publish, published_spans, restore
from statement_archive.model import Edit, Ledger, Proof, Span


@st.composite
def edited(draw: st.DrawFn, text: str, rule: str) -> tuple[Edit, ...]:
    """Random disjoint edits of a text, deletions and insertions among them, also one right behind the other."""
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for start, end in zip(borders[::2], borders[1::2], strict=False):
        after = draw(st.text("xyz", min_size=start == end, max_size=3))
        supplied = (Span(0, len(after)),) if after else ()
        edits.append(Edit(rule, start, end, text[start:end], after, Proof.EXACT, ((rule, str(start)),), supplied))
    return tuple(edits)


@given(st.data(), st.text("abc", max_size=12))
def test_composed_edits_do_the_work_of_both_rounds(data: st.DataObject, text: str) -> None:
    earlier = data.draw(edited(text, "first"))
    between = apply(text, earlier)
    later = data.draw(edited(between, "second"))
    both = compose(earlier, later)
    assert apply(text, both) == apply(between, later)
    assert restore(apply(text, both), Ledger(both)) == text
    assert all(0 <= start < end <= len(edit.after) for edit in both for start, end in edit.supplied)
    assert all(before.end <= after.start for before, after in pairwise(both))


def test_deletions_side_by_side_stay_in_their_order_or_go_into_what_covers_both() -> None:
    first, second = Edit("gloss", 1, 3, "(a", "", Proof.EXACT, ()), Edit("space", 3, 4, " ", "", Proof.EXACT, ())
    behind, over = Edit("slip", 1, 2, "b", "c", Proof.EXACT, ()), Edit("slip", 0, 2, "ab", "c", Proof.EXACT, ())
    assert compose((first, second), (behind,)) == (first, second, replace(behind, start=4, end=5))
    (merged,) = compose((first, second), (over,))
    assert (merged.start, merged.end, merged.before, merged.after) == (0, 5, "a(a b", "c")


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
    assert apply(text, edits) == "國務委員 兼"
    position = Offsets(edits)
    assert position.to_raw(0, 2) == Span(0, 2)
    assert position.to_raw(2, 4) == Span(6, 8)
    assert position.to_raw(0, 4) == Span(0, 8)
    assert position.to_raw(4, 5) == Span(8, 10)
    assert position.to_published(0, 8) == Span(0, 4)
    assert position.to_published(3, 5) == Span(2, 2)
    assert position.to_published(9, 11) == Span(4, 6)


@given(st.data(), st.text("abc", max_size=12))
def test_the_outcome_of_each_edit_stands_in_its_published_span(data: st.DataObject, text: str) -> None:
    edits = data.draw(edited(text, "any"))
    published = apply(text, edits)
    spans = list(published_spans(edits))
    assert [published[start:end] for start, end in spans] == [edit.after for edit in edits]


@given(st.data(), st.text("abc", max_size=12))
def test_the_raw_range_of_a_published_range_yields_it(data: st.DataObject, text: str) -> None:
    edits = data.draw(edited(text, "any"))
    published = apply(text, edits)
    start = data.draw(st.integers(0, len(published)))
    end = data.draw(st.integers(start, len(published)))
    raw_start, raw_end = Offsets(edits).to_raw(start, end)
    inside = tuple(edit for edit in edits if raw_start <= edit.start and edit.end <= raw_end)
    yielded = Ledger(tuple(edit for edit in inside if start < end))
    shifted = tuple(
        Edit(e.rule, e.start - raw_start, e.end - raw_start, e.before, e.after, e.proof, ()) for e in yielded.edits
    )
    if start < end:
        assert published[start:end] in apply(text[raw_start:raw_end], shifted)


@given(st.data(), st.text("abc", max_size=12))
def test_counterparts_cover_both_texts_without_gap_or_overlap(data: st.DataObject, text: str) -> None:
    edits = data.draw(edited(text, "any"))
    published = apply(text, edits)
    found = list(counterparts(edits, len(text)))
    assert "".join(text[part.raw.start : part.raw.end] for part in found) == text
    assert "".join(published[part.published.start : part.published.end] for part in found) == published
    assert tuple(part.edit for part in found if part.edit) == edits
    assert all(
        text[part.raw.start : part.raw.end] == published[part.published.start : part.published.end]
        for part in found
        if not part.edit
    )


def test_a_ledger_that_does_not_fit_its_text_is_refused_with_the_place() -> None:
    ledger = Ledger((Edit("gloss", 2, 6, "(wù)", "", Proof.EXACT, ()),))
    with pytest.raises(ValueError, match=r"has '\(yì\)' at 2 where the gloss edit expects '\(wù\)'"):
        publish("義務(yì)", ledger)
    with pytest.raises(ValueError, match="overlaps"):
        publish("義務(wù)", Ledger(ledger.edits * 2))
