"""Files that were made -> the descriptor of a Data Package: every table with its columns, every other file as it is."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from statement_archive.addresses import named
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed
from statement_archive.export.records.json_files import as_json
from statement_archive.export.tables import all_tables
from statement_archive.export.tables.table import Table, TableColumn
from statement_archive.names import text_name
from statement_archive.reader import Reader

_USE = """\
pip install frictionless
frictionless validate {file}"""
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
_READING = "In CSV files, take one apostrophe from the beginning of a cell, if there is one, to read it as it was."


def datapackage(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """One descriptor, in the default language of the site; nothing where there is nothing to describe."""
    if files:
        path = f"{FOLDER}/datapackage.json"
        yield DataFile(path, partial(_write, holdings, files), "application/json", "data-datapackage")


def _write(holdings: Holdings, files: Sequence[Listed]) -> bytes:
    tables = {table.path: table for table in all_tables(holdings)}
    descriptor = {
        "$schema": _PROFILE,
        "name": named(holdings.site[0].publisher),
        **_about(holdings),
        "sources": _sources(holdings),
        "resources": (_resource(file, tables.get(file.path), holdings) for file in files),
    }
    return as_json(descriptor)


def _about(holdings: Holdings) -> dict[str, object]:
    """What the archive is, who answers for it, and on which terms it may be used."""
    about, reader = holdings.archive.about, holdings.site[0]
    imprint = about.imprint
    lead = reader.text(about.welcome.lead)
    editor = reader.text(imprint.editor)
    told = {
        "title": reader.text(about.welcome.title) or reader.publisher,
        "description": "\n\n".join(filter(None, (lead, _READING))),
        "version": imprint.edition,
        "created": f"{imprint.date}T00:00:00Z" if imprint.date else "",
        "homepage": holdings.addresses.site_url,
        "contributors": [{"title": editor, "roles": ["editor"]}] if editor else [],
        "licenses": _licences(holdings, reader),
    }
    return {name: value for name, value in told.items() if value}


def _licences(holdings: Holdings, reader: Reader) -> list[dict[str, str]]:
    """The terms, with the address that editors give for them, else that of the page that says them.

    A licence needs an address, so there is none where neither is known.
    """
    imprint = holdings.archive.about.imprint
    page = holdings.address(f"{reader.language}/data.md") if holdings.addresses.site_url else ""
    address, terms = imprint.licence_address or page, reader.text(imprint.licence)
    return [{"path": address, "title": terms}] if address and terms else []


def _sources(holdings: Holdings) -> list[dict[str, str]]:
    """Where texts are from, each source once."""
    reader = holdings.site[0]
    witnesses = (edition.witness for work in holdings.archive.works for edition in work.editions)
    found = dict.fromkeys((reader.text(witness.origin), witness.original) for witness in witnesses)
    return [{"title": title, **({"path": original} if original else {})} for title, original in found]


def _resource(file: Listed, table: Table | None, holdings: Holdings) -> dict[str, object]:
    path = file.path.removeprefix(f"{FOLDER}/")
    plain: dict[str, object] = {
        "name": _name(path),
        "path": path,
        "title": _title(file, holdings),
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if table is None:
        # Else a program may guess from a schema of JSON that it is one of tables.
        return {**plain, "type": "json"} if path.endswith(".json") else plain
    schema = {"fields": [_field(column) for column in table.columns], "primaryKey": list(table.key)}
    return {**plain, "type": "table", "format": "csv", "encoding": "utf-8", "dialect": _DIALECT, "schema": schema}


def _title(file: Listed, holdings: Holdings) -> str:
    """What a file is: whose text it has, where it is one text's, else what it says."""
    reader = holdings.site[0]
    if not file.siglum:
        return reader.say(file.said)
    work = holdings.archive.by_id[file.document]
    return text_name(work, work.edition(file.siglum), reader)


def _name(path: str) -> str:
    """A name such as the first version of the format asks for: small letters, digits, dots, slashes and hyphens.

    Any other character becomes `_` and its code, so that no two paths have the same name.
    """
    return re.sub(r"[^-a-z0-9./]", lambda found: f"_{ord(found[0]):x}_", path)


def _field(column: TableColumn) -> dict[str, object]:
    constraints = {"constraints": {"enum": list(column.values)}} if column.values else {}
    return {"name": column.name, "type": column.type, "description": column.said, **constraints}


DATA_PACKAGE = Format("datapackage", "https://datapackage.org/standard/data-package/", of_files=datapackage, use=_USE)
