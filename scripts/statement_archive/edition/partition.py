"""Edits, parsed parts and placements -> raw parts that cover a witness's raw text without gap or overlap.

What a repair took out of a segment becomes a part of its own, so that the segment's text parts are exactly the raw text
it was made from. Changes nothing; text that no placement took is a finding, not a loss.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statement_archive.findings import Finding
from statement_archive.labels import BLANKS
from statement_archive.model import Edit, Localized, Parsed, PartKind, Placement, RawPart, RawText, Witness

_INK = re.compile(rf"[^\s{BLANKS}]")
_BORDER_HINT = "decide where the segment behind it begins, by a line under `alignment`"


@dataclass(frozen=True, slots=True)
class _Label:
    """What a published range is and whose."""

    kind: PartKind
    start: int
    end: int
    segment: str | None = None
    reason: Localized | None = None


def partition(
    *, raw: RawText, edits: Sequence[Edit], parsed: Parsed, placements: Sequence[Placement], witness: Witness
) -> tuple[tuple[RawPart, ...], tuple[Finding, ...]]:
    """Raw parts in order, in offsets of the raw file; findings are stretches of text that belong to no segment."""
    labels = list(_labels(parsed, placements))
    findings = [
        Finding(witness.place, f"`{parsed.text[label.start : label.end].strip()[:40]}` belongs to no segment")
        for label in labels
        if label.kind is PartKind.SPACE and _INK.search(parsed.text, label.start, label.end)
    ]
    findings += (
        Finding(witness.place, f"the repair `{edit.before[:40]}` reaches over the end of {label.segment}", _BORDER_HINT)
        for edit, label in _over_borders(edits, labels)
    )
    return tuple(_merged(_raw_parts(raw, edits, labels))), tuple(findings)


def _labels(parsed: Parsed, placements: Sequence[Placement]) -> Iterator[_Label]:
    """Cover the published text: pieces of segments, their marks, boilerplate, and spaces between."""
    taken = [
        _Label(PartKind.TEXT, *piece, placement.slots[0]) for placement in placements for piece in placement.pieces
    ]
    taken += [
        _Label(part.kind, part.start, part.end, reason=part.reason)
        for part in parsed.parts
        if part.kind not in (PartKind.TEXT, PartKind.SPACE)
    ]
    position = 0
    following = [*sorted(taken, key=lambda label: label.start), _Label(PartKind.SPACE, *(len(parsed.text),) * 2)]
    for label, after in zip(following, [*following[1:], None], strict=True):
        if position < label.start:
            yield _Label(PartKind.SPACE, position, label.start)
        if label.kind in (PartKind.NUMBER, PartKind.MARK) and after:
            label = replace(label, segment=after.segment)
        if label.start < label.end:
            yield label
        position = label.end


def _over_borders(edits: Sequence[Edit], labels: list[_Label]) -> Iterator[tuple[Edit, _Label]]:
    """Edits whose outcome belongs to a segment and to what is behind it; their raw text can't be parted."""
    shift = index = 0
    for edit in edits:
        start = edit.start + shift
        index = _label_at(labels, index, start)
        shift += len(edit.after) - (edit.end - edit.start)
        if edit.after and labels[index].segment and labels[index].end < start + len(edit.after):
            yield edit, labels[index]


def _raw_parts(raw: RawText, edits: Sequence[Edit], labels: list[_Label]) -> Iterator[RawPart]:
    """Walk raw and published text side by side, edit by edit."""
    at, published, index = raw.start, 0, 0
    for start, end, after in [*((e.start, e.end, e.after) for e in edits), (raw.end - raw.start,) * 2 + ("",)]:
        while at < raw.start + start:
            index = _label_at(labels, index, published)
            step = min(raw.start + start - at, labels[index].end - published)
            yield _part(labels[index], at, at + step)
            at, published = at + step, published + step
        if start < end:
            index = _label_at(labels, index, published)
            before = raw.whole[at : raw.start + end]
            yield _edited(labels[index] if index < len(labels) else None, published, before, after, at)
        at, published = raw.start + end, published + len(after)


def _edited(label: _Label | None, published: int, before: str, after: str, at: int) -> RawPart:
    """The raw part of one edit: it belongs to what became of it; what became nothing is a part of its own."""
    if after and label:
        return _part(label, at, at + len(before))
    inside = label is not None and label.start < published < label.end
    if label and inside and label.kind is PartKind.BOILERPLATE:
        return _part(label, at, at + len(before))
    kind = PartKind.SPACE if before.isspace() else PartKind.REPAIR
    return RawPart(kind, at, at + len(before), label.segment if label and inside else None)


def _label_at(labels: list[_Label], index: int, published: int) -> int:
    while index < len(labels) and labels[index].end <= published:
        index += 1
    return index


def _part(label: _Label, start: int, end: int) -> RawPart:
    return RawPart(label.kind, start, end, label.segment, label.reason)


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
