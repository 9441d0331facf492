"""The page of results: reached by Enter, kept in an address, shared, opened from a disk, walked by keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from fixtures.site_pages import read_page

FOLDERS = ["", "zh/", "zh-Hant/"]


def hits(page: Page) -> Locator:
    return page.locator(".search-results .md-search-result__link")


@pytest.mark.parametrize("folder", FOLDERS)
def test_enter_leads_to_an_address_that_another_reader_can_open(
    page: Page, new_page: Page, served_site: str, folder: str
) -> None:
    page.goto(f"{served_site}{folder}")
    page.keyboard.press("/")
    page.keyboard.type("vaccine & “fast track” 50%")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{folder}search/?q=*")
    expect(page.locator(".search-form input")).to_have_value("vaccine & “fast track” 50%")
    page.locator(".search-form input").fill("telemedicine")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=telemedicine")
    expect(hits(page).first).to_contain_text("telemedicine")
    new_page.goto(page.url)
    expect(hits(new_page).first).to_contain_text("telemedicine")


def test_filters_stand_in_the_address_and_going_back_takes_them_back(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}search/?q=cooperation&document=xinhua-2020-09-17&kind=texts")
    expect(hits(page).first).to_have_attribute("data-document", "xinhua-2020-09-17")
    expect(page.locator(".search-page").get_by_label("Document", exact=True)).to_have_value("xinhua-2020-09-17")
    page.locator(".search-page").get_by_label("Document", exact=True).select_option("")
    page.wait_for_url("**/search/?q=cooperation&kind=texts")
    page.locator(".search-form input").fill("vaccine")
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_url("**/search/?q=vaccine&kind=texts")
    page.go_back()
    expect(page.locator(".search-form input")).to_have_value("cooperation")


def test_the_page_works_from_a_disk(new_page: Page, offline_copy: Path) -> None:
    new_page.goto(f"{(offline_copy / 'index.html').as_uri()}")
    new_page.keyboard.press("/")
    new_page.keyboard.type("疫苗")
    new_page.keyboard.press("Enter")
    new_page.wait_for_url("file://**/search.html?q=*")
    expect(hits(new_page).first).to_contain_text("疫苗")
    hits(new_page).first.click()
    new_page.wait_for_url("file://**/joint-statement-2020-06-18/1-health-silk-road.html?*")


def test_all_hits_can_be_reached_by_keyboard(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}search/?q=cooperation")
    expect(hits(page).first).to_be_visible()
    for section in page.locator(".search-results .search-group").all():
        more = section.get_by_role("button", name="Show more")
        while more.is_visible():
            count = section.locator(".md-search-result__link").count()
            more.focus()
            page.keyboard.press("Enter")
            expect(section.locator(".md-search-result__link").nth(count)).to_be_focused()
    assert hits(page).count() == int(page.locator(".search-status").inner_text().split()[0]) > 40


def test_the_box_leads_to_all_results(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}zh/")
    page.keyboard.press("/")
    page.keyboard.type("合作")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.locator(".search-all").click()
    page.wait_for_url("**/zh/search/?q=*")
    expect(hits(page).nth(10)).to_be_visible()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_phone_shows_the_page_whole(phone: Page, served_site: str, folder: str) -> None:
    phone.goto(f"{served_site}{folder}search/?q=2020-06-18")
    expect(hits(phone).first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_page_is_before_or_behind_it(built_site: Path, folder: str) -> None:
    root = read_page(built_site, f"{folder}search/index.html").root
    assert root.xpath("//*[contains(@class, 'md-footer__link')] | //link[@rel='prev' or @rel='next']") == []


def test_an_address_without_a_search_asks_for_one(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}search/")
    expect(page.locator(".search-status")).to_have_text("Type to start searching")
    expect(hits(page)).to_have_count(0)


def test_without_a_script_the_page_says_what_it_needs(browser: Browser, served_site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served_site}search/?q=vaccine")
        said = page.evaluate("document.querySelector('.search-page noscript').innerText")
        assert said.startswith("Searching needs JavaScript")
