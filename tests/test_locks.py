"""Two that write into the same folder come one after the other, and whoever is killed keeps nobody waiting."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from statement_archive.locks import held

HOLD = """
import sys, time
from pathlib import Path
from statement_archive.locks import held
with held(*map(Path, sys.argv[1:]), tell=lambda words: print(words, flush=True)):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another(*folders: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, *map(str, folders)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().rstrip("\n")


def test_second_waits_and_says_so_until_the_first_is_done(tmp_path: Path) -> None:
    with ExitStack() as first:
        first.enter_context(held(tmp_path / "docs", tell=pytest.fail))
        with another(tmp_path / "kept", tmp_path / "docs") as second:
            assert said(second) == "Waiting for another run that is writing into docs/ …"
            first.close()
            assert said(second) == "held"


def test_whoever_waits_says_for_what_as_one_sees_it_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with held(tmp_path / ".cache/archive", tell=pytest.fail), another(tmp_path / ".cache/archive") as second:
        assert said(second) == "Waiting for another run that is writing into .cache/archive/ …"


def test_whoever_is_killed_keeps_nobody_waiting(tmp_path: Path) -> None:
    with another(tmp_path) as first:
        assert said(first) == "held"
        with another(tmp_path) as second:
            assert said(second).startswith("Waiting")
            first.kill()
            assert said(second) == "held"


def test_folders_that_nothing_was_put_into_are_gone_again(tmp_path: Path) -> None:
    with held(tmp_path / "docs", tmp_path / "site", tell=pytest.fail):
        (tmp_path / "site/index.html").touch()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_folder_that_can_not_be_held_keeps_nobody_waiting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with held(tmp_path / "file/docs", tmp_path / "file", tell=pytest.fail):
        assert (tmp_path / "file").is_file()


def test_one_folder_under_two_names_is_held_once(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "docs")
    with held(tmp_path / "docs", tmp_path / "link", tmp_path / "x/../docs", tell=pytest.fail):
        assert (tmp_path / "docs").is_dir()
