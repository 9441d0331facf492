"""What was made last time, kept for as long as nothing it was made from changes.

A key is a digest of every byte that the outcome depends on: files of the sources, the archive's own code and words, and
the versions of the libraries that tell how a text is mended and a date written. What can't be read back is made again.
"""

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import cbor2

from statement_archive.codec import Codec, UnfitError
from statement_archive.disk import fault, put, read, refuse_links
from statement_archive.files import UnreadableError, read_bytes
from statement_archive.findings import Finding
from statement_archive.limits import OUTLINES_BYTES

_Outcome = TypeVar("_Outcome")

_CODE = {".py", ".js", ".mjs", ".yml"}
"""Endings of what the package consists of."""
_LIBRARIES = ("babel", "fonttools", "jieba", "opencc", "pypinyin")
_SUFFIX = ".cbor"
_DIGEST = 32
"""Bytes of a digest, which a file begins with."""
_DEEPEST = 3
"""A list of tables, of columns, of values."""
_NAME = re.compile(r"[0-9a-f]{64}")
_STOCK = "shelf"
"""The name of what is noted of a shelf."""
Look = tuple[int, int, int]
"""How a file looks: what sort it is, its size in bytes, when it was last changed, in nanoseconds."""
_TAG = "CACHEDIR.TAG"
"""Tells programs that make copies to leave the folder out (bford.info/cachedir)."""
_TAG_CONTENT = b"Signature: 8a477f597d28d172789f06886806bc55\n"


def fingerprint(root: Path, *parts: Path) -> str:
    """The digest of files and folders under `root`, of the code, the words and the libraries."""
    digest = hashlib.sha256(own_code().encode())
    for path in sorted(file for part in parts for file in _files_of(part)):
        if path.is_file():
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode("utf-8", "surrogateescape"))
            digest.update(_bytes_of(path))
    return digest.hexdigest()


@contextmanager
def kept_in(folder: Path, project: Path) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    """The folder to keep things in; where nothing can be written there, one that is empty and will be removed.

    A finding says so, an open question: all is made anew each time. Links within the `project` are not followed. What
    others have not finished writing stays: whoever holds the folder may remove it.
    """
    try:
        if folder.is_relative_to(project):
            refuse_links(project, folder.relative_to(project).as_posix())
        put(folder, _TAG, _TAG_CONTENT)
    except OSError as error:
        found = fault(error, project)
        lost = replace(found, hint="so nothing is kept, and all is made anew each time", is_open_question=True)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as instead:
            yield Path(instead), (lost,)
    else:
        yield folder, ()


def recall(kept: Path, name: str, key: str, kind: type[_Outcome]) -> _Outcome | None:
    """What was kept under this name and key; None where nothing was, or it is not what `kind` becomes.

    Nothing in the file is trusted: it names no class, only what the type hints of `kind` expect can come of it, and one
    that is broken, or was kept under another key, has another digest.
    """
    whole = read(kept / f"{name}{_SUFFIX}") or b""
    digest, plain = whole[:_DIGEST], whole[_DIGEST:]
    return unpacked(plain, kind) if digest == _digest(key, plain) else None


def remember(kept: Path, name: str, key: str, outcome: object) -> None:
    """Keep what was made; what there is no room for, or has no plain form, is just made again."""
    with suppress(OSError, UnfitError, cbor2.CBORError):
        plain = packed(outcome)
        put(kept, f"{name}{_SUFFIX}", _digest(key, plain) + plain)


def digest_of_record(outcome: object) -> str:
    """The SHA-256 of a record's plain form, in hexadecimal digits; "" where it has none."""
    try:
        return hashlib.sha256(packed(outcome)).hexdigest()
    except (UnfitError, cbor2.CBORError):
        return ""


def packed(outcome: object) -> bytes:
    """A record as bytes. Raises UnfitError where it has no plain form."""
    return cbor2.dumps(_CODECS[type(outcome)].take_apart(outcome))


def unpacked(plain: bytes, kind: type[_Outcome]) -> _Outcome | None:
    """The record again; None where the bytes are not what a record of this kind becomes."""
    try:
        outcome: _Outcome = _CODECS[kind].put_together(cbor2.loads(plain, max_depth=_DEEPEST))
    except (cbor2.CBORError, UnfitError):
        return None
    return outcome


class _Codecs(dict[type, Codec[Any]]):
    """Those that were needed: what types expect is looked up once."""

    def __missing__(self, kind: type) -> Codec[Any]:
        self[kind] = Codec(kind)
        return self[kind]


_CODECS = _Codecs()


def _digest(key: str, plain: bytes) -> bytes:
    digest = hashlib.sha256(f"{key}\n".encode())
    digest.update(plain)
    return digest.digest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of files that were made, until they are put where they belong: each under the digest of its content."""

    folder: Path

    def put(self, content: bytes) -> str:
        """Lay a file down, if it is not there, and give its digest. Raises OSError where that can't be done."""
        name = hashlib.sha256(content).hexdigest()
        if not self.holds(name):
            put(self.folder, name, content)
        return name

    def get(self, digest: str) -> bytes | None:
        """The content of a file; None where there is none with this digest, or it no longer has it."""
        content = read(self.folder / digest)
        return content if content is not None and hashlib.sha256(content).hexdigest() == digest else None

    def holds(self, digest: str) -> bool:
        """Whether there is a file with this digest, and still has it."""
        return self.get(digest) is not None

    def clear(self, wanted: Collection[str]) -> None:
        """Remove the files of whose digests none is `wanted` any more."""
        for digest in self.looks().keys() - {*wanted}:
            with suppress(OSError):
                (self.folder / digest).unlink()

    def looks(self) -> dict[str, Look]:
        """How each of its files looks, by its digest."""
        try:
            with os.scandir(self.folder) as entries:
                found = [(one.name, one.stat(follow_symlinks=False)) for one in entries if _NAME.fullmatch(one.name)]
        except OSError:  # nothing has been laid down yet, or somebody clears away
            return {}
        return {name: (told.st_mode, told.st_size, told.st_mtime_ns) for name, told in found}


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the files of a shelf looked when each was known to have its digest."""

    looks: Mapping[str, Look]


class Stock:
    """What lies on a shelf, without a look into files that look as they did when they were last known to be sound."""

    def __init__(self, shelf: Shelf, kept: Path) -> None:
        """What was noted of it lies in `kept`."""
        self._shelf, self._kept = shelf, kept
        seen, now = recall(kept, _STOCK, "", _Seen) or _Seen({}), shelf.looks()
        self._sound = {digest for digest, look in seen.looks.items() if now.get(digest) == look}

    def holds(self, digest: str) -> bool:
        """Whether there is a file with this digest, and still has it."""
        return digest in self._sound or self._shelf.holds(digest)

    def keep(self, wanted: Collection[str]) -> None:
        """Remove from the shelf what is not `wanted`, and note how the rest looks: all of it is known to be sound."""
        self._shelf.clear(wanted)
        remember(self._kept, _STOCK, "", _Seen(self._shelf.looks()))


def _files_of(part: Path) -> Iterable[Path]:
    """What is in a folder, or the file; a folder that is a link may be any on the disk."""
    return part.rglob("*") if part.is_dir() and not part.is_symlink() else (part,)


def _bytes_of(path: Path) -> bytes:
    """The digest of a file; nothing for one that can't be read, which is for `read` and `load` to report."""
    try:
        return hashlib.sha256(read_bytes(path, within=path.resolve().parent, limit=OUTLINES_BYTES)).digest()
    except (UnreadableError, OSError, RuntimeError):
        return b""


@cache
def own_code() -> str:
    """The digest of the program: of its code, its words, and the libraries that tell what it makes."""
    package = Path(__file__).parent
    digest = hashlib.sha256("\0".join(_versions()).encode())
    for path in sorted(path for path in package.rglob("*") if path.suffix in _CODE):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _versions() -> Iterable[str]:
    yield sys.version
    yield from (version(library) for library in _LIBRARIES)
