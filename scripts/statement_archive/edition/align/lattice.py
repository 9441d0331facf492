"""All witnesses of a document in, the most probable way to fill its slots out, with the probability of every part.

One hidden Markov model over the outline for all witnesses at once: slot by slot, each witness gives a stretch of its
text or nothing. A path's weight is what its moves cost plus the evidence that the stretches in one slot say the same.
So no witness has to be placed before the others, and a doubt about one is a doubt about all. Forward-backward sums
give posterior probabilities, the best path is the answer.

States that fall behind the best one by more than the effort's beam are dropped. A printed number leaves few of them,
and time is linear in the number of slots; at worst (no numbers, nothing in common) each slot costs the effort's states
times the product of the moves of the witnesses.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, fsum, log
from typing import TypeAlias

from statement_archive.edition.align.allowance import Allowance
from statement_archive.edition.align.moves import Move, Moves
from statement_archive.edition.align.path import Chunks, Path
from statement_archive.edition.align.plane import Plane
from statement_archive.edition.align.similarity import Chunk, Comparison, Lexicon, Text
from statement_archive.edition.align.units import Unit
from statement_archive.model import Kind, Slot

_NOWHERE = 3.0
"""What it costs that no witness of several has a slot: the outline knows of it from some text. A title is free."""
_ALL_TORN = 6.0
"""What it costs that every witness has a border inside a slot."""
_LONE_TITLE = 3.0
"""What it costs that one witness of several has a title: it may be half of a first sentence."""
_BORDERLESS = 6.0
"""What it costs that no witness has a border where a slot ends."""
_BORDERLESS_LIST = 0.5
"""The same between items of a list that blocks may answer to as a whole."""
_ASTRAY = -99.0
"""What is ahead of a place that no good way passes."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How far the search looks beside the best way."""

    beam: float
    """Natural logarithm of the odds at which a state is given up."""
    states: int
    """How many states are kept behind each slot at most."""


QUICK, THOROUGH, GUIDED = Effort(10.0, 100), Effort(13.0, 400), Effort(12.0, 200)
"""The last one is for searches with planes."""

State: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    before: State
    after: State
    row: Chunks
    weight: float


def log_sum(values: Sequence[float]) -> float:
    """The logarithm of a sum of exponentials."""
    top = max(values)
    return top + log(fsum(exp(value - top) for value in values))


class Lattice:
    """The search over one document."""

    def __init__(
        self,
        outline: Sequence[Slot],
        units: Sequence[Sequence[Unit]],
        moves: Sequence[Moves],
        *,
        lexicon: Lexicon,
        numbered: bool,
        planes: Mapping[tuple[int, int], Plane] | None = None,
    ) -> None:
        """With `planes`, by pairs of witnesses, these say how pairs are judged and what is still to come."""
        self._planes = planes or {}
        self._outline, self._units, self._moves, self._lexicon = outline, units, moves, lexicon
        self._are_several = sum(map(bool, units)) > 1
        self._nowhere = _NOWHERE if self._are_several else 0.0
        self._has_lists = not numbered and any(slot.kind is Kind.ITEM for slot in outline)
        self._border_costs = [
            _BORDERLESS if numbered or Kind.ITEM not in (slot.kind, after.kind) else _BORDERLESS_LIST
            for slot, after in zip(outline, [*outline[1:], outline[-1]], strict=True)
        ]
        self.is_cut = False
        """Whether the last search gave up states that were within its beam, because they were too many."""
        self._texts: dict[int, Text] = {}
        self._comparisons: dict[tuple[int, int], Comparison] = {}
        self._promises: list[list[float]] = []
        self._scale = max(0.4, min(1.0, 2 / max(1, len(units))))
        # Among n witnesses n - 1 comparisons are independent, n (n - 1) / 2 are made.

    def best(self, effort: Effort, allowance: Allowance) -> Path:
        """The best path and all posteriors, as far as the effort and the allowance go."""
        layer: dict[State, float] = {(0,) * len(self._units): 0.0}
        best = dict(layer)
        layers, steps, origins = [layer], [], []
        self.is_cut = False
        for slot in range(len(self._outline) + 1):
            found = self._steps(layer, slot, effort.beam)
            allowance.spend(len(found))
            sums, peaks, origin = _advance(found, layer, best)
            most = allowance.width(effort.states, len(self._outline))
            kept = self._kept(sums, effort.beam, most)
            layer, best = {state: sums[state] for state in kept}, {state: peaks[state] for state in kept}
            steps.append([step for step in found if step.after in layer])
            layers.append(layer)
            origins.append(origin)
        return Path(_trace(best, origins)[:-1], _posteriors(layers, steps)[:-1])

    def _kept(self, sums: dict[State, float], beam: float, most: int) -> list[State]:
        """So many of the states within the beam, the best first."""
        ahead = self._ahead(sums)
        order = sorted(sums, key=lambda state: (-ahead[state], state))
        within = [state for state in order if ahead[state] >= ahead[order[0]] - beam]
        self.is_cut |= len(within) > most
        return within[:most]

    def _ahead(self, layer: dict[State, float]) -> dict[State, float]:
        """Weights plus what the text still to come may be expected to add, so that states of unequal reach compare."""
        if len(layer) == 1:
            return layer
        if self._planes:
            return {
                state: weight
                + self._scale
                * fsum(
                    plane.ahead.get((state[one] >> 1, state[other] >> 1), _ASTRAY)
                    for (one, other), plane in self._planes.items()
                )
                for state, weight in layer.items()
            }
        if not self._promises:
            self._promises = [self._promise(witness) for witness in range(len(self._units))]
        return {
            state: weight + fsum(promise[at >> 1] for promise, at in zip(self._promises, state, strict=True))
            for state, weight in layer.items()
        }

    def _promise(self, witness: int) -> list[float]:
        """Per unit of a witness: the evidence to expect from it and all units after it."""
        others = [other for other in range(len(self._units)) if other != witness and self._units[other]]
        promises = [
            self._compared(min(witness, other), max(witness, other)).promises(
                int(witness > other), lists=self._has_lists
            )
            for other in others
        ]
        gains = [self._scale * fsum(parts) for parts in zip(*promises, strict=True)] or [0.0] * len(
            self._units[witness]
        )
        return list(accumulate(reversed(gains), initial=0.0))[::-1]

    def _steps(self, layer: dict[State, float], slot: int, beam: float) -> list[_Step]:
        """All steps from the states of a layer into a slot that stay within the beam."""
        ahead = self._ahead(layer)
        top = max(ahead.values())
        choices = [
            {move.chunk for state in layer for move in moves(state[w], slot)} for w, moves in enumerate(self._moves)
        ]
        pairs = [
            (one, other)
            for one in range(len(choices))
            for other in range(one + 1, len(choices))
            if len(choices[one]) > 1 or len(choices[other]) > 1
        ]
        steps: list[_Step] = []
        weights: dict[Chunks, float] = {}
        for state in layer:
            for cost, moves in self._combinations(state, slot, beam + ahead[state] - top, 0):
                row = tuple([move.chunk for move in moves])
                weight = weights.get(row)
                if weight is None:
                    weight = weights[row] = self._evidence(row, pairs, slot) - self._implausible(row, slot)
                steps.append(_Step(state, tuple([move.state for move in moves]), row, weight - cost))
        return steps

    def _combinations(
        self, state: State, slot: int, purse: float, witness: int
    ) -> Iterator[tuple[float, tuple[Move, ...]]]:
        """The joint moves of all witnesses from one on, as dear as the purse allows; the cheapest always."""
        if witness == len(self._moves):
            yield 0.0, ()
            return
        for index, move in enumerate(self._moves[witness](state[witness], slot)):
            if index and move.cost > purse:
                return
            for cost, rest in self._combinations(state, slot, purse - move.cost, witness + 1):
                yield move.cost + cost, (move, *rest)

    def _evidence(self, row: Chunks, pairs: Sequence[tuple[int, int]], slot: int) -> float:
        if slot == len(self._outline):
            return 0.0
        if all(start == end for start, end in row):
            return 0.0 if self._outline[slot].kind is Kind.TITLE else -self._nowhere
        weight = 0.0
        for one, other in pairs:
            mine, theirs = row[one], row[other]
            if mine[0] < mine[1] and theirs[0] < theirs[1]:
                weight += self._comparison(one, other)(mine, theirs)
        return self._scale * weight

    def _implausible(self, row: Chunks, slot: int) -> float:
        """What it costs that a slot ends where no text has a border, or has borders inside in every text.

        One text may be torn or run together; all of them alike in one place are not damaged but misread.
        """
        present = [(units, chunk) for units, chunk in zip(self._units, row, strict=True) if chunk[0] < chunk[1]]
        cost = 0.0
        if len(present) == 1 and self._are_several and slot == 0 and self._outline[slot].kind is Kind.TITLE:
            cost += _LONE_TITLE
        if len(present) > 1 and all(units[start].block != units[end - 1].block for units, (start, end) in present):
            cost += _ALL_TORN
        if present and not any(units[end - 1].closes for units, (_, end) in present):
            idle = [(units, end) for units, (start, end) in zip(self._units, row, strict=True) if start == end]
            if not any(0 < at < len(units) and units[at].opens for units, at in idle):
                cost += self._border_costs[slot]
        return cost

    def _comparison(self, one: int, other: int) -> Callable[[Chunk, Chunk], float]:
        if self._planes:
            return self._planes[one, other].kinship
        return self._compared(one, other)

    def _compared(self, one: int, other: int) -> Comparison:
        found = self._comparisons.get((one, other))
        if found is None:
            for witness in (one, other):
                if witness not in self._texts:
                    self._texts[witness] = Text(self._units[witness], self._lexicon)
            found = self._comparisons[one, other] = Comparison(self._texts[one], self._texts[other])
        return found


_Origin: TypeAlias = dict[State, tuple[State, Chunks]]


def _advance(
    steps: Sequence[_Step], layer: dict[State, float], best: dict[State, float]
) -> tuple[dict[State, float], dict[State, float], _Origin]:
    """The next layer of sums and of best weights, and where each best weight came from."""
    sums: dict[State, list[float]] = {}
    peaks: dict[State, float] = {}
    origin: _Origin = {}
    for step in steps:
        sums.setdefault(step.after, []).append(layer[step.before] + step.weight)
        weight = best[step.before] + step.weight
        if step.after not in peaks or weight > peaks[step.after]:
            peaks[step.after] = weight
            origin[step.after] = (step.before, step.row)
    return {state: log_sum(values) for state, values in sums.items()}, peaks, origin


def _trace(best: dict[State, float], origins: Sequence[_Origin]) -> tuple[Chunks, ...]:
    state = max(best, key=lambda key: (best[key], key))
    rows: list[Chunks] = []
    for origin in reversed(origins):
        state, row = origin[state]
        rows.append(row)
    return tuple(reversed(rows))


def _posteriors(
    layers: Sequence[dict[State, float]], steps: Sequence[Sequence[_Step]]
) -> tuple[tuple[dict[Chunk, float], ...], ...]:
    """Per slot and witness the probability of each stretch, by a backward pass over the kept steps."""
    after = dict.fromkeys(layers[-1], 0.0)
    total = log_sum(list(layers[-1].values()))
    result: list[tuple[dict[Chunk, float], ...]] = []
    for layer, found in zip(reversed(layers[:-1]), reversed(steps), strict=True):
        sums: dict[State, list[float]] = {}
        shares: tuple[dict[Chunk, float], ...] = tuple({} for _ in found[0].row)
        for step in found:
            if step.after not in after:  # every way on from there fell out of the beam
                continue
            onward = step.weight + after[step.after]
            sums.setdefault(step.before, []).append(onward)
            probability = exp(layer[step.before] + onward - total)
            for share, chunk in zip(shares, step.row, strict=True):
                key = chunk if chunk[0] < chunk[1] else (0, 0)
                share[key] = share.get(key, 0.0) + probability
        after = {state: log_sum(values) for state, values in sums.items()}
        result.append(shares)
    return tuple(reversed(result))
