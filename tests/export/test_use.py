"""The commands that the page of data shows do what it says, each format's in a folder of the files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT
from fixtures.exports import holdings
from fixtures.exports_on_disk import lay_down
from statement_archive.export.format import DataFile, Format, Listed
from statement_archive.export.formats import FORMATS, export, formats_of_site
from statement_archive.pipeline import Build

INSTALLS = "pip install"


@pytest.fixture(scope="module")
def made(real: Build) -> list[tuple[DataFile, Listed]]:
    return list(export(holdings(real.archive), formats_of_site()))


@pytest.fixture(scope="module")
def folder(made: list[tuple[DataFile, Listed]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site as far as its files of data go."""
    return lay_down({file.path: file.content for file, _ in made}, tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize("format_", [format_ for format_ in FORMATS if format_.use], ids=lambda format_: format_.name)
def test_commands_run_as_they_are_shown(
    format_: Format, made: list[tuple[DataFile, Listed]], folder: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(folder, tmp_path / "site")
    files = [file.path for file, told in made if told.format == format_.name]
    before = set(copy.rglob("*"))
    lines = format_.use.replace("{file}", files[0].removeprefix("data/")).splitlines()
    assert 1 <= len(lines) <= 3
    commands = "\n".join(line for line in lines if not line.startswith(INSTALLS))
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    ran = subprocess.run(
        ["sh", "-e", "-c", commands], cwd=copy / "data", env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    is_silent = "--quiet" in commands or "--validate" in commands
    assert is_silent or ran.stdout.strip() or set(copy.rglob("*")) > before


def test_what_has_to_be_installed_is_what_the_tests_have() -> None:
    """A name that no package of the environment has would be a command that fails for everybody."""
    pinned = {line.split("==")[0] for line in (PROJECT / "requirements-dev.txt").read_text("utf-8").splitlines()}
    lines = (line for format_ in FORMATS for line in format_.use.splitlines() if line.startswith(INSTALLS))
    for line in lines:
        assert set(line.removeprefix(INSTALLS).split()) <= pinned
