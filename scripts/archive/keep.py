"""What a document became last time, kept for as long as nothing it was made from changes.

The key is a digest of every byte that the work depends on: the document's folder, the glossary, the archive's own code,
and the versions of the libraries whose tables repairs are proved by. What can't be read back is made again.
"""

import hashlib
import pickle
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from archive.errors import Finding
from archive.model import Work

_LIBRARIES = ("jieba", "opencc", "pypinyin")
Outcome = tuple[Work | None, tuple[Finding, ...]]


def fingerprint(folder: Path, glossary: Path) -> str:
    """The digest of all that a document is made from."""
    digest = hashlib.sha256(_own_code().encode())
    for path in (*sorted(path for path in folder.rglob("*") if path.is_file()), *filter(Path.is_file, (glossary,))):
        digest.update(f"\0{path.relative_to(folder.parent).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def recall(kept: Path, name: str, key: str) -> Outcome | None:
    """What was kept of a document under this key; None where nothing was, or it can't be read."""
    try:
        known, outcome = pickle.loads((kept / f"{name}.pickle").read_bytes())
    except Exception:
        # A broken pickle may raise anything; the document is just made again.
        return None
    return outcome if known == key else None


def remember(kept: Path, name: str, key: str, outcome: Outcome) -> None:
    """Keep what a document became."""
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{name}.pickle").write_bytes(pickle.dumps((key, outcome), protocol=pickle.HIGHEST_PROTOCOL))


@cache
def _own_code() -> str:
    package = Path(__file__).parent
    digest = hashlib.sha256("\0".join(_versions()).encode())
    for path in sorted(package.rglob("*.py")):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _versions() -> Iterable[str]:
    yield sys.version
    yield from (version(library) for library in _LIBRARIES)
