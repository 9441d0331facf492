"""An editor's decision wins over all evidence; one that can't be followed is reported, not guessed at."""

from dataclasses import replace

from conftest import PROJECT
from statement_archive.bench.samples import Sample, aligned, lexicon, real_works
from statement_archive.edition.align import Alignment, Reason
from statement_archive.model import Decision, Numbered

STATEMENT = next(work for work in real_works(PROJECT) if work.document.id == "joint-statement-2020-06-18")
REPORT = next(work for work in real_works(PROJECT) if work.document.id == "xinhua-2020-09-17")


def decided(work: Sample, siglum: str, *decisions: tuple[str, str]) -> Alignment:
    made = tuple(Decision(begins, slot, "document.yml:1") for begins, slot in decisions)
    witnesses = tuple(
        replace(witness, decisions=made) if witness.siglum == siglum else witness for witness in work.document.witnesses
    )
    return aligned(replace(work, document=replace(work.document, witnesses=witnesses)), lexicon(PROJECT))


def placement_of(alignment: Alignment, siglum: str, slot: str) -> tuple[Numbered | None, float]:
    return next((p.numbered, p.confidence) for p in alignment[siglum].placements if slot in p.slots)


def test_it_wins_over_a_printed_number_which_is_shown_all_the_same() -> None:
    alignment = decided(STATEMENT, "mt", ("We emphasize that fair access", "p8"))
    assert placement_of(alignment, "mt", "p8") == (Numbered.PRINTED, 1.0)


def test_the_printed_number_that_it_contradicts_is_reported() -> None:
    alignment = decided(STATEMENT, "mt", ("We emphasize that fair access", "p8"))
    assert Reason.NUMBER in {doubt.reason for doubt in alignment.doubts}


def test_two_of_them_around_a_gap_leave_no_doubt_there() -> None:
    gone = tuple(line for line in REPORT.lines["en"] if line[0].slots != ("p9",))
    at = next(index for index, line in enumerate(gone) if line[0].slots == ("p10",))
    before, after = gone[at - 1][0].text, gone[at][0].text
    work = replace(REPORT, lines={"en": gone})
    alignment = decided(work, "en", (before[:30], "p8"), (after[:30], "p10"))
    assert alignment["en"].missing == (("p9",),)
    assert placement_of(alignment, "en", "p10")[1] == 1.0


def test_words_that_no_block_begins_with_are_reported() -> None:
    alignment = decided(STATEMENT, "en", ("We regret", "p4"))
    assert [(d.reason, d.begins) for d in alignment.doubts] == [(Reason.NOT_FOUND, "We regret")]


def test_words_that_several_blocks_begin_with_are_reported() -> None:
    alignment = decided(STATEMENT, "en", ("We support", "p4"))
    assert [d.reason for d in alignment.doubts] == [Reason.SEVERAL]


def test_a_slot_that_is_not_in_the_outline_is_reported() -> None:
    alignment = decided(STATEMENT, "en", ("We agree that there is no place", "p99"))
    assert [d.reason for d in alignment.doubts] == [Reason.ORDER]


def test_decisions_that_cross_are_reported() -> None:
    crossed = ("We agree that there is no place", "p7"), ("Recalling the spirit", "p5")
    alignment = decided(STATEMENT, "en", *crossed)
    assert Reason.ORDER in {doubt.reason for doubt in alignment.doubts}
