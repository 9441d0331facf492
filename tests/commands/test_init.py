"""`statement-archive init`: an archive of one's own, which builds, is whole, and says nothing of this one."""

import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from click.testing import CliRunner, Result

from conftest import PROJECT, build, make_once
from statement_archive.cli import main
from statement_archive.languages import known_languages
from statement_archive.load import load_archive, load_languages

NAME = "Ports & <Rivers> of “Sela”"
ADDRESS = "https://example.org/ports/"
OF_THIS_ARCHIVE = re.compile(
    r"(?i:belt and road|一带一路|一帶一路|joint[- ]statement|press-release-2020|xinhua|新华社|新華社|wang yi|王毅|"
    r"health[- ]silk|silk road|covid|2020-06-18|june 2020|founders of)|Statement Archive|声明文库|聲明文庫"
)
"""Words of this project's own documents, and its name."""


def start(folder: Path, *options: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *options], input=typed)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in English and Chinese that was begun in this run, its site and its offline copy built by `make`."""

    def make(folder: Path) -> subprocess.CompletedProcess[str]:
        begun = start(folder, "--name", NAME, "--languages", "en,zh", "--address", ADDRESS)
        assert begun.exit_code == 0, begun.output
        (folder / "node_modules").symlink_to(PROJECT / "node_modules")
        return build(folder, "site offline", {"SITE_URL": ADDRESS})

    return make_once(tmp_path_factory, "own-archive", make)


def texts(folder: Path) -> dict[str, str]:
    """The files of a folder by their path, as far as they are text."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".png", ".ico", ".woff2"})
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in files}


def test_a_strict_build_of_it_has_nothing_to_say(own: Path) -> None:
    said = (own / "build.log").read_text("utf-8")
    assert [line for line in said.splitlines() if "WARNING" in line or "ERROR" in line] == []
    assert (own / "site/index.html").is_file() and len([*(own / "dist").glob("*.zip")]) == 1


def test_what_it_is_called_and_where_it_is_are_what_was_said(own: Path) -> None:
    assert load_languages(own / "mkdocs.yml") == (("en", "zh"), ())
    settings = (own / "mkdocs.yml").read_text("utf-8")
    assert yaml.safe_load(settings.replace("!ENV ", ""))["site_name"] == NAME
    assert f'canonical" href="{ADDRESS}"' in (own / "site/index.html").read_text("utf-8")
    for page in ("index.html", "zh/index.html"):
        assert "Ports &amp; &lt;Rivers&gt; of “Sela”</" in (own / "site" / page).read_text("utf-8")


def test_each_language_has_its_own_page_on_the_archive_and_those_on_the_program(own: Path) -> None:
    for tag in ("en", "zh"):
        ours = {path.name for path in (PROJECT / "docs" / tag / "about").glob("*.md")}
        assert {path.name for path in (own / "docs" / tag / "about").glob("*.md")} == ours
        assert (own / "docs" / tag / "about/index.md").read_text("utf-8").count("[") > 2
    assert {path.name for path in (own / "docs").iterdir() if (path / "about").is_dir()} == {"en", "zh"}


def test_no_file_of_its_site_speaks_of_another_archive(own: Path) -> None:
    files = texts(own / "site")
    assert {"llms.txt", "feed.xml", "bag-info.txt", "data/datapackage.json", "about/architecture/index.html"} <= {
        *files
    }
    assert {path: found[0] for path, text in files.items() if (found := OF_THIS_ARCHIVE.search(text))} == {}


def test_no_file_of_its_offline_copy_speaks_of_another_archive(own: Path) -> None:
    (packed,) = (own / "dist").glob("*.zip")
    with ZipFile(packed) as copy:
        files = {name: copy.read(name).decode("utf-8", "replace") for name in copy.namelist()}
    assert len(files) > 50
    assert {path: found[0] for path, text in files.items() if (found := OF_THIS_ARCHIVE.search(path + text))} == {}


def test_no_page_of_its_epub_speaks_of_another_archive(own: Path) -> None:
    books = [*(own / "site/data").rglob("*.epub")]
    assert books
    for book in books:
        with ZipFile(book) as opened:
            text = " ".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())
        assert OF_THIS_ARCHIVE.search(text) is None


class TestWhatItIsMadeOf:
    """Languages, names and addresses, and the folder."""

    @pytest.mark.parametrize("tag", known_languages())
    def test_the_example_of_each_language_has_no_findings(self, tmp_path: Path, tag: str) -> None:
        begun = start(tmp_path / "own", "--languages", tag)
        assert begun.exit_code == 0, begun.output
        documents, findings = load_archive(tmp_path / "own/sources")
        assert (len(documents), findings) == (1, ())
        assert set(documents[0].title.texts) == {tag}
        assert [*(tmp_path / "own/docs").glob("*/about")] == [tmp_path / "own/docs" / tag / "about"]
