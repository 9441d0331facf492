"""What an edit costs while the site is served: `mkdocs serve`, as `make serve` runs it, and a reader who looks."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from statement_archive.bench.copies import edit
from statement_archive.bench.spending import cpu_of
from statement_archive.project import Project

_BUILDS = "Building documentation..."
"""What MkDocs says whenever it begins to build."""
_SERVES = "Serving on"
_PATIENCE = 3 * 3600
"""Seconds after which nothing is waited for any more."""
_QUIET = 3
"""Seconds in which a server does no more than it does at rest, when it looks for changes all the same, are its end."""
_UNEVEN = 0.1
"""Seconds of CPU in a second by which these differ of a server at rest."""


@dataclass(frozen=True, slots=True)
class EditServed:
    """What an edit costs."""

    wall: float
    """Seconds until the page is shown as it is now."""
    cpu: float
    """Seconds until nothing is done any more, without what looking for changes takes all the time."""
    builds: int
    """How many were begun for it."""


def serve_an_edit(archive: Project, page: str, word: str) -> EditServed:
    """Serve an archive, put a word into it that `page` (its path in the site) shows then, and see what follows."""
    with _served(archive) as (process, address, log):
        place = address + quote(page.removesuffix("index.html"))
        _wait(lambda: bool(_get(place)))
        idle = _at_rest(process)
        builds, cpu, start = _count(log), cpu_of(process), time.monotonic()
        edit(archive.sources, word)
        _wait(lambda: word in _get(place))
        wall = time.monotonic() - start
        _wait(lambda: _rate(process) <= idle + _UNEVEN)
        looking = idle * (time.monotonic() - start)
        return EditServed(wall, max(0.0, cpu_of(process) - cpu - looking), _count(log) - builds)


@contextmanager
def _served(archive: Project) -> Iterator[tuple[int, str, Path]]:
    """Process, address and log of a server, once it serves."""
    port = _free_port()
    log = archive.root / "serve.log"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    own = archive.cache / "served"  # where the site is, which would stay when the server is ended
    own.mkdir(parents=True)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "TMPDIR": str(own)}
    with (
        log.open("w") as said,
        subprocess.Popen(command, cwd=archive.root, stdout=said, stderr=subprocess.STDOUT, env=environment) as process,
    ):
        try:
            _wait(lambda: process.poll() is not None or _SERVES in log.read_text("utf-8"))
            if process.poll() is not None:
                raise RuntimeError(f"nothing is served: {log.read_text('utf-8')}")
            yield process.pid, f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _count(log: Path) -> int:
    return log.read_text("utf-8").count(_BUILDS)


def _get(address: str) -> str:
    try:
        with urlopen(address, timeout=_PATIENCE) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except URLError:  # it is being written
        return ""


def _at_rest(process: int) -> float:
    """Seconds of CPU in a second that a process takes, once it takes the same twice: it looks for changes all along."""
    rates = [_rate(process)]

    def is_even() -> bool:
        rates.append(_rate(process))
        return abs(rates[-1] - rates[-2]) <= _UNEVEN

    _wait(is_even)
    return rates[-1]


def _rate(process: int) -> float:
    before = cpu_of(process)
    time.sleep(_QUIET)
    return (cpu_of(process) - before) / _QUIET


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not come")
        time.sleep(0.1)
