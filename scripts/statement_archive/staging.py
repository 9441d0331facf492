"""A folder that changes all at once: whoever is stopped leaves it as it was, or what the next one needs to finish it.

What is made of it is made of a copy inside it, whose files are the same ones by another name until they are written
anew. When all is made, the list of what is to go is written; from then on the change is decided, and done by
whoever comes next.
"""

import errno
import os
import shutil
from collections import deque
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path, PurePosixPath

from statement_archive.disk import files_below, put, read, refuse_links, remove

_STAGE = ".statement-archive"
"""The folder of the copy: a builder passes over what begins with a dot."""
_COPY, _GONE = f"{_STAGE}/copy", f"{_STAGE}/gone"


@contextmanager
def changed_at_once(folder: Path) -> Iterator[Path]:
    """Give a copy of a folder, in which a file may be replaced or removed but not written into; then change the folder.

    Where something is raised, the folder stays as it was. Raises OSError for a link in it.
    """
    settle(folder)
    copy = folder / _COPY
    try:
        for path in _files(folder):
            _lend(folder / path, copy / path)
        yield copy
        gone = {*_files(folder)} - {*_files(copy)}
        put(folder, _GONE, "\n".join(sorted(gone)).encode())
    except BaseException:
        discard(folder)
        raise
    settle(folder)


def begin(folder: Path) -> Path:
    """An empty folder, in which what is to take the place of a folder's content can be made; then `finish` that."""
    settle(folder)
    copy = folder / _COPY
    copy.mkdir(parents=True)
    return copy


def finish(folder: Path, kept: Collection[str] = ()) -> None:
    """Put what was made in place of the content, but for what is `kept`, by path within the folder.

    What is the same stays untouched, and so do hidden files at the top.
    """
    copy = folder / _COPY
    made = {*_files(copy)}
    gone = {path for path in _files(folder, may_be_links=True) if not path.startswith(".")} - made - {*kept}
    for path in made:
        if not (folder / path).is_symlink() and (folder / path).is_file() and cmp(folder / path, copy / path, False):
            (copy / path).unlink()
    put(folder, _GONE, "\n".join(sorted(gone)).encode())
    settle(folder)


def settle(folder: Path) -> None:
    """Finish the change that somebody decided on and was stopped in; forget one that was not decided."""
    gone = None if (folder / _STAGE).is_symlink() else read(folder / _GONE)
    if gone is not None:
        copy = folder / _COPY
        refuse_links(folder, _COPY)
        deque(_files(copy), maxlen=0)  # raises for a link
        for path in filter(_is_within, gone.decode("utf-8", "replace").split("\n")):
            remove(folder, path)
        _prune(copy)
        _move(copy, folder)
    discard(folder)


def discard(folder: Path) -> None:
    """Remove the copy, if there is one."""
    stage = folder / _STAGE
    if stage.is_symlink():
        stage.unlink()
    shutil.rmtree(stage, ignore_errors=True)


def _prune(folder: Path) -> None:
    """Remove the folders in which nothing is: what a builder wrote there was taken away."""
    for place, _, names in os.walk(folder, topdown=False):
        if not names:
            with suppress(OSError):  # it has folders
                Path(place).rmdir()


def _move(copy: Path, folder: Path) -> None:
    """Put what is in a copy into a folder: folders that are not there yet as a whole."""
    for path in copy.iterdir() if copy.is_dir() else ():
        there = folder / path.name
        if path.is_dir() and there.is_dir() and not there.is_symlink():
            _move(path, there)
        else:
            path.replace(there)  # where both are one file by two names, this does nothing


def _files(folder: Path, *, may_be_links: bool = False) -> Iterator[str]:
    """The files in a folder, by their paths within it, but for those of the copy; links where there may be some."""
    for path, is_link in files_below(folder, _STAGE.__eq__):
        if is_link and not may_be_links:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder / path))
        yield path


def _lend(file: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        copy.hardlink_to(file)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.ENOSYS):
            raise
        shutil.copy2(file, copy)  # a disk that has no two names for a file


def _is_within(path: str) -> bool:
    return bool(path) and not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts
