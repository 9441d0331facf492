"""An edition -> its section pages: every segment at its place, and every gap."""

from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.model import Kind, Section, Segment, Slot
from statement_archive.names import (
    cited,
    document_name,
    edition_phrase,
    head_label,
    heading_title,
    is_named_by_archive,
    number_label,
    slot_name,
    text_name,
    work_name,
)
from statement_archive.pages.page import Page, make_page, notices, section_range, source_aside, source_line, tab_of
from statement_archive.pages.reading import contents_labels, heading_lacuna, in_row, item_class, opening
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.bar import bar
from statement_archive.parts.beginning import beginning
from statement_archive.parts.cite import cite, cite_control
from statement_archive.parts.editions import parallel_path, provenance_path, section_path
from statement_archive.parts.footnotes import Footnotes
from statement_archive.parts.foreign import label, sentences_in_markdown
from statement_archive.parts.html import escape
from statement_archive.parts.markdown import Markdown, Piece
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

_BEGINNING = 120
"""Characters of a section that its description has."""


def render_sections(view: View, apparatus: Apparatus, *, folder: str) -> Iterator[Page]:
    """The pages of the text of a `view`; `folder` is where they stand under the document's own."""
    work, edition, reader = view.work, view.edition, view.reader
    for section in work.document.sections:
        segment = edition.by_slot.get(section.id)
        title = heading_title(segment) if segment else reader.text(section.title)
        language = edition.witness.language if segment else reader.language_of(section.title)
        path = f"{reader.language}/{work.document.id}/{folder}{section.slug}.md"
        name, words = document_name(work.document, reader), edition_phrase(edition, reader)
        meta = {
            "title": title,
            "tab": tab_of(title, name, words),
            "description": _description(section, view),
            "document": work.document.id,
            "paragraphs": section_range(section, reader),
            "source": source_line(work, edition, reader),
            "section": section.id,
        }
        named = apparatus.vocabulary.named_in(work, edition, section)
        head = metadata(work, edition, reader, title, path)
        pieces = (
            *_head(section, view, apparatus, path),
            *_body(section, view, apparatus, path),
            paper_notes((section,), view),
            *_colophon(section, view, apparatus.known.archive.by_hand),
            *named,
        )
        asides = {
            "bar": _bar(section, view, label(title, language, reader.language) or escape(title)),
            "footer.source": source_aside(work, edition, reader),
            **contents_labels((one for one in edition.segments if one.section == section.id), view),
        }
        siglum = edition.witness.siglum
        page = make_page(reader, path, meta, pieces, head=head, siglum=siglum)
        page = page.with_asides(asides).with_label(label(title, language, reader.language))
        yield page.with_listing(group=reader.say("contents"), note=section_range(section, reader))


def _description(section: Section, view: View) -> str:
    """Which text of which document it is, and how the section begins in it; one that has nothing there says so."""
    own = (s for s in view.edition.segments if s.section == section.id and s.id != section.id and s.text)
    first = next(own, None)
    words = beginning(" ".join(first.text.split()), _BEGINNING) if first else view.reader.text(section.title)
    return view.reader.say("section-description", text=text_name(view.work, view.edition, view.reader), words=words)


def _bar(section: Section, view: View, title: Markup) -> Markup:
    shown = (segment.id for segment in view.edition.segments if segment.section == section.id)
    first = next(shown, "")
    return bar(view.work, view.edition, section, title, view.reader, cite=f"cite-{first}" if first else "")


def _head(section: Section, view: View, apparatus: Apparatus, path: str) -> Iterator[Piece]:
    work, edition, reader = view.work, view.edition, view.reader
    segment = edition.by_slot.get(section.id)
    anchor = section.id if section.has_heading else ""
    if segment:
        head = md.heading(1, heading_words(segment, view), id=anchor, **text_attributes(segment, view))
    else:
        head = md.heading(1, sentences_in_markdown(section.title, reader), id=anchor, classes=("editorial",))
    yield from opening(view, path)
    own = md.box("item", head, *heading_lacuna(section, view), *_head_margins(section, view, apparatus, path))
    heading = next((row for row in rows(work, section) if row.id == section.id), None)
    yield from in_row(own, view, side_by_side(work, edition, heading, apparatus) if heading else Markup())
    yield from notices(work, edition, section, reader)
    yield heads(work, edition, reader)


def _head_margins(section: Section, view: View, apparatus: Apparatus, path: str) -> Iterator[Markup]:
    """What is said of the heading, and on the first page of the title, each under its name."""
    work, reader = view.work, view.reader
    is_first = section is work.document.sections[0]
    for slot in work.document.outline:
        if slot.id == section.id or (is_first and slot.kind is Kind.TITLE):
            segment = view.edition.by_slot.get(slot.id)
            is_heading = segment is not None and slot.id == section.id
            citing = _citing(segment, view, path) if segment and is_heading else Markup()
            yield apparatus.margin(work, (view.edition,), (slot.id,), of=slot_name(slot, reader), cite=citing)


def _citing(segment: Segment, view: View, path: str) -> Markup:
    return cite_control(cite(view.work, view.edition, segment, view.reader, path), view.reader)


def _body(section: Section, view: View, apparatus: Apparatus, path: str) -> Iterator[Piece]:
    own = rows(view.work, section)
    notes = next((row.id for row in own if row.slots[0].kind is Kind.FOOTNOTE), "")
    for row in own:
        if row.id == section.id:
            continue
        if row.id == notes:
            yield md.heading(2, view.reader.say("footnotes"), id="footnotes", classes=("footnotes",))
        items = (piece for slot in row.slots for piece in _item(slot, view, apparatus, path))
        yield from in_row(items, view, side_by_side(view.work, view.edition, row, apparatus))


def _item(slot: Slot, view: View, apparatus: Apparatus, path: str) -> Iterator[Piece]:
    """A segment, or what is said in its place, with its margin; nothing where another segment answers to the slot."""
    segment = view.edition.by_slot.get(slot.id)
    name = item_class(slot)
    if segment and segment.id == slot.id:
        back = Footnotes(view.work, view.edition, view.reader).called(segment)
        margin = apparatus.margin(view.work, (view.edition,), segment.answers, cite=_citing(segment, view, path))
        yield from md.box(name, render_segment(segment, view), back, margin)
    elif slot.id in view.edition.missing:
        margin = apparatus.margin(view.work, (view.edition,), (slot.id,))
        yield from md.box(f"{name} lacuna", render_lacuna(slot, view), margin)


def _colophon(section: Section, view: View, by_hand: frozenset[str]) -> Iterator[Piece]:
    """What one has read, and what on the page is the editors' and not the text's."""
    notes = list(_notes(section, view, by_hand))
    said = [md.paragraph(md.join(view.reader.say("gap"), notes), classes=("note",))] if notes else []
    yield from md.box("colophon", _where_else(section, view), *said)


def _where_else(section: Section, view: View) -> Markdown:
    """What one is reading, how it was made, and links to the other texts of this section."""
    document, reader = view.work.document, view.reader
    kind, date = work_name(document, reader), reader.date(document.date)
    made = f"archive:{provenance_path(view.work, view.edition, reader)}"
    sentences = [
        reader.say("reading", kind=kind, date=date, name=view.name),
        md.link(reader.say("made-link"), made) + reader.say("stop"),
    ]
    links = [
        md.link(
            edition_phrase(other, reader),
            f"archive:{section_path(view.work, other, section.slug, reader)}",
        )
        for other in view.work.editions
        if other is not view.edition
    ]
    if links:
        sentences.append(md.fill(reader.template("also"), links=md.join(" · ", links)))
        parallel = f"archive:{parallel_path(view.work, section, reader)}"
        sentences.append(md.link(reader.say("parallel-link"), parallel) + reader.say("stop"))
    return md.paragraph(md.join(reader.say("gap"), sentences), classes=("reading",))


def _notes(section: Section, view: View, by_hand: frozenset[str]) -> Iterator[str]:
    """What on this page is the editors' and not the text's: its heading, numbers."""
    if section.id not in view.edition.by_slot:
        yield view.reader.say("editorial-heading", name=view.name)
    yield from _on_brackets(section, view, by_hand)


def _on_brackets(section: Section, view: View, by_hand: frozenset[str]) -> Iterator[str]:
    """Which labels in brackets the text does not print: inferred numbers, and names that are the archive's own."""
    reader = view.reader
    shown = [segment for segment in view.edition.segments if segment.section == section.id]
    in_brackets = [segment for segment in shown if head_label(segment, reader).startswith("[")]
    own = [segment for segment in in_brackets if is_named_by_archive(segment)]
    printed = [number_label(segment, reader) for segment in in_brackets if segment.label]
    if len(in_brackets) > len(own) + len(printed):
        template = reader.template("inferred-others" if printed else "inferred")
        labels = reader.say("comma").join(printed)
        yield md.fill(template, labels=labels, more=_on_numbers(view, by_hand))
    if own:
        yield reader.say("uncounted", label=cited(own[0]))


def _on_numbers(view: View, by_hand: frozenset[str]) -> Markdown:
    """Where one reads on how numbers are inferred; empty where nobody has written of it in this language."""
    path = f"{view.reader.language}/about/method.md"
    if path not in by_hand:
        return Markdown()
    method = md.link(view.reader.say("method"), f"archive:{path}#numbers")
    return md.fill(view.reader.template("inferred-more"), method=method)
