"""What the stages have made of each document, kept for who makes the same again.

Each is kept under its key, too: whoever builds meanwhile, of sources that have been edited, takes nothing from others.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from statement_archive.cache import recall, remember
from statement_archive.disk import broken, files_below, refuse_links, remove
from statement_archive.findings import Finding
from statement_archive.model import Work

_WORKS = "works"
"""Their folder."""
_FILE = re.compile(r"[^/]+/[0-9a-f]{16}\.cbor")
"""What one is called there."""
_LAST = 5
"""How many of a document are kept until a site is made."""


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """What there is of a document once it is built."""

    work: Work | None
    """None where a text can't be read."""
    findings: tuple[Finding, ...]


def recall_built(kept: Path, document: str, key: str) -> BuiltDocument | None:
    """What is kept of the document with this id under a key, the digest of all that it was made from."""
    return recall(kept, _name(document, key), key, BuiltDocument)


def remember_built(kept: Path, document: str, key: str, built: BuiltDocument) -> bool:
    """Keep it, beside the last few of the same document, and say whether it is."""
    is_kept = remember(kept, _name(document, key), key, built)
    with suppress(OSError):
        files = [path for path in (kept / _WORKS / document).iterdir() if _FILE.fullmatch(f"{document}/{path.name}")]
        for path in sorted(files, key=lambda path: path.stat().st_mtime_ns)[:-_LAST]:
            path.unlink()
    return is_kept


def forget_built(kept: Path, wanted: Mapping[str, str]) -> None:
    """Remove all but what is `wanted`: the key of each document. Nobody else may be making a site of what is kept.

    Raises OSError for a link.
    """
    refuse_links(kept, _WORKS)
    names = {f"{_name(document, key)}.cbor" for document, key in wanted.items()}
    for path, _ in files_below(kept / _WORKS):
        if _FILE.fullmatch(path) and f"{_WORKS}/{path}" not in names:
            remove(kept, f"{_WORKS}/{path}")


def with_raw(work: Work, kept: Path, key: str) -> Work:
    """A work with its raw texts, which is kept under a key; the work itself where there is none.

    Raises OSError where it has been lost.
    """
    if not key:
        return work
    built = recall_built(kept, work.document.id, key)
    if built is None or built.work is None:
        raise broken(kept / f"{_name(work.document.id, key)}.cbor")
    return built.work


def _name(document: str, key: str) -> str:
    return f"{_WORKS}/{document}/{key[:16]}"
