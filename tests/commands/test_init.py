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
from statement_archive.commands import init
from statement_archive.languages import known_languages
from statement_archive.load import load_archive, load_languages
from statement_archive.load.about import load_about
from statement_archive.model import NOTHING_SAID

NAME = "Ports & <Rivers> of “Sela”"
ADDRESS = "https://example.org/ports/"
ITS_DOCUMENTS = re.compile(
    r"belt and road|一带一路|一帶一路|joint[- ]statement|press-release-2020|xinhua|新华社|新華社|wang yi|王毅|"
    r"health[- ]silk|silk road|covid|2020-06-18|june 2020|founders of",
    re.IGNORECASE,
)
"""Words of this project's own documents."""
ITS_NAME = re.compile("Statement Archive|声明文库|聲明文庫")


def spoken_of(files: dict[str, str]) -> dict[str, str]:
    """What files say of this project's own archive, by their path."""
    found = {path: ITS_DOCUMENTS.search(text) or ITS_NAME.search(text) for path, text in files.items()}
    return {path: match[0] for path, match in found.items() if match}


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
        assert "<title>Ports &amp; &lt;Rivers&gt; of “Sela”</title>" in (own / "site" / page).read_text("utf-8")


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
    assert spoken_of(files) == {}


def test_no_file_of_its_offline_copy_speaks_of_another_archive(own: Path) -> None:
    (packed,) = (own / "dist").glob("*.zip")
    with ZipFile(packed) as copy:
        files = {name: copy.read(name).decode("utf-8", "replace") for name in copy.namelist()}
    assert len(files) > 50
    assert spoken_of({path: path + text for path, text in files.items()}) == {}


def test_no_page_of_its_epub_speaks_of_another_archive(own: Path) -> None:
    books = [*(own / "site/data").rglob("*.epub")]
    assert books
    for book in books:
        with ZipFile(book) as opened:
            files = {name: opened.read(name).decode("utf-8", "replace") for name in opened.namelist()}
        assert spoken_of(files) == {}


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

    def test_no_file_of_it_speaks_of_another_archive(self, tmp_path: Path) -> None:
        assert start(tmp_path / "own", "--languages", ",".join(known_languages())).exit_code == 0
        files = texts(tmp_path / "own")
        assert {"README.md", "Makefile", "pyproject.toml", "scripts/statement_archive/cli.py"} <= {*files}
        del files["LICENSE"]  # it names who holds the rights to the program, and has to
        del files["scripts/statement_archive/edition/align/terms.py"]  # a dictionary of what statements speak of
        del files["scripts/statement_archive/draft/evidence.yml"]  # what kinds of documents are called
        assert {path: found[0] for path, text in files.items() if (found := ITS_DOCUMENTS.search(text))} == {}

    @pytest.mark.parametrize("tags", ["fr,en", "ar", "fr", "zh-Hant,zh"])
    def test_its_readme_leads_to_pages_that_are_there(self, tmp_path: Path, tags: str) -> None:
        assert start(tmp_path / "own", "--languages", tags).exit_code == 0
        told = (tmp_path / "own/README.md").read_text("utf-8")
        linked = re.findall(r"\]\(([^)]+)\)", told)
        assert "schemas/README.md" in linked and "statement-archive new" in told
        assert [path for path in linked if not (tmp_path / "own" / path).exists()] == []
        has_tutorial = any(
            (tmp_path / "own/docs" / tag / "about/add-a-statement.md").exists() for tag in tags.split(",")
        )
        assert has_tutorial == any(path.endswith("about/add-a-statement.md") for path in linked)

    def test_it_has_an_id_that_no_other_has(self, tmp_path: Path) -> None:
        for name in ("one", "other"):
            assert start(tmp_path / name).exit_code == 0
        ids = {load_about(tmp_path / name / "sources")[0].id for name in ("one", "other")}
        assert len({*ids, NOTHING_SAID.id}) == 3

    def test_languages_are_named_in_any_case_and_the_first_is_the_default(self, tmp_path: Path) -> None:
        assert start(tmp_path / "own", "--languages", "ZH-hant, EN").exit_code == 0
        assert load_languages(tmp_path / "own/mkdocs.yml") == (("zh-Hant", "en"), ())

    @pytest.mark.parametrize("name", ['"', "a: b", "#1", "{{ x }}", "- ’", "\\", "yes", "’ <b> & *", "文库", "!ENV x"])
    def test_any_name_is_kept_to_the_letter(self, name: str) -> None:
        told = init.settings_of(PROJECT.joinpath("mkdocs.yml").read_text("utf-8"), name, ("en", "zh"), "")
        assert yaml.safe_load(told.replace("!ENV [", "["))["site_name"] == name

    @pytest.mark.parametrize(
        ("address", "told"),
        [("", ""), ("https://example.org", "https://example.org/"), ("http://a.b:80/c/", "http://a.b:80/c/")],
    )
    def test_an_address_ends_in_a_slash_and_may_be_left_open(self, tmp_path: Path, address: str, told: str) -> None:
        assert start(tmp_path / "own", "--address", address).exit_code == 0
        assert f'[SITE_URL, "{told}"]' in (tmp_path / "own/mkdocs.yml").read_text("utf-8")

    @pytest.mark.parametrize(
        ("option", "value", "said"),
        [
            ("--name", "", "`` is no name"),
            ("--name", "a\nb", "is no name"),
            ("--name", "a\u2028b", "is no name"),
            ("--name", "x" * 101, "is no name: write up to 100 characters"),
            ("--languages", "tlh", "there are no words for a site in `tlh`; there are for ar, en, fr, zh, zh-Hant"),
            ("--languages", "", "there are no words for a site in ``"),
            ("--languages", "en,EN", "a language stands twice in `en,EN`"),
            ("--address", "example.org", "`example.org` is no address of a site; one is https://"),
            ("--address", 'https://x/"]', "is no address"),
            ("--address", "https://example.org/?q", "is no address"),
        ],
    )
    def test_what_cannot_be_is_refused_in_one_line(self, tmp_path: Path, option: str, value: str, said: str) -> None:
        result = start(tmp_path / "own", option, value)
        assert result.exit_code == 2 and said in result.stderr
        assert not (tmp_path / "own").exists()

    def test_a_folder_that_holds_something_is_left_as_it_is(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("mine")
        result = start(tmp_path)
        assert result.exit_code == 2 and "holds something (letter.txt): name a folder that is empty" in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]

    def test_an_empty_repository_is_a_folder_that_holds_nothing(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        assert start(tmp_path).exit_code == 0 and (tmp_path / "mkdocs.yml").is_file()

    def test_a_folder_of_the_program_itself_is_refused(self) -> None:
        assert "is within the program's own folder" in start(PROJECT / "scripts/own").stderr

    def test_where_the_program_has_no_checkout_one_line_says_what_to_do(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(init, "PROGRAM", tmp_path / "site-packages")
        result = start(tmp_path / "own")
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "run this in a checkout of the program (git clone)" in result.stderr

    def test_a_disk_that_is_full_leaves_nothing_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fill(*_: object) -> None:
            raise OSError(28, "No space left on device")

        (tmp_path / ".git").mkdir()
        monkeypatch.setattr(init, "_fill", fill)
        result = start(tmp_path)
        assert result.exit_code == 1 and "can't be written: No space left on device" in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == [".git"]

    def test_someone_at_a_terminal_is_asked_for_what_no_option_gives(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(init, "_is_terminal", lambda: True)
        result = start(tmp_path / "own", "--languages", "fr", typed="Ports du fleuve\nhttps://example.org/p\n")
        assert result.exit_code == 0 and result.stdout.startswith("Name of the archive [own]: ")
        settings = (tmp_path / "own/mkdocs.yml").read_text("utf-8")
        assert 'site_name: "Ports du fleuve"' in settings and '"https://example.org/p/"' in settings


def test_its_workflows_use_what_those_of_the_project_use() -> None:
    def used(folder: Path) -> set[str]:
        files = folder.glob(".github/workflows/*.yml")
        return {line for file in files for line in re.findall(r"uses: (.*)", file.read_text("utf-8"))}

    own = used(PROJECT / init.SKELETON)
    assert own and own <= used(PROJECT)
