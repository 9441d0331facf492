"""Many witnesses in, a first guess where each stands: one is set beside all others, and the majority corrects it.

What most others tear, join or have more than the pivot is its own damage. That gives columns, one for each segment that
the witnesses know of; their looks and printed numbers say which slot each column fills. The guess need not be right
everywhere: every witness has its turn afterwards.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from statement_archive.edition.align.beads import Bead, Thread
from statement_archive.edition.align.chorus import Chorus, Evidence
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.voices import RUN_TOGETHER, Standing, Voice
from statement_archive.model import Kind, Slot

_UNLIKE, _EMPTY, _LEFT_OUT, _NUMBERED = 2.5, 1.0, 4.0, -20.0
_HEADINGS = (Kind.TITLE, Kind.HEADING)


_REVISIONS, _SPREAD = 3, 20

Column: TypeAlias = Mapping[int, Chunk]
"""What witnesses have of one segment: a run of sentences each, by the index of the witness."""

Look: TypeAlias = tuple[bool, Counter[int]]
"""Whether a column looks like a heading, and how often each slot is printed in it."""


def guess(outline: Sequence[Slot], voices: Sequence[Voice], rank: int) -> dict[int, Standing]:
    """Where each witness stands at first; all `voices` have text. The pivot is the next best by as much as its rank."""
    pivot = sorted(range(len(voices)), key=lambda i: (abs(len(voices[i].blocks) - len(outline)), i))[rank]
    columns: list[Column] = [{pivot: chunk} for chunk in voices[pivot].chunks]
    for _ in range(_REVISIONS):
        columns = _revise(voices, columns, len(outline))
    return spread(outline, voices, columns)


def spread(outline: Sequence[Slot], voices: Sequence[Voice], columns: Sequence[Column]) -> dict[int, Standing]:
    """Where each witness stands when the strongest columns fill the outline."""
    columns = _strongest(columns, len(outline))
    slots = _slots(outline, voices, columns)
    return {index: _standing(index, columns, slots, len(outline)) for index in range(len(voices))}


def part(voices: Sequence[Voice], column: Column) -> tuple[Column, Column]:
    """A column of two segments as two: cut where witnesses have a border, or as long as they say."""
    cuts: dict[int, int] = {}
    for index, (start, end) in column.items():
        inner = [unit for unit in range(start + 1, end) if voices[index].units[unit].opens]
        if inner:
            cuts[index] = inner[0]
    shares = [
        voices[index].length((column[index][0], cut)) - voices[index].length((cut, column[index][1]))
        for index, cut in cuts.items()
    ]
    for index, (start, end) in column.items():
        if index not in cuts and end - start > 1:
            voice = voices[index]
            cuts[index] = min(
                range(start + 1, end),
                key=lambda at: abs(voice.length((start, at)) - voice.length((at, end)) - median(shares)),
            )
    return (
        {index: (column[index][0], cut) for index, cut in cuts.items()},
        {index: (cut, column[index][1]) for index, cut in cuts.items()},
    )


def _revise(voices: Sequence[Voice], columns: Sequence[Column], slots: int) -> list[Column]:
    """The columns, each witness set beside all others anew, and those joined or parted that enough of them say."""
    chorus = Chorus(voices, len(columns))
    for index in sorted({index for column in columns for index in column}):
        chorus.enter(index, _standing(index, columns, range(len(columns)), len(columns)))
    strings: dict[int, list[Bead]] = {}
    cuts: dict[tuple[int, Bead], tuple[Chunk, Chunk]] = {}
    for index, voice in enumerate(voices):
        standing = chorus.leave(index) if index in chorus.standings else None
        if chorus.standings:
            strings[index] = Thread(voice, Evidence(chorus, index, standing), len(columns)).beads()
        else:  # the pivot, before any other has its columns
            strings[index] = [Bead((at, at + 1), (at, at + 1)) for at in range(len(columns))]
        for bead in strings[index]:
            if bead.columns[1] - bead.columns[0] == 2:
                cuts[index, bead] = _cut(chorus, index, bead)
        if standing:
            chorus.enter(index, standing)
    return _strongest(_columns(voices, strings, cuts), slots)


def _cut(chorus: Chorus, index: int, bead: Bead) -> tuple[Chunk, Chunk]:
    """A block that runs two columns together, cut between the sentences where the lengths of the two say."""
    voice = chorus.voices[index]
    start, end = voice.stretch(bead.blocks)
    levels = [chorus.level(column, index) or 0.0 for column in range(*bead.columns)]
    at = min(
        range(start + 1, end),
        key=lambda at: abs(voice.length((start, at)) - voice.length((at, end)) - levels[0] + levels[1]),
        default=start,
    )
    return ((start, at), (at, end)) if at > start else ((start, start), (start, start))


def _columns(
    voices: Sequence[Voice], strings: Mapping[int, Sequence[Bead]], cuts: Mapping[tuple[int, Bead], tuple[Chunk, Chunk]]
) -> list[Column]:
    """What the beads come to."""
    joined, parted = _amended(voices, strings)
    found: dict[tuple[int, int], dict[int, Chunk]] = {}
    for index, beads in strings.items():
        row = 0
        for bead in beads:
            at, size = bead.columns[0], bead.blocks[1] - bead.blocks[0]
            row = row + 1 if bead.columns[0] == bead.columns[1] else 0
            if not size:
                continue
            chunk = voices[index].stretch(bead.blocks)
            if row:
                _add(found, (at - 1, row + 1), index, chunk)
            elif size == 2 and bead.columns in parted:
                _add(found, (at, 0), index, voices[index].chunks[bead.blocks[0]])
                _add(found, (at, 1), index, voices[index].chunks[bead.blocks[1] - 1])
            elif bead.columns in joined or bead.columns[1] - at == 1:
                _add(found, (at - 1 if (at - 1, at + 1) in joined else at, 0), index, chunk)
            else:
                first, second = cuts[index, bead]
                _add(found, (at, 0), index, first)
                _add(found, (at + 1, 0), index, second)
    return [found[place] for place in sorted(found)]


def _amended(voices: Sequence[Voice], strings: Mapping[int, Sequence[Bead]]) -> tuple[set[Chunk], set[Chunk]]:
    """Pairs of columns that are rather one segment, and columns that are rather two."""
    odds: dict[Chunk, float] = {}
    single: Counter[Chunk] = Counter()
    for index, beads in strings.items():
        for bead, following in pairwise([*beads, Bead((0, 0), (0, 0))]):
            columns, blocks = bead.columns[1] - bead.columns[0], bead.blocks[1] - bead.blocks[0]
            if columns == blocks == 1:
                single[bead.columns] += 1
            if columns == blocks == 1 and following.columns[1] - following.columns[0] == 1 == (
                following.blocks[1] - following.blocks[0]
            ):
                pair = bead.columns[0], following.columns[1]
                odds[pair] = odds.get(pair, 0.0) + voices[index].parting(following.blocks[0])
            elif columns == 2:
                odds[bead.columns] = odds.get(bead.columns, 0.0) + RUN_TOGETHER
                single[bead.columns] += blocks
            elif blocks == 2:
                odds[bead.columns] = odds.get(bead.columns, 0.0) + voices[index].parting(bead.blocks[0] + 1)
    joined = {
        columns
        for columns, weight in odds.items()
        if columns[1] - columns[0] == 2 and weight < 0 and 2 * single[columns] > len(strings)
    }
    parted = {
        columns
        for columns, weight in odds.items()
        if columns[1] - columns[0] == 1 and weight + RUN_TOGETHER * single[columns] > 0
    }
    return joined, parted


def _add(found: dict[tuple[int, int], dict[int, Chunk]], place: tuple[int, int], index: int, chunk: Chunk) -> None:
    """Add a stretch of a witness to a column; what it has there already stays in front."""
    if chunk[0] < chunk[1]:
        column = found.setdefault(place, {})
        column[index] = (column[index][0], chunk[1]) if index in column else chunk


def _strongest(columns: Sequence[Column], many: int) -> list[Column]:
    """As many columns as there are slots, those that most witnesses have; what one witness alone has may be a scrap."""
    order = sorted(range(len(columns)), key=lambda at: (-len(columns[at]), at))
    return [columns[at] for at in sorted(order[:many]) if len(columns[at]) > 1]


def _slots(outline: Sequence[Slot], voices: Sequence[Voice], columns: Sequence[Column]) -> dict[int, int]:
    """The slot of each column: as many as possible, alike in looks, and where their numbers say."""
    looks = [look_of(voices, column) for column in columns]
    best: dict[Chunk, tuple[float, Chunk]] = {(0, 0): (0.0, (0, 0))}
    spread = abs(len(outline) - len(columns)) + _SPREAD
    for at in range(len(columns) + 1):
        for slot in range(max(0, at - spread), min(len(outline), at + spread) + 1):
            if (at, slot) in best:
                for after, cost in _ways((at, slot), looks, outline):
                    total = best[at, slot][0] + cost
                    if after not in best or total < best[after][0]:
                        best[after] = total, (at, slot)
    slots: dict[int, int] = {}
    place = len(columns), len(outline)
    while place != (0, 0):
        before = best[place][1]
        if before[0] < place[0] and before[1] < place[1]:
            slots[before[0]] = before[1]
        place = before
    return slots


def _ways(place: Chunk, looks: Sequence[Look], outline: Sequence[Slot]) -> Iterator[tuple[Chunk, float]]:
    """What may come after so many columns and slots: a slot without a column, a column without a slot, or both."""
    at, slot = place
    if slot < len(outline):
        yield (at, slot + 1), _EMPTY
    if at < len(looks):
        yield (at + 1, slot), _LEFT_OUT
    if at < len(looks) and slot < len(outline):
        yield (at + 1, slot + 1), misfit(looks[at], outline, slot)


def look_of(voices: Sequence[Voice], column: Column) -> Look:
    """Whether most blocks of a column look like a heading, and how often each slot is printed there."""
    units = [(voices[index], voices[index].units[start]) for index, (start, _) in column.items()]
    blocks = [voice.blocks[unit.block] for voice, unit in units]
    printed = Counter(voice.slot_of[unit.block] for voice, unit in units if unit.opens and unit.block in voice.slot_of)
    return 2 * sum(block.kind in _HEADINGS for block in blocks) > len(blocks), printed


def misfit(look: Look, outline: Sequence[Slot], slot: int) -> float:
    """What it costs that a column stands in a slot (its index)."""
    is_heading, printed = look
    cost = 0.0 if is_heading == (outline[slot].kind in _HEADINGS) else _UNLIKE
    others = sum(printed.values()) - printed[slot]
    return cost + _NUMBERED * (printed[slot] - others)


def _standing(index: int, columns: Sequence[Column], slots: Mapping[int, int] | range, many: int) -> Standing:
    chunks: dict[int, Chunk] = {}
    for at, column in enumerate(columns):
        if at in slots and index in column:
            chunks[slots[at]] = column[index]
    standing: list[Chunk] = []
    end = 0
    for slot in range(many):
        chunk = chunks.get(slot, (end, end))
        standing.append(chunk if chunk[0] >= end else (end, end))
        end = standing[-1][1]
    return tuple(standing)
