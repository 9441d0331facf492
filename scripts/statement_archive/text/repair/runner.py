"""The rules one after the other, and their edits in raw coordinates.

Enters: the decoded raw text of one witness and its context. Leaves: a ledger whose edits are disjoint and sorted by
raw offset. Each rule sees the text that the rules before it left; what one of them marked as damaged stays as it is.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from statement_archive.ledger import Offsets, apply
from statement_archive.ledger import compose as merge
from statement_archive.model import Damage, Edit, Ledger
from statement_archive.text.repair import compose, escape, furniture, gloss, slip, space, tear, wrap
from statement_archive.text.repair.context import Context

RepairRule = Callable[[str, Context], Iterator[Edit | Damage]]

RULES: tuple[RepairRule, ...] = (
    gloss.find,
    slip.find,
    escape.find,
    compose.find,
    furniture.find,
    wrap.find,
    tear.find,
    space.find,
)
"""In the order of what hides what: a gloss inside a slipped run hides the run, a page number the lines around it."""


def repair(text: str, *, context: Context) -> Ledger:
    """Everything that the rules change in `text` and everything they mark; offsets are code points of `text`."""
    edits: tuple[Edit, ...] = ()
    damages: list[Damage] = []
    current = text
    for rule in RULES:
        found = tuple(rule(current, context))
        if not found:
            continue
        offsets = Offsets(edits)
        new = tuple(item for item in found if isinstance(item, Edit))
        new = _outside(new, damages, offsets)
        damages += (_in_raw(item, text, offsets) for item in found if isinstance(item, Damage))
        damages.sort(key=lambda damage: damage.start)
        edits = merge(edits, new)
        current = apply(current, new)
    return Ledger(edits, tuple(damages))


def _in_raw(damage: Damage, text: str, offsets: Offsets) -> Damage:
    start, end = offsets.to_raw(damage.start, damage.end)
    return replace(damage, start=start, end=end, text=text[start:end])


def _outside(edits: tuple[Edit, ...], damages: list[Damage], offsets: Offsets) -> tuple[Edit, ...]:
    """The edits that touch no damaged stretch."""
    if not damages:
        return edits
    ends = [damage.end for damage in damages]
    return tuple(edit for edit in edits if _is_outside(edit, damages, ends, offsets))


def _is_outside(edit: Edit, damages: list[Damage], ends: list[int], offsets: Offsets) -> bool:
    start, end = offsets.to_raw(edit.start, edit.end)
    index = bisect_left(ends, start + 1)
    return index == len(damages) or damages[index].start >= end
