"""The best path in, placements, missing slots and doubts of one witness out."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from statement_archive.edition.align.alignment import THRESHOLD, Doubt, Reason
from statement_archive.edition.align.anchors import Anchors, begins
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.units import Unit
from statement_archive.labels import LINE_END
from statement_archive.model import BODY_KINDS, Block, Kind, Numbered, Parsed, Placed, Placement, Slot, Span

_DIGITS = 4
"""Decimals of a confidence: more would only show the noise of floating point."""


@dataclass(frozen=True, slots=True)
class Course:
    """One witness's share of the best path."""

    parsed: Parsed
    units: Sequence[Unit]
    anchors: Anchors
    chunks: Sequence[Chunk]
    """Per slot; empty ranges stand for a missing slot."""
    posteriors: Sequence[dict[Chunk, float]]
    """Per slot."""
    alone: Sequence[bool]
    """Per slot: whether no other witness has it."""

    @property
    def siglum(self) -> str:
        """Of the witness."""
        return self.parsed.witness.siglum

    @property
    def blocks(self) -> Sequence[Block]:
        """In reading order."""
        return self.parsed.blocks


def place(course: Course, outline: Sequence[Slot], *, numbered: bool) -> tuple[Placed, tuple[Doubt, ...]]:
    """Placements, missing slots and doubts of a witness. In a `numbered` document no block answers to several slots."""
    groups = [[index] for index, (start, end) in enumerate(course.chunks) if start < end]
    if not numbered:
        groups = _merged(course, groups)
    trust = [_rounded(_slot_trust(course, index, numbered)) for index in range(len(outline))]
    lacunae = tuple(_runs([index for index, (start, end) in enumerate(course.chunks) if start == end]))
    trust = _shared_doubt(course, trust, lacunae)
    placements = tuple(
        _placement(course, group, outline, min(_rounded(_border_trust(course, group)), *(trust[i] for i in group)))
        for group in groups
    )
    doubts = [
        *_doubts(course, placements),
        *_odd_ends(course, outline),
        *_lacuna_doubts(course, outline, lacunae, trust),
        *_strays(course),
    ]
    ids = tuple(tuple(outline[index].id for index in run) for run in lacunae)
    return Placed(course.parsed, placements, ids), tuple(doubts)


def _rounded(probability: float) -> float:
    return round(min(1.0, probability), _DIGITS)


def _blocks_in(course: Course, chunk: Chunk) -> frozenset[int]:
    return frozenset(unit.block for unit in course.units[chunk[0] : chunk[1]])


def _slot_trust(course: Course, index: int, numbered: bool) -> float:
    """Probability that the slot has just this text; where blocks stay whole, just these blocks."""
    chunk = course.chunks[index]
    shares = course.posteriors[index]
    if numbered or chunk[0] == chunk[1]:
        return shares.get(chunk if chunk[0] < chunk[1] else (0, 0), 0.0)
    mine = _blocks_in(course, chunk)
    return fsum(share for other, share in shares.items() if _blocks_in(course, other) == mine)


def _border_trust(course: Course, group: Sequence[int]) -> float:
    """Probability that neither the slot before nor the slot behind has a share in the group's blocks."""
    chunk = (course.chunks[group[0]][0], course.chunks[group[-1]][1])
    mine = _blocks_in(course, chunk)
    near = [index for index in (group[0] - 1, group[-1] + 1) if 0 <= index < len(course.chunks)]
    if any(_blocks_in(course, course.chunks[index]) & mine for index in near):
        return 1.0  # a block of a numbered document, split on purpose
    return 1.0 - max(
        (
            fsum(share for other, share in course.posteriors[index].items() if _blocks_in(course, other) & mine)
            for index in near
        ),
        default=0.0,
    )


def _merged(course: Course, groups: list[list[int]]) -> list[list[int]]:
    """Slots that share a block, joined into one group."""
    merged: list[list[int]] = []
    for group in groups:
        start = course.chunks[group[0]][0]
        if merged and not course.units[start].opens and course.chunks[merged[-1][-1]][1] == start:
            merged[-1].extend(group)
        else:
            merged.append(list(group))
    return merged


def _runs(indices: Sequence[int]) -> Iterator[tuple[int, ...]]:
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(index)
    if run:
        yield tuple(run)


def _shared_doubt(course: Course, trust: list[float], lacunae: Sequence[tuple[int, ...]]) -> list[float]:
    """Where a lacuna could as well be elsewhere, its neighbours up to the next sure text are as doubtful as it is."""
    capped = list(trust)
    for run in lacunae:
        doubt = min(trust[index] for index in run)
        if doubt >= THRESHOLD:
            continue
        for step, index in ((-1, run[0] - 1), (1, run[-1] + 1)):
            while 0 <= index < len(capped) and course.alone[index] and not _is_fixed(course, index):
                capped[index] = min(capped[index], doubt)
                index += step
    return capped


def _is_fixed(course: Course, index: int) -> bool:
    return course.chunks[index][0] in course.anchors.slot_of


def _placement(course: Course, group: Sequence[int], outline: Sequence[Slot], confidence: float) -> Placement:
    first, last = course.chunks[group[0]], course.chunks[group[-1]]
    chunk = (first[0], last[1])
    slot = outline[group[0]]
    is_settled = chunk[0] in course.anchors.decided or (
        chunk[0] in course.anchors.slot_of and confidence >= THRESHOLD
    )  # of a printed number only the beginning is beyond question; below the threshold its end is doubtful
    confidence = 1.0 if is_settled else confidence
    label = _label(course, chunk[0], slot.kind) if slot.kind in _LABELLED else ""
    numbered = Numbered.PRINTED if label else Numbered.INFERRED if slot.kind in _NUMBERED else None
    pieces = _pieces(course, chunk, slot.kind)
    return Placement(tuple(outline[index].id for index in group), pieces, numbered, confidence, label)


_NUMBERED = (Kind.HEADING, *BODY_KINDS)
_LABELLED = (*_NUMBERED, Kind.ITEM)
"""Kinds that are shown with their label; before any other, a printed number is text."""


def _label(course: Course, start: int, kind: Kind) -> str:
    """What is printed before a unit; a heading that is only its number is text where it fills any other slot."""
    unit = course.units[start]
    block = course.blocks[unit.block]
    is_text = block.kind is Kind.HEADING is not kind and block.mark is not None and block.start <= block.mark.start
    return block.mark.label if unit.opens and block.mark and not is_text else ""


def _pieces(course: Course, chunk: Chunk, kind: Kind) -> tuple[Span, ...]:
    """What a stretch is made of. A number within it, or before what shows no label, is text of it."""
    pieces: list[Span] = []
    for index in range(*chunk):
        unit = course.units[index]
        block = course.blocks[unit.block]
        if pieces and not unit.opens:
            pieces[-1] = Span(pieces[-1].start, unit.end)
            continue
        is_text = block.number is not None and unit.opens and (bool(pieces) or kind not in _LABELLED)
        start = block.mark.start if is_text and block.mark else unit.start
        first, *rest = _lines(course, block, kind) if block.lines else (Span(unit.start, unit.end),)
        pieces += (Span(start, first.end), *rest)
    return tuple(pieces)


def _lines(course: Course, block: Block, kind: Kind) -> tuple[Span, ...]:
    """The lines of a block; cells are parted where they fill a table, and nowhere else."""
    if block.kind is not Kind.TABLE or kind is Kind.TABLE:
        return block.lines
    lines = [block.lines[0]]
    for cell in block.lines[1:]:
        if LINE_END.search(course.parsed.text, lines[-1].end, cell.start):
            lines.append(cell)
        else:
            lines[-1] = Span(lines[-1].start, cell.end)
    return tuple(lines)


def _doubts(course: Course, placements: Sequence[Placement]) -> Iterator[Doubt]:
    starts = [unit.start for unit in course.units]
    for placement in placements:
        if placement.confidence < THRESHOLD:
            at = bisect_left(starts, placement.pieces[0].start)
            words = begins(course.units[at].text) if at < len(starts) else ""
            yield Doubt(course.siglum, placement.slots, placement.confidence, words, Reason.UNCERTAIN)


def _odd_ends(course: Course, outline: Sequence[Slot]) -> Iterator[Doubt]:
    """Sentences among signatures, and further ones in a closing formula: they may end the text before."""
    for slot, chunk in zip(outline, course.chunks, strict=True):
        if slot.kind not in (Kind.CLOSING, Kind.SIGNATURES):
            continue
        own = sorted(_blocks_in(course, chunk))
        for index in own[1:] if slot.kind is Kind.CLOSING else own:
            block = course.blocks[index]
            is_sentence = len(block.text) > _LONGEST_NAME or (index == own[0] and block.text.endswith(_STOPS))
            if block.kind is Kind.PARAGRAPH and not block.slot and is_sentence:
                yield Doubt(course.siglum, (slot.id,), 0.0, begins(block.text), Reason.UNCERTAIN)


_STOPS = (".", "。", "!", "！", "।", "۔")
_LONGEST_NAME = 30
"""Characters of a name or an office that ends with a dot."""


def _lacuna_doubts(
    course: Course, outline: Sequence[Slot], lacunae: Sequence[tuple[int, ...]], trust: Sequence[float]
) -> Iterator[Doubt]:
    for run in lacunae:
        confidence = min(trust[index] for index in run)
        if confidence < THRESHOLD:
            following = course.chunks[run[-1]][1]
            words = begins(course.units[following].text) if following < len(course.units) else ""
            ids = tuple(outline[index].id for index in run)
            yield Doubt(course.siglum, ids, confidence, words, Reason.LACUNA)


def _strays(course: Course) -> Iterator[Doubt]:
    taken = {index for chunk in course.chunks for index in range(*chunk)}
    last = None
    for index, unit in enumerate(course.units):
        if index not in taken and unit.block != last:
            last = unit.block
            yield Doubt(course.siglum, (), 0.0, begins(unit.text), Reason.UNPLACED)
