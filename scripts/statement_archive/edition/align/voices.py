"""One witness among many: what its sentences have in them, and where it stands at present.

A standing is the stretch of a witness in each slot of the outline; the search for many witnesses moves one standing
after another.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import log
from statistics import fmean
from typing import TypeAlias

from statement_archive.edition.align.moves import Moves
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.units import Unit
from statement_archive.model import Block, Kind

Standing: TypeAlias = tuple[Chunk, ...]
"""The stretch of a witness in each slot; an empty range where it lacks the slot."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff]")
"""Scripts that put no blanks between words: their features are pairs of letters."""
_STEM = 6
_SIGNS = {"?": "?？؟;", "(": "(（", "«": '«“„「『"', ":": ":：", ";": ";；؛", "/": "/"}
"""Signs that a translation keeps, whatever its script; a Greek question mark looks like a semicolon."""


def features_of(text: str) -> frozenset[str]:
    """Numbers, stems or pairs of letters, and signs that a translation keeps."""
    found: set[str] = set()
    for token in _TOKEN.findall(text.casefold()):
        if token[0].isdecimal():
            found.add("#" + "".join(str(int(digit)) for digit in token if digit.isdecimal()))
        elif _UNSPACED.match(token):
            found.update(map("".join, pairwise(token)))
        else:
            found.add(token[:_STEM])
    found.update(sign for sign, forms in _SIGNS.items() if any(form in text for form in forms))
    return frozenset(found)


@dataclass(frozen=True)
class Voice:
    """One witness as the search for many knows it."""

    blocks: Sequence[Block]
    units: Sequence[Unit]
    moves: Moves
    features: Sequence[frozenset[str]]
    """Of each unit."""
    slot_of: Mapping[int, int]
    """Index of a block -> index of the slot that a printed number or a decision settles for it."""

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """The units of each block."""
        starts = [index for index, unit in enumerate(self.units) if unit.opens]
        return tuple(zip(starts, [*starts[1:], len(self.units)], strict=True))

    @cached_property
    def rate(self) -> float:
        """The usual length of a block, as a logarithm: the mean without the tenths at both ends."""
        lengths = sorted(map(self.length, self.chunks))
        edge = len(lengths) // 10
        return fmean(lengths[edge : len(lengths) - edge])

    @cached_property
    def usual(self) -> float:
        """The mean length of a block in letters."""
        return max(1.0, self._reach[-1] / max(1, len(self.blocks)))

    @cached_property
    def units_with(self) -> dict[str, tuple[int, ...]]:
        """The units that each feature stands in."""
        found: dict[str, list[int]] = {}
        for index, features in enumerate(self.features):
            for feature in sorted(features):
                found.setdefault(feature, []).append(index)
        return {feature: tuple(units) for feature, units in found.items()}

    @cached_property
    def share(self) -> dict[str, float]:
        """The share of the blocks that each feature stands in."""
        many = len(self.blocks) + 1
        return {
            feature: (len({self.units[unit].block for unit in units}) + 0.5) / many
            for feature, units in self.units_with.items()
        }

    @cached_property
    def _reach(self) -> tuple[float, ...]:
        return tuple(accumulate((unit.size for unit in self.units), initial=0.0))

    def length(self, chunk: Chunk) -> float:
        """Natural logarithm of a stretch's length in letters."""
        return log(max(1.0, self._reach[chunk[1]] - self._reach[chunk[0]]))

    @cached_property
    def looks(self) -> dict[Kind, float]:
        """The share of the blocks that look like each kind."""
        many = Counter(block.kind for block in self.blocks)
        return {kind: count / len(self.blocks) for kind, count in many.items()}

    def look(self, chunk: Chunk) -> Kind:
        """What the block looks like that a stretch begins in."""
        return self.blocks[self.units[chunk[0]].block].kind

    def fits(self, start: int, kind: Kind) -> Mapping[int, float]:
        """Where a stretch may end that fills a slot of a kind, and what its borders cost."""
        found = self._fits.get((start, kind))
        if found is None:
            found = self._fits[start, kind] = {move.chunk[1]: move.cost for move in self.moves.fillings(start, kind)}
        return found

    @cached_property
    def _fits(self) -> dict[tuple[int, Kind], Mapping[int, float]]:
        return {}

    def said(self, chunk: Chunk) -> frozenset[str]:
        """The features of a stretch."""
        found = self._heard.get(chunk)
        if found is None:
            found = self._heard[chunk] = frozenset().union(*self.features[chunk[0] : chunk[1]])
        return found

    @cached_property
    def _heard(self) -> dict[Chunk, frozenset[str]]:
        return {}
