"""Printed numbers and editors' decisions in, fixed points out: units whose slot is beyond question.

A decision wins over a printed number. Numbers that the outline lacks, that break the order of the others or that might
stand before several slots aren't believed and become doubts.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from statement_archive.edition.align.alignment import Doubt, Reason
from statement_archive.edition.align.units import Unit
from statement_archive.labels import rank_of
from statement_archive.model import BODY_KINDS, Block, Decision, Document, Kind, Parsed, PrintedMark, Slot

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


def anchors_of(parsed: Parsed, units: Sequence[Unit], document: Document) -> Anchors:
    """The fixed points of a witness and what is wrong with its numbers and decisions."""
    doubts: list[Doubt] = []
    siglum, outline = parsed.witness.siglum, document.outline
    slots = {slot.id: index for index, slot in enumerate(outline)}
    decided = _decided(parsed, units, slots, doubts)
    places, titled = places_of(outline), _titled(document, slots)
    told = {
        index: able
        for index, unit in enumerate(units)
        if unit.opens and index not in decided
        if (able := _places_said(parsed.blocks[unit.block], places, titled)) is not None
    }
    said = _between(_few(told), decided)
    believed = sure_chain(said)
    doubts += (
        Doubt(siglum, _one(able, outline), 0.0, begins(units[unit].text), Reason.NUMBER)
        for unit, able in said.items()
        if unit not in believed and parsed.blocks[units[unit].block].mark
    )
    return Anchors(dict(sorted((believed | decided).items())), frozenset(decided), tuple(doubts))


def _titled(document: Document, slots: Mapping[str, int]) -> dict[str, list[int]]:
    """The headings that say just what editors call their section, by these words; several where titles are alike."""
    titled: dict[str, list[int]] = defaultdict(list)
    for section in document.sections:
        for words in set(section.heading_words):
            titled[words].append(slots[section.id])
    return titled


def _places_said(
    block: Block, places: Mapping["Key", Sequence[int]], titled: Mapping[str, Sequence[int]]
) -> Sequence[int] | None:
    """The slots that a block may open by its number or its words; None where neither says any."""
    if key := key_of(block.mark):
        return places.get(key, ())
    return titled.get(block.text.casefold()) if block.kind is Kind.HEADING and block.mark is None else None


Key: TypeAlias = tuple[Kind, int, int, int]
"""What is counted, on which level, the number, and how many behind it."""


def key_of(mark: PrintedMark | None) -> Key | None:
    """What a mark says of its slot; None where it counts nothing."""
    return (mark.kind, mark.level, mark.number, mark.suffix) if mark and mark.number is not None else None


def places_of(outline: Sequence[Slot]) -> dict[Key, list[int]]:
    """The slots that a number may stand before, in order; several where the count begins anew."""
    places: dict[Key, list[int]] = defaultdict(list)
    for index, slot in enumerate(outline):
        if slot.kind is Kind.ITEM:
            places[Kind.ITEM, slot.level, int(slot.id.rpartition(".")[2]), 0].append(index)
        elif rank := rank_of(slot.label):
            kind = Kind.PARAGRAPH if slot.kind in BODY_KINDS else slot.kind
            places[kind, slot.level, rank[0], rank[1]].append(index)
    return places


def _one(slots: Sequence[int], outline: Sequence[Slot]) -> tuple[str, ...]:
    return (outline[slots[0]].id,) if len(slots) == 1 else ()


def _few(told: Mapping[int, Sequence[int]]) -> Mapping[int, Sequence[int]]:
    """The same where a program can go through all pairs; else what is left beside the units that have but one slot.

    In a treaty of a thousand articles with items `(a)` and `(b)` each of them might stand in any article.
    """
    if sum(map(len, told.values())) <= _MOST_PAIRS:
        return told
    sure = sure_chain({unit: able for unit, able in told.items() if len(able) == 1})
    narrowed = _between(told, sure)
    if sum(map(len, narrowed.values())) <= _MOST_PAIRS:
        return narrowed
    return {unit: able for unit, able in narrowed.items() if len(able) <= 1}


def _between(told: Mapping[int, Sequence[int]], fixed: Mapping[int, int]) -> dict[int, Sequence[int]]:
    """Of the slots of each unit, those between the slots of the fixed units around it; both rise together."""
    fixed_units = sorted(fixed)
    fixed_slots = [fixed[unit] for unit in fixed_units]
    between: dict[int, Sequence[int]] = {}
    for unit, able in told.items():
        at = bisect_left(fixed_units, unit)
        if at < len(fixed_units) and fixed_units[at] == unit:
            between[unit] = [fixed_slots[at]]
            continue
        first = bisect_right(able, fixed_slots[at - 1]) if at else 0
        last = bisect_left(able, fixed_slots[at]) if at < len(fixed_slots) else len(able)
        between[unit] = able[first:last]
    return between


_MOST_PAIRS = 300_000
"""Pairs of a unit and a slot that it might have."""


def _fits(unit: int, slot: int, fixed: dict[int, int]) -> bool:
    return all((unit < other) == (slot < taken) and slot != taken for other, taken in fixed.items())


def _decided(parsed: Parsed, units: Sequence[Unit], slots: Mapping[str, int], doubts: list[Doubt]) -> dict[int, int]:
    """Units that begin a block which an editor placed, or a sentence that one named."""
    decided: dict[int, int] = {}
    siglum = parsed.witness.siglum
    for index, unit in enumerate(units):
        slot = parsed.blocks[unit.block].slot if unit.opens else ""
        if slot and slot in slots and _fits(index, slots[slot], decided):
            decided[index] = slots[slot]
        elif slot:
            doubts.append(Doubt(siglum, (slot,), 0.0, begins(unit.text), Reason.ORDER))
    for decision in parsed.undecided:
        found = _find(decision, units)
        place = slots.get(decision.slot)
        is_free = len(found) == 1 and found[0] not in decided
        if is_free and place is not None and _fits(found[0], place, decided):
            decided[found[0]] = place
            continue
        reason = Reason.ORDER if len(found) == 1 else Reason.SEVERAL if found else Reason.NOT_FOUND
        doubts.append(Doubt(siglum, (decision.slot,), 0.0, decision.begins, reason))
    return decided


def _find(decision: Decision, units: Sequence[Unit]) -> list[int]:
    """Blocks that begin with the words; only where there is none, sentences inside a block that do.

    What names a whole line, a run of lines or one of several means lines that are not there.
    """
    if decision.is_whole or decision.until or decision.occurrence > 1:
        return []
    found = [index for index, unit in enumerate(units) if unit.text.startswith(decision.begins)]
    if not found:
        # The words may reach over the end of the block's first sentence.
        found = [index for index, unit in enumerate(units) if decision.begins.startswith(unit.text) and unit.opens]
    return [index for index in found if units[index].opens] or found


def sure_chain(pairs: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """The pairs that are in every longest chain whose units and slots both rise.

    `pairs` says per unit which slots it may have. Patience sorting from both ends, n log n.
    """
    flat = [(unit, slot) for unit in sorted(pairs) for slot in sorted(pairs[unit], reverse=True)]
    ahead = _depths([slot for _, slot in flat])
    # Seen from the end, the order of units and slots is turned round; of one unit, still no two slots are in a chain.
    turned = sorted(flat, key=lambda pair: (-pair[0], pair[1]))
    behind = dict(zip(turned, _depths([-slot for _, slot in turned]), strict=True))
    longest = max(ahead, default=0)
    ranks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair, depth in zip(flat, ahead, strict=True):
        if depth + behind[pair] == longest + 1:
            ranks[depth].append(pair)
    return dict(sorted(chain[0] for chain in ranks.values() if len(chain) == 1))


def _depths(values: Sequence[int]) -> list[int]:
    """Per value the length of the longest strictly rising run that ends with it."""
    tails: list[int] = []
    depths: list[int] = []
    for value in values:
        depth = bisect_left(tails, value)
        tails[depth : depth + 1] = [value]
        depths.append(depth + 1)
    return depths
