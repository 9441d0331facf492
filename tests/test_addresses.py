"""The first folder of an address tells its language; the default one has none."""

import pytest

from statement_archive.addresses import in_language, language_of

SITE = ("en", "zh", "zh-Hant")


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("index.html", "en"),
        ("zh/index.html", "zh"),
        ("zh-Hant/writ/text/", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("zhi/index.html", "en"),
        ("writ/zh/text/", "en"),
        ("en/index.html", "en"),
        ("", "en"),
    ],
)
def test_a_language_is_told_by_its_folder(address: str, language: str) -> None:
    assert language_of(address, SITE) == language


def test_a_page_has_an_address_in_each_language() -> None:
    assert [in_language("writ/", language, SITE) for language in SITE] == ["writ/", "zh/writ/", "zh-Hant/writ/"]
    assert all(language_of(in_language("writ/", language, SITE), SITE) == language for language in SITE)
