"""Readers of the pages: Python-Markdown as MkDocs runs it, and a second, independent one."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown
from markdown_it import MarkdownIt

Shown = dict[str, str]
"""Segment id -> the text that stands in the elements of that segment, paragraphs parted by a line feed."""


class _PlainLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without knowing its tags."""


_PlainLoader.add_multi_constructor("!", lambda loader, suffix, node: None)


@pytest.fixture(scope="session")
def to_tree(project: Path) -> Callable[[str], HtmlElement]:
    """Markdown -> the element tree that a browser makes of it, with the extensions of mkdocs.yml."""
    declared = yaml.load((project / "mkdocs.yml").read_text("utf-8"), Loader=_PlainLoader)["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in declared]
    options = {name: settings for entry in declared if isinstance(entry, dict) for name, settings in entry.items()}
    markdown = Markdown(extensions=names, extension_configs=options)

    def convert(text: str) -> HtmlElement:
        return html.document_fromstring(markdown.reset().convert(text))

    convert.markdown = markdown  # type: ignore[attr-defined]
    return convert


def visible(element: HtmlElement) -> str:
    """The text of an element as it stands on the page, without the toc's permalink."""
    return "".join(_texts(element))


def _texts(element: HtmlElement) -> Iterator[str]:
    if element.get("class") != "headerlink":
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


@pytest.fixture(scope="session", name="visible")
def _visible() -> Callable[[HtmlElement], str]:
    return visible


def without_front_matter(page: str) -> str:
    return page.split("\n---\n", 1)[1]


@pytest.fixture(scope="session")
def by_python_markdown(to_tree: Callable[[str], HtmlElement]) -> Callable[[str], Shown]:
    """Segments of a page as MkDocs' reader shows them."""

    def read(page: str) -> Shown:
        shown: Shown = {}
        for element in to_tree(without_front_matter(page)).iter():
            name = element.get("data-segment")
            if name:
                assert "segment" in (element.get("class") or "").split()
                shown[name] = f"{shown[name]}\n{visible(element)}" if name in shown else visible(element)
        return shown

    return read


@pytest.fixture(scope="session")
def by_commonmark() -> Callable[[str], Shown]:
    """Segments of a page as a CommonMark reader shows them; attribute lists, which it does not know, are taken off.

    A brace can be nothing but an attribute list: those of the texts are written as references.
    """
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")

    def read(page: str) -> Shown:
        shown: Shown = {}
        for name, text in _attributed(without_front_matter(page)):
            tree = html.document_fromstring(parser.render(text))
            content = visible(tree.find("body")).strip("\n")
            shown[name] = f"{shown[name]}\n{content}" if name in shown else content
        return shown

    return read


def _attributed(page: str) -> Iterator[tuple[str, str]]:
    """Paragraphs and headings that name a segment, without their attribute lists."""
    lines: list[str] = []
    for line in page.split("\n"):
        lines.append(line)
        name = re.search(r"\{:[^{}]* data-segment=\"([^\"]+)\" \}\Z", line)
        if name:
            yield name[1], re.sub(r"\s?\{:[^{}]*\}\Z|\{:[^{}]*\}", "", "\n".join(lines))
        if name or not line or (line.startswith("#") and line.endswith("}")):
            lines.clear()
