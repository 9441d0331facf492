"""The pages of the site -> one `sitemap.xml` for all its languages (sitemaps.org/protocol.html), and `robots.txt`.

Every page names the same page in all languages, itself included, as developers.google.com/search/docs/specialty/
international/localized-versions asks. There is no `lastmod`: the day of the build says nothing about a text.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from statement_archive.addresses import in_language, language_of
from statement_archive.publish.xml import as_text

SITEMAP = "sitemap.xml"
_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


def alternates(page: str, pages: Iterable[str], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The languages a page exists in, each with its address within the site; `x-default` is the default language.

    `page` and `pages` are addresses within the site: `zh/about/`, the home page is empty. `languages` are those of the
    site, the default one first.
    """
    known = frozenset(pages)
    rest = page.removeprefix(f"{language_of(page, languages)}/")
    addresses = [(language, in_language(rest, language, languages)) for language in languages]
    found = [(language, address) for language, address in addresses if address in known]
    yield from found
    if found and found[0][0] == languages[0]:
        yield "x-default", found[0][1]


def sitemap(pages: Iterable[str], site_url: str, languages: Sequence[str]) -> str:
    """The text of `sitemap.xml`; `site_url` ends in a slash."""
    known = frozenset(pages)
    root = Element("urlset", _NAMESPACES)
    for page in sorted(known):
        url = SubElement(root, "url")
        SubElement(url, "loc").text = site_url + page
        for language, address in alternates(page, known, languages):
            SubElement(url, "xhtml:link", rel="alternate", hreflang=language, href=site_url + address)
    return as_text(root)


def robots(site_url: str) -> str:
    """The text of `robots.txt` (RFC 9309): everything may be read. Without a host there is no sitemap to name."""
    rule = "User-agent: *\nAllow: /\n"
    return f"{rule}\nSitemap: {site_url}{SITEMAP}\n" if site_url else rule
