"""The pages of the site -> one `sitemap.xml` for all its languages (sitemaps.org/protocol.html), and `robots.txt`.

Every page names the same page in all languages, itself included, as developers.google.com/search/docs/specialty/
international/localized-versions asks. There is no `lastmod`: the day of the build says nothing about a text.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from statement_archive.model import LANGUAGES
from statement_archive.publish.xml import as_text

SITEMAP = "sitemap.xml"
_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


def alternates(page: str, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The languages a page exists in, each with its address within the site; `x-default` is the default language.

    `page` and `pages` are addresses within the site: `zh/about/`, the home page is empty.
    """
    known = frozenset(pages)
    rest = page.removeprefix(f"{language_of(page)}/")
    found = [(language, address) for language in LANGUAGES if (address := in_language(rest, language)) in known]
    yield from found
    if found and found[0][0] == LANGUAGES[0]:
        yield "x-default", found[0][1]


def language_of(address: str) -> str:
    """The language of an address within the site."""
    first = address.split("/")[0]
    return first if first in LANGUAGES[1:] else LANGUAGES[0]


def in_language(rest: str, language: str) -> str:
    """The address within the site of a page of a language: the default one has no prefix."""
    return rest if language == LANGUAGES[0] else f"{language}/{rest}"


def sitemap(pages: Iterable[str], site_url: str) -> str:
    """The text of `sitemap.xml`; `site_url` ends in a slash."""
    known = frozenset(pages)
    root = Element("urlset", _NAMESPACES)
    for page in sorted(known):
        url = SubElement(root, "url")
        SubElement(url, "loc").text = site_url + page
        for language, address in alternates(page, known):
            SubElement(url, "xhtml:link", rel="alternate", hreflang=language, href=site_url + address)
    return as_text(root)


def robots(site_url: str) -> str:
    """The text of `robots.txt` (RFC 9309): everything may be read. Without a host there is no sitemap to name."""
    rule = "User-agent: *\nAllow: /\n"
    return f"{rule}\nSitemap: {site_url}{SITEMAP}\n" if site_url else rule
