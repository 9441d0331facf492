"""What a page says of a document is asked of all its texts, not of the one that it shows."""

from pathlib import Path

import pytest

from fixtures.site_pages import all_pages, read_page

NONE = "No text of this document exists in English."


def notices(site: Path, path: str) -> list[str]:
    root = read_page(site, f"{path}index.html").root
    return [" ".join(notice.text_content().split()) for notice in root.xpath("//p[contains(@class, 'notice')]")]


def test_a_further_text_does_not_deny_the_one_in_the_language_of_the_page(texts_site: Path) -> None:
    said = "This page shows the official Arabic text, as it stands. In English: official English text."
    assert notices(texts_site, "bidi-2024-02-01/ar/") == [said]
    assert notices(texts_site, "bidi-2024-02-01/ar/text/") == [said]


def test_its_notice_leads_to_that_text(texts_site: Path) -> None:
    root = read_page(texts_site, "bidi-2024-02-01/ar/text/index.html").root
    assert root.xpath("//p[@class='notice']/a/@href") == ["../../text/"]


def test_a_text_near_to_readers_does_not_deny_the_one_in_their_script(texts_site: Path) -> None:
    said = "本页按原样显示繁体中文官方文本。简体中文文本见：简体中文官方文本。"
    assert notices(texts_site, "zh/tides-2024-02-02/hk/text/") == [said]
    assert notices(texts_site, "zh-Hant/tides-2024-02-02/hk/text/") == []


def test_a_machine_translation_is_a_text_and_named_as_what_it_is(texts_site: Path) -> None:
    (said,) = notices(texts_site, "tides-2024-02-02/text/")
    assert said.endswith("In English: machine translation (English from Chinese).")
    facts = read_page(texts_site, "tides-2024-02-02/index.html").root.text_content()
    assert "only a machine translation has one in this language" in facts


def test_nothing_is_claimed_of_a_translation_that_nobody_has_read(texts_site: Path) -> None:
    (said,) = notices(texts_site, "tides-2024-02-02/mt/text/")
    assert "may be wrong anywhere" in said and "many places" not in said


@pytest.mark.parametrize("path", ["nfd-2024-03-01/text/", "names-2024-03-02/1-names/", "lang-2024-01-01/text/"])
def test_where_there_is_none_the_page_says_so(texts_site: Path, path: str) -> None:
    (said,) = notices(texts_site, path)
    assert said.startswith(NONE)


def test_no_page_denies_a_text_that_its_document_links_to(texts_site: Path) -> None:
    denying = {page.path for page in all_pages(texts_site) if NONE in page.root.text_content()}
    having = ("bidi", "tides", "hostile", "inj", "tex")
    assert not [path for path in denying if path.startswith(having)]


@pytest.mark.parametrize(
    ("siglum", "said"),
    [
        ("zh", "The official Simplified Chinese text as published, as far as it goes: title, 一–二"),
        ("tw", "The official Traditional Chinese text as published, whole"),
        ("hk", "The official Traditional Chinese text as published, whole"),
        ("mt", "The machine translation (English from Chinese) as published, as far as it goes: title, 1, 3"),
    ],
)
def test_a_text_is_called_whole_only_where_nothing_is_missing_from_it(texts_site: Path, siglum: str, said: str) -> None:
    root = read_page(texts_site, "tides-2024-02-02/index.html").root
    (line,) = root.xpath(f"//dd[a[.='text-{siglum}.txt']]")
    assert line.text_content().startswith(f"text-{siglum}.txt {said} ")


def test_the_list_for_programs_calls_no_text_whole(texts_site: Path) -> None:
    assert "whole" not in (texts_site / "llms.txt").read_text("utf-8")
