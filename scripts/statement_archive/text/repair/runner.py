"""The rules one after the other, and their edits in raw coordinates.

Enters: the decoded raw text of one witness and its context. Leaves: a ledger whose edits are disjoint and sorted by
raw offset. Each rule sees the text that the rules before it left; what one of them marked as damaged stays as it is.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias, TypeVar

from statement_archive.ledger import Offsets, apply
from statement_archive.ledger import compose as merge
from statement_archive.model import Damage, Edit, Ledger, Refusal, Refused, RepairName
from statement_archive.text.repair import compose, escape, furniture, gloss, slip, space, tear, wrap
from statement_archive.text.repair.context import Context

Find = TypeVar("Find", bound=Edit | Damage)
Finds: TypeAlias = tuple[Edit | Damage, ...]
RepairRule = Callable[[str, Context], Iterator[Edit | Damage]]

RULES: Mapping[RepairName, RepairRule] = {
    module.RULE: module.find for module in (gloss, slip, escape, compose, furniture, wrap, tear, space)
}
"""In the order of what hides what: a gloss inside a slipped run hides the run, a page number the lines around it."""


def repair(text: str, *, context: Context) -> Ledger:
    """Everything that the rules change in `text`, mark, or would have changed if editors had not refused it.

    Offsets are code points of `text`.
    """
    edits: tuple[Edit, ...] = ()
    damages: list[Damage] = []
    refused: list[Refused] = []
    kept = _Kept(text, context.refusals)
    current = text
    for name, rule in RULES.items():
        found = tuple(rule(current, context))
        if not found:
            continue
        offsets = Offsets(edits)
        found, refused_here = kept.parted(name, found, offsets)
        refused += refused_here
        new = _outside(tuple(item for item in found if isinstance(item, Edit)), damages, offsets)
        damages += (_in_raw(item, text, offsets) for item in found if isinstance(item, Damage))
        damages.sort(key=lambda damage: damage.start)
        edits = merge(edits, new)
        current = apply(current, new)
    return Ledger(edits, tuple(damages), tuple(sorted(refused, key=lambda one: one.edit.start)))


class _Kept:
    """What editors do not want mended in a text."""

    def __init__(self, text: str, refusals: tuple[Refusal, ...]) -> None:
        self._text = text
        self._off = {refusal.off: refusal for refusal in refusals if refusal.off}
        self._spans = [(*span, refusal) for refusal in refusals if (span := _span(text, refusal))]

    def parted(self, name: RepairName, found: Finds, offsets: Offsets) -> tuple[Finds, list[Refused]]:
        """What a rule found without what is refused of it, and the changes that are."""
        if name not in self._off and not self._spans:
            return found, []
        in_raw = [_in_raw(item, self._text, offsets) for item in found]
        refusals = [self._refusal(name, raw) for raw in in_raw]
        wanted = tuple(item for item, refusal in zip(found, refusals, strict=True) if refusal is None)
        pairs = zip(in_raw, refusals, strict=True)
        return wanted, [Refused(raw, refusal) for raw, refusal in pairs if refusal and isinstance(raw, Edit)]

    def _refusal(self, name: RepairName, found: Edit | Damage) -> Refusal | None:
        """The refusal that a find of this rule falls under; offsets are those of the raw text."""
        if name in self._off:
            return self._off[name]
        touching = (refusal for start, end, refusal in self._spans if found.start < end and start < found.end)
        return next(touching, None)


def _span(text: str, refusal: Refusal) -> tuple[int, int] | None:
    """Where the words stand that are kept; None where they do not, or where a rule is switched off."""
    if not refusal.keep:
        return None
    at = -1
    for _ in range(refusal.occurrence):
        at = text.find(refusal.keep, at + 1)
        if at < 0:
            return None
    return at, at + len(refusal.keep)


def _in_raw(item: Find, text: str, offsets: Offsets) -> Find:
    start, end = offsets.to_raw(item.start, item.end)
    if isinstance(item, Edit):
        return replace(item, start=start, end=end, before=text[start:end])
    return replace(item, start=start, end=end, text=text[start:end])


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
