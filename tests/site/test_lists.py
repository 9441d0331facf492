"""Lists that answer, in a real browser: short, sifted by what one chooses, which is kept in the address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

SECTION = "joint-statement-2020-06-18/1-health-silk-road/"
LANGUAGES = ["", "zh/", "zh-Hant/"]
each_language = pytest.mark.parametrize("language", LANGUAGES)
SHOWN = "table.glossary tbody tr:visible"
AUDIT = "joint-statement-2020-06-18/translation-audit/"


@pytest.fixture
def touched(browser: Browser) -> Iterator[Page]:
    """A phone that is touched."""
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        yield context.new_page()


class TestGlossary:
    @each_language
    def test_narrows_while_one_types_and_keeps_it_in_the_address(
        self, page: Page, served_site: str, language: str
    ) -> None:
        page.goto(f"{served_site}{language}glossary/")
        everything = page.locator(SHOWN).count()
        page.locator(".filter input").focus()
        page.keyboard.type("VACCIN")
        narrowed = page.locator(SHOWN).count()
        assert 0 < narrowed < everything and page.url.endswith("glossary/?find=VACCIN")
        expect(page.locator(".filter output")).to_contain_text(str(narrowed))
        page.reload()
        assert page.locator(SHOWN).count() == narrowed
        page.locator(".filter input").fill("疫苗")
        assert page.locator("#vaccine").is_visible()

    @each_language
    def test_letters_lead_to_terms_on_a_phone_too(self, phone: Page, served_site: str, language: str) -> None:
        phone.goto(f"{served_site}{language}glossary/?find=nothing")
        assert phone.locator(SHOWN).count() == 0
        letter = phone.locator(".letters a").nth(9)
        target = str(letter.get_attribute("href"))
        letter.click()
        expect(phone.locator(f"[id='{target[1:]}']")).to_be_in_viewport()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    def test_is_whole_without_a_script(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{served_site}glossary/")
            assert page.locator(SHOWN).count() > 90
            expect(page.locator(".filter")).to_be_hidden()
            page.locator("#vaccine summary").click()
            expect(page.locator("#vaccine details p")).to_be_visible()

    def test_is_downloaded_as_a_table(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}zh/glossary/")
        with page.expect_download() as started:
            page.locator("a[download]").click()
        assert started.value.suggested_filename == "glossary.csv"

    @each_language
    def test_a_touch_shows_a_definition_in_its_place_and_the_next_follows(
        self, touched: Page, served_site: str, language: str
    ) -> None:
        touched.goto(f"{served_site}{language}{SECTION}")
        term = touched.locator("a.term").first
        term.tap()
        assert touched.url.endswith(SECTION)
        assert term.evaluate("e => getComputedStyle(e, '::after').content") != "none"
        assert touched.evaluate("document.documentElement.scrollWidth") <= 390
        touched.keyboard.press("Escape")
        assert term.evaluate("e => getComputedStyle(e, '::after').content") == "none"
        term.tap()
        term.tap()
        touched.wait_for_url(f"**/{language}glossary/**")


class TestRegister:
    def test_tells_at_a_glance_what_there_is(self, page: Page, served_site: str) -> None:
        page.goto(served_site + AUDIT)
        legend = page.locator("figure.bars .figure-legend").bounding_box()
        assert legend and legend["y"] + legend["height"] <= 900
        assert "critical" in page.locator(".counted").inner_text()

    @each_language
    def test_is_sifted_and_keeps_it_in_the_address_on_a_phone_too(
        self, phone: Page, served_site: str, language: str
    ) -> None:
        phone.goto(f"{served_site}{language}{AUDIT}")
        assert phone.locator(".remark:visible").count() == 0
        phone.select_option("select[name=category]", "omission")
        shown = phone.locator(".remark:visible")
        omissions = shown.count()
        phone.select_option("select[name=paragraph]", "p5")
        assert phone.url.endswith("?category=omission&paragraph=p5") and 0 < shown.count() < omissions
        kinds = {(r.get_attribute("data-category"), r.get_attribute("data-paragraph")) for r in shown.all()}
        assert kinds == {("omission", "p5")} and phone.locator(".fold:visible").count() == 1
        phone.select_option("select[name=paragraph]", "")
        phone.select_option("select[name=severity]", "critical")
        assert phone.url.endswith("?category=omission&severity=critical") and 0 < shown.count() < omissions
        phone.reload()
        assert {r.get_attribute("data-severity") for r in shown.all()} == {"critical"}
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    @each_language
    def test_an_address_opens_what_it_names_by_keyboard_and_whatever_was_chosen(
        self, page: Page, served_site: str, language: str
    ) -> None:
        page.goto(f"{served_site}{language}{AUDIT}?category=omission&paragraph=p5#p7-a")
        expect(page.locator("#p7-a")).to_be_in_viewport()
        page.goto(f"{served_site}{language}{AUDIT}")
        fold = page.locator("#p7 > summary")
        fold.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#p7-a")).to_be_visible()

    def test_is_whole_without_a_script(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(served_site + AUDIT)
            expect(page.locator(".filter")).to_be_hidden()
            page.locator("#p7 > summary").click()
            assert page.locator("#p7 .remark:visible").count() > 5


PAIR = "references/press-release-2020-06-18-to-joint-statement-2020-06-18/"


class TestReferences:
    @each_language
    def test_a_cell_of_the_matrix_leads_to_the_reference_by_keyboard(
        self, page: Page, served_site: str, language: str
    ) -> None:
        page.goto(f"{served_site}{language}references/")
        cell = page.locator("table.matrix td a").first
        target = str(cell.get_attribute("href"))
        cell.focus()
        page.keyboard.press("Enter")
        expect(page.locator(target)).to_be_in_viewport()
        assert page.locator(f"{target} q:visible").count() == 2

    def test_the_matrices_have_every_reference_once(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}references/")
        linked = [link.get_attribute("href") for link in page.locator("table.matrix td a").all()]
        entries = [f"#{entry.get_attribute('id')}" for entry in page.locator(".remark[data-entry]").all()]
        assert sorted(map(str, linked)) == sorted(entries) and len(set(linked)) == len(linked)

    @each_language
    def test_two_documents_stand_beside_each_other_and_lead_to_both_paragraphs(
        self, phone: Page, served_site: str, language: str
    ) -> None:
        phone.goto(f"{served_site}{language}references/")
        phone.locator(f"table.matrix thead a[href*='{PAIR.split('/')[1]}']").click()
        phone.wait_for_url(f"**/{language}{PAIR}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        row = phone.locator(".pair").nth(2)
        for number in (0, 1):
            place = row.locator(".pair__place a").nth(number)
            assert "#ref-" in str(place.get_attribute("href"))
        row.locator(".pair__place a").first.click()
        phone.wait_for_url("**/press-release-2020-06-18/text/#ref-*")

    def test_what_both_say_of_a_thing_has_an_address(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}{PAIR}?find=fast-track")
        rows = page.locator(".pair:visible")
        assert 0 < rows.count() < page.locator(".pair").count()
        assert "fast-track" in rows.first.inner_text()


@pytest.mark.parametrize("path", ["references/", PAIR, AUDIT])
def test_a_chinese_quotation_is_followed_by_the_official_english_by_keyboard(
    phone: Page, served_site: str, path: str
) -> None:
    phone.goto(served_site + path)
    fold = phone.locator("details.counterpart").first
    fold.evaluate("(fold) => { fold.closest('.folds > details') && (fold.closest('.folds > details').open = true) }")
    expect(fold.locator("q")).to_be_hidden()
    fold.locator("summary").focus()
    phone.keyboard.press("Enter")
    expect(fold.locator("q:lang(en)")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    fold.locator("a").click()
    phone.wait_for_url(f"**/{'joint-statement' if path == AUDIT else 'press-release'}-2020-06-18/**#*")


class TestComparisons:
    @each_language
    def test_are_sifted_by_document_paragraph_and_kind_and_keep_it_in_the_address(
        self, phone: Page, served_site: str, language: str
    ) -> None:
        phone.goto(f"{served_site}{language}comparisons/")
        rows = phone.locator("table.matrix tr[data-entry]:visible")
        everything = rows.count()
        phone.select_option(".filter select[name=document]", "press-release-2020-06-18")
        phone.select_option(".filter select[name=kind]", "references")
        assert phone.url.endswith("comparisons/?document=press-release-2020-06-18&kind=references")
        assert 0 < rows.count() < everything
        assert {row.get_attribute("data-document") for row in rows.all()} == {"press-release-2020-06-18"}
        assert phone.locator("table.matrix thead th:visible").count() == 2
        phone.reload()
        phone.select_option(".filter select[name=paragraph]", "p1")
        assert rows.count() == 1
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    def test_a_number_leads_by_keyboard_to_as_many_entries(self, page: Page, served_site: str) -> None:
        page.goto(f"{served_site}comparisons/")
        row = page.locator("tr[data-document='joint-statement-2020-06-18'][data-paragraph=p7]")
        number = row.locator("td[data-column=translation] a")
        count = int(number.inner_text())
        number.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/translation-audit/#p7-a")
        assert page.locator("#p7 .remark:visible").count() == count

    @each_language
    @pytest.mark.parametrize("kind", ["references", "attestations"])
    def test_a_number_of_what_stands_in_a_list_of_the_archive_leads_to_all_it_counts(
        self, phone: Page, served_site: str, language: str, kind: str
    ) -> None:
        phone.goto(f"{served_site}{language}comparisons/")
        number = phone.locator(f"td[data-column={kind}] a:not(:text-is('1'))").first
        count = int(number.inner_text())
        number.click()
        phone.wait_for_url(f"**/{language}{kind}/?paragraph=*")
        expect(phone.locator("[data-entry]:visible")).to_have_count(count)
        assert phone.locator("select[name=paragraph]").input_value()
        expect(phone.locator("form.filter")).to_be_in_viewport()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    def test_are_an_index_without_a_script(self, browser: Browser, served_site: str) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{served_site}comparisons/")
            expect(page.locator(".filter")).to_be_hidden()
            page.locator("td[data-column=references] a:text-is('1')").first.click()
            page.wait_for_url("**/references/#r*")
            page.go_back()
            page.locator("td[data-column=references] a:not(:text-is('1'))").first.click()
            page.wait_for_url("**/references/?paragraph=*#all")
            expect(page.locator("#all")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path",
    [
        "names/",
        "glossary/",
        "references/",
        "attestations/",
        "comparisons/",
        AUDIT,
        "joint-statement-2020-06-18/divergences/",
        "press-release-2020-06-18/divergences/",
        "press-release-2020-06-18/made-zh-Hant/",
    ],
)
def test_no_list_is_longer_than_twelve_screens(page: Page, served_site: str, path: str) -> None:
    page.goto(served_site + path)
    assert page.evaluate("document.documentElement.scrollHeight") <= 12 * 900
