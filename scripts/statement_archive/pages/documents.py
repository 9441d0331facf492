"""The archive -> the page of all its documents, newest first."""

from statement_archive.model import Archive
from statement_archive.pages.page import Page, make_overview
from statement_archive.parts.cards import document_card
from statement_archive.parts.html import tag
from statement_archive.reader import Reader


def render_documents(archive: Archive, reader: Reader) -> Page:
    """The page in one language."""
    title = reader.say("documents-title")
    lead = reader.say("documents-lead", count=len(archive.works))
    cards = tag("ul", *(document_card(work, reader, heading="h2") for work in archive.works), class_="cards")
    return make_overview(reader, f"{reader.language}/documents.md", title, lead, [cards])
