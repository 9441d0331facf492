"""The first folder of an address tells its language; the default one has none. One map says where each file is."""

import pytest

from statement_archive.addresses import Addresses, in_language, language_of

SITE = ("en", "zh", "zh-Hant")
HOSTED = Addresses(SITE, "https://example.org/archive/", has_folders=True)
NOWHERE = Addresses(SITE, "", has_folders=True)
DISK = Addresses(SITE, "", has_folders=False)


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


@pytest.mark.parametrize(
    ("file", "served", "from_a_disk"),
    [
        ("en/index.md", "", "index.html"),
        ("zh/index.md", "zh/", "zh/index.html"),
        ("en/writ/index.md", "writ/", "writ/index.html"),
        ("zh/writ/text.md", "zh/writ/text/", "zh/writ/text.html"),
        ("en/writ/myindex.md", "writ/myindex/", "writ/myindex.html"),
        ("data/writ/segments.json", "data/writ/segments.json", "data/writ/segments.json"),
    ],
)
def test_a_file_has_an_address_on_a_server_and_one_on_a_disk(file: str, served: str, from_a_disk: str) -> None:
    assert (NOWHERE.within(file), DISK.within(file)) == (served, from_a_disk)


def test_what_is_quoted_is_the_hosted_page_even_from_a_disk() -> None:
    quoted = [where.quote("zh/writ/text.md#p7") for where in (HOSTED, NOWHERE, DISK)]
    assert quoted == ["https://example.org/archive/zh/writ/text/#p7", "/zh/writ/text/#p7", "/zh/writ/text/#p7"]


def test_the_root_is_the_path_on_the_host() -> None:
    assert (HOSTED.root, NOWHERE.root) == ("/archive/", "/")


def test_alternates_are_whole_where_the_host_is_known_and_the_default_language_serves_the_rest() -> None:
    assert dict(HOSTED.alternates("zh/index.md")) == {
        "en": "https://example.org/archive/",
        "zh": "https://example.org/archive/zh/",
        "zh-Hant": "https://example.org/archive/zh-Hant/",
        "x-default": "https://example.org/archive/",
    }
    assert dict(NOWHERE.alternates("zh/index.md"))["x-default"] == "./"
