"""The pages of the site -> `sitemap.xml` for all its languages (sitemaps.org/protocol.html), and `robots.txt`.

Of many pages, it leads to one for each year of documents, and one for what is of no document.

Every page names the same page in all languages, itself included, as developers.google.com/search/docs/specialty/
international/localized-versions asks. There is no `lastmod`: the day of the build says nothing about a text.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from statement_archive.addresses import in_language, language_of
from statement_archive.parts import cutting
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


def sitemaps(pages: Iterable[str], years: Mapping[str, str], site_url: str, languages: Sequence[str]) -> dict[str, str]:
    """The text of `sitemap.xml` and of those that it leads to, by their names.

    `years` are those of the documents by their ids; `site_url` ends in a slash.
    """
    known = frozenset(pages)
    parts = sitemap_parts(known, years, languages)
    texts = {name: _urls(own, known, site_url, languages) for name, own in parts.items()}
    if SITEMAP not in texts:
        root = Element("sitemapindex", {"xmlns": _NAMESPACES["xmlns"]})
        for name in parts:
            SubElement(SubElement(root, "sitemap"), "loc").text = site_url + name
        texts[SITEMAP] = as_text(root)
    return texts


def sitemap_parts(pages: Collection[str], years: Mapping[str, str], languages: Sequence[str]) -> dict[str, list[str]]:
    """The files that list pages, and which; a single one where these are few, else none that leads to the others."""
    if len(pages) <= cutting.MAPPED:
        return {SITEMAP: sorted(pages)}
    groups: dict[str, list[str]] = {}
    for page in sorted(pages):
        rest = page.removeprefix(f"{language_of(page, languages)}/")
        groups.setdefault(years.get(rest.partition("/")[0], "archive"), []).append(page)
    return {
        f"sitemap-{name}{f'-{number}' if number > 1 else ''}.xml": own[start : start + cutting.MAPPED]
        for name, own in sorted(groups.items())
        for number, start in enumerate(range(0, len(own), cutting.MAPPED), 1)
    }


def _urls(pages: Iterable[str], known: Collection[str], site_url: str, languages: Sequence[str]) -> str:
    root = Element("urlset", _NAMESPACES)
    for page in pages:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = site_url + page
        for language, address in alternates(page, known, languages):
            SubElement(url, "xhtml:link", rel="alternate", hreflang=language, href=site_url + address)
    return as_text(root)


def robots(site_url: str) -> str:
    """The text of `robots.txt` (RFC 9309): everything may be read. Without a host there is no sitemap to name."""
    rule = "User-agent: *\nAllow: /\n"
    return f"{rule}\nSitemap: {site_url}{SITEMAP}\n" if site_url else rule
