"""Digests that were noted of files, each believed as long as its file looks as it did then: of that size, as old.

So a build need not read what nobody has touched. What a digest is of, who notes it says: of what is in the file, or of
all that it was made from.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from statement_archive.cache import recall, remember
from statement_archive.disk import digest_of


@dataclass(frozen=True, slots=True)
class Trace:
    """A file's digest, and how the file then looked."""

    digest: str
    size: int
    """In bytes."""
    changed: int
    """When it was last changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """What is kept of a folder."""

    traces: Mapping[str, Trace] = field(default_factory=dict)
    """By path within it."""


class Traces:
    """The digests that were noted of the files in a folder."""

    def __init__(self, folder: Path, kept: Path, name: str, key: str = "") -> None:
        """They lie under a name in `kept`; those that were noted under another key are forgotten."""
        self._folder, self._kept, self._name, self._key = folder, kept, name, key
        self._noted = (recall(kept, name, key, _Noted) or _Noted()).traces
        self._believed: set[str] = set()

    def of(self, path: str) -> str:
        """The digest that was noted of a file, by its path within the folder; "" where it looks otherwise by now."""
        noted = self._noted.get(path)
        if noted is None or noted != self._trace(path, noted.digest):
            return ""
        self._believed.add(path)
        return noted.digest

    def digest(self, path: str) -> str:
        """The SHA-256 of what is in a file, where that is what is noted: else it is read; "" where it can't be."""
        return self.of(path) or digest_of(self._folder / path)

    def note(self, digests: Mapping[str, str]) -> None:
        """Note the digests of files, and forget all others.

        One that was believed and has not changed is not looked at again: who writes leaves such a file alone.
        """
        traces = {
            path: self._noted[path] if self._is_as_noted(path, digest) else self._trace(path, digest)
            for path, digest in digests.items()
        }
        there = {path: trace for path, trace in traces.items() if trace}
        if there != self._noted:
            remember(self._kept, self._name, self._key, _Noted(there))

    def _is_as_noted(self, path: str, digest: str) -> bool:
        return path in self._believed and self._noted[path].digest == digest

    def _trace(self, path: str, digest: str) -> Trace | None:
        try:
            found = os.lstat(f"{self._folder}/{path}")
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return None
        return Trace(digest, found.st_size, found.st_mtime_ns) if S_ISREG(found.st_mode) else None
