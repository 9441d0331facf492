"""Words in another language than the prose around them: what letters can tell, and what they can't."""

import pytest

from statement_archive.parts.foreign import filled_in_markdown, label, prose_in_html, title_in_html


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        (
            "In 相互 and بيان مشترك",
            "en",
            'In <span lang="zh">相互</span> and <span lang="ar" dir="rtl">بيان مشترك</span>',
        ),
        ("见 free trade", "zh", '见 <span lang="en">free trade</span>'),
        ("见 WTO", "zh", "见 WTO"),
    ],
)
def test_words_of_a_script_are_taken_for_the_language_that_is_written_in_it_most(
    text: str, language: str, shown: str
) -> None:
    assert prose_in_html(text, language) == shown


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("见 Déclaration sur la pêche", "zh", '见 <span lang="und">Déclaration sur la pêche</span>'),
        (
            "见 De\u0301claration sur la pe\u0302che",
            "zh",
            '见 <span lang="und">De\u0301claration sur la pe\u0302che</span>',
        ),
        ("见 Tuyên bố chung", "zh", '见 <span lang="und">Tuyên bố chung</span>'),
        ("The خلیج پارس", "en", 'The <span lang="und-Arab" dir="rtl">خلیج پارس</span>'),
        ("The 日本の宣言", "en", 'The <span lang="ja">日本の宣言</span>'),
        ("The 공동 성명", "en", 'The <span lang="ko">공동 성명</span>'),
    ],
)
def test_what_has_letters_of_its_own_is_in_one_piece_and_not_taken_for_it(text: str, language: str, shown: str) -> None:
    assert prose_in_html(text, language) == shown


@pytest.mark.parametrize("language", ["ja", "ko", "zh-Hant"])
def test_chinese_characters_are_at_home_in_these_languages(language: str) -> None:
    assert prose_in_html("共同聲明", language) == "共同聲明"


def test_a_title_of_a_known_language_is_marked_as_a_whole() -> None:
    known = label("Accord sur le WTO 相互", "fr", "zh")
    assert known == '<span lang="fr">Accord sur le WTO 相互</span>'
    assert title_in_html("Accord", known, "zh") == known
    assert label("בשורה", "he", "en") == '<span lang="he" dir="rtl">בשורה</span>'


def test_one_of_the_own_language_is_not() -> None:
    assert label("一", "zh-TW", "zh-Hant") is None
    assert label("One", "en-GB", "en") is None
    assert title_in_html("On 相互", None, "en") == 'On <span lang="zh">相互</span>'


def test_what_is_put_into_a_sentence_is_not_asked_of_its_letters() -> None:
    assert filled_in_markdown("此处为 {words}。", "zh", words="free trade") == "此处为 free trade。"
