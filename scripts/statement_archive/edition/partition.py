"""Placements of one witness -> raw parts that cover its raw text without gap or overlap.

What a repair took out of a segment becomes a part of its own, so that the segment's text parts are exactly the raw text
it was made from. Changes nothing; text that no placement took is a finding, not a loss.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from statement_archive.findings import Finding
from statement_archive.labels import BLANKS, LINE_END
from statement_archive.ledger import counterparts, published_edits
from statement_archive.model import (
    Edit,
    Localized,
    Parsed,
    Parted,
    PartKind,
    Placed,
    Placement,
    RawPart,
    RawText,
    Span,
)

_INK = re.compile(rf"[^\s{BLANKS}]")
_NOWHERE_HINT = "say under `alignment` what it is: a segment (`is: p7`), or `is: boilerplate` with a `reason`"
_BORDER_HINT = "decide where the segment behind it begins, by a line under `alignment`"


@dataclass(frozen=True, slots=True)
class _Label:
    """What a published range is and whose."""

    kind: PartKind
    start: int
    end: int
    segment: str | None = None
    reason: Localized | None = None


class _Labels:
    """Labels that cover a published text without gap or overlap, found by offset."""

    def __init__(self, labels: Iterable[_Label]) -> None:
        self._labels = tuple(labels)
        self._ends = [label.end for label in self._labels]

    def at(self, offset: int) -> _Label | None:
        """The label of the character at an offset; None at the end of the text."""
        index = bisect_right(self._ends, offset)
        return self._labels[index] if index < len(self._labels) else None

    def within(self, start: int, end: int) -> Iterator[_Label]:
        """The labels of a range, those at its borders cut to it."""
        index = bisect_right(self._ends, start)
        while start < end:
            label = self._labels[index]
            yield replace(label, start=start, end=min(end, label.end))
            start, index = label.end, index + 1


def partition(placed: Placed) -> tuple[Parted, tuple[Finding, ...]]:
    """Give every character its part; findings are text that belongs to no segment, and repairs that reach over two."""
    text, place = placed.text, placed.witness.place
    mended = placed.parsed.mended
    edits = mended.ledger.edits
    labels = _Labels(_labels(placed.parsed, placed.placements))
    findings = [
        Finding(place, f"`{text[label.start : label.end].strip()[:40]}` belongs to no segment", _NOWHERE_HINT)
        for label in labels.within(0, len(text))
        if label.kind is PartKind.SPACE and _INK.search(text, label.start, label.end)
    ]
    findings += (
        Finding(place, f"the repair `{edit.before[:40]}` reaches over the end of {label.segment}", _BORDER_HINT)
        for edit, label in _over_borders(edits, labels)
    )
    return Parted(placed, tuple(_merged(_raw_parts(mended.raw, edits, labels)))), tuple(findings)


def _labels(parsed: Parsed, placements: Sequence[Placement]) -> Iterator[_Label]:
    """Cover the published text: pieces of segments, their marks, boilerplate, and spaces between."""
    taken = [
        _Label(PartKind.TEXT, *piece, placement.slots[0]) for placement in placements for piece in placement.pieces
    ]
    texts = sorted(span for placement in placements for span in placement.pieces)
    taken += [
        _Label(part.kind, part.start, part.end, reason=part.reason)
        for part in parsed.parts
        if part.kind not in (PartKind.TEXT, PartKind.SPACE) and not _is_within(part.start, texts)
    ]
    position, own = 0, ""
    following = [*sorted(taken, key=lambda label: label.start), _Label(PartKind.SPACE, *(len(parsed.text),) * 2)]
    for label, after in zip(following, [*following[1:], None], strict=True):
        if position < label.start:
            yield _Label(PartKind.SPACE, position, label.start)
        if label.kind in (PartKind.NUMBER, PartKind.MARK) and after:
            is_behind = label.kind is PartKind.MARK and own and not LINE_END.search(parsed.text, position, label.end)
            label = replace(label, segment=own if is_behind else after.segment)
        own = label.segment or ""
        if label.start < label.end:
            yield label
        position = label.end


def _is_within(at: int, spans: Sequence[Span]) -> bool:
    """Whether an offset is in one of some sorted spans; a number that became part of a text is."""
    index = bisect_right(spans, Span(at + 1, -1)) - 1
    return index >= 0 and spans[index].start <= at < spans[index].end


def _over_borders(edits: Sequence[Edit], labels: _Labels) -> Iterator[tuple[Edit, _Label]]:
    """Edits whose outcome belongs to a segment and to what is behind it; their raw text can't be parted."""
    for edit, span in published_edits(edits):
        label = labels.at(span.start)
        if label and label.segment and label.end < span.end:
            yield edit, label


def _raw_parts(raw: RawText, edits: Sequence[Edit], labels: _Labels) -> Iterator[RawPart]:
    """What no edit touched, and what each edit took."""
    for own, published, edit in counterparts(edits, raw.end - raw.start):
        if edit is None:
            yield from _kept(labels.within(*published), raw.start + own.start - published.start)
        elif edit.before:
            yield _edited(edit, published.start, labels.at(published.start), raw.start)


def _kept(labels: Iterable[_Label], by: int) -> Iterator[RawPart]:
    """The raw parts of a stretch that no edit touched; it stands so many characters further back in the raw file."""
    return (RawPart(label.kind, label.start + by, label.end + by, label.segment, label.reason) for label in labels)


def _edited(edit: Edit, published: int, label: _Label | None, by: int) -> RawPart:
    """The raw part of one edit: it belongs to what became of it; what became nothing is a part of its own."""
    start, end = edit.start + by, edit.end + by
    is_inside = label is not None and label.start < published
    if label and (edit.after or (is_inside and label.kind is PartKind.BOILERPLATE)):
        return RawPart(label.kind, start, end, label.segment, label.reason)
    kind = PartKind.SPACE if edit.before.isspace() else PartKind.REPAIR
    return RawPart(kind, start, end, label.segment if label and is_inside else None)


def _merged(parts: Iterator[RawPart]) -> Iterator[RawPart]:
    """Neighbours that are alike become one."""
    last: RawPart | None = None
    for part in parts:
        if last and (last.kind, last.segment, last.reason) == (part.kind, part.segment, part.reason):
            last = replace(last, end=part.end)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last
