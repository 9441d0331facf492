"""The archive -> the page that leads to all its comparisons: between texts of a document, and between documents."""

from collections.abc import Iterator

from statement_archive.model import Archive, Work
from statement_archive.names import document_name, heading_title
from statement_archive.pages.page import Page, make_page
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.editions import main_edition, parallel_path
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.reader import Reader
from statement_archive.tags import attributes


def has_comparisons(archive: Archive) -> bool:
    """Whether there is anything that could be set beside anything else."""
    several = any(len(work.editions) > 1 or work.document.registers for work in archive.works)
    return several or bool(archive.attestations or archive.references.links)


def render_comparisons(archive: Archive, reader: Reader) -> Page:
    """The page in one language."""
    title, lead = reader.say("comparisons-title"), reader.say("comparisons-lead")
    pieces: list[Piece] = [md.heading(1, title), md.paragraph(lead, classes=("lead",))]
    across = list(_across(archive, reader))
    if across:
        pieces += [md.heading(2, reader.say("comparisons-across"), id="across"), md.bullets(across)]
    for work in archive.works:
        lines = list(_within(work, reader))
        if lines:
            pieces += [md.heading(2, document_name(work.document, reader), id=work.document.id), md.bullets(lines)]
    meta = {"title": title, "description": lead, "hide": ["navigation", "toc"], "search": {"exclude": True}}
    return make_page(reader, f"{reader.language}/comparisons.md", meta, pieces)


def _across(archive: Archive, reader: Reader) -> Iterator[Markdown]:
    counts = {"attestations": len(archive.attestations), "references": len(archive.references.links)}
    for name, count in counts.items():
        if count:
            link = md.link(reader.say(f"{name}-title"), f"{name}.md")
            yield md.join(" · ", (link, reader.say("counted", count=count))) + md.BREAK + reader.say(f"{name}-lead")


def _within(work: Work, reader: Reader) -> Iterator[Markdown]:
    for register in work.document.registers:
        link = md.link(reader.say(f"{register.name}-title"), f"archive:{register_path(work, register, reader)}")
        yield md.join(" · ", (link, reader.say("counted", count=len(register.remarks))))
    if len(work.editions) > 1:
        links = md.join(" · ", _sections(work, reader))
        yield md.join(reader.say("colon"), (reader.say("parallel-all"), links))


def _sections(work: Work, reader: Reader) -> Iterator[Markdown]:
    """A link to all texts of each section."""
    main = main_edition(work, reader)
    for section in work.document.sections:
        segment = main.by_slot.get(section.id)
        own = attributes(main.witness.language, reader.language) if segment else {}
        title = heading_title(segment) if segment else sentences_in_markdown(section.title, reader)
        yield md.link(title, f"archive:{parallel_path(work, section, reader)}", **own)
