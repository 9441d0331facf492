"""Two rounds of edits made one.

Enters: edits on a raw text, and edits on the text that they leave. Leaves: disjoint, sorted edits on the raw text that
do the work of both. Edits that do not touch are carried over with their raw offsets; edits that do are merged into one
under the name of the later rule, with the evidence of both and the weaker proof. Texts are never looked at; all that is
needed stands in the edits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from statement_archive.model import Edit, Proof, Span

_WEAKNESS = (Proof.EXACT, Proof.ATTESTED, Proof.EDITOR)


class _Item(NamedTuple):
    """An edit with its range in the text between the two rounds."""

    start: int
    end: int
    is_later: bool
    edit: Edit


def compose(earlier: tuple[Edit, ...], later: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits that lead from the raw text straight to the last one.

    `earlier` counts in the raw text, `later` in the text after the earlier ones. Both are disjoint and sorted. An edit
    that only deletes at the very border of a later one stays by itself. Merged edits that cancel out are left out.
    """
    if not earlier or not later:
        return earlier or later
    shift = 0
    edits: list[Edit] = []
    for cluster in _clusters(sorted((*_between(earlier), *(_Item(e.start, e.end, True, e) for e in later)))):
        edit = _merged(cluster, cluster[0].start + shift)
        shift += sum(len(item.edit.before) - len(item.edit.after) for item in cluster if not item.is_later)
        if edit.before != edit.after:
            edits.append(edit)
    return tuple(edits)


def _between(edits: Sequence[Edit]) -> Iterator[_Item]:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield _Item(start, start + len(edit.after), False, edit)
        shift += len(edit.after) - len(edit.before)


def _clusters(items: list[_Item]) -> Iterator[list[_Item]]:
    """Groups of items of which each overlaps the ones before it."""
    cluster = items[:1]
    end = cluster[0].end
    for item in items[1:]:
        if item.start < end and item.end > cluster[0].start:
            cluster.append(item)
            end = max(end, item.end)
        else:
            yield cluster
            cluster, end = [item], item.end
    yield cluster


def _merged(cluster: list[_Item], start: int) -> Edit:
    if len(cluster) == 1:
        edit = cluster[0].edit
        return edit if edit.start == start else replace(edit, start=start, end=start + len(edit.before))
    earlier = [item for item in cluster if not item.is_later]
    later = [item for item in cluster if item.is_later]
    text = _covered(cluster)
    before = _spliced(text, cluster[0].start, [(item, item.edit.before) for item in earlier])
    after = _spliced(text, cluster[0].start, [(item, item.edit.after) for item in later])
    return Edit(
        rule=later[-1].edit.rule,
        start=start,
        end=start + len(before),
        before=before,
        after=after,
        proof=max((item.edit.proof for item in cluster), key=_WEAKNESS.index),
        evidence=tuple(dict.fromkeys(pair for item in earlier + later for pair in item.edit.evidence)),
        supplied=tuple(sorted(_supplied(cluster[0].start, earlier, later))),
    )


def _covered(cluster: list[_Item]) -> str:
    """The text between the rounds that the cluster stands on."""
    pieces: list[str] = []
    position = cluster[0].start
    for item in cluster:
        if item.end > position:
            words = item.edit.before if item.is_later else item.edit.after
            pieces.append(words[position - item.start :])
            position = item.end
    return "".join(pieces)


def _spliced(text: str, origin: int, changes: list[tuple[_Item, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for item, words in changes:
        pieces += text[position : item.start - origin], words
        position = item.end - origin
    return "".join((*pieces, text[position:]))


def _supplied(origin: int, earlier: list[_Item], later: list[_Item]) -> Iterator[Span]:
    """The supplied ranges of both rounds, in the merged `after`."""
    shift = -origin
    for item in later:
        yield from (Span(item.start + shift + s, item.start + shift + e) for s, e in item.edit.supplied)
        shift += len(item.edit.after) - len(item.edit.before)
    for item in earlier:
        for start, end in item.edit.supplied:
            yield from _surviving(item.start + start, item.start + end, origin, later)


def _surviving(start: int, end: int, origin: int, later: list[_Item]) -> Iterator[Span]:
    """What the later edits leave of `start:end`, in the merged `after`."""
    shift = -origin
    for item in later:
        if start < min(end, item.start):
            yield Span(start + shift, min(end, item.start) + shift)
        start = max(start, item.end)
        shift += len(item.edit.after) - len(item.edit.before)
        if start >= end:
            return
    yield Span(start + shift, end + shift)
