"""The search box: keys, filters, what a hit says and where it leads, what is marked and what is not."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import wait_for
from statement_archive.bench.search import type_query

SECTION = "joint-statement-2020-06-18/1-health-silk-road/"


PASTE = """(box, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text", text)
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}"""


def hits(page: Page) -> Locator:
    return page.locator(".md-search-result__link")


def status(page: Page) -> Locator:
    return page.locator(".md-search-result__meta")


def marked(root: Locator) -> set[str]:
    return set(root.locator("mark").all_inner_texts())


@pytest.mark.parametrize(
    ("folder", "typed", "title", "witness"),
    [
        ("", "telemedicine", "Joint Statement ¶8", "English"),
        ("zh/", "远程医疗", "联合声明第8段", "简体中文"),
        ("zh-Hant/", "抗疫物資", "新聞稿第4段", "繁體中文"),
        ("", "Papua New Guinea", "Joint Statement, the note", "English"),
        ("", "one belt and one way", "Joint Statement ¶5", "machine translation"),
        ("zh/", "headwinds", "新闻稿第3段", "英文"),
    ],
)
def test_a_hit_says_document_paragraph_language_and_text(
    page: Page, served_site: str, folder: str, typed: str, title: str, witness: str
) -> None:
    page.goto(f"{served_site}{folder}")
    type_query(page, typed)
    expect(hits(page).first.locator(".md-search-result__title")).to_have_text(f"{title} · {witness}")


@pytest.mark.parametrize(
    ("folder", "typed", "printed"),
    [
        ("", "silk road", "Silk Road"),
        ("zh/", "疫苗", "疫苗"),
        ("zh/", "抗疫物资", "抗疫物資"),
        ("zh-Hant/", "健康絲綢之路", "健康丝绸之路"),
    ],
)
def test_only_what_was_typed_is_marked_in_the_list_and_on_the_page(
    page: Page, served_site: str, folder: str, typed: str, printed: str
) -> None:
    page.goto(f"{served_site}{folder}")
    type_query(page, typed)
    allowed = {printed, typed, printed.lower()}
    assert printed in marked(page.locator("[data-group=texts]")) <= allowed
    page.locator(".md-search-result__link", has_text=printed).first.click()
    page.wait_for_url("**?*h=*#*")
    assert marked(page.locator("article")) == {printed}
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_what_answers_to_a_word_is_shown_but_not_marked_as_typed(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}zh/")
    type_query(page, "WTO")
    expect(hits(page).first.locator(".search-answer")).to_have_text("世界贸易组织")
    expect(hits(page).first.locator("mark")).to_have_count(0)


def test_a_text_that_is_not_the_pages_own_is_opened_beside_it(page: Page, served_site: str) -> None:
    page.goto(served_site)
    type_query(page, "远程医疗")
    hits(page).first.click()
    page.wait_for_url("**/1-health-silk-road/?with=zh&h=*#p8")
    expect(page.locator("[data-witness=zh] mark").first).to_be_visible()


def test_filters_leave_one_language_document_or_text(page: Page, served_site: str) -> None:
    page.goto(served_site)
    type_query(page, "cooperation")
    page.get_by_label("Document", exact=True).select_option("xinhua-2020-09-17")
    expect(page.locator(".md-search-result__link:not([data-document=xinhua-2020-09-17])")).to_have_count(0)
    expect(hits(page).first).to_be_visible()
    page.get_by_label("Language", exact=True).select_option("zh-Hans")
    expect(hits(page)).to_have_count(0)
    expect(status(page)).to_have_text(re.compile(r"^Nothing here; \d+ hits elsewhere"))
    page.get_by_label("Document", exact=True).select_option("")
    page.get_by_label("Language", exact=True).select_option("")
    page.get_by_label("Text", exact=True).select_option("joint-statement-2020-06-18 mt")
    expect(page.locator(".md-search-result__link:not([data-witness=mt])")).to_have_count(0)
    expect(hits(page).first).to_be_visible()


@pytest.mark.parametrize(
    ("folder", "hint"), [("", "”. Try fewer"), ("zh/", "”。可以减少"), ("zh-Hant/", "」。可以減少")]
)
def test_where_nothing_is_found_a_hint_says_what_to_try(page: Page, served_site: str, folder: str, hint: str) -> None:
    page.goto(f"{served_site}{folder}")
    type_query(page, "qwxzvk")
    expect(status(page)).to_contain_text("qwxzvk")
    expect(status(page)).to_contain_text(hint)


def test_a_mistyped_word_says_what_was_searched_for(page: Page, served_site: str) -> None:
    page.goto(served_site)
    type_query(page, "vacine")
    expect(status(page)).to_contain_text("“vaccine”")
    expect(hits(page).first).to_contain_text("vaccine")


def test_the_keyboard_alone_opens_walks_follows_and_closes(page: Page, served_site: str) -> None:
    page.goto(served_site)
    page.keyboard.press("/")
    box = page.locator("input.md-search__input")
    expect(box).to_be_focused()
    page.keyboard.type("vaccine")
    expect(hits(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).not_to_be_visible()
    page.keyboard.press("s")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*h=vaccine*#p*")


def test_who_has_gone_into_the_list_stays_there_when_the_last_key_is_answered(page: Page, served_site: str) -> None:
    page.goto(served_site)
    type_query(page, "vaccin")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.locator("input.md-search__input").evaluate(
        "(box) => { box.value = 'vaccine'; box.dispatchEvent(new InputEvent('input')) }"
    )
    expect(page.locator(".md-search-result__list")).to_have_attribute("data-query", "vaccine")
    expect(hits(page).nth(1)).to_be_focused()


def test_characters_that_are_still_composed_are_not_searched_for(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}zh/")
    page.locator("input.md-search__input").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "yimiao", "selectionStart": 6, "selectionEnd": 6})
    expect(hits(page)).to_have_count(0)
    session.send("Input.insertText", {"text": "疫苗"})
    expect(hits(page).first).to_contain_text("疫苗")


@pytest.mark.parametrize(
    ("folder", "typed", "groups", "kinds"),
    [
        ("", "World Trade Organization", ["Texts", "Terms", "Names"], ["English", "term", "name"]),
        ("zh/", "疫苗", ["文本", "术语"], ["简体中文", "术语"]),
        ("zh-Hant/", "2020-06-18", ["文本", "術語", "頁面"], ["簡體中文", "術語", "文獻"]),
    ],
)
def test_hits_stand_in_groups_and_each_says_its_kind_and_shows_its_words(
    page: Page, served_site: str, folder: str, typed: str, groups: list[str], kinds: list[str]
) -> None:
    page.goto(f"{served_site}{folder}")
    type_query(page, typed)
    sections = page.locator(".search-group")
    heads = [text.split()[0] for text in sections.locator(".search-kind").all_inner_texts()]
    assert heads == groups
    first = [section.locator(".md-search-result__link").first for section in sections.all()]
    assert [link.locator(".search-text").inner_text() for link in first] == kinds
    assert all(snippet.strip() for snippet in page.locator(".search-snippet").all_inner_texts())


def test_filters_are_told_apart(page: Page, served_site: str) -> None:
    page.goto(served_site)
    type_query(page, "cooperation")
    labels = page.locator(".md-search .search-filter > span").all_inner_texts()
    assert labels == ["Kind", "Language", "Document", "Text"]
    options = page.get_by_label("Text", exact=True).locator("option").all_inner_texts()
    assert len(set(options)) == len(options) > 5 and "Joint Statement · machine translation" in options
    page.get_by_label("Kind", exact=True).select_option("terms")
    expect(page.locator(".search-group:not([data-group=terms])")).to_have_count(0)
    expect(hits(page).first).to_contain_text("term")


def test_lines_that_are_pasted_stay_apart(page: Page, served_site: str) -> None:
    page.goto(served_site)
    box = page.locator("input.md-search__input")
    box.focus()
    box.evaluate(PASTE, "health\r\nsilk\n\n road")
    expect(box).to_have_value("health silk road")
    expect(hits(page).first).to_contain_text("Health Silk Road")


@pytest.mark.parametrize("typed", ["x" * 100_000, "vaccine " * 12_500, "“" * 100_000, "疫" * 100_000])
def test_however_much_is_typed_the_search_answers(page: Page, served_site: str, typed: str) -> None:
    page.goto(served_site)
    box = page.locator("input.md-search__input")
    box.focus()
    box.evaluate("(box, typed) => { box.value = typed; box.dispatchEvent(new InputEvent('input')) }", typed)
    expect(status(page)).not_to_have_text("Type to start searching", timeout=5000)
    type_query(page, "telemedicine")
    expect(hits(page).first).to_contain_text("telemedicine")


def test_what_was_typed_is_told_as_it_was_typed(page: Page, served_site: str) -> None:
    page.goto(served_site)
    type_query(page, "qwx$&zvk <b>$1</b>")
    expect(status(page)).to_contain_text("“qwx$&zvk <b>$1</b>”")


def test_before_the_first_search_little_is_loaded_and_for_it_not_much(browser: Browser, served_site: str) -> None:
    """Bytes as they are stored; hosts send about a third of them."""
    with browser.new_context() as context:
        page = context.new_page()
        sizes: list[int] = []
        page.on(
            "response",
            lambda answer: sizes.append(len(answer.body())) if re.search(r"search/.*\.js", answer.url) else None,
        )
        page.goto(served_site, wait_until="networkidle")
        before = sum(sizes)
        type_query(page, "疫苗")
        page.wait_for_load_state("networkidle")
        assert (before < 40_000, sum(sizes) < 400_000) == (True, True), (before, sum(sizes))


def test_a_phone_has_the_whole_search(phone: Page, served_site: str) -> None:
    phone.goto(f"{served_site}{SECTION}")
    phone.keyboard.press("/")
    phone.keyboard.type("silk road")
    expect(hits(phone).first).to_be_in_viewport()
    wait_for(phone, "document.documentElement.scrollWidth <= 390")  # while it opens, the box is drawn wider
