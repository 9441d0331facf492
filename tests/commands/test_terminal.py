"""What is said while a command runs: bars and colours on a terminal, plain lines elsewhere."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SMALL
from statement_archive.commands.terminal import bar, bar_or_line, count_or_line, wait_for

ESCAPE = "\x1b"
FINDING = "sources/writ/document.yml:3: wrong — mend it\n"
SHOW = """
from statement_archive.cli import main
from statement_archive.commands import nginx
from statement_archive.commands.terminal import bar_or_line, show_findings
from statement_archive.findings import Finding

def say(**_):
    for _ in bar_or_line([1, 2], "documents"):
        pass
    show_findings([Finding("sources/writ/document.yml:3", "wrong", "mend it")])

nginx.command.callback = say
main(["nginx"])
"""
Say = Callable[..., tuple[str, str]]


@pytest.fixture
def say() -> Say:
    """Runs a command as on a terminal or not, and returns what it printed and what it said beside."""

    def say(*, on_terminal: bool, **surroundings: str) -> tuple[str, str]:
        environment = {name: text for name, text in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
        command = [sys.executable, "-c", SHOW]
        environment |= {"TERM": "xterm"} | surroundings
        if not on_terminal:
            ran = subprocess.run(command, env=environment, capture_output=True, text=True)
            return ran.stdout, ran.stderr
        ours, theirs = pty.openpty()
        process = subprocess.Popen(command, env=environment, stdout=theirs, stderr=theirs)
        os.close(theirs)
        shown = b""
        while chunk := read_end(ours):
            shown += chunk
        process.wait()
        return shown.decode("utf-8").replace("\r\n", "\n"), ""

    return say


def read_end(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that nobody holds the other end
        return b""


def test_elsewhere_there_are_plain_lines_and_nothing_beside_findings_is_printed(say: Say) -> None:
    assert say(on_terminal=False) == (FINDING, "documents: 2\n")
    assert say(on_terminal=False, FORCE_COLOR="1") == (FINDING, "documents: 2\n")


def test_a_terminal_shows_a_bar_and_colours(say: Say) -> None:
    shown, _ = say(on_terminal=True)
    assert "2/2" in shown and "documents: 2" not in shown
    assert f"{ESCAPE}[31mwrong — mend it" in shown


def test_colours_can_be_refused(say: Say) -> None:
    shown, _ = say(on_terminal=True, NO_COLOR="1")
    assert shown.endswith(FINDING) and f"{ESCAPE}[31m" not in shown


def test_everything_is_handed_on_in_its_order_whether_anybody_looks_or_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(bar([3, 1, 2], "numbers")) == list(bar_or_line([3, 1, 2], "numbers")) == [3, 1, 2]
    with count_or_line(3, "pages") as done:
        done("a page")
    with wait_for("building"):
        pass
    assert list(bar_or_line([], "nothing")) == []
    assert capsys.readouterr() == ("", "numbers: 3\npages: 3\nbuilding\n")


def test_a_build_says_one_line_and_no_more(project: Path, tmp_path: Path) -> None:
    program: list[str | Path] = [sys.executable, "-m", "statement_archive", "--project", project, "build"]
    program += ["--docs", tmp_path / "docs", "--kept", tmp_path / "kept", "--sources", tmp_path / "sources"]
    shutil.copytree(project / "sources" / SMALL, tmp_path / "sources" / SMALL)
    ran = subprocess.run(program, capture_output=True, text=True, check=True)
    assert ran.stdout.count("\n") == 1 and ESCAPE not in ran.stdout + ran.stderr
