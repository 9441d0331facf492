"""The archive -> the page of its imprint: who answers for it, what its words claim, and what was put right."""

from collections.abc import Iterator

from statement_archive.model import NOTHING_SAID, Archive, Correction, Imprint
from statement_archive.names import document_name, phrase, slot_name
from statement_archive.pages.long_lists import LongList, defer_parts, lead_on
from statement_archive.pages.page import Deferred, Page, make_page
from statement_archive.parts import cutting
from statement_archive.parts import markdown as md
from statement_archive.parts.cutting import Filed, ListPage, cut
from statement_archive.parts.editions import main_edition, section_path, slot_in
from statement_archive.parts.facts import Fact, facts
from statement_archive.parts.foreign import sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import escape, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.reader import Reader


def has_imprint(archive: Archive) -> bool:
    """Whether editors say anything of what the page has."""
    return archive.about.imprint != NOTHING_SAID.imprint or bool(archive.about.corrections)


def render_corrections(archive: Archive, reader: Reader) -> Iterator[Deferred]:
    """The page in one language, and those that many corrections are cut into, by year."""
    corrections, whole = archive.about.corrections, correction_pages(archive)
    path, title, lead = (
        f"{reader.language}/corrections.md",
        reader.say("corrections-title"),
        reader.say("corrections-lead"),
    )

    def show(page: ListPage) -> list[Piece]:
        return [_entry(archive, corrections[int(name)], reader) for name in page.names]

    long = LongList(path, title, whole, 1, lambda keys: reader.period(keys[0]), show)

    def render() -> Page:
        pieces: list[Piece] = [
            md.heading(1, title),
            md.paragraph(lead, classes=("lead",)),
            facts(_imprint(archive.about.imprint, reader)),
            md.heading(2, reader.say("official-title"), id="official"),
            md.paragraph(reader.say("official-text")),
            md.heading(2, reader.say("corrections-made"), id="corrections"),
            *([lead_on(long, whole, reader)] if whole.below else show(whole)),
        ]
        if not corrections:
            pieces.append(md.paragraph(reader.say("corrections-none")))
        meta = {"title": title, "description": lead, "hide": ["navigation", "toc"]}
        return make_page(reader, path, meta, pieces)

    yield Deferred(path, render)
    yield from defer_parts(long, reader)


def correction_pages(archive: Archive) -> ListPage:
    """The corrections by their numbers, cut by year."""
    made = enumerate(archive.about.corrections)
    return cut([Filed(str(number), (one.date[:4],)) for number, one in made], cutting.CORRECTIONS)


def _imprint(imprint: Imprint, reader: Reader) -> Iterator[Fact]:
    if imprint.editor.texts:
        yield reader.say("imprint-editor"), sentences_in_html(imprint.editor, reader)
    if imprint.contact.texts:
        yield reader.say("imprint-contact"), sentences_in_html(imprint.contact, reader)
    if imprint.edition or imprint.date:
        parts = filter(None, (imprint.edition, reader.date(imprint.date) if imprint.date else ""))
        yield reader.say("imprint-edition"), escape(reader.say("comma").join(parts))
    if imprint.licence.texts:
        words = sentences_in_html(imprint.licence, reader)
        address = imprint.licence_address
        yield reader.say("imprint-licence"), tag("a", words, href=address, rel="license") if address else words


def _entry(archive: Archive, correction: Correction, reader: Reader) -> Markdown:
    """`26 November 2026 · Statement, 1 March 2024, paragraph 7: what was put right.`"""
    parts: list[str] = [md.strong(reader.date(correction.date))]
    work = archive.by_id.get(correction.document)
    if work:
        slots = work.document.slot_by_id
        slot = slots.get(correction.slot)
        main = main_edition(work, reader)
        path, name = f"{reader.language}/{work.document.id}/index.md", document_name(work.document, reader)
        if slot:
            slug = work.section_of[slot.id].slug
            anchor = "" if slot.id == "title" else f"#{slot.id}"
            path = section_path(work, main, slug, reader) + anchor
            called = slot_in(main, slot)
            name = reader.say("comma").join((name, phrase(slot_name(called, reader), called.label)))
        parts.append(md.link(name, f"archive:{path}"))
    what = sentences_in_markdown(correction.what, reader)
    return md.paragraph(md.join(reader.say("colon"), (md.join(" · ", parts), what)), classes=("correction",))
