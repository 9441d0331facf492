"""What is in the folder of a site that was finished before, and what each file there was made from.

A file that was made from the same stays, if nobody has touched it since: it has the size and the time that it had.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from statement_archive.cache import own_code, recall, remember
from statement_archive.digests import key_of

_SITES = "sites"
"""The folder of the records, one for each folder that sites are made in."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a file was made from, and how it then looked."""

    key: str
    """The digest of all that it was made from, the program included."""
    size: int
    """In bytes."""
    changed: int
    """When it was last changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class FinishedSite:
    """The traces of all files of a site that can be told to be as they were made."""

    traces: Mapping[str, Trace] = field(default_factory=dict)
    """By path within the site."""

    def has(self, folder: Path, path: str, key: str) -> bool:
        """Whether a file of the site in `folder` is there as it would be made of what has this key."""
        trace = self.traces.get(path)
        return trace is not None and trace == _trace(folder / path, key)


def recall_site(kept: Path, folder: Path) -> FinishedSite:
    """What is known of the site in a folder; nothing where that was forgotten, or the program is another."""
    return recall(kept, _name(folder), own_code(), FinishedSite) or FinishedSite()


def remember_site(kept: Path, folder: Path, keys: Mapping[str, str]) -> None:
    """Keep what each file of the site in a folder was made from, by its path: the key that `has` asks for."""
    traces = ((path, _trace(folder / path, key)) for path, key in keys.items())
    remember(kept, _name(folder), own_code(), FinishedSite({path: trace for path, trace in traces if trace}))


def _trace(file: Path, key: str) -> Trace | None:
    try:
        found = file.lstat()
    except OSError:
        return None
    return Trace(key, found.st_size, found.st_mtime_ns)


def _name(folder: Path) -> str:
    return f"{_SITES}/{key_of(str(folder.resolve()))[:16]}"
