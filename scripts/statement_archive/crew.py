"""Who does the work of a build: this process, or others, on this machine or elsewhere (`cluster.py`).

Work is handed out as a function and tasks for it, all of which can be sent to another process. What it makes lies in
the folder of what is kept, which whoever works must reach under the same path; only what there is to say of it comes
back. So a task that is done twice does no harm.
"""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_FEW = 3
"""Tasks that are done before further processes would have been started."""
_SELDOM = 10_000
"""Records that are made between two looks; Python's own number is 700."""
_AHEAD = 4
"""Tasks for each worker that are handed out at once: what they make is not yet asked for."""
_LOOK = 10
"""Seconds after which one looks whether there is still somebody who works."""


class Crew(Protocol):
    """Does tasks, wherever that is, and gives what comes of each, in their order."""

    def __call__(self, do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
        """Begins when it is first asked; raises what the first task raises that fails."""


def alone(do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
    """One after the other, in this process."""
    return map(do, tasks)


class Hired:
    """Hands tasks out to an executor. What is lost there, since a process was killed, is done by this one."""

    def __init__(
        self, executor: Executor, workers: Callable[[], int], broken: tuple[type[Exception], ...] = ()
    ) -> None:
        """`workers` counts those who are there at the moment; `broken` is raised for a task that is lost."""
        self._executor, self._workers = executor, workers
        self._broken: tuple[type[Exception], ...] = (BrokenExecutor, CancelledError, *broken)

    def __call__(self, do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
        """As `Crew` says."""
        waiting: deque[tuple[Task, Future[Result]]] = deque()
        left, ahead = iter(tasks), _AHEAD * max(1, self._workers())
        try:
            while True:
                for task in islice(left, ahead - len(waiting)):
                    waiting.append((task, self._begin(do, task)))
                if not waiting:
                    return
                yield self._end(do, *waiting[0])
                waiting.popleft()
        finally:
            for _, future in waiting:
                future.cancel()

    def _begin(self, do: Callable[[Task], Result], task: Task) -> Future[Result]:
        """Hand a task out; where nobody takes it, it is lost."""
        try:
            return self._executor.submit(do, task)
        except self._broken as error:
            lost: Future[Result] = Future()
            lost.set_exception(error)
            return lost

    def _end(self, do: Callable[[Task], Result], task: Task, future: Future[Result]) -> Result:
        """What comes of a task."""
        while self._workers() and wait([future], _LOOK).not_done:
            pass
        with suppress(*self._broken):
            if future.done() or not future.cancel():
                return future.result()
        return do(task)


class Processes:
    """Some processes on this machine, by default one for each processor, as long as there is enough to do.

    What they have read for one sort of task, such as dictionaries, ends with them.
    """

    def __init__(self, number: int = 0) -> None:
        self._number = number or _processors()

    def __call__(self, do: Callable[[Task], Result], tasks: Sequence[Task], /) -> Iterator[Result]:
        """As `Crew` says."""
        if self._number < 2 or len(tasks) < _FEW:
            yield from alone(do, tasks)
            return
        # Begun from nothing: a copy of this one could have a lock that a thread of it held.
        with ProcessPoolExecutor(self._number, get_context("spawn"), initializer=begin) as pool:
            yield from Hired(pool, lambda: self._number)(do, tasks)


def begin() -> None:
    """What a process does first that works for another."""
    collect_seldom()
    _end_with_parent()


def collect_seldom() -> None:
    """Let Python look for rings of records that nobody needs any more once for many that are made.

    A build makes millions of records and hardly a ring: looking took a fifth of its time, and found next to nothing.
    """
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])


def _end_with_parent() -> None:
    """Have this process end when the one ends that began it, however: nobody else would take what comes of its work."""
    parent = parent_process()
    if parent is None:
        return

    def watch(process: BaseProcess) -> None:
        process.join()
        os._exit(1)

    Thread(target=watch, args=(parent,), daemon=True).start()


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
