"""What the configuration file says of a site is read as MkDocs reads it; what can't be built ends in a sentence."""

import errno
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from statement_archive.findings import SourceError
from statement_archive.locks import held
from statement_archive.plugin import StatementArchivePlugin, clear_the_way, read_configuration


def configured(folder: Path, plugins: str) -> Path:
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"
    file.write_text(f"site_name: Archive\nplugins:\n{plugins}", encoding="utf-8")
    return file


def languages(*entries: str) -> str:
    listed = "".join(f"        - {{{entry}}}\n" for entry in entries)
    return f"  - i18n:\n      docs_structure: folder\n      languages:\n{listed}"


def test_the_default_language_comes_first(tmp_path: Path) -> None:
    entries = ("locale: fr, name: Français", "locale: ar, name: العربية, default: true")
    told = read_configuration(configured(tmp_path, languages(*entries)))
    assert told.addresses.languages == ("ar", "fr")


@pytest.mark.parametrize("address", ["", "https://example.org/archive", "https://example.org/archive/"])
def test_a_site_that_is_served_has_the_address_that_it_will_have(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gc.set_threshold", lambda *_: None)  # which is the whole process's
    file = configured(tmp_path, languages("locale: en, name: English, default: true"))
    file.write_text(f"site_url: {address!r}\n{file.read_text('utf-8')}", "utf-8")
    built, served = load_config(str(file)), load_config(str(file))
    served.site_url = "http://127.0.0.1:8000/archive/"  # as MkDocs has it before it builds
    plugin = StatementArchivePlugin()
    plugin.on_startup(command="serve", dirty=False)
    assert plugin.on_config(served).site_url == built.site_url


def test_a_language_without_words_is_named_with_those_that_have_some(tmp_path: Path) -> None:
    file = configured(tmp_path, languages("locale: en, name: English, default: true", "locale: eo, name: Esperanto"))
    with pytest.raises(Abort, match=r"no words for a site in eo; there are for .*en"):
        read_configuration(file)


def test_a_site_without_languages_is_told_where_to_list_them(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="list them under `plugins`, `i18n`, `languages`"):
        read_configuration(configured(tmp_path, "  - search\n"))


def test_a_site_that_is_a_link_is_refused(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    for folder in (project, elsewhere):
        folder.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    (project / "site").symlink_to(elsewhere)
    for folder in (project / "site", project / "site/deeper"):
        with pytest.raises(SourceError, match=r"^site: is a link — remove it"):
            clear_the_way(folder, project)
    assert (elsewhere / "mine.txt").read_text() == "mine"


def test_links_in_a_site_and_what_a_stopped_run_left_are_gone_before_it_is_built(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    for folder in (site / ".statement-archive/copy", site / "a", elsewhere):
        folder.mkdir(parents=True)
    (elsewhere / "mine.txt").write_text("mine")
    (site / "data").symlink_to(elsewhere)
    (site / ".hidden").symlink_to(elsewhere / "mine.txt")
    (site / "a/.statement-archive-1.part").touch()
    clear_the_way(site, tmp_path)
    assert [path.relative_to(site).as_posix() for path in site.rglob("*")] == ["a"]
    assert (elsewhere / "mine.txt").read_text() == "mine"


def test_whoever_waits_for_a_build_that_has_failed_may_write(tmp_path: Path) -> None:
    """A server that builds anew with every change goes on, whatever one of them did."""
    plugin = StatementArchivePlugin()
    plugin._held.enter_context(held(tmp_path / "docs", tell=pytest.fail))
    plugin.on_build_error(error=ValueError("a mistake of another plugin"))
    with held(tmp_path / "docs", tell=pytest.fail):
        pass


def test_what_a_disk_refuses_a_builder_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    full = OSError(errno.ENOSPC, "No space left on device", "/usr/a.css", None, str(tmp_path / "site/a.css"))
    plugin = StatementArchivePlugin()
    with pytest.raises(Abort, match=r"^site/a\.css: can't be opened, written or removed: No space left on device$"):
        plugin.on_build_error(error=full)
    plugin.on_build_error(error=ValueError("a mistake of another plugin"))
