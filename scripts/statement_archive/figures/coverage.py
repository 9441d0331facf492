"""A work -> which text has which segment: texts as rows, segments as columns, one sign in each cell."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.model import Cause, Edition, Kind, Segment, Slot, Work
from statement_archive.names import cause_text, edition_name, short_name, sign, slot_name
from statement_archive.parts.editions import segment_address
from statement_archive.parts.marks import is_repaired
from statement_archive.reader import Reader

_CELL = 31
"""Units to a cell's side: a target that a finger hits."""
_HEAD = 26
_ROW = 64
"""Units from one text's row to the next: its name above, its cells below."""
_NAME = 24
_GAP = 10
"""Units between two sections."""
_SIGNS = {"printed": "●", "inferred": "○", "unnumbered": "○", "merged": "⤶", "missing": "–", "absent": "–"}
_KEYS = {"printed": "printed", "inferred": "inferred", "unnumbered": "inferred", "merged": "merged", "absent": "absent"}
"""Which entry of the legend explains a state; a missing segment has one for each cause."""
_SELDOM = (Kind.CLOSING, Kind.SIGNATURES, Kind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a text has of a slot."""

    state: str
    words: str
    """The state as it is said, with the cause or the other segment."""
    cause: Cause | None = None
    href: str = ""
    is_changed: bool = False
    """Said at the segment's own cell only, not at those of the further slots it answers to."""


@dataclass(frozen=True, slots=True)
class _TextRow:
    """What a text has of every slot."""

    name: str
    cells: tuple[_Cell, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many segments are there, are missing, have changes."""
        present = sum(bool(cell.href) for cell in self.cells)
        return present, len(self.cells) - present, sum(cell.is_changed for cell in self.cells)


def coverage_figure(work: Work, reader: Reader) -> Markup:
    """Which text has which segment, as a block of raw HTML; every segment that is there is a link to it."""
    slots = [slot for slot in work.document.outline if any(slot.id in e.by_slot for e in work.editions)]
    rows = [_row_of(work, edition, slots, reader) for edition in work.editions]
    name = f"coverage-{work.document.id}"
    title = reader.say("fig-coverage-title")
    size, body = _draw(name, slots, rows, reader)
    return draw.figure(
        "coverage",
        title=title,
        caption=_caption(slots, reader),
        drawn=(
            draw.picture(name, title, _description(rows, reader), size=size, body=body),
            draw.legend(_legend(name, rows, reader)),
        ),
        numbers=_numbers(slots, rows, reader),
        reader=reader,
    )


def _caption(slots: Sequence[Slot], reader: Reader) -> str:
    """What the signs mean; those of kinds that few documents have are told where they occur."""
    sentences = [reader.say("fig-coverage-caption")]
    if any(slot.kind in _SELDOM for slot in slots):
        sentences.append(reader.say("fig-coverage-further"))
    return reader.say("gap").join(sentences)


def _draw(
    name: str, slots: Sequence[Slot], rows: Sequence[_TextRow], reader: Reader
) -> tuple[tuple[float, float], list[Markup]]:
    """Width, height and elements of the picture."""
    places = list(_places(slots))
    body = [
        draw.label(draw.clip(sign(slot, reader), _CELL), x + _CELL / 2, 12, class_="fig-head", anchor="middle")
        for slot, x in zip(slots, places, strict=True)
    ]
    for index, row in enumerate(rows):
        body += _draw_row(name, row, slots, places, _HEAD + index * _ROW, reader)
    width = max([_CELL, *(x + _CELL + 2 for x in places), *(draw.width_of(row.name) for row in rows)])
    return (width, _HEAD + len(rows) * _ROW), body


def _row_of(work: Work, edition: Edition, slots: Sequence[Slot], reader: Reader) -> _TextRow:
    changed = {segment.id for segment in edition.segments if is_repaired(edition, segment)}
    cells = tuple(_cell(work, edition, slot, changed, reader) for slot in slots)
    return _TextRow(edition_name(edition, reader), cells)


def _cell(work: Work, edition: Edition, slot: Slot, changed: Set[str], reader: Reader) -> _Cell:
    segment = edition.by_slot.get(slot.id)
    cause = edition.missing.get(slot.id)
    if segment is None and cause is None:
        return _Cell("absent", reader.say("fig-absent"))
    if segment is None:
        assert cause is not None
        return _Cell("missing", reader.say("fig-missing", cause=cause_text(cause, reader, short=True)), cause)
    state = _state(segment, slot)
    home = next((other for other in work.document.outline if other.id == segment.id), slot)
    words = reader.say(f"fig-{state}", segment=slot_name(home, reader))
    return _Cell(state, words, None, segment_address(work, edition, slot.id, reader), slot.id in changed)


def _state(segment: Segment, slot: Slot) -> str:
    if segment.id != slot.id:
        return "merged"
    return segment.numbered.value if segment.numbered else "unnumbered"


def _places(slots: Sequence[Slot]) -> Iterator[float]:
    """Where each column begins."""
    x = 1.0
    for before, slot in zip([None, *slots], slots, strict=False):
        x += _GAP if before and before.section != slot.section else 0
        yield x
        x += _CELL


def _draw_row(
    name: str, row: _TextRow, slots: Sequence[Slot], places: Sequence[float], y: float, reader: Reader
) -> Iterator[Markup]:
    yield draw.label(row.name, 1, y + _NAME / 2, class_="fig-name")
    for slot, x, cell in zip(slots, places, row.cells, strict=True):
        words = reader.say("fig-cell", name=row.name, segment=slot_name(slot, reader), state=cell.words)
        if cell.is_changed:
            words = reader.say("semicolon").join((words, reader.say("fig-changed")))
        box = draw.tag("rect", class_="fig-box", x=x, y=y + _NAME, width=_CELL, height=_CELL)
        yield draw.linked(cell.href, words, box, _drawn(name, cell, x + _CELL / 2, y + _NAME + _CELL / 2))


def _drawn(name: str, cell: _Cell, x: float, y: float) -> Markup:
    """The sign of a cell around its middle."""
    mark = _corner(x + _CELL / 2 - 2, y - _CELL / 2 + 2) if cell.is_changed else ""
    return _glyph(name, cell.state, cell.cause, x, y) + mark


def _glyph(name: str, state: str, cause: Cause | None, x: float, y: float) -> Markup:
    if cause:
        fill = draw.hatched(name, draw.HATCHES[list(Cause).index(cause)])
        return draw.tag("rect", class_="fig-gap", x=x - 11, y=y - 11, width=22, height=22, fill=fill)
    if state == "printed":
        return draw.tag("circle", class_="fig-full", cx=x, cy=y, r=7.0)
    if state in ("inferred", "unnumbered"):
        return draw.tag("circle", class_="fig-open", cx=x, cy=y, r=6.0, fill="none")
    if state == "merged":
        path = f"M{x + 6:g} {y - 8:g}V{y + 3:g}H{x - 6:g}M{x - 1:g} {y - 2:g}L{x - 6:g} {y + 3:g}L{x - 1:g} {y + 8:g}"
        return draw.tag("path", class_="fig-open", d=path, fill="none")
    return draw.tag("path", class_="fig-open", d=f"M{x - 5:g} {y:g}H{x + 5:g}", fill="none")


def _corner(x: float, y: float) -> Markup:
    """The mark of a changed segment: a filled corner whose tip is at the upper right."""
    return draw.tag("path", class_="fig-changed", d=f"M{x - 9:g} {y:g}H{x:g}V{y + 9:g}Z")


def _legend(name: str, rows: Sequence[_TextRow], reader: Reader) -> Iterator[tuple[str, str]]:
    """The signs that occur, in the order of the states."""
    cells = [cell for row in rows for cell in row.cells]
    states = {_KEYS.get(cell.state) for cell in cells}
    for key in dict.fromkeys(_KEYS.values()):
        if key in states:
            yield _glyph(name, key, None, 12, 12), reader.say(f"fig-key-{key}")
    for cause in Cause:
        if any(cell.cause is cause for cell in cells):
            words = reader.say("fig-missing", cause=cause_text(cause, reader, short=True))
            yield _glyph(name, "missing", cause, 12, 12), words
    if any(cell.is_changed for cell in cells):
        yield _corner(17, 7), reader.say("fig-key-changed")


def _description(rows: Sequence[_TextRow], reader: Reader) -> str:
    texts = [
        reader.say("fig-coverage-text", name=row.name, present=row.counts[0], total=len(row.cells)) for row in rows
    ]
    return reader.say("fig-coverage-desc", texts=reader.say("semicolon").join(texts))


def _numbers(slots: Sequence[Slot], rows: Sequence[_TextRow], reader: Reader) -> Markup:
    body = [
        [short_name(slot, reader), *(_told(row.cells[index], reader) for row in rows)]
        for index, slot in enumerate(slots)
    ]
    foot = [
        [reader.say(f"fig-count-{what}"), *(str(row.counts[index]) for row in rows)]
        for index, what in enumerate(("present", "missing", "changed"))
    ]
    return draw.table([reader.say("segment"), *(row.name for row in rows)], body, foot)


def _told(cell: _Cell, reader: Reader) -> str:
    words = f"{_SIGNS[cell.state]} {cell.words}"
    return reader.say("semicolon").join((words, reader.say("fig-changed"))) if cell.is_changed else words
