"""What was made last time, kept for as long as nothing it was made from changes.

A key is a digest of every byte that the outcome depends on: files of the sources, the archive's own code and words, and
the versions of the libraries that tell how a text is mended and a date written. What can't be read back is made again.
"""

import hashlib
import pickle
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

_CODE = {".py", ".js", ".mjs", ".yml"}
"""Endings of what the package consists of."""
_LIBRARIES = ("babel", "fonttools", "jieba", "opencc", "pypinyin")


def fingerprint(root: Path, *parts: Path) -> str:
    """The digest of files and folders under `root`, of the code, the words and the libraries."""
    digest = hashlib.sha256(_own_code().encode())
    for path in sorted(file for part in parts for file in (part.rglob("*") if part.is_dir() else (part,))):
        if path.is_file():
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
            digest.update(_bytes_of(path))
    return digest.hexdigest()


def recall(kept: Path, name: str, key: str) -> Any:
    """What was kept under this name and key; None where nothing was, or it can't be read."""
    try:
        known, outcome = pickle.loads((kept / f"{name}.pickle").read_bytes())
    except Exception:
        # A broken pickle may raise anything; what it held is just made again.
        return None
    return outcome if known == key else None


def remember(kept: Path, name: str, key: str, outcome: object) -> None:
    """Keep what was made."""
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{name}.pickle").write_bytes(pickle.dumps((key, outcome), protocol=pickle.HIGHEST_PROTOCOL))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of files that were made, until they are put where they belong."""

    folder: Path

    def put(self, path: str, content: bytes) -> None:
        """Lay a file down; one that is there and the same is left alone."""
        target = self.folder / path
        if _content(target) != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def holds(self, path: str, size: int) -> bool:
        """Whether there is such a file of so many bytes."""
        try:
            return (self.folder / path).stat().st_size == size
        except OSError:
            return False

    def clear(self, wanted: Collection[str]) -> None:
        """Remove what nothing is `wanted` of any more."""
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            if path.relative_to(self.folder).as_posix() not in wanted:
                path.unlink()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _bytes_of(path: Path) -> bytes:
    """The digest of a file; nothing for one that can't be read, which is for `read` and `load` to report."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""


@cache
def _own_code() -> str:
    package = Path(__file__).parent
    digest = hashlib.sha256("\0".join(_versions()).encode())
    for path in sorted(path for path in package.rglob("*") if path.suffix in _CODE):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _versions() -> Iterable[str]:
    yield sys.version
    yield from (version(library) for library in _LIBRARIES)
