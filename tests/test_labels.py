"""Number templates, and the numbers that they read."""

import re

import pytest

from statement_archive.labels import block_pattern, mark_pattern, number_of


def read(template: str, text: str) -> tuple[int | None, str] | None:
    """The number at the beginning of a line and the text behind it."""
    match = re.match(mark_pattern(template), text, re.MULTILINE)
    return (number_of(template, match["number"]), text[match.end() :]) if match else None


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        ("{n}. ", "12. Text", (12, "Text")),
        ("{n}. ", "12.Text", None),
        ("{n}. ", "12.", (12, "")),
        ("{n}. ", "12.\u00a0\u3000Text", (12, "Text")),
        ("{n}. ", "１２. Text", (12, "Text")),
        ("{n}. ", "٣. نص", (3, "نص")),
        ("{n}. ", "12345. Text", None),
        ("{n}. ", "Text", None),
        ("{n}、", "12、正文", (12, "正文")),
        ("{n}、", "12、 正文", (12, "正文")),
        ("{n}", "12 Text", (12, "Text")),
        ("{n}", "12th", None),
        ("({n})", "(3) Text", (3, "Text")),
        ("Article {n}", "Article 7 Text", (7, "Text")),
        ("Article {n}", "Article\u00a07\tText", (7, "Text")),
        ("Article {n}", "Article 7", (7, "")),
        ("Article {n}", "Articles 7", None),
        ("第{han}条", "第二十一条 正文", (21, "正文")),
        ("第{han}条", "第一百零五条", (105, "")),
        ("{han}、", "十、正文", (10, "正文")),
        ("{han}、", "二〇、正文", (20, "正文")),
        ("{han}、", "十十、正文", (None, "正文")),
        ("{han}、", "百百、正文", (None, "正文")),
        ("{roman}. ", "XIV. Text", (14, "Text")),
        ("{roman}. ", "I. Text", (1, "Text")),
        ("{roman}. ", "In. Text", None),
        ("{letter}) ", "b) Text", (2, "Text")),
        ("{letter}) ", "B) Text", (2, "Text")),
        ("[{n}] ", "[4] Text", (4, "Text")),
        ("*{n}* ", "*4* Text", (4, "Text")),
    ],
)
def test_printed_number(template: str, text: str, found: tuple[int | None, str] | None) -> None:
    assert read(template, text) == found


HAN = {1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十"}


@pytest.mark.parametrize(("number", "numeral"), HAN.items())
def test_han_numerals(number: int, numeral: str) -> None:
    assert number_of("{han}", numeral) == number


def test_zero_is_no_number() -> None:
    assert number_of("{han}", "〇") is None


def test_roman_numerals_count_up() -> None:
    numerals = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
    assert [number_of("{roman}", numeral) for numeral in numerals] == list(range(1, 21))


def test_block_pattern_has_all_marks_of_a_witness() -> None:
    pattern = block_pattern(["{n}. ", "{han}、"], ["·", "* "])
    assert pattern is not None
    assert all(pattern.match(text) for text in ("1. x", "一、x", "·x", "* x", "*x"))
    assert not pattern.match("x")


def test_witness_without_marks_has_no_block_pattern() -> None:
    assert block_pattern([], []) is None
