"""Any builder of the pages in Markdown makes, with the step after it, the same site as the plugin does of layouts."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import copy_small_project
from statement_archive.addresses import Addresses
from statement_archive.commands.post_process import command
from statement_archive.pages.surroundings import Surroundings, Way
from statement_archive.project import Project
from statement_archive.publish.fill import fill
from statement_archive.publish.frame import Frame
from statement_archive.reader import readers

HOOK = """
from pathlib import Path

LOST = {}

def on_post_template(output_content, template_name, config):
    if template_name == "404.html":
        LOST["" if config.theme["language"] == "en" else config.theme["language"]] = output_content
    return output_content

def on_post_build(config):
    for language, text in LOST.items():
        (Path(config.site_dir) / language / "404.html").write_text(text, "utf-8")
"""
"""MkDocs writes the pages of all languages for addresses that lead nowhere to one path."""


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not known where the site will be."""
    monkeypatch.setenv("SITE_URL", "")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A small project; `site/` is what the plugin made of it, `as_built/` what MkDocs makes of all pages without it."""
    folder = tmp_path_factory.mktemp("any") / "project"
    copy_small_project(folder)
    build(folder, "mkdocs.yml", project)
    told = (folder / "mkdocs.yml").read_text("utf-8")
    plain = re.sub(r"(?m)^ *- statement-archive\b.*$", "", told).replace("site_dir: site", "site_dir: as_built")
    (folder / "leave.py").write_text(HOOK, "utf-8")
    (folder / "plain.yml").write_text(f"{plain}\nhooks: [leave.py]\n", "utf-8")
    build(folder, "plain.yml", project)
    return folder


def build(folder: Path, configuration: str, project: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", configuration],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(project / "scripts"), "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )


def post_process(folder: Path, built: Path) -> Result:
    return CliRunner().invoke(command, [str(folder)], obj=Project(built))


def test_a_site_built_of_all_pages_is_the_same_as_that_of_layouts(built: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(built / "as_built", tmp_path / "site")
    assert b"<!-- frame: " in (folder / "index.html").read_bytes()
    post_process(folder, built)
    assert files(folder) == files(built / "site")


def test_what_is_done_stays_as_it_is(built: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(built / "site", tmp_path / "site")
    assert post_process(folder, built).exit_code == 0
    assert files(folder) == files(built / "site")


def test_a_link_to_nowhere_is_told(built: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(built / "as_built", tmp_path / "site")
    result = post_process(folder, built)
    assert result.exit_code == 1
    # A page written by hand speaks of a document that the small project leaves out.
    told = "docs/zh/about/index.md: links to en/joint-statement-2020-06-18/participants.md, which does not exist"
    assert told in result.output.splitlines()


@pytest.mark.parametrize(("languages", "shown"), [(("en",), ""), (("en", "zh"), "<p>switch</p>")])
def test_a_site_in_one_language_has_no_switch(languages: tuple[str, ...], shown: str) -> None:
    page = Surroundings("en/index.md", "Home", Way((), None, None))
    frame = Frame(Addresses(languages, "", has_folders=True), "search/0", {}, has_feed=False)
    html = fill("<!-- frame: switch --><p>switch</p><!-- /frame: switch -->", page, frame, readers(languages)[0])
    assert re.sub("<!--.*?-->", "", html) == shown
