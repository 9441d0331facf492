"""A label leads to the segment that prints it, in whatever way it is typed; a number to the paragraph that has it."""

import pytest

from fixtures.search_in_node import ask
from fixtures.search_index import index_of, passage

ENGLISH = ["Article 1", "Article 2", "Article 2 bis", "Article 3", "1(a)", "1(b)", "§ 3", "II.1", "Article 23"]
FRENCH = ["Article premier", "Article 2"]
CHINESE = ["第一条", "第二十三条", "第二百零五条", "（一）"]
CHINESE_IN_DIGITS = ["第1條", "第24條"]
OTHERS = {
    "ru": ["Статья 1", "Статья 23"],
    "ar": ["المادة ١", "المادة ٣"],
    "de": ["Artikel 23"],
    "th": ["ข้อ ๓"],
}


def printing(labels: list[str], first: int) -> list[dict[str, object]]:
    """A passage for each label; the archive counts on from text to text, so that no number is that of a label."""
    return [passage(f"p{number}", f"text of {number}", label=label) for number, label in enumerate(labels, first)]


@pytest.fixture(scope="module")
def treaty() -> dict[str, str]:
    texts = {"en": ENGLISH, "fr": FRENCH, "zh": CHINESE, "zhhant": CHINESE_IN_DIGITS, **OTHERS}
    numbered = [passage(f"p{number}", f"paragraph of {number}") for number in range(1, 31)]
    return index_of(
        **{name: printing(labels, 10 * at) for at, (name, labels) in enumerate(texts.items(), 4)}, plain=numbered
    )


def first(index: dict[str, str], typed: str) -> str:
    hits = ask(index, [(typed, "en")])[0]["hits"]
    return hits[0].removeprefix("treaty ") if hits else ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Article 23", "p48 en"),
        ("article 2", "p41 en"),
        ("ARTICLE 2 BIS", "p42 en"),
        ("article 2bis", "p42 en"),
        ("art. 23", "p48 en"),
        ("article 2 text", "p41 en"),
        ("Article premier", "p50 fr"),
        ("1(a)", "p44 en"),
        ("1 (b)", "p45 en"),
        ("§ 3", "p46 en"),
        ("§3", "p46 en"),
        ("II.1", "p47 en"),
        ("第二十三条", "p61 zh"),
        ("第23条", "p61 zh"),
        ("第二十三條", "p61 zh"),
        ("第 ２３ 条", "p61 zh"),
        ("第205条", "p62 zh"),
        ("（一）", "p63 zh"),
        ("(1)", "p63 zh"),
        ("第二十四条", "p71 zhhant"),
        ("Статья 23", "p81 ru"),
        ("статья 23", "p81 ru"),
        ("المادة ٣", "p91 ar"),
        ("المادة 3", "p91 ar"),
        ("Artikel 23", "p100 de"),
        ("ข้อ 3", "p110 th"),
    ],
)
def test_a_label_leads_to_what_prints_it(treaty: dict[str, str], typed: str, found: str) -> None:
    assert first(treaty, typed) == found


def test_the_paragraph_of_the_number_comes_behind_the_label(treaty: dict[str, str]) -> None:
    hits = ask(treaty, [("Article 23", "en"), ("第二十三条", "en")])
    assert [answer["hits"] for answer in hits] == [
        ["treaty p48 en", "treaty p23 plain"],
        ["treaty p61 zh", "treaty p23 plain"],
    ]


@pytest.mark.parametrize("typed", ["paragraph 13", "¶13", "第13段", "第十三段", "article 13", "第十三条", "p13"])
def test_where_nothing_prints_the_label_the_number_leads_there(treaty: dict[str, str], typed: str) -> None:
    assert first(treaty, typed) == "p13 plain"


def test_words_beside_a_label_are_sought_in_what_it_leads_to() -> None:
    texts = ["peace", "fishing", "peace and fishing"]
    index = index_of(en=[passage(f"p{at}", text, label=f"Article {at + 20}") for at, text in enumerate(texts, 1)])
    hits = ask(index, [("article 23 fishing", "en"), ("article 21 fishing", "en")])
    assert [answer["hits"] for answer in hits] == [["treaty p3 en"], []]


def test_a_number_that_is_printed_again_leads_to_each_that_has_it() -> None:
    index = index_of(
        en=[passage("p1", "one", label="1"), passage("p2", "two", label="2"), passage("p3", "new", label="1")]
    )
    for typed in ("paragraph 1", "1"):
        assert ask(index, [(typed, "en")])[0]["hits"] == ["treaty p1 en", "treaty p3 en"]


def test_letters_and_numbers_that_are_no_label_stay_words() -> None:
    index = index_of(en=[passage("p7", "ships", label="1(a)"), passage("p8", "a phase of 1 a day")])
    assert ask(index, [("phase 1 a day", "en")])[0]["hits"] == ["treaty p8 en"]
    assert ask(index, [("1(a)", "en")])[0]["hits"] == ["treaty p7 en"]


@pytest.mark.parametrize("typed", ["footnote 2", "Footnote [2]", "footnote ²"])
def test_a_footnote_is_found_by_its_number_before_what_calls_it(typed: str) -> None:
    note = passage("fn2", "in metric tons", label="²", kind="footnote", labels=["*2"])
    index = index_of(en=[passage("p1", "a footnote, and 2 ships"), passage("p2", "ballast²"), note])
    assert first(index, typed) == "fn2 en"
