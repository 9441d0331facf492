"""Editors' decisions -> the lines that they name."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from statement_archive.edition.parse.lines import TextLine
from statement_archive.labels import label_of
from statement_archive.model import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """What editors decided of lines, by index of the line."""

    slots: dict[int, str] = field(default_factory=dict)
    """The slot that a line begins or goes on with."""
    words: dict[int, int] = field(default_factory=dict)
    """Where in the line the words begin: at its start, or behind what looks like its number."""
    runs: dict[int, int] = field(default_factory=dict)
    """First line of a run -> its last line."""
    left: tuple[Decision, ...] = ()
    """Decisions that name no line: they may name a sentence, or nothing."""


def decide(text: str, lines: Sequence[TextLine], decisions: Sequence[Decision]) -> Decided:
    """Find the lines that decisions name; those on boilerplate are done with already."""
    slots: dict[int, str] = {}
    words: dict[int, int] = {}
    runs: dict[int, int] = {}
    left: list[Decision] = []
    where = cache(lambda words: _where(text, lines, words))
    for decision in (decision for decision in decisions if not decision.reason):
        found = _find(text, lines, decision, where(decision.begins))
        last = _last(text, lines, found[0], decision) if found else None
        if found is None or last is None or _crosses(found[0], last, decision.slot, slots, runs):
            left.append(decision)
            continue
        index, at = found
        slots[index] = decision.slot
        runs[index] = last
        words[index] = at
    return Decided(slots, words, runs, tuple(left))


def _crosses(first: int, last: int, slot: str, slots: Mapping[int, str], runs: Mapping[int, int]) -> bool:
    """Whether lines begin with one that is decided already, or share some with what went to another slot."""
    return first in slots or any(slots[start] != slot and first <= end and start <= last for start, end in runs.items())


def _find(
    text: str, lines: Sequence[TextLine], decision: Decision, found: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Which of the lines found a decision means, and where its words begin; None where it is no single one.

    A line that is these words and no more is meant before lines that only begin with them.
    """
    if decision.is_whole or (len(found) > 1 and decision.occurrence == 1):
        whole = [(index, at) for index, at in found if text[at : lines[index].end] == decision.begins]
        found = whole if decision.is_whole or len(whole) == 1 else found
    if decision.occurrence > 1:
        found = found[decision.occurrence - 1 : decision.occurrence]
    return found[0] if len(found) == 1 else None


def _where(text: str, lines: Sequence[TextLine], words: str) -> list[tuple[int, int]]:
    """The lines that begin with these words, and where in each; only those that have them are looked at."""
    starts = [line.start for line in lines]
    found = []
    at = text.find(words)
    while at >= 0:
        index = bisect_right(starts, at) - 1
        if index >= 0 and (place := _names(text, lines[index], words)) is not None:
            found.append((index, place))
        following = starts[index + 1] if index + 1 < len(starts) else len(text)
        at = text.find(words, max(following, at + 1))
    return found


def _names(text: str, line: TextLine, words: str) -> int | None:
    """Where in a line the words stand: at its beginning, or behind what may be a number."""
    if text.startswith(words, line.start, line.end):
        return line.start
    at = text.find(words, line.start, line.end)
    head = text[line.start : at] if at > 0 else ""
    return at if head and len(label_of(head)) <= _LONGEST_MARK and _is_mark(head) else None


_LONGEST_MARK = 24


def _is_mark(head: str) -> bool:
    """Whether what stands before the words of a decision may be a number: few words, no sentence."""
    bare = label_of(head)
    return len(bare.split()) <= 3 and not any(sign in bare for sign in "!?;。！？；")


def _last(text: str, lines: Sequence[TextLine], first: int, decision: Decision) -> int | None:
    """The last line of a decision's run; None where no line from the first on holds the words."""
    if not decision.until:
        return first
    holding = (i for i in range(first, len(lines)) if decision.until in text[lines[i].start : lines[i].end])
    return next(holding, None)
