"""What was made last time, kept for as long as nothing it was made from changes.

A key is a digest of every byte that the outcome depends on: files of the sources, the archive's own code and words, and
the versions of the libraries that tell how a text is mended and a date written. What can't be read back is made again.
"""

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import cbor2

from statement_archive.codec import Codec, UnfitError
from statement_archive.disk import fault, files_below, put, read, refuse_links
from statement_archive.files import UnreadableError, read_anywhere
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

    Nothing in the file is trusted: it names no class, and only what the type hints of `kind` expect can come of it.
    """
    plain = recall_bytes(kept, f"{name}{_SUFFIX}", key)
    return None if plain is None else unpacked(plain, kind)


def recall_bytes(kept: Path, name: str, key: str) -> bytes | None:
    """The same of what was kept as bytes: what is broken, or was kept under another key, has another digest."""
    whole = read(kept / name) or b""
    digest, plain = whole[:_DIGEST], whole[_DIGEST:]
    return plain if digest == _digest(key, plain) else None


def remember(kept: Path, name: str, key: str, outcome: object) -> bool:
    """Keep what was made, and say whether it is: what there is no room for, or has no plain form, is made again."""
    try:
        return remember_bytes(kept, f"{name}{_SUFFIX}", key, packed(outcome))
    except (UnfitError, cbor2.CBORError):
        return False


def remember_bytes(kept: Path, name: str, key: str, plain: bytes) -> bool:
    """The same of bytes."""
    try:
        put(kept, name, _digest(key, plain) + plain)
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class KeptOnce:
    """Makes what a function makes once for all builds, as long as the program is the same."""

    kept: Path

    def __call__(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, or gave when it was asked for under this name, a path in the folder of what is kept."""
        found = recall_bytes(self.kept, name, own_code())
        if found is None:
            found = make()
            remember_bytes(self.kept, name, own_code(), found)
        return found


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


def _files_of(part: Path) -> Iterable[Path]:
    """What is in a folder, or the file; a folder that is a link may be any on the disk."""
    if not part.is_dir() or part.is_symlink():
        return (part,)
    return (part / path for path, _ in files_below(part))


def _bytes_of(path: Path) -> bytes:
    """The digest of a file; nothing for one that can't be read, which is for `read` and `load` to report."""
    try:
        return hashlib.sha256(read_anywhere(path, OUTLINES_BYTES)).digest()
    except (UnreadableError, OSError, ValueError):
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
