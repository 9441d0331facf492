"""Damage makes the alignment less sure, never wrong: above the threshold stands only what is so."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from conftest import PROJECT
from statement_archive.bench.align import damaged, measure, other_work
from statement_archive.bench.samples import Bit, Lines, Sample, Score, aligned, expected, judge, lexicon, real_works
from statement_archive.edition.align import THRESHOLD, Alignment, Lexicon, Reason

WORKS = {work.document.id: work for work in real_works(PROJECT)}
STATEMENT = WORKS["joint-statement-2020-06-18"]
RELEASE = WORKS["press-release-2020-06-18"]
REPORT = WORKS["xinhua-2020-09-17"]
WITNESSES = ("en", "zh", "mt")


def changed(work: Sample, siglum: str, lines: Sequence[tuple[Bit, ...]]) -> Sample:
    return replace(work, lines={**work.lines, siglum: tuple(lines)})


def without_numbers(lines: Lines) -> Lines:
    return tuple(tuple(replace(bit, mark="" if bit.is_numbered else bit.mark) for bit in line) for line in lines)


def index_of(lines: Lines, slot: str) -> int:
    return next(at for at, line in enumerate(lines) if line[0].slots[0] == slot)


def result(alignment: Alignment) -> dict[str, list[tuple[str, ...]]]:
    return {text.witness.siglum: [p.slots for p in text.placements] for text in alignment.texts}


def assert_right(work: Sample, alignment: Alignment) -> None:
    for text in alignment.texts:
        truth = expected(work.lines[text.witness.siglum], is_numbered=work.document.is_numbered)
        assert {p.slots: p.pieces for p in text.placements} == truth


@pytest.mark.parametrize("seed", range(4))
def test_random_damage_yields_no_wrong_pair_and_nearly_all_right_ones(seed: int) -> None:
    scores = measure(real_works(PROJECT), 18, lexicon(PROJECT), seed=1000 + seed)
    assert [line for score in scores.values() for line in score.wrong] == []
    found = sum(score.found for score in scores.values())
    # A sample of 18 scatters; the bench holds 95 % over its thousand.
    assert found >= 0.85 * sum(score.pairs for score in scores.values())


@pytest.mark.parametrize("seed", range(4))
def test_without_a_glossary_fewer_pairs_are_found_but_no_wrong_ones(seed: int) -> None:
    score = Score()
    dice = random.Random(seed)
    work, told = damaged(other_work(STATEMENT, dice), dice)
    judge(work, aligned(work, Lexicon()), told, score)
    assert score.wrong == []


@pytest.mark.parametrize("siglum", WITNESSES)
def test_numbers_taken_out_of_one_text_change_nothing(siglum: str) -> None:
    work = changed(STATEMENT, siglum, without_numbers(STATEMENT.lines[siglum]))
    alignment = aligned(work, lexicon(PROJECT))
    assert_right(work, alignment)
    assert alignment.doubts == ()


@pytest.mark.parametrize("slot", ["p1", "p4", "p8", "p9", "p13", "p14"])
def test_a_paragraph_taken_out_is_a_lacuna_at_its_place(slot: str) -> None:
    lines = without_numbers(STATEMENT.lines["zh"])
    work = changed(STATEMENT, "zh", [line for line in lines if line[0].slots != (slot,)])
    alignment = aligned(work, lexicon(PROJECT))
    assert any(slot in run for run in alignment["zh"].missing)
    assert_right(work, alignment)


def test_two_paragraphs_on_one_line_are_split_between_sentences_and_the_blank_belongs_to_none() -> None:
    lines = without_numbers(STATEMENT.lines["en"])
    at = index_of(lines, "p10")
    work = changed(STATEMENT, "en", [*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]])
    alignment = aligned(work, lexicon(PROJECT))
    assert_right(work, alignment)
    pieces = {p.slots[0]: p.pieces for p in alignment["en"].placements}
    assert pieces["p11"][0].start - pieces["p10"][0].end == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_torn_paragraph_is_one_placement_of_two_pieces(share: float) -> None:
    lines = STATEMENT.lines["zh"]
    at = index_of(lines, "p9")
    (bit,) = lines[at]
    cut = int(len(bit.text) * share)
    halves = (replace(bit, text=bit.text[:cut]),), (Bit(bit.slots, "", bit.text[cut:]),)
    work = changed(STATEMENT, "zh", [*lines[:at], *halves, *lines[at + 1 :]])
    alignment = aligned(work, lexicon(PROJECT))
    assert_right(work, alignment)
    assert next(len(p.pieces) for p in alignment["zh"].placements if p.slots == ("p9",)) == 2


@pytest.mark.parametrize("out", [0, 3, 12, 24])
def test_where_nothing_tells_what_is_missing_every_text_is_doubtful(out: int) -> None:
    lines = [line for line in REPORT.lines["en"] if line[0].slots != (f"p{out + 1}",)]
    alignment = aligned(changed(REPORT, "en", lines), lexicon(PROJECT))
    paragraphs = [p for p in alignment["en"].placements if p.slots[0].startswith("p")]
    assert max(p.confidence for p in paragraphs) < THRESHOLD
    assert {doubt.reason for doubt in alignment.doubts} >= {Reason.UNCERTAIN, Reason.LACUNA}


def test_one_out_and_another_torn_is_no_silent_shift_though_the_count_is_right() -> None:
    lines = list(without_numbers(STATEMENT.lines["en"]))
    (bit,) = lines[index_of(tuple(lines), "p11")]
    half = bit.text.index("We support")
    at = index_of(tuple(lines), "p11")
    lines[at : at + 1] = [(replace(bit, text=bit.text[: half - 1]),), (replace(bit, text=bit.text[half:]),)]
    del lines[index_of(tuple(lines), "p10")]
    work = changed(STATEMENT, "en", lines)
    score = Score()
    judge(work, aligned(work, lexicon(PROJECT)), ("p10 out, p11 torn",), score)
    assert score.wrong == []
    assert score.misplaced == 0


def test_damage_in_one_text_leaves_the_others_where_they_are() -> None:
    before = result(aligned(STATEMENT, lexicon(PROJECT)))
    work = changed(STATEMENT, "en", without_numbers(STATEMENT.lines["en"])[:-3])
    after = result(aligned(work, lexicon(PROJECT)))
    assert after["zh"] == before["zh"]
    assert after["mt"] == before["mt"]


def test_a_number_out_of_order_is_reported_and_not_believed() -> None:
    lines = list(STATEMENT.lines["mt"])
    at = index_of(tuple(lines), "p8")
    lines[at] = (replace(lines[at][0], mark="12. "),)
    work = changed(STATEMENT, "mt", lines)
    alignment = aligned(work, lexicon(PROJECT))
    assert_right(work, alignment)
    assert [doubt.reason for doubt in alignment.doubts] == [Reason.NUMBER]


def test_a_line_that_is_no_part_of_the_work_is_reported_or_doubted_and_shifts_nothing() -> None:
    lines = list(STATEMENT.lines["en"])
    stray = Bit(("p6",), "", "Subscribe to our newsletter and never miss a story from the people who know.")
    lines.insert(index_of(tuple(lines), "p7"), (stray,))
    alignment = aligned(changed(STATEMENT, "en", lines), lexicon(PROJECT))
    slots = [placement.slots[0] for placement in alignment["en"].placements]
    assert slots == [slot.id for slot in STATEMENT.document.outline]
    assert alignment.doubts != ()
