"""{path: content} -> files: writes only what changed and removes what an earlier build made and this one did not.

The list of what a build makes is written before the first file, so that whoever comes after one that was stopped knows
what is whose. It has a digest of each file: a file that is to be removed must still be the very one that was made.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from statement_archive.disk import broken, digest_of, fault, files_below, put, read, refuse_links, remove, sweep
from statement_archive.findings import Finding, SourceError
from statement_archive.traces import Traces

_MANIFEST = ".generated"
"""Beside the files: the list of those a build made, so that no hand-written file is removed or written over."""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_PLAIN = re.compile(r"(?:(?!\.\.?/)[^/\\\0]+/)*(?!\.\.?\Z)[^/\\\0]+")
"""A path that leads nowhere but down, written in one way alone."""
_BY_HAND = re.compile(r"(?:[^/]+/)?about/.*|assets/.*", re.IGNORECASE)
"""What no build makes, whatever a list says."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that lies somewhere until it is written."""

    place: Path
    digest: str
    """The SHA-256 of what is in it, in hexadecimal digits."""

    def read(self) -> bytes:
        """What is in it. Raises OSError where that is not what was made: it is removed, so that it is made anew."""
        content = read(self.place)
        if content is None or sha256(content).hexdigest() != self.digest:
            raise broken(self.place)
        return content


Content = str | Path | MadeFile
"""Text, or the file that has the bytes."""


def write(files: Mapping[str, Content], root: Path, kept: Path | None = None) -> tuple[str, ...]:
    """Bring `root` into line with `files` (paths with forward slashes) and return the paths that were touched.

    What is noted in `kept`, if that is a folder, tells which of its files nobody has touched since: only the others are
    read. Raises SourceError where a path is taken by a file that no build has made, or by a link, and where something
    can't be written. Nobody else may be writing there.
    """
    sweep(root)
    try:
        return _write(files, root, Traces(root, kept, "docs") if kept else None)
    except OSError as error:
        raise SourceError([fault(error, root.parent)]) from None


def not_made(root: Path) -> tuple[str, ...]:
    """What people have put into `root`: the paths of all files that no list says a build made; hidden ones left out.

    A link to a folder is a file here: builders go through it, this does not.
    """
    lines = _lines(root)
    made = {*_made_by(lines), *lines}
    return tuple(sorted(path for path, _ in files_below(root, _is_hidden) if path not in made))


def _is_hidden(path: str) -> bool:
    return path.rpartition("/")[2].startswith(".")


def _write(files: Mapping[str, Content], root: Path, traces: Traces | None) -> tuple[str, ...]:
    lines = _lines(root)
    made, digests = _made_by(lines), {path: _digest(content) for path, content in files.items()}
    if any(digest_of(root / path) not in ("", digests.get(path)) for path in _listed_without_digest(lines)):
        raise SourceError([_unknown(root)])
    touched = [
        path
        for path, digest in digests.items()
        if (traces.digest(path) if traces else digest_of(root / path)) != digest
    ]
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
        if traces:
            traces.see(path, digests[path])
    if touched or stale or made != new:
        _write_manifest(root, new)
    if traces:
        traces.note(digests)
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


def _digest(content: Content) -> str:
    return content.digest if isinstance(content, MadeFile) else sha256(_bytes(content)).hexdigest()


def _bytes(content: Content) -> bytes:
    if isinstance(content, str):
        return content.encode("utf-8")
    return content.read_bytes() if isinstance(content, Path) else content.read()


def _made_by(lines: Iterable[str]) -> dict[str, set[str]]:
    """What a build has made by the lines of its list: the digests that each file may have, by path.

    There are two where a build was stopped that changed it.
    """
    made: dict[str, set[str]] = {}
    for line in lines:
        found = _LINE.fullmatch(line)
        if found and _may_be_made(found[2]):
            made.setdefault(found[2], set()).add(found[1])
    return made


def _listed_without_digest(lines: Iterable[str]) -> Iterator[str]:
    """What an older version of the program, or anybody, has listed: nothing says what was in these files."""
    return (line for line in lines if line and not _LINE.fullmatch(line) and _may_be_made(line))


def _lines(root: Path) -> list[str]:
    return (read(root / _MANIFEST) or b"").decode("utf-8", "replace").split("\n")


def _may_be_made(path: str) -> bool:
    """Whether a build could have written to a path: below the folder, by its plain name, and not where people write."""
    return bool(_PLAIN.fullmatch(path)) and path != _MANIFEST and not _BY_HAND.fullmatch(path)


def _write_manifest(root: Path, made: Mapping[str, set[str]]) -> None:
    lines = (f"{digest}  {path}\n" for path, digests in sorted(made.items()) for digest in sorted(digests))
    put(root, _MANIFEST, "".join(lines).encode())
