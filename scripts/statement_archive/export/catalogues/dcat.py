"""The files of data -> an entry for catalogues of data (DCAT 3, w3.org/TR/vocab-dcat-3), JSON-LD with its own context.

A document is a dataset, a file of it a distribution; files of the whole archive are distributions of the catalogue. A
dataset is told of in a file of its own, whose address is its name; the catalogue has these names.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from statement_archive import tags
from statement_archive.export.catalogues.catalogue import describe
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed
from statement_archive.export.records.json_files import Record, as_json
from statement_archive.export.telling import tell
from statement_archive.model import Imprint, Localized, Work

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_IANA = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_NAME = "dcat.jsonld"
_PATH = f"{FOLDER}/{_NAME}"
_MEDIA_TYPE = "application/ld+json"


def dataset(holdings: Holdings, work: Work, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The dataset that a document is, where it has files; its name is the address of this file."""
    if files:
        path = f"{FOLDER}/{work.document.id}/{_NAME}"
        record = partial(_dataset, holdings, work, files, path)
        yield DataFile(path, lambda: as_json(record()), _MEDIA_TYPE, "data-dcat", is_part=True)


def catalogue(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """The catalogue, where there is anything in it."""
    if files:
        yield DataFile(_PATH, lambda: as_json(_catalogue(holdings, files)), _MEDIA_TYPE, "data-dcat")


def _catalogue(holdings: Holdings, files: Sequence[Listed]) -> Record:
    described = describe(holdings)
    return {
        "@context": _CONTEXT,
        "@id": holdings.address(_PATH),
        "@type": "dcat:Catalog",
        "dct:title": _said(described.name),
        "dct:description": _said(described.about),
        "foaf:homepage": {"@id": described.address},
        **_published(described.imprint),
        "dcat:dataset": ({"@id": holdings.address(file.path)} for file in files if file.document),
        "dcat:distribution": (_distribution(holdings, file, None) for file in files if not file.document),
    }


def _published(imprint: Imprint) -> Record:
    """Who publishes, when, and under which terms, as far as editors say it."""
    terms = imprint.licence_address
    return {
        **({"dct:publisher": _agent(imprint.editor)} if imprint.editor.texts else {}),
        **({"dct:modified": _day(imprint.date)} if imprint.date else {}),
        **({"dcat:version": imprint.edition} if imprint.edition else {}),
        **({"dct:license": {"@id": terms}} if terms else {}),
        **({"dct:rights": _rights(imprint.licence)} if imprint.licence.texts else {}),
    }


def _dataset(holdings: Holdings, work: Work, files: Sequence[Listed], path: str) -> Record:
    document = work.document
    return {
        "@context": _CONTEXT,
        "@id": holdings.address(path),
        "@type": "dcat:Dataset",
        "dct:identifier": document.id,
        "dct:title": _said(document.title),
        "dct:description": _said(document.summary),
        "dct:created": _day(document.date),
        "dct:creator": _agent(document.issuer),
        "dct:language": [*_languages(work)],
        "dct:isPartOf": {"@id": holdings.address(_PATH)},
        "dcat:landingPage": {"@id": holdings.address(f"{holdings.site[0].language}/{document.id}/index.md")},
        **_published(holdings.archive.about.imprint),
        "dcat:distribution": (_distribution(holdings, file, work) for file in files),
    }


def _distribution(holdings: Holdings, file: Listed, work: Work | None) -> Record:
    address = {"@id": holdings.address(file.path)}
    is_registered = "/x-" not in file.media_type
    media_type: Mapping[str, object] = (
        {"dcat:mediaType": {"@id": _IANA + file.media_type}}
        if is_registered
        else {"dct:format": {"@type": "dct:MediaTypeOrExtent", "rdfs:label": file.media_type}}
    )
    return {
        "@type": "dcat:Distribution",
        "dct:title": _said(
            Localized(
                {reader.language: tell(file, work.document if work else None, reader) for reader in holdings.site}
            )
        ),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        **media_type,
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _said(words: Localized) -> list[Record]:
    return [{"@value": text, "@language": language} for language, text in words.texts.items()]


def _agent(name: Localized) -> Record:
    return {"@type": "foaf:Agent", "foaf:name": _said(name)}


def _rights(words: Localized) -> Record:
    return {"@type": "dct:RightsStatement", "rdfs:label": _said(words)}


def _day(date: str) -> Record:
    return {"@value": date, "@type": "xsd:date"}


def _languages(work: Work) -> Iterator[Record]:
    """The languages of its texts, of which the Library of Congress has an address for those with two letters."""
    codes = dict.fromkeys(tags.language(edition.witness.language) for edition in work.editions)
    return ({"@id": _LANGUAGES + code} for code in codes if len(code) == 2)


DCAT = Format(
    "dcat",
    "https://www.w3.org/TR/vocab-dcat-3/",
    of_own_files=dataset,
    of_lists=catalogue,
    use="pip install rdflib\nrdfpipe -i json-ld -o turtle dcat.jsonld {file}",
)
