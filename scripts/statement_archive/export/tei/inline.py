"""Published ranges of an edition -> what stands within an element of TEI: text, and what is marked in it.

A change is a `choice` between what stood in the raw file and what is published. Footnotes' signs, damage, words marked
as wrong and names are elements around the text. All these nest; where two marks overlap, or a mark ends within a
change, the mark that begins later is left out here, and what is said of it points to its segment.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from statement_archive.export.tei.elements import add, entity_id, own_id, segment_id
from statement_archive.export.xml_text import carry
from statement_archive.ledger import Offsets, published_edits
from statement_archive.model import Document, Edit, Edition, EntityKind, Occurrence, Span
from statement_archive.parts.marks import sic_places

_REGULAR = frozenset({"space", "wrap", "compose"})
"""Rules that make white space or the composition of letters regular; what others change stood there wrongly."""
NAMES = {EntityKind.COUNTRY: "placeName", EntityKind.ORGANISATION: "orgName", EntityKind.PERSON: "persName"}
_DEEPEST = 8
"""So many marks may stand within one another; parsers of XML have limits."""


class _Mark(NamedTuple):
    """An element around a published range."""

    start: int
    end: int
    rank: int
    """Of two around the same words, which one stands outside: the lower."""
    name: str
    attributes: Mapping[str, str]


class Inline:
    """All that is marked in an edition, as it stands in the text."""

    def __init__(
        self, document: Document, edition: Edition, named: Sequence[Occurrence], kinds: Mapping[str, EntityKind]
    ) -> None:
        """`named` is where something is named in the edition; of that, what `kinds` has the kind of is marked."""
        self._text = edition.text
        self._siglum = edition.witness.siglum
        self._edits = [
            (number, edit, span) for number, (edit, span) in enumerate(published_edits(edition.ledger.edits), 1)
        ]
        self._edit_starts = [span.start for *_, span in self._edits]
        self._taking = [span for *_, span in self._edits if span.end - span.start > 1]
        self._taking_starts = [span.start for span in self._taking]
        marks = [*_calls(edition), *_sics(document, edition), *_damages(edition), *_names(named, kinds)]
        self._marks = sorted(
            (mark for mark in marks if mark.start < mark.end and not self._is_cut(mark)),
            key=lambda mark: (mark.start, -mark.end, mark.rank),
        )
        self._mark_starts = [mark.start for mark in self._marks]

    def write(self, parent: etree._Element, span: Span) -> None:
        """Put a published range at the end of an element."""
        edits = self._within(span)
        writer = _Writer(parent)
        open_: list[int] = []
        at = span.start
        for mark in self._marks_from(span):
            while open_ and open_[-1] <= mark.start:
                at = self._plain(writer, at, open_[-1], edits)
                writer.end()
                open_.pop()
            if mark.end > (open_[-1] if open_ else span.end) or len(open_) == _DEEPEST:
                continue
            at = self._plain(writer, at, mark.start, edits)
            writer.begin(mark.name, mark.attributes)
            open_.append(mark.end)
        for end in reversed(open_):
            at = self._plain(writer, at, end, edits)
            writer.end()
        self._plain(writer, at, span.end, edits)

    def _marks_from(self, span: Span) -> Iterator[_Mark]:
        """The marks that begin in a range."""
        for index in range(bisect_left(self._mark_starts, span.start), bisect_left(self._mark_starts, span.end)):
            yield self._marks[index]

    def _within(self, span: Span) -> list[tuple[int, Edit, Span]]:
        """The changes that lie in a range, the last one first; one that left nothing is behind a character."""
        near = self._edits[bisect_left(self._edit_starts, span.start) : bisect_right(self._edit_starts, span.end)]
        return [(number, edit, own) for number, edit, own in reversed(near) if span.start < own.end <= span.end]

    def _plain(self, writer: "_Writer", start: int, end: int, edits: list[tuple[int, Edit, Span]]) -> int:
        """Text without marks up to `end`, with the changes in it, which are taken from the list."""
        while edits and edits[-1][2].end <= end:
            number, edit, span = edits.pop()
            writer.text(self._text[start : span.start])
            self._choice(writer, number, edit)
            start = span.end
        writer.text(self._text[start:end])
        return end

    def _choice(self, writer: "_Writer", number: int, edit: Edit) -> None:
        before, after = ("orig", "reg") if edit.rule in _REGULAR else ("sic", "corr")
        writer.begin("choice", {"change": f"#{own_id(self._siglum, f'r{number}')}"})
        add(writer.inmost, before, edit.before)
        writer.begin(after, {"evidence": edit.proof.value})
        at = 0
        for supplied in edit.supplied:
            writer.text(edit.after[at : supplied.start])
            writer.begin("supplied", {"reason": edit.rule})
            writer.text(edit.after[supplied.start : supplied.end])
            writer.end()
            at = supplied.end
        writer.text(edit.after[at:])
        writer.end()
        writer.end()

    def _is_cut(self, mark: _Mark) -> bool:
        """Whether a change holds an end of it."""
        return any(self._is_inside(offset) for offset in (mark.start, mark.end))

    def _is_inside(self, offset: int) -> bool:
        index = bisect_left(self._taking_starts, offset) - 1
        return index >= 0 and offset < self._taking[index].end


class _Writer:
    """Puts text and elements at the end of an element."""

    def __init__(self, parent: etree._Element) -> None:
        self._path = [parent]

    @property
    def inmost(self) -> etree._Element:
        """The element that is written into."""
        return self._path[-1]

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._path.append(add(self.inmost, name, **attributes))

    def end(self) -> None:
        """End the element that was begun last."""
        self._path.pop()

    def text(self, words: str) -> None:
        """Text; each line feed in it has an `lb` before it."""
        first, *rest = words.split("\n")
        self._append(first)
        for line in rest:
            break_line(self.inmost)
            self._append(line)

    def _append(self, words: str) -> None:
        if words:
            append(self.inmost, words)


def append(parent: etree._Element, words: str) -> None:
    """Put text at the end of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + carry(words)
    else:
        parent.text = (parent.text or "") + carry(words)


def break_line(parent: etree._Element) -> None:
    """End a line within an element: the sign of TEI, and the line feed itself."""
    add(parent, "lb").tail = "\n"


def _calls(edition: Edition) -> Iterator[_Mark]:
    siglum = edition.witness.siglum
    for call in edition.calls:
        if call.note in edition.by_slot or call.note in edition.missing:
            yield _Mark(*call.span, 0, "ref", {"type": "call", "target": f"#{segment_id(siglum, call.note)}"})


def _sics(document: Document, edition: Edition) -> Iterator[_Mark]:
    siglum = edition.witness.siglum
    own = (sic for sic in document.sics if sic.siglum == siglum)
    for number, sic in enumerate(own, 1):
        for index, (_, span) in enumerate(sic_places(edition, sic), 1):
            yield _Mark(*span, 1, "sic", {"id": own_id(siglum, f"sic{number}_{index}")})


def _damages(edition: Edition) -> Iterator[_Mark]:
    offsets = Offsets(edition.ledger.edits)
    for number, damage in enumerate(edition.ledger.damages, 1):
        span = offsets.to_published(damage.start, damage.end)
        id_ = own_id(edition.witness.siglum, f"d{number}")
        yield _Mark(*span, 2, "unclear", {"id": id_, "reason": damage.rule})


def _names(named: Sequence[Occurrence], kinds: Mapping[str, EntityKind]) -> Iterator[_Mark]:
    for one in named:
        if one.id in kinds:
            yield _Mark(*one.span, 3, NAMES[kinds[one.id]], {"ref": f"#{entity_id(one.id)}"})
