"""Which slots of the outline the columns of all witnesses fill, and how sure that is.

A column is what witnesses have of one segment. The stretches in it may be right and all stand one slot too far: a
segment that several have torn takes two slots, one that nobody has leaves none. So the columns are laid out over the
outline anew, whole, joined or parted, by what the borders and looks of all witnesses say at once. What words and
lengths say of the stretches stays as it is, and counts for nothing here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, fsum, inf
from statistics import fmean, median
from typing import TypeAlias

from statement_archive.edition.align.lattice import log_sum
from statement_archive.edition.align.moves import MAX_COST
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.voices import Standing, Voice
from statement_archive.model import Kind, Slot

_GAP, _GAP_TITLE, _STRAY = 2.5, 0.5, 7.0
"""What it costs that a witness lacks a slot, and that a stretch of it is in none."""
_COLUMNS = 3
"""How many columns may fill one slot."""
_LOOKS = 2.0
"""Translations look alike: however many there are, their looks count as those of so many."""
_BAND = 24
"""How many columns a slot may be away from where it would be if all were filled evenly."""

Column: TypeAlias = Mapping[int, Chunk]
"""What witnesses have of one segment: a run of sentences each, by the index of the witness."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Where every witness stands when the columns are laid out at their best."""

    standings: tuple[Standing, ...]
    trust: tuple[float, ...]
    """Per slot the probability that it is filled by just this."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A slot that is filled by the columns from one on up to another."""

    before: int
    after: int
    cost: float


class Framing:
    """The search for the slots of the columns that witnesses stand in."""

    def __init__(self, outline: Sequence[Slot], voices: Sequence[Voice], standings: Sequence[Standing]) -> None:
        self._outline, self._voices = outline, voices
        self._columns: list[Column] = []
        self._whole = {0}
        """Where a column begins that is no part of the one before it."""
        for parts in _columns(voices, standings):
            self._columns += parts
            self._whole.add(len(self._columns))
        self._cost = cache(self._cost_of)

    def best(self) -> Framed:
        """The best way to lay the columns out, and how sure each slot is; a Viterbi and a forward-backward search."""
        end = len(self._columns)
        layers: list[dict[int, float]] = [{0: 0.0}]
        peaks: dict[int, float] = {0: 0.0}
        steps: list[list[_Step]] = []
        origins: list[dict[int, _Step]] = []
        for slot in range(len(self._outline) + 1):
            found = [step for place in layers[-1] for step in self._steps(place, slot)]
            sums: dict[int, list[float]] = {}
            best: dict[int, float] = {}
            origin: dict[int, _Step] = {}
            for step in found:
                sums.setdefault(step.after, []).append(layers[-1][step.before] - step.cost)
                if (weight := peaks[step.before] - step.cost) > best.get(step.after, -inf):
                    best[step.after], origin[step.after] = weight, step
            peaks = best
            layers.append({place: log_sum(weights) for place, weights in sums.items()})
            steps.append(found)
            origins.append(origin)
        path = [origins[-1][end]]
        for origin in reversed(origins[:-1]):
            path.append(origin[path[-1].before])
        path.reverse()
        return Framed(self._standings(path[:-1]), tuple(_trust(layers, steps, path))[:0:-1])

    def _steps(self, place: int, slot: int) -> Iterator[_Step]:
        last = len(self._columns)
        if slot == len(self._outline):
            yield _Step(place, last, fsum(_STRAY * len(column) for column in self._columns[place:]))
            return
        if abs(place - slot * last / len(self._outline)) > _BAND:
            return
        for until in range(place, min(last, place + _COLUMNS) + 1):
            is_whole = place in self._whole and until in self._whole
            if until <= place + 1 or is_whole:  # a part of a column goes with its other part alone
                yield _Step(place, until, self._cost(place, until, self._outline[slot].kind))

    def _cost_of(self, start: int, end: int, kind: Kind) -> float:
        """What it costs that some columns in a row fill a slot of a kind."""
        row = self._row(start, end)
        gap = _GAP_TITLE if kind is Kind.TITLE else _GAP
        costs = [gap] * (len(self._voices) - len(row))
        if any(at in self._whole for at in range(start + 1, end)):  # what lacks one of several columns lacks it still
            costs += [_GAP for column in self._columns[start:end] for index in row if index not in column]
        looks: list[float] = []
        for index, chunk in row.items():
            voice = self._voices[index]
            costs.append(voice.fits(chunk[0], kind).get(chunk[1], MAX_COST))
            looks.append(voice.moves.unlike(kind, chunk[0]))
        return fsum(costs) + (fmean(looks) * min(_LOOKS, len(looks)) if looks else 0.0)

    def _row(self, start: int, end: int) -> Column:
        """What the witnesses have in some columns in a row."""
        row: dict[int, Chunk] = {}
        for column in self._columns[start:end]:
            for index, chunk in column.items():
                row[index] = (row[index][0], chunk[1]) if index in row else chunk
        return row

    def _standings(self, path: Sequence[_Step]) -> tuple[Standing, ...]:
        standings: list[list[Chunk]] = [[] for _ in self._voices]
        ends = [0] * len(self._voices)
        for step in path:
            row = self._row(step.before, step.after)
            for index, standing in enumerate(standings):
                standing.append(row.get(index, (ends[index], ends[index])))
                ends[index] = standing[-1][1]
        return tuple(map(tuple, standings))


def _trust(
    layers: Sequence[Mapping[int, float]], steps: Sequence[Sequence[_Step]], path: Sequence[_Step]
) -> Iterator[float]:
    """The probability of each step of a path, from the last to the first."""
    after = {path[-1].after: 0.0}
    total = layers[-1][path[-1].after]
    for layer, found, chosen in zip(reversed(layers[:-1]), reversed(steps), reversed(path), strict=True):
        sums: dict[int, list[float]] = {}
        share = 0.0
        for step in found:
            if step.after in after:
                sums.setdefault(step.before, []).append(after[step.after] - step.cost)
                if step == chosen:
                    share = exp(min(0.0, layer[step.before] + sums[step.before][-1] - total))
        after = {place: log_sum(weights) for place, weights in sums.items()}
        yield share


def _columns(voices: Sequence[Voice], standings: Sequence[Standing]) -> Iterator[tuple[Column, ...]]:
    """What witnesses have of each slot, parted where one of them has a border inside."""
    for chunks in zip(*standings, strict=True):
        column = {index: chunk for index, chunk in enumerate(chunks) if chunk[0] < chunk[1]}
        if column:
            yield tuple(part for part in _parts(voices, column) if part)


def _parts(voices: Sequence[Voice], column: Column) -> tuple[Column, ...]:
    """A column that witnesses have in several blocks as two: cut where they have a border, or as long as they say."""
    cuts: dict[int, int] = {}
    for index, (start, end) in column.items():
        inner = [unit for unit in range(start + 1, end) if voices[index].units[unit].opens]
        if inner:
            cuts[index] = inner[0]
    if not cuts:
        return (column,)
    share = median(_unevenness(voices[index], column[index], cut) for index, cut in cuts.items())
    for index, (start, end) in column.items():
        if index not in cuts and end - start > 1:
            cuts[index] = min(
                range(start + 1, end),
                key=lambda cut, index=index: abs(_unevenness(voices[index], column[index], cut) - share),  # type: ignore[misc]
            )
    first = {index: (start, cuts.get(index, end)) for index, (start, end) in column.items()}
    return first, {index: (cut, column[index][1]) for index, cut in cuts.items()}


def _unevenness(voice: Voice, chunk: Chunk, cut: int) -> float:
    """How much longer the first part of a stretch is than the second, as a logarithm."""
    return voice.length((chunk[0], cut)) - voice.length((cut, chunk[1]))
