"""Footnotes: each place that calls one leads to it, and each note back to where it is called.

The text stays as it is: the sign that stands there is the link.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.model import Call, Edition, Segment, Work
from statement_archive.names import is_named_by_label, number_of, passage_name, phrase
from statement_archive.parts.editions import section_path
from statement_archive.parts.html import escape, join, tag
from statement_archive.parts.marks import Mark
from statement_archive.reader import Reader
from statement_archive.tags import attributes, is_same

_OWN = "call"
"""What the anchors of calls begin with on the pages of their own edition."""


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of an edition as they are linked on one kind of page."""

    work: Work
    edition: Edition
    reader: Reader
    beside: bool = False
    """Whether the text is a column beside others, whose calls have anchors too."""

    def marks(self) -> tuple[Mark, ...]:
        """A link for each call, in the order of the text."""
        return tuple(self._mark(call, number) for call, number in self._calls())

    def called(self, note: Segment) -> Markup:
        """The line under a note that leads back to every place that calls it; empty where none does."""
        links = [self._back(note, call, number) for call, number in self._calls() if call.note == note.id]
        words = escape(self.reader.say("footnote-called"))
        return tag("p", words, join(" · ", links), class_="called") if links else Markup()

    def _back(self, note: Segment, call: Call, number: int) -> Markup:
        segment = self.edition.by_slot[call.segment]
        tagged, around = self.edition.witness.language, self.reader.language
        is_foreign = is_named_by_label(segment) and not is_same(tagged, around)
        own = attributes(tagged, around) if is_foreign else {}
        name = phrase(passage_name(segment, self.reader), number_of(segment))
        return tag("a", name, href=self._address(note.id, call.segment, self._anchor(call, number)), **own)

    def _calls(self) -> Iterator[tuple[Call, int]]:
        """Every call whose note is there, with its number among the calls of that note."""
        seen: Counter[str] = Counter()
        for call in self.edition.calls:
            if call.note in self.edition.by_slot:
                seen[call.note] += 1
                yield call, seen[call.note]

    def _mark(self, call: Call, number: int) -> Mark:
        note, reader = self.edition.by_slot[call.note], self.reader
        words = self.edition.text[call.span.start : call.span.end].strip()
        target = self._address(call.segment, note.id, note.id)
        name = reader.say("segment-footnote", number=words)
        title, anchor = passage_name(note, reader), self._anchor(call, number)
        return Mark(*call.span, target, title, ("call",), id=anchor, name=name)

    def _anchor(self, call: Call, number: int) -> str:
        first = f"{_OWN}-{self.edition.witness.siglum}" if self.beside else _OWN
        return "-".join((first, call.note, *((str(number),) if number > 1 else ())))

    def _address(self, here: str, there: str, anchor: str) -> str:
        """The link from one segment to another: on the same page, else on that of the edition's own section."""
        if self.work.section_of[here] is self.work.section_of[there]:
            return f"#{anchor}"
        section = self.work.section_of[there]
        own = anchor.replace(f"{_OWN}-{self.edition.witness.siglum}-", f"{_OWN}-") if self.beside else anchor
        return f"archive:{section_path(self.work, self.edition, section.slug, self.reader)}#{own}"
