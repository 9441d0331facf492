"""Works -> the pages of the site, in every language."""

from collections.abc import Iterator

from archive.model import LANGUAGES, Work
from archive.render.editions import further_editions, main_edition
from archive.render.front import render_front, render_further_front
from archive.render.home import render_home
from archive.render.made import render_made
from archive.render.page import Page
from archive.render.section import render_sections

__all__ = ["Page", "render_pages"]


def render_pages(works: tuple[Work, ...]) -> Iterator[Page]:
    """Every page, in the order of navigation."""
    for language in LANGUAGES:
        yield render_home(works, language)
        for work in works:
            yield render_front(work, language)
            yield from render_sections(work, main_edition(work, language), language, folder="")
            for edition in further_editions(work):
                yield render_further_front(work, edition, language)
                yield from render_sections(work, edition, language, folder=f"{edition.witness.siglum}/")
            yield from (render_made(work, edition, language) for edition in work.editions)
