"""The archive -> the page of all its documents, newest first."""

from statement_archive.model import Archive
from statement_archive.pages.page import Page, make_page
from statement_archive.parts import markdown as md
from statement_archive.parts.cards import document_card
from statement_archive.parts.html import tag
from statement_archive.reader import Reader


def render_documents(archive: Archive, reader: Reader) -> Page:
    """The page in one language."""
    title = reader.say("documents-title")
    lead = reader.say("documents-lead", count=len(archive.works))
    pieces = (
        md.heading(1, title),
        md.paragraph(lead, classes=("lead",)),
        tag("ul", *(document_card(work, reader, heading="h2") for work in archive.works), class_="cards"),
    )
    meta = {"title": title, "description": lead, "hide": ["navigation", "toc"], "search": {"exclude": True}}
    return make_page(reader, f"{reader.language}/documents.md", meta, pieces)
