"""Blocks that an editor gave to a slot which a printed number has begun: they go on with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from statement_archive.edition.align.anchors import Key, key_of, places_of
from statement_archive.edition.blocks import join
from statement_archive.model import Block, Parsed, Slot


def join_decided(parsed: Parsed, outline: Sequence[Slot]) -> Parsed:
    """The witness with each such block joined to the one with the number, and all between them."""
    slots = {index: slot.id for index, slot in enumerate(outline)}
    begun = {key: slots[places[0]] for key, places in places_of(outline).items() if len(places) == 1}
    return replace(parsed, blocks=tuple(_joined(parsed, begun)))


def _joined(parsed: Parsed, begun: Mapping[Key, str]) -> Iterator[Block]:
    blocks, at = parsed.blocks, 0
    while at < len(blocks):
        key = key_of(blocks[at].mark)
        slot = begun.get(key, "") if key else ""
        end = at + 1
        for index in range(at + 1, len(blocks) if slot and blocks[at].slot in ("", slot) else at):
            if blocks[index].mark or blocks[index].slot not in ("", slot):
                break
            if blocks[index].slot == slot:
                end = index + 1
        joined = join(parsed.text, blocks[at:end])
        yield replace(joined, slot=slot) if end > at + 1 else joined
        at = end
