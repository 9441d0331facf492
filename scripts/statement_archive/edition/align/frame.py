"""How sure it is which slots the columns of all witnesses fill, where there are fewer columns than slots.

Where no witness has a slot of the outline, the ones around it may be one further up or down: only looks and printed
numbers tell. So the doubt of every column is that of its slot, whatever its witnesses say of one another.
"""

from collections.abc import Callable, Sequence
from math import exp


def frame_trust(columns: Sequence[int], slots: int, misfit: Callable[[int, int], float]) -> list[float]:
    """Per slot the probability that it is filled by its column, or by none, as now.

    `columns` are the slots that have one; `misfit` is what it costs that the column of one slot stands in another.
    """
    spare = slots - len(columns)
    if not spare:
        return [1.0] * slots
    weights = [[exp(-misfit(column, at + skips)) for skips in range(spare + 1)] for at, column in enumerate(columns)]
    before = _sums(weights, spare)
    after = [row[::-1] for row in _sums([row[::-1] for row in reversed(weights)], spare)][::-1]
    total = after[0][0]
    filled = [0.0] * slots
    trust = [0.0] * slots
    for at, column in enumerate(columns):
        for skips in range(spare + 1):
            share = before[at][skips] * weights[at][skips] * after[at + 1][skips] / total
            filled[at + skips] += share
            if at + skips == column:
                trust[column] = share
    own = set(columns)
    return [trust[slot] if slot in own else 1.0 - filled[slot] for slot in range(slots)]


def _sums(weights: Sequence[Sequence[float]], spare: int) -> list[list[float]]:
    """Per number of columns placed and of slots skipped before the next: the weight of all ways there."""
    sums = [[1.0] * (spare + 1)]
    for row in weights:
        last = [one * other for one, other in zip(sums[-1], row, strict=True)]
        sums.append([sum(last[: skips + 1]) for skips in range(spare + 1)])
    return sums
