"""A build that is killed while it writes is made good by the next one, and a second one waits for the first."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT

KILLED = """
import os, signal, sys
left = int(sys.argv[1])
def count(event, _):
    global left
    if event == "os.rename":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from statement_archive.cli import main
main(["build"])
"""
"""Builds, and is killed when so many files were about to get their own names."""
HELD = """
import sys
from pathlib import Path
from statement_archive.locks import held
with held(Path("docs"), tell=print):
    print("held", flush=True)
    sys.stdin.read()
"""
SURROUNDINGS = os.environ | {"SITE_URL": "https://example.org/ports/", "PYTHONPATH": str(PROJECT / "scripts")}


@pytest.fixture
def damaged(three_languages: Path, tmp_path: Path) -> Path:
    """A copy of an archive in which many generated files are missing, or are half there."""
    copy = shutil.copytree(three_languages, tmp_path / "copy", symlinks=True, ignore=shutil.ignore_patterns("site"))
    for number, line in enumerate((copy / "docs/.generated").read_text("utf-8").splitlines()):
        file = copy / "docs" / line.partition("  ")[2]
        if number % 3 == 0:
            file.unlink()
        elif number % 7 == 0:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return copy


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=SURROUNDINGS, capture_output=True, text=True, check=False
    )


def contents(docs: Path) -> dict[str, bytes]:
    files = (path for path in docs.rglob("*") if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("moment", [2, 3, 60])
def test_a_build_that_was_killed_is_made_good(damaged: Path, three_languages: Path, moment: int) -> None:
    assert run(damaged, "-c", KILLED, str(moment)).returncode == -signal.SIGKILL
    assert contents(damaged / "docs") != contents(three_languages / "docs")
    assert any(path.name.endswith(".part") for path in damaged.rglob(".*"))
    again = run(damaged, "-m", "statement_archive", "build")
    assert (again.returncode, contents(damaged / "docs")) == (0, contents(three_languages / "docs"))


def test_a_second_build_waits_for_the_first(damaged: Path) -> None:
    command = [sys.executable, "-c", HELD]
    with subprocess.Popen(
        command, cwd=damaged, env=SURROUNDINGS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout and first.stdout.readline() == "held\n"
        build = [sys.executable, "-m", "mkdocs", "build", "-q"]
        with subprocess.Popen(build, cwd=damaged, env=SURROUNDINGS, stderr=subprocess.PIPE, text=True) as second:
            assert second.stderr
            said = iter(second.stderr.readline, "")
            assert any(line == "Waiting for another run that is writing into docs/ …\n" for line in said)
            assert second.poll() is None
            second.kill()
        first.kill()
