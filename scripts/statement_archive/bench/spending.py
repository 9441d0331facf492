"""What commands cost, all their processes together: seconds of CPU, seconds on the clock, and memory at its most.

CPU is what the system has counted of processes that have ended. Memory is asked for while they run, twice a second:
the sum of what each holds (its proportional set size, by which pages that processes share count once), and never less
than the most that a single one has ever held.
"""

import os
import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.5
"""Seconds between two looks at the memory."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Spent:
    """What was spent; whole once it is over."""

    cpu: float = 0.0
    """Seconds, of user and system."""
    wall: float = 0.0
    """Seconds."""
    memory: int = 0
    """Bytes."""


@contextmanager
def spending() -> Iterator[Spent]:
    """Measure what the processes spend that are started, and end, within the block."""
    spent, is_over = Spent(), threading.Event()
    watch = threading.Thread(target=_watch, args=(spent, is_over, {*_children(os.getpid())}))
    cpu, wall = _cpu_of_children(), time.monotonic()
    watch.start()
    try:
        yield spent
    finally:
        spent.wall = time.monotonic() - wall
        spent.cpu = _cpu_of_children() - cpu
        is_over.set()
        watch.join()


def cpu_of(process: int) -> float:
    """Seconds of CPU that a process that still runs has spent, and all that it has started."""
    return sum(map(_ticks, family(process))) / _TICKS


def family(process: int) -> list[int]:
    """A process and all that it has started and that still run, as far as they can be seen."""
    found = [process]
    for one in found:
        found += _children(one)
    return found


def _children(process: int) -> list[int]:
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(one) for listed in lists for one in _read(listed).split()]


def _watch(spent: Spent, is_over: threading.Event, others: set[int]) -> None:
    """`others` ran before, as does whatever they start."""
    own = _read(Path("/proc/self/cmdline"))
    while not is_over.wait(_EVERY):
        # One that has not yet become another program still has the memory of its parent.
        begun = [one for one in _children(os.getpid()) if one not in others]
        processes = [one for first in begun for one in family(first) if _read(Path(f"/proc/{one}/cmdline")) != own]
        held = sum(_kilobytes(f"/proc/{one}/smaps_rollup", "Pss:") for one in processes)
        most = max((_kilobytes(f"/proc/{one}/status", "VmHWM:") for one in processes), default=0)
        spent.memory = max(spent.memory, held * 1024, most * 1024)


def _kilobytes(file: str, name: str) -> int:
    """What a line of a file says, such as `Pss:  1234 kB`; 0 where the process has gone."""
    lines = _read(Path(file)).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


def _ticks(process: int) -> int:
    """Of a process and of those of its own that have ended."""
    words = _read(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return sum(map(int, words[11:15]))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError:  # it has ended meanwhile
        return ""


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
