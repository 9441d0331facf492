"""A volume -> its pages: title, sections, footnotes, what is said of the text, where it is from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from statement_archive.export.books.apparatus import apparatus
from statement_archive.export.books.colophon import colophon
from statement_archive.export.books.passages import (
    Setting,
    called,
    footnote,
    heading,
    lacuna,
    passage,
    remarked,
)
from statement_archive.export.books.volume import NOTES, TITLE, Volume
from statement_archive.export.books.xhtml import BookPage, Child, add, element, page, said, within
from statement_archive.model import Kind, Section, Segment, Slot
from statement_archive.names import capitalized, document_name, edition_phrase, heading_title
from statement_archive.parts.extent import parts_lacking
from statement_archive.parts.notice import machine_notice
from statement_archive.parts.rows import Row, rows
from statement_archive.tags import direction


def pages(volume: Volume) -> Iterator[BookPage]:
    """The pages in reading order."""
    settings = tuple(Setting(volume, edition) for edition in volume.editions)
    yield _title_page(settings)
    for section in volume.work.document.sections:
        yield _chapter(section, settings)
    yield from _notes(settings)
    yield from apparatus(settings)
    yield colophon(volume)


def _title_page(settings: Sequence[Setting]) -> BookPage:
    """What document it is, when and where it is from, which text, and what a reader must know first."""
    volume = settings[0].volume
    work, reader, document = volume.work, volume.reader, volume.work.document
    titles: list[Child] = []
    for setting in settings:
        segment = setting.edition.by_slot.get("title")
        if segment:
            name = "h1" if not titles else "p"
            titles.append(heading(segment, setting, TITLE, name))
        elif volume.siglum and "title" in setting.edition.missing:
            titles.append(lacuna(document.outline[0], setting))
    if not any(isinstance(title, etree._Element) and title.tag.endswith("h1") for title in titles):
        titles.insert(0, element("h1", *said(document.title, reader), class_="editorial"))
    own = {"lang": reader.language, "dir": direction(reader.language)}
    about = [
        element("p", volume.name, class_="which"),
        element("p", document_name(document, reader), " · ", *said(document.place, reader)),
        element("p", *said(document.issuer, reader)),
    ]
    for setting in settings:
        notice = machine_notice(work, setting.edition, reader)
        if notice:
            lead = [] if volume.siglum else [_name(setting), reader.say("colon")]
            about.append(element("p", *lead, notice, class_="notice"))
        if setting.edition.lacunae:
            lead = [] if volume.siglum else [_name(setting), " · "]
            lacks = within(parts_lacking(work, setting.edition, reader))
            about.append(element("p", *lead, reader.say("lacks"), reader.say("colon"), *lacks, class_="lacks"))
    id_ = "" if volume.siglum else "title"
    box = element("section", element("div", *titles, class_="titles", id=id_), type_="titlepage")
    add(box, element("div", *about, **own))
    leaf = page(TITLE, volume.title, volume.language, box)
    return replace(leaf, kind="titlepage", title_language=volume.title_language)


def _chapter(section: Section, settings: Sequence[Setting]) -> BookPage:
    volume = settings[0].volume
    name = f"text/{section.slug}.xhtml"
    own = [row for row in rows(volume.work, section) if row.slots[0].kind is not Kind.FOOTNOTE]
    head = next((row for row in own if row.id == section.id), None)
    box = element("section", *_head(section, head, settings, name), type_="chapter")
    for row in (row for row in own if row is not head):
        add(box, *_row(row, settings, name))
    title, language = _title(section, settings)
    return replace(page(name, title, volume.language, box), level=section.level, title_language=language)


def _title(section: Section, settings: Sequence[Setting]) -> tuple[str, str]:
    """What contents call a section, and the language of that: as the text has it that is nearest to the reader."""
    reader = settings[0].reader
    ranked = sorted(settings, key=lambda setting: reader.rank(setting.edition.witness.language))
    for setting in ranked:
        segment = setting.edition.by_slot.get(section.id)
        if segment:
            return heading_title(segment), setting.edition.witness.language
    return reader.text(section.title), reader.language_of(section.title)


def _head(section: Section, row: Row | None, settings: Sequence[Setting], own: str) -> Iterator[Child]:
    """The headings of a section: the first that a text has is the chapter's; the editors' where none has one."""
    volume = settings[0].volume
    if row is None or not any(row.segments(setting.edition) for setting in settings):
        reader = volume.reader
        attrs = {"lang": reader.language, "dir": direction(reader.language)}
        id_ = "" if row else section.id
        yield element("h1", *said(section.title, reader), class_="editorial", id=id_, **attrs)
    if row:
        yield from _row(row, settings, own)


def _row(row: Row, settings: Sequence[Setting], own: str) -> Iterator[Child]:
    """What the texts have at some slots, one under another, and what is said of it."""
    volume = settings[0].volume
    cells = [cell for setting in settings if (cell := [*_cell(row, setting, own)])]
    more = remarked(tuple(slot.id for slot in row.slots), settings, own)
    if volume.siglum:
        yield from (child for cell in cells for child in cell)
        yield from more
        return
    anchors = [element("span", id=slot.id) for slot in row.slots[1:]]
    texts = element("div", *(element("div", *cell, class_="column") for cell in cells), class_="texts")
    yield element("div", *anchors, texts, *more, id=row.id, class_="row")


def _cell(row: Row, setting: Setting, own: str) -> Iterator[etree._Element]:
    """What one text has there, under its name where there are others."""
    segments = row.segments(setting.edition)
    missing = [slot for slot, _ in row.lacking(setting.edition)]
    if not setting.volume.siglum and (segments or missing):
        yield element("p", _name(setting), class_="whose", lang=setting.reader.language)
    yield from (_shown(segment, setting, own) for segment in segments)
    yield from (lacuna(slot, setting) for slot in missing)


def _shown(segment: Segment, setting: Setting, own: str) -> etree._Element:
    if segment.kind is not Kind.HEADING:
        return passage(segment, setting, own)
    firsts = (other for other in setting.volume.editions if segment.id in other.by_slot)
    return heading(segment, setting, own, "h1" if next(firsts) is setting.edition else "p")


def _notes(settings: Sequence[Setting]) -> Iterator[BookPage]:
    """The page of footnotes; none where no text has one."""
    volume = settings[0].volume
    reader = volume.reader
    slots = [slot for slot in volume.work.document.outline if slot.kind is Kind.FOOTNOTE]
    notes = [note for slot in slots for note in _note(slot, settings)]
    if notes:
        title = reader.say("footnotes")
        head = element("h1", title, lang=reader.language, dir=direction(reader.language))
        box = element("section", head, *notes, type_="footnotes")
        leaf = page(NOTES, title, volume.language, box)
        yield replace(leaf, kind="footnotes", title_language=reader.language)


def _note(slot: Slot, settings: Sequence[Setting]) -> Iterator[etree._Element]:
    """A footnote, in every text that has it; in a book of several under one anchor."""
    found: list[Child] = []
    for setting in settings:
        segment = setting.edition.by_slot.get(slot.id)
        if segment and segment.id == slot.id:
            note = footnote(segment, setting)
            add(note, *called(segment, setting))
            found.append(note)
        elif slot.id in setting.edition.missing and setting.volume.has(slot.id):
            found.append(lacuna(slot, setting))
    if found:
        yield from found if settings[0].volume.siglum else [element("div", *found, id=slot.id)]


def _name(setting: Setting) -> str:
    return capitalized(edition_phrase(setting.edition, setting.reader))
