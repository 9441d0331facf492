"""Reads built pages back: what they show, where they link, what can be linked to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import html

LANGUAGES = ("en", "zh", "zh-Hant")


@dataclass(frozen=True)
class BuiltPage:
    """One page of the built site."""

    site: Path
    path: str
    """Path within the site, with forward slashes: `zh/index.html`."""
    root: html.HtmlElement

    @property
    def language(self) -> str:
        first = self.path.split("/")[0]
        return first if first in LANGUAGES[1:] else LANGUAGES[0]

    @property
    def anchors(self) -> set[str]:
        return {*self.root.xpath("//@id"), *self.root.xpath("//a/@name")}

    def links(self) -> Iterator[tuple[str, str]]:
        """Every address that the page names, with the element that names it."""
        for element in self.root.iter():
            for attribute in ("href", "src"):
                if isinstance(element.tag, str) and element.get(attribute) is not None:
                    yield element.tag, element.get(attribute)

    def segments(self) -> dict[tuple[str, str], str]:
        """The text of every segment on the page, by language and id; its paragraphs are joined by a line feed."""
        texts: dict[tuple[str, str], list[str]] = {}
        for element in self.root.xpath("//*[@data-segment]"):
            for permalink in element.xpath(".//*[contains(@class, 'headerlink')]"):
                permalink.drop_tree()
            texts.setdefault((element.get("lang"), element.get("data-segment")), []).append(element.text_content())
        return {segment: "\n".join(paragraphs) for segment, paragraphs in texts.items()}


@cache
def read_page(site: Path, path: str) -> BuiltPage:
    return BuiltPage(site, path, html.fromstring((site / path).read_bytes().decode("utf-8")))


def all_pages(site: Path) -> list[BuiltPage]:
    """Every page but those for addresses that lead nowhere, which are served at any address."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [read_page(site, path) for path in paths if not path.endswith("404.html")]


def broken(page: BuiltPage) -> list[str]:
    """The links of a page within the site that lead nowhere."""
    return [link for _, link in page.links() if not urlsplit(link).scheme and not _leads_somewhere(page, link)]


def _leads_somewhere(page: BuiltPage, link: str) -> bool:
    address, anchor = urldefrag(link)
    folder = (page.site / page.path).parent
    target = (folder / unquote(urlsplit(address).path)).resolve() if address else page.site / page.path
    if target.is_dir():
        target /= "index.html"
    if not target.is_file() or not target.is_relative_to(page.site.resolve()):
        return False
    if not anchor or target.suffix != ".html":
        return True
    return unquote(anchor) in read_page(page.site, target.relative_to(page.site.resolve()).as_posix()).anchors
