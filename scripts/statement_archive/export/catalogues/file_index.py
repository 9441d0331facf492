"""The files of data -> one list of them all, with size and hash."""

from collections.abc import Iterator, Sequence
from functools import partial

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed
from statement_archive.export.records.json_files import json_file
from statement_archive.export.records.json_schemas import INDEX
from statement_archive.export.telling import tell


def index_of_files(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The list, where there is anything to list; it is not in it itself."""
    if files:
        yield json_file(f"{FOLDER}/index.json", INDEX, partial(_list, holdings, files), "data-index")


def _list(holdings: Holdings, files: Sequence[Listed]) -> dict[str, object]:
    return {"files": (_entry(holdings, file) for file in files)}


def _entry(holdings: Holdings, file: Listed) -> dict[str, object]:
    document = holdings.archive.by_id[file.document].document if file.document else None
    return {
        "path": file.path,
        "address": holdings.address(file.path),
        "media_type": file.media_type,
        "format": file.format,
        "document": file.document or None,
        "witness": file.siglum or None,
        "size": file.size,
        "sha256": file.sha256,
        "description": {reader.language: tell(file, document, reader) for reader in holdings.site},
    }


INDEX_OF_FILES = Format(
    "index",
    "https://json-schema.org/draft/2020-12",
    of_files=index_of_files,
    use="""python3 -c 'import json
for file in json.load(open("{file}", "rb"))["files"]: print(file["sha256"], "../" + file["path"], sep="  ")' |
sha256sum --check --quiet""",
)
