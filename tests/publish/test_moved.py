"""What has moved leads from every old address to where it is now, hosted and from a disk, at the same paragraph."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab

from fixtures.little_archive import little_archive
from fixtures.static_host import serve
from statement_archive.addresses import Addresses
from statement_archive.model import Localized, MovedAddress, Published, Removed
from statement_archive.pipeline import build
from statement_archive.publish.headers import headers_file
from statement_archive.publish.moved import REDIRECTS, MovedFile, former_texts, moved_files, renamed
from statement_archive.publish.nginx import nginx_configuration
from statement_archive.reader import readers
from statement_archive.verify.site import BuiltSite
from statement_archive.verify.site.policy import pages_run_files_of_the_site_alone

SLUGS = {"new": ("text", "two"), "other": ("text",)}
PATHS = (
    "en/new/index.md",
    "en/new/text.md",
    "en/new/two.md",
    "en/new/mt/text.md",
    "zh/new/text.md",
    "data/new/segments.json",
    "data/new/raw/en.txt",
    "en/other/text.md",
    "en/glossary/new.md",
)
HOSTED = Addresses(("en", "zh"), "https://example.org/a/", has_folders=True)
ON_DISK = Addresses(("en", "zh"), "", has_folders=False)


def published(**moves: str) -> Published:
    pairs = ((old.replace("__", "/"), new) for old, new in moves.items())
    return Published(moved=tuple(MovedAddress(old, new, "") for old, new in pairs))


def ways(found: Iterable[MovedFile]) -> dict[str, str]:
    return {one.old: one.new for one in found}


class TestPaths:
    def test_of_a_document_are_all_its_pages_and_data_in_every_language(self) -> None:
        assert ways(renamed(published(old="new"), SLUGS, PATHS)) == {
            "data/old/raw/en.txt": "data/new/raw/en.txt",
            "data/old/segments.json": "data/new/segments.json",
            "en/old/index.md": "en/new/index.md",
            "en/old/mt/text.md": "en/new/mt/text.md",
            "en/old/text.md": "en/new/text.md",
            "en/old/two.md": "en/new/two.md",
            "zh/old/text.md": "zh/new/text.md",
        }

    def test_of_a_section_are_its_pages_in_every_text(self) -> None:
        assert ways(renamed(published(new__one="new/text"), SLUGS, PATHS)) == {
            "en/new/mt/one.md": "en/new/mt/text.md",
            "en/new/one.md": "en/new/text.md",
            "zh/new/one.md": "zh/new/text.md",
        }

    def test_of_a_chain_lead_straight_to_its_end(self) -> None:
        chain = published(first="second", second__one="second/text", second="new")
        found = ways(renamed(chain, SLUGS, PATHS))
        for old in ("first/one", "first/text", "second/one", "second/text", "new/one"):
            assert found.get(f"en/{old}.md") == (None if old == "new/one" else "en/new/text.md"), old
        assert found["data/first/segments.json"] == found["data/second/segments.json"] == "data/new/segments.json"

    def test_say_what_moved_and_where_that_stands(self) -> None:
        moves = (MovedAddress("new/one", "new/text", "line 2"), MovedAddress("old", "new", "line 3"))
        found = {one.old: (one.address, one.place) for one in renamed(Published(moved=moves), SLUGS, PATHS)}
        assert found["en/new/mt/one.md"] == ("new/one", "line 2")
        assert found["en/old/mt/text.md"] == found["data/old/segments.json"] == ("old", "line 3")

    def test_of_a_circle_are_none(self) -> None:
        assert ways(renamed(published(a="b", b="a"), SLUGS, PATHS)) == {}
        assert ways(renamed(Published(), SLUGS, PATHS)) == {}


def test_a_text_that_became_the_first_is_found_at_its_former_pages(tmp_path: Path) -> None:
    archive = build(little_archive(tmp_path) / "sources").archive
    gone = Removed("treaty", "2020-01-01", Localized({"en": "Why."}), "", siglum="de")
    archive = replace(archive, published=Published(removed=(gone,)))
    pages = {f"en/treaty/fr/{name}.md" for name in ("index", "full", "one", "two")}
    assert ways(former_texts(archive, readers(("en",)), pages)) == {
        f"en/treaty/en/{name}.md": f"en/treaty/{name}.md" for name in ("index", "full", "one", "two")
    }
    assert ways(former_texts(archive, readers(("en",)), {*pages, "en/treaty/EN.md"})).keys() == {
        f"en/treaty/en/{name}.md"
        for name in ("full", "one", "two")  # the first stands where it stood before
    }
    segment = replace(gone, siglum="", slot="p3")
    for published_ in (Published(), Published(removed=(segment,))):
        assert ways(former_texts(replace(archive, published=published_), readers(("en",)), pages)) == {}


@pytest.fixture
def site(tmp_path: Path, project: Path, lay_out: Callable[[Path, Mapping[str, str]], Path]) -> Callable[..., Path]:
    """A site of one page that has moved twice, with the program's script."""

    def make(addresses: Addresses) -> Path:
        moved = ways(renamed(published(old="older", older="new"), SLUGS, ("en/new/text.md", "data/new/a.json")))
        text = f"<!DOCTYPE html><title>Here</title>{'<br>' * 200}<p id=p7>Seven{'<br>' * 200}"
        script = (project / "docs/assets/javascripts/moved.js").read_text("utf-8")
        files = {addresses.file("en/new/text.md"): text, "assets/javascripts/moved.js": script}
        files |= {"_headers": headers_file(()), "404.html": ""} | moved_files(moved, addresses)
        return lay_out(tmp_path / "a site #1", files)

    return make


def test_a_reader_lands_on_the_paragraph_of_a_hosted_page_and_can_step_back(
    site: Callable[..., Path], page: Tab
) -> None:
    with serve(site(HOSTED), "/a/") as address:
        page.goto("about:blank")
        page.goto(f"{address}old/text/?with=zh&differences=1#p7")
        page.wait_for_url(f"{address}new/text/?with=zh&differences=1#p7")
        assert page.evaluate("scrollY") > 1000
        page.go_back()
        assert page.url == "about:blank"


def test_a_reader_lands_on_the_paragraph_from_a_disk(site: Callable[..., Path], page: Tab) -> None:
    folder = site(ON_DISK)
    page.goto(f"{(folder / 'old/text.html').as_uri()}#p7")
    page.wait_for_url("**/new/text.html#p7")
    assert not (folder / REDIRECTS).exists()


def test_without_scripts_the_browser_goes_on_by_itself(site: Callable[..., Path], page: Tab) -> None:
    assert page.context.browser
    folder = site(HOSTED)
    with page.context.browser.new_context(java_script_enabled=False) as context, serve(folder, "/a/") as address:
        tab = context.new_page()
        tab.goto(f"{address}older/text/")
        tab.wait_for_url(f"{address}new/text/")


def test_the_page_says_where_it_leads_and_that_it_is_no_page_of_its_own(site: Callable[..., Path]) -> None:
    folder = site(HOSTED)
    text = (folder / "old/text/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/a/new/text/">' in text
    assert '<meta name="robots" content="noindex">' in text and '<a href="../../new/text/">' in text


@pytest.mark.parametrize("addresses", [HOSTED, ON_DISK])
def test_the_page_runs_files_of_the_site_alone_and_says_so(site: Callable[..., Path], addresses: Addresses) -> None:
    folder = site(addresses)
    (folder / "404.html").unlink()
    built = BuiltSite("site", folder, ("en", "zh"), "site", is_served=addresses.has_folders)
    found = [finding.place for finding in pages_run_files_of_the_site_alone(built)]
    assert [place for place in found if "/old" in place] == [] and found  # the other pages are none of the program's


def test_hosts_are_told_in_lines(site: Callable[..., Path]) -> None:
    assert (site(HOSTED) / REDIRECTS).read_text("utf-8") == (
        "/a/data/old/a.json /a/data/new/a.json 301\n/a/data/older/a.json /a/data/new/a.json 301\n"
        "/a/old/text/ /a/new/text/ 301\n/a/older/text/ /a/new/text/ 301\n"
    )


def test_nginx_is_told_in_its_configuration() -> None:
    told = nginx_configuration(
        root="/srv", port=8080, languages=("en",), media_types={}, moved={"/data/old/a.json": "/data/new/a.json"}
    )
    assert '        "/data/old/a.json" "/data/new/a.json";\n' in told
    assert "if ($moved) { return 301 $moved$is_args$args; }" in told
