"""A termbase holds the glossary: each term as texts have it, where they do, and what only a machine wrote apart."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from lxml import etree
from translate.storage.tbx import tbxfile, tbxunit

from fixtures.exports import exported
from fixtures.jing import SCHEMAS, faults
from fixtures.translated import HOSTILE, with_machine
from statement_archive.export.xml_text import restore_carried
from statement_archive.model import Archive, Localized, Occurrence, Span, Term
from statement_archive.pipeline import Build

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
OLD, NEW = "data/glossary.tbx", "data/glossary-2019.tbx"
MACHINE = "en-t-zh-t0-und"
SAME = {
    "martif": "tbx",
    "martifHeader": "tbxHeader",
    "termEntry": "conceptEntry",
    "langSet": "langSec",
    "tig": "termSec",
}
"""What is called otherwise since 2019."""


@pytest.fixture(scope="module")
def files(real: Build) -> dict[str, bytes]:
    return exported(real.archive, "tbx", "csv")


def concepts(files: dict[str, bytes]) -> dict[str, tbxunit]:
    """The concepts as translate-toolkit reads them, by the ids that the glossary has."""
    return {unit.getid().removeprefix("term-"): unit for unit in tbxfile(BytesIO(files[OLD])).units}


def terms(unit: tbxunit, language: str) -> dict[str, str | None]:
    """The terms of a language and the standing of each."""
    found = unit.get_target_terms(language) if has(unit, language) else []
    return {restore_carried(term.text): term.administrative_status for term in found}


def has(unit: tbxunit, language: str) -> bool:
    return any(node.get(LANGUAGE) == language for node in unit.xmlelement.iter("langSet"))


def rows(files: dict[str, bytes]) -> Iterator[dict[str, str]]:
    """The same in the table that spreadsheets open."""
    yield from csv.DictReader(StringIO(files["data/glossary.csv"].decode("utf-8-sig"), newline=""))


def test_terms_are_those_that_texts_have(files: dict[str, bytes]) -> None:
    found = concepts(files)
    for row in rows(files):
        columns = {"en": "en", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", MACHINE: "machine en"}
        wanted = {language: row[column].split("; ") if row[column] else [] for language, column in columns.items()}
        assert (row["id"] in found) == any(wanted.values())
        for language, forms in wanted.items():
            assert not forms or [*terms(found[row["id"]], language)] == forms


def test_what_only_a_machine_says_is_deprecated_and_noted(files: dict[str, bytes]) -> None:
    belt = concepts(files)["belt-and-road"]
    assert set(terms(belt, "en").values()) == {"admittedTerm-admn-sts"}
    assert set(terms(belt, MACHINE).values()) == {"deprecatedTerm-admn-sts"}
    notes = [note.text for term in belt.get_target_terms(MACHINE) for note in term.notes if note.scope == "term"]
    assert "machine translation" in notes
    every = [unit for unit in concepts(files).values() if has(unit, MACHINE)]
    said = {term.casefold() for unit in every for term in terms(unit, "en")}
    same = [standing for unit in every for term, standing in terms(unit, MACHINE).items() if term.casefold() in said]
    assert "admittedTerm-admn-sts" in same


def test_definitions_stand_with_the_terms_of_their_language(real: Build, files: dict[str, bytes]) -> None:
    root = etree.fromstring(files[OLD])
    for term in real.archive.terms:
        for concept in root.iterfind(f".//termEntry[@id='term-{term.id}']"):
            assert term.definition
            found = [restore_carried(node.text) for node in concept.iter("descrip")]
            assert sorted(found) == sorted(term.definition.texts.values())
            for section in concept.iterfind("langSet"):
                own = [node.text for node in section.iterfind("descrip")]
                language = {"zh-Hans": "zh"}.get(section.get(LANGUAGE), section.get(LANGUAGE))
                assert own == [term.definition.texts[language]] if language != MACHINE else own == []


def test_each_term_leads_to_the_passages_that_have_it(real: Build, files: dict[str, bytes]) -> None:
    root = etree.fromstring(files[OLD])
    places = [place.get("target") for place in root.iterfind(".//xref")]
    documents = {made.document.id for made in real.archive.works}
    assert places and all(place.startswith("https://archive.example/") for place in places)
    assert all(documents & set(place.split("/")) for place in places)


def test_both_years_of_the_standard_say_the_same(files: dict[str, bytes]) -> None:
    old, new = (content(etree.fromstring(files[path])) for path in (OLD, NEW))
    assert old == new
    assert {etree.QName(node).namespace for node in etree.fromstring(files[NEW]).iter()} == {
        "urn:iso:std:iso:30042:ed-2"
    }


def content(root: etree._Element) -> list[tuple[str | None, ...]]:
    """All that elements say, under the names that they have today."""
    names = {node: etree.QName(node).localname for node in root.iter()}
    return [(SAME.get(name, name), node.get(LANGUAGE), node.get("id"), node.text) for node, name in names.items()]


def hostile() -> Archive:
    """A glossary whose definitions and forms are hostile; each form stands in the text."""
    made = with_machine()
    text = made.editions[0].text
    start = text.index("The Parties")
    occurrences = tuple(Occurrence(f"t{n}", "en", "p1", Span(start, start + 11)) for n, _ in enumerate(HOSTILE))
    listed = (
        Term(f"t{n}", {"en": ()}, "x.yml:1", definition=Localized({"en": s, "fr": s})) for n, s in enumerate(HOSTILE)
    )
    return Archive((made,), terms=tuple(listed), occurrences={"accord": occurrences})


def test_hostile_words_come_back_as_they_were() -> None:
    found = etree.fromstring(exported(hostile(), "tbx")[OLD])
    read = [[restore_carried(node.text) for node in unit.iter("descrip")] for unit in found.iter("termEntry")]
    assert read == [[words, words] for words in HOSTILE]


def test_a_glossary_that_no_text_uses_is_none(real: Build) -> None:
    assert exported(replace(real.archive, occurrences={}), "tbx") == {}
    assert exported(replace(real.archive, terms=()), "tbx") == {}


def test_both_are_valid_and_a_broken_one_is_not(files: dict[str, bytes], tmp_path: Path) -> None:
    own = {path: content for path, content in files.items() if path in (OLD, NEW)}
    own |= {f"hostile {path}": content for path, content in exported(hostile(), "tbx").items()}
    broken = {
        "nameless": files[OLD].replace(b'<langSet xml:lang="en">', b"<langSet>", 1),
        "unknown": files[NEW].replace(b"admittedTerm-admn-sts", b"admitted", 1),
        "older": files[OLD].replace(b"termEntry", b"conceptEntry"),
    }
    assert faults(SCHEMAS / "tbx.rnc", {**own, **broken}, tmp_path).keys() == broken.keys()
