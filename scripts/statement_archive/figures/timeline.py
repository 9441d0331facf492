"""An archive -> its documents, and what else happened, along a line of days that is true to scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.model import Archive
from statement_archive.names import kind_name
from statement_archive.parts.foreign import label
from statement_archive.reader import Reader

_AXIS = 26.0
"""Units from the top to the line."""
_LEFT = 12.0
_LENGTH = 400.0
"""Units from the first day to the last."""
_LABEL = 250.0
_LINE = 19
_GAP = 14.0
_LINES = 4
"""A title is cut where it would take more."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from tick to tick."""
_TICK = 76.0
"""Units that a tick's label needs."""

Event = tuple[str, str, str]
"""Date (ISO 8601), what happened, and the address it links to ("" for none)."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands at a day."""

    day: date
    is_document: bool
    kind: str
    words: str
    language: str
    """Of the words."""
    href: str
    place: float = 0.0
    top: float = 0.0

    @property
    def lines(self) -> list[str]:
        """Its words in lines, without the date."""
        lines = draw.fold(self.words, _LABEL - 12)
        return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], draw.clip(lines[_LINES - 1] + "…", _LABEL)]

    @property
    def bottom(self) -> float:
        """Units from the top of the picture to the end of its label."""
        return self.top + (1 + len(self.lines)) * _LINE


def timeline(archive: Archive, reader: Reader, events: Sequence[Event] = ()) -> Markup:
    """Documents and events by date, as a block of raw HTML; every document is a link to its front page.

    Raises ValueError for an event's date that is none.
    """
    entries = _entries(archive, events, reader)
    placed = _placed(entries)
    title = reader.say("pic-timeline-title")
    told = reader.say("semicolon").join(_told(entry, reader) for entry in entries)
    height = max((entry.bottom for entry in placed), default=_AXIS) + 8
    body = [*_axis(entries), *map(_stem, placed), *(_drawn(entry, reader) for entry in placed)]
    drawn = draw.picture(
        "timeline",
        title,
        reader.say("pic-timeline-desc", entries=told),
        size=(_LEFT + _LENGTH + _LABEL, height),
        body=body,
    )
    return draw.figure(
        "timeline",
        title=title,
        caption=reader.say("pic-timeline-caption"),
        drawn=(
            drawn,
            *([draw.legend(_legend(reader))] if events else []),
        ),
        numbers=_numbers(entries, reader),
        reader=reader,
    )


def _entries(archive: Archive, events: Sequence[Event], reader: Reader) -> list[_Entry]:
    """Documents and events, by date; on the same day documents come first, in the order of their ids."""
    documents = sorted((work.document for work in archive.works), key=lambda document: (document.date, document.id))
    entries = [
        _Entry(
            date.fromisoformat(document.date),
            True,
            kind_name(document.kind, reader),
            reader.text(document.title),
            reader.language_of(document.title),
            f"archive:{reader.language}/{document.id}/index.md",
        )
        for document in documents
    ]
    entries += [
        _Entry(date.fromisoformat(day), False, reader.say("pic-event"), words, reader.language, href)
        for day, words, href in events
    ]
    return sorted(entries, key=lambda entry: (entry.day, not entry.is_document))


def _placed(entries: Sequence[_Entry]) -> list[_Entry]:
    """Every entry with its place: labels stand right of their stem, an earlier one below those it would touch.

    A later stem so ends before it could cross an earlier label.
    """
    placed: list[_Entry] = []
    days = [entry.day for entry in entries]
    for day in sorted(set(days), reverse=True):
        x = _position(day, min(days), max(days))
        touched = [other.bottom for other in placed if other.place < x + _LABEL]
        top = max(touched, default=_AXIS) + _GAP
        for entry in (entry for entry in entries if entry.day == day):
            there = replace(entry, place=x, top=top)
            placed.append(there)
            top = there.bottom + _GAP
    return sorted(placed, key=lambda entry: (entry.day, entry.top))


def _position(day: date, first: date, last: date) -> float:
    return _LEFT + _LENGTH * (day - first).days / max((last - first).days, 1)


def _axis(entries: Sequence[_Entry]) -> Iterator[Markup]:
    """The line and its ticks."""
    end = _LEFT + _LENGTH
    yield draw.tag("path", class_="fig-axis", d=f"M{_LEFT:g} {_AXIS:g}H{end:g}", fill="none")
    days = [entry.day for entry in entries]
    for tick, words in _ticks(min(days), max(days)) if days else ():
        x = _position(tick, min(days), max(days))
        yield draw.tag("path", class_="fig-axis", d=f"M{x:.5g} {_AXIS - 6:g}V{_AXIS:g}", fill="none")
        yield draw.label(words, x, 9, class_="fig-head", anchor="middle" if x > 40 else "start")


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """The first days of months or years between two days, as many as have room."""
    months = (last - first).days / 30.44
    step = next((step for step in _STEPS if months == 0 or _LENGTH * step / months >= _TICK), _STEPS[-1])
    for month in range(first.year * 12 // step * step, last.year * 12 + 12, step):
        if month < 12:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield day, f"{day.year:04}" if step >= 12 else f"{day.year:04}-{day.month:02}"


def _stem(entry: _Entry) -> Markup:
    path = f"M{entry.place:.5g} {_AXIS:g}V{entry.top + _LINE / 2:g}"
    return draw.tag("path", class_="fig-stem", d=path, fill="none")


def _drawn(entry: _Entry, reader: Reader) -> Markup:
    """The sign at the foot of a stem, and the label, as a link."""
    x, middle = entry.place, entry.top + _LINE / 2
    own = {} if reader.reads_as_own(entry.language) else {"lang": entry.language}
    return draw.linked(
        entry.href,
        _told(entry, reader),
        draw.tag(
            "rect", class_="fig-box", x=x + 9, y=entry.top - 3, width=_LABEL - 12, height=entry.bottom - entry.top + 4
        ),
        _sign(entry.is_document, x, middle),
        draw.label(reader.date(entry.day.isoformat()), x + 12, middle, class_="fig-name"),
        *(
            draw.label(line, x + 12, middle + (index + 1) * _LINE, class_="fig-words", **own)
            for index, line in enumerate(entry.lines)
        ),
        class_="bar" if entry.href else "event",
    )


def _sign(is_document: bool, x: float, y: float) -> Markup:
    """A full square for a document, an open circle for an event."""
    if is_document:
        return draw.tag("rect", class_="fig-full", x=x - 6, y=y - 6, width=12, height=12)
    return draw.tag("circle", class_="fig-ring", cx=x, cy=y, r=6)


def _legend(reader: Reader) -> Iterator[tuple[str, str]]:
    yield _sign(True, 12, 12), reader.say("pic-key-document")
    yield _sign(False, 12, 12), reader.say("pic-event")


def _told(entry: _Entry, reader: Reader) -> str:
    day = reader.date(entry.day.isoformat())
    return reader.say("pic-entry", date=day, kind=entry.kind, words=entry.words)


def _numbers(entries: Sequence[_Entry], reader: Reader) -> Markup:
    rows = [[reader.date(entry.day.isoformat()), entry.kind, _title(entry, reader)] for entry in entries]
    return draw.table([reader.say(f"pic-{what}") for what in ("date", "what", "title")], rows)


def _title(entry: _Entry, reader: Reader) -> str:
    """A title for a cell; it says its language where that is not the reader's."""
    return label(entry.words, entry.language, reader.language) or entry.words
