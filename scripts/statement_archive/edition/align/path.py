"""What an alignment comes to before it is told witness by witness, and the one case that needs no search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from statement_archive.edition.align.anchors import Anchors
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.units import Unit, are_open, is_continuation
from statement_archive.model import Block, Kind, Slot

Chunks: TypeAlias = tuple[Chunk, ...]
"""The stretch of each witness in one slot."""

_IN_ORDER = 0.99
"""How sure a placement is that order alone gives, with nothing missing and nothing torn."""


@dataclass(frozen=True, slots=True)
class Path:
    """The best way through the outline."""

    rows: tuple[Chunks, ...]
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

    Between fixed points it is looked at run by run: what lacks behind a block that the next fixed point follows at once
    is missing for sure. None where it isn't as plain as that. The title may be missing.
    """
    filled = [index for index, text in enumerate(texts) if text]
    if len(filled) != 1:
        return None
    witness = filled[0]
    blocks, starts = texts[witness], _starts(units[witness])
    if any(are_open(blocks)) or any(map(is_continuation, blocks[1:])):
        return None
    fixed = {units[witness][unit].block: slot for unit, slot in anchors[witness].slot_of.items()}
    slots = _in_order([block.kind for block in blocks], [slot.kind for slot in outline], fixed)
    if slots is None or any(unit not in starts for unit in anchors[witness].slot_of):
        return None
    chunks = dict(zip(slots, zip(starts, [*starts[1:], len(units[witness])], strict=True), strict=True))
    rows = tuple(
        tuple(chunks.get(slot, (0, 0)) if index == witness else (0, 0) for index in range(len(texts)))
        for slot in range(len(outline))
    )
    return Path(rows, tuple(tuple({chunk: _IN_ORDER if chunk[1] else 1.0} for chunk in row) for row in rows))


def _starts(units: Sequence[Unit]) -> list[int]:
    """The first unit of each block."""
    return [index for index, unit in enumerate(units) if unit.opens]


def _in_order(blocks: Sequence[Kind], outline: Sequence[Kind], fixed: Mapping[int, int]) -> list[int] | None:
    """The slot of each block, or None where order alone doesn't tell it."""
    first = 0 if blocks[0] is Kind.TITLE else 1
    borders = [*sorted({0: first, **fixed}.items()), (len(blocks), len(outline))]
    slots: list[int] = []
    for (block, slot), (next_block, next_slot) in pairwise(borders):
        many = next_block - block
        if many != next_slot - slot and not (many == 1 and block in fixed):
            return None
        if list(blocks[block:next_block]) != list(outline[slot : slot + many]):
            return None
        slots += range(slot, slot + many)
    return slots
