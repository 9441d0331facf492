"""References between documents -> what stands at both their ends.

Each end shows one line a reference: where it leads, what relation it is, and, opened, both quotations and the reason.
The target's first words are in the page, so that a preview needs no network.
"""

from dataclasses import dataclass, field

from markupsafe import Markup

from statement_archive.model import Archive, Edition, Passage, Reference, Work
from statement_archive.names import phrase, slot_name, work_name
from statement_archive.parts.beginning import beginning
from statement_archive.parts.counterpart import counterpart
from statement_archive.parts.editions import main_edition, section_path, slot_in
from statement_archive.parts.foreign import sentences_in_html
from statement_archive.parts.html import fill, tag
from statement_archive.parts.quotation import quotation
from statement_archive.reader import Reader
from statement_archive.tags import direction

_PREVIEW = 240
"""So many characters of the target are shown in a preview."""


@dataclass(frozen=True)
class CrossReferences:
    """The references of an archive in one language, by the segments they link."""

    archive: Archive
    reader: Reader
    by_id: dict[str, Reference] = field(init=False, default_factory=dict)
    _at: dict[tuple[str, str], list[tuple[Reference, int]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the references by both their ends."""
        for reference in self.archive.references.links:
            self.by_id[reference.id] = reference
            for number, end in enumerate(reference.ends):
                self._at.setdefault((end.document, end.slot), []).append((reference, number))

    def at(self, work: Work, slots: tuple[str, ...]) -> list[Markup]:
        """The references at these slots, each an item of a list."""
        found = [pair for slot in slots for pair in self._at.get((work.document.id, slot), [])]
        return [self._item(reference, number) for reference, number in found]

    def _item(self, reference: Reference, number: int) -> Markup:
        """One reference as seen from one of its ends."""
        here, there = reference.ends[number], reference.ends[1 - number]
        way = "from" if number == 0 else "to"
        relation = self.reader.say(f"relation-{reference.relation.value}-{way}")
        target = f"{self.address(there)}#ref-{reference.id}-{'to' if number == 0 else 'from'}"
        link = tag("a", self.name(there), href=target, aria_describedby=f"preview-{reference.id}-{way}")
        reason = sentences_in_html(reference.reason, self.reader)
        evidence = tag(
            "details",
            tag("summary", self.reader.say("evidence")),
            self._quotation(here),
            self._quotation(there),
            tag("p", fill(self.reader.template("aside"), words=reason, aside=self.kinds(reference))),
        )
        words = relation + self.reader.say("gap")
        return tag(
            "li",
            words,
            tag("span", link, self._preview(reference, there, way), class_="target"),
            evidence,
            id=f"ref-{reference.id}-{way}",
        )

    def kinds(self, reference: Reference) -> str:
        """How near the words are, and who made the link."""
        likeness = self.reader.say(f"likeness-{reference.likeness.value}")
        return f"{likeness}{self.reader.say('semicolon')}{self.reader.say(f'by-{reference.by}')}"

    def name(self, end: Passage) -> str:
        """`Press release of 1 March 2024, paragraph 4`."""
        work = self.archive.by_id[end.document]
        own = work.document.slot_by_id[end.slot]
        slot = slot_in(self._nearest(work, end), own)
        name = phrase(slot_name(slot, self.reader), slot.label)
        kind, date = work_name(work.document, self.reader), self.reader.date(work.document.date)
        return self.reader.say("target", kind=kind, date=date, segment=name)

    def address(self, end: Passage) -> str:
        """The page of a passage, in the reader's language where a text there has the segment."""
        work = self.archive.by_id[end.document]
        edition = self._nearest(work, end)
        return f"archive:{section_path(work, edition, work.section_of[end.slot].slug, self.reader)}"

    def _nearest(self, work: Work, end: Passage) -> Edition:
        main = main_edition(work, self.reader)
        return main if end.slot in main.by_slot else work.edition(end.siglum)

    def _quotation(self, end: Passage) -> Markup:
        return tag("p", tag("span", self.name(end), class_="quoted"), " ", self.words(end))

    def words(self, end: Passage) -> Markup:
        """The quotation at an end."""
        return quotation(end.words, self.archive.by_id[end.document].edition(end.siglum))

    def besides(self, end: Passage) -> Markup:
        """What the reader's official text says at an end that quotes another; empty where there is none."""
        return counterpart(self.archive.by_id[end.document], end.slot, {end.siglum}, self.reader)

    def _preview(self, reference: Reference, end: Passage, way: str) -> Markup:
        edition = self._nearest(self.archive.by_id[end.document], end)
        tagged = edition.witness.language
        return tag(
            "span",
            beginning(edition.by_slot[end.slot].text, _PREVIEW),
            class_="preview",
            role="tooltip",
            id=f"preview-{reference.id}-{way}",
            lang=tagged,
            dir=direction(tagged),
        )
