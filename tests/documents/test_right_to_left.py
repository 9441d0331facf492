"""A text that runs from right to left has its numbers on the right, on a page that runs the other way, too."""

import pytest
from playwright.sync_api import Page

from conftest import PHONE

PAGES = [
    *("bidi-2024-02-01/ar/text/", "zh/bidi-2024-02-01/ar/text/", "tides-2024-01-02/he/text/"),
    "names-2024-03-02/fa/1-names/",
]


def edges(page: Page, selector: str) -> tuple[float, float]:
    """How far to the left an element begins, and how far it goes to the right."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize("path", PAGES)
def test_a_number_stands_to_the_right_of_its_text(page: Page, served_texts: str, path: str) -> None:
    page.goto(served_texts + path)
    number, text = edges(page, "#p1"), edges(page, "p.segment[data-segment=p1]")
    assert number[0] >= text[1]
    assert edges(page, "#p2")[1] == number[1]


@pytest.mark.parametrize("path", ["bidi-2024-02-01/text/", "names-2024-03-02/1-names/", "zh/lang-2024-01-01/text/"])
def test_of_other_texts_it_stands_to_the_left(page: Page, served_texts: str, path: str) -> None:
    page.goto(served_texts + path)
    assert edges(page, "#p1")[1] <= edges(page, "p.segment[data-segment=p1]")[0]


def test_on_a_narrow_page_it_stands_above_the_beginning_of_the_line(page: Page, served_texts: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{served_texts}bidi-2024-02-01/ar/text/")
    aligned = page.locator("#p1").evaluate("(number) => getComputedStyle(number).direction")
    assert aligned == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
