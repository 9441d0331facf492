"""Printed numbers and editors' decisions in, fixed points out: units whose slot is beyond question.

A decision wins over a printed number. Numbers that the outline lacks or that break the order of the others aren't
believed and become doubts.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from statement_archive.edition.align.alignment import Doubt, Reason
from statement_archive.edition.align.units import Unit
from statement_archive.model import Block, Decision, Kind, Slot, Witness

_BEGINS = 40


@dataclass(frozen=True, slots=True)
class Anchors:
    """The fixed points of one witness, as a strictly increasing map from units to slots."""

    slot_of: dict[int, int]
    """Index of a unit -> index of its slot in the outline."""
    decided: frozenset[int]
    """Units that an editor placed."""
    doubts: tuple[Doubt, ...]

    @property
    def unit_of(self) -> dict[int, int]:
        """Index of a slot -> index of the unit that begins it."""
        return {slot: unit for unit, slot in self.slot_of.items()}


def begins(text: str) -> str:
    """The first words of a text, as many as an editor needs to name it."""
    return text[:_BEGINS].strip()


def anchors_of(witness: Witness, blocks: Sequence[Block], units: Sequence[Unit], outline: Sequence[Slot]) -> Anchors:
    """The fixed points of a witness and what is wrong with its numbers and decisions."""
    doubts: list[Doubt] = []
    decided = _decided(witness, units, {slot.id: index for index, slot in enumerate(outline)}, doubts)
    numbers = {(slot.kind, slot.number): index for index, slot in enumerate(outline) if slot.number is not None}
    printed: dict[int, int] = {}
    for index, unit in enumerate(units):
        block = blocks[unit.block]
        if not unit.opens or block.number is None or index in decided:
            continue
        kind = Kind.HEADING if block.kind is Kind.HEADING else Kind.PARAGRAPH
        slot = numbers.get((kind, block.number))
        if slot is not None and _fits(index, slot, decided):
            printed[index] = slot
        else:
            doubts.append(Doubt(witness.siglum, (), 0.0, begins(block.text), Reason.NUMBER))
    believed = _longest_chain(printed)
    doubts += (
        Doubt(witness.siglum, (outline[printed[unit]].id,), 0.0, begins(units[unit].text), Reason.NUMBER)
        for unit in printed.keys() - believed.keys()
    )
    return Anchors(dict(sorted((believed | decided).items())), frozenset(decided), tuple(doubts))


def _fits(unit: int, slot: int, fixed: dict[int, int]) -> bool:
    return all((unit < other) == (slot < taken) and slot != taken for other, taken in fixed.items())


def _decided(witness: Witness, units: Sequence[Unit], slots: dict[str, int], doubts: list[Doubt]) -> dict[int, int]:
    decided: dict[int, int] = {}
    for decision in witness.decisions:
        found = _find(decision, units)
        slot = slots.get(decision.slot)
        if len(found) == 1 and slot is not None and _fits(found[0], slot, decided):
            decided[found[0]] = slot
            continue
        reason = Reason.ORDER if len(found) == 1 else Reason.SEVERAL if found else Reason.NOT_FOUND
        doubts.append(Doubt(witness.siglum, (decision.slot,), 0.0, decision.begins, reason))
    return decided


def _find(decision: Decision, units: Sequence[Unit]) -> list[int]:
    """Blocks that begin with the words; only where there is none, sentences inside a block that do."""
    found = [index for index, unit in enumerate(units) if unit.text.startswith(decision.begins)]
    if not found:
        # The words may reach over the end of the block's first sentence.
        found = [index for index, unit in enumerate(units) if decision.begins.startswith(unit.text) and unit.opens]
    return [index for index in found if units[index].opens] or found


def _longest_chain(pairs: dict[int, int]) -> dict[int, int]:
    """The longest strictly increasing run of slots over the units (patience sorting, n log n)."""
    tails: list[int] = []
    chains: list[tuple[tuple[int, int], int]] = []
    last: list[int] = []
    for unit, slot in sorted(pairs.items()):
        depth = bisect_left(tails, slot)
        chains.append(((unit, slot), last[depth - 1] if depth else -1))
        tails[depth : depth + 1] = [slot]
        last[depth : depth + 1] = [len(chains) - 1]
    chain: dict[int, int] = {}
    at = last[-1] if last else -1
    while at >= 0:
        (unit, slot), at = chains[at]
        chain[unit] = slot
    return chain
