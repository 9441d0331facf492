"""Small archives in other languages than the project's own, built as anybody's would be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT, make_once

CASES = PROJECT / "tests/cases/languages"
LENT = ("overrides", "docs/assets", "docs/favicon.ico", "docs/apple-touch-icon.png")
"""What an archive takes from the project: templates, styles, scripts and pictures."""
ENGINE = "node_modules"
"""Where the search engine is: large, and only read."""


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
    for lent in LENT:
        copy = shutil.copytree if (PROJECT / lent).is_dir() else shutil.copy2
        (folder / lent).parent.mkdir(exist_ok=True)
        copy(PROJECT / lent, folder / lent)
    (folder / ENGINE).symlink_to(PROJECT / ENGINE)
    shutil.copy2(PROJECT / "mkdocs.yml", folder / "project.yml")
    shutil.copy2(CASES / f"{name}.yml", folder / "mkdocs.yml")
    shutil.copytree(CASES / "sources", folder / "sources")
    if name == "three":
        shutil.copytree(CASES / "docs", folder / "docs", dirs_exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env=os.environ | {"SITE_URL": "https://example.org/ports/", "PYTHONPATH": str(PROJECT / "scripts")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
