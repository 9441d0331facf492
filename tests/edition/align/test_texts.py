"""The archive's own texts are aligned as they were by hand, without a doubt."""

from dataclasses import replace

import pytest

from conftest import PROJECT
from statement_archive.bench.samples import Sample, aligned, expected, lexicon, real_works
from statement_archive.edition.align import THRESHOLD, Lexicon
from statement_archive.model import Numbered

WORKS = {work.document.id: work for work in real_works(PROJECT)}
STATEMENT = WORKS["joint-statement-2020-06-18"]
RELEASE = WORKS["press-release-2020-06-18"]
REPORT = WORKS["xinhua-2020-09-17"]


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS.keys())
def test_every_line_stands_in_its_slot_and_nothing_is_doubtful(work: Sample) -> None:
    alignment = aligned(work, lexicon(PROJECT))
    for text in alignment.texts:
        truth = expected(work.lines[text.witness.siglum], is_numbered=work.document.is_numbered)
        assert {placement.slots: placement.pieces for placement in text.placements} == truth
        assert min(placement.confidence for placement in text.placements) >= THRESHOLD
    assert alignment.doubts == ()


def test_missing_are_the_slots_that_a_text_lacks() -> None:
    alignment = aligned(STATEMENT, lexicon(PROJECT))
    assert alignment["en"].missing == ()
    assert alignment["zh"].missing == (("p15", "s4", "p16", "p17", "p18", "p19", "note"),)
    assert alignment["mt"].missing == (("p1", "p2"), ("s3",), ("p13",))


def without_title(*sigla: str) -> Sample:
    lines = {
        siglum: tuple(line for line in lines if siglum not in sigla or line[0].slots != ("title",))
        for siglum, lines in STATEMENT.lines.items()
    }
    return replace(STATEMENT, lines=lines)


def test_a_title_is_missing_where_another_text_has_one() -> None:
    alignment = aligned(without_title("en", "mt"), lexicon(PROJECT))
    assert alignment["en"].missing == (("title",),)
    assert alignment["mt"].missing[0] == ("title", "p1", "p2")
    untitled = aligned(without_title("en", "zh", "mt"), lexicon(PROJECT))
    assert untitled["en"].missing == ()
    assert untitled["mt"].missing[0] == ("p1", "p2")


def test_a_number_is_printed_or_inferred_and_titles_items_and_notes_have_none() -> None:
    placements = {p.slots[0]: p for p in aligned(STATEMENT, lexicon(PROJECT))["en"].placements}
    printed = {slot for slot, p in placements.items() if p.numbered is Numbered.PRINTED}
    assert printed == {"p2", "p14", "p15", "p16", "p17", "p18"}
    assert {slot for slot, p in placements.items() if p.numbered is None} == {"title", "note"}
    assert {p.numbered for p in aligned(RELEASE, lexicon(PROJECT))["en"].placements if "." in p.slots[0]} == {None}


def test_one_chinese_paragraph_answers_to_a_lead_and_its_items() -> None:
    slots = [placement.slots for placement in aligned(RELEASE, lexicon(PROJECT))["zh-Hant"].placements]
    assert ("p4", "p4.1", "p4.2", "p4.3", "p4.4") in slots
    assert ("p9", "p10", "p11") in slots


def test_a_numbered_document_is_aligned_without_a_glossary_too() -> None:
    assert aligned(STATEMENT, Lexicon()).doubts == ()


def test_a_document_without_texts_lacks_everything() -> None:
    empty = aligned(replace(STATEMENT, lines=dict.fromkeys(STATEMENT.lines, ())), lexicon(PROJECT))
    assert [len(text.missing) for text in empty.texts] == [1, 1, 1]
    assert empty.doubts == ()
