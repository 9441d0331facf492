"""The page of what a search finds, under an address that can be kept; a script fills it (search/page.js)."""

from dataclasses import replace

from markupsafe import Markup

from statement_archive.pages.page import Page, make_overview
from statement_archive.parts.html import tag
from statement_archive.reader import Reader

RESULTS = "search"
"""Name of the page in the folder of a language; what is searched for stands behind it: `?q=ports`."""
_LONGEST = "1000"
"""Characters that a field takes."""


def render_results(reader: Reader) -> Page:
    """The page in one language, without hits."""
    title, lead = reader.say("results-title"), reader.say("results-lead")
    page = make_overview(reader, f"{reader.language}/{RESULTS}.md", title, lead, [_panel(reader)])
    return replace(page, is_listed=False)


def _panel(reader: Reader) -> Markup:
    label = reader.say("search-label")
    field = tag(
        "input", type="search", name="q", aria_label=label, maxlength=_LONGEST, autocapitalize="off", spellcheck="false"
    )
    button = tag("button", reader.say("search-go"), type="submit")
    return tag(
        "div",
        tag("form", field, button, class_="search-form", role="search"),
        tag("noscript", tag("p", reader.say("results-noscript"))),
        tag("form", class_="search-filters", aria_label=reader.say("search-filters")),
        tag("p", class_="search-status", role="status"),
        tag("div", class_="search-results"),
        class_="search-page",
    )
