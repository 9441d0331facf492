"""The alignment: blocks of every witness in, the segments they are out; nothing is read or written.

`align` says which slot of a document's outline each block answers to, how sure that is, and what is missing. Printed
numbers and editors' decisions are fixed points; between them order, looks, length and common words decide, weighed
for all witnesses at once. What is not sure is said to be a doubt and never passed off as an answer. Why a slot is
missing is not decided here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from statement_archive.edition.align.anchors import Anchors, anchors_of
from statement_archive.edition.align.lattice import QUICK, THOROUGH, Lattice
from statement_archive.edition.align.moves import Moves
from statement_archive.edition.align.path import Path, plain_path
from statement_archive.edition.align.placing import Course, placed
from statement_archive.edition.align.records import THRESHOLD, Aligned, Alignment, Doubt, Reason
from statement_archive.edition.align.similarity import Lexicon
from statement_archive.edition.align.units import Unit, units_of
from statement_archive.model import Block, Document, Witness

__all__ = ["THRESHOLD", "Aligned", "Alignment", "Doubt", "Lexicon", "Reason", "align"]

_SURE = 0.98
"""Where the quick search finds anything less sure than this, the thorough one is asked."""


def align(document: Document, blocks: Mapping[str, tuple[Block, ...]], *, lexicon: Lexicon) -> Alignment:
    """Place the blocks of every witness (by siglum, in reading order, boilerplate left out) in the outline."""
    texts = [_text(document, witness, blocks.get(witness.siglum, ())) for witness in document.witnesses]
    path = plain_path(
        document.outline, [text.blocks for text in texts], [text.units for text in texts], [t.anchors for t in texts]
    )
    if path:
        return _told(document, texts, path)
    moves = [Moves(text.blocks, text.units, text.anchors, document.outline) for text in texts]
    lattice = Lattice(
        document.outline, [text.units for text in texts], moves, lexicon=lexicon, numbered=document.is_numbered
    )
    alignment = _told(document, texts, lattice.best(QUICK))
    if not _is_sure(alignment):
        alignment = _told(document, texts, lattice.best(THOROUGH))
    return alignment


@dataclass(frozen=True, slots=True)
class _Text:
    """What the search needs to know of one witness."""

    siglum: str
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    anchors: Anchors


def _text(document: Document, witness: Witness, blocks: tuple[Block, ...]) -> _Text:
    units = units_of(blocks, clauses=not document.is_numbered)
    return _Text(witness.siglum, blocks, units, anchors_of(witness, blocks, units, document.outline))


def _told(document: Document, texts: Sequence[_Text], path: Path) -> Alignment:
    """The path, told witness by witness."""
    aligned: list[Aligned] = []
    doubts: list[Doubt] = []
    for index, text in enumerate(texts):
        alone = [all(i == index or start == end for i, (start, end) in enumerate(row)) for row in path.rows]
        chunks, posteriors = [row[index] for row in path.rows], [shares[index] for shares in path.posteriors]
        course = Course(text.siglum, text.blocks, text.units, text.anchors, chunks, posteriors, alone)
        result, doubtful = placed(course, document.outline, numbered=document.is_numbered)
        aligned.append(result)
        doubts += (*text.anchors.doubts, *doubtful)
    return Alignment(tuple(aligned), tuple(doubts))


def _is_sure(alignment: Alignment) -> bool:
    placements = [placement for witness in alignment.witnesses for placement in witness.placements]
    searched = {Reason.UNCERTAIN, Reason.LACUNA, Reason.UNPLACED}
    return all(placement.confidence >= _SURE for placement in placements) and not any(
        doubt.reason in searched for doubt in alignment.doubts
    )
