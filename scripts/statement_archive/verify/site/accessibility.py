"""Accessibility of built pages by axe-core in a real Chromium: a folder of pages in, findings out.

Every page is opened from a server on this machine and looked at in both colour schemes and at two widths: once as it
loads; then with every `<details>` open and all texts side by side, because axe passes over what is hidden. In the other
scheme only colours can differ, and only rules on colour are asked. What was measured once is not measured again
(axe_run.js). Nothing is written, and what the pages look like is left to other tests.

Rules: those of axe-core for WCAG 2.0 to 2.2, level A, AA and AAA, and its best practices.
"""

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from statement_archive.findings import Finding, in_order
from statement_archive.tools import INSTALL_CHECKS, MissingToolError
from statement_archive.verify.site.browser import open_browser
from statement_archive.verify.site.built_site import BuiltSite
from statement_archive.verify.site.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

BROWSERS = 2
"""How many run at a time: one per core of a small machine."""
_AXE = "axe.min.js"
HEIGHT = 900
"""Of the window, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class _State:
    """One way in which a page is looked at."""

    scheme: str
    """`light` or `dark`"""
    width: int
    """of the window, in CSS pixels"""
    is_opened: bool = False
    """Whether everything that a reader can unfold is unfolded."""
    is_recoloured: bool = False
    """Whether nothing but its colours can have changed since it was looked at."""

    def __str__(self) -> str:
        return f"{self.scheme} {self.width}" + (" opened" if self.is_opened else "")


STATES = (
    _State("light", 390),
    _State("light", 1300, is_opened=True),
    _State("dark", 1300, is_opened=True, is_recoloured=True),
    _State("dark", 390, is_opened=True, is_recoloured=True),
)
"""In an order that changes as little as possible from one to the next; what has been opened stays open, and the last
has little that the one before has not."""
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "ACT"]
"""axe's tags of the rules that are asked."""
_COMMON = {"resultTypes": ["violations"], "iframes": False}
_STRUCTURE = _COMMON | {
    "runOnly": RULES,
    "rules": {"color-contrast": {"enabled": False}, "color-contrast-enhanced": {"enabled": False}},
}
"""Not asked: what axe's makers call experimental and don't stand by yet, and what holds only for frames."""
_COLOUR = _COMMON | {
    "elementRef": True,
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]},
}
"""Contrast is measured against levels AA (4.5:1) and AAA (7:1); what fails the first is not told for the second."""
_CHOOSE_SCHEME = """scheme => {
    const schemes = {light: "default", dark: "slate"}
    document.querySelector(`input[data-md-color-scheme=${schemes[scheme]}]`)?.click()
}"""
"""The theme looks at the browser's preference only as a page loads; after that a reader switches."""
_OPEN = """() => {
    const closed = document.querySelectorAll("details:not([open])")
    const texts = document.querySelectorAll(".beside-form input:not(:checked)")
    closed.forEach(details => details.open = true)
    texts.forEach(box => box.click())
}"""
_RUN = Path(__file__).with_name("axe_run.js").read_text("utf-8")


def _say_nothing(_: str) -> None:
    """Nobody counts the pages."""


@dataclass(frozen=True, slots=True)
class OpenedSite:
    """A built site and the browser that opens its pages."""

    site: BuiltSite
    chromium: str
    """Path of the browser's executable."""
    pages: tuple[str, ...]
    """Paths within the site of the pages to open."""
    on_page: Callable[[str], object] = _say_nothing
    """Called with the path of each page that has been looked at, from several threads."""


def pages_are_accessible(opened: OpenedSite) -> Iterator[Finding]:
    """axe-core finds nothing wrong on any page, light and dark, on a phone and on a desk, folded and unfolded."""
    found = check(opened.site.folder, chromium=opened.chromium, pages=opened.pages, on_page=opened.on_page)
    for finding in found:
        yield Finding(opened.site.place(finding.place, 0), finding.message, finding.hint)


def check(
    folder: Path, *, chromium: str, pages: Collection[str], on_page: Callable[[str], object] = _say_nothing
) -> list[Finding]:
    """What axe finds on pages of a built site, in order of page and rule.

    `pages` are paths within `folder`, with forward slashes; a finding's place is such a path. `chromium` is the
    browser's executable. Raises Playwright's errors if the browser does not start or a page can't be opened.
    """
    # Beside the pages, so that the browser compiles the checker once.
    with served(folder, {_AXE: _axe()}) as address, ThreadPoolExecutor(BROWSERS) as browsers:
        # Neighbours are alike and as long as one another, so that dealing them out in turn gives fair shares.
        shares = [share for first in range(BROWSERS) if (share := list(pages)[first::BROWSERS])]
        found = browsers.map(partial(_check_share, address=address, chromium=chromium, on_page=on_page), shares)
        return in_order(chain.from_iterable(found))


@cache
def _axe() -> Path:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        raise MissingToolError("axe-playwright-python", INSTALL_CHECKS)
    return Path(spec.origin).with_name(_AXE)


def _check_share(paths: list[str], *, address: str, chromium: str, on_page: Callable[[str], object]) -> list[Finding]:
    """The findings on some of the pages, in a browser of their own."""
    findings: list[Finding] = []
    with open_browser(chromium) as browser:
        # What moves has no colour that could be measured.
        page = browser.new_context(reduced_motion="reduce").new_page()
        for path in paths:
            findings += _check_page(page, path, address=address)
            on_page(path)
    return findings


def _check_page(page: "Page", path: str, *, address: str) -> Iterator[Finding]:
    """One finding for each rule and element, with all states in which the element breaks the rule."""
    page.goto(address + path)
    page.add_script_tag(url=address + _AXE)
    states: dict[tuple[str, str, str], list[str]] = {}
    for state in STATES:
        if state.is_opened:
            page.evaluate(_OPEN)
        for rule, help_, selector in _violations(page, state):
            states.setdefault((rule, help_, selector), []).append(str(state))
    for (rule, help_, selector), seen in states.items():
        yield Finding(path, f"{rule}: {selector} ({', '.join(seen)})", help_)


def _violations(page: "Page", state: _State) -> Any:
    """Rule, help and selector of each element that breaks a rule in this state."""
    page.set_viewport_size({"width": state.width, "height": HEIGHT})
    page.evaluate(_CHOOSE_SCHEME, state.scheme)
    return page.evaluate(_RUN, [state.scheme, None if state.is_recoloured else _STRUCTURE, _COLOUR])
