"""The turn of one witness: the best way to set it beside all others, which stand already, with all probabilities.

Only the one witness moves; what the others have in each slot stays. So its own place is all that a state knows, and
time is linear in the number of slots, however many the others are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

from statement_archive.edition.align.allowance import Allowance
from statement_archive.edition.align.lattice import log_sum
from statement_archive.edition.align.moves import Move, Moves
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.voices import Standing

_BEAM, _STATES = 9.0, 40
"""Natural logarithm of the odds at which a state is given up, and how many are kept behind each slot."""


class ExhaustedError(Exception):
    """No way through the outline was left within the effort."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a turn."""

    standing: Standing
    shares: tuple[dict[Chunk, float], ...]
    """Per slot the probability of each stretch; `(0, 0)` stands for a missing slot."""
    weight: float
    """Of the best way, a natural logarithm."""


@dataclass(frozen=True, slots=True)
class _Step:
    before: int
    move: Move
    weight: float


@dataclass(frozen=True, slots=True)
class Turn:
    """The search for one witness."""

    slots: int
    """How many the outline has."""
    moves: Moves
    evidence: Callable[[int, Chunk], float]
    """What speaks for a stretch that fills a slot."""
    allowance: Allowance

    def best(self) -> Found:
        """The best way and all posteriors; raises ExhaustedError."""
        layer = {0: 0.0}
        best = dict(layer)
        layers, steps, origins = [layer], [], []
        for slot in range(self.slots + 1):
            found = [step for state in layer for step in self._steps(state, slot)]
            self.allowance.spend(len(found))
            sums: dict[int, list[float]] = {}
            peaks: dict[int, tuple[float, _Step]] = {}
            for step in found:
                after = step.move.state
                sums.setdefault(after, []).append(layer[step.before] + step.weight)
                weight = best[step.before] + step.weight
                if after not in peaks or weight > peaks[after][0]:
                    peaks[after] = weight, step
            if not sums:
                raise ExhaustedError
            whole = {state: log_sum(values) for state, values in sums.items()}
            kept = sorted(whole, key=lambda state: (-whole[state], state))[: self.allowance.width(_STATES, self.slots)]
            layer = {state: whole[state] for state in kept if whole[state] >= whole[kept[0]] - _BEAM}
            best = {state: peaks[state][0] for state in layer}
            steps.append([step for step in found if step.move.state in layer])
            layers.append(layer)
            origins.append({state: step for state, (_, step) in peaks.items()})
        return Found(_trace(best, origins)[:-1], _posteriors(layers, steps)[:-1], max(best.values()))

    def _steps(self, state: int, slot: int) -> Iterator[_Step]:
        for move in self.moves(state, slot):
            is_filled = slot < self.slots and move.chunk[0] < move.chunk[1]
            yield _Step(state, move, (self.evidence(slot, move.chunk) if is_filled else 0.0) - move.cost)


def _trace(best: dict[int, float], origins: Sequence[dict[int, _Step]]) -> Standing:
    state = max(best, key=lambda key: (best[key], key))
    chunks: list[Chunk] = []
    for origin in reversed(origins):
        step = origin[state]
        chunks.append(step.move.chunk)
        state = step.before
    return tuple(reversed(chunks))


def _posteriors(layers: Sequence[dict[int, float]], steps: Sequence[Sequence[_Step]]) -> tuple[dict[Chunk, float], ...]:
    """Per slot the probability of each stretch, by a backward pass over the kept steps."""
    after = dict.fromkeys(layers[-1], 0.0)
    total = log_sum(list(layers[-1].values()))
    result: list[dict[Chunk, float]] = []
    for layer, found in zip(reversed(layers[:-1]), reversed(steps), strict=True):
        sums: dict[int, list[float]] = {}
        share: dict[Chunk, float] = {}
        for step in found:
            if step.move.state not in after:  # every way on from there fell out of the beam
                continue
            onward = step.weight + after[step.move.state]
            sums.setdefault(step.before, []).append(onward)
            key = step.move.chunk if step.move.chunk[0] < step.move.chunk[1] else (0, 0)
            share[key] = share.get(key, 0.0) + exp(layer[step.before] + onward - total)
        after = {state: log_sum(values) for state, values in sums.items()}
        result.append(share)
    return tuple(reversed(result))
