"""The commands that the page of data shows do what it says, each format's in a folder of the files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT
from fixtures.exports import exported
from statement_archive.export.format import Format
from statement_archive.export.formats import FORMATS
from statement_archive.pipeline import Build

INSTALLS = "pip install"


@pytest.fixture(scope="module")
def folder(real: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for path, content in exported(real.archive).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data"


@pytest.mark.parametrize("format_", [format_ for format_ in FORMATS if format_.use], ids=lambda format_: format_.name)
def test_commands_run_as_they_are_shown(format_: Format, folder: Path, tmp_path: Path, real: Build) -> None:
    own = shutil.copytree(folder.parent, tmp_path / "site") / "data"
    file = next(path for path in exported(real.archive, format_.name) if path.startswith("data/"))
    lines = format_.use.replace("{file}", file.removeprefix("data/")).splitlines()
    assert 1 <= len(lines) <= 3
    commands = [line for line in lines if not line.startswith(INSTALLS)]
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    ran = subprocess.run(
        ["sh", "-e", "-c", "\n".join(commands)], cwd=own, env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.strip() or len(list(own.rglob("*"))) > len(list(folder.rglob("*")))


def test_what_has_to_be_installed_is_what_the_tests_have() -> None:
    """A name that no package of the environment has would be a command that fails for everybody."""
    pinned = {line.split("==")[0] for line in (PROJECT / "requirements-dev.txt").read_text("utf-8").splitlines()}
    lines = (line for format_ in FORMATS for line in format_.use.splitlines() if line.startswith(INSTALLS))
    for line in lines:
        assert set(line.removeprefix(INSTALLS).split()) <= pinned
