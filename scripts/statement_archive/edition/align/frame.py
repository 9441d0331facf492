"""How sure it is which slots the columns of all witnesses fill, where there are fewer columns than slots.

Where no witness has a slot of the outline, the ones around it may be one further up or down: only looks and printed
numbers tell. So the doubt of every column is that of its slot, whatever its witnesses say of one another.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from math import exp

from statement_archive.model import Kind, Slot


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


def shifted(outline: Sequence[Slot], headings: Set[int]) -> Iterator[int]:
    """The slots whose columns may all be one too far: between headings that stand where they belong.

    `headings` are the slots whose column looks like one. A heading beside its slot is the sign of it.
    """
    wanted = [slot for slot, own in enumerate(outline) if own.kind in (Kind.TITLE, Kind.HEADING)]
    wrong = {
        slot
        for slot in wanted
        if slot not in headings and any(near in headings and near not in wanted for near in (slot - 1, slot + 1))
    }
    right = [0, *(slot for slot in wanted if slot not in wrong), len(outline)]
    for start, end in pairwise(right):
        if any(start < slot < end for slot in wrong):
            yield from range(start + 1, end)


def _sums(weights: Sequence[Sequence[float]], spare: int) -> list[list[float]]:
    """Per number of columns placed and of slots skipped before the next: the weight of all ways there."""
    sums = [[1.0] * (spare + 1)]
    for row in weights:
        last = [one * other for one, other in zip(sums[-1], row, strict=True)]
        sums.append([sum(last[: skips + 1]) for skips in range(spare + 1)])
    return sums
