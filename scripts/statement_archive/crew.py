"""Who does the work of a build: this process, several on this machine, or those of a cluster.

Work is handed out as a function and tasks for it, all of which can be sent to another process. What it makes lies in
the folder of what is kept, which whoever works must reach under the same path; only what there is to say of it comes
back. So a task that is done twice does no harm.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol, TypeVar

from statement_archive.tools import MissingToolError

Task = TypeVar("Task")
Result = TypeVar("Result")

_FEW = 3
"""Tasks that are done before further processes would have been started."""
_AHEAD = 4
"""Tasks for each worker that are handed out at once: what they make is not yet asked for."""


class Crew(Protocol):
    """Does tasks, wherever that is, and gives what comes of each, in their order."""

    def __call__(self, do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
        """Begins when it is first asked; raises what the first task raises that fails."""


def alone(do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
    """One after the other, in this process."""
    return map(do, tasks)


class Hired:
    """Hands tasks out to an executor."""

    def __init__(self, executor: Executor, workers: int) -> None:
        self._executor, self._ahead = executor, _AHEAD * workers

    def __call__(self, do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
        """As `Crew` says. Where the executor breaks, since a process was killed, this one does what is left."""
        waiting: deque[tuple[Task, Future[Result]]] = deque()
        left = iter(tasks)
        try:
            while True:
                while len(waiting) < self._ahead and (task := next(left, None)) is not None:
                    waiting.append((task, self._executor.submit(do, task)))
                if not waiting:
                    return
                yield waiting[0][1].result()
                waiting.popleft()
        except BrokenExecutor:
            yield from alone(do, [task for task, _ in waiting])
            yield from alone(do, [*left])
        finally:
            for _, future in waiting:
                future.cancel()


class Processes:
    """Some processes on this machine, as long as there is enough to do.

    What they have read for one sort of task, such as dictionaries, ends with them.
    """

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
        """As `Crew` says."""
        if self._number < 2 or len(tasks) < _FEW:
            yield from alone(do, tasks)
            return
        # Begun from nothing: a copy of this one could have a lock that a thread of it held.
        with ProcessPoolExecutor(self._number, mp_context=get_context("spawn")) as pool:
            yield from Hired(pool, self._number)(do, tasks)


@contextmanager
def crew_of(jobs: int = 0, scheduler: str = "") -> Iterator[Crew]:
    """A crew of `jobs` processes, by default one for each processor; or the workers of a Dask cluster.

    `scheduler` is the address of its scheduler, such as `tcp://10.0.0.1:8786`. Raises MissingToolError where what
    speaks to one is not installed.
    """
    if scheduler:
        with _cluster(scheduler) as crew:
            yield crew
    else:
        yield Processes(jobs or _processors())


@contextmanager
def _cluster(scheduler: str) -> Iterator[Crew]:
    try:
        from distributed import Client  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise MissingToolError("distributed", "install the extra `cluster` of this package") from None
    with Client(scheduler, set_as_default=False) as client:
        workers = sum(client.nthreads().values())
        yield Hired(client.get_executor(), max(1, workers))


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
