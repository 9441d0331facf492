"""The alignment: blocks of every witness in, the segments they are out; nothing is read or written.

`align` says which slot of a document's outline each block answers to, how sure that is, and what is missing. Printed
numbers and editors' decisions are fixed points; between them order, looks, length and common words decide, weighed
for all witnesses at once. What is not sure is said to be a doubt and never passed off as an answer. Why a slot is
missing is not decided here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statement_archive.edition.align.alignment import THRESHOLD, Alignment, Doubt, Reason
from statement_archive.edition.align.anchors import Anchors, anchors_of, begins
from statement_archive.edition.align.joining import join_decided
from statement_archive.edition.align.lattice import QUICK, THOROUGH, Lattice
from statement_archive.edition.align.many import Many
from statement_archive.edition.align.moves import Moves, PlainMoves
from statement_archive.edition.align.path import Path, plain_path
from statement_archive.edition.align.placing import Course, place
from statement_archive.edition.align.similarity import Lexicon, terms_of
from statement_archive.edition.align.units import Unit, units_of
from statement_archive.edition.align.voices import Voice, features_of
from statement_archive.model import Block, Document, Parsed, Placed

__all__ = ["THRESHOLD", "Alignment", "Doubt", "Lexicon", "Reason", "align"]

_TITLE = "title"
"""The slot of the title in every outline."""
_JOINT, _JOINT_NUMBERED = 2, 3
"""How many witnesses are searched jointly: with each more, the ways to place them all multiply."""
_BEGINNINGS = 3
"""From how many texts the search of many begins; what each comes to has to be the same."""
_SURE = 0.98
"""Where the quick search finds anything less sure than this, the thorough one is asked."""


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


def align(parsed: Sequence[Parsed], *, document: Document, lexicon: Lexicon) -> Alignment:
    """Place the blocks of all witnesses of a document in its outline."""
    texts = [_text(document, own) for own in parsed]
    path = plain_path(
        document.outline, [text.blocks for text in texts], [text.units for text in texts], [t.anchors for t in texts]
    )
    if path:
        return _tell(document, texts, path)
    many = sum(bool(text.blocks) for text in texts)
    if many > (_JOINT_NUMBERED if document.is_numbered else _JOINT):
        return _align_many(document, texts, lexicon)
    alignment = _align_jointly(document, texts, lexicon)
    if many < 2 or document.is_numbered or _is_sure(alignment):
        return alignment
    # Without numbers, texts that share few words say most by their lengths, which the search by turns hears better.
    return min((alignment, _align_many(document, texts, lexicon)), key=lambda found: len(found.doubts))


def _align_jointly(document: Document, texts: Sequence[_Text], lexicon: Lexicon) -> Alignment:
    """The alignment of few witnesses, searched together."""
    moves = [Moves(text.blocks, text.units, text.anchors, document.outline) for text in texts]
    lattice = Lattice(
        document.outline, [text.units for text in texts], moves, lexicon=lexicon, numbered=document.is_numbered
    )
    alignment = _tell(document, texts, lattice.best(QUICK))
    if not _is_sure(alignment):
        alignment = _tell(document, texts, lattice.best(THOROUGH))
        if lattice.is_cut and not _is_sure(alignment):
            given_up = tuple(_given_up(text) for text in texts if text.blocks)
            alignment = replace(alignment, doubts=(*alignment.doubts, *given_up))
    return alignment


def _align_many(document: Document, texts: Sequence[_Text], lexicon: Lexicon) -> Alignment:
    """The alignment of more witnesses than can be searched jointly."""
    filled = [index for index, text in enumerate(texts) if text.blocks]
    voices = [_voice(document, texts[index], lexicon) for index in filled]
    searches = [Many(document.outline, voices, rank) for rank in range(min(_BEGINNINGS, len(voices)))]
    for search in searches:
        search.settle()
    many, *others = sorted(searches, key=lambda search: -search.weight)
    found = dict(zip(filled, zip(many.standings, many.shares(others), strict=True), strict=True))
    absent = ((0, 0),) * len(document.outline), ({(0, 0): 1.0},) * len(document.outline)
    standings, shares = zip(*(found.get(index, absent) for index in range(len(texts))), strict=True)
    rows, posteriors = zip(*standings, strict=True), zip(*shares, strict=True)
    alignment = _tell(document, texts, Path(tuple(rows), tuple(posteriors)))
    given_up = tuple(_given_up(texts[filled[index]]) for index in many.unsettled)
    return replace(alignment, doubts=(*alignment.doubts, *given_up))


def _voice(document: Document, text: _Text, lexicon: Lexicon) -> Voice:
    moves = PlainMoves(text.blocks, text.units, text.anchors, document.outline)
    said = [unit.text for unit in text.units]
    features = [features_of(one) | terms for one, terms in zip(said, terms_of(said, lexicon), strict=True)]
    slot_of = {text.units[unit].block: slot for unit, slot in text.anchors.slot_of.items() if text.units[unit].opens}
    return Voice(text.blocks, text.units, moves, features, slot_of)


def _given_up(text: _Text) -> Doubt:
    return Doubt(text.parsed.witness.siglum, (), 0.0, begins(text.units[0].text), Reason.GIVEN_UP)


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
