"""An edition -> the page of the whole text: every section one below the other, to read, to print, to set beside others.

Each paragraph says its address, which is that of its section's page: the one that is cited.
"""

from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.addresses import SCHEME
from statement_archive.model import Edition, Kind, Section, Work
from statement_archive.names import document_name, edition_phrase, text_name
from statement_archive.pages.page import Page, make_page, notices, source_aside, source_line, tab_of
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.editions import is_in, provenance_page, section_path
from statement_archive.parts.footnotes import Footnotes
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.html import comment, tag
from statement_archive.parts.markdown import Piece
from statement_archive.parts.marks import Marks
from statement_archive.parts.metadata import metadata
from statement_archive.parts.rows import rows
from statement_archive.parts.segment import (
    View,
    contents_label,
    heading_words,
    lacuna_notice,
    render_lacuna,
    render_segment,
    text_attributes,
)
from statement_archive.parts.side_by_side import chooser, side_by_side


def render_full(work: Work, edition: Edition, apparatus: Apparatus, *, folder: str) -> Page:
    """The page in one language; `folder` is where the edition's pages stand under the document's own."""
    reader = apparatus.reader
    up = "../" if folder else ""
    terms = apparatus.vocabulary.marks(work, edition)
    further = (*Footnotes(work, edition, reader).marks(), *terms)
    marks = Marks(edition, work.document.sics, reader, made=up + provenance_page(edition), further=further)
    view = View(work, edition, reader, marks, up, below=1)
    title = reader.say("full-title")
    path = f"{reader.language}/{work.document.id}/{folder}full.md"
    meta = {
        "title": title,
        "tab": tab_of(title, document_name(work.document, reader), edition_phrase(edition, reader)),
        "description": reader.say("full-description", text=text_name(work, edition, reader)),
        "document": work.document.id,
        "source": source_line(work, edition, reader),
        "search": {"exclude": True},
    }
    pieces: list[Piece] = [
        *_head(view),
        *(piece for section in work.document.sections for piece in _section(section, view)),
    ]
    head = metadata(work, edition, reader, title, path)
    page = make_page(reader, path, meta, pieces, head=head, siglum=edition.witness.siglum)
    asides = {"footer.source": source_aside(work, edition, reader), **_labels(view)}
    return page.with_asides(asides).with_listing(group=reader.say("contents"))


def _labels(view: View) -> dict[str, Markup]:
    """Lines of the table of contents, where their words are in another language than the page."""
    if is_in(view.edition, view.reader):
        return {}
    return {f"contents.{segment.id}": contents_label(segment, view) for segment in view.edition.segments}


def _head(view: View) -> Iterator[Piece]:
    work, edition, reader = view.work, view.edition, view.reader
    segment = edition.by_slot.get("title")
    if segment:
        yield md.heading(1, heading_words(segment, view), **text_attributes(segment, view))
    else:
        yield md.heading(1, sentences_in_markdown(work.document.title, reader), classes=("editorial",))
    front = md.link(document_name(work.document, reader), f"{view.up}index.md")
    made = md.link(reader.say("made-link"), view.made)
    yield md.paragraph(md.join(" · ", (front, view.name, made)), classes=("reading",))
    yield from notices(work, edition, work.document.sections[0], reader)
    yield chooser(work, edition, reader)


def _section(section: Section, view: View) -> Iterator[Piece]:
    segment = view.edition.by_slot.get(section.id)
    anchor = section.id if section.has_heading else ""
    own = rows(view.work, section)
    if segment:
        yield md.heading(2, heading_words(segment, view), id=anchor, **text_attributes(segment, view))
    else:
        words = sentences_in_markdown(section.title, view.reader)
        yield md.heading(2, words, id=anchor or section.id, classes=("editorial",))
        if anchor in view.edition.missing:
            yield lacuna_notice(next(slot for slot in view.work.document.outline if slot.id == anchor), view)
    for row in own:
        if row.id == section.id:
            yield side_by_side(view.work, view.edition, row, view.reader)
            continue
        for slot in row.slots:
            found = view.edition.by_slot.get(slot.id)
            if found and found.id == slot.id:
                yield render_segment(found, view)
                if found.kind is Kind.FOOTNOTE:
                    yield Footnotes(view.work, view.edition, view.reader).called(found)
                yield _address(section, found.id, view)
            elif slot.id in view.edition.missing:
                yield render_lacuna(slot, view)
        yield side_by_side(view.work, view.edition, row, view.reader)


def _address(section: Section, id: str, view: View) -> Markup:
    """The address under which a segment is cited, as one quotes it."""
    path = f"{section_path(view.work, view.edition, section.slug, view.reader)}#{id}"
    return tag("p", tag("a", comment(f"address: {path}"), href=SCHEME + path), class_="at", data_search_exclude=True)
