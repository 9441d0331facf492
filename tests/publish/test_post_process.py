"""A folder that a builder left becomes the folder that is served; links to what is not there are findings."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import html as lxml_html
from markupsafe import Markup

from fixtures.surroundings import ANYWHERE, HOSTED, ON_DISK, frame_of, page_of
from statement_archive.addresses import Addresses
from statement_archive.findings import SourceError
from statement_archive.pages.surroundings import Surroundings
from statement_archive.parts.html import tag
from statement_archive.project import Project
from statement_archive.publish.assets import Loading, prepare_assets
from statement_archive.publish.built import SiteFiles, built_pages, text_of
from statement_archive.publish.post_process import Finisher, check_links, finish_pages, unfinished
from statement_archive.publish.scripts import way_to_root

Process = Callable[..., list[str]]


@pytest.fixture
def process(tmp_path: Path, lay_out: Callable[[Path, Mapping[str, str]], Path]) -> Process:
    """Writes files, processes their folder, and returns the messages."""

    def run(
        files: Mapping[str, str],
        pages: tuple[Surroundings, ...] = (),
        addresses: Addresses = HOSTED,
        own: tuple[str, ...] = (),
    ) -> list[str]:
        folder = lay_out(tmp_path / "site", files)
        docs = lay_out(tmp_path / "docs", dict.fromkeys(own, ""))
        known = {addresses.file(page.path): page for page in pages}
        left = [Loading(text, way_to_root(path, addresses.root), True) for path, text in html(folder).items()]
        assets, missing = prepare_assets(folder, left, Project(tmp_path), docs)
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
        written = finish_pages(unfinished(folder, known, addresses), Finisher(frame_of(addresses), assets), folder)
        found = check_links([written], there, addresses)
        return [str(finding) for finding in (*missing, *found)]

    return run


@pytest.fixture
def text(tmp_path: Path) -> Callable[[str], str]:
    """The text of a file in the folder."""
    return lambda path: (tmp_path / "site" / path).read_text("utf-8")


def html(folder: Path) -> dict[str, str]:
    return {path: text_of(folder, path) for path in built_pages(SiteFiles(folder).paths)}


def link(target: str) -> str:
    return f'<a href="archive:{target}">x</a>'


class TestFindings:
    def test_are_links_to_what_is_not_there(self, process: Process) -> None:
        own = link("en/writ/full.md") + link("zh/index.md#p1") + link("data/x.json")
        assert process({"writ/text/index.html": own, "writ/full/index.html": ""}, (page_of(),)) == [
            "docs/en/writ/text.md: links to data/x.json, which does not exist",
            "docs/en/writ/text.md: links to zh/index.md, which does not exist",
        ]

    def test_are_said_once_for_each_page_and_target(self, process: Process) -> None:
        files = {"writ/text/index.html": link("en/gone.md#a") + link("en/gone.md#b")}
        assert process(files, (page_of(),)) == ["docs/en/writ/text.md: links to en/gone.md, which does not exist"]

    def test_are_links_of_fragments_too(self, process: Process) -> None:
        page = page_of(fragments={"row": tag("a", "x", href="archive:en/gone.md")})
        assert process({"writ/text/index.html": "<!-- archive: row -->"}, (page,)) == [
            "docs/en/writ/text.md: links to en/gone.md, which does not exist"
        ]

    def test_tell_of_pages_that_no_archive_made(self, process: Process) -> None:
        assert process({"zh/other/index.html": link("en/gone.md")}) == [
            "docs/zh/other/index.md: links to en/gone.md, which does not exist"
        ]

    @pytest.mark.parametrize("addresses", [HOSTED, ANYWHERE, ON_DISK], ids=["hosted", "anywhere", "on disk"])
    def test_are_none_where_all_is_there(self, process: Process, addresses: Addresses) -> None:
        files = {"index.html": link("zh/writ/index.md#p7"), "zh/writ/index.html": ""}
        assert process(files, (), addresses) == []


class TestWhatNoBuilderLeft:
    @pytest.mark.parametrize("path", ["about/x/index.html", "assets/y.js", "assets/x.css"])
    def test_a_file_that_is_no_text_stops_it(self, process: Process, tmp_path: Path, path: str) -> None:
        (tmp_path / "site" / path).parent.mkdir(parents=True)
        (tmp_path / "site" / path).write_bytes(b"x\xff")
        with pytest.raises(
            SourceError, match=rf"^{path.partition('.')[0]}\b.*: is not UTF-8 at byte 1 — build the site anew"
        ):
            process({"index.html": self.STYLED}, own=("assets/x.css", "assets/y.js"))

    STYLED = '<link rel="stylesheet" href="assets/x.css"><script src="assets/x.js"></script>'


class TestPagesByHand:
    @pytest.mark.parametrize("element", ["<img src=x onerror=a()>", "<a href=javascript:a()>b</a>", "<base href=b>"])
    def test_have_nothing_that_runs(self, process: Process, element: str) -> None:
        with pytest.raises(SourceError, match=r"^about/x/index\.html: has "):
            process({"about/x/index.html": f"<p>1</p>{element}"})

    def test_may_be_empty_and_as_deep_as_any(self, process: Process) -> None:
        assert process({"about/x/index.html": "", "about/y/index.html": "<div>" * 20_000}) == []


class TestPages:
    def test_are_filled_each_with_its_own(self, process: Process, text: Callable[[str], str]) -> None:
        first = page_of(fragments={"row": Markup("<p>a</p>")})
        second = page_of("zh/writ/text.md", fragments={"row": Markup("<p>b</p>")})
        asked = "<!-- archive: row -->"
        process({"writ/text/index.html": asked, "zh/writ/text/index.html": asked}, (first, second))
        assert (text("writ/text/index.html"), text("zh/writ/text/index.html")) == ("<p>a</p>", "<p>b</p>")

    def test_are_found_in_files_for_a_disk_too(self, process: Process, text: Callable[[str], str]) -> None:
        page = page_of(fragments={"row": Markup("<p>a</p>")})
        process({"writ/text.html": "<!-- archive: row -->"}, (page,), ON_DISK)
        assert text("writ/text.html") == "<p>a</p>"

    @pytest.mark.parametrize(("path", "language"), [("404.html", "en"), ("zh/404.html", "zh")])
    def test_for_dead_addresses_link_from_the_root_in_their_language(
        self, process: Process, text: Callable[[str], str], path: str, language: str
    ) -> None:
        homes = {"index.html": "", "zh/index.html": "", "zh-Hant/index.html": ""}
        asked = '<!-- frame: not-found --><script src="/archive/assets/a.js"></script>'
        files = {path: f'<div lang="{language}">{asked}</div>', "assets/a.js": "", **homes}
        assert process(files, own=("assets/a.js",)) == []
        found = lxml_html.fragment_fromstring(text(path))
        assert {*found.xpath(".//a/@href")} == {"/archive/", "/archive/zh/", "/archive/zh-Hant/"}
        assert found.xpath(".//h1/../@lang") == [language]
        assert found.xpath(".//script/@src")[0].startswith("/archive/assets/a.")

    def test_that_a_builder_made_of_its_own_are_filled_with_what_is_the_same_everywhere(
        self, process: Process, text: Callable[[str], str]
    ) -> None:
        asked = "<p><!-- say: home --> <!-- archive: row --> <!-- frame: home --></p><!-- frame: head -->"
        process({"zh/extra/index.html": asked, "extra/index.html": asked})
        assert text("zh/extra/index.html") == "<p>首页 <!-- archive: row --> ../</p>"
        assert text("extra/index.html") == "<p>Home <!-- archive: row --> ../</p>"

    def test_are_written_only_where_they_change(self, process: Process, tmp_path: Path) -> None:
        process({"index.html": "<p>a</p>"})
        (tmp_path / "site/index.html").chmod(0o444)
        before = (tmp_path / "site/index.html").stat().st_mtime_ns
        process({})
        assert (tmp_path / "site/index.html").stat().st_mtime_ns == before


class TestScripts:
    INLINE = "<p>a</p><script>a()</script>"

    def test_that_stand_in_pages_stop_the_build_each_with_its_page_and_what_to_do(self, process: Process) -> None:
        files = {"index.html": self.INLINE, "zh/index.html": '<script src="//example.org/b.js"></script>', "a.html": ""}
        with pytest.raises(SourceError) as caught:
            process(files)
        first, second = map(str, caught.value.findings)
        assert first.startswith(
            "index.html: has a script in it: a() — pages run files of the site alone; where a template"
        )
        assert second.startswith("zh/index.html: loads a script from elsewhere: //example.org/b.js — ")
        assert all("overrides/" in told and "docs/assets/javascripts/" in told for told in (first, second))

    def test_that_stand_in_every_page_are_told_of_a_few_times_and_counted(self, process: Process) -> None:
        with pytest.raises(SourceError) as caught:
            process({f"{number:02}/index.html": self.INLINE for number in range(40)})
        *told, last = map(str, caught.value.findings)
        assert len(told) == 5 and last == "05/index.html: and 35 more such scripts, here and behind it"

    def test_that_are_put_in_with_a_fragment_stop_it_too(self, process: Process) -> None:
        page = page_of(fragments={"row": Markup(self.INLINE)})
        with pytest.raises(SourceError):
            process({"writ/text/index.html": "<!-- archive: row -->"}, (page,))

    def test_are_not_looked_for_in_files_of_data(self, process: Process, text: Callable[[str], str]) -> None:
        written = f"{self.INLINE}<!-- say: home -->{link('en/gone.md')}"
        assert process({"data/writ/raw/en.html": written, "data/writ/raw/en.txt": written, "data/index.html": ""}) == []
        assert (text("data/writ/raw/en.html"), text("data/writ/raw/en.txt")) == (written, written)

    def test_leave_a_folder_that_is_whole_but_for_them(self, process: Process, tmp_path: Path) -> None:
        loading = '<script src="assets/a.js"></script>'
        with pytest.raises(SourceError):
            process({"index.html": loading + self.INLINE, "assets/a.js": "a"}, own=("assets/a.js",))
        (script,) = (tmp_path / "site/assets").glob("a.*.js")
        assert script.name in (tmp_path / "site/index.html").read_text("utf-8")

    def test_on_the_page_of_data_are(self, process: Process) -> None:
        with pytest.raises(SourceError):
            process({"data/index.html": self.INLINE})


class TestFaces:
    SHEET = 'a{src:url("../fonts/a-face/a-latin.woff2")}'
    PATH = "assets/stylesheets/a.css"

    @pytest.fixture
    def packages(self, tmp_path: Path, lay_out: Callable[[Path, Mapping[str, str]], Path]) -> Path:
        files = {
            "@fontsource-variable/a-face/files/a-latin.woff2": "wOF2",
            "@fontsource-variable/a-face/LICENSE": "OFL",
        }
        return lay_out(tmp_path / "node_modules", files)

    def process(self, process: Process, tmp_path: Path) -> list[str]:
        (tmp_path / "docs" / self.PATH).parent.mkdir(parents=True)
        (tmp_path / "docs" / self.PATH).write_text(self.SHEET)
        return process({"index.html": f'<link rel="stylesheet" href="{self.PATH}">', self.PATH: self.SHEET})

    @pytest.mark.usefixtures("packages")
    def test_come_from_their_package_under_a_name_that_changes_with_them(
        self, process: Process, tmp_path: Path
    ) -> None:
        assert self.process(process, tmp_path) == []
        (face,) = (tmp_path / "site/assets/fonts").rglob("*.woff2")
        (sheet,) = (tmp_path / "site/assets/stylesheets").glob("*.css")
        assert face.read_text() == "wOF2" and re.fullmatch(r"a-latin\.[0-9a-f]{12}\.woff2", face.name)
        assert f"../fonts/a-face/{face.name}" in sheet.read_text()

    @pytest.mark.usefixtures("packages")
    def test_come_with_their_licence(self, process: Process, tmp_path: Path) -> None:
        self.process(process, tmp_path)
        assert (tmp_path / "site/assets/fonts/a-face/LICENSE.txt").read_text() == "OFL"

    def test_that_are_not_installed_are_found(self, process: Process, tmp_path: Path) -> None:
        (finding,) = self.process(process, tmp_path)
        assert finding.startswith(
            "docs/assets/stylesheets/a.css: names @fontsource-variable/a-face/files/a-latin.woff2"
        )
        assert "npm ci" in finding


class TestFiles:
    HTML = '<script src="assets/a.js"></script>'

    def test_that_a_page_loads_get_digests_in_their_names(self, process: Process, tmp_path: Path) -> None:
        own = ("assets/a.js", "assets/b.js", "assets/gone.js")
        process({"index.html": self.HTML, "assets/a.js": "a", "assets/b.js": "b"}, own=own)
        names = sorted(path.name.count(".") for path in (tmp_path / "site/assets").glob("*.js"))
        assert names == [1, 2] and (tmp_path / "site/assets/b.js").is_file()

    def test_a_folder_may_be_processed_again(self, process: Process, tmp_path: Path) -> None:
        page = page_of("en/index.md", fragments={"row": tag("a", "x", href="archive:en/index.md")})
        parts = "<!-- archive: row --><!-- frame: alternates --><!-- frame: head --><!-- say: home -->"
        process({"index.html": self.HTML + parts, "assets/a.js": "a"}, (page,), own=("assets/a.js",))
        once = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
        process({}, (page,), own=("assets/a.js",))
        assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()} == once
