"""What an alignment comes to before it is told witness by witness, and the one case that needs no search."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from archive.align.anchors import Anchors
from archive.align.similarity import Chunk
from archive.align.units import Unit, is_continuation, is_open
from archive.model import Block, Kind, Slot

Row: TypeAlias = tuple[Chunk, ...]
"""The stretch of each witness in one slot."""

_IN_ORDER = 0.99
"""How sure a placement is that order alone gives, with nothing missing and nothing torn."""


@dataclass(frozen=True, slots=True)
class Path:
    """The best way through the outline."""

    rows: tuple[Row, ...]
    """Per slot."""
    posteriors: tuple[tuple[dict[Chunk, float], ...], ...]
    """Per slot and witness: the probability of each stretch; `(0, 0)` stands for a missing slot."""


def plain_path(
    outline: Sequence[Slot],
    texts: Sequence[Sequence[Block]],
    units: Sequence[Sequence[Unit]],
    anchors: Sequence[Anchors],
) -> Path | None:
    """One block for each slot in order, where a single witness has just as many, of the same kinds, none looking torn.

    None where it isn't as plain as that. The title may be missing.
    """
    filled = [index for index, text in enumerate(texts) if text]
    if len(filled) != 1:
        return None
    blocks, own = texts[filled[0]], units[filled[0]]
    skipped = 0 if blocks[0].kind is Kind.TITLE else 1
    if [block.kind for block in blocks] != [slot.kind for slot in outline[skipped:]]:
        return None
    if any(map(is_open, blocks)) or any(map(is_continuation, blocks[1:])):
        return None
    chunks = [(0, 0)] * skipped + _chunks(own)
    if any(chunks[slot][0] != unit for unit, slot in anchors[filled[0]].slot_of.items()):
        return None
    rows = tuple(tuple(chunk if index == filled[0] else (0, 0) for index in range(len(texts))) for chunk in chunks)
    return Path(rows, tuple(tuple({chunk: _IN_ORDER if chunk[1] else 1.0} for chunk in row) for row in rows))


def _chunks(units: Sequence[Unit]) -> list[Chunk]:
    """The units of each block."""
    starts = [index for index, unit in enumerate(units) if unit.opens]
    return list(zip(starts, [*starts[1:], len(units)], strict=True))
