"""What a file holds: in which encoding it is, in which language, and whether it holds two texts."""

import pytest

from statement_archive.draft.encoding import LARGEST, decode
from statement_archive.draft.language import guess_language
from statement_archive.draft.parting import part

ENGLISH = "The Parties shall exchange the results of their work every year and report on them."
FRENCH = "Les Parties échangent chaque année les résultats de leurs travaux et en rendent compte."
CHINESE = "各缔约方应每年交换计数结果，并就其工作提出报告，以便其他缔约方了解情况。在这里的是不了有和。"
TRADITIONAL = "各締約方應每年交換計數結果，並就其工作提出報告，以便其他締約方瞭解情況。在這裡的是不了有和。"
RUSSIAN = "Стороны ежегодно обмениваются результатами своей работы и докладывают о них."
TEXTS = {
    "en": ENGLISH,
    "fr": FRENCH,
    "zh-Hans": CHINESE,
    "zh-Hant": TRADITIONAL,
    "ru": RUSSIAN,
    "ar": "تتبادل الأطراف كل سنة نتائج أعمالها وتقدم تقارير عنها إلى الاجتماع.",
    "es": "Las Partes intercambiarán cada año los resultados de sus trabajos e informarán sobre ellos.",
    "de": "Die Vertragsparteien tauschen jedes Jahr die Ergebnisse ihrer Arbeit aus und berichten darüber.",
    "pt": "As Partes trocarão todos os anos os resultados dos seus trabalhos e informarão sobre eles.",
    "ja": "締約国は、毎年、その作業の結果を交換し、これについて報告する。",
    "ko": "당사국은 매년 작업의 결과를 교환하고 이에 대하여 보고한다.",
    "he": "הצדדים יחליפו מדי שנה את תוצאות עבודתם וידווחו עליהן.",
    "el": "Τα μέρη ανταλλάσσουν κάθε χρόνο τα αποτελέσματα των εργασιών τους.",
    "uk": "Сторони щороку обмінюються результатами своєї роботи і доповідають про них.",
    "vi": "Các Bên trao đổi hằng năm kết quả công việc của mình và báo cáo về kết quả đó.",
    "th": "ภาคีจะแลกเปลี่ยนผลการทำงานของตนทุกปีและรายงานเกี่ยวกับเรื่องนั้น",
}


@pytest.mark.parametrize(("tag", "text"), TEXTS.items())
def test_the_language_is_told_by_the_words(tag: str, text: str) -> None:
    assert guess_language(text, "text.txt").value == tag


def test_the_name_of_the_file_tells_where_words_are_few() -> None:
    assert guess_language("Protokoll Nr. 4", "protocol_DE.txt").value == "de"
    assert guess_language(ENGLISH, "old-fr.txt").value == "en"


@pytest.mark.parametrize(
    ("name", "text", "iconv"),
    [
        ("utf-16", ENGLISH, "UTF-16"),
        ("utf-16-le", ENGLISH, "UTF-16LE"),
        ("utf-16-be", ENGLISH, "UTF-16BE"),
        ("utf-32", ENGLISH, "UTF-32"),
        ("gb18030", CHINESE, "GB18030"),
        ("big5", "各締約方應每年交換計數結果，並就其工作提出報告。在這的是不了有和人中。", "BIG5"),
        ("shift_jis", TEXTS["ja"], "SHIFT_JIS"),
        ("euc-kr", TEXTS["ko"], "EUC-KR"),
        ("windows-1251", RUSSIAN, "WINDOWS-1251"),
        ("latin-1", FRENCH, "WINDOWS-1252"),
    ],
)
def test_another_encoding_is_named_with_what_to_do(name: str, text: str, iconv: str) -> None:
    decoded, fault = decode(text.encode(name))
    assert decoded == ""
    assert f"`iconv -f {iconv} -t UTF-8 OLD > NEW`" in fault


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"12 34\n", "has no letter in it"),
        (b"\xff\xff\xff\xff\xfe", "is not UTF-8 (byte 0 is 0xff)"),
        (b"words\x07\n", "has the control character U+0007 in line 1"),
        (b"a" * (LARGEST + 1), "has more than 1,000,000 bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, said: str) -> None:
    assert decode(data)[1].startswith(said)


def test_utf_8_is_taken_as_it_is() -> None:
    assert decode(f"\ufeff{ENGLISH}\r\n".encode()) == (f"\ufeff{ENGLISH}\r\n", "")


def test_two_texts_in_one_file_are_told_apart_by_their_lines() -> None:
    first = [CHINESE, CHINESE, "来源：网站"]
    assert part("\n".join([*first, ENGLISH, ENGLISH, ""])) == ((1, 3), (4, 5))
    assert part("\n".join([FRENCH, FRENCH, "", "Statement", ENGLISH, ENGLISH])) == ((1, 2), (3, 6))


@pytest.mark.parametrize(
    "lines",
    [
        [ENGLISH, ENGLISH],
        [ENGLISH, FRENCH, ENGLISH, FRENCH],
        [ENGLISH, ENGLISH, ENGLISH, ENGLISH, ENGLISH, FRENCH],
        [ENGLISH],
    ],
    ids=["one language", "line by line", "a quotation", "one line"],
)
def test_a_text_with_words_of_another_language_stays_one(lines: list[str]) -> None:
    assert part("\n".join(lines)) == ((1, len(lines)),)
