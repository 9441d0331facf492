"""Every page and every thing that a page can do, opened from a disk in a real browser that has no network."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import Traffic, reckon_once, wait_for

PARTS = 3
"""Into so many tests the pages are dealt, so that they can be opened side by side."""
SECTION = "joint-statement-2020-06-18/1-health-silk-road.html"


def address(folder: Path, path: str) -> str:
    return f"{folder.as_uri()}/{path}"


def switch_language(page: Page, language: str) -> None:
    """By keyboard: a click would be tried again, and the page scrolled, as long as the list is still opening."""
    page.locator(f"a.md-select__link[hreflang={language}]").focus()
    page.keyboard.press("Enter")


def columns(page: Page) -> list[str]:
    """Names of the columns that are seen beside paragraph 7."""
    return page.locator(".row:has(#p7) .beside > .column:visible .column__name").all_text_contents()


def makings(page: HtmlElement) -> frozenset[tuple[str, ...]]:
    """What scripts and style sheets find in a page, and which: its language, elements, attributes, classes, files."""
    elements = [*page.iter(etree.Element)]
    return frozenset(
        {("lang", page.get("lang", ""))}
        | {(element.tag, *sorted(element.attrib)) for element in elements}
        | {(element.tag, name) for element in elements for name in element.get("class", "").split()}
        | {("loads", path) for path in page.xpath("//@src | //link[@rel='stylesheet']/@href")}
    )


@pytest.fixture(scope="module")
def unlike(offline_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pages, of those that are made of the same but one: such are the glossary's of terms with as many uses."""

    def reckon() -> list[str]:
        paths = sorted(path.relative_to(offline_copy).as_posix() for path in offline_copy.rglob("*.html"))
        return [*{makings(html.parse(offline_copy / path).getroot()): path for path in paths}.values()]

    return reckon_once(tmp_path_factory, "pages-unlike", reckon)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_opens_without_network(page: Page, offline_copy: Path, unlike: list[str], part: int) -> None:
    """What each of them loads is looked up in `test_files`; here it is loaded, and scripts run on what they find."""
    paths = unlike[part::PARTS]
    assert len(paths) > 50
    for path in paths:
        page.goto(address(offline_copy, path))
        assert page.evaluate("[...document.images].filter((i) => !i.naturalWidth).map((i) => i.src)") == [], path
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<img src="https://example.org/picture.png">', "outside: https://example.org/picture.png"),
        ('<img src="../outside.png">', "outside: file:///"),
        ('<script src="missing.js"></script>', "failed: file:///"),
        ('<script>fetch("data.json").catch(() => 0)</script>', "failed: file:///"),
        ("<script>undefinedName()</script>", "script: "),
        ("<script>console.error('no worker')</script>", "console: no worker"),
    ],
)
def test_what_a_page_does_wrong_is_seen(
    browser: Browser, watch: Callable[[BrowserContext, Path], list[str]], tmp_path: Path, body: str, fault: str
) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "index.html").write_text(f"<!doctype html><title>x</title>{body}", "utf-8")
    (folder / "data.json").write_text("{}", "utf-8")
    with browser.new_context(offline=True) as window:
        faults, traffic, tab = watch(window, folder), Traffic(window), window.new_page()
        tab.goto((folder / "index.html").as_uri())
        traffic.settle(tab)
        assert [line for line in faults if line.startswith(fault)] != []


def test_a_reader_chooses_what_stands_beside_the_text(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, SECTION))
    page.locator(".text-bar__beside > summary").click()
    page.get_by_label("official Simplified Chinese text").check()
    page.get_by_label("machine translation").check()
    assert columns(page) == ["official Simplified Chinese text", "machine translation (English from Chinese)"]
    assert page.url.endswith("/1-health-silk-road.html?with=zh,mt")


def test_an_address_shows_its_choice_and_its_place(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, f"{SECTION}?with=zh,mt&differences=1#p7"))
    assert len(columns(page)) == 2
    expect(page.locator(".row:has(#p7) .difference")).to_be_visible()
    expect(page.locator("#p7")).to_be_in_viewport()


def test_the_choice_is_kept_from_page_to_page(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, f"{SECTION}?with=mt"))
    page.click(".md-footer__link--next")
    page.wait_for_url("**/2-connectivity.html?with=mt")
    assert page.locator(".beside > .column:visible").count() > 0


def test_switching_the_language_keeps_place_and_choice(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, f"{SECTION}?with=zh,mt"))
    page.evaluate("document.getElementById('p7').scrollIntoView({behavior: 'instant'})")
    wait_for(page, "document.getElementById('p7').getBoundingClientRect().top < innerHeight / 4")
    switch_language(page, "zh")
    page.wait_for_url(address(offline_copy, f"zh/{SECTION}?with=en,mt#p7"))
    assert columns(page) == ["英文官方文本", "机器译文（译自中文的英文）"]


def test_switching_the_language_keeps_the_place_on_a_page_without_texts(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, "names/index.html#KZ"))
    switch_language(page, "zh-Hant")
    page.wait_for_url(address(offline_copy, "zh-Hant/names/index.html#KZ"))
    expect(page.locator("#KZ")).to_be_in_viewport()


def test_a_citation_is_copied(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, SECTION))
    page.locator("#cite-p7 summary").click()
    page.locator("#cite-p7 label", has_text="CSL").click()
    page.locator("button[data-copies=cite-p7-csl]").click()
    expect(page.locator("button[data-copies=cite-p7-csl]")).to_have_attribute("data-done", "true")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-p7-csl").text_content()
    assert '"/joint-statement-2020-06-18/1-health-silk-road/#p7"' in copied


def test_a_register_is_sifted_by_category(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, "joint-statement-2020-06-18/translation-audit.html"))
    page.select_option("select[name=category]", "terminology")
    assert 0 < page.locator(".remark:visible").count() < page.locator(".remark").count()
    page.reload()
    assert {r.get_attribute("data-category") for r in page.locator(".remark:visible").all()} == {"terminology"}


@pytest.mark.parametrize(
    ("path", "figure"),
    [("names/index.html", "worldmap")],
)
def test_a_picture_is_shown_and_its_links_are_followed(page: Page, offline_copy: Path, path: str, figure: str) -> None:
    page.goto(address(offline_copy, path))
    link = page.locator(f"figure.{figure} svg a").first
    expect(link).to_be_visible()
    link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()


def test_a_raw_text_opens(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, "joint-statement-2020-06-18/index.html"))
    page.locator("a[href*='/raw/']:visible").first.click()
    page.wait_for_url("**/data/joint-statement-2020-06-18/raw/**")
    assert "High-level Video Conference" in page.locator("body").inner_text()


def test_the_dark_that_a_reader_chose_stays_on_the_next_page(page: Page, offline_copy: Path) -> None:
    page.goto(address(offline_copy, "index.html"))
    page.locator(".md-header [for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(address(offline_copy, SECTION))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
