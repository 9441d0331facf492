"""The alignment: blocks of every witness in, the segments they are out; nothing is read or written.

`align` says which slot of a document's outline each block answers to, how sure that is, and what is missing. Printed
numbers and editors' decisions are fixed points; between them order, looks, length and common words decide, weighed
for all witnesses at once. What is not sure is said to be a doubt and never passed off as an answer. Why a slot is
missing is not decided here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from statement_archive.edition.align.alignment import THRESHOLD, Alignment, Doubt, Reason
from statement_archive.edition.align.allowance import Allowance, EndlessSearchError
from statement_archive.edition.align.anchors import Anchors, anchors_of, begins
from statement_archive.edition.align.joining import join_decided
from statement_archive.edition.align.lattice import GUIDED, QUICK, THOROUGH, Lattice
from statement_archive.edition.align.many import Many
from statement_archive.edition.align.moves import Moves, PlainMoves
from statement_archive.edition.align.path import Path, plain_path
from statement_archive.edition.align.placing import Course, place
from statement_archive.edition.align.plane import Plane, plane_of
from statement_archive.edition.align.similarity import Chunk, Lexicon, terms_of
from statement_archive.edition.align.units import Unit, units_of
from statement_archive.edition.align.voices import Standing, Voice, features_of
from statement_archive.model import Block, Document, Kind, Parsed, Placed

__all__ = ["THRESHOLD", "Alignment", "Doubt", "EndlessSearchError", "Lexicon", "Reason", "align"]

_TITLE = "title"
"""The slot of the title in every outline."""
_FEW, _JOINT_NUMBERED = 2, 3
"""How many witnesses are searched together, without numbers and with them: with each more, the ways multiply."""
_BEGINNINGS, _GROUP = 3, 3
"""How many groups of texts the search of many begins from, and of how many texts; all have to come to the same."""
_SOBERING = 0.756
"""What the logarithm of odds is multiplied by: of what was 99 % sure, 97 % were right on handbooks."""
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
    """Place the blocks of all witnesses of a document in its outline; raises EndlessSearchError."""
    texts = [_text(document, own) for own in parsed]
    path = plain_path(
        document.outline, [text.blocks for text in texts], [text.units for text in texts], [t.anchors for t in texts]
    )
    if path:
        return _tell(document, texts, path)
    filled = [index for index, text in enumerate(texts) if text.blocks]
    if len(filled) < _FEW or (document.is_numbered and len(filled) <= _JOINT_NUMBERED):
        return _align_jointly(document, texts, lexicon)
    voices = [_voice(document, texts[index], lexicon) for index in filled]
    if len(filled) == _FEW:
        return _align_pair(document, texts, filled, voices)
    return _align_many(document, texts, filled, voices)


def _align_jointly(document: Document, texts: Sequence[_Text], lexicon: Lexicon) -> Alignment:
    """The alignment of few witnesses, searched together."""
    moves = [Moves(text.blocks, text.units, text.anchors, document.outline) for text in texts]
    lattice = Lattice(
        document.outline, [text.units for text in texts], moves, lexicon=lexicon, numbered=document.is_numbered
    )
    allowance = Allowance()
    alignment = _tell(document, texts, lattice.best(QUICK, allowance))
    if not _is_sure(alignment):
        alignment = _tell(document, texts, lattice.best(THOROUGH, allowance))
        if lattice.is_cut and not _is_sure(alignment):
            alignment = _giving_up(alignment, [text for text in texts if text.blocks])
    return alignment


def _align_pair(
    document: Document, texts: Sequence[_Text], filled: Sequence[int], voices: Sequence[Voice]
) -> Alignment:
    """The alignment of two witnesses without numbers: first beside each other, then over the outline."""
    allowance = Allowance()
    planes = {(0, 1): plane_of(voices[0], voices[1], _kinds(document), allowance)}
    lattice = _guided(document, [texts[index] for index in filled], planes)
    path = lattice.best(GUIDED, allowance)
    standings = [tuple(row[at] for row in path.rows) for at in range(_FEW)]
    shares = [tuple(share[at] for share in path.posteriors) for at in range(_FEW)]
    alignment = _tell(document, texts, _path(document, len(texts), filled, standings, shares))
    if lattice.is_cut and not _is_sure(alignment):
        return _giving_up(alignment, [texts[index] for index in filled])
    return alignment


def _align_many(
    document: Document, texts: Sequence[_Text], filled: Sequence[int], voices: Sequence[Voice]
) -> Alignment:
    """The alignment of more witnesses than can be searched together: a few are, the others join them."""
    kinds, allowance = _kinds(document), Allowance()
    planes = cache(lambda one, other: plane_of(voices[one], voices[other], kinds, allowance))
    searches = []
    for group in _beginnings(voices, len(document.outline)):
        own = {(one, other): planes(group[one], group[other]) for one, other in combinations(range(len(group)), 2)}
        path = _guided(document, [texts[filled[index]] for index in group], own).best(GUIDED, allowance)
        beginning = {index: tuple(row[at] for row in path.rows) for at, index in enumerate(group)}
        searches.append(Many(document.outline, voices, beginning, allowance=allowance))
        if allowance.is_short:
            break
    many, *others = sorted(searches, key=lambda search: -search.weight)
    path = _path(document, len(texts), filled, many.standings, many.shares(others))
    # One search alone can't tell whether others would have come to the same.
    unsettled = many.unsettled if others or not allowance.is_short else range(len(filled))
    return _giving_up(_tell(document, texts, path), [texts[filled[index]] for index in unsettled])


def _beginnings(voices: Sequence[Voice], slots: int) -> list[tuple[int, ...]]:
    """Groups of witnesses, by their index, that searches begin from: those with about as many blocks as slots first."""
    order = sorted(range(len(voices)), key=lambda index: (abs(len(voices[index].blocks) - slots), index))
    if len(order) <= _GROUP:
        return [tuple(sorted(order)), *combinations(range(len(order)), len(order) - 1)]
    groups = [
        tuple(sorted(order[(start + at) % len(order)] for at in range(_GROUP)))
        for start in range(0, _BEGINNINGS * _GROUP, _GROUP)
    ]
    return list(dict.fromkeys(groups))


def _kinds(document: Document) -> list[Kind]:
    return sorted({slot.kind for slot in document.outline}, key=lambda kind: kind.value)


def _guided(document: Document, texts: Sequence[_Text], planes: Mapping[tuple[int, int], Plane]) -> Lattice:
    """The search of a few witnesses over the outline, guided by what each two of them say of each other."""
    moves = [Moves(text.blocks, text.units, text.anchors, document.outline) for text in texts]
    return Lattice(
        document.outline,
        [text.units for text in texts],
        moves,
        lexicon=Lexicon(),
        numbered=document.is_numbered,
        planes=planes,
    )


def _path(
    document: Document,
    many: int,
    filled: Sequence[int],
    standings: Sequence[Standing],
    shares: Sequence[tuple[dict[Chunk, float], ...]],
) -> Path:
    """The path of all witnesses, where those without text have nothing; its probabilities as sure as they may be."""
    absent = ((0, 0),) * len(document.outline), ({(0, 0): 1.0},) * len(document.outline)
    found = dict(zip(filled, zip(standings, map(_sobered, shares), strict=True), strict=True))
    rows, posteriors = zip(*(found.get(index, absent) for index in range(many)), strict=True)
    return Path(tuple(zip(*rows, strict=True)), tuple(zip(*posteriors, strict=True)))


def _sobered(shares: Sequence[dict[Chunk, float]]) -> tuple[dict[Chunk, float], ...]:
    """Probabilities whose odds are made smaller: what words say of each other is not as independent as it is taken."""
    return tuple(
        {
            chunk: 1 / (1 + ((1 - share) / share) ** _SOBERING) if 0 < share < 1 else share
            for chunk, share in own.items()
        }
        for own in shares
    )


def _voice(document: Document, text: _Text, lexicon: Lexicon) -> Voice:
    moves = PlainMoves(text.blocks, text.units, text.anchors, document.outline)
    said = [unit.text for unit in text.units]
    features = [features_of(one) | terms for one, terms in zip(said, terms_of(said, lexicon), strict=True)]
    slot_of = {text.units[unit].block: slot for unit, slot in text.anchors.slot_of.items() if text.units[unit].opens}
    return Voice(text.blocks, text.units, moves, features, slot_of)


def _giving_up(alignment: Alignment, texts: Sequence[_Text]) -> Alignment:
    """The alignment with a doubt about each text whose search did not come to an end."""
    doubts = [Doubt(text.parsed.witness.siglum, (), 0.0, begins(text.units[0].text), Reason.GIVEN_UP) for text in texts]
    return replace(alignment, doubts=(*alignment.doubts, *doubts))


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
