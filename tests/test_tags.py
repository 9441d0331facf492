"""What a BCP 47 tag says of a language, and what is read into it that it leaves unsaid."""

import pytest

from statement_archive.tags import (
    direction,
    has_spaces,
    is_known,
    language_and_script,
    nearest,
    rank,
    translated_from,
    with_script,
    written,
)

READ_IN_CHINA = ("zh-Hans", "zh-Hant", "en")


@pytest.mark.parametrize(
    ("tag", "language", "script"),
    [
        ("zh", "zh", "Hans"),
        ("zh-CN", "zh", "Hans"),
        ("zh-TW", "zh", "Hant"),
        ("zh-HK", "zh", "Hant"),
        ("zh-hant", "zh", "Hant"),
        ("zh-Hans-TW", "zh", "Hans"),
        ("EN", "en", "Latn"),
        ("sr", "sr", "Cyrl"),
        ("sr-Latn-RS", "sr", "Latn"),
        ("pa-PK", "pa", "Arab"),
        ("en-t-zh-t0-und", "en", "Latn"),
    ],
)
def test_the_script_is_the_likely_one_where_the_tag_does_not_say(tag: str, language: str, script: str) -> None:
    assert language_and_script(tag) == (language, script)


def test_of_a_tag_that_stands_for_no_language_no_script_is_made_up() -> None:
    assert language_and_script("x-made-up") == ("x-made-up", "")


@pytest.mark.parametrize(
    ("tag", "own", "source"),
    [
        ("en", "en", None),
        ("zh-Hant-TW", "zh-Hant-TW", None),
        ("en-t-zh-t0-und", "en", "zh"),
        ("en-t-zh", "en", "zh"),
        ("EN-T-ZH-HANS-M0-xx", "EN", "zh-hans"),
        ("pt-BR-t-fr-fr", "pt-BR", "fr-fr"),
        ("de-1996-t-en", "de-1996", "en"),
        ("en-x-t0", "en", None),
        ("zh-u-nu-hanidec", "zh", None),
    ],
)
def test_a_translation_says_what_it_is_written_in_and_what_it_was_made_from(
    tag: str, own: str, source: str | None
) -> None:
    assert (written(tag), translated_from(tag)) == (own, source)


def test_texts_are_ranked_by_language_and_script_however_their_tag_is_written() -> None:
    assert [rank(tag, READ_IN_CHINA) for tag in ("zh", "zh-CN", "zh-TW", "en-GB", "fr")] == [0, 0, 1, 2, 3]
    assert rank("en", ()) == 0


def test_the_nearest_is_the_first_that_is_wanted() -> None:
    assert nearest(("en", "zh-HK", "fr"), READ_IN_CHINA) == "zh-HK"
    assert nearest(("en", "zh-Hant", "zh"), READ_IN_CHINA) == "zh"


def test_where_none_is_wanted_the_nearest_is_the_first_there_is() -> None:
    assert nearest(("fr", "ru"), READ_IN_CHINA) == "fr"
    with pytest.raises(ValueError, match="empty"):
        nearest((), READ_IN_CHINA)


@pytest.mark.parametrize("tag", ["ar", "he", "ur", "fa-IR", "yi", "dv", "az-Arab", "uz-arab", "pa-PK", "ku-Arab"])
def test_some_languages_are_written_from_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "zh-Hant", "az", "ku", "pa", "ar-Latn", "en-t-ar-t0-und", "x-made-up"])
def test_all_others_are_written_from_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


def test_the_script_is_said_where_it_tells_two_ways_of_writing_apart() -> None:
    assert [with_script(tag) for tag in ("zh", "zh-TW", "en", "ar")] == ["zh-Hans", "zh-Hant", "en", "ar"]


def test_some_languages_put_no_blanks_between_words() -> None:
    assert [tag for tag in ("en", "zh", "zh-Hant", "ja", "ko", "th", "ru", "ar", "zh-Latn") if not has_spaces(tag)] == [
        *("zh", "zh-Hant", "ja", "th")
    ]


@pytest.mark.parametrize("tag", ["en", "EN", "zh-Hant", "fr", "sr-Latn-RS", "de-1996", "yue", "en-t-zh-t0-und"])
def test_a_tag_is_known_by_its_language(tag: str) -> None:
    assert is_known(tag)


@pytest.mark.parametrize("tag", ["Chinese", "xx", "", "en_GB", "zh-", "en ", "français", "x-made-up", "mt2"])
def test_what_is_no_tag_or_of_no_language_is_not_known(tag: str) -> None:
    assert not is_known(tag)
