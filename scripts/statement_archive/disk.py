"""Files that are written whole or not at all, and never through a link.

A file gets its content under another name in the same folder and then its own, so that whoever is stopped at any moment
leaves the old file or the new one. What is left of such other names, `sweep` removes. All raise OSError, with the path
of the file that was meant.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from secrets import token_hex
from stat import S_ISREG
from typing import BinaryIO

from statement_archive.findings import Finding, SourceError

_BEFORE, _BEHIND = ".statement-archive-", ".part"
"""What the other names begin and end with: a builder passes over what begins with a dot."""


_BROKEN = "is broken"
_FAULTS = {
    getattr(errno, name)
    for name in "EACCES EDQUOT EFBIG EIO EISDIR ELOOP ENAMETOOLONG ENOSPC ENOTDIR EPERM EROFS".split()
    if hasattr(errno, name)  # Windows lacks some
}
"""What is wrong with a disk, and not with the program that asks it for something."""


def put(folder: Path, path: str, content: bytes) -> None:
    """Write a file by its path within a folder; the folders on the way are made, and must not be links."""
    with writing(folder, path) as stream:
        stream.write(content)


@contextmanager
def writing(folder: Path, path: str) -> Iterator[BinaryIO]:
    """The same of a file that is written bit by bit."""
    target = folder / path
    unfinished = target.with_name(f"{_BEFORE}{token_hex(8)}{_BEHIND}")  # others may be writing there, from anywhere
    try:
        refuse_links(folder, str(PurePosixPath(path).parent))
        with _anew(unfinished) as stream:
            yield stream
        unfinished.replace(target)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink()
        if isinstance(error, OSError) and error.errno != errno.ELOOP:
            raise OSError(error.errno, error.strerror, str(target)) from None
        raise


def _anew(file: Path) -> BinaryIO:
    """Open a file to write it; nearly always its folder is there."""
    try:
        return file.open("xb")
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    return file.open("xb")


def put_as_asked(file: Path, content: bytes) -> None:
    """Write the file that somebody names, through a link, too, and into what is none, such as `/dev/stdout`."""
    if not file.is_symlink() and (file.is_file() or not file.exists()):
        put(file.parent, file.name, content)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None


def refuse_links(folder: Path, path: str) -> None:
    """Raise OSError where one of the folders that `path` leads through, from `folder` on, is a link."""
    way = folder
    for name in PurePosixPath(path).parts:
        way /= name
        if way.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(way))


def read(path: Path) -> bytes | None:
    """The content of a file; None where there is none, it can't be read, or it is a link, a pipe or a device."""
    try:
        return path.read_bytes() if S_ISREG(path.lstat().st_mode) else None
    except OSError:
        return None


def digest_of(path: Path) -> str:
    """The SHA-256 of what `read` gives, in hexadecimal digits; "" where it gives nothing."""
    content = read(path)
    return "" if content is None else sha256(content).hexdigest()


def remove(folder: Path, path: str) -> None:
    """Remove a file by its path within a folder, and the folders that it leaves empty; none of them through a link."""
    refuse_links(folder, str(PurePosixPath(path).parent))
    target = folder / path
    with suppress(FileNotFoundError, NotADirectoryError):
        target.unlink()
    for parent in target.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()


def remove_links(folder: Path) -> None:
    """Remove the links that lie in a folder itself; what they lead to stays."""
    for path in folder.glob("*"):
        if path.is_symlink():
            path.unlink()


def sweep(folder: Path) -> None:
    """Remove what writers have left that were stopped, in all folders below; nobody may be writing."""
    _sweep(folder / path for path, _ in files_below(folder) if _BEFORE in path)


def sweep_one(folder: Path) -> None:
    """The same in the folder alone."""
    with suppress(OSError):  # it can't be listed
        _sweep([*folder.iterdir()])


def files_below(folder: Path, is_passed: Callable[[str], bool] = lambda _: False) -> Iterator[tuple[str, bool]]:
    """The path of each file below a folder, with forward slashes, and whether it is a link; one to a folder counts.

    Nothing is said of what `is_passed` over, given its path: a file, or a folder and all that is in it; nor of what
    can't be looked into. The order is the disk's.
    """
    folders = [""]
    while folders:
        within = folders.pop()
        for entry in _entries(f"{folder}/{within}"):
            path = within + entry.name
            if is_passed(path):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            else:
                yield path, entry.is_symlink()


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    """What is in a folder, all of it before anybody changes something there; nothing where it can't be listed."""
    try:
        with os.scandir(folder) as entries:
            return [*entries]
    except OSError:
        return []


def _sweep(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.name.startswith(_BEFORE) and path.name.endswith(_BEHIND):
            with suppress(OSError):
                path.unlink()


def is_fault(error: BaseException) -> bool:
    """Whether a disk has refused something, and it is known for which file."""
    return isinstance(error, OSError) and error.errno in _FAULTS and error.filename is not None


@contextmanager
def told_of_faults(top: Path) -> Iterator[None]:
    """Raise SourceError instead of OSError where a disk refuses something; paths are told from `top` on."""
    try:
        yield
    except OSError as error:
        if not is_fault(error):
            raise
        raise SourceError([fault(error, top)]) from None


def broken(path: Path) -> OSError:
    """What to raise where a file that is kept has lost what was made; it is removed, so that it is made anew."""
    with suppress(OSError):
        path.unlink()
    return OSError(errno.EIO, _BROKEN, str(path))


def fault(error: OSError, top: Path) -> Finding:
    """What to tell of a file that a disk refuses; its place is the path from `top` on."""
    named = error.filename if error.filename2 is None else error.filename2  # of two, the one that is written
    path = top if named is None else Path(os.fsdecode(named))
    place = path.relative_to(top) if path.is_relative_to(top) else path
    if error.strerror == _BROKEN:
        return Finding(place.as_posix(), _BROKEN, "build the site again, which makes it anew")
    if error.errno == errno.ELOOP:
        hint = "remove it: what is made is written into the archive's own folders, and nowhere else"
        return Finding(place.as_posix(), "is a link", hint)
    return Finding(place.as_posix(), f"can't be opened, written or removed: {error.strerror}")
