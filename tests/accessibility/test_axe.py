"""axe-core finds nothing on pages of several kinds, in every state, and finds what is put there on purpose."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from conftest import find_chromium
from fixtures.page_kinds import KINDS
from statement_archive.bench.search import type_query
from statement_archive.verify.site.accessibility import RULES, check

GOOD = """<!doctype html>
<html lang="en"><head><meta name="viewport" content="width=device-width"><title>t</title></head>
<body style="background:#fff;color:#000"><main><h1>Heading</h1><p>Text</p>{}</main></body></html>"""


EVERYWHERE = "light 390, light 1300 opened"
COLOURED = "light 390, dark 1300 opened"
BAD = {
    "good": ("", ""),
    "pale": ('<p style="color:#777">pale</p>', f"color-contrast: p:nth-child(3) ({COLOURED})"),
    "less-pale": ('<p style="color:#666">less pale</p>', f"color-contrast-enhanced: p:nth-child(3) ({COLOURED})"),
    "same-ink": (
        '<section style="background:#888"><p>Text</p></section>',
        f"color-contrast-enhanced: section > p ({COLOURED})",
    ),
    "pale-again": ('<p style="color:#777">pale</p>', f"color-contrast: p:nth-child(3) ({COLOURED})"),
    "pale-once-more": ('<p style="color:#777">pale</p>', f"color-contrast: p:nth-child(3) ({COLOURED})"),
    "picture": ('<img src="data:,x">', f"image-alt: img ({EVERYWHERE})"),
    "field": ("<input>", f"label: input ({EVERYWHERE})"),
    "heading": ("<h4>too low</h4>", f"heading-order: h4 ({EVERYWHERE})"),
    "folded": ('<details><summary>more</summary><img src="data:,x"></details>', "image-alt: img (light 1300 opened)"),
    "wide": (
        "<style>.w {display: none} @media (min-width: 800px) {.w {display: block; color: #777}}</style>"
        '<p class="w">pale</p>',
        "color-contrast: .w (light 1300 opened, dark 1300 opened)",
    ),
}
"""What is wrong with a page by its name, and what is said of it."""
OPENED = ("home in Chinese", "front page", "section", "term")


def test_a_page_of_these_kinds_has_no_violation_in_any_state(built_site: Path) -> None:
    """`make check` opens every page."""
    found = check(built_site, chromium=find_chromium(), pages=[KINDS[kind] for kind in OPENED])
    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "folder", "typed"), [(1300, "", "vacine"), (390, "zh/", "WTO")])
def test_the_open_search_box_has_no_violation(
    page: Page, served_site: str, scheme: Literal["light", "dark"], width: int, folder: str, typed: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(served_site + folder)
    type_query(page, typed)
    assert page.locator(".md-search-result__item:visible").count() > 1
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []


def test_a_bad_page_is_reported_with_rule_place_and_states(tmp_path: Path) -> None:
    for name, (bad, _) in BAD.items():
        (tmp_path / f"{name}.html").write_text(GOOD.format(bad), "utf-8")
    found = check(tmp_path, chromium=find_chromium(), pages=[f"{name}.html" for name in BAD])
    assert {finding.place: finding.message for finding in found} == {
        f"{name}.html": message for name, (_, message) in BAD.items() if message
    }
    assert len(found) == sum(bool(message) for _, message in BAD.values())
