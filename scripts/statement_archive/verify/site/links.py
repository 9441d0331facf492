"""Rules on links: a built site -> what leads nowhere, and what would where the site is put elsewhere.

Links to other hosts are not followed; that is done once a week, apart from the checks that must pass.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from statement_archive.findings import Finding
from statement_archive.verify.site.built_site import BuiltPage, BuiltSite, anchors, pages, parse
from statement_archive.verify.site.lychee import broken_links

_WHOLE = re.compile("(.+)", re.DOTALL)
_PASSED_OVER = (
    ("//@data-href", _WHOLE),
    ("//*[contains(concat(' ', @rel, ' '), ' nofollow ')]/@href", _WHOLE),
    ("//@*[name() = 'xlink:href']", _WHOLE),
    ("//meta[@property = 'og:image' or @name = 'twitter:image']/@content", _WHOLE),
    ("//meta[@http-equiv = 'refresh']/@content", re.compile(r"url\s*=\s*(.+)", re.IGNORECASE)),
    ("//@style", re.compile(r"""url\(\s*['"]?([^'")]+)""")),
)
"""Attributes that lychee does not look into (seen by trying release 0.24), and where the address is in their value."""
_NOWHERE = "http://site.invalid/"
"""Stands for the address of a site that has none (RFC 2606)."""
_SCHEMES = {"http", "https", "mailto", "data"}


def links_lead_somewhere(site: BuiltSite) -> Iterator[Finding]:
    """Every page, picture, style sheet, script and anchor within the site that something leads to is there."""
    for link in broken_links(site):
        yield Finding(site.place(link.file, link.line), f"leads to `{link.target}`: {link.reason}")


def hidden_links_lead_somewhere(site: BuiltSite) -> Iterator[Finding]:
    """What attributes for scripts, previews, redirections and inline styles name within the site is there, too."""
    for page in pages(site):
        for line, address in _passed_over(page):
            if not _leads_somewhere(site, page, address):
                yield Finding(site.place(page.path, line), f"leads to `{address}`: there is no such file or anchor")


def links_work_in_every_folder(site: BuiltSite) -> Iterator[Finding]:
    """A link within the site is relative and stays in its folder, so that the site can be put anywhere.

    Only 404.html, which is served at any address, starts at the root of the host.
    """
    for page in pages(site):
        for element, address in page.links():
            if fault := _fault(page, address):
                yield Finding(site.place(page.path, element.sourceline), f"`{address}` {fault}")


def _passed_over(page: BuiltPage) -> Iterator[tuple[int, str]]:
    """Line and address of each link that lychee does not see."""
    for attributes, address in _PASSED_OVER:
        for value in page.root.xpath(attributes):
            for match in address.finditer(value):
                yield value.getparent().sourceline, match[1].strip()


def _leads_somewhere(site: BuiltSite, page: BuiltPage, address: str) -> bool:
    """Whether the address is there; what is not in the site is taken to be."""
    root = site.address or _NOWHERE
    target, anchor = urldefrag(urljoin(root + quote(page.path), address))
    if not target.startswith(root):
        return True
    file = site.folder / unquote(urlsplit(target.removeprefix(root)).path)
    if file.is_dir() and site.is_served:
        file /= "index.html"
    if not file.is_file():
        return False
    return not anchor or file.suffix != ".html" or unquote(anchor) in _anchors(site.folder, file)


@cache
def _anchors(folder: Path, file: Path) -> set[str]:
    return anchors(parse(folder, file.relative_to(folder).as_posix()))


def _fault(page: BuiltPage, address: str) -> str:
    """Why the address does not work everywhere; empty if it does, or leads to another host."""
    parts = urlsplit(address)
    if parts.scheme:
        return "" if parts.scheme in _SCHEMES else f"has the scheme `{parts.scheme}`, which leads nowhere"
    if parts.netloc:
        return "has no scheme, and from a disk means a file"
    if parts.path.startswith("/"):
        return "" if page.is_not_found_page else "starts at the root of the host, where the site need not be"
    climbs = normpath(join(dirname(page.path), unquote(parts.path))).startswith("..")
    return "leaves the folder of the site" if climbs else ""
