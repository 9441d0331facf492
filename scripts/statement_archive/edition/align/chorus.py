"""What all witnesses but one say in each slot, and how well a stretch of the one that is left out answers to it.

Sums over all witnesses are kept, and what one of them adds is taken out for its turn: so the evidence for a witness
costs the same whether two others stand there or twenty.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import exp, fsum, log, sqrt
from statistics import median

from statement_archive.edition.align.kinship import Kinship, Pair
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.voices import Standing, Voice
from statement_archive.edition.align.weights import COMMON, TEMPER, WORST, carried_of, length_evidence, spread_of
from statement_archive.model import Kind

_RARE, _UNUSUAL = 0.05, 0.5
"""The least share that looks are reckoned with, and how many unknown witnesses look as any block of a text may."""

_PRIOR, _MOST = 2.0, 0.9
_ADVISERS = 3
"""How many others are asked which of their words go with those of a witness."""


class Chorus:
    """All witnesses with their standings, one slot after the other."""

    def __init__(self, voices: Sequence[Voice], slots: int) -> None:
        self.voices, self.slots = voices, range(slots)
        self.standings: dict[int, Standing] = {}
        self.rates = [voice.rate for voice in voices]
        self.spreads = [1.0 for _ in voices]
        self._where: dict[str, Counter[int]] = {}
        self._known: Counter[str] = Counter()
        self._looks: list[Counter[Kind]] = [Counter() for _ in range(slots)]
        self._kinships: dict[tuple[int, int], tuple[tuple[Pair, ...], Kinship]] = {}
        self._lengths: list[dict[int, float]] = [{} for _ in range(slots)]

    def enter(self, index: int, standing: Standing) -> None:
        """Take in where a witness stands."""
        self.standings[index] = standing
        self._count(index, 1)
        voice = self.voices[index]
        for slot, (start, end) in enumerate(standing):
            if start < end:
                self._lengths[slot][index] = voice.length((start, end))
        differences = [
            (own[index] - level, own[index], len(own) - 1)
            for slot, own in enumerate(self._lengths)
            if index in own and (level := self.level(slot, index)) is not None
        ]
        if differences:
            rate = self.rates[index] = median(difference for difference, _, _ in differences)
            self.spreads[index] = spread_of(
                [(difference - rate, length, others) for difference, length, others in differences]
            )

    def leave(self, index: int) -> Standing:
        """Take a witness out, and say where it stood."""
        self._count(index, -1)
        for lengths in self._lengths:
            lengths.pop(index, None)
        return self.standings.pop(index)

    def _count(self, index: int, sign: int) -> None:
        voice = self.voices[index]
        for feature in voice.units_with:
            self._known[feature] += sign
        for slot, chunk in enumerate(self.standings[index]):
            if chunk[0] == chunk[1]:
                continue
            self._looks[slot][voice.look(chunk)] += sign
            for feature in voice.said(chunk):
                self._where.setdefault(feature, Counter())[slot] += sign

    def level(self, slot: int, without: int) -> float | None:
        """The usual length of a slot among all witnesses but one, as a logarithm, their own rates taken off."""
        levels = [length - self.rates[i] for i, length in self._lengths[slot].items() if i != without]
        return median(levels) if levels else None

    def advisers(self, index: int) -> list[int]:
        """A few others, the next ones by their index."""
        others = sorted(self.standings, key=lambda other: (other - index) % len(self.voices))
        return [other for other in others if other != index][:_ADVISERS]

    def kinship(self, index: int, other: int, standing: Standing) -> Kinship:
        """What a witness that stands so teaches of its words beside another one."""
        pairs = tuple(
            (mine, theirs)
            for mine, theirs in zip(standing, self.standings[other], strict=True)
            if mine[0] < mine[1] and theirs[0] < theirs[1]
        )
        known = self._kinships.get((index, other))
        if known is None or known[0] != pairs:
            known = self._kinships[index, other] = pairs, Kinship(self.voices[index], self.voices[other], pairs)
        return known[1]

    def looks(self, slot: int) -> Counter[Kind]:
        """How many witnesses have a block of each kind in the slot."""
        return self._looks[slot]

    def strength(self, slot: int) -> int:
        """How many witnesses have the slot."""
        return len(self._lengths[slot])

    def where(self, feature: str) -> Iterator[tuple[int, int]]:
        """The slots that a feature stands in, each with how many witnesses have it there."""
        return ((slot, many) for slot, many in self._where.get(feature, {}).items() if many)

    def knows(self, feature: str) -> int:
        """How many witnesses have the feature anywhere."""
        return self._known[feature]


class Evidence:
    """How well the stretches of one witness answer to what all others say; the witness has left the chorus."""

    def __init__(self, chorus: Chorus, index: int, standing: Standing | None) -> None:
        self._chorus, self._index = chorus, index
        self._voice = voice = chorus.voices[index]
        self._weighed: dict[tuple[Chunk, Chunk], float] = {}
        self._gains: dict[int, tuple[dict[str, float], float]] = {}
        self._levels: dict[int, float | None] = {}
        self._standing = standing or ((0, 0),) * len(chorus.slots)
        self._known = {f for f, share in voice.share.items() if share < COMMON and chorus.knows(f) > 0}
        self._hits: dict[str, float] = defaultdict(float)
        self._chances: dict[str, float] = defaultdict(float)
        self._said: list[dict[str, float]] = [{} for _ in chorus.slots]
        for feature in sorted(self._known):
            for slot, many in chorus.where(feature):
                self._said[slot][feature] = many / chorus.knows(feature)
        self._learn()
        self._lost = {feature: self._absent(feature) for feature in self._known}
        advisers = chorus.advisers(index) if standing else ()
        self._advisers = [(other, chorus.kinship(index, other, self._standing)) for other in advisers]

    def _learn(self) -> None:
        """How often a feature of the others stands in this witness, too, where it stands now."""
        for slot, chunk in enumerate(self._standing):
            if chunk[0] == chunk[1]:
                continue
            own = self._voice.said(chunk)
            for feature, likely in self._said[slot].items():
                self._chances[feature] += likely
                self._hits[feature] += likely * (feature in own)

    def _carried(self, feature: str, likely: float = 0.0, hit: float = 0.0) -> float:
        """Probability that the feature is carried over; what the slot in question says of it is taken out."""
        hits = self._hits[feature] - hit + _PRIOR * carried_of(feature)
        return min(_MOST, hits / max(_PRIOR, self._chances[feature] - likely + _PRIOR))

    def _absent(self, feature: str) -> float:
        return log(1 - self._carried(feature)) / 2

    def __call__(self, slots: Chunk, chunk: Chunk) -> float:
        """Log likelihood ratio that the stretch answers to what others have in some slots in a row."""
        weight = self._weighed.get((slots, chunk))
        if weight is None:
            weight = self._weighed[slots, chunk] = self._judge(slots, chunk)
        return weight

    def _judge(self, slots: Chunk, chunk: Chunk) -> float:
        words = self._words(slots, chunk) + self._advised(slots, chunk)
        return words + self._length(slots, chunk) + self._look(slots[0], chunk)

    def _advised(self, slots: Chunk, chunk: Chunk) -> float:
        """What a few others say whose words go with words of the stretch."""
        heard: list[float] = []
        for other, kinship in self._advisers:
            theirs = [span for span in self._chorus.standings[other][slice(*slots)] if span[0] < span[1]]
            if theirs:
                heard.append(kinship.advice(chunk, (theirs[0][0], theirs[-1][1])))
        return fsum(heard) / sqrt(max(1, len(heard)))  # they say much the same

    def _words(self, slots: Chunk, chunk: Chunk) -> float:
        """What words say; each counts once, however often it stands there."""
        gains, missed = self._gains_in(slots[0])
        for slot in range(slots[0] + 1, slots[1]):
            more, lost = self._gains_in(slot)
            gains, missed = {**gains, **more}, missed + lost
        own = self._voice.said(chunk) & self._known
        return max(WORST, TEMPER * (missed + fsum(gains.get(feature, self._lost[feature]) for feature in own)))

    def _gains_in(self, slot: int) -> tuple[dict[str, float], float]:
        """What each feature of the slot proves where it is found, and what it costs if none is."""
        if slot not in self._gains:
            self._gains[slot] = self._weigh(slot)
        return self._gains[slot]

    def _weigh(self, slot: int) -> tuple[dict[str, float], float]:
        own = self._voice.said(self._standing[slot])
        gains: dict[str, float] = {}
        missed: list[float] = []
        for feature, many in self._said[slot].items():
            likely = many * self._carried(feature, many, many * (feature in own))
            absent = log(1 - likely) / 2
            missed.append(absent)
            gains[feature] = log(likely / self._voice.share[feature] + 1 - likely) - absent
        return gains, fsum(missed)

    def _look(self, slot: int, chunk: Chunk) -> float:
        if not self._voice.units[chunk[0]].opens:
            return 0.0
        look = self._voice.look(chunk)
        share = max(_RARE, self._voice.looks[look])
        likely = (self._chorus.looks(slot)[look] + share * _UNUSUAL) / (self._chorus.strength(slot) + _UNUSUAL)
        return log(max(_RARE, likely) / share)

    def _length(self, slots: Chunk, chunk: Chunk) -> float:
        levels = [level for slot in range(*slots) if (level := self._level(slot)) is not None]
        if not levels:
            return 0.0
        level = levels[0] if len(levels) == 1 else log(fsum(map(exp, levels)))
        length = self._voice.length(chunk)
        others = max(1, self._chorus.strength(slots[0]))
        difference = length - level - self._chorus.rates[self._index]
        return length_evidence(difference, length, others, self._chorus.spreads[self._index])

    def _level(self, slot: int) -> float | None:
        if slot not in self._levels:
            self._levels[slot] = self._chorus.level(slot, self._index)
        return self._levels[slot]
