"""The built site, as its readers meet it: pages, languages, links, texts."""

import json
import re
from pathlib import Path

import pytest

from fixtures.site_pages import LANGUAGES, BuiltPage, all_pages, read_page, segments

STATEMENT = "joint-statement-2020-06-18"


@pytest.fixture(scope="module")
def pages(built_site: Path) -> list[BuiltPage]:
    return all_pages(built_site)


def test_a_strict_build_has_nothing_to_say(build_log: str) -> None:
    assert not re.findall("WARNING|ERROR|Traceback|prefix dict", build_log)


def test_every_page_of_one_language_exists_in_the_others_under_the_same_path(pages: list[BuiltPage]) -> None:
    paths = {
        language: {page.path.removeprefix(f"{language}/") for page in pages if page.language == language}
        for language in LANGUAGES
    }
    assert paths["en"] == paths["zh"] == paths["zh-Hant"]
    assert len(paths["en"]) > 20


def test_nothing_is_loaded_from_another_host(pages: list[BuiltPage]) -> None:
    loading = {
        (element.tag, link) for page in pages for element, link in page.links() if element.tag not in ("a", "link")
    }
    styles = {
        ("link", href)
        for page in pages
        for href in page.root.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='preconnect']/@href")
    }
    assert {link for _, link in loading | styles if re.match(r"(https?:)?//", link)} == set()


def test_the_language_switch_keeps_the_page(pages: list[BuiltPage]) -> None:
    for page in pages:
        rest = page.path.removeprefix(f"{page.language}/").removesuffix("index.html")
        for link in page.root.xpath("//a[@class='md-select__link']"):
            language = link.get("hreflang")
            target = (Path("/", page.path).parent / link.get("href")).resolve()
            assert target == Path("/", "" if language == "en" else language, rest).resolve(), page.path


def test_the_side_navigation_lists_the_home_page_and_the_pages_of_one_document(pages: list[BuiltPage]) -> None:
    for page in pages:
        here = page.path.removeprefix(f"{page.language}/").split("/")[0]
        links = page.root.xpath(
            "//nav[contains(@class, 'md-nav--primary')]//a[@class='md-nav__link' or "
            "contains(@class, 'md-nav__link--active')]/@href"
        )
        targets = {(Path("/", page.path).parent / link.split("#")[0]).resolve() for link in links}
        names = {
            target.relative_to("/" if page.language == "en" else f"/{page.language}").parts[:1] for target in targets
        }
        assert names <= {(), (here,)}, page.path


def test_previous_and_next_stay_in_their_document(built_site: Path) -> None:
    page = read_page(built_site, f"zh/{STATEMENT}/2-connectivity/index.html")
    assert page.root.xpath("//a[contains(@class, 'md-footer__link')]/@href") == [
        "../1-health-silk-road/",
        "../3-economic-recovery/",
    ]
    last_of_all = read_page(built_site, "xinhua-2020-09-17/made-en/index.html")
    assert len(last_of_all.root.xpath("//a[contains(@class, 'md-footer__link')]")) == 1


@pytest.mark.parametrize("document", [STATEMENT, "press-release-2020-06-18", "xinhua-2020-09-17"])
def test_the_pages_show_every_segment_as_it_is_stored(built_site: Path, pages: list[BuiltPage], document: str) -> None:
    witnesses = json.loads((built_site / "data" / document / "segments.json").read_text("utf-8"))["witnesses"]
    shown: dict[tuple[str, str], set[str]] = {}
    for page in pages:
        if document in page.path:
            for key, text in segments(page).items():
                shown.setdefault(key, set()).add(text)
    stored = {
        (witness["language"], segment["id"]): {segment["text"]}
        for witness in witnesses
        for segment in witness["segments"]
    }
    assert shown == stored


def test_each_paragraph_stands_under_its_number_with_its_id_in_every_language(built_site: Path) -> None:
    for language, label in (("", "[7]"), ("zh/", "7"), ("zh-Hant/", "7")):
        page = read_page(built_site, f"{language}{STATEMENT}/1-health-silk-road/index.html")
        (heading,) = page.root.xpath("//h2[@id='p7']")
        assert heading.text_content().removesuffix("¶").strip() == label
        assert page.root.xpath("//a[@class='md-nav__link' and @href='#p7']")


def test_missing_text_is_shown_as_missing_at_its_place(built_site: Path) -> None:
    page = read_page(built_site, f"zh/{STATEMENT}/4-practical-cooperation/index.html")
    assert "editorial" in page.root.xpath("//h1/@class")[0]
    notices = [notice.text_content() for notice in page.root.xpath("//p[@class='missing']")]
    assert len(notices) == 5
    assert notices[1].startswith("简体中文官方文本缺第16段：所用的副本在此前已中断。")
    hrefs = page.root.xpath("//h2[@id='p16']/following-sibling::p[1]/a/@href")
    assert hrefs == [f"../../../{STATEMENT}/4-practical-cooperation/#p16", "../mt/4-practical-cooperation/#p16"]


def test_a_text_in_another_language_is_never_passed_off_as_ones_own(pages: list[BuiltPage]) -> None:
    own = {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}
    for page in pages:
        texts = {language for language, segment in segments(page) if segment != "title"}
        if texts:
            is_foreign = texts != {own[page.language]}
            assert is_foreign == bool(page.root.xpath("//p[contains(@class, 'notice')]")), page.path


def test_an_anchor_reaches_a_paragraph_that_answers_to_several(built_site: Path) -> None:
    page = read_page(built_site, "zh-Hant/press-release-2020-06-18/text/index.html")
    (heading,) = page.root.xpath("//h2[@id='p9']")
    assert heading.xpath("./span/@id") == ["p10", "p11"]
    assert "[9–11]" in heading.text_content()


def test_a_mark_keeps_the_text_and_leads_to_its_change(built_site: Path) -> None:
    page = read_page(built_site, "zh-Hant/press-release-2020-06-18/text/index.html")
    mark = page.root.xpath("//*[@data-segment='p1']//a")[0]
    assert (mark.text_content(), mark.get("href"), mark.get("class")) == ("務", "../made-zh-Hant/#r1", "repair")
    made = read_page(built_site, "zh-Hant/press-release-2020-06-18/made-zh-Hant/index.html")
    row = made.root.xpath("//tr[.//*[@id='r1']]")[0]
    assert row.xpath(".//del/text()") == ["(wù)"]
    assert "確證" in row.text_content()


def test_the_footer_says_where_the_text_is_from(built_site: Path) -> None:
    page = read_page(built_site, f"{STATEMENT}/preamble/index.html")
    footer = " ".join(page.root.xpath("//footer")[0].text_content().split())
    assert "official English text" in footer
    assert "sha256 ad1c6d0c8039…" in footer


def test_pages_are_made_once_for_all_languages(build_log: str) -> None:
    assert len(re.findall(r"\d+ documents, \d+ pages", build_log)) == 1


def test_the_footer_leads_to_the_about_page_in_the_readers_language(built_site: Path) -> None:
    for language, title in (("", "About"), ("zh/", "关于"), ("zh-Hant/", "關於")):
        page = read_page(built_site, f"{language}{STATEMENT}/preamble/index.html")
        link, *_ = page.root.xpath("//p[@class='site-line']/a")
        assert title in link.text_content()
        assert link.get("href") == "../../about/"
