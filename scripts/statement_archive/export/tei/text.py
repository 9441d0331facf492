"""An edition -> the `text` of TEI that holds it: a division for each section, an element for each segment.

The published text of a segment is the text in its element, without what is in `orig`, and in `sic` within `choice`.
Lines, rows and cells are elements, and the line feeds and tabs between them are in the text as well; so whoever puts
text nodes together reads what is published, and whoever looks at elements misses nothing.
"""

from collections.abc import Mapping, Sequence

from lxml import etree

from statement_archive.export.tei.elements import add, new, own_id, pointers, segment_id
from statement_archive.export.tei.inline import Inline, append, break_line
from statement_archive.model import Edition, EntityKind, Kind, Occurrence, Section, Segment, Slot, Work
from statement_archive.parts.lines import table_lines
from statement_archive.tags import canonical

_ELEMENTS = {
    Kind.TITLE: "head",
    Kind.HEADING: "head",
    Kind.PARAGRAPH: "p",
    Kind.ITEM: "p",
    Kind.TABLE: "table",
    Kind.STANZA: "lg",
    Kind.CLOSING: "closer",
    Kind.SIGNATURES: "signed",
    Kind.NOTE: "note",
    Kind.FOOTNOTE: "note",
}
_TYPES = {
    Kind.TITLE: {"type": "title"},
    Kind.NOTE: {"type": "note", "place": "end"},
    Kind.FOOTNOTE: {"type": "footnote", "place": "foot"},
}
GAP = "gap"
_Lists = list[tuple[int, etree._Element]]
"""Lists that are open, each within an item of the one before, with their levels."""


def text_of(
    work: Work, edition: Edition, named: Sequence[Occurrence], kinds: Mapping[str, EntityKind]
) -> etree._Element:
    """The whole text; `named` and `kinds` are what `Inline` asks for."""
    return _Text(work, edition, Inline(work.document, edition, named, kinds)).element()


class _Text:
    """A text as it is put together."""

    def __init__(self, work: Work, edition: Edition, inline: Inline) -> None:
        self._work, self._edition, self._inline = work, edition, inline
        self._siglum = edition.witness.siglum
        self._slots: dict[str | None, list[Slot]] = {}
        for slot in work.document.outline:
            self._slots.setdefault(slot.section, []).append(slot)

    def element(self) -> etree._Element:
        language = canonical(self._edition.witness.language)
        text = new("text", id=own_id(self._siglum, "text"), n=self._siglum, lang=language, source=f"#{self._siglum}")
        body = add(text, "body")
        for slot in self._slots[None]:
            self._block(body, slot)
        for section in self._work.document.sections:
            self._section(body, section)
        return text

    def _section(self, body: etree._Element, section: Section) -> None:
        id_ = own_id(self._siglum, f"section_{section.id}")
        div = add(body, "div", id=id_, type="section", subtype=f"level{section.level}", n=section.slug)
        div.tail = "\n"
        lists: _Lists = []
        for slot in self._slots.get(section.id, ()):
            if slot.kind is not Kind.ITEM:
                lists = []
                self._block(div, slot)
            elif self._is_here(slot):
                lists = self._item(div, slot, lists)

    def _item(self, div: etree._Element, slot: Slot, lists: _Lists) -> _Lists:
        """Put an item into the list of its level, and return the lists that are open."""
        lists = [(level, one) for level, one in lists if level <= slot.level]
        if not lists or lists[-1][0] < slot.level:
            added = add(lists[-1][1][-1] if lists else div, "list")
            added.tail = "\n"
            lists.append((slot.level, added))
        item = add(lists[-1][1], "item")
        item.tail = "\n"
        self._block(item, slot)
        return lists

    def _is_here(self, slot: Slot) -> bool:
        """Whether it has an element of its own here."""
        segment = self._edition.by_slot.get(slot.id)
        return segment.id == slot.id if segment else slot.id in self._edition.missing

    def _block(self, parent: etree._Element, slot: Slot) -> None:
        """The segment, or the gap in its place; nothing for a slot that the segment before it answers to as well."""
        segment = self._edition.by_slot.get(slot.id)
        if segment and segment.id == slot.id:
            self._segment(parent, segment).tail = "\n"
        elif not segment and slot.id in self._edition.missing:
            self._gap(parent, slot).tail = "\n"

    def _gap(self, parent: etree._Element, slot: Slot) -> etree._Element:
        return add(
            parent,
            GAP,
            id=segment_id(self._siglum, slot.id),
            n=f"[{slot.label}]" if slot.label else "",
            reason=self._edition.missing[slot.id].value.replace(" ", "-"),
            unit=slot.kind.value,
            quantity="1",
            corresp=self._answers((slot.id,)),
        )

    def _segment(self, parent: etree._Element, segment: Segment) -> etree._Element:
        name, types = _ELEMENTS[segment.kind], dict(_TYPES.get(segment.kind, {}))
        if segment.kind is Kind.CLOSING and not _has_text(parent):
            # What ends a division must end something.
            name, types = "ab", {"type": "closing"}
        element = add(
            parent,
            name,
            id=segment_id(self._siglum, segment.id),
            n=segment.label or segment.cited,
            corresp=self._answers(segment.answers),
            **types,
        )
        for slot in segment.answers[1:]:
            add(element, "anchor", id=segment_id(self._siglum, slot))
        self._fill(element, segment)
        return element

    def _fill(self, element: etree._Element, segment: Segment) -> None:
        if segment.kind is Kind.TABLE:
            self._rows(element, segment)
            return
        for index, span in enumerate(segment.published):
            if segment.kind is Kind.STANZA:
                if index:
                    append(element, "\n")
                self._inline.write(add(element, "l"), span)
                continue
            if index:
                break_line(element)
            self._inline.write(element, span)

    def _rows(self, element: etree._Element, segment: Segment) -> None:
        for index, cells in enumerate(table_lines(segment)):
            if index:
                append(element, "\n")
            row = add(element, "row")
            for number, span in enumerate(cells):
                if number:
                    append(row, "\t")
                cell = add(row, "cell")
                if span:
                    self._inline.write(cell, span)

    def _answers(self, slots: Sequence[str]) -> str:
        """What leads to the segments of the other texts that answer to these slots."""
        return pointers(
            [
                segment_id(other.witness.siglum, other.by_slot[slot].id)
                for slot in slots
                for other in self._work.editions
                if other is not self._edition and slot in other.by_slot
            ]
        )


def _has_text(div: etree._Element) -> bool:
    """Whether something stands in a division besides its heading and gaps."""
    return any(etree.QName(child).localname not in ("head", GAP) for child in div)
