"""Where a text was touched -> the quiet marks that lead from it to its explanation. The text itself stays as it is."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from statement_archive.ledger import Offsets, published_edits
from statement_archive.model import Edition, Proof, Segment, Sic, Span
from statement_archive.parts.changes import is_seen
from statement_archive.reader import Reader

_EVERYWHERE = frozenset({"wrap", "compose"})
"""Rules that change a text in every line, which would be underlined all over, and nothing that one can see."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of published text; an empty one stands behind the character before it."""

    start: int
    end: int
    target: str
    """What explains it: a page and the anchor of its entry."""
    title: str
    classes: tuple[str, ...]
    language: str = ""
    """Of the title, where it is an editors' sentence that is not there in the reader's language."""
    id: str = ""
    """Its own anchor, to which what it leads to leads back."""
    name: str = ""
    """What it is read out as, where its own words do not tell what it leads to."""


class Marks:
    """All marks of an edition in one language, disjoint and in order."""

    def __init__(
        self, edition: Edition, sics: Sequence[Sic], reader: Reader, *, made: str, further: Sequence[Mark] = ()
    ) -> None:
        """`made` is the page that explains repairs; a further mark that overlaps one of these is marked beside it."""
        own = [*_repairs(edition, reader), *_damages(edition, reader), *_sics(edition, sics, reader)]
        own = [replace(mark, target=f"{made}#{mark.target}") for mark in own]
        self._marks: list[Mark] = []
        for mark in sorted((*own, *_apart(further, own)), key=lambda mark: (mark.start, mark.end)):
            if mark.start == mark.end and "sic" not in mark.classes:
                continue
            if not self._marks or mark.start >= self._marks[-1].end:
                self._marks.append(mark)
        self._starts = [mark.start for mark in self._marks]

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The marks inside a published range."""
        for mark in self._marks[bisect_left(self._starts, start) :]:
            if mark.start > end:
                return
            if mark.end <= end:
                yield mark


def _apart(marks: Sequence[Mark], others: Sequence[Mark]) -> Iterator[Mark]:
    """Each mark cut down to the longest stretch that no other mark overlaps: one link for it, and none in another."""
    taken = {offset for mark in others for offset in range(mark.start, max(mark.end, mark.start + 1))}
    for mark in marks:
        free = (offset for offset in range(mark.start, mark.end) if offset not in taken)
        runs = groupby(enumerate(free), key=lambda pair: pair[1] - pair[0])
        longest = max(([offset for _, offset in run] for _, run in runs), key=len, default=[])
        if longest:
            yield replace(mark, start=longest[0], end=longest[-1] + 1)


def sic_places(edition: Edition, sic: Sic) -> Iterator[tuple[str, Span]]:
    """Segment id and published range of every occurrence of a *sic*."""
    for segment in edition.segments:
        for piece in segment.published:
            at = edition.text.find(sic.find, piece.start, piece.end)
            while at >= 0:
                yield segment.id, Span(at, at + len(sic.find))
                at = edition.text.find(sic.find, at + len(sic.find), piece.end)


def is_repaired(edition: Edition, segment: Segment) -> bool:
    """Whether any change that one can see was made in the segment; one that left nothing is behind a character."""
    return any(
        (span.start < piece.end and piece.start < span.end) or piece.start < span.start == span.end <= piece.end
        for edit, span in published_edits(edition.ledger.edits)
        if is_seen(edit)
        for piece in segment.published
    )


def has_repairs(edition: Edition) -> bool:
    """Whether any change that one can see was made in the text."""
    return any(map(is_seen, edition.ledger.edits))


def _repairs(edition: Edition, reader: Reader) -> Iterator[Mark]:
    for number, (edit, (start, end)) in enumerate(published_edits(edition.ledger.edits), 1):
        if edit.rule in _EVERYWHERE and edit.proof is Proof.EXACT:
            continue
        target = f"r{number}"
        title = reader.say("mark-repair", number=number, proof=reader.say(f"proof-{edit.proof.value}"))
        if start == end:
            yield Mark(max(start - 1, 0), end, target, title, ("repair",))
            continue
        at = start
        for supplied in edit.supplied:
            yield Mark(at, start + supplied.start, target, title, ("repair",))
            at = start + supplied.end
            by_hand = reader.say("mark-supplied", number=number)
            yield Mark(start + supplied.start, at, target, by_hand, ("repair", "supplied"))
        yield Mark(at, end, target, title, ("repair",))


def _damages(edition: Edition, reader: Reader) -> Iterator[Mark]:
    offsets = Offsets(edition.ledger.edits)
    for number, damage in enumerate(edition.ledger.damages, 1):
        start, end = offsets.to_published(damage.start, damage.end)
        yield Mark(start, end, f"d{number}", reader.say("mark-damage", number=number), ("damage",))


def _sics(edition: Edition, sics: Sequence[Sic], reader: Reader) -> Iterator[Mark]:
    own = [sic for sic in sics if sic.siglum == edition.witness.siglum]
    for number, sic in enumerate(own, 1):
        for _, (_, end) in sic_places(edition, sic):
            told = f"sic{reader.say('colon')}{reader.text(sic.note)}"
            yield Mark(end, end, f"sic{number}", told, ("sic",), reader.language_of(sic.note))
