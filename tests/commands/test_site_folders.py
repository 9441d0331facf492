"""Commands that read a built site refuse, in one line, a folder that is none or holds what no builder makes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fixtures.little_archive import little_archive
from statement_archive.cli import main

Run = Callable[..., Result]
READ_ALL = {"post-process": ("post-process",), "offline": ("offline", "--site")}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    archive = little_archive(tmp_path / "archive")
    return lambda *arguments: CliRunner().invoke(main, ["--project", str(archive), *map(str, arguments)])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "data").mkdir(parents=True)
    (folder / "index.html").write_text("<p>Home</p>")
    return folder


def last_line(result: Result) -> str:
    assert isinstance(result.exception, SystemExit) and result.exit_code, result.exc_info
    return result.output.splitlines()[-1]


@pytest.mark.parametrize("name", READ_ALL)
def test_a_folder_without_a_first_page_is_no_site(name: str, run: Run, site: Path) -> None:
    (site / "index.html").unlink()
    (site / "mine.txt").write_text("mine")
    assert last_line(run(*READ_ALL[name], site)).startswith("Error: site: no index.html there; ")
    assert [path.name for path in site.rglob("*") if path.is_file()] == ["mine.txt"]


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "is no file but a pipe or a device"),
    "a link": (lambda path: path.symlink_to("/etc/passwd"), "is a link"),
    "a link to a folder": (lambda path: path.symlink_to("/etc"), "is a link"),
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", READ_ALL)
def test_what_no_builder_makes_is_not_read(name: str, odd: str, run: Run, site: Path) -> None:
    make, told = ODD[odd]
    make(site / "data/x.html")
    assert last_line(run(*READ_ALL[name], site)).startswith(f"site/data/x.html: {told} — ")


LISTED = '{{"documents": [], "files": [{{"path": "data/{path}", "media_type": "{type}", "size": 1, "sha256": "0"}}]}}'
LISTED_DOCUMENT = (
    '{{"documents": [{{"path": "{path}", "media_type": "application/json", "size": 1, "sha256": "0"}}], "files": []}}'
)
BROKEN_LISTS = {
    "no JSON": "{",
    "no UTF-8": "\udcff",
    "no list of files": "[1]",
    "no lists of documents": '{"files": []}',
    "files without a type": '{"documents": [], "files": [{"path": "a", "size": 1, "sha256": "0"}]}',
    "a number for a path": '{"documents": [], "files": [{"path": 1, "media_type": "a/b", "size": 1, "sha256": "0"}]}',
    "nested for ever": "[" * 100_000,
    "a path that ends what it stands in": LISTED.format(path="a; } evil {", type="a/b"),
    "a type that ends what it stands in": LISTED.format(path="a", type="a/b; } evil {"),
}


@pytest.mark.parametrize("name", BROKEN_LISTS)
def test_a_server_is_told_nothing_of_a_list_that_no_build_made(name: str, run: Run, site: Path) -> None:
    (site / "data/index.json").write_bytes(BROKEN_LISTS[name].encode("utf-8", "surrogateescape"))
    told = "Error: data/index.json is not as a build makes it; build the site anew"
    assert last_line(run("nginx", "--site", site)) == told


@pytest.mark.parametrize("name", [name for name in BROKEN_LISTS if name != "no lists of documents"])
def test_nor_of_one_of_a_document(name: str, run: Run, site: Path) -> None:
    (site / "data/writ").mkdir()
    (site / "data/index.json").write_text(LISTED_DOCUMENT.format(path="data/writ/index.json"))
    (site / "data/writ/index.json").write_bytes(BROKEN_LISTS[name].encode("utf-8", "surrogateescape"))
    told = "Error: data/writ/index.json is not as a build makes it; build the site anew"
    assert last_line(run("nginx", "--site", site)) == told


def test_nor_of_one_that_is_not_in_the_site(run: Run, site: Path) -> None:
    (site.parent / "list.json").write_text(LISTED.format(path="a.tmx", type="application/x-tmx+xml"))
    (site / "data/index.json").write_text(LISTED_DOCUMENT.format(path="../list.json"))
    told = "Error: ../list.json is not as a build makes it; build the site anew"
    assert last_line(run("nginx", "--site", site)) == told


@pytest.mark.parametrize("text", ["/a /b", "/a /b 301 x", '/a" /b 301', "/a;} /b 301", "/a $b 301", "\n"])
def test_a_server_is_told_nothing_of_moves_that_no_build_wrote(text: str, run: Run, site: Path) -> None:
    (site / "_redirects").write_text(text)
    told = "Error: _redirects is not as a build makes it; build the site anew"
    assert last_line(run("nginx", "--site", site)) == told


def test_a_server_is_told_what_a_build_wrote(run: Run, site: Path) -> None:
    (site / "data/writ").mkdir()
    (site / "data/index.json").write_text(LISTED_DOCUMENT.format(path="data/writ/index.json"))
    (site / "data/writ/index.json").write_text(LISTED.format(path="writ/a.tmx", type="application/x-tmx+xml"))
    (site / "_redirects").write_text("/old/ /new/ 301\n")
    told = run("nginx", "--site", site).output
    assert '"/old/" "/new/";' in told and "application/x-tmx+xml" in told
