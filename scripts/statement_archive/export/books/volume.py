"""A book before it has pages: whose texts it holds, in whose words, and where in it everything stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from statement_archive.addresses import relative
from statement_archive.export.format import Holdings
from statement_archive.model import Edition, Kind, Register, Remark, Slot, Work
from statement_archive.names import document_name, edition_name
from statement_archive.parts.cite import own_reader, own_title
from statement_archive.reader import Reader

TITLE, NOTES, APPARATUS, COLOPHON = "title.xhtml", "notes.xhtml", "apparatus.xhtml", "colophon.xhtml"


@dataclass(frozen=True)
class Volume:
    """A text of a document, or all of them set under one another."""

    holdings: Holdings
    work: Work
    editions: tuple[Edition, ...]
    siglum: str = ""
    """Of the one text; "" for a book of all."""

    @cached_property
    def reader(self) -> Reader:
        """Whose words the book uses: of one text those of the nearest language of the site."""
        default = self.holdings.site[0]
        return own_reader(self.editions[0], default) if self.siglum else default

    @property
    def language(self) -> str:
        """What it is written in: the text, or where there are several, the book's own words."""
        return self.editions[0].witness.language if self.siglum else self.reader.language

    @property
    def title(self) -> str:
        """The document's, on one line."""
        if self.siglum:
            return own_title(self.work, self.editions[0], self.reader)
        return self.reader.text(self.work.document.title)

    @property
    def title_language(self) -> str:
        """The language of that."""
        if self.siglum and "title" in self.editions[0].by_slot:
            return self.language
        return self.reader.language_of(self.work.document.title)

    @property
    def name(self) -> str:
        """What it holds: which text, or that it is all of them."""
        return edition_name(self.editions[0], self.reader) if self.siglum else self.reader.say("parallel-all")

    @property
    def shelf_mark(self) -> str:
        """Document and text in a line, as a list of books has it."""
        return self.reader.say("comma").join((document_name(self.work.document, self.reader), self.name))

    @property
    def registers(self) -> tuple[Register, ...]:
        """What editors found in its texts."""
        sigla = {edition.witness.siglum for edition in self.editions}
        return tuple(register for register in self.work.document.registers if not sigla.isdisjoint(register.sigla))

    def id(self, edition: Edition, name: str) -> str:
        """The id of what belongs to one text: a segment's own where the book has but one."""
        return name if self.siglum else f"{edition.witness.siglum}-{name}"

    def page_of(self, slot: str) -> str:
        """The page on which a slot stands."""
        place = self._slots[slot]
        if place.kind is Kind.TITLE:
            return TITLE
        return NOTES if place.kind is Kind.FOOTNOTE else f"text/{self.work.section_of[slot].slug}.xhtml"

    def link(self, slot: str, own: str) -> str:
        """The link from the page `own` to a slot; "" where the book has nothing of it."""
        segments = [edition.by_slot[slot] for edition in self.editions if slot in edition.by_slot]
        is_told = any(slot in edition.missing for edition in self.editions)
        if not segments and not (is_told and self.has(slot)):
            return ""
        place = segments[0].id if segments and self.siglum else slot
        return f"{relative(self.page_of(place), own)}#{slot}"

    def has(self, slot: str) -> bool:
        """Whether any text of the document has a slot; what none has is not told of."""
        return any(slot in edition.by_slot for edition in self.work.editions)

    def remarks_at(self, slots: tuple[str, ...]) -> Iterator[tuple[Register, list[Remark]]]:
        """What each register has on slots, where it has anything."""
        for register in self.registers:
            found = [remark for remark in register.remarks if remark.slot in slots]
            if found:
                yield register, found

    @cached_property
    def _slots(self) -> dict[str, Slot]:
        return {slot.id: slot for slot in self.work.document.outline}


def remark_id(register: Register, remark: Remark) -> str:
    """The anchor of a remark."""
    return f"{register.name}-{remark.id}"
