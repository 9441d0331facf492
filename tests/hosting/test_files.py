"""What search engines, feed readers and browsers ask a host for, with the host known and unknown."""

import re
import struct
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
import yaml

from fixtures.site_pages import LANGUAGES, all_pages, read_page

SITE_URL = "https://example.org/archive/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = {"en": "feed.xml", "zh": "zh/feed.xml", "zh-Hant": "zh-Hant/feed.xml"}
RESULTS = ["search/index.html", "zh/search/index.html", "zh-Hant/search/index.html"]
CORRECTIONS = {language: path.replace("feed", "corrections") for language, path in FEEDS.items()}


def address(path: str) -> str:
    return SITE_URL + path.removesuffix("index.html")


def is_there(site: Path, url: str) -> bool:
    path = site / url.removeprefix(SITE_URL)
    return url.startswith(SITE_URL) and (path / "index.html" if url.endswith("/") else path).is_file()


def alternates(site: Path, path: str) -> dict[str, str]:
    links = read_page(site, path).root.xpath("//link[normalize-space(@rel)='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_the_sitemap_lists_every_page_but_that_of_results_once_and_no_day(hosted_site: Path) -> None:
    root = ET.parse(hosted_site / "sitemap.xml").getroot()
    found = [str(url.findtext(f"{SITEMAP}loc")) for url in root]
    assert sorted(found) == sorted(address(page.path) for page in all_pages(hosted_site) if page.path not in RESULTS)
    assert {child.tag for url in root for child in url} == {f"{SITEMAP}loc", f"{XHTML}link"}


def test_no_search_engine_is_to_know_a_page_of_results(hosted_site: Path) -> None:
    told = {page.path: page.root.xpath("//meta[@name='robots']/@content") for page in all_pages(hosted_site)}
    assert {path: said for path, said in told.items() if said} == {path: ["noindex"] for path in RESULTS}


def test_there_is_one_sitemap(hosted_site: Path) -> None:
    assert [path.relative_to(hosted_site).as_posix() for path in hosted_site.rglob("sitemap*")] == ["sitemap.xml"]


def test_pages_and_sitemap_name_the_same_alternates_and_these_each_other(hosted_site: Path) -> None:
    root = ET.parse(hosted_site / "sitemap.xml").getroot()
    listed = {
        str(url.findtext(f"{SITEMAP}loc")): {
            link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")
        }
        for url in root
    }
    for page in all_pages(hosted_site):
        own = alternates(hosted_site, page.path)
        assert page.path in RESULTS or own == listed[address(page.path)]
        assert list(own) == [*LANGUAGES, "x-default"]
        assert own["x-default"] == own["en"]
        assert own[page.language] == address(page.path)
        assert all(listed.get(url, own) == own for url in own.values())


def test_a_page_names_its_own_address_and_a_picture(hosted_site: Path) -> None:
    for page in all_pages(hosted_site):
        assert page.root.xpath("//link[@rel='canonical']/@href") == [address(page.path)]
        assert set(page.root.xpath("//meta[@property='og:url']/@content")) == {address(page.path)}, page.path
        (picture,) = page.root.xpath("//meta[@property='og:image']/@content")
        assert is_there(hosted_site, picture)


def test_without_a_host_nothing_claims_a_whole_address(built_site: Path) -> None:
    assert list(built_site.rglob("sitemap*")) == []
    for page in all_pages(built_site):
        assert page.root.xpath("//link[@rel='canonical'] | //meta[@property='og:image']") == []
        for language, link in alternates(built_site, page.path).items():
            path = "" if language in ("en", "x-default") else f"{language}/"
            rest = page.path.removeprefix(f"{page.language}/").removesuffix("index.html")
            assert urljoin(address(page.path), link) == SITE_URL + path + rest


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_says_what_atom_asks_for(project: Path, hosted_site: Path, language: str) -> None:
    feed = ET.parse(hosted_site / FEEDS[language]).getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(list((project / "sources").glob("*/document.yml")))
    for part in (feed, *entries):
        assert [len(part.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") and entry.findtext(f"{ATOM}summary") for entry in entries)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    (own,) = (link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert own == SITE_URL + FEEDS[language]


def test_a_feeds_links_lead_to_pages_in_its_language_and_its_dates_are_the_documents(hosted_site: Path) -> None:
    for language, path in FEEDS.items():
        feed = ET.parse(hosted_site / path).getroot()
        dates = []
        for entry in feed.findall(f"{ATOM}entry"):
            (link,) = (str(link.get("href")) for link in entry.findall(f"{ATOM}link[@rel='alternate']"))
            assert is_there(hosted_site, link)
            assert link.startswith(SITE_URL + ("" if language == "en" else f"{language}/"))
            dates.append(str(entry.findtext(f"{ATOM}updated")))
            assert link.rstrip("/").endswith(dates[-1].removesuffix("T00:00:00Z"))
        assert dates == sorted(dates, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == dates[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_offers_the_files_of_each_document(built_site: Path, language: str) -> None:
    feed = ET.parse(built_site / FEEDS[language]).getroot()
    for entry in feed.findall(f"{ATOM}entry"):
        offered = entry.findall(f"{ATOM}link[@rel='enclosure']")
        assert len(offered) > 5
        for link in offered:
            file = (built_site / FEEDS[language]).parent / str(link.get("href"))
            assert (str(file.stat().st_size), "/" in str(link.get("type"))) == (link.get("length"), True)
            assert link.get("title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_of_corrections_says_what_atom_asks_for(project: Path, hosted_site: Path, language: str) -> None:
    feed = ET.parse(hosted_site / CORRECTIONS[language]).getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(yaml.safe_load((project / "sources/archive.yml").read_text("utf-8"))["corrections"])
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for part in (feed, *entries):
        assert [len(part.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    for link in feed.iter(f"{ATOM}link"):
        assert is_there(hosted_site, str(link.get("href")))


def test_ids_in_feeds_are_one_each_and_outlive_a_move(built_site: Path, hosted_site: Path) -> None:
    ids = {
        site: [
            id_.text
            for path in (*FEEDS.values(), *CORRECTIONS.values())
            for id_ in ET.parse(site / path).iter(f"{ATOM}id")
        ]
        for site in (built_site, hosted_site)
    }
    assert ids[built_site] == ids[hosted_site]
    assert len(set(ids[built_site])) == len(ids[built_site])
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", str(id_)) for id_ in ids[built_site])


def test_every_page_leads_to_the_feed_of_its_language(built_site: Path) -> None:
    for page in all_pages(built_site):
        documents, corrections = page.root.xpath("//link[@type='application/atom+xml']/@href")
        assert urljoin(address(page.path), documents) == SITE_URL + FEEDS[page.language]
        assert urljoin(address(page.path), corrections) == SITE_URL + CORRECTIONS[page.language]


def test_robots_may_read_all_and_are_told_the_sitemap_where_there_is_one(built_site: Path, hosted_site: Path) -> None:
    assert (built_site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert (hosted_site / "robots.txt").read_text().endswith(f"\nSitemap: {SITE_URL}sitemap.xml\n")


def test_llms_txt_has_the_form_and_leads_to_all_documents(built_site: Path, hosted_site: Path) -> None:
    for site, base in ((built_site, ""), (hosted_site, SITE_URL)):
        text = (site / "llms.txt").read_text("utf-8")
        assert re.match(r"# \S[^\n]*\n\n> \S[^\n]*\n\n", text)
        links = re.findall(r"^- \[.+\]\((.*?)\): .+$", text, re.MULTILINE)
        assert len(links) == len(re.findall("^- ", text, re.MULTILINE))
        assert all(is_there(site, urljoin(SITE_URL, link)) for link in links)
        documents = {path.parent.name for path in site.glob("data/*/segments.json")}
        assert {f"{base}{document}/index.md" for document in documents} <= set(links)
        assert {f"{base}data/{name}" for name in ("references.json", "glossary.csv")} <= set(links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_dead_addresses_is_in_its_language_with_links_from_the_root(
    built_site: Path, hosted_site: Path, language: str
) -> None:
    path = "404.html" if language == "en" else f"{language}/404.html"
    for site, root in ((built_site, "/"), (hosted_site, "/archive/")):
        page = read_page(site, path)
        assert page.root.get("lang") == language
        assert [heading.getparent().get("lang") for heading in page.root.xpath("//h1")] == [language]
        for tag, link in page.links():
            if not link.startswith("#"):
                assert link.startswith(root), (tag, link)
                target = site / link.removeprefix(root)
                assert (target / "index.html" if target.is_dir() else target).is_file(), link


def test_the_page_for_dead_addresses_is_not_to_be_found(built_site: Path) -> None:
    page = read_page(built_site, "404.html")
    assert page.root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.root.xpath("//link[@hreflang]") == []


def test_nothing_on_any_page_needs_an_exception_from_the_policy(built_site: Path) -> None:
    paths = [page.path for page in all_pages(built_site)] + ["404.html", "zh/404.html", "zh-Hant/404.html"]
    for path in paths:
        root = read_page(built_site, path).root
        inline = [script for script in root.iter("script") if not script.get("src")]
        assert {script.get("type") for script in inline} <= {"application/ld+json"}, path
        assert root.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == [], path
        assert root.xpath("//*[starts-with(@href, 'javascript:')]") == [], path


def test_pictures_have_the_forms_and_sizes_that_are_asked_for(built_site: Path) -> None:
    sizes = {"assets/images/card.png": (1200, 630), "apple-touch-icon.png": (180, 180)}
    for path, size in sizes.items():
        assert png_size((built_site / path).read_bytes()) == size
    icon = (built_site / "favicon.ico").read_bytes()
    length, offset = struct.unpack("<II", icon[14:22])
    assert icon[:6] == b"\0\0\1\0\1\0"
    assert (icon[6], icon[7]) == png_size(icon[offset:]) == (32, 32)
    assert len(icon) == offset + length


def png_size(picture: bytes) -> tuple[int, int]:
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_every_page_names_icons_that_are_there(built_site: Path) -> None:
    for page in all_pages(built_site):
        icons = page.root.xpath("//link[@rel='icon' or @rel='apple-touch-icon']/@href")
        assert len(icons) == 3
        assert all(is_there(built_site, urljoin(address(page.path), icon)) for icon in icons)
