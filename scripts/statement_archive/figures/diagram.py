"""An archive -> which segment refers to which: a document in the middle, the others beside it, a line a reference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.model import Archive, Likeness, Passage, Reference, Slot, Work
from statement_archive.names import document_name, short_name, slot_name
from statement_archive.parts.editions import main_edition, segment_address, slot_in
from statement_archive.reader import Reader

_BOX = 100.0
"""Units of a box's width."""
_AISLE = 150.0
"""Units between two columns, where the lines run."""
_LEAST = 28.0
_PORT = 10.0
"""Units between two lines that end at one box, so that a finger or a pointer tells them apart."""
_GAP = 7.0
_LINE = 19
_HEAD = 160.0
"""Units of a heading's width."""
_HEAD_GAP = 12.0
_ARROW = 8.0

_End = tuple[str, str]
"""Document and slot."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A segment and where it is drawn."""

    work: Work
    slot: Slot
    passage: Passage
    """One that is in it."""
    column: int
    """-1, 0 (the middle) or 1."""
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """Everything with its place."""

    heads: tuple[tuple[Work, float, float], ...]
    """Document, and the middle and top of its heading."""
    boxes: Mapping[_End, _Box]
    size: tuple[float, float]


def reference_diagram(archive: Archive, hub: str, reader: Reader) -> Markup:
    """All references between documents, as a block of raw HTML.

    `hub` is the id of the document in the middle. Every line leads to the segment that refers, every box to its own.
    Raises KeyError where the archive has no document of that id.
    """
    links = archive.references.links
    works = [archive.by_id[hub], *_others(archive, hub)]
    layout = _laid_out(works, links, reader)
    name = f"references-{hub}"
    title = reader.say("pic-references-title")
    body = [*_heads(layout, reader), *_lines(archive, layout, links, reader), *_boxes(layout, links, reader)]
    named = document_name(works[0].document, reader)
    description = reader.say("pic-references-desc", hub=named, documents=len(works), count=len(links))
    return draw.figure(
        "connections",
        title=title,
        caption=reader.say("pic-references-caption", hub=reader.text(works[0].document.title)),
        drawn=(
            draw.picture(name, title, description, size=layout.size, body=body),
            draw.legend(_legend(links, reader)),
        ),
        numbers=_numbers(archive, links, reader),
        reader=reader,
    )


def _others(archive: Archive, hub: str) -> list[Work]:
    """The other documents with references, the one with the most of them first."""
    counts: dict[str, int] = {}
    for end in (end for reference in archive.references.links for end in reference.ends):
        counts[end.document] = counts.get(end.document, 0) + 1
    return [archive.by_id[id_] for id_ in sorted(counts, key=lambda one: (-counts[one], one)) if id_ != hub]


def _laid_out(works: Sequence[Work], links: Sequence[Reference], reader: Reader) -> _Layout:
    """The first work in the middle, the others left and right in turn, one below the other."""
    columns = [(0, works[:1]), (-1, works[1::2]), (1, works[2::2])]
    heights = {column: _height(works, links, reader) for column, works in columns}
    tallest = max(heights.values())
    lead = _HEAD / 2 + (_AISLE / 4 if len(works) > 3 else 4)
    places = {-1: lead, 0: lead + _BOX + _AISLE, 1: lead + 2 * (_BOX + _AISLE)}
    if len(works) == 1:
        places = dict.fromkeys(places, lead)
    boxes: dict[_End, _Box] = {}
    heads: list[tuple[Work, float, float]] = []
    for column, members in columns:
        y = (tallest - heights[column]) / 2
        for work in members:
            heads.append((work, places[column], y))
            y += _head_height(work, reader)
            for box in _stack(work, links, column, places[column] - _BOX / 2, y):
                boxes[work.document.id, box.slot.id] = box
                y = box.y + box.height + _GAP
            y += 2 * _HEAD_GAP
    return _Layout(tuple(heads), boxes, (max(x for _, x, _ in heads) + lead, tallest))


def _height(works: Sequence[Work], links: Sequence[Reference], reader: Reader) -> float:
    """Units that a column of documents takes."""
    boxes = [box for work in works for box in _stack(work, links, 0, 0, 0)]
    heads = sum(_head_height(work, reader) + 2 * _HEAD_GAP for work in works)
    return heads + sum(box.height + _GAP for box in boxes)


def _head_height(work: Work, reader: Reader) -> float:
    return len(_head(work, reader)) * _LINE + _HEAD_GAP


def _head(work: Work, reader: Reader) -> list[str]:
    return draw.fold(document_name(work.document, reader), _HEAD)


def _stack(work: Work, links: Sequence[Reference], column: int, x: float, y: float) -> Iterator[_Box]:
    """The segments of a document that have references, in reading order, each as high as its lines need."""
    for slot in work.document.outline:
        passages = [p for link in links for p in link.ends if (p.document, p.slot) == (work.document.id, slot.id)]
        if passages:
            height = max(_LEAST, _PORT * (len(passages) + 0.6))
            yield _Box(work, slot, passages[0], column, x, y, height)
            y += height + _GAP


def _heads(layout: _Layout, reader: Reader) -> Iterator[Markup]:
    for work, x, y in layout.heads:
        for index, line in enumerate(_head(work, reader)):
            yield draw.label(line, x, y + 10 + index * _LINE, class_="fig-name", anchor="middle")


def _boxes(layout: _Layout, links: Sequence[Reference], reader: Reader) -> Iterator[Markup]:
    for box in layout.boxes.values():
        edition = main_edition(box.work, reader)
        if box.slot.id not in edition.by_slot:
            edition = box.work.edition(box.passage.siglum)
        ends = sum((end.document, end.slot) == _key(box.passage) for link in links for end in link.ends)
        words = reader.say("pic-box", end=_named(box.work, box.slot, reader), count=ends)
        yield draw.linked(
            segment_address(box.work, edition, box.slot.id, reader),
            words,
            draw.tag("rect", class_="fig-box", x=box.x, y=box.y, width=_BOX, height=box.height, rx=3),
            draw.label(
                short_name(slot_in(main_edition(box.work, reader), box.slot), reader),
                box.x + _BOX / 2,
                box.y + box.height / 2,
                class_="fig-segment",
                anchor="middle",
            ),
            class_="bar",
        )


def _key(passage: Passage) -> _End:
    return passage.document, passage.slot


def _lines(archive: Archive, layout: _Layout, links: Sequence[Reference], reader: Reader) -> Iterator[Markup]:
    ports = _ports(layout.boxes, links)
    for index, link in enumerate(links):
        here, there = (layout.boxes[_key(end)] for end in link.ends)
        path, arrow = _course(here, ports[index, 0], there, ports[index, 1])
        work = archive.by_id[link.ends[0].document]
        edition = work.edition(link.ends[0].siglum)
        yield draw.linked(
            segment_address(work, edition, link.ends[0].slot, reader),
            _told(archive, link, reader),
            draw.tag("path", class_="fig-hit", d=path, fill="none"),
            _stroke(link.likeness, path),
            draw.tag("path", class_="fig-arrow", d=arrow),
            class_="line",
        )


def _ports(boxes: Mapping[_End, _Box], links: Sequence[Reference]) -> dict[tuple[int, int], float]:
    """The height at which each end (number of the reference, number of the end) meets its box.

    The ends at a box stand in the order of what is at the other side, so that lines cross as little as they can.
    """
    meeting: dict[_End, list[tuple[float, int, int]]] = {key: [] for key in boxes}
    for index, link in enumerate(links):
        for end in (0, 1):
            other = boxes[_key(link.ends[1 - end])]
            meeting[_key(link.ends[end])].append((other.y + other.height / 2, index, end))
    ports: dict[tuple[int, int], float] = {}
    for key, ends in meeting.items():
        box = boxes[key]
        for place, (_, index, end) in enumerate(sorted(ends)):
            ports[index, end] = box.y + box.height / 2 + (place - (len(ends) - 1) / 2) * _PORT
    return ports


def _course(here: _Box, y: float, there: _Box, to: float) -> tuple[str, str]:
    """A curve from box to box, and the head of an arrow at its end."""
    way = (there.column > here.column) - (there.column < here.column)
    # In one column the line leaves and comes back at the outer side.
    side = way or (here.column or 1)
    x = here.x + (_BOX if side > 0 else 0.0)
    end = there.x + (_BOX if (-way or side) > 0 else 0.0)
    back = -(way or -side)
    tip = end + back * _ARROW
    bend = abs(tip - x) * 0.5 if way else _AISLE / 3
    path = f"M{x:g} {y:.4g}C{x + side * bend:g} {y:.4g} {tip + back * bend:g} {to:.4g} {tip:g} {to:.4g}"
    return path, f"M{end:g} {to:.4g}l{back * _ARROW:g} -4v8z"


def _stroke(likeness: Likeness, path: str) -> Markup:
    """A line whose make tells how near the words are; that of a translation is double."""
    line = draw.tag("path", class_=f"fig-line fig-{likeness.value}", d=path, fill="none")
    if likeness is Likeness.TRANSLATION:
        line += draw.tag("path", class_="fig-core", d=path, fill="none")
    return line


def _legend(links: Sequence[Reference], reader: Reader) -> Iterator[tuple[str, str]]:
    """The makes of line that occur."""
    for likeness in Likeness:
        if any(link.likeness is likeness for link in links):
            yield _stroke(likeness, "M0 12H24"), reader.say(f"likeness-{likeness.value}")


def _named(work: Work, slot: Slot, reader: Reader) -> str:
    """`Press release, 18 June 2020, Paragraph 4`."""
    return reader.say(
        "pic-end",
        document=document_name(work.document, reader),
        segment=slot_name(slot_in(main_edition(work, reader), slot), reader),
    )


def _told(archive: Archive, link: Reference, reader: Reader) -> str:
    """A reference as it is read out."""
    here, there = _ends(archive, link, reader)
    return reader.say(
        "pic-reference",
        here=here,
        there=there,
        relation=_relation(link, reader),
        likeness=reader.say(f"likeness-{link.likeness.value}"),
    )


def _ends(archive: Archive, link: Reference, reader: Reader) -> tuple[str, str]:
    here, there = (_passage(archive.by_id[end.document], end.slot, reader) for end in link.ends)
    return here, there


def _passage(work: Work, slot: str, reader: Reader) -> str:
    return _named(work, next(one for one in work.document.outline if one.id == slot), reader)


def _relation(link: Reference, reader: Reader) -> str:
    return reader.say(f"pic-relation-{link.relation.value}")


def _numbers(archive: Archive, links: Iterable[Reference], reader: Reader) -> Markup:
    rows = [
        [*_ends(archive, link, reader), _relation(link, reader), reader.say(f"likeness-{link.likeness.value}")]
        for link in links
    ]
    return draw.table([reader.say(f"pic-{what}") for what in ("from", "to", "relation", "likeness")], rows)
