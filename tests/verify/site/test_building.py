"""Building a site before it is checked: what MkDocs warns of is found, whatever its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from statement_archive.verify.site import build_site
from statement_archive.verify.site.building import site_is_built

PAGE = "# Writ\n\n[gone](gone.md) [第一条](index.md#%E7%AC%AC%E4%B8%80%E6%9D%A1)\n\n<h2 id='第一条'>第一条</h2>\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page, which links to one that is not there."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(PAGE, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Writ\ntheme: {name: null, custom_dir: theme}\n", "utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}", "utf-8")
    return tmp_path


def test_a_warning_is_a_finding_and_the_pages_are_there_to_be_checked(small: Path) -> None:
    log = build_site(small, "mkdocs.yml", small / "built")
    (finding,) = site_is_built(log)
    assert finding.place == "mkdocs.yml"
    assert "a link 'gone.md'" in finding.message
    assert (small / "built/index.html").exists()


def test_the_exit_code_of_a_quiet_strict_build_would_not_have_told(small: Path) -> None:
    quiet = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    assert subprocess.run(quiet, cwd=small, capture_output=True).returncode == 0


def test_a_build_that_stops_is_a_finding_and_leaves_no_old_pages(small: Path) -> None:
    (small / "built").mkdir()
    (small / "built/old.html").touch()
    (small / "mkdocs.yml").write_text("docs_dir: nowhere\n", "utf-8")
    log = build_site(small, "mkdocs.yml", small / "built")
    assert not log.is_finished
    assert [finding.place for finding in site_is_built(log)][:1] == ["mkdocs.yml"]
    assert not (small / "built").exists()


def test_mkdocs_does_not_judge_anchors_which_it_can_not_read(project: Path) -> None:
    """It takes a percent-encoded Chinese anchor for a broken one; the built pages tell which are."""
    assert "anchors: ignore" in (project / "mkdocs.yml").read_text("utf-8")
