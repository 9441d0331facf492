"""What speaks for two stretches of text being the same: the odds that the search for many witnesses goes by.

Measured on translated handbooks, never on the archive's own texts.
"""

from collections.abc import Sequence
from math import exp, log, pi, sqrt
from statistics import median

COMMON = 0.5
"""A feature that stands in more than this share of the blocks says nothing."""
TEMPER = 0.5
"""Words of one text aren't independent of each other; their evidence counts half."""
WORST = -9.0
"""The most that words say against a pair."""
_CARRIED = {"number": 0.7, "sign": 0.5, "term": 0.65, "word": 0.35}
_OUTLIERS, _STRAY_VARIANCE = 0.05, 1.0
_VARIANCE, _VARIANCE_PER_LETTER = 0.03, 2.5


def kind_of(feature: str) -> str:
    """The kind of a feature."""
    if feature[0] == "#":
        return "number"
    if feature[0] == "@":
        return "term"
    return "word" if feature[0].isalpha() else "sign"


_MEDIAN, _PRIOR = 0.455, 10.0
"""The median of the square of a normal variable, and how many segments the usual variance counts for."""
_NARROWEST, _WIDEST = 0.2, 4.0


def carried_of(feature: str) -> float:
    """Probability that a feature of a text stands in its counterpart, before anything is known of the two."""
    return _CARRIED[kind_of(feature)]


def variance_of(length: float, others: int) -> float:
    """The usual variance of a text's length (a logarithm) around the median of some others."""
    return (_VARIANCE + _VARIANCE_PER_LETTER / exp(length)) * (1 + 1 / others)


def spread_of(differences: Sequence[tuple[float, float, int]]) -> float:
    """How many times the usual variance a text has; each difference with the length and the number of others."""
    ratios = [difference**2 / variance_of(length, others) for difference, length, others in differences]
    spread = (median(ratios) * len(ratios) + _MEDIAN * _PRIOR) / (_MEDIAN * (len(ratios) + _PRIOR))
    return min(_WIDEST, max(_NARROWEST, spread))


def length_evidence(difference: float, length: float, others: int, spread: float) -> float:
    """Log likelihood ratio that two lengths belong together, whose logarithms differ by so much.

    `length` is the logarithm of one of them, `others` how many texts the other one is the median of.
    """
    variance = min(1.0, spread * variance_of(length, others))
    like = (1 - _OUTLIERS) * _bell(difference, variance) + _OUTLIERS * _bell(difference, _STRAY_VARIANCE)
    return log(like) - log(_bell(0.7 * difference, _STRAY_VARIANCE))


def _bell(value: float, variance: float) -> float:
    return exp(-value * value / (2 * variance)) / sqrt(2 * pi * variance)
