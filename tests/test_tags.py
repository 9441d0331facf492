"""What a BCP 47 tag says of a language, and what is read into it that it leaves unsaid."""

import pytest

from statement_archive.tags import (
    canonical,
    direction,
    fault,
    has_spaces,
    is_known,
    is_within,
    language_and_script,
    meant,
    nearest,
    rank,
    translated_from,
    with_region,
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
        ("zh-MO", "zh", "Hant"),
        ("zh-SG", "zh", "Hans"),
        ("zh-cmn-TW", "zh", "Hant"),
        ("cmn-Hant", "zh", "Hant"),
        ("sh", "sr", "Latn"),
        ("sr-ME", "sr", "Latn"),
        ("iw", "he", "Hebr"),
        ("uz-AF", "uz", "Arab"),
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
        ("EN-T-ZH-HANS-M0-xx", "EN", "zh-Hans"),
        ("pt-BR-t-fr-fr", "pt-BR", "fr-FR"),
        ("de-1996-t-en", "de-1996", "en"),
        ("en-t-iw-t0-und", "en", "he"),
        ("en-x-t0", "en", None),
        ("en-x-t-zh", "en", None),
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


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("zh", "zh-CN"),
        ("zh-Hant", "zh-TW"),
        ("zh-HK", "zh-HK"),
        ("zh-Hans-TW", "zh-CN"),
        ("en", "en-US"),
        ("en-GB", "en-GB"),
        ("en-t-zh-t0-und", "en-US"),
        ("sr-Latn", "sr-Latn-RS"),
        ("ar", "ar-EG"),
        ("tlh", "tlh"),
        ("x-made-up", "x-made-up"),
    ],
)
def test_a_region_tells_word_processors_how_a_text_is_written(tag: str, known: str) -> None:
    assert with_region(tag) == known


def test_some_languages_put_no_blanks_between_words() -> None:
    assert [tag for tag in ("en", "zh", "zh-Hant", "ja", "ko", "th", "ru", "ar", "zh-Latn") if not has_spaces(tag)] == [
        *("zh", "zh-Hant", "ja", "th")
    ]


@pytest.mark.parametrize(
    ("tag", "as_written"),
    [
        ("EN", "en"),
        ("zh-hant", "zh-Hant"),
        ("ZH-cn", "zh-CN"),
        ("sr-LATN-rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
        ("EN-T-ZH-T0-UND", "en-t-zh-t0-und"),
        ("en-X-Harbour", "en-x-harbour"),
        ("X-Harbour", "x-harbour"),
    ],
)
def test_a_tag_has_one_case_however_it_is_typed(tag: str, as_written: str) -> None:
    assert canonical(tag) == as_written
    assert canonical(as_written) == as_written


@pytest.mark.parametrize(
    ("tag", "now"),
    [
        ("iw", "he"),
        ("zh-cmn", "zh"),
        ("zh-cmn-Hant", "zh-Hant"),
        ("zh-min-nan", "nan"),
        ("zh-yue", "yue"),
        ("ar-arb", "ar"),
        ("sh", "sr-Latn"),
        ("mo", "ro"),
        ("eng", "en"),
        ("fre-CA", "fr-CA"),
        ("en-UK", "en-GB"),
        ("ru-SU", "ru-RU"),
        ("hy-SU", "hy-AM"),
        ("no", "no"),
    ],
)
def test_what_is_out_of_use_gives_way_to_what_took_its_place(tag: str, now: str) -> None:
    assert canonical(tag) == now


@pytest.mark.parametrize(
    "tag",
    "en EN zh-Hant zh-hant zh-HK fr sr-Latn-RS pa-PK de-1996 yue lzh und qaa en-t-zh-t0-und en-x-port x-port".split(),
)
def test_a_tag_is_known_by_what_it_says(tag: str) -> None:
    assert is_known(tag)


@pytest.mark.parametrize(
    ("tag", "wrong"),
    [
        *((tag, "is no language tag (BCP 47)") for tag in ("Chinese", "", "en_GB", "zh-", "en ", "français", "mt2")),
        *((tag, "is no language tag (BCP 47)") for tag in ("en-fra", "zh-fra", "x-", "en-Latn-Cyrl", "en-GB-US")),
        *((tag, f"names the language `{tag}`, which CLDR does not know") for tag in ("xx", "cn", "jp")),
        ("zh-Foo", "names the language `foo`, which CLDR does not know"),
        ("zh-Abcd", "names the script `Abcd`, which CLDR does not know"),
        ("en-QQ", "names the region `QQ`, which CLDR does not know"),
        ("en-t-jp-t0-und", "names the language `jp`, which CLDR does not know"),
    ],
)
def test_what_is_no_tag_or_says_what_nobody_knows_has_a_fault(tag: str, wrong: str) -> None:
    assert fault(tag) == wrong
    assert not is_known(tag)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("Chinese", "zh"),
        ("english", "en"),
        ("traditional chinese", "zh-Hant"),
        ("zh_TW", "zh-TW"),
        ("cn", "zh"),
        ("jp", "ja"),
        ("cz", "cs"),
        ("xx", ""),
        ("zh-Foo", ""),
        ("français", ""),
        ("", ""),
    ],
)
def test_what_was_meant_is_told_where_it_is_certain(typed: str, tag: str) -> None:
    assert meant(typed) == tag


def test_a_tag_is_within_one_that_says_less() -> None:
    assert [tag for tag in ("zh", "zh-Hant", "zh-TW", "ZH-hk", "yue", "en") if is_within(tag, "zh")] == [
        *("zh", "zh-Hant", "zh-TW", "ZH-hk")
    ]
    assert [tag for tag in ("zh", "zh-Hans", "zh-TW", "zh-Hant-HK") if is_within(tag, "zh-Hant")] == [
        *("zh-TW", "zh-Hant-HK")
    ]
    assert not is_within("en-US", "en-GB")
    assert not is_within("en", "en-GB")
