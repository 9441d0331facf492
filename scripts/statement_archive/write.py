"""{path: content} -> files: writes only what changed and removes what an earlier build made and this one did not.

The list of what a build makes is written before the first file, so that whoever comes after one that was stopped knows
what is whose. It has a digest of each file: a file that is to be removed must still be the very one that was made.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from statement_archive.disk import digest_of, fault, put, read, refuse_links, remove, sweep
from statement_archive.findings import Finding, SourceError

Content = str | Path
"""Text, or the file that has the bytes."""
_MANIFEST = ".generated"
"""Beside the files: the list of those a build made, so that no hand-written file is removed or written over."""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_BY_HAND = re.compile(r"(?:[^/]+/)?about/.*|assets/.*", re.IGNORECASE)
"""What no build makes, whatever a list says."""


def write(files: Mapping[str, Content], root: Path) -> tuple[str, ...]:
    """Bring `root` into line with `files` (paths with forward slashes) and return the paths that were touched.

    Raises SourceError where a path is taken by a file that no build has made, or by a link, and where something can't
    be written. Nobody else may be writing there.
    """
    sweep(root)
    try:
        return _write(files, root)
    except OSError as error:
        raise SourceError([fault(error, root.parent)]) from None


def not_made(root: Path) -> tuple[str, ...]:
    """What people have put into `root`: the paths of all files that no list says a build made; hidden ones left out."""
    made = _read_manifest(root).keys() | {*_lines(root)}
    return tuple(path for path in sorted(_files(root)) if path not in made)


def _files(root: Path) -> Iterator[str]:
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = Path(place).relative_to(root).as_posix()
        names += [
            name for name in folders if (Path(place) / name).is_symlink()
        ]  # builders go through it, this does not
        yield from (name if within == "." else f"{within}/{name}" for name in names if not name.startswith("."))


def _write(files: Mapping[str, Content], root: Path) -> tuple[str, ...]:
    made = _read_manifest(root)
    digests = {path: sha256(_bytes(content)).hexdigest() for path, content in files.items()}
    if any(digest_of(root / path) not in ("", digests.get(path)) for path in _listed_withoutdigest_of(root)):
        raise SourceError([_unknown(root)])
    touched = [path for path, digest in digests.items() if digest_of(root / path) != digest]
    if taken := [*_in_the_way(touched, made, root)]:
        raise SourceError(taken)
    stale = [path for path in sorted(made.keys() - files.keys()) if _is_as_made(root, path, made[path])]
    new = {path: {digest} for path, digest in digests.items()}
    if touched or stale:
        _write_manifest(root, {path: made.get(path, set()) | new.get(path, set()) for path in made | new})
    for path in stale:
        remove(root, path)
    for path in touched:
        put(root, path, _bytes(files[path]))
    if touched or stale or made != new:
        _write_manifest(root, new)
    return (*touched, *stale)


def _in_the_way(touched: Iterable[str], made: Mapping[str, set[str]], root: Path) -> Iterable[Finding]:
    """What stands where a file is to be written and is no build's."""
    links = set()
    for path in touched:
        try:
            refuse_links(root.parent, f"{root.name}/{PurePosixPath(path).parent}")
        except OSError as error:
            links.add(fault(error, root.parent))
            continue
        if path not in made and (root / path).is_symlink():
            yield Finding(f"{root.name}/{path}", "is a link in the way of a generated file", "remove it")
        elif path not in made and (root / path).exists():
            hint = "move it, or change the id or slug that leads there"
            yield Finding(f"{root.name}/{path}", "is in the way of a generated file", hint)
    yield from links


def _unknown(root: Path) -> Finding:
    """What to tell where a list can't tell what people have changed since."""
    hint = (
        f"run `git clean -fdX {root.name}`, which removes what git ignores there (with -n for -f, it only says what),"
        " and build again"
    )
    what = "is of an older version of the program, and does not tell whether the files that it lists are still as made"
    return Finding(f"{root.name}/{_MANIFEST}", what, hint)


def _is_as_made(root: Path, path: str, digests: set[str]) -> bool:
    """Whether a file is still the one that a build made, and lies where a build could write it."""
    try:
        refuse_links(root, str(PurePosixPath(path).parent))
    except OSError:
        return False
    return digest_of(root / path) in digests


def _bytes(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content.read_bytes()


def _read_manifest(root: Path) -> dict[str, set[str]]:
    """What a build made, with the digests that a file may have: two where a build was stopped that changed it."""
    made: dict[str, set[str]] = {}
    for line in _lines(root):
        found = _LINE.fullmatch(line)
        if found and _may_be_made(found[2]):
            made.setdefault(found[2], set()).add(found[1])
    return made


def _listed_withoutdigest_of(root: Path) -> Iterator[str]:
    """What an older version of the program, or anybody, has listed: nothing says what was in these files."""
    return (line for line in _lines(root) if line and not _LINE.fullmatch(line) and _may_be_made(line))


def _lines(root: Path) -> list[str]:
    return (read(root / _MANIFEST) or b"").decode("utf-8", "replace").split("\n")


def _may_be_made(path: str) -> bool:
    """Whether a build could have written to a path: below the folder, by its plain name, and not where people write."""
    plain = PurePosixPath(path)
    is_within = not plain.is_absolute() and ".." not in plain.parts and str(plain) == path and not {*"\\\0"} & {*path}
    return is_within and path != _MANIFEST and not _BY_HAND.fullmatch(path)


def _write_manifest(root: Path, made: Mapping[str, set[str]]) -> None:
    lines = (f"{digest}  {path}\n" for path, digests in sorted(made.items()) for digest in sorted(digests))
    put(root, _MANIFEST, "".join(lines).encode())
