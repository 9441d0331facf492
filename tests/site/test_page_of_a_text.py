"""The page of a text in a real browser: number, text and margin, the bar that stays, columns under heads, paper."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import wait_for

STATEMENT = "joint-statement-2020-06-18/"
SECTION = f"{STATEMENT}1-health-silk-road/"
LONG = f"{STATEMENT}3-economic-recovery/"
PRESS = "press-release-2020-06-18/text/"
CHARACTERS_IN_LINES = """(paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = document.createRange()
    const lines = [0]
    let before = null
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let at = 0; at < node.length; at++) {
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            const [box] = range.getClientRects()
            if (!box) continue
            if (before !== null && box.top - before > 15) lines.push(0)
            before = box.top
            lines[lines.length - 1]++
        }
    return lines.slice(0, -1)
}"""
IS_UNCOVERED = """(id) => {
    const text = document.querySelector(`[data-segment="${id}"]`)
    const range = document.createRange()
    range.selectNodeContents(text)
    const line = range.getClientRects()[0]
    return text.contains(document.elementFromPoint(line.left + 4, line.top + line.height / 2))
}"""
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found
    return {"left": found["x"], "right": found["x"] + found["width"], "top": found["y"], "height": found["height"]}


class TestMargin:
    def test_stands_beside_the_text_on_a_wide_screen_and_the_number_before_it(
        self, page: Page, served_site: str
    ) -> None:
        page.goto(served_site + SECTION)
        number, text, margin = (box(page, f".item:has(#p7) > {part}") for part in (".number", ".segment", ".margin"))
        assert number["right"] <= text["left"] and text["right"] <= margin["left"]
        assert abs(text["top"] - margin["top"]) < 10

    def test_leaves_lines_of_a_length_that_is_read_with_ease(self, page: Page, served_site: str) -> None:
        open_in_its_typefaces(page, served_site + SECTION)
        lines = page.locator(".own p.segment").evaluate_all(f"(all) => all.flatMap({CHARACTERS_IN_LINES})")
        assert 60 <= sum(lines) / len(lines) <= 66 and max(lines) <= 72

    def test_is_one_line_under_the_text_on_a_phone(self, phone: Page, served_site: str) -> None:
        phone.goto(served_site + SECTION)
        text, margin = (box(phone, f".item:has(#p7) > {part}") for part in (".segment", ".margin"))
        assert margin["top"] >= text["top"] + text["height"] and margin["height"] < 30

    def test_says_how_much_is_in_it_and_opens_without_a_script(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(served_site + SECTION)
            folds = page.locator(".item:has(#p6) > .margin > details")
            found = folds.first.locator("li").count()
            assert found > 1
            assert folds.locator("> summary").all_inner_texts() == [f"{found} differences", "3 links", "Cite"]
            assert page.locator(".item:has(#p6) .flag:visible").count() == 0
            folds.first.locator("> summary").click()
            assert folds.first.locator(".flag:visible").count() == found

    def test_of_an_item_has_the_references_of_the_item(self, page: Page, served_site: str) -> None:
        page.goto(served_site + PRESS)
        own, first, second = (
            {
                *page.locator(f".item:has(> [id='{item}']) .references li[id]").evaluate_all(
                    "(all) => all.map((e) => e.id)"
                )
            }
            for item in ("p4", "p4.1", "p4.2")
        )
        assert own and first and second
        assert own.isdisjoint(first | second) and first.isdisjoint(second)

    def test_of_a_heading_says_so(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        assert page.locator(".item:has(> h1) .margin__of").inner_text() == "The heading of section 1"

    def test_tells_numbers_of_the_archive_from_those_of_the_text(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{STATEMENT}preamble/")
        weight = "(number) => getComputedStyle(number).fontWeight"
        printed, inferred = (page.locator(f"#{id}").evaluate(weight) for id in ("p2", "p3"))
        assert page.locator("#p3").inner_text().startswith("[3]") and int(printed) > int(inferred)


class TestBar:
    @pytest.mark.parametrize("width", [390, 820, 1300])
    def test_stays_and_covers_nothing(self, page: Page, served_site: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"{served_site}{LONG}#p13")
        header = 0 if width == 390 else box(page, ".md-header")["height"]
        assert box(page, ".text-bar")["top"] == pytest.approx(header, abs=1)
        assert page.evaluate(IS_UNCOVERED, "p13")

    def test_says_where_one_is_and_what_each_text_has(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        place = page.locator(".text-bar__place").inner_text()
        assert place == "Joint Statement, 18 June 2020 › Towards a Health Silk Road"
        assert page.locator(".text-bar__texts li").all_inner_texts() == [
            "English",
            "Simplified Chinese 1–14",
            "Machine translation 3–12, 14–19",
        ]
        assert page.locator(".text-bar__texts [aria-current=page]").inner_text() == "English"

    @pytest.mark.parametrize("anchor", ["p17", "p18"])
    def test_the_paragraph_in_the_address_is_the_one_that_the_language_switch_goes_to(
        self, page: Page, served_site: str, anchor: str
    ) -> None:
        page.goto(f"{served_site}{STATEMENT}4-practical-cooperation/#{anchor}")
        page.locator("a.md-select__link[hreflang=zh]").evaluate("link => link.click()")
        page.wait_for_url(f"**/zh/{STATEMENT}4-practical-cooperation/#{anchor}")

    def test_switching_texts_leaves_the_paragraph_where_it_was(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{LONG}")
        page.evaluate(f"scrollBy({{top: ({TOP})('p14') + 60, behavior: 'instant'}})")
        before = page.evaluate(TOP, "p14")
        page.locator(".text-bar__texts .machine a").click()
        page.wait_for_url("**/mt/3-economic-recovery/#p14")
        wait_for(page, f"Math.abs(({TOP})('p14') - {before}) < 2")

    def test_columns_come_and_go_and_leave_the_paragraph_where_it_was(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{LONG}#p14")
        before = page.evaluate(TOP, "p14")
        page.locator(".text-bar__beside > summary").click()
        for name in ("official Simplified Chinese text", "machine translation"):
            page.get_by_label(name).check()
            assert page.evaluate(TOP, "p14") == pytest.approx(before, abs=2)
        page.get_by_label("machine translation").uncheck()
        assert page.evaluate(TOP, "p14") == pytest.approx(before, abs=2)

    def test_cites_the_paragraph_that_one_is_at(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{SECTION}#p7")
        page.locator(".act--cite").click()
        expect(page.locator("#cite-p7-plain")).to_be_visible()
        expect(page.locator("#cite-p7 > summary")).to_be_focused()

    def test_copies_the_link_to_the_paragraph_that_one_is_at(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
            page = context.new_page()
            page.goto(f"{served_site}{SECTION}#p7")
            page.locator(".act--link").click()
            expect(page.locator(".act--link")).to_have_attribute("data-done", "true")
            assert page.evaluate("navigator.clipboard.readText()") == f"{served_site}{SECTION}#p7"

    def test_without_a_script_it_offers_what_works_without_one(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(served_site + SECTION)
            assert page.locator(".act--print, .act--link, .beside-form").all() != []
            assert page.locator(":is(.act--print, .act--link, .beside-form):visible").count() == 0
            page.locator(".text-bar__beside > summary").click()
            page.locator(".text-bar__parallel").click()
            assert page.url.endswith("/parallel/1-health-silk-road/")


class TestSideBySide:
    @pytest.mark.parametrize(
        ("width", "chosen", "beside"),
        [
            (640, "zh", True),
            (620, "zh", False),
            (1000, "zh,mt", True),
            (980, "zh,mt", False),
        ],
    )
    def test_columns_stand_under_heads_that_stay_where_there_is_room(
        self, page: Page, served_site: str, width: int, chosen: str, beside: bool
    ) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{served_site}{LONG}?with={chosen}#p14")
        heads, names = page.locator(".heads p:visible"), page.locator(".row:has(#p14) .column__name")
        count = 1 + len(chosen.split(","))
        assert heads.count() == (count if beside else 0)
        lefts = page.locator(".row:has(#p14) > :is(.own, .beside > .column):visible, .row:has(#p14) .column:visible")
        starts = {round(left) for left in lefts.evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().left)")}
        assert len(starts) >= (count if beside else 1)
        if beside:
            bar = box(page, ".text-bar")
            assert box(page, ".heads")["top"] == pytest.approx(bar["top"] + bar["height"], abs=2)
            assert heads.first.inner_text() == "Official English text"
        else:
            assert names.first.bounding_box()

    def test_shows_in_place_where_editors_found_that_official_texts_differ(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{SECTION}")
        assert page.locator(".note-sign.divergences:visible").count() == 0
        page.goto(f"{served_site}{SECTION}?with=zh")
        for column in (".own", "[data-witness=zh]"):
            assert page.locator(f".row:has(#p6) {column} .noted.divergences:visible").count() >= 3

    def test_a_note_is_one_press_away_and_the_text_stays(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{STATEMENT}mt/1-health-silk-road/")
        sign = page.locator("[data-segment=p7] .note-sign").first
        before = page.evaluate(TOP, "p7")
        sign.click()
        note = page.locator(str(sign.get_attribute("href")))
        expect(note).to_be_focused()
        expect(note).to_be_in_viewport()
        assert page.evaluate(TOP, "p7") == pytest.approx(before, abs=2)

    def test_errors_are_underlined_by_severity(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{STATEMENT}mt/1-health-silk-road/")
        drawn = {
            severity: page.locator(f".own .noted[data-severity={severity}]").first.evaluate(
                "(words) => getComputedStyle(words).textDecoration"
            )
            for severity in ("critical", "major", "minor")
        }
        assert len({*drawn.values()}) == 3

    def test_the_machine_is_named_on_every_screenful(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{STATEMENT}mt/3-economic-recovery/#p14")
        expect(page.locator(".text-bar [aria-current=page]")).to_be_in_viewport()
        assert "Machine translation" in page.locator(".text-bar [aria-current=page]").inner_text()
        page.goto(f"{served_site}{LONG}?with=mt#p14")
        expect(page.locator(".heads .machine-translation")).to_be_in_viewport()


PRINTED = """() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).length
    matchMedia("print").addEventListener("change", ({matches}) => {
        if (!matches) return
        const shown = [".text-bar", ".md-header", ".md-sidebar", ".margin", "button", ".eyebrow", ".md-footer"]
        window.printed = {
            controls: shown.filter(seen), head: seen(".paper-head"), notes: seen(".paper-notes li"),
            marks: seen(".own :is(a.sic, a.supplied, .missing)"), text: seen("[data-segment=p3]"),
        }
    })
}"""


class TestPaper:
    @pytest.mark.parametrize(
        "path",
        [
            *(
                f"{STATEMENT}{section}/"
                for section in ("preamble", "1-health-silk-road", "2-connectivity", "3-economic-recovery")
            ),
            f"{STATEMENT}mt/3-economic-recovery/",
            f"zh/{STATEMENT}3-economic-recovery/",
        ],
    )
    def test_a_section_is_one_page(self, page: Page, served_site: str, path: str) -> None:
        open_in_its_typefaces(page, served_site + path)
        assert pages_of(page) == 1

    def test_the_audit_is_at_most_twelve_pages(self, page: Page, served_site: str) -> None:
        open_in_its_typefaces(page, f"{served_site}{STATEMENT}translation-audit/")
        assert pages_of(page) <= 12

    @pytest.mark.parametrize("path", [f"{STATEMENT}mt/preamble/", f"zh/{STATEMENT}preamble/"])
    def test_has_the_text_its_head_and_a_note_for_each_mark_and_nothing_to_press(
        self, page: Page, served_site: str, path: str
    ) -> None:
        page.goto(served_site + path)
        page.evaluate(PRINTED)
        pages_of(page)
        printed = page.evaluate("window.printed")
        assert printed.pop("notes") == printed.pop("marks")
        assert printed == {"controls": [], "head": 1, "text": 1}

    def test_what_is_for_paper_is_on_paper_alone(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{STATEMENT}mt/preamble/")
        assert page.locator(".paper-head, .paper-notes").count() == 2
        assert page.locator(":is(.paper-head, .paper-notes):visible").count() == 0

    def test_the_head_names_document_date_text_address_and_hash(self, page: Page, served_site: str) -> None:
        page.goto(served_site + SECTION)
        words = str(page.locator(".paper-head").text_content())
        for part in (
            "Joint Statement of the High-level",
            "18 June 2020",
            "Official English text",
            served_site + SECTION,
        ):
            assert part in words
        assert re.search(r"sha256 [0-9a-f]{64}", words)


def open_in_its_typefaces(page: Page, address: str) -> None:
    """Opens a page and waits until its letters are drawn as they will stay."""
    page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => true)")


def pages_of(page: Page) -> int:
    """Pages that Chromium prints on A4."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True)))
