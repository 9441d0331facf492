"""Lines that stand together and mean something together: a title, a table, a stanza, signatures, a note's lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from statement_archive.edition.parse.lines import (
    TextLine,
    cells_of,
    ends_clause,
    full_width,
    is_short,
    looks_like_heading,
)
from statement_archive.edition.parse.recognition import ReadLine
from statement_archive.model import Document, Kind, Span


@dataclass(frozen=True, slots=True)
class Layout:
    """What a document may have besides lines of prose, and the lines of a witness."""

    lines: Sequence[TextLine]
    has_tables: bool
    has_verse: bool
    is_verse: bool
    """Whether it is nothing but verse."""
    ends: tuple[Kind, ...]
    """Which of closing formula and signatures it has."""
    opens_with_heading: bool
    """Whether its first section does."""
    opens_with_prose: bool
    """Whether its first section has neither a heading nor verse."""
    full: float
    """Columns from which on a line may have been broken because it was full; infinite where none was."""
    headings: tuple[str, ...]
    """What editors call the sections that open with a heading, in small letters."""

    def is_heading(self, words: str) -> bool:
        """Whether a line is the heading of a section by its words: no signatures, title or table go on with it."""
        begins = words.casefold().startswith(self.headings)
        return begins and looks_like_heading(words)


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces in a row that are one block."""

    kind: Kind
    end: int
    """Behind the index of the last piece."""
    lines: tuple[Span, ...]


def layout_of(document: Document, text: str, lines: Sequence[TextLine]) -> Layout:
    """What to look for in the lines of a witness of a document; where the texts count, for tables as well."""
    kinds = {slot.kind for slot in document.outline}
    return Layout(
        lines=lines,
        has_tables=Kind.TABLE in kinds or not document.is_counted,
        has_verse=any(section.is_verse for section in document.sections),
        is_verse=all(section.is_verse for section in document.sections),
        ends=tuple(kind for kind in (Kind.CLOSING, Kind.SIGNATURES) if kind in kinds),
        headings=tuple(words for section in document.sections for words in section.heading_words),
        opens_with_heading=any(section.has_heading for section in document.sections[:1]),
        opens_with_prose=not any(section.has_heading or section.is_verse for section in document.sections[:1]),
        full=full_width(text, lines),
    )


def stretches_of(text: str, read: Sequence[ReadLine], layout: Layout) -> tuple[int, ...]:
    """For each piece, behind the last that no blank line, no mark and no heading parts from the one before."""
    ends = [len(read)] * len(read)
    for at in range(len(read) - 2, -1, -1):
        following = read[at + 1]
        is_parted = following.mark is not None or layout.lines[following.line].is_parted
        is_parted = is_parted or layout.is_heading(text[following.start : following.end])
        ends[at] = at + 1 if is_parted else ends[at + 1]
    return tuple(ends)


def group_of(text: str, read: Sequence[ReadLine], at: int, layout: Layout, stretches: Sequence[int]) -> Group | None:
    """The group that begins with a piece; None where it is a block by itself. `stretches` are those of all pieces."""
    first, end = read[at], stretches[at]
    if first.mark:
        return _note_lines(read, at, end) if first.mark.kind is Kind.FOOTNOTE else None
    if at > 0 and layout.is_heading(text[first.start : first.end]):
        return _heading(text, read, at, end)
    if layout.has_tables and len(rows := tuple(_rows(text, read, range(at, end), layout))) > 1:
        return Group(Kind.TABLE, at + len(rows), tuple(cell for row in rows for cell in row))
    opens = layout.lines[first.line].is_parted or at == 0
    # What stands in the middle of others begins nothing, and there may be very many of them.
    return _opened(text, read, at, layout, stretches) if opens or _is_below_heading(read, at) else None


def _opened(text: str, read: Sequence[ReadLine], at: int, layout: Layout, stretches: Sequence[int]) -> Group | None:
    """A title, a stanza, a closing formula or signatures that begin with the first piece of a stretch."""
    end, opens = stretches[at], layout.lines[read[at].line].is_parted or at == 0
    words = [text[piece.start : piece.end] for piece in read[at:end]]
    lines = tuple(Span(piece.start, piece.end) for piece in read[at:end])
    if (
        at == 0
        and (many := _title_lines(words, layout, end < len(read) and layout.lines[read[end].line].is_parted)) > 1
    ):
        return Group(Kind.TITLE, many, lines[:many])
    may_open = opens or (end - at > 1 and _is_below_heading(read, at))
    if (end - at > 1 or layout.is_verse) and may_open and _may_be_verse(words, at, layout):
        return Group(Kind.STANZA, end, lines)
    if opens and at > 1 and (kind := _end_kind(words, layout)):
        end = _signed(text, read, end, layout, stretches) if kind is Kind.SIGNATURES else end
        return Group(kind, end, tuple(Span(piece.start, piece.end) for piece in read[at:end]))
    return None


def _heading(text: str, read: Sequence[ReadLine], at: int, end: int) -> Group | None:
    """A heading on several lines, such as `Annex` above what it is about; None for one on a line."""
    if not 1 < end - at <= _MOST_OF_A_HEADING:
        return None
    if not all(looks_like_heading(text[piece.start : piece.end]) for piece in read[at:end]):
        return None
    return Group(Kind.HEADING, end, tuple(Span(piece.start, piece.end) for piece in read[at:end]))


_MOST_OF_A_HEADING = 3
"""Lines."""


def _note_lines(read: Sequence[ReadLine], at: int, end: int) -> Group | None:
    spans = tuple(Span(piece.start, piece.end) for piece in read[at:end])
    return Group(Kind.FOOTNOTE, end, spans) if end - at > 1 and spans[0].start < spans[0].end else None


def _title_lines(words: Sequence[str], layout: Layout, is_parted: bool) -> int:
    """How many lines from the first on are the title: all that a blank line parts from the text, or that look so.

    Where no blank line tells, the last of them may as well be the heading of the first section or verse.
    """
    if is_parted:
        are_all = all(is_short(line) and not ends_clause(line.rstrip(",，)）")) for line in words)
        return len(words) if are_all else 0
    if not layout.opens_with_prose:
        return 0
    return sum(1 for _ in takewhile(lambda line: is_short(line) and not ends_clause(line), words))


def _may_be_verse(words: Sequence[str], at: int, layout: Layout) -> bool:
    """Whether lines are short, and the first of them not the title: that of a poem without one has no heading."""
    if at == 0 and (len(words) == 1 or not layout.is_verse or layout.opens_with_heading):
        return False
    return layout.has_verse and all(map(is_short, words))


def _is_below_heading(read: Sequence[ReadLine], at: int) -> bool:
    """Whether the piece before is a heading that has a number."""
    mark = read[at - 1].mark if at else None
    return mark is not None and mark.kind is Kind.HEADING


def _end_kind(words: Sequence[str], layout: Layout) -> Kind | None:
    """Whether short lines are signatures, or a closing formula: where there may be both, that has the day."""
    if len(words) == 1 or not layout.ends or not all(map(_may_sign, words)):
        return None
    has_day = any(sign.isdigit() for line in words for sign in line)
    return layout.ends[0] if has_day or len(layout.ends) == 1 else Kind.SIGNATURES


def _signed(text: str, read: Sequence[ReadLine], at: int, layout: Layout, stretches: Sequence[int]) -> int:
    """Behind the last of the signatures that follow one another, each parted from the others by a blank line."""
    while at < len(read) and read[at].mark is None:
        end = stretches[at]
        words = [text[piece.start : piece.end] for piece in read[at:end]]
        if layout.is_heading(words[0]) or _end_kind(words, layout) is not Kind.SIGNATURES:
            break
        at = end
    return at


def _may_sign(words: str) -> bool:
    return (is_short(words) and not words.endswith((".", "。", ";", "；"))) or len(words) < _INITIALS


_INITIALS = 30
"""Characters of a line that may be one of signatures though it ends with a dot."""


def _rows(text: str, read: Sequence[ReadLine], within: range, layout: Layout) -> Iterator[tuple[Span, ...]]:
    """The cells of the first pieces within a range, as far as they are rows: what has several."""
    rows = (cells_of(text, layout.lines[read[at].line]) for at in within)
    return takewhile(lambda cells: len(cells) > 1, rows)
