"""What programs are told does not grow with the archive: feeds are paged, sitemaps parted, lists lead to years."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from fixtures.structures import accord
from readers import ENGLISH, READERS
from statement_archive.model import Archive, Correction, Document, Localized
from statement_archive.parts import cutting
from statement_archive.parts.cuts import Cuts
from statement_archive.publish.feed import corrections_feed, feed
from statement_archive.publish.llms import llms
from statement_archive.publish.not_found import not_found
from statement_archive.publish.outputs import outputs
from statement_archive.publish.sitemap import sitemaps
from statement_archive.publish.told import Told
from statement_archive.reader import Reader

SITE_URL = "https://example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = ["en", "zh"]


def documents(count: int) -> tuple[Document, ...]:
    one = accord().document
    return tuple(replace(one, id=f"accord-{number}", date=f"{2000 + number}-06-18") for number in range(count))


def told(count: int) -> Told:
    corrections = tuple(
        Correction(f"2026-01-{31 - number}", Localized({"en": f"Comma {number}."}), "archive.yml:1")
        for number in range(count)
    )
    return Told(documents(count), corrections)


def ways(text: str) -> dict[str, str]:
    return {
        link.get("rel", ""): link.get("href", "") for link in etree.fromstring(text.encode()).findall(f"{ATOM}link")
    }


@pytest.mark.parametrize(("made", "name"), [(feed, "feed"), (corrections_feed, "corrections")])
def test_pages_of_a_feed_lead_to_all_entries_once(
    made: Callable[[Told, Reader, str], dict[str, str]], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "FED", 2)
    pages = made(told(5), ENGLISH, SITE_URL)
    assert [*pages] == [f"{name}.xml", f"{name}-2.xml", f"{name}-3.xml"]
    read, at = [], f"{SITE_URL}{name}.xml"
    while at:
        text = pages[at.removeprefix(SITE_URL)]
        assert ways(text)["self"] == at
        assert (ways(text)["first"], ways(text)["last"]) == (f"{SITE_URL}{name}.xml", f"{SITE_URL}{name}-3.xml")
        read += [entry.findtext(f"{ATOM}id") for entry in etree.fromstring(text.encode()).findall(f"{ATOM}entry")]
        at = ways(text).get("next", "")
    assert len(read) == len({*read}) == 5


def test_a_short_feed_has_one_page_and_names_no_other() -> None:
    (text,) = feed(told(2), ENGLISH, SITE_URL).values()
    assert {*ways(text)} == {"self", "alternate"}


def test_many_addresses_are_parted_by_the_years_of_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = ["", "zh/", "about/", *(f"{prefix}accord-1/{page}/" for prefix in ("", "zh/") for page in "abc")]
    years = {"accord-1": "2001"}
    whole = sitemaps(pages, years, SITE_URL, LANGUAGES)
    monkeypatch.setattr(cutting, "MAPPED", 4)
    parts = sitemaps(pages, years, SITE_URL, LANGUAGES)
    assert {*parts} == {"sitemap.xml", "sitemap-archive.xml", "sitemap-2001.xml", "sitemap-2001-2.xml"}
    assert re.findall("<loc>(.*?)</loc>", parts["sitemap.xml"]) == [
        SITE_URL + name for name in ("sitemap-2001.xml", "sitemap-2001-2.xml", "sitemap-archive.xml")
    ]
    assert "<sitemapindex " in parts.pop("sitemap.xml")
    urls = re.compile("<url>.*?</url>", re.DOTALL)
    assert sorted(urls.findall("".join(parts.values()))) == sorted(urls.findall(whole["sitemap.xml"]))


def test_these_files_are_foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "FED", 2)
    monkeypatch.setattr(cutting, "MAPPED", 10)
    work = accord()
    works = tuple(replace(work, document=document) for document in documents(3))
    found = {output.path for output in outputs(Cuts(Archive(works)), READERS, ()) if not output.is_built}
    assert found >= {"feed-2.xml", "zh/feed-2.xml", "sitemap.xml", "sitemap-2000.xml", "sitemap-archive.xml"}
    assert "feed-3.xml" not in found


def test_programs_are_led_to_the_years_of_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    few = llms(told(3), (), READERS, SITE_URL)
    assert f"]({SITE_URL}accord-0/index.md): " in few
    monkeypatch.setattr(cutting, "CARDS", 2)
    many = llms(told(3), (), READERS, SITE_URL)
    assert f"- [2000]({SITE_URL}documents/2000/index.md): 1 entry.\n" in many
    assert "accord-" not in many


def test_the_page_for_dead_addresses_offers_a_search_where_it_can_not_name_all(monkeypatch: pytest.MonkeyPatch) -> None:
    fronts = {f"en/accord-{number}/index.md": "Accord" for number in range(3)}
    assert "data-search" not in not_found(ENGLISH, fronts)
    monkeypatch.setattr(cutting, "FRONTS", 2)
    page = not_found(ENGLISH, fronts)
    assert page.count("data-search") == len(READERS)
    assert "data-document" not in page
