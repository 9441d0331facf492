"""Digests that were noted of files, each believed as long as its file looks as it did then.

So a build need not read what nobody has touched. What a digest is of, who notes it says: of what is in the file, or of
all that it was made from.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISREG

from statement_archive.cache import recall, remember
from statement_archive.digests import key_of
from statement_archive.disk import digest_of

_FOLDER = "looks"
"""Of what is noted, in the folder of what is kept."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A file's digest, and how the file then looked."""

    digest: str
    size: int
    """In bytes."""
    changed: int
    """When its content was last changed, in nanoseconds."""
    touched: int
    """When anything of it was, in nanoseconds, as far as the disk tells: nobody can set that."""
    file: int
    """The number that the disk has for it."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """What is kept of a folder."""

    traces: Mapping[str, Trace] = field(default_factory=dict)
    """By path within it."""


class Traces:
    """The digests that were noted of the files in a folder."""

    def __init__(self, folder: Path, kept: Path, name: str, key: str = "") -> None:
        """They lie in `kept` under a name; what was noted of another folder, or under another key, is forgotten."""
        self._folder, self._kept = folder, kept
        self._name, self._key = f"{_FOLDER}/{name}", key_of(str(folder.resolve()), key)
        self._noted = (recall(kept, self._name, self._key, _Noted) or _Noted()).traces
        self._seen: dict[str, Trace] = {}
        """What is known of how files look, to be noted."""

    def of(self, path: str) -> str:
        """The digest that was noted of a file, by its path within the folder; "" where it looks otherwise by now."""
        noted = self._noted.get(path)
        if noted is None or noted != self._trace(path, noted.digest):
            return ""
        self._seen[path] = noted
        return noted.digest

    def digest(self, path: str) -> str:
        """The SHA-256 of what is in a file, where that is what is noted: else it is read; "" where it can't be."""
        if found := self.of(path):
            return found
        before = self._trace(path, "")
        found = digest_of(self._folder / path)
        if before:  # how it looked before it was read: should somebody write meanwhile, it will be read again
            self._seen[path] = replace(before, digest=found)
        return found

    def see(self, path: str, digest: str) -> None:
        """Look at a file that was written a moment ago."""
        if found := self._trace(path, digest):
            self._seen[path] = found

    def note(self, digests: Mapping[str, str]) -> None:
        """Note the digests of files, and forget all others; what was not seen yet is looked at now."""
        for path, digest in digests.items():
            if not self._is_seen(path, digest):
                self.see(path, digest)
        there = {path: self._seen[path] for path, digest in digests.items() if self._is_seen(path, digest)}
        if there != self._noted:
            remember(self._kept, self._name, self._key, _Noted(there))

    def _is_seen(self, path: str, digest: str) -> bool:
        return path in self._seen and self._seen[path].digest == digest

    def _trace(self, path: str, digest: str) -> Trace | None:
        try:
            found = os.lstat(f"{self._folder}/{path}")
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return None
        if not S_ISREG(found.st_mode):
            return None
        return Trace(digest, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
