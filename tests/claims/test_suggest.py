"""Suggestions: what is brought together, what is not, and in which order and words an editor gets it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from readers import localized
from statement_archive.claims.quote import prove_passages
from statement_archive.claims.suggest import Suggestion, suggest
from statement_archive.cli import main
from statement_archive.model import (
    KNOWN_KINDS,
    Archive,
    Document,
    DocumentKind,
    Likeness,
    Passage,
    Reference,
    References,
    Relation,
    Status,
    Term,
    Work,
)
from statement_archive.pipeline import Build

WORDS = localized("words")
VACCINE = Term("vaccine", {"en": ("vaccine",), "zh": ("疫苗",), "zh-Hant": ("疫苗",)}, "sources/glossary.yml:3")
FILLER = "abandon barley candle dragon ember falcon garden hollow island jungle kettle lantern".split()

Make = Callable[..., Work]


@pytest.fixture
def make(declare: Callable[..., Document], edit_of: Callable[..., tuple[Work, Any]]) -> Make:
    """Makes a work of one witness: these paragraphs, and a dozen that have nothing in common with anything."""

    def work(id_: str, *paragraphs: str, date: str = "2020-01-01", **changes: Any) -> Work:
        fillers = [f"{id_.title()}{word}." for word in FILLER]
        kind = changes.pop("kind", KNOWN_KINDS["statement"])
        document = declare(paragraphs=len(paragraphs) + len(FILLER), **changes)
        document = replace(document, id=id_, date=date, kind=kind)
        made, _ = edit_of(document, {document.witnesses[0].siglum: "\n\n".join((*paragraphs, *fillers))})
        return made

    return work


def places(suggestions: Iterable[Suggestion]) -> list[tuple[str, ...]]:
    return [tuple(f"{end.document} {end.slot}" for end in suggestion.ends) for suggestion in suggestions]


def test_a_rare_term_is_found_across_languages_and_scripts(make: Make) -> None:
    english = make("a", "The vaccines must reach all.", date="2020-03-01")
    simplified = make("b", "我们支持疫苗研发。", siglum="zh", language="zh-Hans", date="2020-02-01")
    traditional = make("c", "各方談到疫苗問題。", siglum="zh-Hant", language="zh-Hant")
    found = suggest(Archive((english, simplified, traditional)), (VACCINE,))
    assert sorted(places(found)) == [("a p1", "b p1"), ("a p1", "c p1"), ("b p1", "c p1")]
    assert all("vaccine" in suggestion.shared for suggestion in found)


def test_a_term_is_nothing_to_those_who_do_not_have_it_in_the_glossary(make: Make) -> None:
    works = make("a", "The vaccines must reach all."), make("b", "我们支持疫苗研发。", siglum="zh", language="zh-Hans")
    assert suggest(Archive(works), ()) == ()


def test_an_acronym_is_no_common_word(make: Make) -> None:
    who = Term("who", {"en": ("WHO",), "zh": ("世卫组织",), "zh-Hant": ("世衛組織",)}, "sources/glossary.yml:3")
    works = make("a", "Those who came late."), make("b", "世卫组织表示欢迎。", siglum="zh", language="zh-Hans")
    assert suggest(Archive(works), (who,)) == ()


def test_a_word_that_many_segments_have_does_not_pair_them(make: Make) -> None:
    works = make("a", *(f"Progress a{n}." for n in "uvwxyz")), make("b", *(f"Progress b{n}." for n in "uvwxyz"))
    assert suggest(Archive(works), ()) == ()


def test_a_number_counts_as_what_it_is_in_both_languages(make: Make) -> None:
    agenda = Term("agenda", {"en": ("agenda",), "zh": ("议程",), "zh-Hant": ("議程",)}, "sources/glossary.yml:3")
    works = make("a", "The 2030 agenda."), make("b", "2030年议程。", siglum="zh", language="zh-Hans")
    (found,) = suggest(Archive(works), (agenda,))
    assert {"2030", "agenda"} <= set(found.shared)


def test_the_later_document_comes_first(make: Make) -> None:
    early = make("z", "The vaccines must reach all.")
    late = make("a", "A vaccine is near.", date="2020-09-17")
    assert places(suggest(Archive((early, late)), (VACCINE,))) == [("a p1", "z p1")]


@pytest.mark.parametrize("kind", [KNOWN_KINDS["press release"], KNOWN_KINDS["news report"]])
def test_on_one_day_a_statement_comes_before_what_is_said_of_it(make: Make, kind: DocumentKind) -> None:
    statement, report = make("z", "The vaccines must reach all."), make("a", "A vaccine is near.", kind=kind)
    assert places(suggest(Archive((statement, report)), (VACCINE,))) == [("a p1", "z p1")]


def test_the_quotation_is_the_clause_that_shares_most(make: Make) -> None:
    first = make("a", "We met in May, a vaccine is “within reach”, and we left.")
    works = first, make("b", "Some say: “Vaccines within reach. Soon.”")
    (found,) = suggest(Archive(works), (VACCINE,))
    assert {end.words for end in found.ends} == {"a vaccine is “within reach”", "Vaccines within reach"}


def test_machine_translations_are_left_out(make: Make) -> None:
    machine = make("a", "The vaccines must reach all.", status=Status.MACHINE_TRANSLATION)
    assert suggest(Archive((machine, make("b", "A vaccine is near."))), (VACCINE,)) == ()


def test_segments_of_one_document_are_no_pair(make: Make) -> None:
    assert suggest(Archive((make("a", "A vaccine is near.", "The vaccines are here."),)), (VACCINE,)) == ()


@pytest.mark.parametrize(
    "decide",
    [lambda decided: References(links=(decided,)), lambda decided: References(declined=(decided,))],
    ids=["links", "declined"],
)
def test_what_editors_decided_is_left_out_unless_asked_for(
    make: Make, decide: Callable[[Reference], References]
) -> None:
    works = make("a", "The vaccines must reach all."), make("b", "A vaccine is near.")
    ends = Passage("a", "en", "p1", "vaccines", ""), Passage("b", "en", "p1", "vaccine", "")
    decided = Reference("r001", ends, Relation.ECHOES, Likeness.INFERRED, "editor", WORDS, "sources/references.yml:2")
    archive = Archive(works, references=decide(decided))
    assert suggest(archive, (VACCINE,)) == ()
    assert len(suggest(archive, (VACCINE,), known=True)) == 1


def test_every_quotation_of_the_real_archive_stands_in_its_text(real: Build) -> None:
    found = suggest(real.archive, (), known=True)
    assert len(found) > 100
    assert list(prove_passages(real.archive, (end for suggestion in found for end in suggestion.ends))) == []


def test_no_two_suggestions_are_about_the_same_segments(real: Build) -> None:
    pairs = [frozenset(pair) for pair in places(suggest(real.archive, (), known=True))]
    assert len(pairs) == len(set(pairs))


def test_the_order_does_not_depend_on_that_of_the_works_and_falls_by_score(real: Build) -> None:
    found = suggest(real.archive, (), known=True)
    assert suggest(replace(real.archive, works=real.archive.works[::-1]), (), known=True) == found
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_an_editor_gets_entries_to_fill_in(project: Path) -> None:
    result = CliRunner().invoke(main, ["--project", str(project), "suggest", "--limit", "2"])
    entries = yaml.safe_load(result.stdout)
    assert [entry["id"] for entry in entries] == ["new001", "new002"]
    assert all(entry["relation"] == entry["class"] == "" and len(entry["ends"]) == 2 for entry in entries)
