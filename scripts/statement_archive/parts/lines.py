"""The lines of a segment, and the cells of a table: where its text is broken, which is part of what it says."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from statement_archive.model import LINED_KINDS, Edition, Kind, Segment, Span
from statement_archive.parts.html import join, tag
from statement_archive.tags import direction

_PLAIN = (Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.NOTE)
"""Kinds whose paragraphs look as any other's."""

Cells = tuple[Span | None, ...]
"""A line of a table as published ranges; None where a cell is empty."""


def paragraphs(segment: Segment) -> tuple[tuple[Span, ...], ...]:
    """The lines of each of its paragraphs, as published ranges; only verse and the like have several in one."""
    if segment.kind in (*LINED_KINDS, Kind.HEADING):
        return (segment.published,) if segment.published else ()
    return tuple((span,) for span in segment.published)


def table_lines(segment: Segment) -> Iterator[Cells]:
    """The lines of a table. A published range may hold several cells, where a text was not read as a table."""
    spans = (span for span in segment.published if span.start < span.end)
    at = end = shift = 0
    for line in segment.text.split("\n"):
        cells: list[Span | None] = []
        for cell in line.split("\t"):
            if cell and at >= end:
                span = next(spans)
                shift, end = span.start - at, at + span.end - span.start
            cells.append(Span(at + shift, at + shift + len(cell)) if cell else None)
            at += len(cell) + 1
        yield tuple(cells)


def text_table(lines: Iterable[Iterable[str]], segment: Segment, edition: Edition, **attrs: str) -> Markup:
    """A table of a text, given the words of its cells. No line is taken for its head: no text says so."""
    rows = (tag("tr", *(tag("td", cell) for cell in cells)) for cells in lines)
    tagged, classes = edition.witness.language, " ".join(shape(segment))
    named = attrs or {"data_segment": segment.id}
    table = tag("table", "\n", join("\n", rows), "\n", class_=classes, lang=tagged, dir=direction(tagged), **named)
    return tag("div", table, class_="table-scroll", dir=direction(tagged))


def shape(segment: Segment) -> tuple[str, ...]:
    """The classes of an element that holds text of a segment."""
    return ("segment",) if segment.kind in _PLAIN else ("segment", segment.kind.value)
