"""The archive -> the pages of the site, in every language."""

from collections.abc import Iterator, Sequence
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
from statement_archive.pages.page import Deferred, Page
from statement_archive.pages.parallel import render_parallel
from statement_archive.pages.provenance import render_provenance
from statement_archive.pages.reading import view_of
from statement_archive.pages.references import render_references
from statement_archive.pages.registers import render_attestations, render_register
from statement_archive.pages.removed import render_removed
from statement_archive.pages.results import RESULTS, render_results
from statement_archive.pages.section import render_sections
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.editions import further_editions, main_edition
from statement_archive.parts.excerpt import Excerpt, excerpts
from statement_archive.reader import Reader

__all__ = ["Page", "drawn_map", "pages_of_archive", "pages_of_document", "render_pages", "render_texts"]


def render_pages(archive: Archive, site: Sequence[Reader], data: Sequence[Listed] = ()) -> Iterator[Page]:
    """Every page for each reader of the site, in the order of navigation; `data` are the files of data."""
    cuts, own, drawn = Cuts(archive), by_document(data), drawn_map(archive)
    found = tuple(excerpts(cuts))
    for reader in site:
        yield from (page.make() for page in pages_of_archive(cuts, reader, data, drawn))
        for excerpt in found:
            yield from pages_of_document(excerpt, reader, own.get(excerpt.document, ()))


def drawn_map(archive: Archive) -> Sequence[Sheet]:
    """What the map of those who took part is made of; the same for all readers."""
    return sheets(archive.atlas.shapes, archive.entities) if archive.atlas else ()


def pages_of_document(excerpt: Excerpt, reader: Reader, data: Sequence[Listed] = ()) -> Iterator[Page]:
    """The pages of a document for one reader; `data` are its files of data."""
    work, apparatus = excerpt.work, Apparatus(excerpt, reader)
    yield render_front(work, data, reader)
    yield from _pages_of_text(work, main_edition(work, reader), apparatus, folder="")
    for edition in further_editions(work, reader):
        yield render_further_front(work, edition, reader)
        yield from _pages_of_text(work, edition, apparatus, folder=f"{edition.witness.siglum}/")
    yield from render_parallel(work, apparatus, reader)
    yield from (render_register(work, register, reader) for register in work.document.registers)
    yield from (render_provenance(work, edition, reader) for edition in work.editions)


def render_texts(work: Work, site: Sequence[Reader]) -> Iterator[Page]:
    """The pages of a document's texts alone, for each reader of the site, as though there were no other document."""
    for reader in site:
        apparatus = Apparatus(Cuts(Archive((work,))), reader)
        yield from _pages_of_text(work, main_edition(work, reader), apparatus, folder="")
        for edition in further_editions(work, reader):
            yield from _pages_of_text(work, edition, apparatus, folder=f"{edition.witness.siglum}/")


def pages_of_archive(
    cuts: Cuts, reader: Reader, data: Sequence[Listed] = (), drawn: Sequence[Sheet] = ()
) -> Iterator[Deferred]:
    """The pages of one reader that are of no single document; `drawn` is what the map of who took part is made of."""
    archive = cuts.archive
    yield Deferred(f"{reader.language}/index.md", partial(render_home, cuts, reader))
    yield from render_documents(cuts, reader)
    if has_comparisons(archive):
        yield from render_comparisons(cuts, reader)
    if archive.attestations:
        yield from render_attestations(cuts, reader)
    if archive.references.links:
        yield from render_references(cuts, CrossReferences(archive, reader))
    yield from render_glossary(cuts, reader)
    yield from render_names(cuts, reader, *_maps(cuts, drawn, reader))
    yield Deferred(f"{reader.language}/data.md", partial(render_data_page, cuts, data, reader))
    if has_imprint(archive):
        yield from render_corrections(archive, reader)
    yield Deferred(f"{reader.language}/{RESULTS}.md", partial(render_results, reader))
    yield from render_removed(archive, reader)


def _maps(cuts: Cuts, drawn: Sequence[Sheet], reader: Reader) -> Iterator[Markup]:
    """The map of those that took part, where there were any and it is known what countries look like."""
    archive = cuts.archive
    if archive.atlas and any(entity.role for entity in archive.entities):
        yield world_map(archive.entities, drawn, reader.text(archive.atlas.origin), reader, cuts.name_path)


def _pages_of_text(work: Work, edition: Edition, apparatus: Apparatus, *, folder: str) -> Iterator[Page]:
    view = view_of(work, edition, apparatus)
    yield from render_sections(view, apparatus, folder=folder)
    yield render_full(view, apparatus, folder=folder)
