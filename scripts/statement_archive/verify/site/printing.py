"""Prints pages of a built site on paper that a file holds (PDF)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from statement_archive.addresses import Addresses
from statement_archive.tools import MissingToolError
from statement_archive.verify.site.browser import open_browser

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

_NOWHERE = "http://archive.invalid/"
"""Where a site stands whose address is not known; no link that leads there is printed."""
_UNLINK = """address => {
  for (const link of document.querySelectorAll("a[href]"))
    if (link.href.startsWith(address) && link.href.split("#")[0] !== location.href) link.removeAttribute("href");
}"""
_PAPER = "A4"


@contextmanager
def printer(site: Path, addresses: Addresses, executable: str) -> Iterator[Callable[[str], bytes]]:
    """What prints a page, given its path under `docs/`, for as long as a browser is open.

    The file is tagged and has an outline of the headings. The browser takes the page for the one at the site's own
    address, so that links lead there; it runs none of its scripts. Raises MissingToolError where the site has not got
    the page, as one that was built before its document came.
    """
    with open_browser(executable) as browser:

        def printed(path: str) -> bytes:
            if not (site / addresses.file(path)).is_file():
                raise MissingToolError(f"{addresses.file(path)} in {site.name}/", "run `make site` first")
            # A window of its own for each: what a browser counts begins anew, and so does what it writes.
            with browser.new_context(java_script_enabled=False) as window:
                return _print(window, site, addresses, path)

        yield printed


def _print(window: "BrowserContext", site: Path, addresses: Addresses, path: str) -> bytes:
    host = addresses.site_url or _NOWHERE
    window.route("**/*", lambda route: _answer(route, site, urlsplit(host).path))
    page = window.new_page()
    page.goto(host + addresses.within(path))
    page.evaluate("() => document.fonts.ready.then(() => true)")
    if host == _NOWHERE:
        page.evaluate(_UNLINK, _NOWHERE)
    return page.pdf(format=_PAPER, prefer_css_page_size=True, tagged=True, outline=True)


def _answer(route: "Route", site: Path, root: str) -> None:
    """Answer a request from the files of the site: the network is asked for nothing."""
    path = unquote(urlsplit(route.request.url).path).removeprefix(root)
    file = site / (f"{path}index.html" if not path or path.endswith("/") else path)
    if file.is_file() and file.resolve().is_relative_to(site.resolve()):
        route.fulfill(path=file)
    else:
        route.fulfill(status=404)
