"""Words of a text say the language that its record has, wherever they stand among words of another one."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from lxml import html

from fixtures.site_pages import all_pages, read_page
from statement_archive.tags import direction, is_same

TEXTS = {
    "fr": ("Déclaration", "Bénin", "La Côte", "remercions"),
    "vi": ("Tuyên", "Về các", "Chúng tôi"),
    "fa": ("بیانیه", "جزیره", "ماهیگیران"),
    "he": ("הצהרה", "מודדים", "חולקים"),
    "ar": ("بيان", "نؤكد", "أطقم"),
}
"""Words that only the text in that language has."""
NO_PROSE = ("script", "style", "title")


def composed(text: str) -> str:
    """The text with its accents in one character each: the French one has them apart."""
    return normalize("NFC", text)


def language_of(element: html.HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def direction_of(element: html.HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@dir][1]/@dir)")) or direction(language_of(element))


def mistaken(root: html.HtmlElement) -> Iterator[str]:
    """Texts on a page, outside of formats for machines, that stand in an element of another language."""
    for element in root.iter("*"):
        if element.tag in NO_PROSE or (element.tag == "code" and not str(element.get("id")).endswith("-plain")):
            continue
        for text in map(composed, element.xpath("text()")):
            for language, words in TEXTS.items():
                if any(word in text for word in words) and not is_same(language_of(element), language):
                    yield f"{language_of(element)}: {text.strip()}"


def test_no_words_of_a_text_are_said_to_be_of_another_language(texts_site: Path) -> None:
    assert {page.path: found for page in all_pages(texts_site) if (found := list(mistaken(page.root)))} == {}


@pytest.mark.parametrize("page", ["nfd-2024-03-01/text/", "zh/nfd-2024-03-01/text/", "zh-Hant/nfd-2024-03-01/text/"])
def test_a_line_of_a_contents_list_is_in_one_piece(texts_site: Path, page: str) -> None:
    root = read_page(texts_site, f"{page}index.html").root
    lines = root.xpath("//a[@href='#p1' and contains(@class, 'md-nav__link')]//span[@lang='fr']")
    assert {composed(line.text) for line in lines} == {"Le Bénin garde le phare."}


@pytest.mark.parametrize("language", ["", "zh/", "zh-Hant/"])
def test_a_heading_of_a_text_is_marked_in_the_navigation_and_beside_it(texts_site: Path, language: str) -> None:
    for folder, tag, title in (("", "vi", "I Về các tên gọi của biển đảo"), ("fa/", "fa", "I نام‌های دریا")):
        root = read_page(texts_site, f"{language}names-2024-03-02/{folder}1-names/index.html").root
        titles = root.xpath(f"//nav//span[@lang='{tag}'][.='{title}']")
        assert titles and {direction_of(element) for element in titles} == {direction(tag)}


def test_a_title_in_two_languages_says_both(texts_site: Path) -> None:
    heading = read_page(texts_site, "names-2024-03-02/parallel/1-names/index.html").root.xpath("//h1")[0]
    assert heading.xpath("span[@lang='vi']/text()") == ["I Về các tên gọi của biển đảo"]
    after = read_page(texts_site, "names-2024-03-02/made-vi/index.html").root
    (before,) = after.xpath("//a[contains(@class, 'md-footer__link--prev')]//div[@class='md-ellipsis']")
    assert (before.text_content(), before.xpath("span/@lang")) == (heading.text_content().removesuffix("¶"), ["vi"])


def test_a_citation_in_words_says_the_language_of_its_title(texts_site: Path) -> None:
    root = read_page(texts_site, "nfd-2024-03-01/text/index.html").root
    (plain,) = root.xpath("//code[@id='cite-p1-plain']")
    assert [*map(composed, plain.xpath("span[@lang='fr']/text()"))] == ["Déclaration sur la pêche"]
