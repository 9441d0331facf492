"""Terms and names in a real browser: definitions where one reads, concordances, the pictures and their links."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

SECTION = "joint-statement-2020-06-18/1-health-silk-road/"


@pytest.mark.parametrize("language", ["", "zh/", "zh-Hant/"])
def test_a_term_shows_its_definition_and_leads_to_its_concordance(page: Page, served_site: str, language: str) -> None:
    page.goto(f"{served_site}{language}{SECTION}")
    term = page.locator("a.term").first
    assert len(str(term.get_attribute("title"))) > 10
    term.focus()
    assert term.evaluate("e => getComputedStyle(e, '::after').content") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}glossary/**")
    cell = page.locator("table.concordance td a").first
    expect(cell).to_be_visible()
    cell.click()
    page.wait_for_url(re.compile(r"/(joint|press|xinhua)[^/]*/[^#]*#\w+$"))


def test_a_section_ends_with_the_names_and_terms_in_it(page: Page, served_site: str) -> None:
    page.goto(served_site + SECTION)
    named = page.locator("#named ~ .named")
    assert named.get_by_text("United Nations", exact=True).count() == 1
    assert named.get_by_text("telemedicine", exact=True).count() == 1


@pytest.mark.parametrize("language", ["", "zh/", "zh-Hant/"])
def test_an_address_of_a_country_opens_what_texts_call_it(phone: Page, served_site: str, language: str) -> None:
    phone.goto(f"{served_site}{language}names/#KZ")
    entry = phone.locator("details#KZ")
    expect(entry).to_have_attribute("open", "")
    expect(entry.get_by_text("Kazakstan", exact=True)).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("language", "name"), [("", "Kazakhstan"), ("zh/", "哈萨克斯坦"), ("zh-Hant/", "哈薩克斯坦")])
def test_whether_a_country_took_part_takes_one_click(page: Page, served_site: str, language: str, name: str) -> None:
    page.goto(served_site + language)
    page.locator(".md-header .menu a").nth(2).click()
    page.wait_for_url(f"**/{language}names/")
    present = page.locator("h3#minister + div")
    line = present.locator("summary", has_text=name).first
    expect(line).to_be_visible()
    line.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#KZ a").first).to_be_visible()


@pytest.mark.parametrize(("path", "figure"), [("names/", "worldmap")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_fits_a_phone_and_its_links_are_seen_in_both_schemes(
    phone: Page, served_site: str, path: str, figure: str, scheme: Literal["light", "dark"]
) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(served_site + path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    links = phone.locator(f"figure.{figure} svg a")
    assert links.count() >= 3
    expect(links.first).to_be_visible()


def test_a_country_on_the_map_is_reached_by_keyboard(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}names/")
    link = page.locator("figure.worldmap svg a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/names/#*")
    code = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{code}']")).to_be_in_viewport()
