"""A rule on what pages may run and load: files of the site, and nothing that stands in the page.

It knows no list of headers: what a host sends is its own matter, what a page says of itself holds on every host.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from statement_archive.findings import Finding
from statement_archive.verify.site.built_site import BuiltPage, BuiltSite, pages

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POLICY = "content-security-policy"
_ALLOWED = {"'none'", "'self'", "data:", "file:"}
"""What a policy may name: `data:` for pictures alone, `file:` on a disk alone."""
_DATA = {"application/json", "application/ld+json"}
_LOADED = ("href", "src", "action", "formaction", "data", "poster", "srcdoc", "xlink:href")
"""Attributes whose value a browser may run."""
_RUNS = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]+")
"""What browsers leave out of an address before they look at its scheme."""
_ELEMENTS = ("base", "embed", "frame", "iframe", "object", "portal", "style")
"""What no page of the site needs, and the policy refuses."""
_SHOWN = 60


def pages_run_files_of_the_site_alone(site: BuiltSite) -> Iterator[Finding]:
    """A page begins with a policy that lets it load files of the site alone, and has nothing that this would refuse."""
    for page in pages(site):
        for element, fault in (*_policy(page, site.is_served), *_refused(page)):
            yield Finding(site.place(page.path, element.sourceline or 0), fault)


def _policy(page: BuiltPage, is_served: bool) -> "Iterator[tuple[HtmlElement, str]]":
    """What is wrong with what a page says that it may load."""
    first = next(iter(page.root.xpath("//head/*")), page.root)
    if (first.get("http-equiv") or "").lower() != _POLICY:
        yield first, 'the head does not begin with a policy (`<meta http-equiv="Content-Security-Policy" …>`)'
        return
    said = [part.split() for part in (first.get("content") or "").split(";") if part.split()]
    policy = {name.lower(): {*sources} for name, *sources in reversed(said)}  # of two alike the first counts
    if policy.get("default-src") != {"'none'"}:
        yield first, "the policy allows what it does not name: `default-src` is not `'none'`"
    for name, sources in policy.items():
        allowed = _ALLOWED - ({"file:"} if is_served else set()) - (set() if name == "img-src" else {"data:"})
        for source in sorted(sources - allowed):
            yield first, f"the policy allows {source} for `{name}`"


def _refused(page: BuiltPage) -> "Iterator[tuple[HtmlElement, str]]":
    """What a page has that does something by itself."""
    for element in page.root.iter("*"):
        if element.tag == "script" and "src" not in element.attrib and element.get("type") not in _DATA:
            yield element, f"has a script in it: {_shown(element.text or '')}"
        elif element.tag in _ELEMENTS:
            yield element, f"has a `<{element.tag}>`, which no page needs"
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                yield element, f"has `{name}` on a `<{element.tag}>`: {_shown(value)}"
            elif name in _LOADED and _RUNS.match(_BLANK.sub("", value)):
                yield element, f"has an address that runs: {_shown(value)}"


def _shown(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
