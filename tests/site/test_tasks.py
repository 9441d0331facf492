"""What readers come for, by as few clicks as it should take: the menu, citing, the whole text, paper, copying."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import wait_for
from fixtures.page_kinds import KINDS

STATEMENT = "joint-statement-2020-06-18/"
SECTION = f"{STATEMENT}1-health-silk-road/"
TITLE = "Joint Statement of the High-level Video Conference on Belt and Road International Cooperation: Combating"


@pytest.fixture
def copying_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context.new_page()


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


class TestMenu:
    @pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
    def test_leads_to_the_glossary_from_any_page_in_one_click(self, page: Page, served_site: str, path: str) -> None:
        page.goto(served_site + path)
        page.locator(".md-header .menu a").nth(1).click()
        page.wait_for_url("**/glossary/")

    def test_is_in_the_drawer_on_a_phone(self, phone: Page, served_site: str) -> None:
        phone.goto(served_site + SECTION)
        assert not phone.locator(".md-header .menu").is_visible()
        phone.locator(".md-header__button[for=__drawer]").click()
        phone.locator(".archive-nav__menu a", has_text="Who took part").click()
        phone.wait_for_url("**/names/")

    def test_needs_no_script(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(served_site + SECTION)
            page.locator(".md-header .menu a", has_text="Data").click()
            page.wait_for_url("**/data/")

    def test_marks_where_one_is(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        expect(page.locator(".md-header .menu [aria-current]")).to_have_text("Documents")
        page.locator(".text-bar__place a").click()
        page.wait_for_url(f"**/{STATEMENT}")

    def test_the_navigation_has_the_documents_own_contents(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        listed = page.locator(".md-sidebar--primary .md-nav__item", has_text="Boosting Connectivity 9–11")
        expect(listed.first).to_be_visible()
        assert TITLE not in page.locator(".md-sidebar--primary").inner_text()


class TestCiting:
    def test_in_chicago_takes_three_clicks(self, copying_page: Page, served_site: str) -> None:
        page = copying_page
        page.goto(served_site + SECTION)
        cite = page.locator("#cite-p7")
        cite.locator("summary").first.click()
        cite.locator("label", has_text="Chicago").click()
        cite.get_by_label("Copy the citation of paragraph 7 in Chicago").click()
        wait_for(page, "document.querySelector('#cite-p7 [data-done]') !== null")
        assert copied(page).startswith("Foreign and other ministers of the Belt and Road cooperation partners, “Joint")
        assert copied(page).endswith(f"para. [7], {served_site}{SECTION}#p7.")

    def test_styles_are_tabs_without_a_script_too(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(served_site + SECTION)
            page.locator("#cite-p7 summary").first.click()
            page.locator("#cite-p7 label", has_text="OSCOLA").click()
            expect(page.locator("#cite-p7-oscola")).to_be_visible()
            expect(page.locator("#cite-p7-plain")).to_be_hidden()
            assert "[day you read it]" in page.locator("#cite-p7-oscola").inner_text()

    def test_styles_are_chosen_by_keyboard(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        page.locator("#cite-p7 summary").first.press("Enter")
        page.locator("#cite-p7-plain-tab").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        expect(page.locator("#cite-p7-apa")).to_be_visible()

    def test_the_day_is_the_readers(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        today = date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv')"))
        said = page.locator("#cite-p7-oscola").text_content() or ""
        assert f"accessed {today.day} {today:%B %Y}." in said
        assert f"[{today.isoformat()}]" in (page.locator("#cite-p7-gbt").text_content() or "")

    def test_a_record_is_saved_as_a_file(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        page.locator("#cite-p7 summary").first.click()
        page.locator("#cite-p7 label", has_text="RIS").click()
        with page.expect_download() as started:
            page.get_by_label("Save as joint-statement-2020-06-18-en-p7.ris").click()
        assert started.value.suggested_filename == "joint-statement-2020-06-18-en-p7.ris"
        assert Path(started.value.path()).read_text("utf-8").startswith("TY  - GEN\nID  - joint-statement")


class TestCopying:
    SELECT = """([first, last]) => {
      const range = document.createRange()
      range.setStartBefore(document.getElementById(first))
      range.setEndAfter(document.querySelector(`[data-segment="${last}"]`))
      getSelection().removeAllRanges()
      getSelection().addRange(range)
    }"""

    def test_several_paragraphs_gives_numbers_and_text_alone(self, copying_page: Page, served_site: str) -> None:
        page = copying_page
        page.goto(served_site + SECTION)
        page.evaluate(self.SELECT, ["p6", "p7"])
        page.keyboard.press("Control+c")
        first, second = copied(page).split("\n")
        assert first.startswith("[6] We support mutual efforts") and first.endswith("where necessary.")
        assert second.startswith("[7] We underscore") and second.endswith("global public goods.")

    def test_a_part_of_one_paragraph_is_copied_as_it_is_selected(self, copying_page: Page, served_site: str) -> None:
        page = copying_page
        page.goto(served_site + SECTION)
        page.evaluate("""() => {
          const text = document.querySelector('[data-segment="p7"]').firstChild
          getSelection().setBaseAndExtent(text, 3, text, 13)
        }""")
        page.keyboard.press("Control+c")
        assert copied(page) == "underscore"

    def test_with_citation_gives_both(self, copying_page: Page, served_site: str) -> None:
        page = copying_page
        page.goto(served_site + SECTION)
        expect(page.locator(".copy-cited")).to_be_hidden()
        page.evaluate(self.SELECT, ["p6", "p7"])
        page.locator(".copy-cited").click()
        wait_for(page, "document.querySelector('.copy-cited[data-done]') !== null")
        text, *citations = copied(page).split("\n\n")
        assert text.startswith("[6] We support")
        assert [citation.rpartition("#")[2] for citation in citations] == ["p6", "p7"]


class TestWholeText:
    def test_is_two_clicks_from_home(self, page: Page, served_site: str) -> None:
        page.goto(served_site)
        page.locator(".card--first .card__title a").click()
        page.locator("article a", has_text="Whole text").click()
        page.wait_for_url(f"**/{STATEMENT}full/")
        assert page.locator("article .segment[data-segment^=p]").count() >= 19
        expect(page.locator(".at a").first).to_have_attribute("href", "../preamble/#p1")

    def test_says_on_a_screen_the_end_of_an_address_and_on_paper_all_of_it(self, phone: Page, served_site: str) -> None:
        phone.goto(f"{served_site}{STATEMENT}full/")
        link = phone.locator(".at a[data-end='#p2']")
        whole = f"{served_site}{STATEMENT}preamble/#p2"
        box = link.bounding_box()
        assert box and box["width"] < 60 and box["height"] >= 24
        expect(link).to_have_accessible_name(whole)
        assert whole in link.evaluate("e => { getSelection().selectAllChildren(e); return String(getSelection()) }")
        phone.emulate_media(media="print")
        words = link.locator("> span").bounding_box()
        assert words and words["width"] > 100
        assert link.evaluate("e => getComputedStyle(e, '::after').content") == "none"

    def test_is_on_paper_in_two_clicks(self, page: Page, served_site: str) -> None:
        page.add_init_script("print = () => document.documentElement.setAttribute('data-printed', '')")
        page.goto(served_site)
        page.locator(".card--first .card__title a").click()
        page.locator("[data-does=print]").click()
        expect(page.locator("html[data-printed]")).to_be_attached()
        assert "/full/" in page.url

    def test_is_set_beside_others(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{STATEMENT}full/?with=zh")
        expect(page.locator("[data-beside=p7]:visible").first).to_contain_text("我们强调")


def test_the_map_shows_all_that_it_is_about_on_a_phone(phone: Page, served_site: str) -> None:
    phone.goto(f"{served_site}names/")
    expect(phone.locator(".worldmap .figure-wide")).to_be_hidden()
    boxes = [link.bounding_box() for link in phone.locator(".worldmap svg a").all()]
    assert len(boxes) > 20 and all(box and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)


def test_a_picture_that_is_wider_than_a_phone_says_so(phone: Page, served_site: str) -> None:
    phone.goto(f"{served_site}joint-statement-2020-06-18/")
    expect(phone.locator(".coverage .figure-wide")).to_be_visible()


def test_a_picture_that_has_room_does_not_say_that_it_scrolls(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}names/")
    expect(page.locator(".worldmap .figure-wide")).to_be_hidden()
