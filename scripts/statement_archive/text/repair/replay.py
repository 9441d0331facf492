"""The ledger run forwards and backwards, and the way between raw and published offsets.

Enters: a text and edits that are disjoint and sorted by raw offset. Leaves: the other text, or the other offset.
Nothing is judged here; an edit that does not fit its text is an error. Everything is linear in text and edits, a
single offset costs one binary search.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from statement_archive.model import Edit, Ledger, Span


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
    for edit, start, end in _published_ranges(ledger.edits):
        _expect(published, start, edit.after, edit, "the published text")
        pieces += published[position:start], edit.before
        position = end
    pieces.append(published[position:])
    return "".join(pieces)


def _published_ranges(edits: Sequence[Edit]) -> Iterator[tuple[Edit, int, int]]:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield edit, start, start + len(edit.after)
        shift += len(edit.after) - len(edit.before)


def _expect(text: str, start: int, words: str, edit: Edit, where: str) -> None:
    if not text.startswith(words, start):
        found = text[start : start + len(words)]
        raise ValueError(f"{where} has {_short(found)} at {start} where the {edit.rule} edit expects {_short(words)}")


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:40] + "…")


class RawMap:
    """Translates ranges between the raw and the published text of one ledger.

    A border inside an edit moves out to the edit's border. An edit that only deletes (or, on the way back, only
    inserts) exactly at the border of a range is left outside it.
    """

    __slots__ = ("_published_ends", "_published_starts", "_raw_ends", "_raw_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        ranges = tuple(_published_ranges(edits))
        self._raw_starts = [edit.start for edit, _, _ in ranges]
        self._raw_ends = [edit.end for edit, _, _ in ranges]
        self._published_starts = [start for _, start, _ in ranges]
        self._published_ends = [end for _, _, end in ranges]

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
