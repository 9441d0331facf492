"""No character of a raw text disappears: whatever is not accounted for is found, with its line."""

from dataclasses import replace

import pytest

from fixtures.structures import accord, change
from readers import localized
from statement_archive.model import Edit, Edition, Ledger, PartKind, Proof, RawPart, Segment, Work
from statement_archive.verify.characters import no_character_disappears

WORK = accord()
ENGLISH = WORK.edition("en")


def found(work: Work) -> list[str]:
    findings = list(no_character_disappears(work))
    assert not any(finding.is_open_question for finding in findings)
    return [str(finding) for finding in findings]


def part_of(segment: str, kind: PartKind) -> RawPart:
    return next(part for part in ENGLISH.parts if part.segment == segment and part.kind is kind)


def with_part(old: RawPart, *new: RawPart) -> Work:
    """The work in which other parts stand in place of one."""
    at = ENGLISH.parts.index(old)
    return change(WORK, "en", parts=(*ENGLISH.parts[:at], *new, *ENGLISH.parts[at + 1 :]))


def with_segment(id: str, **changes: object) -> Work:
    def own(segment: Segment) -> Segment:
        return replace(segment, **changes) if segment.id == id else segment  # type: ignore[arg-type]

    return change(WORK, "en", segments=tuple(map(own, ENGLISH.segments)))


def place(words: str) -> str:
    line = ENGLISH.raw.whole[: ENGLISH.raw.whole.index(words)].count("\n") + 1
    return f"sources/accord/raw/en.txt:{line}"


def test_nothing_is_found_where_all_is_shown() -> None:
    assert found(WORK) == []


def test_a_number_that_became_a_space_is_missed() -> None:
    number = part_of("p4", PartKind.NUMBER)
    lost = with_part(number, replace(number, kind=PartKind.SPACE, segment=None))
    assert found(lost)[0] == f"{place('3. It says')}: `3.` counts as space, but no change has taken it"


def test_a_word_that_a_repair_is_said_to_have_taken_must_be_in_the_ledger() -> None:
    text = part_of("p5", PartKind.TEXT)
    cut = replace(text, end=text.end - len("another."))
    lost = with_part(text, cut, RawPart(PartKind.REPAIR, cut.end, text.end))
    messages = found(lost)
    assert f"{place('There is')}: `another.` counts as repair, but no change has taken it" in messages
    assert f"{place('There is')}: `There is` is the text of `p5`, which is shown otherwise" in messages


def test_what_the_ledger_has_taken_is_accounted_for() -> None:
    text = part_of("p5", PartKind.TEXT)
    start = text.end - len("another.")
    edit = Edit("space", start, text.end, "another.", "", Proof.EXACT, (("rule", "x"),))
    kept = ENGLISH.text[:start] + ENGLISH.text[text.end :]

    def shorter(edition: Edition) -> dict[str, object]:
        own = [s for s in edition.segments if s.published and s.published[-1].end < start]
        last = replace(edition.by_slot["p5"], text="There is ", published=((start - 9, start),))  # type: ignore[arg-type]
        behind = [part for part in edition.parts if part.end <= text.start]
        parts = (*behind, replace(text, end=start), RawPart(PartKind.REPAIR, start, text.end))
        mended = replace(edition.mended, text=kept, ledger=Ledger((edit,)))
        return {"segments": (*own, edition.by_slot["s2"], last), "parts": parts, "mended": mended}

    assert found(change(WORK, "en", **shorter(ENGLISH))) == []


def test_boilerplate_needs_a_reason() -> None:
    text = part_of("note", PartKind.TEXT)
    left_out = replace(text, kind=PartKind.BOILERPLATE, segment=None)
    without_note = tuple(segment for segment in ENGLISH.segments if segment.id != "note")
    silent = change(with_part(text, left_out), "en", segments=without_note)
    words = "`The map is annexed.` is left out as boilerplate for no reason"
    assert found(silent) == [f"{place('The map is annexed')}: {words}"]
    told = change(with_part(text, replace(left_out, reason=localized("words"))), "en", segments=without_note)
    assert found(told) == []


def test_text_of_no_segment_is_missed() -> None:
    text = part_of("note", PartKind.TEXT)
    lost = change(WORK, "en", segments=tuple(s for s in ENGLISH.segments if s.id != "note"))
    assert found(lost) == [f"{place('The map is annexed')}: `The map is annexed.` belongs to no segment that is shown"]
    assert found(with_part(text, replace(text, segment=None)))


def test_text_that_is_cut_is_missed() -> None:
    assert found(with_segment("p5", text="There is")) == [
        f"{place('1. There is')}: `There is another.` is the text of `p5`, which is shown otherwise"
    ]


@pytest.mark.parametrize(
    ("segment", "label", "words"),
    [
        ("p4", "2", "3."),
        ("p4", "", "3."),
        ("s2", "Article 1", "Article 1 bis"),
        ("p2.2.1", "(1)", "(i)"),
    ],
)
def test_a_label_that_is_not_what_is_printed_is_found(segment: str, label: str, words: str) -> None:
    (message,) = found(with_segment(segment, label=label))
    assert message.endswith(f"`{words}` is printed before `{segment}`, which is shown under `{label}`")


def test_a_label_that_is_printed_nowhere_is_found() -> None:
    (message,) = found(with_segment("p3", label="2"))
    assert message.endswith("is printed before `p3`, which is shown under `2`")


def test_a_sign_that_counts_nothing_is_no_label() -> None:
    number = part_of("p2.1", PartKind.NUMBER)
    sign = with_part(number, replace(number, kind=PartKind.MARK))
    english = sign.edition("en")
    unlabelled = tuple(replace(s, label="") if s.id == "p2.1" else s for s in english.segments)
    assert found(change(sign, "en", segments=unlabelled)) == []
