"""Files that were made, until they are put where they belong: each lies under the digest of its content."""

import hashlib
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from statement_archive.disk import put, read
from statement_archive.traces import Traces

_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of such files."""

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
        for digest in self.digests() - {*wanted}:
            with suppress(OSError):
                (self.folder / digest).unlink()

    def digests(self) -> set[str]:
        """Those under which files lie there, whatever these have in them."""
        try:
            return {path.name for path in self.folder.iterdir() if _NAME.fullmatch(path.name)}
        except OSError:  # nothing has been laid down yet, or somebody clears away
            return set()


class Stock:
    """What lies on a shelf, without a look into files that look as they did when they were last known to be sound."""

    def __init__(self, shelf: Shelf, kept: Path) -> None:
        """What was noted of it lies in `kept`."""
        self._shelf, self._traces = shelf, Traces(shelf.folder, kept, "shelf")
        self._sound: set[str] = set()

    def holds(self, digest: str) -> bool:
        """Whether there is a file with this digest, and still has it."""
        if digest not in self._sound and self._traces.digest(digest) == digest:
            self._sound.add(digest)
        return digest in self._sound

    def keep(self, wanted: Collection[str]) -> None:
        """Remove from the shelf what is not `wanted`, and note how that looks: all of it is known to be sound."""
        self._shelf.clear(wanted)
        self._traces.note({digest: digest for digest in {*wanted} & self._shelf.digests()})

    def note(self) -> None:
        """Note how those look that were asked for and are sound."""
        self._traces.note({digest: digest for digest in self._sound})
