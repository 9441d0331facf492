"""Passages as Distributed Text Services 1.0 have them, as files for which no server is needed: JSON-LD, one a passage.

A document is a resource, its texts are resources below it, and its outline is the one citation tree of all of them,
since a segment has the same id in every text. So a passage is one file, which holds all its texts: as published, and
as a fragment of the TEI file. What is asked for by parameters elsewhere is the path of a file here (conformance level
0): `collection{/id}.json`, `navigation/{resource}.json`, which has the whole tree, `document/{resource}/{ref}.json`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from statement_archive.export.dts.units import CitableUnit, FragmentsOfWork, units
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.records.json_files import as_json
from statement_archive.model import Edition, Kind, Work
from statement_archive.names import edition_name
from statement_archive.tags import canonical

_DTS = f"{FOLDER}/dts"
_CONTEXT = "https://dtsapi.org/context/v1.0.json"
_VERSION = "1.0"
_MEDIA_TYPE = "application/ld+json"
_TEI_TYPE = "application/tei+xml"
_BLOCKS = [kind.value for kind in Kind if kind not in (Kind.TITLE, Kind.PARAGRAPH, Kind.TABLE, Kind.STANZA, Kind.ITEM)]
_ITEMS = {"citeType": Kind.ITEM.value, "citeStructure": [{"citeType": Kind.ITEM.value}]}
_TREE = {
    "@type": "CitationTree",
    "citeStructure": [
        {"citeType": Kind.TITLE.value},
        {
            "citeType": "section",
            "citeStructure": [
                *({"citeType": kind} for kind in _BLOCKS),
                *(
                    {"citeType": kind.value, "citeStructure": [_ITEMS]}
                    for kind in (Kind.PARAGRAPH, Kind.TABLE, Kind.STANZA)
                ),
            ],
        },
    ],
}
"""What a document may have at each level."""
_USE = """python3 -c "import json; it = json.load(open('{file}')); \
print(it['@type'], *(member['@id'] for member in it.get('member', ())), sep='\\n')\""""
"""Prints what a file leads to."""
_Record = dict[str, object]


def dts_of_work(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """What the document is, its tree, and every passage."""
    id_, tree = work.document.id, _CitationTree(holdings, work)
    yield _file(_collection_path(id_), partial(_collection, holdings, work), "data-dts-collection")
    yield _file(_navigation_path(id_), tree.navigation, "data-dts-navigation")
    for unit in tree.units.values():
        yield _file(_passage_path(id_, unit.id), partial(tree.passage, unit), "data-dts-passage", is_part=True)


class _CitationTree:
    """The outline of a document as its files tell of it; what several of them need is made once, by the first."""

    def __init__(self, holdings: Holdings, work: Work) -> None:
        self._holdings, self._work = holdings, work
        self.units = units(work)

    def navigation(self) -> _Record:
        """The whole tree."""
        return {
            **_head(self._holdings, _navigation_path(self._work.document.id), "Navigation"),
            "resource": self._resource,
            "member": [*self._members.values()],
        }

    def passage(self, unit: CitableUnit) -> _Record:
        """A unit, with what all texts have of it."""
        holdings, work = self._holdings, self._work
        return {
            "@context": [_CONTEXT, {"@vocab": f"{holdings.address(f'{_DTS}/index.json')}#"}],
            "dtsVersion": _VERSION,
            **self._members[unit.id],
            "resource": work.document.id,
            "collection": self._resource["collection"],
            "navigation": self._resource["navigation"],
            "member": self._below.get(unit.id, []),
            "texts": [_text(holdings, work, edition, unit, self._fragments) for edition in _having(work, unit)],
            "lacking": [_lacking(edition, unit) for edition in work.editions if unit.id in edition.missing],
        }

    @cached_property
    def _resource(self) -> _Record:
        return _resource(self._holdings, self._work)

    @cached_property
    def _members(self) -> dict[str, _Record]:
        return {id_: _placed(self._holdings, self._work, unit, self.units) for id_, unit in self.units.items()}

    @cached_property
    def _below(self) -> dict[str | None, list[_Record]]:
        below: dict[str | None, list[_Record]] = {}
        for id_, unit in self.units.items():
            below.setdefault(unit.parent, []).append(self._members[id_])
        return below

    @cached_property
    def _fragments(self) -> FragmentsOfWork:
        return FragmentsOfWork(self._holdings, self._work)


def dts_of_archive(holdings: Holdings) -> Iterator[DataFile]:
    """Where one begins, and the list of documents."""
    yield _file(f"{_DTS}/index.json", partial(_entry, holdings), "data-dts-entry")
    yield _file(f"{_DTS}/collection.json", partial(_root, holdings), "data-dts-collections")


def _entry(holdings: Holdings) -> _Record:
    return {
        **_head(holdings, f"{_DTS}/index.json", "EntryPoint"),
        "collection": holdings.address(f"{_DTS}/collection{{/id}}.json"),
        "navigation": holdings.address(_navigation_path("{resource}")),
        "document": holdings.address(_passage_path("{resource}", "{ref}")),
    }


def _root(holdings: Holdings) -> _Record:
    return {
        **_head(holdings, f"{_DTS}/collection.json", "Collection", "archive"),
        "title": holdings.site[0].publisher,
        "totalParents": 0,
        "totalChildren": len(holdings.archive.works),
        "collection": _entry(holdings)["collection"],
        "member": [_resource(holdings, work) for work in holdings.archive.works],
    }


def _collection_path(resource: str) -> str:
    return f"{_DTS}/collection/{resource}.json"


def _navigation_path(resource: str) -> str:
    return f"{_DTS}/navigation/{resource}.json"


def _passage_path(resource: str, unit: str) -> str:
    return f"{_DTS}/document/{resource}/{unit}.json"


def _head(holdings: Holdings, path: str, type_: str, id_: str = "") -> _Record:
    return {"@context": _CONTEXT, "dtsVersion": _VERSION, "@id": id_ or holdings.address(path), "@type": type_}


def _collection(holdings: Holdings, work: Work) -> _Record:
    """The document with its texts."""
    return {
        "@context": _CONTEXT,
        "dtsVersion": _VERSION,
        **_resource(holdings, work),
        "member": [_witness(holdings, work, edition) for edition in work.editions],
    }


def _resource(holdings: Holdings, work: Work) -> _Record:
    """The document without its texts."""
    document, reader = work.document, holdings.site[0]
    languages = dict.fromkeys(canonical(edition.witness.language) for edition in work.editions)
    return {
        "@id": document.id,
        "@type": "Resource",
        "title": reader.text(document.title),
        "description": reader.text(document.summary),
        "totalParents": 1,
        "totalChildren": len(work.editions),
        "dublinCore": {
            "title": _in_all_languages(document.title.texts),
            "creator": _in_all_languages(document.issuer.texts),
            "date": document.date,
            "language": list(languages),
        },
        **_ways(holdings, work),
    }


def _witness(holdings: Holdings, work: Work, edition: Edition) -> _Record:
    """A text: what it is called, its language; its tree and passages are those of the document."""
    witness, reader = edition.witness, holdings.site[0]
    return {
        "@id": f"{work.document.id}.{witness.siglum}",
        "@type": "Resource",
        "title": edition_name(edition, reader),
        "totalParents": 1,
        "totalChildren": 0,
        "dublinCore": {"language": [canonical(witness.language)], "type": [witness.status.value]},
        **_ways(holdings, work),
    }


def _ways(holdings: Holdings, work: Work) -> _Record:
    """Where all the rest of a document is."""
    id_ = work.document.id
    return {
        "collection": holdings.address(_collection_path(id_)),
        "navigation": holdings.address(_navigation_path(id_)),
        "document": holdings.address(_passage_path(id_, "{ref}")),
        "download": {_TEI_TYPE: holdings.address(f"{FOLDER}/{id_}/{id_}.xml")},
        "mediaTypes": [_MEDIA_TYPE],
        "citationTrees": [_TREE],
    }


def _in_all_languages(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"lang": language, "value": text} for language, text in texts.items()]


def _placed(holdings: Holdings, work: Work, unit: CitableUnit, found: Mapping[str, CitableUnit]) -> _Record:
    """A unit with its place in the tree, and the addresses of what is around it."""

    def address(id_: str | None) -> str | None:
        return holdings.address(_passage_path(work.document.id, id_)) if id_ and id_ in found else None

    return {
        "@id": address(unit.id),
        "@type": "CitableUnit",
        "identifier": unit.id,
        "level": unit.level,
        "parent": unit.parent,
        "citeType": unit.type,
        "up": address(unit.parent),
        "previous": address(unit.previous),
        "next": address(unit.next),
    }


def _having(work: Work, unit: CitableUnit) -> Sequence[Edition]:
    return [
        edition
        for edition in work.editions
        if unit.id in edition.by_slot or (not unit.kind and any(slot in edition.by_slot for slot in unit.slots))
    ]


def _text(holdings: Holdings, work: Work, edition: Edition, unit: CitableUnit, fragments: FragmentsOfWork) -> _Record:
    """What a text has there; where it is part of a larger segment, where that is."""
    siglum = edition.witness.siglum
    record: _Record = {"witness": siglum, "language": canonical(edition.witness.language)}
    if unit.kind:
        segment = edition.by_slot[unit.id]
        record["segment"] = segment.id
        if segment.id != unit.id:
            return record | {"within": holdings.address(_passage_path(work.document.id, segment.id))}
        record |= {"label": segment.label, "cited": segment.cited, "page": holdings.passage(work, edition, unit.id)}
    fragment = fragments.of(siglum, unit)
    own = [slot for slot in fragment.slots if slot in edition.by_slot and edition.by_slot[slot].id == slot]
    return record | {"text": "\n".join(edition.by_slot[slot].text for slot in own), "tei": fragment.tei}


def _lacking(edition: Edition, unit: CitableUnit) -> _Record:
    return {"witness": edition.witness.siglum, "cause": edition.missing[unit.id].value}


def _file(path: str, record: Callable[[], _Record], said: str, *, is_part: bool = False) -> DataFile:
    return DataFile(path, lambda: as_json(record()), _MEDIA_TYPE, said, is_part=is_part)


DTS = Format("dts", "https://dtsapi.org/specifications/versions/v1.0/", dts_of_work, dts_of_archive, use=_USE)
