"""The files of data -> for each document a list of them with size and hash; one of the archive, which has these lists.

And back: `read_lists` follows them through a built site.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed
from statement_archive.export.records.json_files import Record, json_file
from statement_archive.export.records.json_schemas import INDEX, INDEX_OF_DOCUMENT
from statement_archive.export.telling import tell
from statement_archive.model import Document, Work

INDEX_PATH = f"{FOLDER}/index.json"
"""Where the list of the archive is within the site."""


class NoListError(Exception):
    """What stands at `path`, within the site, is no list of files."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} is no list of files")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What a list says of a file."""

    path: str
    """Within the site."""
    size: int
    """Bytes."""
    sha256: str
    media_type: str


def index_of_document(holdings: Holdings, work: Work, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The list of a document, where there is anything to list; it is not in it itself."""
    if files:
        path = f"{FOLDER}/{work.document.id}/index.json"
        record = partial(_list_of_document, holdings, work.document, files)
        yield json_file(path, INDEX_OF_DOCUMENT, record, "data-index", is_part=True)


def index_of_archive(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The list of the archive, where there is anything to list; it is not in it itself."""
    if files:
        yield json_file(INDEX_PATH, INDEX, partial(_list_of_archive, holdings, files), "data-index")


def read_lists(read: Callable[[str], bytes]) -> Iterator[tuple[str, tuple[IndexEntry, ...]]]:
    """The path of each list and what it has: that of the archive, then those that it leads to.

    `read` gives the bytes of a file by its path within the site. Raises NoListError, also where `read` raises OSError.
    """
    documents = _entries(read, INDEX_PATH, "documents")
    yield INDEX_PATH, (*documents, *_entries(read, INDEX_PATH, "files"))
    for list_ in documents:
        yield list_.path, _entries(read, list_.path, "files")


def _entries(read: Callable[[str], bytes], path: str, name: str) -> tuple[IndexEntry, ...]:
    try:
        return tuple(_read_entry(entry) for entry in json.loads(read(path))[name])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        raise NoListError(path) from None


def _read_entry(record: Any) -> IndexEntry:
    entry = IndexEntry(record["path"], record["size"], record["sha256"], record["media_type"])
    if [*map(type, (entry.path, entry.size, entry.sha256, entry.media_type))] != [str, int, str, str]:
        raise TypeError("an entry with a value of another type")
    return entry


def _list_of_document(holdings: Holdings, document: Document, files: Sequence[Listed]) -> Record:
    return {"document": document.id, "files": (_entry(holdings, file, document) for file in files)}


def _list_of_archive(holdings: Holdings, files: Sequence[Listed]) -> Record:
    return {
        "documents": ({"document": file.document, **_known(file)} for file in files if file.document),
        "files": (_entry(holdings, file, None) for file in files if not file.document),
    }


def _entry(holdings: Holdings, file: Listed, document: Document | None) -> Record:
    return {
        **_known(file),
        "address": holdings.address(file.path),
        "format": file.format,
        "witness": file.siglum or None,
        "description": {reader.language: tell(file, document, reader) for reader in holdings.site},
    }


def _known(file: Listed) -> Record:
    """What lists say of every file, their own included."""
    return {"path": file.path, "media_type": file.media_type, "size": file.size, "sha256": file.sha256}


INDEX_OF_FILES = Format(
    "index",
    "https://json-schema.org/draft/2020-12",
    of_own_files=index_of_document,
    of_lists=index_of_archive,
    use="""\
python3 -c 'import json; read = lambda path: json.load(open("../" + path, "rb")); top = read("data/index.json")
for list in (top["documents"], top["files"], *(read(own["path"])["files"] for own in top["documents"])):
  for file in list: print(file["sha256"], "../" + file["path"], sep="  ")' | sha256sum --check --quiet""",
)
