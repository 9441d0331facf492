"""The archive -> the pages of the site, in every language."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from statement_archive.export.format import Listed
from statement_archive.figures import world_map
from statement_archive.figures.worldmap import Sheet, sheets
from statement_archive.model import Archive, Edition, Work
from statement_archive.pages.comparisons import has_comparisons, render_comparisons
from statement_archive.pages.corrections import has_imprint, render_corrections
from statement_archive.pages.data_page import by_document, render_data_page
from statement_archive.pages.documents import render_documents
from statement_archive.pages.front import render_front, render_further_front
from statement_archive.pages.full import render_full
from statement_archive.pages.glossary import render_glossary
from statement_archive.pages.home import render_home
from statement_archive.pages.name_index import render_names
from statement_archive.pages.page import Page
from statement_archive.pages.parallel import render_parallel
from statement_archive.pages.provenance import render_provenance
from statement_archive.pages.reading import view_of
from statement_archive.pages.references import render_references
from statement_archive.pages.registers import render_attestations, render_register
from statement_archive.pages.removed import render_removed
from statement_archive.pages.results import render_results
from statement_archive.pages.section import render_sections
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.editions import further_editions, main_edition
from statement_archive.reader import Reader

__all__ = ["Page", "PageGroup", "page_groups", "pages_of_archive", "render_pages", "render_texts"]


@dataclass(frozen=True, slots=True)
class PageGroup:
    """The pages of a document, or of the archive as a whole, for one reader."""

    language: str
    document: str
    """Its id; "" for the pages of the archive as a whole."""
    told: str
    """What pages of a document are told of the archive, besides what is told of this document and of those linked."""
    render: Callable[[], Iterator[Page]]


def render_pages(archive: Archive, site: Sequence[Reader], data: Sequence[Listed] = ()) -> Iterator[Page]:
    """Every page for each reader of the site, in the order of navigation; `data` are the files of data."""
    for group in page_groups(archive, site, data):
        yield from group.render()


def page_groups(archive: Archive, site: Sequence[Reader], data: Sequence[Listed] = ()) -> Iterator[PageGroup]:
    """The same by document, before they are made."""
    drawn = sheets(archive.atlas.shapes, archive.entities) if archive.atlas else ()
    cuts, own = Cuts(archive), by_document(data)
    told = _told_of_documents(cuts)
    for reader in site:
        apparatus = Apparatus(cuts, reader)
        yield PageGroup(reader.language, "", "", partial(pages_of_archive, apparatus, data, drawn))
        for work in archive.works:
            id_ = work.document.id
            make = partial(_pages_of, work, own.get(id_, ()), apparatus, reader)
            yield PageGroup(reader.language, id_, told[id_], make)


def _told_of_documents(cuts: Cuts) -> dict[str, str]:
    """What each document's pages are told of the archive: where names and questions stand, which pages are by hand."""
    asked: dict[str, list[str]] = {work.document.id: [] for work in cuts.archive.works}
    for attestation in cuts.archive.attestations:
        for document in dict.fromkeys(saying.passage.document for saying in attestation.sayings):
            asked[document].append(cuts.attestation_path(attestation.id, document))
    common = [str(cuts.are_names_apart), *sorted(cuts.archive.by_hand)]
    return {document: "\0".join((*common, *paths)) for document, paths in asked.items()}


def render_texts(work: Work, site: Sequence[Reader]) -> Iterator[Page]:
    """The pages of a document's texts alone, for each reader of the site, as though there were no other document."""
    for reader in site:
        apparatus = Apparatus(Cuts(Archive((work,))), reader)
        yield from _pages_of_text(work, main_edition(work, reader), apparatus, folder="")
        for edition in further_editions(work, reader):
            yield from _pages_of_text(work, edition, apparatus, folder=f"{edition.witness.siglum}/")


def pages_of_archive(apparatus: Apparatus, data: Sequence[Listed] = (), drawn: Sequence[Sheet] = ()) -> Iterator[Page]:
    """The pages of one reader that are of no single document; `drawn` is what the map of who took part is made of."""
    cuts, reader = apparatus.cuts, apparatus.reader
    archive = cuts.archive
    yield render_home(cuts, reader)
    yield from render_documents(cuts, reader)
    if has_comparisons(archive):
        yield from render_comparisons(cuts, reader)
    if archive.attestations:
        yield from render_attestations(cuts, reader)
    if archive.references.links:
        yield from render_references(cuts, apparatus.cross_references)
    yield from render_glossary(cuts, reader)
    yield from render_names(cuts, reader, *_maps(cuts, drawn, reader))
    yield render_data_page(cuts, data, reader)
    if has_imprint(archive):
        yield from render_corrections(archive, reader)
    yield render_results(reader)
    yield from render_removed(archive, reader)


def _maps(cuts: Cuts, drawn: Sequence[Sheet], reader: Reader) -> Iterator[Markup]:
    """The map of those that took part, where there were any and it is known what countries look like."""
    archive = cuts.archive
    if archive.atlas and any(entity.role for entity in archive.entities):
        yield world_map(archive.entities, drawn, reader.text(archive.atlas.origin), reader, cuts.name_path)


def _pages_of(work: Work, data: Sequence[Listed], apparatus: Apparatus, reader: Reader) -> Iterator[Page]:
    yield render_front(work, data, reader)
    yield from _pages_of_text(work, main_edition(work, reader), apparatus, folder="")
    for edition in further_editions(work, reader):
        yield render_further_front(work, edition, reader)
        yield from _pages_of_text(work, edition, apparatus, folder=f"{edition.witness.siglum}/")
    yield from render_parallel(work, apparatus, reader)
    yield from (render_register(work, register, reader) for register in work.document.registers)
    yield from (render_provenance(work, edition, reader) for edition in work.editions)


def _pages_of_text(work: Work, edition: Edition, apparatus: Apparatus, *, folder: str) -> Iterator[Page]:
    view = view_of(work, edition, apparatus)
    yield from render_sections(view, apparatus, folder=folder)
    yield render_full(view, apparatus, folder=folder)
