"""`check --watch`: a real process that checks again when files change, says only what differs, and ends with Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue, SimpleQueue
from threading import Thread

import pytest

from fixtures.little_archive import little_archive
from statement_archive.commands import watching

LONGEST = 60
"""Seconds that a busy machine may take."""
Wait = Callable[[str], list[str]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return little_archive(tmp_path)


@pytest.fixture
def watcher(archive: Path) -> Iterator[subprocess.Popen[str]]:
    program = [sys.executable, "-m", "statement_archive", "--project", str(archive), "check", "--watch"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        yield process
        process.kill()


@pytest.fixture
def lines(watcher: subprocess.Popen[str]) -> "Queue[str]":
    """What is printed."""
    lines: Queue[str] = Queue()

    def read() -> None:
        assert watcher.stdout
        for line in watcher.stdout:
            lines.put(line.rstrip("\n"))

    Thread(target=read, daemon=True).start()
    return lines


@pytest.fixture
def until(lines: "Queue[str]") -> Wait:
    """Gives the lines that are printed up to one that begins so."""

    def wait(beginning: str) -> list[str]:
        found = [lines.get(timeout=LONGEST)]
        while not found[-1].startswith(beginning):
            found.append(lines.get(timeout=LONGEST))
        return found

    return wait


def used(process: subprocess.Popen[str]) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rename_into_place(path: Path, text: str) -> None:
    """Saves as careful editors do."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, "utf-8")
    path.with_name(f"{path.name}~").write_text("a copy", "utf-8")
    beside.replace(path)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_tells_what_a_save_has_brought_and_mended(
    archive: Path, watcher: subprocess.Popen[str], lines: "Queue[str]", until: Wait
) -> None:
    assert until("watching") == ["checked: 0 findings", "watching; Ctrl-C ends"]
    references, document = archive / "sources/references.yml", archive / "sources/treaty/document.yml"
    sound, treaty = references.read_text("utf-8"), document.read_text("utf-8")

    rename_into_place(references, sound.replace("quotation: pont", "quotation: viaduc"))
    assert until("checked") == [
        "sources/references.yml:17: `viaduc` is not in segment `p1` of `fr` — quote exactly what is published",
        "checked: 1 findings",
    ]
    # Two files of one save, and a line more before what was found: nothing is said of that again.
    references.write_text("# A line.\n" + references.read_text("utf-8"), "utf-8")
    document.write_text(treaty.replace("date: 2001-02-03", "date: 2001-02-30"), "utf-8")
    told = until("checked")
    assert any("`2001-02-30` is no day of the calendar" in line for line in told)
    assert not any("viaduc" in line for line in told)

    document.write_text(treaty, "utf-8")
    rename_into_place(references, sound)
    told = until("checked: 0")
    assert [line for line in told if not line.startswith("mended: ")] == ["checked: 0 findings"]
    assert all(any(mended in line for line in told) for mended in ("2001-02-30", "viaduc"))

    before = used(watcher)
    swap = references.with_name(".references.yml.swp")
    swap.write_text("what an editor keeps for itself", "utf-8")
    swap.unlink()
    references.read_text("utf-8")
    time.sleep(1)
    assert used(watcher) - before < 0.2 and lines.empty()

    watcher.send_signal(signal.SIGINT)
    assert watcher.wait(LONGEST) == 0


def test_a_save_is_over_once_it_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_QUIET", 0.01)
    events: SimpleQueue[str] = SimpleQueue()
    for _ in range(5):
        events.put("modified")
    watching._settle(events)
    assert events.empty()
    for _ in range(100):
        events.put("modified")
    watching._settle(events)
    assert not events.empty()
