"""Files that were made -> descriptors of Data Packages: every table with its columns, every other file as it is.

Each document is a package of its own, in that of the archive a resource. Words are in the first language of the site.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from statement_archive.addresses import named
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed
from statement_archive.export.records.json_files import Record, as_json
from statement_archive.export.tables.of_archive import tables_of_archive
from statement_archive.export.tables.of_work import tables_of_work
from statement_archive.export.tables.table import Table, TableColumn
from statement_archive.export.telling import beside, short_path
from statement_archive.model import Work
from statement_archive.names import document_name, text_name
from statement_archive.reader import Reader

_USE = """\
pip install frictionless
frictionless validate datapackage.json
frictionless validate {file}"""
_NAME = "datapackage.json"
_TYPE = "application/vnd.datapackage+json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
_READING = "In CSV files, take one apostrophe from the beginning of a cell, if there is one, to read it as it was."


def package_of_document(holdings: Holdings, work: Work, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The descriptor of the files in a document's folder; nothing where there are none."""
    if own := beside(files):
        path = f"{FOLDER}/{work.document.id}/{_NAME}"
        yield DataFile(path, partial(_of_document, holdings, work, own), _TYPE, "data-datapackage", is_part=True)


def package_of_archive(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The descriptor of the files of the whole archive and of the packages of its documents; nothing without these."""
    if files:
        yield DataFile(f"{FOLDER}/{_NAME}", partial(_of_archive, holdings, files), _TYPE, "data-datapackage")


def _of_document(holdings: Holdings, work: Work, files: Sequence[Listed]) -> bytes:
    document, reader = work.document, holdings.site[0]
    own: Record = {
        "name": document.id,
        "title": reader.text(document.title),
        "description": _described(reader.text(document.summary)),
        **_about(holdings, f"{reader.language}/{document.id}/index.md"),
        "sources": _sources(work, reader),
    }
    tables = {table.path: table for table in tables_of_work(holdings, work)}
    return _write(own, (_resource(file, _title(file, work, reader), tables.get(file.path)) for file in files))


def _of_archive(holdings: Holdings, files: Sequence[Listed]) -> bytes:
    welcome, reader = holdings.archive.about.welcome, holdings.site[0]
    own: Record = {
        "name": named(reader.publisher),
        "title": reader.text(welcome.title) or reader.publisher,
        "description": _described(reader.text(welcome.lead)),
        **_about(holdings, f"{reader.language}/index.md"),
    }
    tables = {table.path: table for table in tables_of_archive(holdings)}
    resources = (
        _package(file, holdings.archive.by_id[file.document], reader)
        if file.document
        else _resource(file, _title(file, None, reader), tables.get(file.path))
        for file in files
    )
    return _write(own, resources)


def _write(own: Record, resources: Iterator[Record]) -> bytes:
    said = {name: value for name, value in own.items() if value}
    return as_json({"$schema": _PROFILE, **said, "resources": resources})


def _described(words: str) -> str:
    return "\n\n".join(filter(None, (words, _READING)))


def _about(holdings: Holdings, home: str) -> Record:
    """Who answers for it, since when, on which terms it may be used, and its page, given by its path under `docs/`."""
    imprint, reader = holdings.archive.about.imprint, holdings.site[0]
    editor = reader.text(imprint.editor)
    return {
        "version": imprint.edition,
        "created": f"{imprint.date}T00:00:00Z" if imprint.date else "",
        "homepage": holdings.address(home) if holdings.addresses.site_url else "",
        "contributors": [{"title": editor, "roles": ["editor"]}] if editor else [],
        "licenses": _licences(holdings, reader),
    }


def _licences(holdings: Holdings, reader: Reader) -> list[dict[str, str]]:
    """The terms, with the address that editors give for them, else that of the page that says them.

    A licence needs an address, so there is none where neither is known.
    """
    imprint = holdings.archive.about.imprint
    page = holdings.address(f"{reader.language}/data.md") if holdings.addresses.site_url else ""
    address, terms = imprint.licence_address or page, reader.text(imprint.licence)
    return [{"path": address, "title": terms}] if address and terms else []


def _sources(work: Work, reader: Reader) -> list[Record]:
    """Where texts are from, each source once."""
    witnesses = (edition.witness for edition in work.editions)
    found = dict.fromkeys((reader.text(witness.origin), witness.original) for witness in witnesses)
    return [{"title": title, **({"path": original} if original else {})} for title, original in found]


def _package(file: Listed, work: Work, reader: Reader) -> Record:
    """The package of a document, which a program knows by its media type."""
    return {**_plain(file, f"{file.document}/{_NAME}", document_name(work.document, reader)), "type": "json"}


def _resource(file: Listed, title: str, table: Table | None) -> Record:
    path = short_path(file)
    plain = _plain(file, path, title)
    if table is None:
        # Else a program may guess from a schema of JSON that it is one of tables.
        return {**plain, "type": "json"} if path.endswith(".json") else plain
    schema = {"fields": [_field(column) for column in table.columns], "primaryKey": list(table.key)}
    return {**plain, "type": "table", "format": "csv", "encoding": "utf-8", "dialect": _DIALECT, "schema": schema}


def _plain(file: Listed, path: str, title: str) -> Record:
    """What is said of any file; `path` is that from the descriptor."""
    return {
        "name": _name(path),
        "path": path,
        "title": title,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def _title(file: Listed, work: Work | None, reader: Reader) -> str:
    """What a file is: whose text it has, where it is one text's, else what it says."""
    if work is None or not file.siglum:
        return reader.say(file.said)
    return text_name(work, work.edition(file.siglum), reader)


def _name(path: str) -> str:
    """A name such as the first version of the format asks for: small letters, digits, dots, slashes and hyphens.

    Any other character becomes `_` and its code, so that no two paths have the same name.
    """
    return re.sub(r"[^-a-z0-9./]", lambda found: f"_{ord(found[0]):x}_", path)


def _field(column: TableColumn) -> dict[str, object]:
    constraints = {"constraints": {"enum": list(column.values)}} if column.values else {}
    return {"name": column.name, "type": column.type, "description": column.said, **constraints}


DATA_PACKAGE = Format(
    "datapackage",
    "https://datapackage.org/standard/data-package/",
    of_own_files=package_of_document,
    of_lists=package_of_archive,
    use=_USE,
)
