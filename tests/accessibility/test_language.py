"""Foreign words carry their language: a rule over every built page, read without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from fixtures.site_pages import all_pages

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
WORD = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*")
SENTENCE = re.compile(rf"{WORD.pattern}(?:,? {WORD.pattern}){{3}}")
"""Four words in a row are no name."""
QUOTATION = re.compile("“[^”]*”|「[^」]*」|（[^）]*）")
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "data-says")
NO_PROSE = {
    "script": "data",
    "style": "data",
    "code": "code and citations in a file format: names of fields, and titles as databases want them",
    "title": "holds no element that could carry a language",
}
NAMED_IN_THEIR_OWN = "md-select__link"
"""Class of the links to other languages; `hreflang` says which they are."""


def foreign_words(root: html.HtmlElement) -> Iterator[str]:
    """Each text and attribute that is in another language than its element says."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in NO_PROSE or NAMED_IN_THEIR_OWN in element.classes:
            continue
        language = element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        yield from (text for text in element.xpath("text()") if is_foreign(text, language))
        for name in ATTRIBUTES:
            if is_mostly_foreign(element.get(name, ""), language):
                yield f"{name}={element.get(name)}"


def is_foreign(text: str, language: str) -> bool:
    return bool((SENTENCE if language.startswith("zh") else HAN).search(text))


def is_mostly_foreign(text: str, language: str) -> bool:
    """An attribute has one language, so what is quoted in it can't be marked: what most of the rest is in counts.

    A word of English is worth two characters of Chinese.
    """
    text = QUOTATION.sub("", text)
    han, words = len(HAN.findall(text)), len(WORD.findall(text)) * 2
    return han < words if language.startswith("zh") and words > 6 else not language.startswith("zh") and han > words


def test_foreign_words_carry_their_language(built_site: Path) -> None:
    found = {page.path: words for page in all_pages(built_site) if (words := list(foreign_words(page.root)))}
    assert found == {}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>In the Chinese 相互 qualifies the support.</p>", ["In the Chinese 相互 qualifies the support."]),
        ('<p>In the Chinese <span lang="zh">相互</span> qualifies it.</p>', []),
        ('<p lang="zh">原文是one belt, one road。</p>', ["原文是one belt, one road。"]),
        ('<p lang="zh">新华社（Xinhua）用JSON</p>', []),
        ('<p><a title="传染病在许多国家同时蔓延">pandemic</a></p>', ["title=传染病在许多国家同时蔓延"]),
        ('<p><a lang="zh" title="称大流行（pandemic）"><span lang="en">pandemic</span></a></p>', []),
        ('<p lang="zh"><b lang="en">Belt</b> and Road cooperation partners</p>', [" and Road cooperation partners"]),
    ],
)
def test_the_rule_sees_words_without_their_language(body: str, found: list[str]) -> None:
    assert list(foreign_words(html.fromstring(f'<html lang="en"><body>{body}</body></html>'))) == found
