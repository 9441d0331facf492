"""A page in Arabic stands as its readers expect: what begins a line is on the right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from statement_archive.parts.styles import STYLES
from statement_archive.verify.site.serving import served

SECTION = "river-ports-communique/preamble/"


@pytest.fixture(scope="module")
def site(three_languages: Path) -> Iterator[str]:
    with served(three_languages / "site") as address:
        yield address


def left(locator: Locator) -> float:
    box = locator.first.bounding_box()
    assert box
    return box["x"]


def right(locator: Locator) -> float:
    box = locator.first.bounding_box()
    assert box
    return box["x"] + box["width"]


def test_a_number_stands_in_the_margin_where_lines_begin(page: Page, site: str) -> None:
    page.goto(f"{site}ar/{SECTION}")
    number, text = page.locator("#p1"), page.locator("p[data-segment=p1]")
    assert left(number) >= right(text)
    page.goto(f"{site}{SECTION}")
    assert right(number) <= left(text)


def test_the_number_of_a_text_of_another_direction_stands_where_its_lines_begin(page: Page, site: str) -> None:
    page.goto(f"{site}ar/river-ports-note/text/")
    number, text = page.locator("#p1"), page.locator("p[data-segment=p1]")
    assert text.get_attribute("lang") == "zh-Hans"
    assert right(number) <= left(text)


def test_the_text_of_another_direction_runs_as_it_does(page: Page, site: str) -> None:
    page.goto(f"{site}ar/{SECTION}?with=en")
    own, other = page.locator("p[data-segment=p1]"), page.locator("p[data-beside=p1]:visible")
    assert left(own) >= right(other)
    assert other.evaluate("(text) => getComputedStyle(text).direction") == "ltr"


def test_code_runs_from_left_to_right_and_a_citation_in_words_does_not(page: Page, site: str) -> None:
    page.goto(f"{site}ar/{SECTION}")
    directions = page.locator("#cite-p1 pre").evaluate_all("(all) => all.map((one) => getComputedStyle(one).direction)")
    assert directions == ["rtl", *("ltr" for _ in STYLES), "ltr", "ltr", "ltr"]


def test_the_way_back_is_on_the_right_and_the_way_on_to_the_left(page: Page, site: str) -> None:
    page.goto(f"{site}ar/{SECTION}")
    assert left(page.locator(".md-footer__link--prev")) > right(page.locator(".md-footer__link--next"))


@pytest.mark.parametrize(("language", "typed"), [("ar", "الفقرة 3"), ("fr", "paragraphe 3"), ("fr", "par.\u00a03")])
def test_the_search_leads_to_a_paragraph_by_the_word_that_the_interface_has_for_it(
    page: Page, site: str, language: str, typed: str
) -> None:
    page.goto(f"{site}{language}/")
    page.fill(".md-search__input", typed)
    hit = page.locator(".md-search-result__link").first
    hit.wait_for()
    assert str(hit.get_attribute("href")).startswith(f"{site}{language}/river-ports-communique/1-safety/")


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("path", ["", "names/", "references/", SECTION, "river-ports-communique/"])
def test_nothing_reaches_beyond_the_page(page: Page, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}ar/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
