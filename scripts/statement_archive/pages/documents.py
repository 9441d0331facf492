"""The archive -> the page of all its documents, newest first; of many, one for each year, month or day."""

from collections.abc import Iterator

from statement_archive.pages.long_lists import LongList, defer_parts, documents_in, lead_on
from statement_archive.pages.page import Deferred, Page, make_overview
from statement_archive.parts.cards import document_card
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader


def render_documents(cuts: Cuts, reader: Reader) -> Iterator[Deferred]:
    """The pages in one language, the one that leads to all others first."""
    archive, whole = cuts.archive, cuts.documents

    def show(page: ListPage) -> list[Piece]:
        works = (archive.by_id[name] for name in page.names)
        return [tag("ul", *(document_card(work, reader, heading="h2") for work in works), class_="cards")]

    path, title = f"{reader.language}/documents.md", reader.say("documents-title")

    def called(keys: tuple[str, ...]) -> str:
        return reader.period("-".join(keys))

    def render() -> Page:
        lead = reader.say("documents-lead", count=len(archive.works))
        pieces = [lead_on(long, whole, reader)] if whole.below else show(whole)
        return make_overview(reader, path, title, lead, pieces)

    long = LongList(path, title, whole, 3, called, show, documents_in(cuts), lambda page: cuts.digest(page.names))
    yield Deferred(path, render)
    yield from defer_parts(long, reader)
