"""Small archives in other languages than the project's own, built as anybody's would be."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import PROJECT, make_once
from fixtures.small_sites import lend, run_mkdocs

CASES = PROJECT / "tests/cases/languages"


@pytest.fixture(scope="session")
def three_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive whose site, in `site`, is in English, French and Arabic. Read-only."""
    return make_once(tmp_path_factory, "three-languages", lambda folder: build(folder, "three"))


@pytest.fixture(scope="session")
def one_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive with a site in English alone."""
    return make_once(tmp_path_factory, "one-language", lambda folder: build(folder, "one"))


def build(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Lays out the archive with the configuration of that name and has MkDocs build its site."""
    lend(folder)
    shutil.copy2(PROJECT / "mkdocs.yml", folder / "project.yml")
    shutil.copy2(CASES / f"{name}.yml", folder / "mkdocs.yml")
    shutil.copytree(CASES / "sources", folder / "sources")
    if name == "three":
        shutil.copytree(CASES / "docs", folder / "docs", dirs_exist_ok=True)
    return run_mkdocs(folder, "https://example.org/ports/", "--strict")
