"""What the stages have made of a document, kept for as long as nothing changes that it was made from."""

import errno
from dataclasses import dataclass
from pathlib import Path

from statement_archive.cache import recall, remember
from statement_archive.findings import Finding
from statement_archive.model import Work


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """What there is of a document once it is built."""

    work: Work | None
    """None where a text can't be read."""
    findings: tuple[Finding, ...]


def recall_built(kept: Path, document: str, key: str) -> BuiltDocument | None:
    """What is kept of the document with this id under a key, the digest of all that it was made from."""
    return recall(kept, _name(document), key, BuiltDocument)


def remember_built(kept: Path, document: str, key: str, built: BuiltDocument) -> bool:
    """Keep it, and say whether it is."""
    return remember(kept, _name(document), key, built)


def whole_work(work: Work, kept: Path, key: str) -> Work:
    """A work with what it lacks as it is shown; it is kept under this key, or is whole where there is none.

    Raises OSError where it has been lost.
    """
    if not key:
        return work
    built = recall_built(kept, work.document.id, key)
    if built is None or built.work is None:
        raise OSError(errno.EIO, "is broken: build the site again", str(kept / _name(work.document.id)))
    return built.work


def _name(document: str) -> str:
    return f"works/{document}"
