"""A work -> Akoma Ntoso 3.0: for each of its texts a `statement`, with sections, paragraphs and points.

The published text of a segment is the string value of the element that holds it and nothing else: of `content` or
`intro` in the element whose `wId` is its id, or of that element itself where it has neither (a heading, a title).
What parts lines, rows and cells is there in the text as well as in elements. Words that are no text stand in `remark`:
what is lacking, and that a machine translated it.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from lxml import etree

from statement_archive.export.akn.elements import NAMESPACE, add, eid, section_eid
from statement_archive.export.akn.meta import add_meta
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.xml_text import as_file, carry
from statement_archive.model import (
    BODY_KINDS,
    LINED_KINDS,
    Call,
    Edition,
    Kind,
    Section,
    Segment,
    Slot,
    Span,
    Status,
    Work,
)
from statement_archive.names import cause_text, edition_name, edition_phrase, slot_name
from statement_archive.parts.cite import own_reader
from statement_archive.parts.lines import table_lines
from statement_archive.reader import Reader
from statement_archive.tags import canonical

MEDIA_TYPE = "application/akn+xml"
_USE = """pip install cobalt
python3 -c "from cobalt import Statement; it = Statement(open('{file}', 'rb').read()); \
print(it.title, it.expression_frbr_uri().expression_uri(), sep='\\n')\""""
"""Prints the title of a text and its address in the convention."""


def akn(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """A file for each text; it passes the schema of OASIS."""
    for edition in work.editions:
        siglum = edition.witness.siglum
        path = f"{FOLDER}/{work.document.id}/akn-{siglum}.xml"
        yield DataFile(path, partial(_file, holdings, work, edition), MEDIA_TYPE, "data-akn", siglum)


def _file(holdings: Holdings, work: Work, edition: Edition) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    statement = add(root, "statement", name="statement")
    add_meta(statement, holdings, work, edition)
    _Statement(work, edition, own_reader(edition, holdings.site[0])).fill(statement)
    return as_file(root)


class _Statement:
    """A text as it is put together."""

    def __init__(self, work: Work, edition: Edition, reader: Reader) -> None:
        self._work, self._edition, self._reader = work, edition, reader
        self._slots = {slot.id: slot for slot in work.document.outline}
        self._within: dict[str | None, list[Slot]] = {}
        for slot in work.document.outline:
            if self._is_here(slot):
                self._within.setdefault(slot.section, []).append(slot)
        self._calls: dict[str, list[Call]] = {}
        for call in edition.calls:
            if self._is_here(self._slots[call.note]):
                self._calls.setdefault(call.segment, []).append(call)

    def fill(self, statement: etree._Element) -> None:
        """Put in all that stands behind `meta`."""
        language = canonical(self._edition.witness.language)
        is_machine = self._edition.witness.status is Status.MACHINE_TRANSLATION
        if is_machine:
            paragraph = add(add(statement, "coverPage"), "p")
            self._remark(paragraph, edition_name(self._edition, self._reader))
        for slot in self._within.get(None, ()):
            title = add(add(statement, "preface", lang=language), "longTitle", eId=eid(slot), wId=slot.id)
            self._blocks(title, slot, "docTitle")
        body = add(statement, "mainBody", lang=language, status="translated" if is_machine else "")
        for section in self._work.document.sections:
            self._section(body, section)

    def _is_here(self, slot: Slot) -> bool:
        """Whether it has an element of its own here."""
        segment = self._edition.by_slot.get(slot.id)
        return segment.id == slot.id if segment else slot.id in self._edition.missing

    def _section(self, body: etree._Element, section: Section) -> None:
        element = add(body, "section", eId=section_eid(section.id))
        element.tail = "\n"
        slots = self._within.get(section.id, [])
        names = {slot.id for slot in slots}
        below: dict[str, list[Slot]] = {}
        for slot in slots:
            above = slot.id.rpartition(".")[0]
            below.setdefault(above if above in names else "", []).append(slot)
        for slot in below.get("", ()):
            if slot.kind is Kind.HEADING:
                self._heading(element, slot)
            else:
                self._unit(element, slot, below)

    def _heading(self, section: etree._Element, slot: Slot) -> None:
        segment = self._edition.by_slot.get(slot.id)
        if segment and segment.label:
            add(section, "num", segment.label)
        heading = add(section, "heading", eId=eid(slot), wId=slot.id)
        if segment:
            self._lines(heading, segment.published, segment)
        else:
            self._lacuna(heading, slot)

    def _unit(self, parent: etree._Element, slot: Slot, below: dict[str, list[Slot]]) -> None:
        """A segment, or the words on its lack, and what stands under it."""
        segment, inner = self._edition.by_slot.get(slot.id), below.get(slot.id, ())
        if slot.kind in BODY_KINDS:
            element = add(parent, "paragraph", eId=eid(slot), wId=slot.id, **_named(slot, segment))
        elif slot.kind is Kind.ITEM:
            element = add(parent, "point", eId=eid(slot), wId=slot.id, **_named(slot, segment))
        else:
            element = add(parent, "hcontainer", name=slot.kind.value, eId=eid(slot), wId=slot.id)
        element.tail = "\n"
        if segment and segment.label:
            add(element, "num", segment.label)
        name = "intro" if inner else "content"
        self._blocks(add(element, name, eId=f"{eid(slot)}__{name}"), slot)
        for one in inner:
            self._unit(element, one, below)

    def _blocks(self, parent: etree._Element, slot: Slot, inline: str = "") -> None:
        """The paragraphs, lines or rows of a segment."""
        segment = self._edition.by_slot.get(slot.id)
        if not segment:
            self._lacuna(add(parent, "p"), slot)
        elif segment.kind is Kind.TABLE:
            self._table(add(parent, "table", eId=f"{eid(slot)}__table"), segment)
        elif segment.kind in LINED_KINDS:
            paragraph = add(parent, "p")
            self._lines(add(paragraph, inline) if inline else paragraph, segment.published, segment)
        else:
            for index, span in enumerate(segment.published):
                if index:
                    parent[-1].tail = "\n"
                self._lines(add(parent, "p"), (span,), segment)

    def _table(self, table: etree._Element, segment: Segment) -> None:
        for index, cells in enumerate(table_lines(segment)):
            if index:
                table[-1].tail = "\n"
            row = add(table, "tr")
            for number, span in enumerate(cells):
                if number:
                    row[-1].tail = "\t"
                self._lines(add(add(row, "td"), "p"), (span,) if span else (), segment)

    def _lines(self, parent: etree._Element, spans: Sequence[Span], segment: Segment) -> None:
        """Published ranges, each on a line of its own; the signs in them that call footnotes are links."""
        calls = self._calls.get(segment.id, ())
        for index, span in enumerate(spans):
            if index:
                _break(parent)
            at = span.start
            for call in calls:
                if at <= call.span.start and call.span.end <= span.end:
                    self._write(parent, at, call.span.start)
                    reference = add(parent, "ref", href=f"#{eid(self._slots[call.note])}")
                    self._write(reference, *call.span)
                    at = call.span.end
            self._write(parent, at, span.end)

    def _write(self, parent: etree._Element, start: int, end: int) -> None:
        first, *rest = self._edition.text[start:end].split("\n")
        _append(parent, first)
        for line in rest:
            _break(parent)
            _append(parent, line)

    def _lacuna(self, parent: etree._Element, slot: Slot) -> None:
        """What is lacking here and why, in the words of the site language nearest to the text."""
        reader, cause = self._reader, self._edition.missing[slot.id]
        phrase = edition_phrase(self._edition, reader)
        name = slot_name(slot, reader)
        self._remark(parent, reader.say("missing", segment=name, name=phrase, cause=cause_text(cause, reader)))

    def _remark(self, parent: etree._Element, words: str) -> None:
        add(parent, "remark", words, status="editorial", lang=self._reader.language)


def _named(slot: Slot, segment: Segment | None) -> dict[str, str]:
    """The further slots that a segment answers to; what kind of paragraph it is, where it is no plain one."""
    kind = (slot.kind.value,) if slot.kind in LINED_KINDS else ()
    answers = segment.answers[1:] if segment else ()
    return {"class_": " ".join((*kind, *(f"answers-{answer}" for answer in answers)))}


def _break(parent: etree._Element) -> None:
    add(parent, "eol").tail = "\n"


def _append(parent: etree._Element, words: str) -> None:
    if not words:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + carry(words)
    else:
        parent.text = (parent.text or "") + carry(words)


AKN = Format(
    "akn",
    "https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part1-vocabulary.html",
    akn,
    use=_USE,
)
