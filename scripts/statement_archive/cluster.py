"""The workers of a Dask cluster as a crew: processes on other machines, which see the archive under the same path.

All of them must be of one mind: the same program, and the same files where it looks for them. So each is asked before
anything is handed out, and whoever joins later before the first task; who differs stops the build.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from secrets import token_bytes
from threading import Lock
from typing import TYPE_CHECKING

from statement_archive.cache import own_code
from statement_archive.crew import Crew, Hired, Result, Task
from statement_archive.disk import digest_of, put, remove
from statement_archive.tools import MissingToolError

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 5
"""Seconds within which a scheduler answers."""
_MARK = "cluster"
"""A file in the folder of what is kept, while a cluster works there."""
_AT_WORK = Lock()
"""Held by the thread of a worker that does a task: a worker may have several, and the stages are made for one."""


class ClusterError(Exception):
    """A cluster that can't do the work. Its text is one line, which says what is wrong."""


@dataclass(frozen=True, slots=True)
class _Common:
    """What workers must have as it is here."""

    program: str
    """Its digest."""
    files: tuple[tuple[Path, str], ...]
    """The digest of each."""

    def lacking(self) -> str:
        """What is different where this is asked, as the end of a sentence; nothing where nothing is."""
        if own_code() != self.program:
            return "has another version of this program, of Python or of a library: install there what is here"
        for path, digest in self.files:
            if digest_of(path) != digest:
                return f"has not got {path} as it is here: share the archive's folder, under the same path"
        return ""


@contextmanager
def cluster_at(address: str, kept: Path, landmarks: Sequence[Path]) -> Iterator[Crew]:
    """The workers of the cluster whose scheduler has this address, such as `tcp://10.0.0.1:8786`.

    `kept` is the folder of what is kept, `landmarks` are files by which one sees that theirs is the same archive; all
    are whole paths. Raises MissingToolError where what speaks to a cluster is not installed, ClusterError where nobody
    answers, or workers are not as this process; OSError where nothing can be kept.
    """
    try:
        from distributed import KilledWorker
        from distributed.client import ClosedClientError
        from distributed.comm.core import CommClosedError
    except ModuleNotFoundError:
        remedy = "run `pip install 'statement-archive[cluster]'`; a checkout has it after `make test`"
        raise MissingToolError("distributed", remedy) from None
    with _connected(address) as client, _marked(kept) as mark:
        common = _Common(own_code(), tuple((path, digest_of(path)) for path in (mark, *landmarks)))
        _ask(client, common, address)
        # Whether a task was done already is not for the cluster to know: it would have to look into all that is sent.
        executor = client.get_executor(pure=False)
        hired = Hired(executor, partial(_workers, client), (KilledWorker, ClosedClientError, CommClosedError))
        yield lambda do, tasks, /: hired(partial(_do, common, do), tasks)


def _connected(address: str) -> "Client":
    from distributed import Client

    try:
        asyncio.run(_knock(address))
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except OSError:
        raise ClusterError(f"{address}: no scheduler of a cluster answers there") from None
    except (TypeError, ValueError, ImportError) as error:
        raise ClusterError(f"{address}: no scheduler of a cluster is there: {error}") from None


async def _knock(address: str) -> None:
    """See that somebody answers: who only listens would be waited for without end."""
    from distributed import Security
    from distributed.comm.core import connect

    async def knock() -> None:
        comm = await connect(address, timeout=_PATIENCE, **Security().get_connection_args("client"))
        await comm.close()

    await asyncio.wait_for(knock(), _PATIENCE)


@contextmanager
def _marked(kept: Path) -> Iterator[Path]:
    """A file in the folder that nobody has who does not see this very folder."""
    put(kept, _MARK, token_bytes())
    try:
        yield kept / _MARK
    finally:
        remove(kept, _MARK)


def _ask(client: "Client", common: _Common, address: str) -> None:
    """Whether all workers have what they must; raises ClusterError where one has not, or there are none."""
    answers = client.run(common.lacking, on_error="return")
    if not answers:
        raise ClusterError(f"{address}: the cluster has no workers")
    for worker, lacking in sorted(answers.items()):
        if isinstance(lacking, Exception):  # it could not even be asked
            lacking = f"can't run this program: install there what is here ({lacking})"
        if lacking:
            raise ClusterError(f"the worker {worker} {lacking}")


def _workers(client: "Client") -> int:
    """How many there are; none where the scheduler is gone."""
    try:
        return len(client.nthreads()) if client.status == "running" else 0
    except (OSError, RuntimeError):
        return 0


@cache
def _lacking(common: _Common) -> str:
    return common.lacking()


def _do(common: _Common, do: Callable[[Task], Result], task: Task) -> Result:
    """What a worker does: one task at a time, if it has what it must."""
    if lacking := _lacking(common):
        raise ClusterError(f"a worker that came later {lacking}")
    with _AT_WORK:
        return do(task)
