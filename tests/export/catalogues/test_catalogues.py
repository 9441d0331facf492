"""Catalogues and repositories read what the archive holds: DCAT as linked data, RO-Crate by its own library."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef
from rocrate.rocrate import ROCrate

from fixtures.exports import SITE_URL, exported, holdings
from fixtures.exports_on_disk import lay_down
from fixtures.hostile import hostile
from fixtures.structures import accord
from readers import LANGUAGES
from statement_archive.export.formats import foresee, known_formats
from statement_archive.model import Archive
from statement_archive.pipeline import Build

SPDX = Namespace("http://spdx.org/rdf/terms#")
NEEDED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCAT.landingPage, DCAT.distribution),
    DCAT.Distribution: (DCTERMS.title, DCAT.accessURL, DCAT.downloadURL, DCAT.byteSize, SPDX.checksum),
}
"""What a harvester asks of each kind of thing."""


def graph_of(files: Mapping[str, bytes], *paths: str) -> Graph:
    """What these files say, given by their paths; without these, that of the archive and all that it leads to."""
    graph = Graph()
    for path in paths or ("data/dcat.jsonld",):
        graph.parse(data=files[path], format="json-ld", publicID=SITE_URL)
    if not paths and (led := [str(one).removeprefix(SITE_URL) for one in graph.objects(None, DCAT.dataset)]):
        return graph + graph_of(files, *led)
    return graph


def faults(graph: Graph) -> list[str]:
    """What things lack that a harvester asks for, and addresses without a host."""
    found = [
        f"{kind} lacks {wanted}"
        for kind, properties in NEEDED.items()
        for thing in graph.subjects(RDF.type, kind)
        for wanted in properties
        if (thing, wanted, None) not in graph
    ]
    found += [f"{node} is no address" for node in graph.objects() if isinstance(node, URIRef) and ":" not in node]
    return found if (None, RDF.type, DCAT.Catalog) in graph else ["there is no catalogue"]


def made_before(name: str, archive: Archive) -> dict[str, str]:
    """The files in formats that stand before a catalogue, by their path, each with its document, if it is of one."""
    names = known_formats()
    return {told.path: told.document for told in foresee(holdings(archive), names[: names.index(name)], {})}


def archives(real: Build) -> Iterator[Archive]:
    yield from (real.archive, hostile(), Archive((accord(),)))


def test_dcat_has_what_harvesters_ask_for(real: Build) -> None:
    for archive in archives(real):
        assert faults(graph_of(exported(archive))) == []


def test_what_is_lacking_is_found(real_files: Mapping[str, bytes]) -> None:
    graph = graph_of(real_files)
    one = next(graph.subjects(RDF.type, DCAT.Dataset))
    graph.remove((one, DCTERMS.title, None))
    assert faults(graph) == [f"{DCAT.Dataset} lacks {DCTERMS.title}"]
    assert faults(Graph()) == ["there is no catalogue"]


def test_each_file_is_a_distribution_with_its_size_and_hash(real: Build) -> None:
    for archive in archives(real):
        files = exported(archive)
        graph = graph_of(files)
        addresses = [str(address) for address in graph.objects(None, DCAT.downloadURL)]
        assert len(set(addresses)) == len(addresses)
        for address in addresses:
            (one,) = graph.subjects(DCAT.downloadURL, URIRef(address))
            content = files[address.removeprefix(SITE_URL)]
            assert int(str(graph.value(one, DCAT.byteSize))) == len(content)
            digest = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
            assert str(digest).lower() == hashlib.sha256(content).hexdigest()
        paths = {address.removeprefix(SITE_URL) for address in addresses}
        assert paths == made_before("dcat", archive).keys()


def test_the_catalogue_leads_to_each_dataset_in_a_file_of_its_own(real: Build, real_files: Mapping[str, bytes]) -> None:
    catalogue = graph_of(real_files, "data/dcat.jsonld")
    addresses = {f"{SITE_URL}data/{work.document.id}/dcat.jsonld" for work in real.works}
    assert {str(one) for one in catalogue.objects(None, DCAT.dataset)} == addresses
    assert {*catalogue.subjects(RDF.type, DCAT.Dataset)} == set()
    for address in addresses:
        alone = graph_of(real_files, address.removeprefix(SITE_URL))
        assert [*alone.subjects(RDF.type, DCAT.Dataset)] == [URIRef(address)]
        assert (URIRef(address), DCTERMS.isPartOf, URIRef(f"{SITE_URL}data/dcat.jsonld")) in alone


def test_a_document_is_a_dataset_in_every_language(real: Build, real_files: Mapping[str, bytes]) -> None:
    graph = graph_of(real_files)
    for work in real.works:
        (one,) = graph.subjects(DCTERMS.identifier, Literal(work.document.id))
        titles = [title for title in graph.objects(one, DCTERMS.title) if isinstance(title, Literal)]
        assert {str(title.language): str(title) for title in titles} == dict(work.document.title.texts)
        assert len(titles) == len(LANGUAGES)
        assert graph.value(one, DCAT.landingPage) == URIRef(f"{SITE_URL}{work.document.id}/")


def test_the_folder_of_data_is_a_research_object_and_so_is_that_of_each_document(real: Build, tmp_path: Path) -> None:
    for number, archive in enumerate(archives(real)):
        folder = lay_down(exported(archive), tmp_path / str(number)) / "data"
        whole = ROCrate(folder, load_subcrates=True)
        nested = {entity.id.rstrip("/"): entity.get_crate() for entity in whole.subcrate_entities}
        assert nested.keys() == {work.document.id for work in archive.works}
        made = made_before("ro-crate", archive)
        assert described(whole, folder) == {
            path.removeprefix("data/") for path, document in made.items() if not document
        }
        for document, crate in nested.items():
            own = {path for path in made if path.startswith(f"data/{document}/")}
            assert {f"data/{document}/{path}" for path in described(crate, folder / document)} == own
            assert crate.name == archive.by_id[document].document.title.texts["en"]
            assert crate.root_dataset["datePublished"] and crate.version == whole.version == "1.2"


def described(crate: ROCrate, folder: Path) -> set[str]:
    """The files that it describes, by their path in its folder; each has to be there as it is described."""
    files = [entity for entity in crate.data_entities if entity.type == "File"]
    for entity in files:
        content = (folder / entity.id).read_bytes()
        assert entity["sha256"] == hashlib.sha256(content).hexdigest()
        assert (entity["contentSize"], bool(entity["name"])) == (str(len(content)), True)
    return {entity.id for entity in files}


def test_it_says_what_the_archive_is_and_under_which_terms(
    real: Build, real_files: Mapping[str, bytes], tmp_path: Path
) -> None:
    crate = ROCrate(lay_down(real_files, tmp_path) / "data")
    imprint = real.archive.about.imprint
    assert (crate.name, crate.root_dataset["version"]) == ("Statement Archive", imprint.edition)
    assert crate.license == imprint.licence.texts["en"]
    assert crate.root_dataset["publisher"]["name"] == imprint.editor.texts["en"]
    assert crate.root_dataset["datePublished"] == imprint.date


@pytest.mark.filterwarnings("ignore:.*looks like a data entity")
def test_a_broken_one_is_not_read(real_files: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = lay_down(real_files, tmp_path) / "data"
    metadata = folder / "ro-crate-metadata.json"
    record = json.loads(metadata.read_bytes())
    record["@graph"] = [entity for entity in record["@graph"] if entity["@id"] != "./"]
    metadata.write_text(json.dumps(record), "utf-8")
    with pytest.raises((KeyError, ValueError)):
        ROCrate(folder)


def test_where_there_is_nothing_there_is_no_entry() -> None:
    assert exported(Archive(()), "text", "dcat", "ro-crate") == {}
