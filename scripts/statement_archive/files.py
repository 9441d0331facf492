"""Files of the sources -> bytes: no more than may be, from nowhere but the archive, from nothing that never ends."""

import errno
import os
import stat
from pathlib import Path

from statement_archive.limits import Limit

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes to is opened at once, and found to be none of ours."""


class UnreadableError(Exception):
    """Why a file can't be read, as a clause without a subject; what to do about it is in `hint`."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.hint = hint
        super().__init__(message)


def is_there(path: Path) -> bool:
    """Whether something has this name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def read_bytes(path: Path, *, within: Path, limit: Limit) -> bytes:
    """All bytes of a file that lies under the folder `within` when links are followed; raises UnreadableError."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(within.resolve()):
            raise UnreadableError("is a link that leads out of the archive", "put the file itself in its place")
        return read_anywhere(real, limit)
    except RuntimeError:  # a loop of links, as Python 3.11 and 3.12 report it
        raise UnreadableError(f"can't be read: {os.strerror(errno.ELOOP)}") from None
    except ValueError:
        raise UnreadableError("has a name that no file has") from None
    except OSError as error:
        raise UnreadableError(f"can't be read: {error.strerror}") from None


def read_anywhere(path: Path, limit: Limit) -> bytes:
    """The same wherever links lead; raises OSError, too."""
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableError("can't be read: it is no file but a pipe or a device")
        if fault := limit.fault(state.st_size):
            raise UnreadableError(fault)
        data = file.read(limit.most + 1)
    # It may have grown since its size was asked for.
    if fault := limit.fault_of_size(len(data)):
        raise UnreadableError(fault)
    return data
