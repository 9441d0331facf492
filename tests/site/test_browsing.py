"""The site in a real browser: what it asks for, how it reads on a phone, in the dark, by keyboard."""

import pytest
from playwright.sync_api import Browser, Page

from conftest import Traffic

PATHS = (
    "",
    "joint-statement-2020-06-18/",
    "zh/joint-statement-2020-06-18/3-economic-recovery/",
    "zh-Hant/press-release-2020-06-18/text/",
    "joint-statement-2020-06-18/mt/1-health-silk-road/",
    "press-release-2020-06-18/made-zh-Hant/",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_no_other_host_and_breaks_nothing(new_page: Page, served_site: str, path: str) -> None:
    requests, errors = [], []
    new_page.on("request", lambda request: requests.append(request.url))
    new_page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    new_page.on("pageerror", lambda error: errors.append(str(error)))
    traffic = Traffic(new_page)
    new_page.goto(served_site + path)
    traffic.settle(new_page)
    assert [url for url in requests if not url.startswith((served_site, "data:", "blob:"))] == []
    assert errors == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_phone(phone: Page, served_site: str, path: str) -> None:
    phone.goto(served_site + path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_language_switch_keeps_the_page(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}joint-statement-2020-06-18/1-health-silk-road/#p7")
    page.hover(".md-select")
    page.click("a[hreflang=zh]")
    page.wait_for_url(f"{served_site}zh/joint-statement-2020-06-18/1-health-silk-road/**")
    assert page.locator("h1").inner_text().startswith("一 建设健康丝绸之路")


def test_copying_a_paragraph_copies_clean_text(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}xinhua-2020-09-17/text/")
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector("[data-segment=p1]"));
            return getSelection().toString();
        }"""
    )
    assert copied.startswith("BEIJING, Sept. 17 (Xinhua) -- China, Russia, Kazakstan, Kyrgyzstan and Mongolia have")


def test_a_mark_is_reached_and_followed_by_keyboard(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}zh-Hant/press-release-2020-06-18/text/")
    page.locator("[data-segment=p2] a.repair").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/made-zh-Hant/#r6")
    assert page.locator("tr:has(#r6) del").inner_text() == "(xí)"


def test_light_and_dark_follow_the_reader(browser: Browser, served_site: str) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(served_site)
            colours[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colours["light"] != colours["dark"]


def test_on_paper_there_is_the_text_and_its_source(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}joint-statement-2020-06-18/preamble/")
    page.emulate_media(media="print")
    assert page.locator("[data-segment=p1]").is_visible()
    assert page.locator(".paper-head").is_visible()
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-sidebar--primary").is_visible()
