"""What readers type is found: typed in a browser, key by key, hosted and from a disk; and all of it without one."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from fixtures.search_in_node import ask
from statement_archive.bench.search import (
    CONSIDERED,
    MANY_TONGUES,
    QUERIES,
    Hit,
    Query,
    Rates,
    answers,
    load_queries,
    rates,
    with_index,
)
from statement_archive.verify.site.serving import served

SETS = {name: load_queries(Path(__file__).with_name(f"{name}.yml")) for name in QUERIES}
EIGHT_LANGUAGES = load_queries(Path(__file__).with_name(f"{MANY_TONGUES}.yml"))
FLOORS = {"reciprocal_rank": 0.97, "first": 0.96, "on_paragraph": 0.95}


def below(figures: Rates) -> dict[str, float]:
    """The figures that do not reach their floor."""
    told = {key: getattr(figures, key) for key in FLOORS}
    return {key: figure for key, figure in told.items() if figure < FLOORS[key]}


@pytest.mark.parametrize(("name", "misses"), [("queries", 0), ("queries_held_out", 6)])
def test_the_engine_answers_every_query_but_a_few(index: dict[str, str], name: str, misses: int) -> None:
    queries = SETS[name]
    answered = ask(index, [(query.text, query.language) for query in queries])
    hits = [[Hit(*(*found.split(" "), "")[:3]) for found in answer["hits"][:1]] for answer in answered]
    missed = [query.text for query, first in zip(queries, hits, strict=True) if not any(map(query.accepts, first))]
    assert len(missed) <= misses, missed


def test_eight_languages_are_found(index_of_many_tongues: dict[str, str]) -> None:
    answered = ask(index_of_many_tongues, [(query.text, query.language) for query in EIGHT_LANGUAGES])
    told = [tuple(Hit(*(*found.split(" "), "")[:3]) for found in answer["hits"][:CONSIDERED]) for answer in answered]
    assert below(rates(list(zip(EIGHT_LANGUAGES, told, strict=True)))) == {}


def test_the_queries_in_eight_languages_are_many() -> None:
    """Each has a text as its aim; more than one, where these write it alike."""
    assert len(EIGHT_LANGUAGES) > 90 and all(query.witnesses for query in EIGHT_LANGUAGES)
    assert len({query.witnesses for query in EIGHT_LANGUAGES if len(query.witnesses) == 1}) == 8


@pytest.mark.parametrize("world", ["hosted", "file"])
def test_eight_languages_are_found_in_a_browser(
    world: str, browser: Browser, built_site: Path, offline_copy: Path, index_of_many_tongues: dict[str, str]
) -> None:
    """Every fourth query, others in the other world."""
    site = built_site if world == "hosted" else offline_copy
    queries = EIGHT_LANGUAGES[("hosted", "file").index(world) :: 4]
    with with_index(site, index_of_many_tongues) as copy, ExitStack() as opened:
        base = opened.enter_context(served(copy)) if world == "hosted" else f"{copy.as_uri()}/"
        assert below(rates(list(answers(browser, base, queries)))) == {}


@pytest.mark.parametrize("world", ["hosted", "file"])
def test_the_right_paragraph_comes_first(world: str, browser: Browser, served_site: str, offline_copy: Path) -> None:
    """Every twelfth query, others in either world; `make bench` types them all."""
    base = served_site if world == "hosted" else f"{offline_copy.as_uri()}/"
    queries = [query for own in SETS.values() for query in own][("hosted", "file").index(world) :: 12]
    assert len(queries) > 45
    assert below(rates(list(answers(browser, base, queries)))) == {}


@pytest.mark.parametrize("name", SETS)
def test_the_queries_are_many_and_of_all_kinds(name: str) -> None:
    queries = SETS[name]
    assert len(queries) >= 80 and len({(query.text, query.language) for query in queries}) == len(queries)
    assert {query.language for query in queries} == {"en", "zh", "zh-Hant"}
    assert len({query.kind for query in queries}) >= 20


def test_a_query_is_right_by_its_place_and_its_text() -> None:
    query = Query("x", "en", "word", ("a p1", "a p2"), ("en",))
    hits = (Hit("a", "p1", "mt"), Hit("a", "p2", "en"))
    assert [query.accepts(hit) for hit in hits] == [False, True]
    assert rates([(query, hits)]).reciprocal_rank == 0.5 and rates([(query, hits)]).on_paragraph == 1
    assert rates([(query, ())]) == rates([(query, (Hit("b", "p1", "en"),))])
