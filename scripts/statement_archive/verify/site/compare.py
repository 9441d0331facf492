"""Two builds of one site -> where they differ, to the byte or in what readers meet.

A build comes in as the content of its files by their path within the site. The first is the one that is published, the
second was built by another builder. What a builder says of itself and what it brings along count for nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from urllib.parse import urljoin

from lxml import html

from statement_archive.findings import Finding

Files = Mapping[str, bytes]

_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
"""The name of the builder."""
_THEMES_OWN = "__"
"""What ids of the theme begin with: no text of ours has such a one."""
_ASKED = re.compile(r"canonical|prev|next|alternate ?|describedby|schema\..*", re.IGNORECASE)
"""Kinds of links in a head that say something; the others load what the theme needs."""
_BEFORE, _BEHIND = 3, 8
"""Words that a finding shows before the first difference, and from it on."""


def same_bytes(ours: Files, theirs: Files) -> Iterator[Finding]:
    """Every file is there and the same byte for byte, but for the name of the builder."""
    yield from _same_files(ours, theirs)
    for path in sorted(ours.keys() & theirs.keys()):
        here, there = (_GENERATOR.sub(b"", build[path]) for build in (ours, theirs))
        if here != there:
            at = next(at for at, pair in enumerate(zip_longest(here, there)) if pair[0] != pair[1])
            line = here.count(b"\n", 0, at) + 1
            yield Finding(f"{path}:{line}", "differs from here on")


def same_content(ours: Files, theirs: Files) -> Iterator[Finding]:
    """Every page is there and has the same text with the same ids and links, and says the same around it."""
    ours, theirs = _pages(ours), _pages(theirs)
    yield from _same_files(ours, theirs)
    for path in sorted(ours.keys() & theirs.keys()):
        here, there = (html.fromstring(build[path].decode("utf-8")) for build in (ours, theirs))
        for name, words in _PARTS.items():
            difference = _difference(words(here, path), words(there, path))
            if difference:
                yield Finding(path, f"{name}: {difference}")


def _pages(build: Files) -> Files:
    return {path: content for path, content in build.items() if path.endswith(".html")}


def _same_files(ours: Files, theirs: Files) -> Iterator[Finding]:
    yield from (Finding(path, "is not there") for path in sorted(ours.keys() - theirs.keys()))
    yield from (Finding(path, "is there only with this builder") for path in sorted(theirs.keys() - ours.keys()))


def _difference(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """What stands around the first difference, here and there; empty where there is none."""
    at = next((at for at, pair in enumerate(zip_longest(ours, theirs)) if pair[0] != pair[1]), None)
    if at is None:
        return ""
    here, there = (" ".join(words[max(at - _BEFORE, 0) : at + _BEHIND]) for words in (ours, theirs))
    return f"`{here}` has become `{there}`"


def _text(root: html.HtmlElement, path: str) -> list[str]:
    return _words(_article(root))


def _ids(root: html.HtmlElement, path: str) -> list[str]:
    return [found for found in _article(root).xpath(".//@id") if not found.startswith(_THEMES_OWN)]


def _links(root: html.HtmlElement, path: str) -> list[str]:
    return _addresses(_article(root), path)


def _navigation(root: html.HtmlElement, path: str) -> list[str]:
    return _worded_links(root.xpath("//nav[contains(@class, 'md-nav--primary')]//a"), path)


def _languages(root: html.HtmlElement, path: str) -> list[str]:
    return _worded_links(root.xpath("//header//a[@hreflang]"), path)


def _footer(root: html.HtmlElement, path: str) -> list[str]:
    return [word for footer in root.xpath("//footer") for word in (*_addresses(footer, path), *_words(footer))]


def _head(root: html.HtmlElement, path: str) -> list[str]:
    """What programs read, sorted: a builder may have another order."""
    said = [f"title={root.findtext('head/title', '').strip()}"]
    for meta in root.xpath("/html/head/meta[@content]"):
        name = meta.get("name") or meta.get("property")
        said += [f"{name}={meta.get('content')}"] if name != "generator" else []
    for link in root.xpath("/html/head/link"):
        if _ASKED.fullmatch(link.get("rel", "")):
            said.append(f"{link.get('rel')} {link.get('hreflang', '')} {_address(path, link.get('href', ''))}")
    said += root.xpath("/html/head/script[@type='application/ld+json']/text()")
    return sorted(said)


def _article(root: html.HtmlElement) -> html.HtmlElement:
    """The text of the page; an empty element where it has none."""
    return next(iter(root.xpath("//article")), html.Element("article"))


def _worded_links(links: Sequence[html.HtmlElement], path: str) -> list[str]:
    return [word for link in links for word in (_address(path, link.get("href", "")), *_words(link))]


def _words(element: html.HtmlElement) -> list[str]:
    return str(element.text_content()).split()


def _addresses(element: html.HtmlElement, path: str) -> list[str]:
    """Where links lead and pictures come from, within the site from its root."""
    found = [str(value) for value in element.xpath(".//@href | .//@src")]
    return [_address(path, value) for value in found if not value.startswith(f"#{_THEMES_OWN}")]


def _address(path: str, link: str) -> str:
    return urljoin(f"/{path.removesuffix('index.html')}", link)


_PARTS: Mapping[str, Callable[[html.HtmlElement, str], list[str]]] = {
    "text": _text,
    "ids": _ids,
    "links": _links,
    "head": _head,
    "navigation": _navigation,
    "languages": _languages,
    "footer": _footer,
}
"""What is compared of a page, by name: its words, in order."""
