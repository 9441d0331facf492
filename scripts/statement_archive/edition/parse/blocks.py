"""Lines with their marks -> blocks: what each looks like, and which lines are one.

A mark without text on its line belongs to the block behind it; that of a heading is the heading, unless a line that
looks like one comes next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statement_archive.edition.blocks import join
from statement_archive.edition.parse.decisions import Decided
from statement_archive.edition.parse.grouping import Layout, group_of, stretches_of
from statement_archive.edition.parse.lines import leads_on, looks_like_heading, trimmed_end, width_of
from statement_archive.edition.parse.recognition import ReadLine
from statement_archive.labels import LINE_END
from statement_archive.model import Block, Kind, PrintedMark, Span


def blocks_of(
    text: str, read: Sequence[ReadLine], decided: Decided, layout: Layout
) -> tuple[tuple[Block, ...], tuple[PrintedMark, ...]]:
    """The blocks of a text, and the marks that have no text."""
    stretches = stretches_of(text, read, layout)
    made = tuple(_with_headings(text, _Making(text, read, decided, layout, stretches).blocks(), layout))
    empty = tuple(block.mark for block in made if block.mark and not block.text)
    return tuple(_with_title(_joined(text, [block for block in made if block.text]))), empty


@dataclass(frozen=True, slots=True)
class _Making:
    text: str
    read: Sequence[ReadLine]
    decided: Decided
    layout: Layout
    stretches: Sequence[int]

    def blocks(self) -> Iterator[Block]:
        """A block for each line or group of lines; one whose mark stands alone on its line has no text yet."""
        at = 0
        while at < len(self.read):
            run = self._run(at)
            group = group_of(self.text, self.read, at, self.layout, self.stretches)
            if run > at + 1:
                mark = self.read[at].mark
                yield self._block(mark.kind if mark else Kind.PARAGRAPH, at, run, self._lines(at, run))
            elif group and self._is_free(at, group.end):
                run = group.end
                yield self._block(group.kind, at, run, group.lines)
            else:
                yield self._block(self._kind(self.read[at]), at, run, ())
            at = run

    def _run(self, at: int) -> int:
        """Behind the last piece of the run that a decision begins here."""
        piece = self.read[at]
        last = self.decided.runs.get(piece.line)
        if last is None or (at and self.read[at - 1].line == piece.line):
            return at + 1
        return next((i for i in range(at, len(self.read)) if self.read[i].line > last), len(self.read))

    def _is_free(self, start: int, end: int) -> bool:
        return not any(piece.line in self.decided.slots for piece in self.read[start + 1 : end])

    def _lines(self, start: int, end: int) -> tuple[Span, ...]:
        """The lines of a run; what looks like a mark within it is text of it."""
        first = Span(self.read[start].start, self.read[start].end)
        rest = (
            Span(piece.mark.start if piece.mark else piece.start, piece.end) for piece in self.read[start + 1 : end]
        )
        return tuple(_one_a_line((first, *rest), self.text))

    def _kind(self, piece: ReadLine) -> Kind:
        if piece.mark:
            return piece.mark.kind
        return Kind.HEADING if looks_like_heading(self.text[piece.start : piece.end]) else Kind.PARAGRAPH

    def _block(self, kind: Kind, at: int, end: int, lines: tuple[Span, ...]) -> Block:
        piece = self.read[at]
        start, stop = (lines[0].start, lines[-1].end) if lines else (piece.start, self.read[end - 1].end)
        opens = at == 0 or self.read[at - 1].line != piece.line
        words = self.text[start : trimmed_end(self.text, start, stop)]
        slot = self.decided.slots.get(piece.line, "") if opens else ""
        return Block(kind, words, start, piece.mark, lines, slot)


def _one_a_line(spans: Sequence[Span], text: str) -> Iterator[Span]:
    """Spans of which those on one line are joined."""
    last: Span | None = None
    for span in spans:
        if last and "\n" not in text[last.end : span.start]:
            last = Span(last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _with_headings(text: str, blocks: Iterator[Block], layout: Layout) -> Iterator[Block]:
    """Marks that stand alone get the block behind them, or are themselves the heading.

    A full line that goes on right below is no words of a heading.
    """
    made = list(blocks)
    at = 0
    while at < len(made):
        block = made[at]
        following = made[at + 1] if at + 1 < len(made) else None
        if block.text or block.mark is None:
            yield from _split_heading(text, block, is_cut=_is_cut(text, made[at : at + 2], layout))
            at += 1
        elif following and following.mark is None and _takes(text, block.mark, made[at + 1 : at + 3], layout):
            kind = block.mark.kind if following.kind in (Kind.HEADING, Kind.PARAGRAPH) else following.kind
            yield replace(following, kind=kind, mark=block.mark, slot=following.slot or block.slot)
            at += 2
        else:
            yield _bare(text, block, following)
            at += 1


def _takes(text: str, mark: PrintedMark, behind: Sequence[Block], layout: Layout) -> bool:
    """Whether the block behind a mark is its text.

    Of a heading it is where it looks like one, and text or a heading that stands below it comes after; and where it
    says what editors call a section.
    """
    following, *beyond = behind
    if mark.kind is not Kind.HEADING or following.text.casefold() in layout.headings:
        return True
    after = beyond[0].mark if beyond else None
    has_more = bool(beyond) and (after is None or after.kind is not Kind.HEADING or after.level > mark.level)
    return following.kind is Kind.HEADING and has_more and not _is_cut(text, behind, layout)


def _is_cut(text: str, pair: Sequence[Block], layout: Layout) -> bool:
    """Whether the first of two blocks goes on in the second, right below it.

    A full line does, one that ends with such a word as `of`, and what goes on in small letters or with a number that is
    no mark: `enters into force⏎1 January 2025`.
    """
    if len(pair) < 2 or pair[1].mark:
        return False
    opening = pair[1].text[:1]
    goes_on = opening.islower() or opening.isdecimal()
    if not (goes_on or leads_on(pair[0].text) or width_of(pair[0].text) >= layout.full):
        return False
    return len(LINE_END.findall(text, pair[0].end, pair[1].start)) < 2


def _bare(text: str, block: Block, following: Block | None) -> Block:
    """A mark that is all there is: of a heading, or of what is nothing but its items, it is the text.

    So it is of what an editor gave to a slot.
    """
    mark = block.mark
    if mark is None or not (mark.kind is Kind.HEADING or block.slot or _is_its_items(mark, following)):
        return block
    words = text[mark.start : trimmed_end(text, mark.start, mark.end)]
    return replace(block, text=words, start=mark.start)


def _is_its_items(mark: PrintedMark, following: Block | None) -> bool:
    """Whether the items of a paragraph, or those within an item, come right behind its mark."""
    if following is None or following.mark is None or following.kind is not Kind.ITEM:
        return False
    return mark.kind is Kind.PARAGRAPH or (mark.kind is Kind.ITEM and following.mark.level > mark.level)


def _split_heading(text: str, block: Block, *, is_cut: bool) -> Iterator[Block]:
    """A heading's number with a paragraph behind it on the same line is two blocks."""
    mark = block.mark
    if mark is None or mark.kind is not Kind.HEADING or block.lines or (looks_like_heading(block.text) and not is_cut):
        yield block
        return
    yield Block(
        Kind.HEADING, text[mark.start : trimmed_end(text, mark.start, mark.end)], mark.start, mark, (), block.slot
    )
    yield Block(Kind.PARAGRAPH, block.text, block.start)


def _joined(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks that an editor gave to one slot are one, with those between them that have no number."""
    at = 0
    while at < len(blocks):
        end = _same(blocks, at)
        yield join(text, blocks[at:end])
        at = end


def _same(blocks: Sequence[Block], at: int) -> int:
    """Behind the last block of the slot that an editor gave to the one at an index."""
    end = at + 1
    for index in range(at + 1, len(blocks) if blocks[at].slot else at):
        if blocks[index].slot == blocks[at].slot:
            end = index + 1
        elif blocks[index].slot or blocks[index].mark:
            break
    return end


def _with_title(blocks: Iterator[Block]) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        is_title = index == 0 and block.kind is Kind.HEADING and block.mark is None
        yield replace(block, kind=Kind.TITLE) if is_title else block
