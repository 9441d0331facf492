"""Ways of numbering: what is printed in one language and another is shown and cited, and no sentence loses a word."""

import pytest

from fixtures.documents import edition, outline


def cited(document: str, siglum: str) -> list[str]:
    """What the segments of a witness are cited as, the title left out."""
    return [cited for _, kind, cited, _ in outline(edition("numbering", document, siglum)) if kind != "title"]


def text(document: str, siglum: str, segment: str) -> str:
    return outline(edition("numbering", document, siglum), segment)[0][-1]


CITED = {
    ("russian-articles", "ru"): [
        *("[1]", "[2]", "[3]", "Статья 1", "[4]", "[4]а)", "[4]б)", "[4]в)"),
        *("Статья 2", "Статья 2, 1", "Статья 2, 2", "Статья 2, 3", "Статья 3", "Статья 3, 1", "Статья 3, 2"),
        *("Статья 4", "[10]", "[11]", "Статья 5", "[12]", ""),
    ],
    ("japanese-articles", "ja"): [
        *("第１条", "[1]", "第２条", "第２条, （１）", "第２条, （２）", "第２条, （２）①", "第２条, （２）②"),
        *("第３条", "第３条, （１）", "第３条, （２）", "第３条, （３）", "第４条", "[7]", "[8]"),
    ],
    ("korean-articles", "ko"): [
        *("제1조", "[1]", "제2조", "①", "②", "②1", "②2", "③", "제3조", "[5]", "[6]"),
    ],
    ("german-sections", "de"): [
        *("§ 1", "[1]", "§ 2", "§ 2, (1)", "§ 2, (2)", "§ 2, (2)1", "§ 2, (2)2", "§ 2, (2)2a)", "§ 2, (2)2b)"),
        *("§ 2, (3)", "§ 3", "§ 3, (1)", "§ 3, (2)", "§ 4", "[7]", "[8]"),
    ],
    ("austrian-sections", "de"): [
        *("§ 1", "§ 1, (1)", "§ 1, (2)", "§ 1, (2)1", "§ 1, (2)2", "§ 2", "[3]", "§ 3", "§ 3, (1)", "§ 3, (2)"),
    ],
    ("spanish-articles", "es"): [
        *("[1]", "Artículo 1º", "[2]", "Artículo 2º", "[3]", "[4]", "Artículo 3º", "[5]", "Artículo 4º", "[6]"),
    ],
    ("hebrew-letters", "he"): ["1", "2", "2א", "2ב", "2ג", "3", "4"],
    ("vietnamese-letters", "vi"): [
        *("Điều 1", "[1]", "Điều 2", "1", "1a)", "1b)", "1c)", "1d)", "1đ)", "1e)", "2", "Điều 3", "[4]", "[5]"),
    ],
    ("indonesian-articles", "id"): [
        *("[1]", "[2]", "[3]", "Pasal 1", "[4]", "[4]a", "[4]b", "Pasal 2", "(1)", "(2)", "(3)", "(3)a", "(3)b"),
        *("Pasal 3", "[8]", "[9]", "Pasal 4", "[10]", ""),
    ],
    ("items-at-once", "en"): [
        *("Article 1", "Article 1, 1", "Article 1, 1(a)", "Article 1, 1(b)", "Article 1, 1(b)(i)"),
        *("Article 1, 1(b)(ii)", "Article 1, 2", "Article 2", "Article 2, 1", "Article 2, 2"),
    ],
    ("items-at-once", "de"): [
        *("Artikel 1", "Artikel 1, (1)", "Artikel 1, (1)a)", "Artikel 1, (1)b)", "Artikel 1, (1)b)i)"),
        *("Artikel 1, (1)b)ii)", "Artikel 1, (2)", "Artikel 2", "Artikel 2, (1)", "Artikel 2, (2)"),
    ],
}


@pytest.mark.parametrize(("document", "siglum"), CITED)
def test_segments_are_cited_as_they_are_printed(document: str, siglum: str) -> None:
    assert cited(document, siglum) == CITED[document, siglum]


@pytest.mark.parametrize(
    ("document", "siglum", "segment", "words"),
    [
        ("russian-articles", "ru", "p6", "Статья 1 настоящего Соглашения определяет, какие суда имеются в виду."),
        ("russian-articles", "ru", "p11", "Статья 2, пункт 3, при этом не применяется."),
        ("japanese-articles", "ja", "p5", "第２条に定める管理者は、年に一度、浮標を点検する。"),
        ("japanese-articles", "ja", "p8", "第３条の規定は、この協議を妨げない。"),
        ("korean-articles", "ko", "p6", "제2조제2항에 따른 공고는 시행 후 30일 이내에 하여야 한다."),
        ("german-sections", "de", "p4", "§ 1 bleibt unberührt."),
        ("german-sections", "de", "p8", "§ 3 Abs. 1 ist erst ab dem 1. Januar 2014 anzuwenden."),
        ("german-sections", "en", "p8", "Section 3 (1) applies only as from 1 January 2014."),
        ("austrian-sections", "de", "p5", "§ 2 tritt mit 1. Juli 2014 in Kraft."),
        ("spanish-articles", "es", "p4", "Artículo 1º del Acuerdo de 1974 queda derogado."),
        ("spanish-articles", "en", "p4", "Article 1 of the Agreement of 1974 is repealed."),
        ("vietnamese-letters", "vi", "p3", "Điều 1 của Hiệp định này không hạn chế nghĩa vụ cứu nạn."),
        ("indonesian-articles", "id", "p9", "Pasal 2 ayat (3) tidak berlaku bagi kapal tanpa tanda pengenal."),
    ],
)
def test_a_number_that_a_sentence_begins_with_stays_in_it(document: str, siglum: str, segment: str, words: str) -> None:
    assert text(document, siglum, segment) == words


@pytest.mark.parametrize(
    ("document", "siglum", "segment", "words"),
    [
        ("japanese-articles", "ja", "s1", "（目的）"),
        ("korean-articles", "ko", "s1", "(목적)"),
        ("german-sections", "de", "s1", "Anwendungsbereich"),
        ("vietnamese-letters", "vi", "s1", "Phạm vi áp dụng"),
        ("indonesian-articles", "id", "s1", "Ketentuan Umum"),
        ("indonesian-articles", "id", "s3", "Pasal 3"),
        ("spanish-articles", "es", "s1", "Artículo 1º.-"),
        ("austrian-sections", "de", "s1", "§ 1."),
    ],
)
def test_a_heading_has_its_words_or_is_its_number(document: str, siglum: str, segment: str, words: str) -> None:
    assert text(document, siglum, segment) == words


def test_letters_count_in_the_order_of_their_language() -> None:
    assert text("vietnamese-letters", "vi", "p2.5") == "Thông báo các sự cố;"
    assert text("vietnamese-letters", "en", "p2.5") == "report accidents;"
    assert text("hebrew-letters", "he", "p2.3") == "לאסור עגינה בקרבת הכבל התת-ימי."


def test_signatures_without_a_closing_formula_are_one_block() -> None:
    assert text("indonesian-articles", "id", "signatures").split("\n") == [
        "Untuk Pemerintah Aland",
        "Menteri Kelautan",
        "Untuk Pemerintah Boria",
        "Menteri Perikanan",
    ]
