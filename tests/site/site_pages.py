"""Reads the pages that tests ask about: each once per run, and the texts that they show."""

from functools import cache
from pathlib import Path

from readers import LANGUAGES
from statement_archive.verify.site import built_site
from statement_archive.verify.site.built_site import BuiltPage, page_paths

__all__ = ["LANGUAGES", "BuiltPage", "all_pages", "read_page", "segments"]


@cache
def read_page(folder: Path, path: str) -> BuiltPage:
    """The page at `path` within the site in `folder`."""
    return built_site.read_page(folder, path, LANGUAGES)


def all_pages(folder: Path) -> list[BuiltPage]:
    """Every page but those for addresses that lead nowhere, which are served at any address."""
    found = (read_page(folder, path) for path in page_paths(folder))
    return [page for page in found if not page.is_not_found_page]


def segments(page: BuiltPage) -> dict[tuple[str, str], str]:
    """The text of every segment on the page, by language and id; its paragraphs are joined by a line feed."""
    texts: dict[tuple[str, str], list[str]] = {}
    for element in page.root.xpath("//*[@data-segment]"):
        for permalink in element.xpath(".//*[contains(@class, 'headerlink')]"):
            permalink.drop_tree()
        texts.setdefault((element.get("lang"), element.get("data-segment")), []).append(element.text_content())
    return {segment: "\n".join(paragraphs) for segment, paragraphs in texts.items()}
