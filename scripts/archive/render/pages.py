"""The archive -> the pages of the site, in every language."""

from collections import Counter
from collections.abc import Iterator

from archive.model import LANGUAGES, Archive, Work
from archive.render.apparatus import Apparatus
from archive.render.editions import further_editions, main_edition
from archive.render.figures import reference_diagram, world_map
from archive.render.figures.worldmap import Outlines, outlines
from archive.render.front import render_front, render_further_front
from archive.render.home import render_home
from archive.render.made import render_made
from archive.render.names import render_names
from archive.render.page import Page
from archive.render.parallel import render_parallel
from archive.render.references import render_references
from archive.render.registers import render_attestations, render_register
from archive.render.section import render_sections
from archive.render.terms import render_glossary

__all__ = ["Page", "render_pages"]


def render_pages(archive: Archive) -> Iterator[Page]:
    """Every page, in the order of navigation."""
    drawn = outlines(archive.atlas.shapes) if archive.atlas else {}
    for language in LANGUAGES:
        apparatus = Apparatus(archive, language)
        yield render_home(archive, language)
        if archive.attestations:
            yield render_attestations(archive, language)
        if archive.references.links:
            yield render_references(apparatus.linked, reference_diagram(archive, _hub(archive), language))
        if archive.terms:
            yield from render_glossary(archive, archive.occurrences, language)
        if archive.entities:
            yield from render_names(archive, archive.occurrences, language, *_maps(archive, drawn, language))
        for work in archive.works:
            yield from _pages_of(work, apparatus, language)


def _hub(archive: Archive) -> str:
    """The document that most references lead to."""
    ends = Counter(reference.ends[1].document for reference in archive.references.links)
    return max(sorted(ends), key=lambda document: ends[document])


def _maps(archive: Archive, drawn: Outlines, language: str) -> Iterator[str]:
    """The map of those that took part, where there were any and it is known what countries look like."""
    if archive.atlas and any(entity.role for entity in archive.entities):
        yield world_map(archive.entities, drawn, archive.atlas.origin[language], language)


def _pages_of(work: Work, apparatus: Apparatus, language: str) -> Iterator[Page]:
    yield render_front(work, language)
    yield from render_sections(work, main_edition(work, language), apparatus, folder="")
    for edition in further_editions(work):
        yield render_further_front(work, edition, language)
        yield from render_sections(work, edition, apparatus, folder=f"{edition.witness.siglum}/")
    yield from render_parallel(work, apparatus, language)
    yield from (render_register(work, register, language) for register in work.document.registers)
    yield from (render_made(work, edition, language) for edition in work.editions)
