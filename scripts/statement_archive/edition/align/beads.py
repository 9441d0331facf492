"""One witness and all others in, the beads they are strung from: which of its blocks answer to which columns.

The outline plays no part. A bead is a block and a column, or two on one side (torn, or run together on the other), or
one that the other side lacks (Gale & Church 1993).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.edition.align.chorus import Evidence
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.voices import Voice

_SHAPES = {(1, 1): 0.0, (1, 0): 2.5, (0, 1): 2.5, (2, 1): 3.2, (1, 2): 3.2}
"""Columns and blocks -> cost."""
_BEAM, _STATES = 15.0, 60


@dataclass(frozen=True, slots=True)
class Bead:
    """Columns and blocks that answer to each other; one of the two ranges may be empty."""

    columns: Chunk
    blocks: Chunk


@dataclass(frozen=True, slots=True)
class Thread:
    """The search for the beads of one witness."""

    voice: Voice
    evidence: Evidence
    columns: int
    """How many there are."""

    def beads(self) -> list[Bead]:
        """The best beads, from the first blocks to the last."""
        ends = self.columns, len(self.voice.chunks)
        best: dict[Chunk, tuple[float, Bead | None]] = {(0, 0): (0.0, None)}
        layers: list[list[Chunk]] = [[] for _ in range(sum(ends) + 3)]
        layers[0] = [(0, 0)]
        for layer in layers[: sum(ends)]:
            kept = sorted(layer, key=lambda place: (-best[place][0], place))[:_STATES]
            for place in kept:
                if best[place][0] < best[kept[0]][0] - _BEAM:
                    break
                for bead, weight in self._beads_from(place, ends):
                    after = bead.columns[1], bead.blocks[1]
                    if after not in best:
                        layers[sum(after)].append(after)
                    if after not in best or best[place][0] + weight > best[after][0]:
                        best[after] = best[place][0] + weight, bead
        return _trace(best, ends)

    def _beads_from(self, place: Chunk, ends: Chunk) -> Iterator[tuple[Bead, float]]:
        for (columns, blocks), cost in _SHAPES.items():
            bead = Bead((place[0], place[0] + columns), (place[1], place[1] + blocks))
            if bead.columns[1] > ends[0] or bead.blocks[1] > ends[1]:
                continue
            evidence = self.evidence(bead.columns, self.voice.stretch(bead.blocks)) if columns and blocks else 0.0
            yield bead, evidence - cost


def _trace(best: dict[Chunk, tuple[float, Bead | None]], ends: Chunk) -> list[Bead]:
    beads: list[Bead] = []
    at = ends
    while (bead := best[at][1]) is not None:
        beads.append(bead)
        at = bead.columns[0], bead.blocks[0]
    return beads[::-1]
