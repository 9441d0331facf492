"""What readers come for, in the engines of Firefox and Safari; of Chromium, the other folders tell more."""

import json
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from fixtures.windows import Window

STATEMENT = "joint-statement-2020-06-18/"
SECTION = f"{STATEMENT}1-health-silk-road/"
HITS = ".md-search-result__list"
HEAD_IN_VIEW = """
const head = document.getElementById(arguments[0]), box = head.getBoundingClientRect()
const bars = [...document.querySelectorAll(".text-bar, .heads")].filter((bar) => bar.checkVisibility())
const edge = Math.max(...bars.map((bar) => bar.getBoundingClientRect().bottom))
const seen = document.elementFromPoint(box.left + 2, box.top + box.height / 2)
return head.contains(seen) && box.top >= edge && box.top < edge + 60
"""
"""Whether the number of a paragraph is right under the bar, or the heads of columns, and nothing lies upon it."""
MARKS_IN_VIEW = """
const item = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".item")
return [...item?.querySelectorAll("mark") ?? []].filter((mark) => {
  const box = mark.getBoundingClientRect()
  return box.height && mark.contains(document.elementFromPoint(box.left + 2, box.top + box.height / 2))
}).map((mark) => mark.textContent)
"""
"""The marked words, in the paragraph of the address, that a reader sees without scrolling."""
SHOWN_SEGMENTS = """
return Object.fromEntries([...document.querySelectorAll("article [data-segment]")]
  .filter((segment) => segment.checkVisibility()).map((segment) => [segment.dataset.segment, segment.innerText]))
"""
"""What each paragraph or heading that is shown says, by its id."""


def arrives_at(window: Window, id: str) -> None:
    """Waits for a paragraph to be where its address leads."""
    window.until(lambda: window.ask(HEAD_IN_VIEW, id), f"{id} under the bar")


class TestSearch:
    def test_a_slash_and_a_word_find_a_paragraph_where_the_word_is_marked(self, window: Window) -> None:
        window.open("")
        window.press("/")
        window.press("vaccine")
        hit = window.first(f"{HITS}[data-query=vaccine] a")
        assert "vaccine" in hit.text
        target = window.ask("return arguments[0].href", hit)
        window.click(f"{HITS} a")
        window.until(lambda: window.driver.current_url == target, target)
        assert window.until(lambda: window.ask(MARKS_IN_VIEW), "the marked word")[0] == "vaccine"

    def test_chinese_is_found_in_either_script(self, window: Window) -> None:
        window.open("zh/")
        window.click(".md-search__input")
        window.press("抗疫物资")
        window.until(lambda: "抗疫物資" in window.texts(f"{HITS} mark"), "the traditional form")


class TestSideBySide:
    def test_an_address_says_what_stands_beside_the_text(self, window: Window) -> None:
        window.open(f"{SECTION}?with=zh")
        assert window.first(".row:has(#p7) [data-witness=zh] .segment").text.startswith("我们强调")

    def test_a_reader_chooses_it_in_the_bar(self, window: Window) -> None:
        window.open(SECTION)
        assert window.seen(".row:has(#p7) .beside > .column") == []
        window.click(".text-bar__beside > summary")
        window.click(".beside-form label:has([value=zh])")
        window.click(".beside-form label:has([value=mt])")
        assert len(window.seen(".row:has(#p7) .beside > .column")) == 2
        window.arrives(f"{SECTION}?with=zh,mt")


class TestLanguageSwitch:
    def test_keeps_the_paragraph_that_the_address_names(self, window: Window) -> None:
        window.open(f"{SECTION}#p7")
        window.hover(".md-select")
        window.click(".md-select__link[hreflang=zh]")
        window.arrives(f"zh/{SECTION}#p7")
        arrives_at(window, "p7")

    def test_keeps_what_was_set_beside_the_text(self, window: Window) -> None:
        window.open(f"{SECTION}?with=zh,mt#p7")
        window.hover(".md-select")
        window.click(".md-select__link[hreflang=zh]")
        window.arrives(f"zh/{SECTION}?with=en,mt#p7")
        assert len(window.seen(".row:has(#p7) .beside > .column")) == 2


class TestCiting:
    def test_a_citation_in_chicago_is_copied(self, window: Window) -> None:
        window.open(SECTION)
        window.click("#cite-p7 > summary")
        window.click("label[for=cite-p7-chicago-tab]")
        citation = window.first("#cite-p7-chicago").text
        assert citation.startswith("Foreign and other ministers of the Belt and Road cooperation partners, “Joint")
        window.click("[data-copies=cite-p7-chicago]")
        window.first("[data-copies=cite-p7-chicago][data-done]")
        window.click(".md-search__input")
        window.hold(Keys.CONTROL, "v")
        assert window.ask("return document.querySelector('.md-search__input').value") == citation


class TestWholeText:
    def test_has_every_paragraph_of_the_document(self, window: Window, built_site: Path) -> None:
        window.open(SECTION)
        window.click(".act--whole")
        window.arrives(f"{STATEMENT}full/")
        data = json.loads((built_site / "data" / STATEMENT / "segments.json").read_text("utf-8"))
        segments = next(text["segments"] for text in data["witnesses"] if text["siglum"] == "en")
        shown = window.ask(SHOWN_SEGMENTS)
        assert [s["id"] for s in segments if s["text"][:20] not in shown.get(s["id"], "")] == []


class TestLanding:
    @pytest.mark.parametrize(
        "page",
        [SECTION, f"{SECTION}?with=zh", f"{STATEMENT}full/", f"zh/{SECTION}"],
        ids=["alone", "beside", "whole", "zh"],
    )
    def test_the_paragraph_of_the_address_is_right_under_the_bar(self, window: Window, page: str) -> None:
        window.open(f"{page}#p7")
        arrives_at(window, "p7")
