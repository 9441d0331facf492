"""A rule on what pages may run and load: files of the site, and nothing that stands in the page.

It knows no list of headers: what a host sends is its own matter, what a page says of itself holds on every host.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from statement_archive.findings import Finding
from statement_archive.parts.running import running
from statement_archive.verify.site.built_site import BuiltPage, BuiltSite, pages

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POLICY = "content-security-policy"
_ALLOWED = {"'none'", "'self'", "data:", "file:"}
"""What a policy may name: `data:` for pictures alone, `file:` on a disk alone."""


def pages_run_files_of_the_site_alone(site: BuiltSite) -> Iterator[Finding]:
    """A page begins with a policy that lets it load files of the site alone, and has nothing that this would refuse."""
    for page in pages(site):
        for element, fault in (*_policy(page, site.is_served), *running(page.root)):
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
