"""What is in the offline copy, and that each of its links leads to a file in it, anchor included."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest

from conftest import SMALL, copy_small_project
from fixtures.site_pages import LANGUAGES, BuiltPage, all_pages, read_page
from statement_archive.verify.site import BuiltSite, check_site

SECTION = "joint-statement-2020-06-18/1-health-silk-road"


@pytest.fixture(scope="module")
def pages(offline_copy: Path) -> list[BuiltPage]:
    return all_pages(offline_copy)


def test_the_zip_holds_one_folder_named_like_itself(offline_zip: Path) -> None:
    with ZipFile(offline_zip) as packed:
        assert {name.split("/")[0] for name in packed.namelist()} == {offline_zip.stem}
    assert re.fullmatch(r"statement-archive-\d+\.\d+\.\d+-offline", offline_zip.stem)


def test_one_begins_with_a_word_in_three_languages_and_the_home_page(offline_copy: Path) -> None:
    word = (offline_copy / "START-HERE.txt").read_text("utf-8-sig")
    starts = re.findall(r"[\w/-]*index\.html", word)
    assert starts == ["index.html", "zh/index.html", "zh-Hant/index.html"]
    assert [start for start in starts if not (offline_copy / start).is_file()] == []


def test_nothing_is_in_it_that_only_a_server_needs(offline_copy: Path) -> None:
    paths = [path.relative_to(offline_copy).as_posix() for path in offline_copy.rglob("*") if path.is_file()]
    served = re.compile(r"(?:^|/)404\.|sitemap|robots|llms|_headers|lunr|worker|\.gz$|\.map$")
    assert [path for path in paths if served.search(path)] == []


def test_it_has_the_pages_of_the_hosted_site(built_site: Path, pages: list[BuiltPage]) -> None:
    served = (page.path for page in all_pages(built_site))
    hosted = {path.removesuffix("index.html").rstrip("/") for path in served}
    assert {page.path.removesuffix(".html").removesuffix("index").rstrip("/") for page in pages} == hosted
    assert {page.language for page in pages} == set(LANGUAGES)


def test_every_link_leads_to_a_file_in_the_folder(offline_copy: Path) -> None:
    outcomes = check_site(BuiltSite("offline", offline_copy, LANGUAGES, "offline", is_served=False))
    assert [str(finding) for outcome in outcomes for finding in outcome.findings] == []


def test_a_link_that_leaves_the_folder_goes_to_the_web(pages: list[BuiltPage]) -> None:
    schemes = {urlsplit(link).scheme for page in pages for _, link in page.links()}
    assert schemes <= {"", "http", "https"}


def test_the_language_switch_leads_to_the_same_page(pages: list[BuiltPage]) -> None:
    for page in pages:
        rest = page.path.removeprefix(f"{page.language}/")
        links = page.root.xpath("//a[@class='md-select__link']/@href")
        targets = [(Path("/", page.path).parent / link).resolve().as_posix() for link in links]
        assert targets == [f"/{rest}", f"/zh/{rest}", f"/zh-Hant/{rest}"], page.path


def test_previous_and_next_stay_in_their_document(offline_copy: Path) -> None:
    page = read_page(offline_copy, "zh/joint-statement-2020-06-18/2-connectivity.html")
    assert page.root.xpath("//a[contains(@class, 'md-footer__link')]/@href") == [
        "1-health-silk-road.html",
        "3-economic-recovery.html",
    ]


def test_pages_lead_to_raw_texts_with_the_bytes_that_came(
    project: Path, offline_copy: Path, pages: list[BuiltPage]
) -> None:
    raw = {(page.folder / page.path).parent / link for page in pages for _, link in page.links() if "/raw/" in link}
    linked = {sha256(path.resolve().read_bytes()).hexdigest() for path in raw}
    came = {sha256(path.read_bytes()).hexdigest() for path in (project / "sources").glob("*/raw/*")}
    assert linked == came != set()


def test_a_citation_quotes_the_address_that_the_page_has_where_it_is_hosted(
    built_site: Path, offline_copy: Path
) -> None:
    quoted = "//*[@id='cite-p7-plain']//*[@class='address']"
    hosted = read_page(built_site, f"zh/{SECTION}/index.html").root.xpath(f"{quoted}/text()")
    assert read_page(offline_copy, f"zh/{SECTION}.html").root.xpath(f"{quoted}/text()") == hosted != []
    assert set(hosted) == {f"/zh/{SECTION}/#p7"}


def test_where_the_host_is_known_a_page_and_its_citations_name_its_address_there(tmp_path: Path) -> None:
    copy_small_project(tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.offline.yml", "-d", str(tmp_path / "copy")]
    host = {"SITE_URL": "https://example.org/archive/", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=tmp_path, env=os.environ | host, check=True, capture_output=True)
    page = read_page(tmp_path / "copy", f"zh/{SMALL}/text.html")
    address = f"https://example.org/archive/zh/{SMALL}/text/"
    assert page.root.xpath("//link[@rel='canonical']/@href") == [address]
    assert f"{address}#p1" in page.root.text_content()
