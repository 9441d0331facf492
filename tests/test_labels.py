"""Number templates, and the numbers that they read."""

import re

import pytest

from statement_archive.labels import block_pattern, call_pattern, compile_template, label_of, rank_of, to_han, to_roman


def read(template: str, text: str) -> tuple[int, str] | None:
    """The number at the beginning of a line and the text behind it."""
    numeral = compile_template(template).at(text, 0, len(text))
    return (numeral.number, text[numeral.end :]) if numeral else None


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
        ("{han}、", "十十、正文", None),
        ("{han}、", "百百、正文", None),
        ("{roman}. ", "XIV. Text", (14, "Text")),
        ("{roman}. ", "I. Text", (1, "Text")),
        ("{roman}. ", "In. Text", None),
        ("{letter}) ", "b) Text", (2, "Text")),
        ("{letter}) ", "B) Text", (2, "Text")),
        ("[{n}] ", "[4] Text", (4, "Text")),
        ("*{n}* ", "*4* Text", (4, "Text")),
    ],
)
def test_printed_number(template: str, text: str, found: tuple[int, str] | None) -> None:
    assert read(template, text) == found


HAN = {1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十"}


def number_of(template: str, text: str) -> int | None:
    found = read(template, text)
    return found[0] if found else None


@pytest.mark.parametrize(("number", "numeral"), HAN.items())
def test_han_numerals(number: int, numeral: str) -> None:
    assert number_of("{han}、", numeral + "、") == number
    assert to_han(number) == numeral


def test_han_numerals_are_read_as_they_are_written() -> None:
    assert [
        number for number in range(1, 10_000) if number_of("第{han}条", f"第{to_han(number)}条 正文") != number
    ] == []
    assert (to_han(1000), to_han(1001), to_han(1010), to_han(9999)) == (
        "一千",
        "一千零一",
        "一千零一十",
        "九千九百九十九",
    )


def test_zero_is_no_number() -> None:
    assert number_of("{han}、", "〇、") is None


def test_roman_numerals_count_up() -> None:
    numerals = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
    assert [number_of("{roman}. ", f"{numeral}. ") for numeral in numerals] == list(range(1, 21))
    assert [to_roman(number) for number in range(1, 21)] == numerals


@pytest.mark.parametrize("word", ["IIII", "VX", "civil", "mix", "IC"])
def test_letters_that_are_no_roman_numeral(word: str) -> None:
    assert number_of("({roman}) ", f"({word}) text") is None


@pytest.mark.parametrize(
    ("template", "letters"),
    [
        ("({letter}) ", "abcdefghijklmnopqrstuvwxyz"),
        ("({letter}) ", "абвгдежзиклмн"),
        ("({letter}) ", "αβγδεζηθ"),
        ("({letter}) ", "أبجدهوز"),
        ("({letter}) ", "אבגדהו"),
        ("{letter}. ", "가나다라"),
        ("{letter}) ", "アイウエオ"),
        ("({letter}) ", "कखगघ"),
        ("({letter}) ", "აბგდ"),
        ("{circled}", "①②③④"),
        ("{superscript} ", "¹²³⁴⁵⁶⁷⁸⁹"),
    ],
)
def test_letters_count_as_lists_in_their_script_do(template: str, letters: str) -> None:
    name = re.sub(r"\{\w+\}", "{}", template)
    assert [number_of(template, name.format(letter)) for letter in letters] == list(range(1, len(letters) + 1))


@pytest.mark.parametrize(
    ("template", "text", "label", "rank"),
    [
        ("{n}. ", "7. Text", "7", (7, 0)),
        ("{n}、", "7、正文", "7", (7, 0)),
        ("{n}. ", "١. نص", "١", (1, 0)),
        ("{n}. ", "2a. Text", "2a", (2, 1)),
        ("Article {n}", "Article 2 bis", "Article 2 bis", (2, 1)),
        ("Article {n}", "Article 2 ter Text", "Article 2 ter", (2, 2)),
        ("Article {n}", "Article\u00a0premier", "Article premier", (1, 0)),
        ("Article {n}", "Article 1er", "Article 1er", (1, 0)),
        ("Article {n}. ", "Article 3. Text", "Article 3", (3, 0)),
        ("Статья {n}", "Статья 2 бис", "Статья 2 бис", (2, 1)),
        ("المادة {n}", "المادة ٣", "المادة ٣", (3, 0)),
        ("第{han}条", "第二条之一　正文", "第二条之一", (2, 1)),
        ("（{han}）", "（一）正文", "（一）", (1, 0)),
        ("{han}、", "一、正文", "一", (1, 0)),
        ("({letter}) ", "(a) text", "(a)", (1, 0)),
        ("({roman}) ", "(iv) text", "(iv)", (4, 0)),
        ("§ {n}", "§ 3 Text", "§ 3", (3, 0)),
        ("{roman}.{n} ", "II.1 Text", "II.1", (1, 0)),
        ("{n}.{n}. ", "4.2. Text", "4.2", (2, 0)),
        ("{superscript}", "¹² Text", "¹²", (12, 0)),
        ("Article {n}", "ARTICLE 3 Text", "ARTICLE 3", (3, 0)),
        ("Article {n}", "Article 3.", "Article 3", (3, 0)),
        ("Artículo {n}", "ARTÍCULO 3º.", "ARTÍCULO 3º", (3, 0)),
        ("第{han}条", "第三条：", "第三条", (3, 0)),
    ],
)
def test_a_label_is_what_is_printed_without_what_parts_it_from_the_text(
    template: str, text: str, label: str, rank: tuple[int, int]
) -> None:
    numeral = compile_template(template).at(text, 0, len(text))
    assert numeral is not None
    assert (numeral.label, (numeral.number, numeral.suffix)) == (label, rank)


@pytest.mark.parametrize(("template", "is_open"), [("Article {n}", True), ("第{han}条", True), ("{n}. ", False)])
def test_a_template_knows_whether_a_sentence_may_go_on_behind_it(template: str, is_open: bool) -> None:
    assert compile_template(template).is_open is is_open


@pytest.mark.parametrize("template", ["Article", "{x}", "{n", "{n}}", "{}"])
def test_what_is_no_template_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=re.escape(template)):
        compile_template(template)


@pytest.mark.parametrize(("label", "rank"), [("7", (7, 0)), ("2 bis", (2, 1)), ("Article 2", None), ("(a)", None)])
def test_rank_of_a_bare_label(label: str, rank: tuple[int, int] | None) -> None:
    assert rank_of(label) == rank


def test_a_label_of_nothing_but_separators_stays() -> None:
    assert label_of("– ") == "–"


@pytest.mark.parametrize(
    ("sign", "text", "calls"),
    [
        ("[1]", "free passage.[1] As in [1] of it.", 1),
        ("²", "metres² and more²", 2),
        ("²", "no longer manned,² as in note ¹²", 1),
        ("²", "5 km² and 3 m² of water², 8 м² more", 1),
        ("1", "passage1 of 1920, in 1 and p11", 1),
    ],
)
def test_a_note_is_called_right_behind_a_word(sign: str, text: str, calls: int) -> None:
    assert len(call_pattern(sign).findall(text)) == calls


def test_block_pattern_has_all_marks_of_a_witness() -> None:
    pattern = block_pattern(["{n}. ", "{han}、", "·", "* "])
    assert pattern is not None
    assert all(pattern.match(text) for text in ("1. x", "一、x", "·x", "* x", "*x"))
    assert not pattern.match("x")


def test_witness_without_marks_has_no_block_pattern() -> None:
    assert block_pattern([]) is None
