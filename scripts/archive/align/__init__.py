"""The alignment: blocks of every witness in, the segments they are out; nothing is read or written.

`align` says which slot of a document's outline each block answers to, how sure that is, and what is missing. Printed
numbers and editors' decisions are fixed points; between them order, looks, length and common words decide, weighed
for all witnesses at once. What is not sure is said to be a doubt and never passed off as an answer. Why a slot is
missing is not decided here.
"""

from collections.abc import Mapping

from archive.align.anchors import Anchors, anchors_of
from archive.align.lattice import Lattice
from archive.align.moves import Moves
from archive.align.path import Path, plain_path
from archive.align.placing import Course, placed
from archive.align.records import THRESHOLD, Aligned, Alignment, Doubt, Reason
from archive.align.similarity import Lexicon
from archive.align.units import Unit, units_of
from archive.model import Block, Document

__all__ = ["THRESHOLD", "Aligned", "Alignment", "Doubt", "Lexicon", "Reason", "align"]


def align(document: Document, blocks: Mapping[str, tuple[Block, ...]], *, lexicon: Lexicon) -> Alignment:
    """Place the blocks of every witness (by siglum, in reading order, boilerplate left out) in the outline."""
    outline = document.outline
    texts = [blocks.get(witness.siglum, ()) for witness in document.witnesses]
    units = [units_of(text, clauses=not document.is_numbered) for text in texts]
    anchors = [
        anchors_of(witness, text, sentences, outline)
        for witness, text, sentences in zip(document.witnesses, texts, units, strict=True)
    ]
    moves = [Moves(*parts, outline) for parts in zip(texts, units, anchors, strict=True)]
    path = plain_path(outline, texts, units, anchors)
    if path is None:
        path = Lattice(outline, units, moves, lexicon=lexicon, numbered=document.is_numbered).best()
    aligned: list[Aligned] = []
    doubts: list[Doubt] = []
    for index, witness in enumerate(document.witnesses):
        course = _course(witness.siglum, index, (texts[index], units[index], anchors[index]), path)
        result, doubtful = placed(course, outline, numbered=document.is_numbered)
        aligned.append(result)
        doubts += (*anchors[index].doubts, *doubtful)
    return Alignment(tuple(aligned), tuple(doubts))


def _course(siglum: str, index: int, parts: tuple[tuple[Block, ...], tuple[Unit, ...], Anchors], path: Path) -> Course:
    """One witness's share of the path."""
    alone = [all(i == index or start == end for i, (start, end) in enumerate(row)) for row in path.rows]
    return Course(
        siglum, *parts, [row[index] for row in path.rows], [shares[index] for shares in path.posteriors], alone
    )
