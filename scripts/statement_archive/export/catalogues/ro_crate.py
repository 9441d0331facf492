"""The files of data -> their folder as a research object (RO-Crate 1.2, w3id.org/ro/crate/1.2).

The folder of a document is a research object of its own within that of the archive, which says no more of it than that.
Words are in the first language of the site.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from statement_archive.export.catalogues.catalogue import describe
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed
from statement_archive.export.records.json_files import Record, as_json
from statement_archive.export.telling import beside, short_path, tell
from statement_archive.model import Imprint, Work
from statement_archive.names import document_name
from statement_archive.reader import Reader

_CRATE = "https://w3id.org/ro/crate"
"""What a folder conforms to that has metadata of its own, whatever the version of these."""
_VERSION = f"{_CRATE}/1.2"
_CONTEXT = [f"{_VERSION}/context", {"sha256": "https://schema.org/sha256"}]
_NAME = "ro-crate-metadata.json"
_EDITOR = "#editor"


def crate_of_document(holdings: Holdings, work: Work, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The metadata of a document's folder, where there are files in it."""
    if own := beside(files):
        path = f"{FOLDER}/{work.document.id}/{_NAME}"
        graph = partial(_graph_of_document, holdings, work, own)
        yield DataFile(path, partial(_write, graph), "application/ld+json", "data-ro-crate", is_part=True)


def crate_of_archive(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The metadata of the folder of data, where there are files."""
    if files:
        graph = partial(_graph_of_archive, holdings, files)
        yield DataFile(f"{FOLDER}/{_NAME}", partial(_write, graph), "application/ld+json", "data-ro-crate")


def _write(graph: partial[Iterator[Record]]) -> bytes:
    return as_json({"@context": _CONTEXT, "@graph": graph()})


def _graph_of_document(holdings: Holdings, work: Work, files: Sequence[Listed]) -> Iterator[Record]:
    """The file of metadata itself, the folder, who is named, and each file."""
    document, reader, imprint = work.document, holdings.site[0], holdings.archive.about.imprint
    front = holdings.address(f"{reader.language}/{document.id}/index.md")
    own: Record = {
        "name": reader.text(document.title),
        "description": reader.text(document.summary),
        "dateCreated": document.date,
        "datePublished": imprint.date or document.date,
        "inLanguage": [*dict.fromkeys(edition.witness.language for edition in work.editions)],
        "url": front if holdings.addresses.site_url else "",
    }
    yield from _head(own, imprint, map(short_path, files), reader)
    yield from (_file(file, work, reader) for file in files)


def _graph_of_archive(holdings: Holdings, files: Sequence[Listed]) -> Iterator[Record]:
    """The file of metadata itself, the folder, who is named, the folder of each document, and each file."""
    described, reader = describe(holdings), holdings.site[0]
    own: Record = {
        "name": reader.text(described.name),
        "description": reader.text(described.about),
        "datePublished": described.date,
        "url": described.address if described.has_host else "",
    }
    parts = (f"{file.document}/" if file.document else short_path(file) for file in files)
    yield from _head(own, described.imprint, parts, reader)
    for file in files:
        work = holdings.archive.by_id[file.document] if file.document else None
        yield _nested(work, reader) if work else _file(file, None, reader)


def _head(own: Record, imprint: Imprint, parts: Iterable[str], reader: Reader) -> Iterator[Record]:
    """The file of metadata itself, the folder with its parts and what is its `own`, who publishes, and the terms."""
    terms = reader.text(imprint.licence)
    common: Record = {
        "version": imprint.edition,
        "license": {"@id": imprint.licence_address} if imprint.licence_address else terms,
        "publisher": {"@id": _EDITOR} if imprint.editor.texts else "",
    }
    said = {name: value for name, value in (own | common).items() if value}
    yield {"@id": _NAME, "@type": "CreativeWork", "conformsTo": {"@id": _VERSION}, "about": {"@id": "./"}}
    yield {"@id": "./", "@type": "Dataset", **said, "hasPart": [{"@id": part} for part in parts]}
    if imprint.editor.texts:
        yield {"@id": _EDITOR, "@type": "Organization", "name": reader.text(imprint.editor)}
    if imprint.licence_address:
        yield {"@id": imprint.licence_address, "@type": "CreativeWork", "name": terms or imprint.licence_address}


def _nested(work: Work, reader: Reader) -> Record:
    """The folder of a document, whose metadata are found in it."""
    return {
        "@id": f"{work.document.id}/",
        "@type": "Dataset",
        "name": document_name(work.document, reader),
        "conformsTo": {"@id": _CRATE},
    }


def _file(file: Listed, work: Work | None, reader: Reader) -> Record:
    language = work.edition(file.siglum).witness.language if work and file.siglum else ""
    return {
        "@id": short_path(file),
        "@type": "File",
        "name": tell(file, work.document if work else None, reader),
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        **({"inLanguage": language} if language else {}),
    }


RO_CRATE = Format(
    "ro-crate",
    "https://www.researchobject.org/ro-crate/specification/1.2/",
    of_own_files=crate_of_document,
    of_lists=crate_of_archive,
    use="""pip install rocrate
python3 -c 'from rocrate.rocrate import ROCrate; whole = ROCrate(".", load_subcrates=True)
for crate in whole, *(one.get_crate() for one in whole.subcrate_entities): print(*crate.data_entities, sep="\\n")'""",
)
