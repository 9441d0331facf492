"""Texts whose letters fold into several or into none are found as they are typed, and marked whole."""

from pathlib import Path
from time import monotonic

import pytest

from fixtures.search_in_node import ask, call
from fixtures.search_index import files_of
from readers import READERS
from statement_archive.pipeline import build, render
from statement_archive.search import search_records

CASES = Path(__file__).parent.parent / "cases/texts/search-expanding-characters"
LIGATURES, APART, MANY = ("lig-2024-07-01", "nfd-2024-03-01", "unicode-2024-03-01")
VARIANTS = {LIGATURES: "ligatures-soft-hyphens", APART: "nfd", MANY: "unicode"}


@pytest.fixture(scope="module")
def indexes() -> dict[str, dict[str, str]]:
    made = {}
    for document, variant in VARIANTS.items():
        archive = build(CASES / variant).archive
        made[document] = files_of(search_records(archive, READERS, render(archive, READERS)))
    return made


@pytest.mark.parametrize(
    ("document", "typed", "found"),
    [
        (LIGATURES, "fleets", "p1 en"),
        (LIGATURES, "ﬂeets", "p1 en"),
        (LIGATURES, "conference", "p1 en"),
        (LIGATURES, "con\u00adference", "p1 en"),
        (LIGATURES, "fisheries", "title en"),
        (APART, "pêche", "title fr"),
        (APART, "pe\u0302che", "title fr"),
        (APART, "peche", "title fr"),
        (APART, "Bénin", "p1 fr"),
        (APART, "benin", "p1 fr"),
        (APART, "équipages", "p3 fr"),
        (MANY, "effort", "p1 en"),
        (MANY, "fishing fleets", "p1 en"),
        (MANY, "cooperation agreement", "p1 en"),
        (MANY, "cote d'azur", "p2 en"),
        (MANY, "Be\u0301nin", "p2 en"),
        (MANY, "Åland", "p2 en"),
        (MANY, "zerowidth", "p2 en"),
        (MANY, "zero width", "p2 en"),
        (MANY, "2030", "p1 zh"),
        (MANY, "AI", "p1 zh"),
        (MANY, "王毅", "p2 zh"),
    ],
)
def test_it_is_found_without_being_put_right(
    indexes: dict[str, dict[str, str]], document: str, typed: str, found: str
) -> None:
    (answer,) = ask(indexes[document], [(typed, "en")])
    assert (answer["hits"][0], answer["correction"]) == (f"{document} {found}", "")


def test_a_text_is_folded_in_a_time_that_grows_with_it_alone() -> None:
    """Where it grew with the square of the text, so many letters took minutes, and a page that had them stood still."""
    text = "x" * 150_000 + "a\u200b" * 75_000
    before = monotonic()
    folded = call("words", "fold", text)
    assert folded.startswith("x" * 150_000) and monotonic() - before < 20


def test_a_word_that_is_longer_than_any_is_no_compound() -> None:
    assert call("stems", "partsIn", "handel" * 50_000, "de", None) == []


def test_an_address_tells_of_a_hit_what_it_can_hold() -> None:
    told = call("marks", "told", ["x" * 100_000, "y", "y", *map(str, range(1000))])
    assert (told[:2], len(told)) == (["x" * 300, "y"], 20)
