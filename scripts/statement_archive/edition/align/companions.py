"""Words that go with words: what two texts teach of each other's language, where they share no word.

Where a word of one text stands in the same segments as a word of the other, again and again, each tells of the other
(Melamed 2000, Models of Translational Equivalence among Words). What a segment teaches is taken out when a stretch of
it is judged, so that no pair proves itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import fsum, log
from typing import TypeAlias

_LEAST, _MOST = 2, 0.5
"""In how many segments a word has to stand, and in which share of them at most."""
_SIGNIFICANT = 7.0
"""What has to speak for two words going together beyond chance, in odds as logarithm."""
_PRIOR = 1.0
"""How many segments the word's own share counts for beside what was seen."""
_CERTAIN = 0.95

Said: TypeAlias = Sequence[Set[str]]
"""The words of a text in each of the segments that two texts have in common."""


@dataclass(frozen=True, slots=True)
class _Companion:
    """A word of the other text, and in how many of the segments it stands beside which word."""

    word: str
    both: int
    """Segments with the word and its companion."""
    own: int
    """Segments with the word."""
    others: int
    """Segments with the companion."""
    many: int
    """All segments."""

    @property
    def usual(self) -> float:
        """Share of the segments with the word."""
        return (self.own + 0.5) / (self.many + 1)

    @property
    def carried(self) -> float:
        """Probability that the word comes with its companion, beyond chance."""
        likely = (self.both + _PRIOR * self.usual) / (self.others + _PRIOR)
        return min(_CERTAIN, max(0.0, (likely - self.usual) / (1 - self.usual)))

    @property
    def unheard(self) -> float:
        """What the companion says where the word is not found beside it, in odds as logarithm."""
        return log(1 - self.carried)

    @property
    def alone(self) -> float:
        """What the word says where its companion is not found."""
        likely = (self.own - self.both + _PRIOR * self.usual) / (self.many - self.others + _PRIOR)
        return log(likely / self.usual)


class Companions:
    """What the segments that two texts have in common teach of the words of the first one."""

    def __init__(self, own: Said, theirs: Said, shared: Set[str]) -> None:
        """Learn from segments; words in `shared` stand in both texts and speak for themselves."""
        self._own, self._theirs = own, theirs
        self._of = self._learned(shared)
        self._alone = {word: companion.alone for word, companion in self._of.items()}
        self._unheard = {word: companion.unheard for word, companion in self._of.items()}
        self._told_by: dict[str, list[float]] = defaultdict(list)
        for word, companion in self._of.items():
            self._told_by[companion.word].append(self._unheard[word])
        self._left: dict[tuple[str, int, int, int, int], tuple[float, float]] = {}

    def _learned(self, shared: Set[str]) -> dict[str, _Companion]:
        mine, yours = self._places(self._own, shared), self._places(self._theirs, shared)
        heard: list[list[str]] = [[] for _ in self._own]
        for word, places in yours.items():
            for place in places:
                heard[place].append(word)
        found: dict[str, _Companion] = {}
        for word, places in mine.items():
            both = Counter(other for place in places for other in heard[place])
            weights = [
                (_togetherness(many, len(places), len(yours[other]), len(self._own)), other)
                for other, many in both.items()
            ]
            weight, other = max(weights, default=(0.0, ""))
            if weight >= _SIGNIFICANT:
                found[word] = _Companion(other, both[other], len(places), len(yours[other]), len(self._own))
        return found

    def _places(self, said: Said, shared: Set[str]) -> dict[str, list[int]]:
        """The segments of each word that stands in neither too few nor too many."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(said):
            for word in sorted(words - shared):
                places[word].append(place)
        return {word: own for word, own in places.items() if _LEAST <= len(own) <= _MOST * len(self._own)}

    def of(self, mine: Set[str]) -> dict[str, str]:
        """The words of a stretch that have a companion, each with it."""
        return {word: self._of[word].word for word in mine if word in self._of}

    def alone(self, mine: Set[str]) -> float:
        """What the words of a stretch say where no companion of theirs is found."""
        return fsum(self._alone[word] for word in mine if word in self._alone)

    def unheard(self, theirs: Set[str]) -> float:
        """What the companions in a stretch of the other text say where none of their words is found."""
        return fsum(unheard for word in theirs for unheard in self._told_by.get(word, ()))

    def met(self, words: Iterable[str], taught: Set[int], size: float) -> float:
        """How much more words say that are found beside their companions, but for what some segments `taught`.

        By chance each would stand in a stretch as long as so many segments.
        """
        segments = [(self._own[place], self._theirs[place]) for place in taught]
        return fsum(self._met(word, segments, size) for word in words)

    def _met(self, word: str, segments: Sequence[tuple[Set[str], Set[str]]], size: float) -> float:
        companion = self._of[word].word
        both = own = others = 0
        for mine, yours in segments:
            is_own, is_other = word in mine, companion in yours
            both += is_own and is_other
            own += is_own
            others += is_other
        seen = word, both, own, others, len(segments)
        if seen not in self._left:
            self._left[seen] = self._without(*seen)
        usual, carried = self._left[seen]
        chance = 1 - (1 - usual) ** size
        return log(carried / chance + 1 - carried) - self._alone[word] - self._unheard[word]

    def _without(self, word: str, both: int, own: int, others: int, many: int) -> tuple[float, float]:
        """How usual a word is, and how surely it comes with its companion, some of what was seen taken out."""
        known = self._of[word]
        left = _Companion(known.word, known.both - both, known.own - own, known.others - others, known.many - many)
        return left.usual, left.carried


def _togetherness(both: int, own: int, others: int, many: int) -> float:
    """Log likelihood ratio (Dunning 1993) that two words go together; nothing where they shun each other."""
    if both < _LEAST or both * many <= own * others:
        return 0.0
    cells = (both, own - both, others - both, many - own - others + both)
    chances = [row * column / many for row in (own, many - own) for column in (others, many - others)]
    return fsum(cell * log(cell / chance) for cell, chance in zip(cells, chances, strict=True) if cell)
