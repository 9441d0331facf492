"""Two texts beside each other, without an outline: which stretches answer to which, and how much is still to come.

The plane has a place for every border of one text beside every border of the other. Which slots the stretches fill is
not asked here, so the search is small, and can be made again with what the pairs found have taught. What it finds
tells the search over the outline where to look.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from statement_archive.edition.align.allowance import Allowance
from statement_archive.edition.align.kinship import Kinship, Pair
from statement_archive.edition.align.voices import Voice
from statement_archive.model import Kind

_LESSONS = 5
"""How often the pairs found teach the next search."""
_GAP = 2.5
"""What it costs that one text lacks a stretch of the other."""
_PURSE = 8.0
"""The most that the borders of a pair cost together."""
_BEAM, _STATES = 20.0, 80
"""Natural logarithm of the odds at which a place is given up, and how many are kept that lie equally far."""

Spot: TypeAlias = tuple[int, int]
"""The unit of each text that comes next."""


@dataclass(frozen=True, slots=True)
class Plane:
    """What came of the search."""

    kinship: Kinship
    """What the pairs were judged by."""
    pairs: tuple[Pair, ...]
    """The best ones, in order."""
    ahead: Mapping[Spot, float]
    """From each place that may be passed, the weight of the best way to the end."""


def plane_of(one: Voice, other: Voice, kinds: Sequence[Kind], allowance: Allowance) -> Plane:
    """Set two texts beside each other; `kinds` are those of the slots that they may have."""
    plane = _Crossing(Kinship(one, other, ()), kinds, None, allowance).best()
    for _ in range(_LESSONS):
        taught = _Crossing(Kinship(one, other, plane.pairs), kinds, plane.ahead.keys(), allowance).best()
        if taught.pairs == plane.pairs:
            return taught
        plane = taught
    return plane


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a stretch may end."""

    cost: float
    end: int
    closes: bool
    """Whether a block ends there."""


class _Crossing:
    """The search, among some places or among all."""

    def __init__(self, kinship: Kinship, kinds: Sequence[Kind], within: Set[Spot] | None, allowance: Allowance) -> None:
        self._kinship, self._kinds, self._within, self._allowance = kinship, kinds, within, allowance
        self._ends: Spot = (len(kinship.voices[0].units), len(kinship.voices[1].units))
        self._cuts: tuple[dict[int, list[_Cut]], ...] = ({}, {})

    def best(self) -> Plane:
        """The best pairs, and the places that are worth passing."""
        weights: dict[Spot, float] = {(0, 0): 0.0}
        origins: dict[Spot, Spot] = {}
        steps: dict[Spot, list[tuple[Spot, float]]] = {}
        layers: list[list[Spot]] = [[] for _ in range(sum(self._ends) + 1)]
        layers[0] = [(0, 0)]
        for layer in layers:
            most = self._allowance.width(_STATES, len(layers))
            kept = sorted(layer, key=lambda place: (-weights[place], place))[:most]
            for place in kept:
                if weights[place] < weights[kept[0]] - _BEAM:
                    break
                steps[place] = list(self._steps(place))
                self._allowance.spend(len(steps[place]))
                for after, weight in steps[place]:
                    if after not in weights:
                        layers[sum(after)].append(after)
                    if after not in weights or weights[place] + weight > weights[after]:
                        weights[after], origins[after] = weights[place] + weight, place
        ahead = self._ahead(steps)
        passed = {place: onward for place, onward in ahead.items() if weights[place] + onward >= ahead[0, 0] - _BEAM}
        return Plane(self._kinship, tuple(self._trace(origins))[::-1], passed)

    def _ahead(self, steps: dict[Spot, list[tuple[Spot, float]]]) -> dict[Spot, float]:
        """From each place the weight of the best way to the end, where there is one."""
        ahead: dict[Spot, float] = {self._ends: 0.0}
        for place in reversed(steps):
            onward = [weight + ahead[after] for after, weight in steps[place] if after in ahead]
            if onward:
                ahead[place] = max(onward)
        return ahead

    def _trace(self, origins: Mapping[Spot, Spot]) -> Iterator[Pair]:
        place = self._ends
        while place != (0, 0):
            before = origins[place]
            if before[0] < place[0] and before[1] < place[1]:
                yield (before[0], place[0]), (before[1], place[1])
            place = before

    def _steps(self, place: Spot) -> Iterator[tuple[Spot, float]]:
        """The places behind the next stretch of one text or of both, each with what speaks for it."""
        mine, theirs = (self._cut(side, at) for side, at in enumerate(place))
        for cut in mine:
            if self._may_pass((cut.end, place[1])):
                yield (cut.end, place[1]), -cut.cost - _GAP
        for cut in theirs:
            if self._may_pass((place[0], cut.end)):
                yield (place[0], cut.end), -cut.cost - _GAP
        if not self._may_pair(place):
            return
        for one in mine:
            for other in theirs:
                if one.cost + other.cost > _PURSE:
                    break
                if (one.closes or other.closes) and self._may_pass((one.end, other.end)):
                    evidence = self._kinship((place[0], one.end), (place[1], other.end))
                    yield (one.end, other.end), evidence - one.cost - other.cost

    def _may_pass(self, place: Spot) -> bool:
        return self._within is None or place in self._within

    def _may_pair(self, place: Spot) -> bool:
        """Whether no number or decision says that the next stretches fill different slots."""
        slots: list[int | None] = []
        for voice, at, end in zip(self._kinship.voices, place, self._ends, strict=True):
            is_fixed = at < end and voice.units[at].opens
            slots.append(voice.slot_of.get(voice.units[at].block) if is_fixed else None)
        return None in slots or slots[0] == slots[1]

    def _cut(self, side: int, at: int) -> list[_Cut]:
        found = self._cuts[side].get(at)
        if found is None:
            voice = self._kinship.voices[side]
            cheapest: dict[int, float] = {}
            for kind in self._kinds if at < self._ends[side] else ():
                look = voice.moves.unlike(kind, at)
                for end, cost in voice.fits(at, kind).items():
                    cheapest[end] = min(cheapest.get(end, look + cost), look + cost)
            found = [_Cut(cost, end, voice.units[end - 1].closes) for end, cost in cheapest.items()]
            found = self._cuts[side][at] = sorted(found, key=lambda cut: (cut.cost, cut.end))
        return found
