"""Two stretches of text in, evidence out that they say the same, as a log likelihood ratio against chance.

Three kinds of evidence: length (Gale & Church 1993), words of the same script, and what crosses languages: numbers,
Latin names and acronyms inside Chinese text, and terms that the lexicon calls equivalent. A feature is carried over
into a true counterpart with a probability that depends on its kind, and is there by chance as often as elsewhere.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import fsum, log, log2
from typing import TypeAlias

from statement_archive.edition.align.terms import COMMON
from statement_archive.edition.align.units import Unit

Chunk: TypeAlias = tuple[int, int]
"""A half-open range of units."""

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*[A-Za-z]*|[A-Za-z\u00c0-\u024f]+[0-9]*|[\u3400-\u9fff]+")
_STEM = 6
"""Letters of a word that count: enough to tell words apart, few enough to let `healthy` meet `health`."""
_INFLECTED = 5
"""Letters from which on a term may go on: `port` stands in `ports`, but `form` not in `formal`."""
_COMMON = 0.5
"""A feature that stands in more than this share of the blocks says nothing."""
_CARRIED = {"word": 0.5, "number": 0.7, "term": 0.65}
_TEMPER = 0.5
"""Words of one text aren't independent of each other; their evidence counts half."""
_VARIANCE = 0.05
_VARIANCE_PER_LETTER = 6.8
"""Gale & Church 1993: variance of a translation's length per letter of the original."""
_CHANCE = 1.0
"""Variance of the log ratio of two unrelated lengths."""

_CROWDING = 0.25
"""How much of a stretch's length counts as more chance to hold a feature, as an exponent.

One would pay for every cut, since a short stretch holds less by chance; zero would pay for joining.
"""
_BARE_LENGTH = 0.25
"""What length counts where nothing else speaks for a pair: neighbours are alike in length more often than by chance."""
_WORST_LENGTH = -5.0
_WORST_WORDS = -9.0
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the editors know to be equivalent across languages; may be empty."""

    groups: tuple[tuple[str, ...], ...] = ()
    """Terms of one meaning in any languages; Latin ones match regardless of case unless all capitals."""


def features_of(text: str) -> set[str]:
    """The features of a text that need no lexicon: stems, pairs of Han characters, and numbers with `#` before them."""
    features: set[str] = set()
    for token in _TOKEN.findall(text.lower()):
        if token[0].isdigit():
            features.add("#" + token.replace(",", ""))
        elif token > "\u3400":
            features.update(map("".join, pairwise(token)))
        else:
            features.add(token[:_STEM])
    return features


@dataclass(frozen=True, slots=True)
class _Term:
    """A term as it is looked for."""

    words: str
    group: int
    is_latin: bool
    is_acronym: bool

    def occurrences(self, text: str, folded: str) -> Iterator[int]:
        """Where it stands as a word; acronyms in their own case, long words with any ending, Han terms anywhere."""
        where = text if self.is_acronym else folded
        at = where.find(self.words)
        while at >= 0:
            end = at + len(self.words)
            if not self.is_latin or self._is_word(where, at, end):
                yield at
            at = where.find(self.words, end)

    def _is_word(self, where: str, start: int, end: int) -> bool:
        if start and where[start - 1].isascii() and where[start - 1].isalnum():
            return False
        following = where[end : end + 1]
        return end - start >= _INFLECTED or not (following.isascii() and following.isalnum())


def terms_of(texts: Sequence[str], lexicon: Lexicon) -> list[set[str]]:
    """Per text the terms in it, as `@` and the number of their group; a term inside a longer one doesn't count."""
    whole = "\n".join(texts)
    folded = whole.lower()
    if len(folded) != len(whole):  # a letter whose small form is two would shift all that follows
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in whole)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    taken = bytearray(len(whole))
    found: list[set[str]] = [set() for _ in texts]
    for term in _longest_first(lexicon):
        for at in term.occurrences(whole, folded):
            end = at + len(term.words)
            if not any(taken[at:end]):
                taken[at:end] = b"\1" * (end - at)
                found[bisect_right(starts, at) - 1].add(f"@{term.group}")
    return found


@lru_cache(maxsize=4)
def _longest_first(lexicon: Lexicon) -> tuple[_Term, ...]:
    """The editors' terms and the common ones, each with its group's number; of a term in both, the editors' group."""
    terms: dict[str, _Term] = {}
    for index, group in enumerate((*lexicon.groups, *COMMON)):
        for term in filter(None, group):
            is_acronym = term.isascii() and term.isupper()
            words = term if is_acronym else term.lower()
            terms.setdefault(words, _Term(words, index, term.isascii(), is_acronym))
    return tuple(sorted(terms.values(), key=lambda term: (-len(term.words), term.words)))


def _carried(feature: str) -> float:
    return _CARRIED[{"#": "number", "@": "term"}.get(feature[0], "word")]


def length_evidence(one: float, other: float) -> float:
    """Log likelihood ratio that two lengths (in Latin letters) belong to a text and its translation."""
    if not one or not other:
        return 0.0
    ratio = log(one / other)
    variance = min(_CHANCE, _VARIANCE + _VARIANCE_PER_LETTER / min(one, other))
    return max(_WORST_LENGTH, 0.5 * (log(_CHANCE / variance) - ratio * ratio * (1 / variance - 1 / _CHANCE)))


class Text:
    """The features of one witness, unit by unit and for any stretch of units.

    A feature weighs as much as the number of sentences it stands in, so that cutting a block neither adds to what it
    proves nor takes from it.
    """

    def __init__(self, units: Sequence[Unit], lexicon: Lexicon) -> None:
        self.units = units
        texts = [unit.text for unit in units]
        terms = terms_of(texts, lexicon)
        self._features = [sorted(features_of(text) | found) for text, found in zip(texts, terms, strict=True)]
        self.blocks_with: dict[str, list[int]] = {}
        for unit, features in zip(units, self._features, strict=True):
            for feature in features:
                blocks = self.blocks_with.setdefault(feature, [])
                if not blocks or blocks[-1] != unit.block:
                    blocks.append(unit.block)
        starts = [index for index, unit in enumerate(units) if unit.opens]
        self.blocks: list[Chunk] = list(zip(starts, [*starts, len(units)][1:], strict=True))
        count = len(self.blocks)
        self.share = {feature: (len(blocks) + 0.5) / (count + 1) for feature, blocks in self.blocks_with.items()}
        self.usual = max(1.0, fsum(unit.size for unit in units) / max(1, count))
        """Length of a block, on average."""
        self.is_han = sum(unit.size > 2 * len(unit.text) for unit in units) * 2 > len(units)

    def weights(self, chunk: Chunk, known: Container[str]) -> dict[str, int]:
        """The known features of a stretch and their weights."""
        return Counter(f for index in range(*chunk) for f in self._features[index] if f in known)

    def size(self, chunk: Chunk) -> float:
        """Length of a stretch in Latin letters."""
        return sum(unit.size for unit in self.units[chunk[0] : chunk[1]])


class Comparison:
    """The evidence that stretches of two witnesses answer to each other; every pair is weighed once."""

    def __init__(self, one: Text, other: Text) -> None:
        self._texts = one, other
        self._carried = {
            feature: _carried(feature)
            for feature in one.share.keys() & other.share.keys()
            if min(one.share[feature], other.share[feature]) < _COMMON
        }
        lost = {rate: 0.5 * log(1 - rate) for rate in _CARRIED.values()}
        self._lost = {feature: lost[rate] for feature, rate in self._carried.items()}
        self._gains: tuple[dict[int, dict[str, float]], ...] = ({}, {})
        self._temper = _TEMPER if one.is_han == other.is_han else 1.0
        self._weighed: dict[tuple[Chunk, Chunk], float] = {}
        self._known: tuple[dict[Chunk, _Side], ...] = ({}, {})

    def promises(self, side: int, *, lists: bool) -> list[float]:
        """Per unit of a side: half of the evidence that may be expected of it once its counterpart is found.

        A block promises what it has in common with the block that suits it best, and its units share that by length.
        Where a block may answer to a whole list, it promises what all blocks that it suits best promise together, and
        its units share that as they would by themselves.
        """
        texts = self._texts[side]
        wanted: dict[int, float] = defaultdict(float)
        for chunk in self._texts[1 - side].blocks if lists else ():
            promise, block = self._best(1 - side, chunk)
            wanted[block] += promise
        promises: list[float] = []
        for block, (start, end) in enumerate(texts.blocks):
            total = max(self._best(side, (start, end))[0], wanted[block])
            shares = [texts.units[unit].size for unit in range(start, end)]
            if lists:
                shares = [self._best(side, (unit, unit + 1))[0] + _LEAST for unit in range(start, end)]
            promises += (total * share / max(_LEAST, fsum(shares)) for share in shares)
        return promises

    def _best(self, side: int, chunk: Chunk) -> tuple[float, int]:
        """What a stretch has in common with the block of the other side that suits it best, and which that is."""
        mine = self._side(side, chunk)
        gains, returns = self._gain(0, mine.scale), self._gain(1, mine.scale)
        where = self._texts[1 - side].blocks_with
        sums: dict[int, float] = {}
        for feature, weight in mine.weights.items():
            gain = weight * (0.5 * (gains[feature] + returns[feature]) - self._lost[feature])
            for other in where[feature]:
                sums[other] = sums.get(other, 0.0) + gain
        block = max(sums, key=lambda other: (sums[other], -other), default=-1)
        return max(0.0, self._temper * (mine.lost + sums.get(block, 0.0))), block

    def __call__(self, one: Chunk, other: Chunk) -> float:
        """Log likelihood ratio that the two stretches answer to each other."""
        weight = self._weighed.get((one, other))
        if weight is None:
            weight = self._weighed[one, other] = self._weigh(self._side(0, one), self._side(1, other))
        return weight

    def _weigh(self, mine: "_Side", theirs: "_Side") -> float:
        gains, returns = self._gain(0, mine.scale), self._gain(1, theirs.scale)
        lost = self._lost
        # fsum, because a plain sum over a set would depend on the order of its members.
        found = fsum(
            min(mine.weights[f], theirs.weights[f]) * (gains[f] + returns[f] - 2 * lost[f])
            for f in mine.weights.keys() & theirs.weights.keys()
        )
        words = self._temper * (mine.lost + theirs.lost + found)
        length = length_evidence(mine.size, theirs.size)
        return (length if found else _BARE_LENGTH * length) + max(_WORST_WORDS, words)

    def _side(self, side: int, chunk: Chunk) -> "_Side":
        known = self._known[side].get(chunk)
        if known is None:
            text = self._texts[side]
            weights = text.weights(chunk, self._lost)
            lost = fsum(weight * self._lost[feature] for feature, weight in weights.items())
            size = text.size(chunk)
            scale = round(2 * log2(max(1.0, size) / text.usual))
            known = self._known[side][chunk] = _Side(weights, lost, size, max(-2, min(4, scale)))
        return known

    def _gain(self, side: int, scale: int) -> dict[str, float]:
        """Half of what each feature proves if found in a stretch whose length is 2 ** (scale / 2) usual blocks."""
        gains = self._gains[side].get(scale)
        if gains is None:
            share = self._texts[side].share
            length = 2 ** (_CROWDING * scale / 2)
            gains = self._gains[side][scale] = {
                feature: 0.5 * log(1 + carried * (1 / (1 - (1 - share[feature]) ** length) - 1))
                for feature, carried in self._carried.items()
            }
        return gains


@dataclass(frozen=True, slots=True)
class _Side:
    """A stretch as one side of a comparison."""

    weights: dict[str, int]
    """Its features that the other witness has too, anywhere."""
    lost: float
    """What it costs if none of them is found."""
    size: float
    """In Latin letters."""
    scale: int
    """Twice the binary logarithm of its length in usual blocks."""
