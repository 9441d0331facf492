"""An edition -> the page of the whole text: every section one below the other, to read, to print, to set beside others.

Each paragraph says its address, which is that of its section's page: the one that is cited.
"""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from statement_archive.addresses import SCHEME
from statement_archive.model import Section, Slot
from statement_archive.names import document_name, edition_phrase, text_name
from statement_archive.pages.page import Page, make_page, notices, source_aside, source_line, tab_of
from statement_archive.pages.reading import contents_labels, heading_lacuna, in_row, item_class, opening
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.bar import bar
from statement_archive.parts.editions import section_path
from statement_archive.parts.footnotes import Footnotes
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.html import comment, escape, tag
from statement_archive.parts.markdown import Piece
from statement_archive.parts.metadata import metadata
from statement_archive.parts.paper import paper_notes
from statement_archive.parts.rows import rows
from statement_archive.parts.segment import (
    View,
    heading_words,
    render_lacuna,
    render_segment,
    text_attributes,
)
from statement_archive.parts.side_by_side import heads, side_by_side

_SLUG = "full"
"""What takes the place of a section in its address."""


def render_full(view: View, apparatus: Apparatus, *, folder: str) -> Page:
    """The page of the text of a `view`; `folder` is where its pages stand under the document's own."""
    work, edition, reader, sections = view.work, view.edition, view.reader, view.work.document.sections
    view = replace(view, below=1)
    title = reader.say("full-title")
    path = f"{reader.language}/{work.document.id}/{folder}full.md"
    meta = {
        "title": title,
        "tab": tab_of(title, document_name(work.document, reader), edition_phrase(edition, reader)),
        "description": reader.say("full-description", text=text_name(work, edition, reader)),
        "document": work.document.id,
        "source": source_line(work, edition, reader),
        "section": _SLUG,
        "search": {"exclude": True},
    }
    body = (piece for section in sections for piece in _section(section, view, apparatus))
    pieces: list[Piece] = [*_head(view, apparatus, path), *body, paper_notes(sections, view)]
    page = make_page(
        reader, path, meta, pieces, head=metadata(work, edition, reader, title, path), siglum=edition.witness.siglum
    )
    asides = {
        "bar": bar(work, edition, replace(sections[0], slug=_SLUG), escape(title), reader, cite=""),
        "footer.source": source_aside(work, edition, reader),
        **contents_labels(edition.segments, view),
    }
    return page.with_asides(asides).with_listing(group=reader.say("contents"))


def _head(view: View, apparatus: Apparatus, path: str) -> Iterator[Piece]:
    work, edition, reader = view.work, view.edition, view.reader
    segment = edition.by_slot.get("title")
    yield from opening(view, path)
    if segment:
        head = md.heading(1, heading_words(segment, view), **text_attributes(segment, view))
    else:
        head = md.heading(1, sentences_in_markdown(work.document.title, reader), classes=("editorial",))
    yield from in_row(md.box("item", head, apparatus.margin(work, (edition,), ("title",))), view, Markup())
    yield from notices(work, edition, work.document.sections[0], reader)
    yield heads(work, edition, reader)


def _section(section: Section, view: View, apparatus: Apparatus) -> Iterator[Piece]:
    own = rows(view.work, section)
    heading = next((row for row in own if row.id == section.id), None)
    beside = side_by_side(view.work, view.edition, heading, apparatus) if heading else Markup()
    margin = apparatus.margin(view.work, (view.edition,), (section.id,))
    yield from in_row(md.box("item", *_heading(section, view), margin), view, beside)
    for row in (row for row in own if row is not heading):
        items = (piece for slot in row.slots for piece in _item(slot, section, view, apparatus))
        yield from in_row(items, view, side_by_side(view.work, view.edition, row, apparatus))


def _heading(section: Section, view: View) -> Iterator[Piece]:
    segment = view.edition.by_slot.get(section.id)
    if segment:
        yield md.heading(2, heading_words(segment, view), id=section.id, **text_attributes(segment, view))
        return
    yield md.heading(2, sentences_in_markdown(section.title, view.reader), id=section.id, classes=("editorial",))
    yield from heading_lacuna(section, view)


def _item(slot: Slot, section: Section, view: View, apparatus: Apparatus) -> Iterator[Piece]:
    """A segment with its address, or what is said in its place; nothing where another segment answers to the slot."""
    segment = view.edition.by_slot.get(slot.id)
    name = item_class(slot)
    if segment and segment.id == slot.id:
        back = Footnotes(view.work, view.edition, view.reader).called(segment)
        margin = apparatus.margin(view.work, (view.edition,), segment.answers)
        address = _address(section, segment.id, view)
        yield from md.box(name, render_segment(segment, view), back, address, margin)
    elif slot.id in view.edition.missing:
        yield from md.box(f"{name} lacuna", render_lacuna(slot, view))


def _address(section: Section, id: str, view: View) -> Markup:
    """The address under which a segment is cited, as one quotes it; on a screen only its end is drawn."""
    path = f"{section_path(view.work, view.edition, section.slug, view.reader)}#{id}"
    address = tag("span", comment(f"address: {path}"))
    link = tag("a", address, href=SCHEME + path, data_end=f"#{id}")
    return tag("p", link, class_="at", data_search_exclude=True)
