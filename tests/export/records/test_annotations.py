"""Annotations are read as linked data, and each finds its words where it says: on a page as published, or in a file."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urldefrag

import pytest
from lxml.html import HtmlElement
from rdflib import RDF, Graph, Namespace, URIRef

from fixtures.exports import SITE_URL, exported
from fixtures.hostile import WORDS, hostile
from fixtures.library import Rendered
from fixtures.pages import whole, without_front_matter
from fixtures.structures import accord
from readers import LANGUAGES, READERS
from statement_archive.addresses import Addresses
from statement_archive.ledger import published_edits
from statement_archive.model import Archive, DivergenceKind, Quotation, Register, Remark
from statement_archive.pipeline import Build, render

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("https://www.w3.org/ns/activitystreams#")
DC = "http://purl.org/dc/"
RESOURCES = {"body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector"}
RESOURCES |= {"refinedBy": "oa:refinedBy", "conformsTo": f"{DC}terms/conformsTo", "partOf": "as:partOf"}
RESOURCES |= {way: f"as:{way}" for way in ("first", "last", "next", "prev")}
CONTEXT: dict[str, Any] = {
    "oa": str(OA),
    "as": str(AS),
    "id": "@id",
    "type": "@type",
    **{name: {"@id": iri, "@type": "@id"} for name, iri in RESOURCES.items()},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "total": "as:totalItems",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextualBody", "exact", "prefix", "suffix")},
    **{name: f"oa:{name}" for name in ("start", "end", "FragmentSelector", "XPathSelector", "TextQuoteSelector")},
    **{name: f"oa:{name}" for name in ("TextPositionSelector", "assessing", "classifying", "commenting", "describing")},
    **{name: f"oa:{name}" for name in ("editing", "identifying", "linking", "questioning")},
    "format": f"{DC}elements/1.1/format",
    "language": f"{DC}elements/1.1/language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}
"""What of http://www.w3.org/ns/anno.jsonld the files use: no test asks the network for it."""
Tree = Callable[[str], HtmlElement]


def records(archive: Archive) -> dict[str, Any]:
    return {path: json.loads(content) for path, content in exported(archive, "annotations").items()}


def graph_of(archive: Archive) -> Graph:
    graph = Graph()
    for path, record in records(archive).items():
        assert record["@context"] == "http://www.w3.org/ns/anno.jsonld"
        text = json.dumps({**record, "@context": CONTEXT})
        graph.parse(data=text, format="json-ld", publicID=SITE_URL + path)
    return graph


def annotations(archive: Archive) -> list[dict[str, Any]]:
    return [one for record in records(archive).values() for one in record.get("items", ())]


def noted() -> Archive:
    """A treaty with a remark on a title, a labelled heading, a cell of a table, a line of verse and an item."""
    work = accord()
    words = {"title": "between", "s1": "Scope", "p3": "Ships <a> | b", "p6": "the river stays", "p2.2.1": "barges"}
    remarks = tuple(
        Remark(f"{slot}-a", slot, DivergenceKind.SCOPE, None, (Quotation("en", text),), WORDS, "x.yml:1")
        for slot, text in words.items()
    )
    register = Register("divergences", ("en", "zh-Hans"), remarks, (), "x.yml:1")
    return Archive((replace(work, document=replace(work.document, registers=(register,))),))


class Published:
    """Pages and files of an archive by the address that annotations give."""

    def __init__(self, archive: Archive, pages: Rendered, to_tree: Tree) -> None:
        addresses = Addresses(LANGUAGES, SITE_URL, has_folders=True)
        self._pages = {addresses.quoted(page.path): page for page in pages}
        self._files = {SITE_URL + path: content for path, content in exported(archive, "text").items()}
        self._trees: dict[str, HtmlElement] = {}
        self._to_tree = to_tree

    def tree(self, address: str) -> HtmlElement:
        if address not in self._trees:
            self._trees[address] = self._to_tree(without_front_matter(whole(self._pages[address])))
        return self._trees[address]

    def texts(self, resource: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Each text that a resource selects from, with the selectors of words in it."""
        source = resource["source"]
        if source in self._files:
            encoding = "utf-8" if "/raw/" in source else "utf-8-sig"
            yield self._files[source].decode(encoding), resource["selector"]
            return
        element, *anchors = resource["selector"]
        (found,) = self.tree(source).xpath(element["value"])
        yield "".join(found.itertext()), element["refinedBy"]
        for anchor in anchors:
            (_,) = self.tree(source).xpath(f"//*[@id={json.dumps(anchor['value'])}]")


def select(text: str, selectors: list[dict[str, Any]]) -> set[tuple[int, str]]:
    """Where the words are and what they are, by each of the selectors."""
    quote, position = selectors
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert around in text
    start, end = position["start"], position["end"]
    assert text.startswith(around, start - len(quote["prefix"]))
    return {(start, quote["exact"]), (start, text[start:end])}


def resources(annotation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from annotation["target"]
    yield from (body for body in annotation["body"] if body["type"] == "SpecificResource")


@pytest.mark.parametrize("name", ["real", "hostile", "noted"])
def test_selectors_find_their_words_where_they_are_published(
    real: Build, rendered: Rendered, to_tree: Tree, name: str
) -> None:
    archive = {"real": real.archive, "hostile": hostile(), "noted": noted()}[name]
    published = Published(archive, rendered if name == "real" else render(archive, READERS), to_tree)
    found = annotations(archive)
    assert found
    for resource in (resource for one in found for resource in resources(one)):
        for text, selectors in published.texts(resource):
            assert len(select(text, selectors)) == 1


def test_words_that_moved_are_not_found(to_tree: Tree) -> None:
    (one, *_) = annotations(noted())
    ((text, selectors),) = Published(noted(), render(noted(), READERS), to_tree).texts(one["target"][0])
    with pytest.raises(AssertionError):
        select(f"x{text}", selectors)
    with pytest.raises(AssertionError):
        select(text.replace("between", "among"), selectors)


def test_every_remark_reference_change_damage_and_sic_is_one(real: Build) -> None:
    for archive in (real.archive, hostile(), noted()):
        motivations = [one["motivation"] for one in annotations(archive)]
        documents = [work.document for work in archive.works]
        editions = [edition for work in archive.works for edition in work.editions]
        registers = [register for document in documents for register in document.registers]
        assert motivations.count("editing") == sum(len(edition.ledger.edits) for edition in editions)
        assert motivations.count("linking") == len(archive.references.links)
        assert motivations.count("questioning") == sum(len(edition.ledger.damages) for edition in editions)
        remarks = sum(len(register.remarks) for register in registers)
        sics = sum(len(document.sics) for document in documents)
        assert motivations.count("assessing") + motivations.count("commenting") == remarks + sics


def test_one_collection_leads_through_all_pages(real: Build) -> None:
    made = records(real.archive)
    collection = made["data/annotations.jsonld"]
    pages: list[dict[str, Any]] = []
    way = collection["first"]
    while way:
        page = made[way.removeprefix(SITE_URL)]
        assert page["partOf"] == collection["id"] and page.get("prev") == (pages[-1]["id"] if pages else None)
        pages.append(page)
        way = page.get("next")
    assert len(pages) == len(real.works) and pages[-1]["id"] == collection["last"]
    assert sum(len(page["items"]) for page in pages) == collection["total"]


def test_ids_are_addresses_in_their_page_and_none_stands_twice(real: Build) -> None:
    for path, record in records(real.archive).items():
        ids = [one["id"] for one in record.get("items", ())]
        assert len(set(ids)) == len(ids)
        assert {urldefrag(id).url for id in ids} <= {record["id"]} == {SITE_URL + path}


def test_they_are_linked_data(real: Build) -> None:
    for archive in (real.archive, hostile()):
        graph = graph_of(archive)
        found = annotations(archive)
        assert {URIRef(one["id"]) for one in found} == {*graph.subjects(RDF.type, OA.Annotation)}
        assert len([*graph.objects(None, OA.hasTarget)]) == sum(len(one["target"]) for one in found)
        exact = {str(words) for words in graph.objects(None, OA.exact)}
        assert exact == {selectors[0]["exact"] for one in found for selectors in quotes(one)}
        assert {str(iri) for iri in graph.predicates()} & {"", "id"} == set()
        motives = {*graph.objects(None, OA.motivatedBy)}
        assert motives <= {OA.assessing, OA.commenting, OA.editing, OA.linking, OA.questioning}


def quotes(annotation: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    for resource in resources(annotation):
        first, *_ = resource["selector"]
        yield first.get("refinedBy", resource["selector"])


def test_reasons_are_told_in_each_language_as_editors_wrote_them(real: Build) -> None:
    for one in annotations(hostile()):
        told = {body["language"]: body["value"] for body in one["body"] if "language" in body}
        assert told == dict(WORDS.texts) or one["motivation"] == "editing"
    for one in annotations(real.archive):
        languages = [body["language"] for body in one["body"] if "language" in body]
        assert languages == list(LANGUAGES), one["id"]


def test_a_change_has_what_the_raw_file_has_and_what_proves_it(real: Build) -> None:
    made = {one["id"]: one["body"] for one in annotations(real.archive)}
    for work in real.works:
        page = f"{SITE_URL}data/{work.document.id}/annotations.jsonld"
        for edition in work.editions:
            for number, (edit, _) in enumerate(published_edits(edition.ledger.edits), 1):
                raw, rule, proof, *_ = made[f"{page}#{edition.witness.siglum}-r{number}"]
                quote, position = raw["selector"]
                assert quote["exact"] == edit.before == edition.raw.whole[position["start"] : position["end"]]
                assert (rule["value"], proof["value"]) == (edit.rule, edit.proof.value)
