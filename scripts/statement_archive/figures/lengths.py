"""A work -> how long each paragraph is in each text: small multiples, one column of bars for each text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.model import Cause, Edition, Kind, Segment, Slot, Work
from statement_archive.names import cause_text, edition_name, extent, segment_name, short_name, slot_name
from statement_archive.parts.editions import segment_address
from statement_archive.reader import Reader

_ROW = 30
"""Units from one paragraph to the next: a target that a finger hits."""
_LINE = 19
_BAR = 14
_KINDS = tuple(kind for kind in Kind if kind not in (Kind.TITLE, Kind.HEADING))


@dataclass(frozen=True, slots=True)
class _Column:
    """One text and where it is drawn."""

    figure: str
    edition: Edition
    name: str
    x: float
    bar: float
    """Units of its longest bar."""
    width: float
    longest: int
    """Characters of its longest paragraph."""

    def length(self, segment: Segment) -> float:
        """Units of a segment's bar."""
        return max(2.0, self.bar * len(segment.text) / max(self.longest, 1))


def lengths_figure(work: Work, reader: Reader) -> Markup:
    """How many characters each paragraph has in each text, as a block of raw HTML; every bar is a link to it.

    Each text has a scale of its own: its longest paragraph fills its column.
    """
    slots = [
        slot
        for slot in work.document.outline
        if slot.kind in _KINDS and any(slot.id in e.by_slot for e in work.editions)
    ]
    names = [short_name(slot, reader) for slot in slots]
    name = f"lengths-{work.document.id}"
    columns = _columns(name, work, max(map(draw.width_of, names), default=0) + 10, reader)
    heads = [draw.fold(column.name, column.width - 12) for column in columns]
    top = max(map(len, heads), default=0) * _LINE + 6
    title = reader.say("fig-lengths-title")
    body = [*_heads(columns, heads), *_names(names, columns[0].x - 8, top)]
    for column in columns:
        body += _bars(work, column, slots, top, reader)
    size = columns[-1].x + columns[-1].width, top + len(slots) * _ROW
    return draw.figure(
        "lengths",
        title=title,
        caption=reader.say("fig-lengths-caption"),
        drawn=(draw.picture(name, title, _description(columns, reader), size=size, body=body),),
        numbers=_numbers(work, slots, columns, reader),
        reader=reader,
    )


def _columns(name: str, work: Work, x: float, reader: Reader) -> list[_Column]:
    bar = max(96.0, 300.0 // len(work.editions))
    columns = []
    for edition in work.editions:
        shown = [segment for segment in edition.segments if segment.kind in _KINDS]
        labels = [_count(work, segment, reader) for segment in shown]
        labels += [f"{cause_text(cause, reader, short=True)}----" for cause in edition.missing.values()]
        width = bar + max(map(draw.width_of, labels), default=0) + 18
        longest = max((len(segment.text) for segment in shown), default=1)
        columns.append(_Column(name, edition, edition_name(edition, reader), x, bar, width, longest))
        x += width
    return columns


def _heads(columns: Sequence[_Column], heads: Sequence[Sequence[str]]) -> Iterator[Markup]:
    for column, lines in zip(columns, heads, strict=True):
        for index, line in enumerate(lines):
            yield draw.label(line, column.x, 10 + index * _LINE, class_="fig-name")


def _names(names: Sequence[str], x: float, top: float) -> Iterator[Markup]:
    for index, name in enumerate(names):
        yield draw.label(name, x, top + index * _ROW + _ROW / 2, class_="fig-head", anchor="end")


def _bars(work: Work, column: _Column, slots: Sequence[Slot], top: float, reader: Reader) -> Iterator[Markup]:
    edition = column.edition
    base = draw.tag("path", class_="fig-base", d=f"M{column.x - 1:g} {top:g}V{top + len(slots) * _ROW:g}", fill="none")
    yield base
    for row, slot, rows in _groups(edition, slots):
        y = top + row * _ROW
        segment = edition.by_slot.get(slot.id)
        if segment:
            yield _present(work, column, slot, y, rows, reader)
        elif slot.id in edition.missing:
            yield _missing(column, slot, edition.missing[slot.id], y, reader)


def _groups(edition: Edition, slots: Sequence[Slot]) -> Iterator[tuple[int, Slot, int]]:
    """The row and the first slot of every bar, and over how many rows its segment reaches."""
    found = [edition.by_slot.get(slot.id) for slot in slots]
    rows = Counter(segment.id for segment in found if segment)
    seen: set[str] = set()
    for row, (slot, segment) in enumerate(zip(slots, found, strict=True)):
        if segment is None:
            yield row, slot, 1
        elif segment.id not in seen:
            seen.add(segment.id)
            yield row, slot, rows[segment.id]


def _present(work: Work, column: _Column, slot: Slot, y: float, rows: int, reader: Reader) -> Markup:
    """A bar with its count, and a bracket along the rows that its segment answers to."""
    segment = column.edition.by_slot[slot.id]
    length, middle = column.length(segment), y + _ROW / 2
    reach = extent(segment, work)
    called = segment_name(segment.kind, reach, reader) if reach else slot_name(slot, reader)
    words = reader.say("fig-length", name=column.name, segment=called, count=len(segment.text))
    parts = [
        draw.tag("rect", class_="fig-box", x=column.x, y=y, width=column.width - 12, height=_ROW),
        draw.tag("rect", class_="fig-full", x=column.x, y=middle - _BAR / 2, width=length, height=_BAR),
        draw.label(_count(work, segment, reader), column.x + length + 6, middle, class_="fig-count"),
    ]
    if rows > 1:
        path = f"M{column.x + 5:g} {middle + _BAR / 2 + 2:g}V{y + rows * _ROW - 7:g}h7"
        parts.append(draw.tag("path", class_="fig-reach", d=path, fill="none"))
    return draw.linked(segment_address(work, column.edition, slot.id, reader), words, *parts, class_="bar")


def _missing(column: _Column, slot: Slot, cause: Cause, y: float, reader: Reader) -> Markup:
    """An empty bar with the cause."""
    middle, short = y + _ROW / 2, cause_text(cause, reader, short=True)
    state = reader.say("fig-missing", cause=short)
    words = reader.say("fig-cell", name=column.name, segment=slot_name(slot, reader), state=state)
    fill = draw.hatched(column.figure, draw.HATCHES[list(Cause).index(cause)])
    box = draw.tag("rect", class_="fig-gap", x=column.x, y=middle - _BAR / 2, width=28, height=_BAR, fill=fill)
    return draw.linked("", words, box, draw.label(short, column.x + 34, middle, class_="fig-quiet"), class_="bar")


def _count(work: Work, segment: Segment, reader: Reader) -> str:
    count, reach = len(segment.text), extent(segment, work)
    return reader.say("fig-length-reach", count=count, reach=reach) if reach else str(count)


def _description(columns: Sequence[_Column], reader: Reader) -> str:
    texts = [
        reader.say("fig-lengths-text", name=column.name, count=sum(map(len, _texts(column.edition))))
        for column in columns
    ]
    return reader.say("fig-lengths-desc", texts=reader.say("semicolon").join(texts))


def _texts(edition: Edition) -> Iterator[str]:
    return (segment.text for segment in edition.segments if segment.kind in _KINDS)


def _numbers(work: Work, slots: Sequence[Slot], columns: Sequence[_Column], reader: Reader) -> Markup:
    rows = [
        [short_name(slot, reader), *(_told(work, column.edition, slot, reader) for column in columns)] for slot in slots
    ]
    foot = [reader.say("total"), *(str(sum(map(len, _texts(column.edition)))) for column in columns)]
    return draw.table([reader.say("segment"), *(column.name for column in columns)], rows, [foot])


def _told(work: Work, edition: Edition, slot: Slot, reader: Reader) -> str:
    segment = edition.by_slot.get(slot.id)
    if segment is None:
        cause = edition.missing.get(slot.id)
        return f"– {cause_text(cause, reader, short=True)}" if cause else "–"
    if segment.id == slot.id:
        return _count(work, segment, reader)
    home = next(other for other in work.document.outline if other.id == segment.id)
    return f"⤶ {short_name(home, reader)}"
