"""How well stretches of two texts answer to each other, once it is known roughly which of them do.

What the known pairs say of two texts, their rates of length, the words that both have, the words that go with each
other, is what any other pair is judged by; what a pair taught is taken out when it is judged itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from math import exp, fsum, log
from statistics import median
from typing import TypeAlias

from statement_archive.edition.align.companions import Companions
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.voices import Voice
from statement_archive.edition.align.weights import COMMON, TEMPER, WORST, carried_of, length_evidence, spread_of

_PRIOR, _MOST = 2.0, 0.9
"""How many segments count for what is known of a feature beforehand, and how surely one is carried over at most."""
_UNKNOWN_SPREAD = 2.0
"""How many times the usual variance two texts are taken to have before any pair is known."""
_CROWDING = 0.25
"""How much of a stretch's length counts as more chance to hold a feature, as an exponent.

One would pay for every cut, since a short stretch holds less by chance; zero would pay for joining.
"""

Pair: TypeAlias = tuple[Chunk, Chunk]
"""Stretches of two texts that answer to each other."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A stretch as one side of a pair."""

    said: Set[str]
    shared: Mapping[str, float]
    """The features that the other text has, too, each with the chance that a stretch as long as this has it."""
    lost: float
    """What these say if none of them is found."""
    companions: Mapping[str, str]
    """The words that have a companion, each with it."""
    alone: float
    """What these say if no companion is found."""
    unheard: float
    """What companions among the words say if none of their words is found."""
    size: float
    """How many usual blocks it counts for as a place to find features by chance."""


class Kinship:
    """Two texts, and the pairs of them that are known so far."""

    def __init__(self, one: Voice, other: Voice, pairs: Sequence[Pair]) -> None:
        self.voices = one, other
        self._said = [one.said(mine) for mine, _ in pairs], [other.said(theirs) for _, theirs in pairs]
        lengths = [(one.length(mine), other.length(theirs)) for mine, theirs in pairs]
        self._rate = median(mine - theirs for mine, theirs in lengths) if pairs else one.rate - other.rate
        differences = [(mine - theirs - self._rate, mine, 1) for mine, theirs in lengths]
        self._spread = spread_of(differences) if pairs else _UNKNOWN_SPREAD
        self._shared = {
            feature
            for feature in one.share.keys() & other.share.keys()
            if max(one.share[feature], other.share[feature]) < COMMON
        }
        self._hits = Counter(f for mine, theirs in zip(*self._said, strict=True) for f in mine & theirs & self._shared)
        self._many = Counter(f for side in self._said for words in side for f in words & self._shared)
        self._companions = (
            Companions(self._said[0], self._said[1], self._shared),
            Companions(self._said[1], self._said[0], self._shared),
        )
        self._pair_of: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for place, pair in enumerate(pairs):
            for known, chunk in zip(self._pair_of, pair, strict=True):
                known.update(dict.fromkeys(range(*chunk), place))
        self._sides: tuple[dict[Chunk, _Side], ...] = ({}, {})
        self._probabilities: dict[tuple[str, int, int], float] = {}
        self._silences: dict[str, float] = {}
        self._weighed: dict[Pair, float] = {}
        self._advised: dict[Pair, float] = {}

    def __call__(self, mine: Chunk, theirs: Chunk) -> float:
        """Log likelihood ratio that the two stretches answer to each other."""
        weight = self._weighed.get((mine, theirs))
        if weight is None:
            weight = self._length(mine, theirs) + self._common(mine, theirs) + self._advise(mine, theirs)
            self._weighed[mine, theirs] = weight
        return weight

    def _length(self, mine: Chunk, theirs: Chunk) -> float:
        length = self.voices[0].length(mine)
        difference = length - self.voices[1].length(theirs) - self._rate
        return length_evidence(difference, length, 1, self._spread)

    def _common(self, mine: Chunk, theirs: Chunk) -> float:
        """What the features say that both texts have."""
        one, other = self._side(0, mine), self._side(1, theirs)
        both = one.shared.keys() & other.shared.keys()
        if not both:
            return max(WORST, TEMPER * (one.lost + other.lost))
        taught = self._taught(mine, theirs)
        segments = [(self._said[0][place], self._said[1][place]) for place in taught]
        found = fsum(self._found(feature, segments, (one.shared[feature], other.shared[feature])) for feature in both)
        return max(WORST, TEMPER * (one.lost + other.lost + found))

    def advice(self, mine: Chunk, theirs: Chunk) -> float:
        """What the words say that go with words of the other text."""
        found = self._advised.get((mine, theirs))
        if found is None:
            found = self._advised[mine, theirs] = self._advise(mine, theirs)
        return found

    def _advise(self, mine: Chunk, theirs: Chunk) -> float:
        sides = self._side(0, mine), self._side(1, theirs)
        total = 0.0
        for companions, own, others in zip(self._companions, sides, sides[::-1], strict=True):
            words = [word for word, other in own.companions.items() if other in others.said]
            taught = self._taught(mine, theirs) if words else set()
            met = companions.met(words, taught, own.size)
            total += max(WORST, TEMPER * (own.alone + others.unheard + met))
        return total / 2  # both tell of the same words

    def _taught(self, mine: Chunk, theirs: Chunk) -> set[int]:
        """The known pairs that the two stretches have a part in."""
        return {
            known[unit]
            for known, chunk in zip(self._pair_of, (mine, theirs), strict=True)
            for unit in range(*chunk)
            if unit in known
        }

    def _side(self, side: int, chunk: Chunk) -> _Side:
        found = self._sides[side].get(chunk)
        if found is None:
            voice = self.voices[side]
            said = voice.said(chunk)
            size = (exp(voice.length(chunk)) / voice.usual) ** _CROWDING
            shared = {feature: 1 - (1 - voice.share[feature]) ** size for feature in said & self._shared}
            mine, yours = self._companions[side], self._companions[1 - side]
            found = self._sides[side][chunk] = _Side(
                said,
                shared,
                fsum(self._silence(feature) / 2 for feature in shared),
                mine.of(said),
                mine.alone(said),
                yours.unheard(said),
                size,
            )
        return found

    def _carried(self, feature: str, both: int = 0, many: int = 0) -> float:
        """Probability that a feature of one text stands in its counterpart, some of what was seen taken out."""
        seen = feature, both, many
        if seen not in self._probabilities:
            hits = 2 * (self._hits[feature] - both) + _PRIOR * carried_of(feature)
            self._probabilities[seen] = min(_MOST, hits / (self._many[feature] - many + _PRIOR))
        return self._probabilities[seen]

    def _silence(self, feature: str) -> float:
        """What a feature of one text says that its counterpart does not have."""
        if feature not in self._silences:
            self._silences[feature] = log(1 - self._carried(feature))
        return self._silences[feature]

    def _found(self, feature: str, taught: Sequence[tuple[Set[str], Set[str]]], chances: tuple[float, float]) -> float:
        """How much more a feature says that both stretches have, but for what some pairs `taught`.

        `chances` are those that each of the two has it anyway.
        """
        both = many = 0
        for own, others in taught:
            is_own, is_other = feature in own, feature in others
            both += is_own and is_other
            many += is_own + is_other
        carried = self._carried(feature, both, many)
        mine, theirs = chances
        told = log(carried / mine + 1 - carried) + log(carried / theirs + 1 - carried)
        return told / 2 - self._silence(feature)
