"""Segments of a text -> elements of a book: text as it stands, with links to notes and to what is said of it.

Nothing is put into the text: labels, lines on what editors found and the way back from a note are elements of their
own; what marks words as wrong in the source, supplied or damaged is drawn by the style sheet.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from lxml import etree

from statement_archive.addresses import relative
from statement_archive.export.books.volume import APPARATUS, NOTES, Volume, remark_id
from statement_archive.export.books.xhtml import Child, add, element, joined
from statement_archive.model import Edit, Edition, Kind, Segment, Slot, Span
from statement_archive.names import (
    cause_text,
    edition_phrase,
    head_label,
    is_named_by_label,
    number_of,
    passage_name,
    phrase,
    slot_name,
)
from statement_archive.parts.changes import is_seen, numbered
from statement_archive.parts.lines import paragraphs, table_lines
from statement_archive.parts.marks import Marks, sic_places
from statement_archive.reader import Reader
from statement_archive.tags import attributes, direction, is_same

_DRAWN = ("supplied", "damage")
"""Classes of marks that a reader of a book sees in the text; other changes are told of under it."""
_CALLED = (Kind.PARAGRAPH, Kind.ITEM, Kind.TABLE, Kind.STANZA, Kind.FOOTNOTE)
"""What has its number before its text."""


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """Words of a text that are a link."""

    span: Span
    target: str
    """The page and the anchor there."""
    classes: str
    id: str = ""
    """Its own anchor, for a note to lead back to."""


@dataclass(frozen=True)
class Setting:
    """A text as a book has it."""

    volume: Volume
    edition: Edition

    @property
    def reader(self) -> Reader:
        """Whose words stand around the text."""
        return self.volume.reader

    @property
    def attributes(self) -> dict[str, str]:
        """What says the language of its words."""
        tagged = self.edition.witness.language
        return {"lang": tagged, "dir": direction(tagged)}

    @cached_property
    def stretches(self) -> tuple[LinkedWords, ...]:
        """All links in its text, disjoint and in order; a call of a footnote gives way to none."""
        free = _Free()
        return tuple(sorted(filter(None, map(free.take, self._links())), key=lambda stretch: stretch.span))

    @cached_property
    def calls(self) -> dict[str, list[tuple[str, str]]]:
        """For each footnote the segments that call it, with the anchors there."""
        found: dict[str, list[tuple[str, str]]] = {}
        for call in self.edition.calls:
            if call.note in self.edition.by_slot:
                own = found.setdefault(call.note, [])
                number = f"-{len(own) + 1}" if own else ""
                own.append((call.segment, self.volume.id(self.edition, f"call-{call.note}{number}")))
        return found

    @cached_property
    def changes(self) -> tuple[tuple[int, Edit, Span], ...]:
        """What was changed in it that one can see: numbers, changes and published ranges."""
        return tuple(change for change in numbered(self.edition) if is_seen(change[1]))

    def within(self, span: Span) -> Iterator[LinkedWords]:
        """The links inside a published range."""
        for stretch in self.stretches[bisect_left(self.stretches, span, key=lambda stretch: stretch.span) :]:
            if stretch.span.end > span.end:
                return
            yield stretch

    def _links(self) -> Iterator[LinkedWords]:
        """Links in the order in which they may take their words."""
        anchors = {note: iter(calls) for note, calls in self.calls.items()}
        for call in self.edition.calls:
            if call.note in anchors:
                _, id_ = next(anchors[call.note])
                yield LinkedWords(call.span, f"{NOTES}#{self.volume.id(self.edition, call.note)}", "call", id_)
        marks = Marks(self.edition, (), self.reader, made=APPARATUS)
        for mark in marks.within(0, len(self.edition.text)):
            drawn = [name for name in mark.classes if name in _DRAWN]
            if drawn:
                page, _, anchor = mark.target.partition("#")
                yield LinkedWords(
                    Span(mark.start, mark.end), f"{page}#{self.volume.id(self.edition, anchor)}", drawn[0]
                )
        own = (sic for sic in self.volume.work.document.sics if sic.siglum == self.edition.witness.siglum)
        for number, sic in enumerate(own, 1):
            anchor = self.volume.id(self.edition, f"sic{number}")
            for _, span in sic_places(self.edition, sic):
                yield LinkedWords(span, f"{APPARATUS}#{anchor}", "sic")


class _Free:
    """Hands out the words of a text, each once."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def take(self, stretch: LinkedWords) -> LinkedWords | None:
        """The stretch, cut down to the longest part that nobody has taken; None where there is none."""
        free = (offset for offset in range(*stretch.span) if offset not in self._taken)
        runs = groupby(enumerate(free), key=lambda pair: pair[1] - pair[0])
        longest = max(([offset for _, offset in run] for _, run in runs), key=len, default=[])
        self._taken.update(longest)
        return replace(stretch, span=Span(longest[0], longest[-1] + 1)) if longest else None


def passage(segment: Segment, setting: Setting, own: str) -> etree._Element:
    """A segment on the page `own`: its label, its text, and anchors of what else it answers to."""
    label = _label(segment, setting)
    box = element(
        "div", id=setting.volume.id(setting.edition, segment.id), class_=_classes(segment), **setting.attributes
    )
    add(box, *_anchors(segment, setting))
    if segment.kind is Kind.TABLE:
        add(box, *([element("p", label)] if label is not None else []), _table(segment, setting, own))
        return box
    for index, lines in enumerate(paragraphs(segment)):
        words = joined_lines(lines, setting, own)
        add(box, element("p", *([label] if label is not None and not index else []), _text(words, "span")))
    return box


def heading(segment: Segment, setting: Setting, own: str, name: str = "h1") -> etree._Element:
    """A title or heading: the label that is printed, and its words where it has any besides."""
    attrs = {"id": setting.volume.id(setting.edition, segment.id), "class_": _classes(segment), **setting.attributes}
    words = joined_lines(segment.published, setting, own)
    text = [_text(words, "span")] if segment.text else []
    label = [element("span", segment.label, *([" "] if text else []), class_="label")]
    is_told = segment.label and segment.label != segment.text
    return element(name, *_anchors(segment, setting), *(label if is_told else []), *text, **attrs)


def footnote(segment: Segment, setting: Setting) -> etree._Element:
    """A note that reading systems open where it is called, with the way back."""
    box = passage(segment, setting, NOTES)
    note = element("aside", *box, **{key: value for key, value in box.attrib.items() if key in ("id", "dir", "lang")})
    note.set("class", box.get("class", ""))
    note.set("role", "doc-footnote")
    return note


def lacuna(slot: Slot, setting: Setting) -> etree._Element:
    """What is said where a segment is missing."""
    reader = setting.reader
    cause = cause_text(setting.edition.missing[slot.id], reader)
    name = edition_phrase(setting.edition, reader)
    sentence = reader.say("missing", segment=slot_name(slot, reader), name=name, cause=cause)
    own = {"lang": reader.language, "dir": direction(reader.language)}
    return element("p", sentence, id=setting.volume.id(setting.edition, slot.id), class_="lacuna", **own)


def remarked(slots: tuple[str, ...], settings: Sequence[Setting], own: str) -> Iterator[etree._Element]:
    """The line that leads to what editors found in slots and what was changed in their segments; none where nothing."""
    volume, reader = settings[0].volume, settings[0].reader
    links: list[list[Child]] = []
    for register, remarks in volume.remarks_at(slots):
        words = reader.say(f"noted-{register.name}", count=len(remarks))
        links.append([element("a", words, href=_to(f"{APPARATUS}#{remark_id(register, remarks[0])}", own))])
    for setting in settings:
        changes = _changes(slots, setting)
        if changes:
            words = reader.say("noted-changes", count=len(changes))
            anchor = volume.id(setting.edition, f"r{changes[0]}")
            links.append([element("a", words, href=_to(f"{APPARATUS}#{anchor}", own))])
    if links:
        yield element("p", *joined(" · ", links), class_="more", lang=reader.language, dir=direction(reader.language))


def called(note: Segment, setting: Setting) -> Iterator[etree._Element]:
    """The line that leads from a footnote back to where it is called; none where nothing calls it."""
    reader, links = setting.reader, []
    for slot, anchor in setting.calls.get(note.id, ()):
        segment = setting.edition.by_slot[slot]
        name = phrase(passage_name(segment, reader), number_of(segment))
        tagged = setting.edition.witness.language
        is_foreign = is_named_by_label(segment) and not is_same(tagged, reader.language)
        own = attributes(tagged, reader.language) if is_foreign else {}
        target = f"{setting.volume.page_of(segment.id)}#{anchor}"
        links.append([element("a", name, href=target, role="doc-backlink", **own)])
    if links:
        words = reader.say("footnote-called")
        own = {"lang": reader.language, "dir": direction(reader.language)}
        yield element("p", words, *joined(" · ", links), class_="called", **own)


def joined_lines(lines: Iterable[Span], setting: Setting, own: str) -> list[Child]:
    """Lines of a text with breaks between them."""
    out: list[Child] = []
    for line in lines:
        out += [*([element("br")] if out else []), *_line(line, setting, own)]
    return out


def _line(line: Span, setting: Setting, own: str) -> Iterator[Child]:
    text, at = setting.edition.text, line.start
    for stretch in setting.within(line):
        yield text[at : stretch.span.start]
        words = text[stretch.span.start : stretch.span.end]
        is_call = stretch.classes == "call"
        yield element(
            "a",
            words,
            href=_to(stretch.target, own),
            class_=stretch.classes,
            id=stretch.id,
            role="doc-noteref" if is_call else "",
            type_="noteref" if is_call else "",
        )
        at = stretch.span.end
    yield text[at : line.end]


def _text(words: Sequence[Child], name: str) -> etree._Element:
    """What is the text of a segment and nothing else."""
    return element(name, *words, class_="text")


def _table(segment: Segment, setting: Setting, own: str) -> etree._Element:
    rows = [
        element("tr", *(_text([*_line(cell, setting, own)] if cell else [], "td") for cell in cells))
        for cells in table_lines(segment)
    ]
    return element("table", element("tbody", *rows))


def _label(segment: Segment, setting: Setting) -> etree._Element | None:
    """A printed number, or in brackets the archive's own; what has none is told by its text."""
    if segment.kind not in _CALLED:
        return None
    label = head_label(segment, setting.reader)
    return element("span", label, " ", class_="label inferred" if label.startswith("[") else "label")


def _classes(segment: Segment) -> str:
    level = f" level-{segment.id.count('.')}" if segment.kind is Kind.ITEM else ""
    return f"segment {segment.kind.value}{level}"


def _anchors(segment: Segment, setting: Setting) -> list[etree._Element]:
    """Anchors of the slots that a segment answers to besides its own; a row of several texts has them itself."""
    return [element("span", id=slot) for slot in segment.answers[1:]] if setting.volume.siglum else []


def _changes(slots: tuple[str, ...], setting: Setting) -> list[int]:
    """The numbers of the changes in the segments of slots, as far as they are told of."""
    found = [segment for slot in slots if (segment := setting.edition.by_slot.get(slot))]
    pieces = [piece for segment in found for piece in segment.published]
    return [
        number for number, _, span in setting.changes if any(piece.start <= span.start < piece.end for piece in pieces)
    ]


def _to(target: str, own: str) -> str:
    page, _, anchor = target.partition("#")
    return f"{relative(page, own)}#{anchor}"
