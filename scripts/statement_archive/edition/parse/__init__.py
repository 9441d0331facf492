"""Published text -> blocks and parts: lines, their marks, their kind, and what is boilerplate.

A line is a block by itself, since sources leave the blank lines out; lines that mean something together (a title on
several lines, a stanza, a table, signatures, a run that an editor named) are one. A number or list mark is taken for
one only where it opens a block and is no part of a sentence; else it stays text, and a doubt is a question. Parts cover
the whole text. No character is changed, and which segment a block is stays open.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from statement_archive.edition.parse.blocks import blocks_of
from statement_archive.edition.parse.boilerplate import between, find_boilerplate
from statement_archive.edition.parse.decisions import decide
from statement_archive.edition.parse.grouping import layout_of
from statement_archive.edition.parse.lines import line_of, lines_of
from statement_archive.edition.parse.recognition import MarkDoubt, recognise
from statement_archive.edition.parse.templates import templates_of
from statement_archive.edition.parse.undeclared import ask_of_numbering
from statement_archive.findings import Finding
from statement_archive.labels import BLANKS, LINE_END
from statement_archive.model import (
    Block,
    Document,
    Kind,
    Mended,
    Parsed,
    PartKind,
    PrintedMark,
    PublishedPart,
    Span,
    Witness,
)

__all__ = ["parse"]


def parse(mended: Mended, *, document: Document) -> tuple[Parsed, tuple[Finding, ...]]:
    """Take a published text apart.

    Findings: boilerplate that is not there, marks without a text, what may be a number and may be none, and numbers
    that `numbering` does not say how to read.
    """
    text, witness = mended.text, mended.witness
    boilerplate, findings = find_boilerplate(text, witness)
    lines = lines_of(text, boilerplate)
    decided = decide(text, lines, witness.decisions)
    read, doubts = recognise(text, lines, templates_of(document, witness, text, lines), decided)
    blocks, empty = blocks_of(text, read, decided, layout_of(document, text, lines))
    taken = [*boilerplate, *_parts(blocks, text, boilerplate), *map(_part, empty)]
    parts = _with_spaces(sorted(taken, key=lambda part: part.start), len(text))
    findings += (_doubt(witness, doubt) for doubt in doubts)
    findings += (_empty(witness, mark) for mark in empty)
    findings += _title(witness, text, blocks[:2])
    findings += ask_of_numbering(text, lines, blocks, witness)
    return Parsed(mended, blocks, parts, decided.left), tuple(findings)


def _doubt(witness: Witness, doubt: MarkDoubt) -> Finding:
    what = f"`{doubt.begins}` of `{witness.siglum}` may open with the number `{doubt.number}`; it is read as text"
    hint = "name its line under `alignment`, with the number if it's none, without it if it is one"
    return Finding(witness.place, what, hint, is_open_question=True)


def _empty(witness: Witness, mark: PrintedMark) -> Finding:
    what = f"the number {mark.label}" if mark.number is not None else f"the {mark.kind} mark"
    return Finding(witness.place, f"{what} has no text", "declare it as boilerplate if it marks nothing")


def _title(witness: Witness, text: str, blocks: Sequence[Block]) -> Iterator[Finding]:
    """The question whether lines are the title, where no blank line parts them from the text."""
    title = blocks[0] if blocks else None
    if title is None or title.kind is not Kind.TITLE or title.slot or len(title.lines) < 2 or len(blocks) < 2:
        return
    if len(LINE_END.findall(text, title.end, blocks[1].start)) < 2:
        last = text[slice(*title.lines[-1])]
        what = f"`{last[:40]}` of `{witness.siglum}` is taken for the last line of the title"
        hint = "say under `alignment` which lines the title has: `begins`, `until`, `is: title`"
        yield Finding(witness.place, what, hint, is_open_question=True)


def _parts(blocks: Iterable[Block], text: str, boilerplate: Sequence[PublishedPart]) -> Iterator[PublishedPart]:
    """Marks and texts of blocks; what stands between a table's cells is a mark, too, unless it's boilerplate."""
    for block in blocks:
        if block.mark and block.mark.start < block.start:
            yield _part(block.mark)
        if block.kind is Kind.TABLE:
            yield from _outer_bars(block, text)
        spans = block.lines or (Span(block.start, block.end),)
        for index, span in enumerate(spans):
            yield PublishedPart(PartKind.TEXT, *span)
            following = spans[index + 1].start if index + 1 < len(spans) else span.end
            is_apart = any(part.start < following and span.end < part.end for part in boilerplate)
            if text[span.end : following].strip() and not is_apart:
                yield PublishedPart(PartKind.MARK, span.end, following)


def _outer_bars(block: Block, text: str) -> Iterator[PublishedPart]:
    """The bars before the first cell of a table and behind the last, `| a | b |`: they part cells, and are none."""
    before = Span(line_of(text, block.start).start, block.start)
    behind = Span(block.end, line_of(text, block.end - 1).end)
    for span in (before, behind):
        if _BARS.fullmatch(text, *span):
            yield PublishedPart(PartKind.MARK, *span)


_BARS = re.compile(rf"[{BLANKS}]*\|[{BLANKS}|]*")


def _part(mark: PrintedMark) -> PublishedPart:
    return PublishedPart(PartKind.NUMBER if mark.number is not None else PartKind.MARK, mark.start, mark.end)


def _with_spaces(taken: list[PublishedPart], length: int) -> tuple[PublishedPart, ...]:
    parts: list[PublishedPart] = []
    for (start, end), part in zip(between(taken, length), [*taken, None], strict=True):
        if start < end:
            parts.append(PublishedPart(PartKind.SPACE, start, end))
        if part:
            parts.append(part)
    return tuple(parts)
