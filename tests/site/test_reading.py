"""Reading as a scholar would, in a real browser: side by side, registers and back, citations, by keyboard."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SECTION = "joint-statement-2020-06-18/1-health-silk-road/"
SCRIPT_BUDGET = 15_000
"""Bytes that the archive's own scripts may have together, compressed."""


def columns(page: Page, row: str = "p7") -> list[str]:
    """Names of the columns that are seen beside the paragraph."""
    found = page.locator(f".row:has(#{row}) .beside > .column:visible .column__name")
    return found.all_text_contents()


def choose(page: Page, name: str) -> None:
    """Opens the choice of texts, where it is folded, and takes one."""
    if page.get_by_label(name).is_hidden():
        page.locator(".text-bar__beside > summary").click()
    page.get_by_label(name).check()


def test_a_reader_chooses_what_stands_beside_the_text(page: Page, served_site: str) -> None:
    page.goto(served_site + SECTION)
    assert page.locator(".beside:visible").count() == 0
    choose(page, "official Simplified Chinese text")
    assert columns(page) == ["official Simplified Chinese text"]
    assert page.url.endswith("?with=zh")
    choose(page, "machine translation")
    assert columns(page) == ["official Simplified Chinese text", "machine translation (English from Chinese)"]
    assert page.url.endswith("?with=zh,mt")


def test_a_shared_address_shows_the_same_choice(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{SECTION}?with=zh,mt&differences=1#p7")
    assert len(columns(page)) == 2
    expect(page.locator(".row:has(#p7) .difference")).to_be_visible()
    expect(page.locator(".row:has(#p7) [data-witness=mt] .segment")).to_be_hidden()
    top = page.evaluate("document.getElementById('p7').getBoundingClientRect().top")
    assert 0 <= top < 900


def test_columns_stand_beside_the_text_on_a_wide_screen_and_below_it_on_a_phone(page: Page, served_site: str) -> None:
    for width, is_beside in ((1300, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{served_site}{SECTION}?with=zh,mt")
        own = page.locator(".row:has(#p7) > .own").bounding_box()
        other = page.locator(".row:has(#p7) [data-witness=zh]").bounding_box()
        assert own and other
        assert (other["x"] > own["x"] + own["width"] - 1) is is_beside
        assert (other["y"] > own["y"] + own["height"] - 1) is not is_beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_choice_is_kept_from_page_to_page(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{SECTION}?with=mt")
    page.click(".md-footer__link--next")
    page.wait_for_url("**/2-connectivity/**")
    assert columns(page, "p9") == ["machine translation (English from Chinese)"]


def test_switching_the_language_keeps_place_and_choice(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{SECTION}?with=zh,mt")
    page.evaluate("document.getElementById('p7').scrollIntoView({behavior: 'instant'})")
    # A pointer that meets the menu half open is moved again, and the page scrolled for it.
    page.locator("a[hreflang=zh]").evaluate("link => link.click()")
    page.wait_for_url("**/zh/joint-statement-2020-06-18/1-health-silk-road/**")
    assert page.url.endswith("?with=en,mt#p7")
    assert columns(page, "p7") == ["英文官方文本", "机器译文（译自中文的英文）"]


def test_one_chinese_paragraph_stands_beside_its_lead_and_bullets(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}press-release-2020-06-18/text/?with=zh-Hant")
    row = page.locator(".row:has(#p4)")
    assert row.locator("[data-segment]").count() == 5
    assert row.locator("[data-beside]:visible").count() == 1


def test_without_a_script_the_page_is_whole_and_the_parallel_page_shows_everything(
    browser: Browser, served_site: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served_site + SECTION)
        assert page.locator("[data-segment=p7]").is_visible()
        assert page.locator(".beside-form, .beside").first.is_hidden()
        page.click(".colophon >> text=All texts of this section")
        assert page.locator("[data-beside=p7]:visible").count() == 3
        page.locator("details.differences summary").nth(1).click()
        assert page.locator(".difference:visible").count() == 1


@pytest.mark.parametrize(("language", "place"), [("", "mt/"), ("zh/", "mt/"), ("zh-Hant/", "")])
def test_a_flag_leads_to_its_entry_and_the_entry_back_by_keyboard(
    page: Page, served_site: str, language: str, place: str
) -> None:
    page.goto(f"{served_site}{language}joint-statement-2020-06-18/{place}1-health-silk-road/")
    page.locator(".item:has(#p8) .notes > summary").first.click()
    flag = page.locator("a.flag[id^=t-p8], a.flag[id^=d-p8]").first
    name = flag.get_attribute("id")
    flag.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{str(name).split('-', 1)[1]}")
    entry = page.locator(f"[id='{str(name).split('-', 1)[1]}']")
    expect(entry).to_be_in_viewport()
    entry.locator("a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/1-health-silk-road/#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()


@pytest.fixture
def copying_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context.new_page()


def test_a_citation_is_copied_by_keyboard(copying_page: Page, served_site: str) -> None:
    page = copying_page
    page.goto(served_site + SECTION)
    page.locator("#cite-p7 summary").focus()
    page.keyboard.press("Enter")
    page.locator("#cite-p7-csl-tab").focus()
    page.keyboard.press(" ")
    page.locator("button[data-copies=cite-p7-csl]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("button[data-copies=cite-p7-csl]")).to_have_attribute("data-done", "true")
    (item,) = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert item["URL"] == f"{served_site}{SECTION}#p7"
    assert "sha256:" in json.dumps(item)


def test_the_scripts_are_small(project: Path) -> None:
    scripts = sorted((project / "docs/assets/javascripts").glob("*.js"))
    assert sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) < SCRIPT_BUDGET


def test_the_head_tells_reference_managers_what_they_read(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}joint-statement-2020-06-18/mt/1-health-silk-road/")
    assert "Joint statement" in str(page.locator("meta[name=citation_title]").get_attribute("content"))
    assert page.locator("meta[name=citation_publication_date]").get_attribute("content") == "2020/06/18"
    record = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert record["inLanguage"] == "en-t-zh-t0-und"
    assert record["translationOfWork"]["inLanguage"] == "zh-Hans"
    assert "archive:" not in page.content()


@pytest.mark.parametrize("width", [390, 1300])
def test_what_is_said_of_an_item_stands_at_its_text(page: Page, served_site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served_site}press-release-2020-06-18/text/")
    text = page.locator("[data-segment='p4.1']").bounding_box()
    margin = page.locator(".item:has(> [id='p4.1']) > .margin").bounding_box()
    assert text and margin
    if width == 390:
        assert text["x"] == pytest.approx(margin["x"]) and margin["y"] >= text["y"] + text["height"]
    else:
        assert margin["x"] >= text["x"] + text["width"] and margin["y"] < text["y"] + 20
