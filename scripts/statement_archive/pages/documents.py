"""The archive -> the page of all its documents, newest first; of many, one for each year, month or day."""

from collections.abc import Iterator

from statement_archive.pages.long_lists import LongList, documents_in, lead_on, render_parts
from statement_archive.pages.page import Page, make_overview
from statement_archive.parts.cards import document_card
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader


def render_documents(cuts: Cuts, reader: Reader) -> Iterator[Page]:
    """The pages in one language, the one that leads to all others first."""
    archive, whole = cuts.archive, cuts.documents

    def show(page: ListPage) -> list[Piece]:
        works = (archive.by_id[name] for name in page.names)
        return [tag("ul", *(document_card(work, reader, heading="h2") for work in works), class_="cards")]

    path, title = f"{reader.language}/documents.md", reader.say("documents-title")
    long = LongList(path, title, whole, 3, lambda keys: reader.period("-".join(keys)), show, documents_in(cuts))
    lead = reader.say("documents-lead", count=len(archive.works))
    yield make_overview(reader, path, title, lead, [lead_on(long, whole, reader)] if whole.below else show(whole))
    yield from render_parts(long, reader)
