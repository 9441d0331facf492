"""A rule on the files of data: a built site -> which of them are not what the list of all files says."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from statement_archive.findings import Finding
from statement_archive.verify.site.built_site import BuiltSite

_FOLDER = "data"
_INDEX = f"{_FOLDER}/index.json"


def data_is_as_listed(site: BuiltSite) -> Iterator[Finding]:
    """Every file that the list of data names is there with its size and its hash, and no other file is."""
    there = {path.relative_to(site.folder).as_posix() for path in (site.folder / _FOLDER).rglob("*") if path.is_file()}
    pages = {f"{_FOLDER}/index.html", f"{_FOLDER}/index.md"}  # of the page that tells of them
    if not there - pages:
        return
    listed = _listed(site)
    if listed is None:
        yield Finding(site.place(_INDEX, 0), "is no list of files", "build the site again")
        return
    for path in sorted(there - listed.keys() - pages - {_INDEX}):
        yield Finding(site.place(path, 0), "is a file of data that the list does not have")
    for path, (size, digest) in listed.items():
        if path not in there and not (site.folder / path).is_file():
            yield Finding(site.place(path, 0), f"is in {_INDEX}, and is not there")
            continue
        content = (site.folder / path).read_bytes()
        if len(content) != size:
            yield Finding(site.place(path, 0), f"has {len(content)} bytes; {_INDEX} says {size}")
        elif sha256(content).hexdigest() != digest:
            yield Finding(site.place(path, 0), f"is not the file whose hash stands in {_INDEX}")


def _listed(site: BuiltSite) -> dict[str, tuple[int, str]] | None:
    """Size and hash of each file by its path; None where the list can't be read."""
    try:
        record: Any = json.loads((site.folder / _INDEX).read_bytes())
        return {file["path"]: (file["size"], file["sha256"]) for file in record["files"]}
    except (OSError, ValueError, LookupError, TypeError):
        return None
