"""What a printed label says of itself: whether it needs a word beside it, and which number is in it."""

import pytest

from statement_archive.labels import is_word, numeral_of

NUMBERS = (
    *("7", "١", "IV", "iv", "二十一", "①", "2 bis", "2a", "1er", "(a)", "（一）", "(ب)", "a", "α", "가", "一百零五"),
    *("1(a)", "1(b)(ii)", "II, 1", "III.A.2", "9–11", "2 مكرراً", "[7]", "二之一", "4.1", "", "{}"),
    *("²", "¹²", "1ᵉʳ", "Ⅳ", "⑴", "㈠", "⒈", "*", "†"),
)
WORDS = (
    *("Article 2 bis", "第二条", "第 3 条", "第3條", "第十三条之一", "§ 3", "¶7", "Article premier", "المادة ٢"),
    *("Chapitre II", "Article 2(a)", "第一条（一）", "Annex", "Première partie", "Статья 4", "№ 5"),
)


@pytest.mark.parametrize("label", NUMBERS)
def test_a_numeral_needs_a_word_that_says_what_it_counts(label: str) -> None:
    assert not is_word(label)


@pytest.mark.parametrize("label", WORDS)
def test_a_label_with_a_word_of_its_own_needs_none(label: str) -> None:
    assert is_word(label)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("13", 13),
        ("Article 13", 13),
        ("Article 13 bis", 13),
        ("Article premier", 1),
        ("第十三条", 13),
        ("第13条", 13),
        ("（十三）", 13),
        ("XIII", 13),
        ("Chapitre xiii", 13),
        ("المادة ١٣", 13),
        ("⑬", 13),
        ("§ 13", 13),
        ("Part II, 13", 13),
        ("Annex", None),
        ("(a)", None),
        ("", None),
    ],
)
def test_the_number_in_a_label(label: str, number: int | None) -> None:
    assert numeral_of(label) == number
