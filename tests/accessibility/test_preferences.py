"""What readers set in their system: less motion, four times the size, colours of their own."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from fixtures.page_kinds import KINDS

MOVING = """() => [...document.querySelectorAll("*")].flatMap(e => [null, "::before", "::after"].map(part => {
    const style = getComputedStyle(e, part)
    const moves = style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
    return moves || style.animationName !== "none" || style.scrollBehavior === "smooth" ? e.className : null
})).filter(name => name !== null)"""
CUT = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility({visibilityProperty: true}))
    .filter(e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim()))
    .filter(e => e.scrollWidth > e.clientWidth + 1 && ["hidden", "clip"].includes(getComputedStyle(e).overflowX))
    .filter(e => !e.closest(".md-header__title, .md-search"))
    .map(e => e.outerHTML)"""
"""Texts that end in the middle. The header repeats in one line what the menu and the heading say in full."""
MASKED = """() => [...document.querySelectorAll("*")].flatMap(e => ["::before", "::after"].map(part => {
    const style = getComputedStyle(e, part)
    const isDrawn = style.content !== "none" && style.maskImage !== "none"
    return isDrawn && e.checkVisibility({visibilityProperty: true}) ? [style.backgroundColor, e.outerHTML] : null
})).filter(found => found !== null)"""
CANVAS = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(("wish", "moves"), [("no-preference", True), ("reduce", False)])
def test_less_motion_is_kept_by_the_theme_too(
    page: Page, served_site: str, wish: Literal["no-preference", "reduce"], moves: bool
) -> None:
    page.emulate_media(reduced_motion=wish)
    page.goto(served_site + KINDS["section"])
    assert bool(page.evaluate(MOVING)) is moves


@pytest.mark.parametrize("kind", KINDS)
def test_at_four_times_the_size_nothing_is_cut_and_only_figures_scroll_sideways(
    page: Page, served_site: str, kind: str
) -> None:
    """WCAG 2.2, 1.4.10: a window of 1280 by 1024 pixels at 400 % is 320 by 256 wide and high."""
    rest = KINDS[kind].removeprefix("zh-Hant/").removeprefix("zh/")
    page.set_viewport_size({"width": 320, "height": 256})
    for language in ("", "zh/", "zh-Hant/"):
        page.goto(f"{served_site}{language}{rest}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, language
        assert page.evaluate(CUT) == [], language


def test_the_rule_sees_what_is_cut(page: Page) -> None:
    page.set_content('<p style="width: 3em; overflow: hidden; white-space: nowrap">Nothing but a long sentence</p>')
    assert len(page.evaluate(CUT)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["section", "home", "audit"])
def test_in_the_readers_own_colours_signs_and_icons_stand_out(
    page: Page, served_site: str, kind: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(served_site + KINDS[kind])
    canvas = page.evaluate(CANVAS)
    assert [found for colour, found in page.evaluate(MASKED) if colour == canvas] == []
    icons = page.evaluate("[...document.querySelectorAll('.md-header svg')].map(e => getComputedStyle(e).fill)")
    assert icons and canvas not in icons


def test_in_the_readers_own_colours_the_focus_is_seen(page: Page, served_site: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(served_site + KINDS["section"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate("(s => [s.outlineStyle, s.outlineColor])(getComputedStyle(document.activeElement))")
    assert style[0] == "solid" and style[1] != page.evaluate(CANVAS)
