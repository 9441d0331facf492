"""By keyboard alone: everything that is seen is reached, where one is is seen, and the menu opens on a phone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import wait_for
from fixtures.page_kinds import KINDS

PAGES = [KINDS["home"], KINDS["section"], KINDS["audit"]]
LONGEST_WALK = 1500
"""Presses of the Tab key after which a walk is taken to go in circles."""
SEEN = """e => e.checkVisibility({opacityProperty: true, visibilityProperty: true})"""
STEP = f"""() => {{
    const seen = {SEEN}
    const look = e => {{
        const style = getComputedStyle(e)
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.opacity].join()
    }}
    const last = window.lastFocused
    const complaints = last && look(last.element) === last.look ? ["no focus seen: " + last.element.outerHTML] : []
    const element = document.activeElement
    window.lastFocused = element === document.body ? null : {{element, look: look(element)}}
    if (element === document.body || "reached" in element.dataset) return {{isOver: true, complaints}}
    if (element.closest(".md-search")) window.lastFocused = null // has tests of its own
    element.dataset.reached = ""
    if (window.lastFocused && !seen(element)) complaints.push("out of sight: " + element.outerHTML)
    return {{isOver: false, complaints}}
}}"""
MISSED = f"""() => [...document.querySelectorAll("a[href], button, input, select, summary, label[for], [tabindex='0']")]
    .filter({SEEN}).filter(e => e.getBoundingClientRect().width > 0)
    .filter(e => !("reached" in e.dataset) && !("reached" in (e.control?.dataset ?? {{}})))
    .filter(e => !e.matches(".md-nav__title[for=__drawer], .md-overlay") && !e.closest(".md-search, [for=__search]"))
    .map(e => e.outerHTML)"""
"""What can be used and was not reached. Two labels close the menu for the pointer; Escape does so for the keyboard."""


@pytest.fixture(params=[1300, 390])
def wide_page(request: pytest.FixtureRequest, page: Page) -> Page:
    """A page of that width on which nothing moves."""
    page.set_viewport_size({"width": request.param, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    return page


def walk(page: Page) -> list[str]:
    """Presses Tab until every stop was visited; what is wrong on the way."""
    complaints: list[str] = []
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        step: dict[str, Any] = page.evaluate(STEP)
        complaints += step["complaints"]
        if step["isOver"]:
            return complaints
    return [*complaints, "the walk does not end"]


@pytest.mark.parametrize("path", PAGES)
def test_everything_that_is_seen_is_reached_and_the_focus_is_seen(wide_page: Page, served_site: str, path: str) -> None:
    wide_page.goto(served_site + path)
    assert walk(wide_page) == []
    assert wide_page.evaluate(MISSED) == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('<a href="#">a</a><style>a {outline: none !important}</style>', "no focus seen"),
        ('<a href="#" style="opacity: 0">a</a>', "out of sight"),
    ],
)
def test_the_walk_sees_what_is_wrong(page: Page, body: str, complaint: str) -> None:
    page.set_content(body + '<a href="#">b</a>')
    assert {found.split(":")[0] for found in walk(page)} == {complaint}


def test_the_walk_sees_what_it_missed(page: Page) -> None:
    page.set_content('<a href="#">a</a><label for="box">only for the pointer</label><input id="box" tabindex="-1">')
    assert walk(page) == []
    assert len(page.evaluate(MISSED)) == 2


def test_the_first_stop_skips_to_the_text(page: Page, served_site: str) -> None:
    page.goto(served_site + KINDS["section"])
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("language", ["", "zh/", "zh-Hant/"])
def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(phone: Page, served_site: str, language: str) -> None:
    phone.emulate_media(reduced_motion="reduce")
    phone.goto(f"{served_site}{language}joint-statement-2020-06-18/1-health-silk-road/")
    menu = phone.locator(".md-header__button[for=__drawer]")
    assert menu.get_attribute("aria-label") == phone.locator(".md-nav--primary").get_attribute("aria-label")
    menu.focus()
    phone.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(phone.locator(".md-nav--primary a:focus")).to_be_visible()
    contents = phone.locator(".md-nav__link[for=__toc]")
    contents.focus()
    phone.keyboard.press(" ")
    expect(phone.locator(".md-nav--secondary button:focus")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(contents).to_be_focused()
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(phone.locator(".md-nav--primary")).to_be_hidden()


def test_the_colours_are_switched_by_keyboard(page: Page, served_site: str) -> None:
    page.goto(served_site)
    before = page.evaluate("document.body.dataset.mdColorScheme")
    for key in ("Enter", " "):
        page.locator("[data-md-component=palette] button:visible").focus()
        page.keyboard.press(key)
        wait_for(page, f"document.body.dataset.mdColorScheme !== '{before}'")
        before = page.evaluate("document.body.dataset.mdColorScheme")
        expect(page.locator("[data-md-component=palette] button:visible")).to_be_focused()


def test_a_wide_table_is_scrolled_by_keyboard(phone: Page, served_site: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 600})
    phone.goto(served_site + KINDS["made"])
    region = phone.locator(".table-scroll[role=region]").first
    assert region.get_attribute("aria-label")
    region.focus()
    phone.keyboard.press("ArrowRight")
    wait_for(phone, "document.activeElement.scrollLeft > 0")
