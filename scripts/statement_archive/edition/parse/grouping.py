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


def group_of(text: str, read: Sequence[ReadLine], at: int, layout: Layout) -> Group | None:
    """The group that begins with a piece; None where it is a block by itself."""
    first = read[at]
    if first.mark:
        return _note_lines(text, read, at, layout) if first.mark.kind is Kind.FOOTNOTE else None
    end = _stretch(text, read, at, layout)
    words = [text[piece.start : piece.end] for piece in read[at:end]]
    if layout.is_heading(words[0]) and at > 0:
        return _heading(words, read, at)
    opens = layout.lines[first.line].is_parted or at == 0
    lines = tuple(Span(piece.start, piece.end) for piece in read[at:end])
    rows = tuple(_rows(text, read[at:end], layout))
    if layout.has_tables and len(rows) > 1:
        return Group(Kind.TABLE, at + len(rows), tuple(cell for row in rows for cell in row))
    if (
        at == 0
        and (many := _title_lines(words, layout, end < len(read) and layout.lines[read[end].line].is_parted)) > 1
    ):
        return Group(Kind.TITLE, many, lines[:many])
    may_open = opens or (end - at > 1 and _is_below_heading(read, at))
    if (end - at > 1 or layout.is_verse) and may_open and _may_be_verse(words, at, layout):
        return Group(Kind.STANZA, end, lines)
    if opens and at > 1 and (kind := _end_kind(words, layout)):
        end = _signed(text, read, end, layout) if kind is Kind.SIGNATURES else end
        return Group(kind, end, tuple(Span(piece.start, piece.end) for piece in read[at:end]))
    return None


def _stretch(text: str, read: Sequence[ReadLine], at: int, layout: Layout) -> int:
    """Behind the last piece that no blank line, no mark and no heading parts from the one before."""
    end = at + 1
    while end < len(read) and read[end].mark is None and not layout.lines[read[end].line].is_parted:
        if layout.is_heading(text[read[end].start : read[end].end]):
            break
        end += 1
    return end


def _heading(words: Sequence[str], read: Sequence[ReadLine], at: int) -> Group | None:
    """A heading on several lines, such as `Annex` above what it is about; None for one on a line."""
    if not 1 < len(words) <= _MOST_OF_A_HEADING or not all(map(looks_like_heading, words)):
        return None
    end = at + len(words)
    return Group(Kind.HEADING, end, tuple(Span(piece.start, piece.end) for piece in read[at:end]))


_MOST_OF_A_HEADING = 3
"""Lines."""


def _note_lines(text: str, read: Sequence[ReadLine], at: int, layout: Layout) -> Group | None:
    end = _stretch(text, read, at, layout)
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


def _signed(text: str, read: Sequence[ReadLine], at: int, layout: Layout) -> int:
    """Behind the last of the signatures that follow one another, each parted from the others by a blank line."""
    while at < len(read) and read[at].mark is None:
        end = _stretch(text, read, at, layout)
        words = [text[piece.start : piece.end] for piece in read[at:end]]
        if layout.is_heading(words[0]) or _end_kind(words, layout) is not Kind.SIGNATURES:
            break
        at = end
    return at


def _may_sign(words: str) -> bool:
    return (is_short(words) and not words.endswith((".", "。", ";", "；"))) or len(words) < _INITIALS


_INITIALS = 30
"""Characters of a line that may be one of signatures though it ends with a dot."""


def _rows(text: str, pieces: Sequence[ReadLine], layout: Layout) -> Iterator[tuple[Span, ...]]:
    """The cells of the first pieces, as far as they are rows: what has several."""
    rows = (cells_of(text, layout.lines[piece.line]) for piece in pieces)
    return takewhile(lambda cells: len(cells) > 1, rows)
