"""Edits made, taken back and joined, and the way between raw and published offsets: all arithmetic on edits is here.

Enters: texts, and edits that are disjoint and sorted by raw offset. Leaves: the other text, the other offset, or the
edits that do the work of two rounds. Nothing is judged here; an edit that does not fit its text is an error.
Everything is linear in text and edits; a single offset costs one binary search.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from statement_archive.model import Edit, Ledger, Proof, Span

_WEAKNESS = (Proof.EXACT, Proof.ATTESTED, Proof.EDITOR)


def publish(raw: str, ledger: Ledger) -> str:
    """The published text of a raw text.

    Raises:
        ValueError: an edit overlaps the one before it, or what it replaces is not there.
    """
    return apply(raw, ledger.edits)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` with `edits` made; their offsets count in `text`. Raises ValueError as `publish` does."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        if edit.start < position:
            raise ValueError(f"edit at {edit.start}:{edit.end} ({edit.rule}) overlaps the edit that ends at {position}")
        _expect(text, edit.start, edit.before, edit, "the raw text")
        pieces += text[position : edit.start], edit.after
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def restore(published: str, ledger: Ledger) -> str:
    """The raw text of a published text; the exact inverse of `publish`.

    Raises:
        ValueError: what an edit has put in is not there.
    """
    pieces: list[str] = []
    position = 0
    for edit, span in published_edits(ledger.edits):
        _expect(published, span.start, edit.after, edit, "the published text")
        pieces += published[position : span.start], edit.before
        position = span.end
    pieces.append(published[position:])
    return "".join(pieces)


def _expect(text: str, start: int, words: str, edit: Edit, where: str) -> None:
    if not text.startswith(words, start):
        found = text[start : start + len(words)]
        raise ValueError(f"{where} has {_short(found)} at {start} where the {edit.rule} edit expects {_short(words)}")


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:40] + "…")


def published_spans(edits: Sequence[Edit]) -> Iterator[Span]:
    """Where the outcome of each edit stands in the published text."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield Span(start, start + len(edit.after))
        shift += len(edit.after) - (edit.end - edit.start)


def published_edits(edits: Sequence[Edit]) -> Iterator[tuple[Edit, Span]]:
    """Each edit with the range of the published text that became of it."""
    yield from zip(edits, published_spans(edits), strict=True)


class Counterpart(NamedTuple):
    """A part of the raw text and what stands for it in the published one."""

    raw: Span
    published: Span
    edit: Edit | None
    """None where nothing was changed."""


def counterparts(edits: Sequence[Edit], length: int) -> Iterator[Counterpart]:
    """A raw text of so many characters in order: what stands before each edit, the edit, what is behind the last."""
    raw = published = 0
    for edit, span in published_edits(edits):
        yield Counterpart(Span(raw, edit.start), Span(published, span.start), None)
        yield Counterpart(Span(edit.start, edit.end), span, edit)
        raw, published = edit.end, span.end
    yield Counterpart(Span(raw, length), Span(published, published + length - raw), None)


class Offsets:
    """Translates ranges between the raw and the published text of one ledger.

    A border inside an edit moves out to the edit's border. An edit that only deletes (or, on the way back, only
    inserts) exactly at the border of a range is left outside it.
    """

    __slots__ = ("_published_ends", "_published_starts", "_raw_ends", "_raw_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        published = tuple(published_spans(edits))
        self._raw_starts = [edit.start for edit in edits]
        self._raw_ends = [edit.end for edit in edits]
        self._published_starts = [span.start for span in published]
        self._published_ends = [span.end for span in published]

    def to_raw(self, start: int, end: int) -> Span:
        """The raw range that yields the published range `start:end`."""
        near = _lower(start, self._published_starts, self._published_ends, self._raw_starts, self._raw_ends)
        far = _upper(end, self._published_starts, self._published_ends, self._raw_ends)
        return Span(near, max(near, far))

    def to_published(self, start: int, end: int) -> Span:
        """The published range that the raw range `start:end` yields."""
        near = _lower(start, self._raw_starts, self._raw_ends, self._published_starts, self._published_ends)
        far = _upper(end, self._raw_starts, self._raw_ends, self._published_ends)
        return Span(near, max(near, far))


def _lower(offset: int, starts: list[int], ends: list[int], other_starts: list[int], other_ends: list[int]) -> int:
    index = bisect_right(ends, offset)
    if index < len(starts) and starts[index] < offset:
        return other_starts[index]
    return offset if index == 0 else offset - ends[index - 1] + other_ends[index - 1]


def _upper(offset: int, starts: list[int], ends: list[int], other_ends: list[int]) -> int:
    index = bisect_left(starts, offset) - 1
    if index < 0:
        return offset
    return other_ends[index] + max(0, offset - ends[index])


def compose(earlier: tuple[Edit, ...], later: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits that lead from the raw text straight to the last one.

    `earlier` counts in the raw text, `later` in the text after the earlier ones. Both are disjoint and sorted. Edits
    that do not touch are carried over with their raw offsets; edits that do are merged into one under the name of the
    later rule, with the evidence of both and the weaker proof. An edit that only deletes at the very border of a later
    one stays by itself. Merged edits that cancel out are left out. Texts are never looked at.
    """
    if not earlier or not later:
        return earlier or later
    between = [_Item(*span, False, edit) for edit, span in published_edits(earlier)]
    between += (_Item(edit.start, edit.end, True, edit) for edit in later)
    # Edits that delete one behind the other stand at the same place between the rounds, and stay in their order.
    between.sort(key=lambda item: (item.start, item.end, item.is_later))
    offsets = Offsets(earlier)
    merged = (_merge(cluster, _raw_start(cluster[0], offsets)) for cluster in _clusters(between))
    return tuple(edit for edit in merged if edit.before != edit.after)


class _Item(NamedTuple):
    """An edit with its range in the text between the two rounds."""

    start: int
    end: int
    is_later: bool
    edit: Edit


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


def _raw_start(item: _Item, earlier: Offsets) -> int:
    return earlier.to_raw(item.start, item.end).start if item.is_later else item.edit.start


def _merge(cluster: list[_Item], start: int) -> Edit:
    """The edit at raw offset `start` that does the work of all items of a cluster."""
    if len(cluster) == 1:
        return _move(cluster[0].edit, start - cluster[0].edit.start)
    # From here on each round counts from the beginning of the cluster in its own text.
    earlier = tuple(_move(item.edit, -start) for item in cluster if not item.is_later)
    later = tuple(_move(item.edit, -cluster[0].start) for item in cluster if item.is_later)
    between = _text_between(cluster)
    before = restore(between, Ledger(earlier))
    edits = (*earlier, *later)
    return Edit(
        rule=later[-1].rule,
        start=start,
        end=start + len(before),
        before=before,
        after=apply(between, later),
        proof=max((edit.proof for edit in edits), key=_WEAKNESS.index),
        evidence=tuple(dict.fromkeys(pair for edit in edits for pair in edit.evidence)),
        supplied=tuple(sorted(_supplied(earlier, later))),
    )


def _move(edit: Edit, by: int) -> Edit:
    return replace(edit, start=edit.start + by, end=edit.end + by) if by else edit


def _text_between(cluster: list[_Item]) -> str:
    """The text between the rounds that the cluster stands on."""
    pieces: list[str] = []
    position = cluster[0].start
    for item in cluster:
        if item.end > position:
            words = item.edit.before if item.is_later else item.edit.after
            pieces.append(words[position - item.start :])
            position = item.end
    return "".join(pieces)


def _supplied(earlier: Sequence[Edit], later: Sequence[Edit]) -> Iterator[Span]:
    """The supplied ranges of both rounds, in what the later one leaves."""
    for edit, (start, _) in published_edits(later):
        yield from (Span(start + near, start + far) for near, far in edit.supplied)
    offsets = Offsets(later)
    for edit, (start, _) in published_edits(earlier):
        for near, far in edit.supplied:
            yield from (offsets.to_published(*kept) for kept in _untouched(start + near, start + far, later))


def _untouched(start: int, end: int, edits: Sequence[Edit]) -> Iterator[Span]:
    """What edits leave of `start:end`, in the offsets before them."""
    for edit in edits:
        if start < min(end, edit.start):
            yield Span(start, min(end, edit.start))
        start = max(start, edit.end)
    if start < end:
        yield Span(start, end)
