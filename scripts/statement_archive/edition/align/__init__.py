"""The alignment: blocks of every witness in, the segments they are out; nothing is read or written.

`align` says which slot of a document's outline each block answers to, how sure that is, and what is missing. Printed
numbers and editors' decisions are fixed points; between them order, looks, length and common words decide, weighed
for all witnesses at once. What is not sure is said to be a doubt and never passed off as an answer. Why a slot is
missing is not decided here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statement_archive.edition.align.alignment import THRESHOLD, Alignment, Doubt, Reason
from statement_archive.edition.align.anchors import Anchors, anchors_of
from statement_archive.edition.align.joining import join_decided
from statement_archive.edition.align.lattice import QUICK, THOROUGH, Lattice
from statement_archive.edition.align.moves import Moves
from statement_archive.edition.align.path import Path, plain_path
from statement_archive.edition.align.placing import Course, place
from statement_archive.edition.align.similarity import Lexicon
from statement_archive.edition.align.units import Unit, units_of
from statement_archive.model import Block, Document, Parsed, Placed

__all__ = ["THRESHOLD", "Alignment", "Doubt", "Lexicon", "Reason", "align"]

_TITLE = "title"
"""The slot of the title in every outline."""
_SURE = 0.98
"""Where the quick search finds anything less sure than this, the thorough one is asked."""


def align(parsed: Sequence[Parsed], *, document: Document, lexicon: Lexicon) -> Alignment:
    """Place the blocks of all witnesses of a document in its outline."""
    texts = [_text(document, own) for own in parsed]
    path = plain_path(
        document.outline, [text.blocks for text in texts], [text.units for text in texts], [t.anchors for t in texts]
    )
    if path:
        return _tell(document, texts, path)
    moves = [Moves(text.blocks, text.units, text.anchors, document.outline) for text in texts]
    lattice = Lattice(
        document.outline, [text.units for text in texts], moves, lexicon=lexicon, numbered=document.is_numbered
    )
    alignment = _tell(document, texts, lattice.best(QUICK))
    if not _is_sure(alignment):
        alignment = _tell(document, texts, lattice.best(THOROUGH))
    return alignment


@dataclass(frozen=True, slots=True)
class _Text:
    """What the search needs to know of one witness."""

    parsed: Parsed
    units: tuple[Unit, ...]
    anchors: Anchors

    @property
    def blocks(self) -> tuple[Block, ...]:
        """In reading order."""
        return self.parsed.blocks


def _text(document: Document, parsed: Parsed) -> _Text:
    parsed = join_decided(parsed, document.outline)
    units = units_of(parsed.blocks, clauses=not document.is_numbered)
    return _Text(parsed, units, anchors_of(parsed, units, document))


def _tell(document: Document, texts: Sequence[_Text], path: Path) -> Alignment:
    """The path, told witness by witness."""
    placed: list[Placed] = []
    doubts: list[Doubt] = []
    for index, text in enumerate(texts):
        alone = [all(i == index or start == end for i, (start, end) in enumerate(row)) for row in path.rows]
        chunks, posteriors = [row[index] for row in path.rows], [shares[index] for shares in path.posteriors]
        course = Course(text.parsed, text.units, text.anchors, chunks, posteriors, alone)
        own, doubtful = place(course, document.outline, numbered=document.is_numbered)
        placed.append(own)
        doubts += (*text.anchors.doubts, *doubtful)
    return Alignment(tuple(_without_absent_title(placed)), tuple(doubts))


def _without_absent_title(texts: Sequence[Placed]) -> Iterator[Placed]:
    """Where no witness has a title, the work has none, and none lacks it."""
    has_title = any(_TITLE in placement.slots for text in texts for placement in text.placements)
    for text in texts:
        runs = (tuple(slot for slot in run if has_title or slot != _TITLE) for run in text.missing)
        yield replace(text, missing=tuple(run for run in runs if run))


def _is_sure(alignment: Alignment) -> bool:
    placements = [placement for text in alignment.texts for placement in text.placements]
    searched = {Reason.UNCERTAIN, Reason.LACUNA, Reason.UNPLACED}
    return all(placement.confidence >= _SURE for placement in placements) and not any(
        doubt.reason in searched for doubt in alignment.doubts
    )
