"""{path: content} -> files: writes only what changed and removes what an earlier build made and this one did not."""

from collections.abc import Mapping
from pathlib import Path

from statement_archive.findings import Finding, SourceError

Content = str | Path
"""Text, or the file that has the bytes."""
_MANIFEST = ".generated"
"""Beside the files: the list of those a build made, so that no hand-written file is removed or written over."""


def write(files: Mapping[str, Content], root: Path) -> tuple[str, ...]:
    """Bring `root` into line with `files` (paths with forward slashes) and return the paths that were touched.

    Raises SourceError where a path is taken by a file that no build has made.
    """
    made = _read_manifest(root)
    taken = [
        path for path in files if path not in made and (root / path).exists() and not _same(root / path, files[path])
    ]
    if taken:
        hint = "move it, or change the id or slug that leads there"
        raise SourceError([Finding(f"{root.name}/{path}", "is in the way of a generated file", hint) for path in taken])
    touched = [path for path, text in files.items() if not _same(root / path, text)]
    stale = sorted(made - files.keys())
    try:
        for path in touched:
            _put(root / path, _bytes(files[path]))
        for path in stale:
            _remove(root, path)
        if touched or stale or made != files.keys():
            _put(root / _MANIFEST, "".join(f"{path}\n" for path in sorted(files)).encode())
    except OSError as error:
        place = Path(error.filename).relative_to(root.parent).as_posix() if error.filename else root.name
        raise SourceError([Finding(place, f"can't be written or removed: {error.strerror}")]) from None
    return (*touched, *stale)


def _bytes(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content.read_bytes()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _read_manifest(root: Path) -> set[str]:
    try:
        return set(filter(None, (root / _MANIFEST).read_bytes().decode("utf-8").split("\n")))
    except (OSError, UnicodeDecodeError):
        return set()


def _same(path: Path, content: Content) -> bool:
    try:
        return path.read_bytes() == _bytes(content)
    except OSError:
        return False


def _remove(root: Path, path: str) -> None:
    """Remove a file and the folders it leaves empty; a manifest can't reach outside `root`."""
    target = root / path
    if not target.resolve().is_relative_to(root.resolve()):
        return
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
