"""Whatever stands in an address, a page does what it does: codes that are none, signs with a meaning, far too much."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

SECTION = "joint-statement-2020-06-18/1-health-silk-road/"
SIGNS = quote("$& $$ $` $1 {} \\ ((((( [ * \" ' + \ud7ff <b> ? & # =")
ODD = ("%", "a%2", "%E0%A4%A", "p8%", "%00", "%ED%A0%80", "__proto__", SIGNS)
"""What may stand behind `#` or `=` and means something else to a decoder, an object, a pattern or a replacement."""
LONG = {
    "word": "x" * 100_000,
    "words": "".join(("word " * 4_000, '"', "疫" * 4_000, '"', "a\u200b" * 4_000, '"' * 50_000)),
}
"""More than anybody types."""
Faults = list[str]


@pytest.fixture
def faults(new_page: Page) -> Faults:
    """What scripts of the page throw."""
    thrown: Faults = []
    new_page.on("pageerror", lambda error: thrown.append(str(error)))
    return thrown


@pytest.fixture
def go(new_page: Page, served_site: str, built_site: Path) -> Callable[[str, str], None]:
    """Opens a page under an address with what is behind it, which may be longer than a server takes."""

    def answer(route: Route) -> None:
        if route.request.is_navigation_request():
            path = route.request.url.removeprefix(served_site).split("?")[0]
            route.fulfill(path=built_site / path / "index.html", content_type="text/html")
        else:
            route.continue_()

    new_page.route("**/*", answer)

    def go(path: str, behind: str) -> None:
        new_page.goto("about:blank")
        new_page.goto(f"{served_site}{path}{behind}")

    return go


@pytest.mark.parametrize("odd", ODD)
def test_no_sign_in_an_address_hides_a_button(
    new_page: Page, go: Callable[[str, str], None], faults: Faults, odd: str
) -> None:
    go(SECTION, f"?h={odd}&with={odd}#{odd}")
    assert [button.is_visible() for button in new_page.locator(".act--link, .act--cite").all()] == [True, True]
    assert faults == []


@pytest.mark.parametrize("odd", ODD[-4:])
def test_odd_signs_are_searched_for_as_any_others(
    new_page: Page, go: Callable[[str, str], None], faults: Faults, odd: str
) -> None:
    go("search/", f"?q={odd}&kind={odd}#{odd}")
    expect(new_page.locator(".search-status")).not_to_have_text("Type to start searching")
    go("glossary/", f"?find={odd}&kind={odd}#{odd}")
    expect(new_page.locator("form.filter")).to_be_visible()
    assert faults == []


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG.keys())
def test_far_too_much_is_answered_too(
    new_page: Page, go: Callable[[str, str], None], faults: Faults, typed: str
) -> None:
    go("search/", f"?q={quote(typed)}&h={quote(typed)}")
    expect(new_page.locator(".search-status")).not_to_have_text("Type to start searching")
    assert len(new_page.locator(".search-status").inner_text()) < 1000
    go("glossary/", f"?find={quote(typed)}")
    expect(new_page.locator("form.filter")).to_be_visible()
    assert faults == []


def test_many_stretches_to_mark_are_marked_as_far_as_an_address_tells_them(
    new_page: Page, go: Callable[[str, str], None], faults: Faults
) -> None:
    go(SECTION, f"?h=Silk{''.join(f'&h=word{number}' for number in range(10_000))}")
    expect(new_page.locator("article mark").first).to_have_text("Silk")
    assert faults == []


def test_a_browser_that_keeps_nothing_shows_all_the_same(new_page: Page, go: Callable[[str, str], None]) -> None:
    refuse = "Object.defineProperty(window, '{}', { get() { throw new DOMException('no', 'SecurityError') } })"
    for store in ("sessionStorage", "localStorage"):
        new_page.add_init_script(refuse.replace("{}", store, 1))
    go(SECTION, "#p8")
    expect(new_page.locator(".act--link")).to_be_visible()


def test_a_place_that_another_page_has_kept_in_another_form_is_passed_over(
    new_page: Page, go: Callable[[str, str], None], faults: Faults
) -> None:
    for kept in ("{", "null", "[1, {}]"):
        new_page.add_init_script(
            f"if (location.protocol === 'http:') sessionStorage.setItem('archive-place', {kept!r})"
        )
        go(SECTION, "")
        expect(new_page.locator(".act--link")).to_be_visible()
    assert faults == []
