"""The files of data -> the folder of data as a research object (RO-Crate 1.1, w3id.org/ro/crate/1.1).

A document is a dataset within that of the archive. Words are in the first language of the site.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from statement_archive.export.catalogues.catalogue import Described, describe
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed
from statement_archive.export.records.json_files import Record, as_json
from statement_archive.export.telling import tell
from statement_archive.model import Work

_VERSION = "https://w3id.org/ro/crate/1.1"
_CONTEXT = [f"{_VERSION}/context", {"sha256": "https://schema.org/sha256"}]
_NAME = "ro-crate-metadata.json"
_EDITOR = "#editor"


def ro_crate(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The metadata, where there are files."""
    if files:
        yield DataFile(f"{FOLDER}/{_NAME}", partial(_write, holdings, files), "application/ld+json", "data-ro-crate")


def _write(holdings: Holdings, files: Sequence[Listed]) -> bytes:
    return as_json({"@context": _CONTEXT, "@graph": _graph(holdings, files)})


def _graph(holdings: Holdings, files: Sequence[Listed]) -> Iterator[Record]:
    """The file of metadata itself, the folder, who is named, and each document with its files."""
    described = describe(holdings)
    own = {document: [*found] for document, found in groupby(files, key=lambda file: file.document)}
    yield {"@id": _NAME, "@type": "CreativeWork", "conformsTo": {"@id": _VERSION}, "about": {"@id": "./"}}
    yield _root(holdings, described, own)
    yield from _named(holdings, described)
    for document, found in own.items():
        work = holdings.archive.by_id[document] if document else None
        if work:
            yield _dataset(holdings, work, found)
        yield from (_file(holdings, file, work) for file in found)


def _root(holdings: Holdings, described: Described, files: dict[str, list[Listed]]) -> Record:
    reader, imprint = holdings.site[0], described.imprint
    terms = {"@id": imprint.licence_address} if imprint.licence_address else reader.text(imprint.licence)
    parts = [*(f"{document}/" for document in files if document), *map(_id, files.get("", ()))]
    said = {
        "datePublished": described.date,
        "version": imprint.edition,
        "license": terms,
        "publisher": {"@id": _EDITOR} if imprint.editor.texts else "",
        "url": described.address if described.has_host else "",
    }
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": reader.text(described.name),
        "description": reader.text(described.about),
        **{name: value for name, value in said.items() if value},
        "hasPart": [{"@id": part} for part in parts],
    }


def _named(holdings: Holdings, described: Described) -> Iterator[Record]:
    """Who publishes, and the terms."""
    reader, imprint = holdings.site[0], described.imprint
    if imprint.editor.texts:
        yield {"@id": _EDITOR, "@type": "Organization", "name": reader.text(imprint.editor)}
    if imprint.licence_address:
        words = reader.text(imprint.licence)
        yield {"@id": imprint.licence_address, "@type": "CreativeWork", "name": words or imprint.licence_address}


def _dataset(holdings: Holdings, work: Work, files: Iterable[Listed]) -> Record:
    reader, document = holdings.site[0], work.document
    return {
        "@id": f"{document.id}/",
        "@type": "Dataset",
        "name": reader.text(document.title),
        "description": reader.text(document.summary),
        "dateCreated": document.date,
        "inLanguage": [*dict.fromkeys(edition.witness.language for edition in work.editions)],
        "hasPart": [{"@id": _id(file)} for file in files],
    }


def _file(holdings: Holdings, file: Listed, work: Work | None) -> Record:
    language = work.edition(file.siglum).witness.language if work and file.siglum else ""
    return {
        "@id": _id(file),
        "@type": "File",
        "name": tell(file, work.document if work else None, holdings.site[0]),
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        **({"inLanguage": language} if language else {}),
    }


def _id(file: Listed) -> str:
    """Where a file is within the folder of data."""
    return file.path.removeprefix(f"{FOLDER}/")


RO_CRATE = Format(
    "ro-crate",
    "https://www.researchobject.org/ro-crate/specification/1.1/",
    of_files=ro_crate,
    use="""pip install rocrate
python3 -c 'from rocrate.rocrate import ROCrate; print(*ROCrate(".").data_entities, sep="\\n")'""",
)
