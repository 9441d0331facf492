"""Passages as Distributed Text Services have them: every address leads to a file, which holds what is published."""

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from fixtures.archives import archives
from fixtures.exports import SITE_URL, exported
from statement_archive.export.xml_text import restore_carried
from statement_archive.model import Archive
from statement_archive.pipeline import Build

TEI = {"tei": "http://www.tei-c.org/ns/1.0", "dts": "https://w3id.org/api/dts#"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
PUBLISHED = ".//text()[not(ancestor::tei:orig) and not(parent::tei:sic/parent::tei:choice)]"
Files = dict[str, Any]
"""What JSON files hold, by their address."""
JOINT = "joint-statement-2020-06-18"


@pytest.fixture(scope="module")
def everything(real: Build) -> dict[str, Archive]:
    return {"real": real.archive, **archives()}


@pytest.fixture(scope="module")
def read(everything: dict[str, Archive]) -> dict[str, Files]:
    return {
        name: {SITE_URL + path: json.loads(content) for path, content in exported(archive, "dts").items()}
        for name, archive in everything.items()
    }


@pytest.fixture(scope="module")
def schema(project: Path) -> Draft202012Validator:
    schema = json.loads((project / "scripts/statement_archive/export/dts/dts.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def passages(files: Files) -> Iterator[Any]:
    return (file for file in files.values() if file["@type"] == "CitableUnit")


def address(document: str, unit: str) -> str:
    return f"{SITE_URL}data/dts/document/{document}/{unit}.json"


def segments(tei: str) -> dict[str, str]:
    """The published text of each segment in a fragment."""
    root = etree.fromstring(tei)
    (wrapper,) = root
    assert wrapper.tag == f"{{{TEI['dts']}}}wrapper"
    found = [e for e in wrapper.iter(etree.Element) if "." in (e.get(ID) or "") and e.tag.split("}")[1] not in MARKS]
    return {e.get(ID): restore_carried("".join(e.xpath(PUBLISHED, namespaces=TEI))) for e in found}


MARKS = ("anchor", "gap")


def test_every_file_has_the_shape_that_is_written_down(read: dict[str, Files], schema: Draft202012Validator) -> None:
    for name in ("real", "accord", "hostile", "documents-treaty", "documents-table"):
        for address, file in read[name].items():
            assert [error.message for error in schema.iter_errors(file)] == [], address


BREAKS: Mapping[str, tuple[str, Callable[[Any], object]]] = {
    "a text that is none": (address(JOINT, "p7"), lambda file: file["texts"][0].update(text=None)),
    "a passage that leads nowhere": (address(JOINT, "p7"), lambda file: file.pop("next")),
    "a cause that nobody knows": (address(JOINT, "p1"), lambda file: file["lacking"][0].update(cause="eaten")),
    "an entry without its documents": (f"{SITE_URL}data/dts/index.json", lambda file: file.pop("document")),
    "a word that is not written down": (f"{SITE_URL}data/dts/collection.json", lambda file: file.update(more=1)),
    "a unit without its place": (
        f"{SITE_URL}data/dts/navigation/{JOINT}.json",
        lambda file: file["member"][3].pop("parent"),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_schema_sees_what_is_wrong(read: dict[str, Files], schema: Draft202012Validator, name: str) -> None:
    path, spoil = BREAKS[name]
    file = deepcopy(read["real"][path])
    spoil(file)
    assert not schema.is_valid(file)


def test_every_address_of_a_file_leads_to_one(read: dict[str, Files]) -> None:
    for name, files in read.items():
        led = {one for file in files.values() for one in _addresses(file)}
        assert led - files.keys() == set(), name
        assert files.keys() - led <= {f"{SITE_URL}data/dts/index.json"}, name


def _addresses(file: Any) -> Iterator[str]:
    """Addresses of files of this format, templates with what they stand for put in."""
    if isinstance(file, dict):
        for key, value in file.items():
            if key in ("collection", "navigation", "document") and isinstance(value, str) and "{" in value:
                yield from _filled(key, value, file)
            elif isinstance(value, str) and value.startswith(f"{SITE_URL}data/dts/") and not key.startswith("@v"):
                yield value
            else:
                yield from _addresses(value)
    elif isinstance(file, list):
        for value in file:
            yield from _addresses(value)


def _filled(key: str, template: str, file: Any) -> Iterator[str]:
    """As RFC 6570 has it; an entry's templates are filled in by the list of documents, to which one of them leads."""
    if file["@type"] == "Resource":
        yield template.replace("{ref}", _first_unit(file["@id"]))
    elif key == "collection":
        yield template.replace("{/id}", "")


def _first_unit(resource: str) -> str:
    return FIRST[resource.split(".")[0]]


FIRST: dict[str, str] = {}
"""A unit of each document."""


@pytest.fixture(scope="module", autouse=True)
def first_units(read: dict[str, Files]) -> None:
    for files in read.values():
        for file in files.values():
            if file["@type"] == "Navigation":
                FIRST[file["resource"]["@id"]] = file["member"][0]["identifier"]


def test_templates_of_the_entry_lead_to_every_document_and_passage(read: dict[str, Files]) -> None:
    for files in read.values():
        entry = files[f"{SITE_URL}data/dts/index.json"]
        root = files[entry["collection"].replace("{/id}", "")]
        assert root["totalChildren"] == len(root["member"])
        for document in root["member"]:
            collection = files[entry["collection"].replace("{/id}", f"/{document['@id']}")]
            assert collection["totalChildren"] == len(collection["member"])
            navigation = files[entry["navigation"].replace("{resource}", document["@id"])]
            for unit in navigation["member"]:
                path = entry["document"].replace("{resource}", document["@id"]).replace("{ref}", unit["identifier"])
                assert path == unit["@id"] and path in files


def test_a_passage_has_every_text_of_it_as_published(everything: dict[str, Archive], read: dict[str, Files]) -> None:
    for name, archive in everything.items():
        for work in archive.works:
            for edition in work.editions:
                for segment in edition.segments:
                    for slot in segment.answers:
                        passage = read[name][address(work.document.id, slot)]
                        (text,) = [t for t in passage["texts"] if t["witness"] == edition.witness.siglum]
                        if slot != segment.id:
                            assert text["within"] == address(work.document.id, segment.id)
                            continue
                        assert (text["segment"], text["label"]) == (segment.id, segment.label)
                        assert text["text"].startswith(segment.text)
                        if len(segments(text["tei"])) == 1:
                            assert text["text"] == segment.text
                for slot, cause in edition.missing.items():
                    passage = read[name].get(address(work.document.id, slot), {"lacking": None})
                    lacking = {"witness": edition.witness.siglum, "cause": cause.value}
                    assert passage["lacking"] is None or lacking in passage["lacking"]


def test_fragments_hold_what_the_text_beside_them_says(read: dict[str, Files]) -> None:
    fragments = 0
    for files in read.values():
        for passage in passages(files):
            for text in passage["texts"]:
                if "tei" in text:
                    assert "\n".join(segments(text["tei"]).values()) == text["text"], passage["@id"]
                    fragments += 1
    assert fragments > 600


def test_fragments_are_those_of_the_tei_file(everything: dict[str, Archive], read: dict[str, Files]) -> None:
    for name, archive in everything.items():
        whole = {SITE_URL + path: etree.fromstring(content) for path, content in exported(archive, "tei").items()}
        ids = {base: {e.get(ID): e for e in root.iter(etree.Element) if e.get(ID)} for base, root in whole.items()}
        for passage in passages(read[name]):
            for text in (text for text in passage["texts"] if "tei" in text):
                root = etree.fromstring(text["tei"])
                assert root.base in whole
                for element in root.iter(etree.Element):
                    if element.get(ID):
                        own = ids[root.base][element.get(ID)]
                        assert _bare(element) == _bare(own)


def _bare(element: Any) -> tuple[str, dict[str, str], str]:
    return element.tag, dict(element.attrib), "".join(element.itertext())


def test_neighbours_lead_through_the_document_and_back(read: dict[str, Files]) -> None:
    for files in read.values():
        for navigation in (file for file in files.values() if file["@type"] == "Navigation"):
            units = {unit["@id"]: unit for unit in navigation["member"]}
            names = {unit["identifier"]: unit for unit in navigation["member"]}
            assert len(names) == len(units) == len(navigation["member"])
            levels: dict[int, list[str]] = {}
            for unit in navigation["member"]:
                levels.setdefault(unit["level"], []).append(unit["@id"])
                above = names.get(unit["parent"])
                assert unit["up"] == (above["@id"] if above else None)
                assert unit["level"] == (above["level"] + 1 if above else 1)
                inner = [one for one in navigation["member"] if one["parent"] == unit["identifier"]]
                assert files[unit["@id"]]["member"] == inner
                assert {key: files[unit["@id"]][key] for key in unit} == unit
            for line in levels.values():
                assert [units[one]["next"] for one in line] == [*line[1:], None]
                assert [units[one]["previous"] for one in line] == [None, *line[:-1]]


def test_what_the_tree_says_of_levels_holds(read: dict[str, Files]) -> None:
    for files in read.values():
        for navigation in (file for file in files.values() if file["@type"] == "Navigation"):
            (tree,) = navigation["resource"]["citationTrees"]
            paths = set(_paths(tree["citeStructure"]))
            types: dict[str | None, tuple[str, ...]] = {None: ()}
            for unit in navigation["member"]:
                types[unit["identifier"]] = (*types[unit["parent"]], unit["citeType"])
            assert {*types.values()} - {()} <= paths


def _paths(structure: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for one in structure:
        path = (*above, one["citeType"])
        yield path
        yield from _paths(one.get("citeStructure", ()), path)


def test_pages_list_the_tree_and_not_every_passage(real: Build) -> None:
    made = exported(real.archive, "dts")
    assert len(made) < 100
    assert sum("/document/" in path for path in made) == len(made) - 2 - 2 * len(real.works)
