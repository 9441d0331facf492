"""Reads a built site back: folder -> its pages, with their languages, links and anchors. Nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from statement_archive.addresses import language_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOT_FOUND = "404.html"
"""A page of this name is served at any address, so that neither its folder nor its place says anything."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A folder that MkDocs has written."""

    name: str
    """What reports call it: `hosted`, `offline`."""
    folder: Path
    languages: tuple[str, ...]
    """The languages of the site, the default one first."""
    shown: str
    """How findings name the folder: by its path relative to the project."""
    address: str = ""
    """Where it will be served, ending in `/`; links to it are looked up in the folder. Empty where it is not known."""
    is_served: bool = True
    """Whether a server hands it out, which shows the `index.html` of a folder; a disk shows a list of files."""

    def place(self, path: str, line: int) -> str:
        """A place in a file of the site, given its path within it and its line (0 if it is the file as a whole)."""
        file = f"{self.shown}/{path}"
        return f"{file}:{line}" if line else file


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One page of a built site."""

    folder: Path
    """The folder of the site."""
    path: str
    """Path within the site, with forward slashes: `zh/index.html`."""
    root: "HtmlElement"
    language: str
    """The language of the site's part that the page is in, which its first folder tells."""

    @property
    def is_not_found_page(self) -> bool:
        """Whether a server answers with it where there is no page."""
        return self.path.split("/")[-1] == NOT_FOUND

    def links(self) -> "Iterator[tuple[HtmlElement, str]]":
        """Every address that an element of the page names in `href` or `src`, with the element."""
        for attribute in ("href", "src"):
            for element in self.root.xpath(f"//*[@{attribute}]"):
                yield element, element.get(attribute)


def read_page(folder: Path, path: str, languages: Sequence[str]) -> BuiltPage:
    """Parse the page at `path` within the site in `folder`; raises `OSError` where there is none."""
    return BuiltPage(folder, path, parse(folder, path), language_of(path, languages))


def parse(folder: Path, path: str) -> "HtmlElement":
    """The root element of the page at `path` within the site in `folder`; raises `OSError` where there is none."""
    from lxml import html  # who checks the sources alone need not have it

    return html.fromstring((folder / path).read_bytes().decode("utf-8"))


def anchors(root: "HtmlElement") -> set[str]:
    """What a link to a page can name behind `#`."""
    return {*root.xpath("//@id"), *root.xpath("//a/@name")}


def page_paths(folder: Path) -> list[str]:
    """The paths of all pages within the site, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def pages(site: BuiltSite) -> Iterator[BuiltPage]:
    """The pages of the site, one at a time."""
    for path in page_paths(site.folder):
        yield read_page(site.folder, path, site.languages)
