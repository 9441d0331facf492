"""Published text -> blocks and parts: lines, their marks, their kind, and what is boilerplate.

Every line is a block: a blank line between two is not needed, since sources leave them out. A block is a heading where
its number says so, or where it is short and no sentence; the first such block is the title. Parts cover the whole text.
No character is changed, and which segment a block is stays open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from statement_archive.findings import Finding
from statement_archive.labels import BLANKS, mark_pattern, number_of
from statement_archive.model import (
    Block,
    Boilerplate,
    Document,
    Kind,
    Localized,
    Mended,
    Numbering,
    Parsed,
    PartKind,
    PublishedPart,
    Witness,
)

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BLANK = re.compile(rf"[{BLANKS}]*")
_EDGE = " \t\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_CLOSING = "”’»」』）)】\"'"
_ENDS_SENTENCE = re.compile(rf"[.!?。！？…;；:：,，、][{_CLOSING}]*\Z")
_SENTENCE_INSIDE = re.compile(r"[。！？；]|[.!?;]\s")
_SENTENCE_BEFORE = re.compile(rf"[.!?。！？；][{_CLOSING}]*[{BLANKS}]*\Z")
_LONGEST_HEADING = 200
"""Characters; a longer block is a paragraph, whatever it ends with."""


def parse(mended: Mended, *, document: Document) -> tuple[Parsed, tuple[Finding, ...]]:
    """Take a published text apart; findings are boilerplate that is not there and numbers out of order."""
    text, witness = mended.text, mended.witness
    boilerplate, findings = _find_boilerplate(text, witness.boilerplate)
    scanner = _Scanner(text, _Marks(document, witness.numbering), witness, findings)
    for start, end in _between(boilerplate, len(text)):
        for line in _LINE.finditer(text, start, end):
            scanner.line(line.start(), line.end())
    scanner.close()
    parts = _with_spaces(sorted([*boilerplate, *scanner.parts], key=lambda part: part.start), len(text))
    return Parsed(mended, tuple(_with_title(scanner.blocks)), parts), tuple(findings)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number or list mark: what it opens, its value, and where the text behind it begins."""

    kind: Kind
    number: int | None
    start: int
    end: int


class _Marks:
    """The marks that a witness declares, compiled; numbers that the document does not have are no marks."""

    def __init__(self, document: Document, numbering: Numbering) -> None:
        kinds = ((Kind.HEADING, numbering.section), (Kind.PARAGRAPH, numbering.paragraph))
        self._numbers = [
            (kind, template, re.compile(mark_pattern(template), re.MULTILINE)) for kind, template in kinds if template
        ]
        self._literals = [
            (kind, mark.strip()) for kind, mark in ((Kind.NOTE, numbering.note), (Kind.ITEM, numbering.item)) if mark
        ]
        self._known = {(slot.kind, slot.number) for slot in document.outline}

    def at(self, text: str, start: int, end: int) -> _Mark | None:
        """The mark that stands at `start`."""
        for kind, template, pattern in self._numbers:
            match = pattern.match(text, start, end)
            number = number_of(template, match["number"]) if match else None
            if match and (kind, number) in self._known:
                return _Mark(kind, number, start, match.end())
        for kind, literal in self._literals:
            if text.startswith(literal, start, end):
                behind = _BLANK.match(text, start + len(literal), end)
                return _Mark(kind, None, start, behind.end() if behind else end)
        return None

    def inside(self, text: str, start: int, end: int, last: dict[Kind, int]) -> _Mark | None:
        """The first number within the line that goes on counting from `last`, at the beginning of a sentence."""
        found = [mark for entry in self._numbers for mark in self._going_on(entry, text, start, end, last)]
        return min(found, key=lambda mark: mark.start, default=None)

    def _going_on(
        self, entry: "tuple[Kind, str, re.Pattern[str]]", text: str, start: int, end: int, last: dict[Kind, int]
    ) -> Iterator[_Mark]:
        kind, template, pattern = entry
        if kind not in last or (kind, last[kind] + 1) not in self._known:
            return
        for match in pattern.finditer(text, start, end):
            if number_of(template, match["number"]) == last[kind] + 1 and _begins_sentence(text, start, match.start()):
                yield _Mark(kind, last[kind] + 1, match.start(), match.end())
                return


@dataclass
class _Scanner:
    """Goes through the lines once and collects blocks and parts."""

    text: str
    marks: _Marks
    witness: Witness
    findings: list[Finding]
    blocks: list[Block] = field(default_factory=list)
    parts: list[PublishedPart] = field(default_factory=list)
    _last: dict[Kind, int] = field(default_factory=dict)
    _waiting: _Mark | None = None
    """A mark that stood alone on its line and belongs to the next block."""

    def line(self, start: int, end: int) -> None:
        """Take in one line: its mark, and the blocks that stand on it."""
        line = self.text[start:end]
        stripped = line.strip(_EDGE)
        if not stripped:
            return
        start += len(line) - len(line.lstrip(_EDGE))
        end = start + len(stripped)
        mark = self.marks.at(self.text, start, end)
        while mark:
            self._take(mark)
            start = mark.end
            following = self.marks.inside(self.text, start, end, self._last)
            if following and self.text[start : following.start].strip(_EDGE):
                self._block(start, following.start, mark)
            mark = following
        if start < end:
            self._block(start, end, self._waiting)

    def close(self) -> None:
        """Before the next mark and after the last line: one that is still waiting never got its text."""
        if self._waiting:
            mark, self._waiting = self._waiting, None
            what = f"the number {mark.number}" if mark.number is not None else f"the {mark.kind} mark"
            hint = "declare it as boilerplate if it marks nothing"
            self.findings.append(Finding(self.witness.place, f"{what} has no text", hint))

    def _take(self, mark: _Mark) -> None:
        self.close()
        if mark.number is not None:
            last = self._last.get(mark.kind, 0)
            if mark.number <= last and not self._is_decided(mark):
                what = f"{mark.kind} number {mark.number} is printed after {last}"
                self.findings.append(Finding(self.witness.place, what, "declare its block under `alignment`"))
            self._last[mark.kind] = max(mark.number, last)
        kind = PartKind.NUMBER if mark.number is not None else PartKind.MARK
        self.parts.append(PublishedPart(kind, mark.start, mark.end))
        self._waiting = mark

    def _is_decided(self, mark: _Mark) -> bool:
        return any(self.text.startswith(decision.begins, mark.end) for decision in self.witness.decisions)

    def _block(self, start: int, end: int, mark: _Mark | None) -> None:
        text = self.text[start:end].rstrip(_EDGE)
        kind = mark.kind if mark else Kind.HEADING if _looks_like_heading(text) else Kind.PARAGRAPH
        self.blocks.append(Block(kind, text, start, mark.number if mark else None))
        self.parts.append(PublishedPart(PartKind.TEXT, start, start + len(text)))
        self._waiting = None


def _find_boilerplate(text: str, declared: tuple[Boilerplate, ...]) -> tuple[list[PublishedPart], list[Finding]]:
    parts: list[PublishedPart] = []
    findings = []
    for entry in declared:
        words = entry.text or entry.start or entry.until or ""
        at = -1
        for _ in range(entry.occurrence):
            at = text.find(words, at + 1)
            if at < 0:
                break
        if at < 0:
            what = f"the boilerplate `{words}` is not in the text"
            findings.append(Finding(entry.place, what + (f" {entry.occurrence} times" if entry.occurrence > 1 else "")))
            continue
        start = 0 if entry.until else at
        end = len(text) if entry.start else at + len(words)
        parts += _trimmed(text, start, end, entry.reason)
    parts.sort(key=lambda part: part.start)
    for before, after in pairwise(parts):
        if after.start < before.end:
            findings.append(Finding(declared[0].place, f"boilerplate overlaps at character {after.start}"))
    return parts, findings


def _trimmed(text: str, start: int, end: int, reason: Localized) -> Iterator[PublishedPart]:
    """The stretch without the white space around it."""
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    yield PublishedPart(PartKind.BOILERPLATE, left, left + len(stretch.strip()), reason)


def _between(taken: list[PublishedPart], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for part in taken:
        yield position, part.start
        position = part.end
    yield position, length


def _with_spaces(taken: list[PublishedPart], length: int) -> tuple[PublishedPart, ...]:
    parts: list[PublishedPart] = []
    for (start, end), part in zip(_between(taken, length), [*taken, None], strict=True):
        if start < end:
            parts.append(PublishedPart(PartKind.SPACE, start, end))
        if part:
            parts.append(part)
    return tuple(parts)


def _with_title(blocks: list[Block]) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        is_title = index == 0 and block.kind is Kind.HEADING and block.number is None
        yield Block(Kind.TITLE, block.text, block.start) if is_title else block


def _looks_like_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(text) and not _SENTENCE_INSIDE.search(text)


def _begins_sentence(text: str, start: int, at: int) -> bool:
    return _SENTENCE_BEFORE.search(text[max(start, at - 16) : at]) is not None
