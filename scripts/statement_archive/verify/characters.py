"""A work -> characters of its raw texts that no page shows and no record accounts for: what must never be.

Looks at parts, ledger and segments alone, the other way round from how they were made.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from statement_archive.findings import Finding
from statement_archive.labels import BLANKS, label_of
from statement_archive.ledger import Offsets
from statement_archive.model import Edition, PartKind, RawPart, Segment, Work

_INK = re.compile(rf"[^\s{BLANKS}]")
_COUNTS = (PartKind.NUMBER, PartKind.MARK)
_SHOWN = 40
"""Characters of a stretch that a finding quotes."""


class _Lost(NamedTuple):
    """Characters that are not accounted for."""

    at: int
    """Raw offset of the first."""
    words: str
    why: str


def no_character_disappears(work: Work) -> Iterator[Finding]:
    """Every character of a raw text is shown as text or label, boilerplate with its reason, or taken by a change."""
    for edition in work.editions:
        for lost in (*_unaccounted(edition), *_segments(edition)):
            yield Finding(raw_place(work, edition, lost.at), f"`{lost.words[:_SHOWN].strip()}` {lost.why}")


def raw_place(work: Work, edition: Edition, offset: int) -> str:
    """File and line of a raw offset."""
    line = edition.raw.whole.count("\n", 0, offset) + 1
    return f"sources/{work.document.id}/{edition.witness.raw}:{line}"


def _unaccounted(edition: Edition) -> Iterator[_Lost]:
    """What is no part of a segment, and neither blank nor boilerplate nor changed."""
    segments = {segment.id for segment in edition.segments}
    for part in edition.parts:
        words = edition.raw.whole[part.start : part.end]
        if part.kind is PartKind.BOILERPLATE:
            if part.reason is None:
                yield _Lost(part.start, words, "is left out as boilerplate for no reason")
        elif part.kind in (PartKind.SPACE, PartKind.REPAIR):
            yield from _kept_back(edition, part)
        elif part.segment not in segments:
            yield _Lost(part.start, words, "belongs to no segment that is shown")


def _kept_back(edition: Edition, part: RawPart) -> Iterator[_Lost]:
    """Characters of a part that is not shown, which no change has taken."""
    changed = [edit for edit in edition.ledger.edits if edit.start < part.end and part.start < edit.end]
    start = edition.raw.start
    for match in _INK.finditer(edition.raw.whole, part.start, part.end):
        if not any(edit.start <= match.start() - start < edit.end for edit in changed):
            words = edition.raw.whole[match.start() : part.end]
            yield _Lost(match.start(), words, f"counts as {part.kind.value}, but no change has taken it")
            return


def _segments(edition: Edition) -> Iterator[_Lost]:
    """Segments whose parts are not what is shown of them."""
    offsets, own = Offsets(edition.ledger.edits), _parts_by_segment(edition)
    for segment in edition.segments:
        text = [part for part in own.get(segment.id, ()) if part.kind is PartKind.TEXT]
        marks = [part for part in own.get(segment.id, ()) if part.kind in _COUNTS]
        at = min((part.start for part in own.get(segment.id, ())), default=edition.raw.start)
        words = "".join(_published(edition, offsets, part) for part in text)
        if not _ink(words) == _ink(segment.text) == _ink("".join(edition.text[s:e] for s, e in segment.published)):
            yield _Lost(at, words, f"is the text of `{segment.id}`, which is shown otherwise")
        mark = "".join(_published(edition, offsets, part) for part in marks)
        if not _is_label(mark, marks, segment):
            yield _Lost(at, mark, f"is printed before `{segment.id}`, which is shown under `{segment.label}`")


def _is_label(mark: str, parts: list[RawPart], segment: Segment) -> bool:
    """Whether a segment's label is what is printed there; a list mark counts nothing and is none."""
    if not mark.strip():
        return segment.label in ("", segment.text)
    is_sign = all(part.kind is PartKind.MARK for part in parts)
    return label_of(mark) == segment.label or (is_sign and not segment.label)


def _parts_by_segment(edition: Edition) -> dict[str, list[RawPart]]:
    parts: dict[str, list[RawPart]] = {}
    for part in edition.parts:
        if part.segment:
            parts.setdefault(part.segment, []).append(part)
    return parts


def _published(edition: Edition, offsets: Offsets, part: RawPart) -> str:
    start, end = offsets.to_published(part.start - edition.raw.start, part.end - edition.raw.start)
    return edition.text[start:end]


def _ink(text: str) -> str:
    return "".join(_INK.findall(text))
