"""A text is the one of its readers by the rules of BCP 47, however its tag is typed and whichever place it names."""

from pathlib import Path

import pytest

from documents.conftest import CASES
from fixtures.site_pages import all_pages, read_page
from statement_archive.load import load_document
from statement_archive.model import Localized
from statement_archive.tags import canonical, fault


def shown(site: Path, path: str) -> tuple[str, list[str]]:
    """The language of the text on a page, and the notices above it."""
    root = read_page(site, f"{path}index.html").root
    (language,) = set(root.xpath("//p[@data-segment]/@lang"))
    return language, [" ".join(notice.text_content().split()) for notice in root.xpath("//p[@class='notice']")]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("zh/lang-2024-01-01/text/", "zh-CN"),
        ("zh-Hant/lang-2024-01-01/text/", "zh-TW"),
        ("zh/tides-2024-01-02/text/", "zh-SG"),
        ("zh-Hant/tides-2024-01-02/text/", "zh-HK"),
        ("tides-2024-01-02/text/", "en-GB"),
        ("zh-Hant/tides-2024-02-02/text/", "zh-TW"),
    ],
)
def test_readers_are_shown_the_text_in_their_script_without_a_notice(
    texts_site: Path, path: str, language: str
) -> None:
    assert shown(texts_site, path) == (language, [])


@pytest.mark.parametrize(
    ("document", "texts"),
    [
        # The first text is the one that English readers are shown, too, where there is none in English.
        ("lang-2024-01-01", {"cn": "text/", "tw": "../zh-Hant/lang-2024-01-01/text/"}),
        (
            "tides-2024-01-02",
            {"sg": "../zh/tides-2024-01-02/text/", "hk": "../zh-Hant/tides-2024-01-02/text/", "he": "he/text/"},
        ),
    ],
)
def test_a_text_is_linked_to_on_the_pages_of_those_who_read_its_script(
    texts_site: Path, document: str, texts: dict[str, str]
) -> None:
    root = read_page(texts_site, f"{document}/index.html").root
    links = {siglum: root.xpath(f"string(//h3[@id='text-{siglum}']/a[1]/@href)") for siglum in texts}
    assert links == texts


def test_tags_come_out_as_they_are_written_now() -> None:
    document, findings = load_document(CASES / "region-tags/typed/tides-2024-01-02")
    assert findings == () and document is not None
    assert [witness.language for witness in document.witnesses] == ["en-GB", "zh-HK", "zh-SG", "he"]
    assert document.title == Localized(
        {"en": "Statement on Tides", "zh-CN": "关于潮汐的声明", "zh-TW": "關於潮汐的聲明"}
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("tides-2024-01-02/", "Statement on Tides"),
        ("zh/tides-2024-01-02/", "关于潮汐的声明"),
        ("zh-Hant/tides-2024-01-02/", "關於潮汐的聲明"),
    ],
)
def test_editors_sentences_are_found_by_the_same_rules(texts_site: Path, path: str, title: str) -> None:
    assert read_page(texts_site, f"{path}index.html").root.xpath("string(//h1/text() | //h1/span/text())") == title


def test_every_language_that_a_page_says_is_written_as_it_should_be(texts_site: Path) -> None:
    said = {tag for page in all_pages(texts_site) for tag in page.root.xpath("//@lang | //@hreflang")} - {"x-default"}
    assert {tag for tag in said if fault(tag) or canonical(tag) != tag} == set()
