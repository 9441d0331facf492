"""What a reader is shown: words, dates and names in the own language, and the nearest where that is not there."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from readers import ENGLISH, LANGUAGES, READERS, reader
from statement_archive.languages import Sentence, load_words
from statement_archive.model import Localized
from statement_archive.reader import Reader, reader_of, readers


def test_addresses_of_the_default_language_have_no_prefix() -> None:
    assert [own.prefix for own in readers(("en", "zh", "zh-Hant"))] == ["", "zh/", "zh-Hant/"]
    assert [own.prefix for own in readers(("zh-Hant", "en"))] == ["", "en/"]


def test_a_reader_knows_those_of_the_other_languages_in_the_order_of_the_site() -> None:
    assert reader("zh").everyone == READERS
    assert [own.language for own in READERS] == [*LANGUAGES]
    assert reader_of("zh", LANGUAGES) is reader("zh")


def test_there_is_no_reader_of_a_language_without_words() -> None:
    with pytest.raises(KeyError, match="tlh"):
        readers(("en", "tlh"))


@pytest.mark.parametrize(("language", "script"), [("en", "en"), ("zh", "zh-Hans"), ("zh-Hant", "zh-Hant")])
def test_a_readers_own_texts_are_in_a_language_and_a_script(language: str, script: str) -> None:
    assert reader(language).written == script


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "18 June 2020"), ("zh", "2020年6月18日"), ("zh-Hant", "2020年6月18日")]
)
def test_a_date_is_written_as_the_language_does(language: str, shown: str) -> None:
    assert reader(language).date("2020-06-18") == shown


@pytest.mark.parametrize(("day", "shown"), [("01", "1er juin 2020"), ("11", "11 juin 2020"), ("21", "21 juin 2020")])
def test_the_first_of_a_month_is_an_ordinal_where_the_language_has_it_so(day: str, shown: str) -> None:
    (french,) = readers(("fr",))
    assert french.date(f"2020-06-{day}") == shown


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        ENGLISH.date("2020-13-01")


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("en", ("English", "英文", "英文")),
        ("zh-Hans", ("Simplified Chinese", "简体中文", "簡體中文")),
        ("zh-Hant", ("Traditional Chinese", "繁体中文", "繁體中文")),
        ("zh-TW", ("Traditional Chinese", "繁体中文", "繁體中文")),
        ("en-t-zh-t0-und", ("English from Chinese", "译自中文的英文", "譯自中文的英文")),
        ("zh-HK", ("Traditional Chinese", "繁体中文", "繁體中文")),
        ("zh-CN", ("Simplified Chinese", "简体中文", "簡體中文")),
        ("en-t-cmn-t0-und", ("English from Chinese", "译自中文的英文", "譯自中文的英文")),
        ("pt-BR", ("Brazilian Portuguese", "巴西葡萄牙语", "葡萄牙文")),
        ("sr", ("Serbian", "塞尔维亚语", "塞爾維亞文")),
        ("uz-AF", ("Uzbek (Arabic)", "乌兹别克语（阿拉伯文）", "烏茲別克文（阿拉伯字母）")),
        ("ru", ("Russian", "俄语", "俄文")),
        ("x-made-up", ("x-made-up", "x-made-up", "x-made-up")),
    ],
)
def test_a_texts_language_has_a_name_in_each(tag: str, names: tuple[str, ...]) -> None:
    assert tuple(reader(language).language_name(tag) for language in ("en", "zh", "zh-Hant")) == names


@pytest.mark.parametrize(
    ("texts", "language", "shown", "in_language"),
    [
        ({"en": "word", "zh": "词", "zh-Hant": "詞"}, "zh-Hant", "詞", "zh-Hant"),
        ({"en": "word", "zh": "词"}, "zh-Hant", "词", "zh"),
        ({"en": "word", "zh-TW": "詞"}, "zh", "詞", "zh-TW"),
        ({"fr": "mot", "en": "word"}, "zh", "word", "en"),
        ({"fr": "mot", "ru": "слово"}, "en", "mot", "fr"),
        ({}, "en", "", "en"),
    ],
)
def test_a_sentence_that_is_not_there_is_shown_in_the_nearest_language(
    texts: Mapping[str, str], language: str, shown: str, in_language: str
) -> None:
    words = Localized(texts)
    assert (reader(language).text(words), reader(language).language_of(words)) == (shown, in_language)


def test_texts_are_ranked_by_how_near_they_are() -> None:
    assert [reader("zh-Hant").rank(tag) for tag in ("zh-Hant", "zh-HK", "zh-Hans", "en", "fr")] == [0, 0, 1, 2, 3]


@pytest.mark.parametrize(("count", "shown"), [(1, "1 entry."), (2, "2 entries."), (0, "0 entries.")])
def test_a_sentence_takes_the_form_of_its_number(count: int, shown: str) -> None:
    assert ENGLISH.say("counted", count=count) == shown


def test_where_a_language_has_one_form_it_is_that() -> None:
    assert [reader("zh").say("counted", count=count) for count in (1, 2)] == ["共1条。", "共2条。"]


def test_values_are_put_in_as_they_are() -> None:
    assert ENGLISH.say("short-heading", number="{x}") == "heading {x}"


def test_a_sentence_that_there_is_not_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="no-such-key"):
        ENGLISH.say("no-such-key")


def test_the_words_of_a_part_are_handed_over_without_its_name_and_with_an_open_place() -> None:
    sentences: dict[str, Sentence] = {
        "find-none": "No “{value}”.",
        "find-hits": {"one": "1 hit", "other": "{value} hits"},
        "findings": "Nothing of that part",
    }
    finder = Reader(replace(load_words("en"), sentences=sentences), ("en",))
    assert finder.phrases("find") == {"none": "No “{}”.", "hits-one": "1 hit", "hits-other": "{} hits"}
    assert finder.phrases("lose") == {}
