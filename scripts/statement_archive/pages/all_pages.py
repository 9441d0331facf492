"""The archive -> the pages of the site, in every language."""

from collections import Counter
from collections.abc import Iterator

from statement_archive.figures import reference_diagram, world_map
from statement_archive.figures.worldmap import Shapes, outlines
from statement_archive.model import LANGUAGES, Archive, Work
from statement_archive.pages.front import render_front, render_further_front
from statement_archive.pages.glossary import render_glossary
from statement_archive.pages.home import render_home
from statement_archive.pages.names import render_names
from statement_archive.pages.page import Page
from statement_archive.pages.parallel import render_parallel
from statement_archive.pages.provenance import render_provenance
from statement_archive.pages.references import render_references
from statement_archive.pages.registers import render_attestations, render_register
from statement_archive.pages.section import render_sections
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.editions import further_editions, main_edition

__all__ = ["Page", "render_pages"]


def render_pages(archive: Archive, shapes: Shapes | None = None) -> Iterator[Page]:
    """Every page, in the order of navigation; `shapes` are the outlines of countries, without which there is no map."""
    drawn = outlines(shapes or {})
    for language in LANGUAGES:
        apparatus = Apparatus(archive, language)
        yield render_home(archive, language)
        if archive.attestations:
            yield render_attestations(archive, language)
        if archive.references.links:
            yield render_references(apparatus.cross_references, reference_diagram(archive, _hub(archive), language))
        if archive.terms:
            yield from render_glossary(archive, archive.occurrences, language)
        if archive.entities:
            pictures = [world_map(archive.entities, drawn, language)] if drawn else []
            yield from render_names(archive, archive.occurrences, language, *pictures)
        for work in archive.works:
            yield from _pages_of(work, apparatus, language)


def _hub(archive: Archive) -> str:
    """The document that most references lead to."""
    ends = Counter(reference.ends[1].document for reference in archive.references.links)
    return max(sorted(ends), key=lambda document: ends[document])


def _pages_of(work: Work, apparatus: Apparatus, language: str) -> Iterator[Page]:
    yield render_front(work, language)
    yield from render_sections(work, main_edition(work, language), apparatus, folder="")
    for edition in further_editions(work):
        yield render_further_front(work, edition, language)
        yield from render_sections(work, edition, apparatus, folder=f"{edition.witness.siglum}/")
    yield from render_parallel(work, apparatus, language)
    yield from (render_register(work, register, language) for register in work.document.registers)
    yield from (render_provenance(work, edition, language) for edition in work.editions)
