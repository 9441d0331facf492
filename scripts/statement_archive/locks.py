"""One writer at a time: whoever comes second to a folder waits until the first is done, or stopped.

The system itself gives a lock back when its holder ends, however it ends. Nothing is written for it: what is locked is
the folder. Where a system or a disk can't do that, nobody waits.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ModuleNotFoundError:  # Windows, where a folder can't be locked
    fcntl = None  # type: ignore[assignment]


@contextmanager
def held(*folders: Path, tell: Callable[[str], object]) -> Iterator[None]:
    """Hold folders, which need not be there yet; `tell` is given a sentence where one of them has to be waited for.

    They are taken in the order of their paths, so that no two writers wait for each other.
    """
    with ExitStack() as stack:
        for folder in sorted({folder.resolve() for folder in folders}):
            with suppress(OSError, AttributeError):
                is_there = folder.exists()
                stack.callback(_give_back, _hold(folder, tell), None if is_there else folder)
        yield


def _hold(folder: Path, tell: Callable[[str], object]) -> int:
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        opened = os.open(folder, os.O_RDONLY)
        try:
            _lock(opened, f"Waiting for another run that is writing into {_shown(folder)}/ …", tell)
            if folder.exists() and os.path.samestat(folder.stat(), os.fstat(opened)):
                return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)  # whoever held it has removed it


def _shown(folder: Path) -> str:
    here = Path.cwd()
    return folder.relative_to(here).as_posix() if here in folder.parents else folder.name


def _lock(opened: int, sentence: str, tell: Callable[[str], object]) -> None:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        tell(sentence)
        fcntl.flock(opened, fcntl.LOCK_EX)


def _give_back(opened: int, made: Path | None) -> None:
    """Give the lock back; and remove the folder if it was made to be held, and nobody has put anything there."""
    with suppress(OSError):
        if made:
            made.rmdir()
    os.close(opened)
