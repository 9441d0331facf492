"""What was removed -> a page at each of its addresses, which says that it was there, since when it is gone, and why."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from statement_archive.model import Archive, Removed
from statement_archive.names import document_name
from statement_archive.pages.page import Deferred, Page, make_overview
from statement_archive.parts import markdown as md
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader

_OF_TEXT = ("index", "full")
"""Pages that every text has besides its sections."""
_OF_REGISTERS = {"translation": "translation-audit", "divergences": "divergences"}
"""Pages that a document has where editors compared its texts."""


def render_removed(archive: Archive, reader: Reader) -> Iterator[Deferred]:
    """The pages in one language."""
    for name, removed in removed_pages(archive).items():
        path = f"{reader.language}/{name}"
        yield Deferred(path, partial(_page, removed, path, archive, reader))


def removed_pages(archive: Archive) -> dict[str, Removed]:
    """What each page tells of, by its path in the folder of a language; no page tells of a segment.

    A page that several removals took away tells of the last of them.
    """
    removals = archive.published.removed
    return {f"{one.document}/{name}.md": one for one in removals for name in _names(one, archive)}


def _names(removed: Removed, archive: Archive) -> Iterator[str]:
    """The pages below the folder of the document that were there, as far as they are not there still."""
    if removed.slot:
        return
    work = archive.by_id.get(removed.document)
    slugs = tuple(section.slug for section in work.document.sections) if work else removed.slugs
    kept = {register.name for register in work.document.registers} if work else set()
    yield from (page for name, page in _OF_REGISTERS.items() if name not in kept)
    if removed.is_document:
        yield from (*_OF_TEXT, *slugs)
    for siglum in (removed.siglum,) if removed.siglum else removed.sigla:
        yield f"made-{siglum}"
        yield from (f"{siglum}/{name}" for name in (*_OF_TEXT, *slugs))
    if work is None or len(work.editions) == 1:
        yield from (f"parallel/{slug}" for slug in slugs)


def _page(removed: Removed, path: str, archive: Archive, reader: Reader) -> Page:
    day, work = reader.date(removed.date), archive.by_id.get(removed.document)
    lead = (
        reader.say("removed-witness", siglum=removed.siglum, date=day)
        if removed.siglum
        else reader.say("removed-document", name=removed.document, date=day)
    )
    why = sentences_in_markdown(removed.reason, reader)
    pieces: list[Piece] = [md.paragraph(md.join(reader.say("colon"), (reader.say("removed-why"), why)))]
    if work:
        link = md.link(document_name(work.document, reader), f"archive:{reader.language}/{removed.document}/index.md")
        pieces.append(md.paragraph(md.join(reader.say("colon"), (reader.say("removed-left"), link))))
    return replace(make_overview(reader, path, reader.say("removed"), lead, pieces), is_listed=False)
