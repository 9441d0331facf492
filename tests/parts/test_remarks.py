"""What registers quote of a text is underlined where it stands, and the text stays as it is."""

from collections.abc import Iterator

import pytest

from readers import reader
from statement_archive.model import Edition, Severity, Span, Work
from statement_archive.parts.marks import Marks
from statement_archive.parts.paper import paper_notes
from statement_archive.parts.remarks import Remarks, flag_id, note_id
from statement_archive.parts.segment import View
from statement_archive.pipeline import Build

ENGLISH = reader("en")


@pytest.fixture(scope="module")
def work(real: Build) -> Work:
    return next(work for work in real.works if any(r.name == "translation" for r in work.document.registers))


def texts(works: tuple[Work, ...]) -> Iterator[tuple[Remarks, Edition, Span]]:
    for work in works:
        for edition in work.editions:
            remarks = Remarks(work, edition, ENGLISH)
            yield from ((remarks, edition, span) for segment in edition.segments for span in segment.published)


def test_stretches_put_together_are_the_text(real: Build) -> None:
    for remarks, edition, span in texts(real.works):
        parts = [part.span for part in remarks.cut(*span)]
        assert "".join(edition.text[start:end] for start, end in parts) == edition.text[span.start : span.end]


def test_every_quotation_ends_in_a_sign_that_leads_to_its_note(work: Work) -> None:
    for edition in work.editions:
        remarks = Remarks(work, edition, ENGLISH, edition)
        spans = [span for segment in edition.segments for span in segment.published]
        shown = [noted for span in spans for part in remarks.cut(*span) for noted in part.ending]
        quoted = {
            (flag_id(register, remark), quotation.words)
            for register in work.document.registers
            if edition.witness.siglum in register.sigla
            for remark in register.remarks
            for quotation in remark.quotations
            if quotation.siglum == edition.witness.siglum
        }
        words = {(flag_id(n.register, n.remark), edition.text[n.span.start : n.span.end]) for n in shown}
        assert words == quoted and len(shown) == len(quoted)
        assert {remarks.address(noted) for noted in shown} == {f"#{flag}" for flag, _ in quoted}


def test_words_with_several_remarks_are_underlined_as_the_gravest(work: Work) -> None:
    remarks = Remarks(work, work.edition("mt"), ENGLISH)
    spans = [span for segment in work.edition("mt").segments for span in segment.published]
    parts = [part for span in spans for part in remarks.cut(*span) if len(part.ending) > 1]
    order = [*Severity]
    for part in parts:
        severities = [noted.remark.severity for noted in part.ending if noted.remark.severity]
        assert part.noted and part.noted.remark.severity
        assert order.index(part.noted.remark.severity) <= min(map(order.index, severities))
    assert parts


def test_the_note_of_a_column_has_an_anchor_of_its_own_where_the_page_has_none(work: Work) -> None:
    english, machine = work.edition("en"), work.edition("mt")
    for register in work.document.registers:
        remark = register.remarks[0]
        own = note_id(register, remark, machine, english) == flag_id(register, remark)
        assert own is ("en" in register.sigla)


def test_paper_has_a_note_for_each_mark_in_the_order_of_the_text(work: Work) -> None:
    edition = work.edition("mt")
    marks = Marks(edition, work.document.sics, ENGLISH, made="archive:made-mt.md")
    view = View(work, edition, ENGLISH, marks, Remarks(work, edition, ENGLISH, edition))
    section = next(section for section in work.document.sections if section.slug == "1-health-silk-road")
    notes = paper_notes((section,), view)
    assert notes.count("<li>") == notes.count("sic: ") == 2
    preamble = paper_notes((work.document.sections[0],), view)
    assert preamble.index("Paragraph 1 is missing") < preamble.index("Paragraph 2 is missing")
