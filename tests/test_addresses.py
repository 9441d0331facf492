"""Paths under `docs/` have addresses: in folders or files, within the site or quoted, on a host or on a disk.

The first folder of an address tells its language; the default one has none.
"""

from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.addresses import Addresses, in_language, language_of, relative, sifted

SITE = ("en", "zh", "zh-Hant")
HOST = "https://example.org/archive/"
HOSTED = Addresses(SITE, HOST, has_folders=True)
ANYWHERE = Addresses(SITE, "", has_folders=True)
ON_DISK = Addresses(SITE, HOST, has_folders=False)
each_site = pytest.mark.parametrize("site", [HOSTED, ANYWHERE, ON_DISK], ids=["hosted", "anywhere", "on disk"])

FOLDERS = st.lists(st.sampled_from(["zh", "zh-Hant", "writ", "mt", "about"]), max_size=4)
PLACES = st.builds(lambda folders, name: "/".join((*folders, name)), FOLDERS, st.sampled_from(["", "a.html", "b"]))
"""Addresses within a site."""
PATHS = st.builds(
    lambda language, folders, name: "/".join((language, *folders, f"{name}.md")),
    st.sampled_from(SITE),
    FOLDERS,
    st.sampled_from(["index", "text"]),
)
"""Paths under `docs/`."""


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
    ("path", "within", "file", "on_disk"),
    [
        ("en/index.md", "", "index.html", "index.html"),
        ("zh/index.md", "zh/", "zh/index.html", "zh/index.html"),
        ("en/writ/index.md", "writ/", "writ/index.html", "writ/index.html"),
        ("en/writ/text.md", "writ/text/", "writ/text/index.html", "writ/text.html"),
        ("zh-Hant/writ/text.md", "zh-Hant/writ/text/", "zh-Hant/writ/text/index.html", "zh-Hant/writ/text.html"),
        ("en/glossary/reindex.md", "glossary/reindex/", "glossary/reindex/index.html", "glossary/reindex.html"),
        ("data/writ/raw/en.txt", "data/writ/raw/en.txt", "data/writ/raw/en.txt", "data/writ/raw/en.txt"),
    ],
)
def test_a_path_has_an_address_and_a_file(path: str, within: str, file: str, on_disk: str) -> None:
    assert (HOSTED.within(path), HOSTED.file(path)) == (ANYWHERE.within(path), ANYWHERE.file(path)) == (within, file)
    assert ON_DISK.within(path) == ON_DISK.file(path) == on_disk


@each_site
@given(path=PATHS)
def test_an_address_is_in_the_language_of_its_page(site: Addresses, path: str) -> None:
    rest = path.split("/", 1)[1]
    if rest.split("/")[0] not in SITE:
        assert language_of(site.within(path), SITE) == path.split("/")[0]


@each_site
@given(path=PATHS, own=PATHS)
def test_a_link_leads_to_its_target(site: Addresses, path: str, own: str) -> None:
    link = site.link(f"{path}#p7", own)
    assert urldefrag(urljoin(HOST + site.within(own), link)) == (HOST + site.within(path), "p7")
    assert urljoin(HOST + site.within(own), site.link(path, own)) == HOST + site.within(path)


def test_what_a_list_is_asked_for_and_the_anchor_follow_the_address() -> None:
    asked = sifted("zh/references.md", "paragraph", "writ/p7", "all")
    assert HOSTED.link(asked, "zh/comparisons.md") == "../references/?paragraph=writ%2Fp7#all"
    assert ON_DISK.link(asked, "zh/comparisons.md") == "references.html?paragraph=writ%2Fp7#all"
    assert ANYWHERE.from_root(asked) == "/zh/references/?paragraph=writ%2Fp7#all"


@given(PLACES, PLACES)
def test_a_relative_link_leads_to_its_target(target: str, own: str) -> None:
    link = relative(target, own)
    assert urljoin(HOST + own, link) == HOST + target
    assert link and not link.startswith("/")


def test_a_relative_link_is_as_short_as_may_be() -> None:
    assert relative("writ/a/", "writ/b/") == "../a/"
    assert relative("writ/a/", "writ/a/") == "./"
    assert relative("a.html", "b.html") == "a.html"
    assert relative("", "zh/writ/") == "../../"


def test_a_quoted_address_has_the_host_where_it_is_known() -> None:
    assert HOSTED.quoted("zh/writ/text.md#p7") == "https://example.org/archive/zh/writ/text/#p7"
    assert ANYWHERE.quoted("zh/writ/text.md#p7") == "/zh/writ/text/#p7"
    assert (HOSTED.quoted("en/index.md"), ANYWHERE.quoted("en/index.md")) == (HOST, "/")


@given(PATHS)
def test_a_copy_on_a_disk_quotes_the_hosted_page(path: str) -> None:
    assert ON_DISK.quoted(path) == HOSTED.quoted(path)


def test_the_root_is_the_path_of_the_site_on_its_host() -> None:
    assert (HOSTED.root, ANYWHERE.root) == ("/archive/", "/")


def test_from_the_root_a_link_leads_to_its_target_wherever_it_stands() -> None:
    assert HOSTED.from_root("zh/writ/text.md#p7") == "/archive/zh/writ/text/#p7"
    assert ANYWHERE.from_root("zh/writ/text.md#p7") == "/zh/writ/text/#p7"
    assert (HOSTED.from_root("en/index.md"), ANYWHERE.from_root("en/index.md")) == ("/archive/", "/")
