"""Where a text names a term or an entity, and where it only seems to."""

from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import pytest

from fixtures.library import as_it_stands
from readers import localized
from statement_archive.claims import link
from statement_archive.claims.link import _inflected, link_findings, occurrences
from statement_archive.model import (
    Edition,
    Entity,
    EntityKind,
    Kind,
    Role,
    Segment,
    Span,
    Status,
    Term,
    Work,
)

Declare = Callable[..., Any]
Edited = Callable[..., Work]


def term(id: str, *en: str, zh: tuple[str, ...] = (), hant: tuple[str, ...] = (), mt: tuple[str, ...] = ()) -> Term:
    return Term(id, {"en": en, "zh": zh, "zh-Hant": hant}, f"sources/glossary.yml:{id}", machine=mt)


def country(id: str, *en: str) -> Entity:
    place = f"sources/entities.yml:{id}"
    return Entity(id, EntityKind.COUNTRY, localized(id), {"en": en}, place, role=Role.MINISTER)


@pytest.fixture
def work_of(declare: Declare) -> Edited:
    """A work with one edition, whose paragraphs are these texts."""

    def make(*texts: str, kind: Kind = Kind.PARAGRAPH, **witness: Any) -> Work:
        document = declare(paragraphs=len(texts), **witness)
        whole, segments = "\n".join(texts), []
        for number, text in enumerate(texts, 1):
            start = sum(len(other) + 1 for other in texts[: number - 1])
            span = (Span(start, start + len(text)),)
            segments.append(Segment(f"p{number}", (f"p{number}",), kind, "body", number, None, text, span, span, 1.0))
        edition = Edition(as_it_stands(document.witnesses[0], whole), tuple(segments), (), ())
        return Work(document, (edition,))

    return make


def named(work: Work, *declared: Term | Entity) -> list[tuple[str, str]]:
    """What is named, and by which words."""
    terms = tuple(entry for entry in declared if isinstance(entry, Term))
    entities = tuple(entry for entry in declared if isinstance(entry, Entity))
    text = work.editions[0].text
    return [(o.id, text[o.span.start : o.span.end]) for o in occurrences(work, terms, entities)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("world trade.", ["trade"]),
        ("Trade and TRADE", ["Trade", "TRADE"]),
        ("a trademark, untraded", []),
        ("trades; trade’s; the trade's", ["trades", "trade", "trade"]),
        ("Freetrade trade2 _trade_", ["trade"]),
    ],
)
def test_word_is_found_as_a_word_in_any_case_and_number(work_of: Edited, text: str, words: list[str]) -> None:
    assert [found for _, found in named(work_of(text), term("t", "trade"))] == words


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        ("policy", "policies, policy", ["policies", "policy"]),
        ("crisis", "cris crisis", ["crisis"]),
        ("virus", "viruses", ["viruses"]),
        ("people's livelihood", "people’s livelihood", ["people’s livelihood"]),
        ("public health", "public-health, public\nhealth, public, health", ["public-health", "public\nhealth"]),
        ("cross-border", "cross border, crossborder", ["cross border"]),
        ("WHO", "who, WHO, Who, WHO’s", ["WHO", "WHO"]),
        ("green Silk Road", "Green Silk Road, green silk road", ["Green Silk Road"]),
        ("COVID-19", "COVID-19, covid-19, COVID-191", ["COVID-19"]),
    ],
)
def test_hyphen_is_a_blank_and_a_capital_stands_for_itself(
    work_of: Edited, form: str, text: str, words: list[str]
) -> None:
    assert [found for _, found in named(work_of(text), term("t", form))] == words


def test_chinese_is_found_in_the_longest_form(work_of: Edited) -> None:
    e_commerce = term("e-commerce", zh=("电子商务", "电商"))
    silk = term("silk", zh=("丝路电商",))
    work = work_of("发展丝路电商和电商平台。", language="zh-Hans")
    assert named(work, e_commerce, silk) == [("silk", "丝路电商"), ("e-commerce", "电商")]


def test_scripts_have_their_own_forms(work_of: Edited) -> None:
    vaccine = term("t", zh=("云计算",), hant=("雲計算",))
    assert named(work_of("云计算雲計算", language="zh-Hans"), vaccine) == [("t", "云计算")]
    assert named(work_of("云计算雲計算", language="zh-Hant"), vaccine) == [("t", "雲計算")]
    assert named(work_of("云计算雲計算", language="fr"), vaccine) == []


def test_digits_and_letters_within_chinese_are_words(work_of: Edited) -> None:
    agenda = term("t", zh=("2030年议程",))
    assert named(work_of("落实2030年议程，12030年议程", language="zh-Hans"), agenda) == [("t", "2030年议程")]


def test_of_overlapping_forms_the_longest_counts(work_of: Edited) -> None:
    un, undp = term("un", "United Nations"), term("undp", "United Nations Development Programme")
    both = term("both", "industrial and supply chains")
    chain, later = term("chain", "supply chain"), term("later", "supply chains of the whole wide world")
    work = work_of("United Nations Development Programme, United Nations")
    assert [id for id, _ in named(work, un, undp)] == ["undp", "un"]
    chains = work_of("industrial and supply chains of the whole wide world")
    assert [id for id, _ in named(chains, both, chain, later)] == ["later"]


def test_of_equal_forms_the_term_comes_before_the_entity(work_of: Edited) -> None:
    assert named(work_of("China"), country("CN", "China"), term("china", "China")) == [("china", "China")]


def test_machine_translation_has_its_forms_and_those_of_its_language(work_of: Edited) -> None:
    forms = term("t", "Belt and Road", mt=("one belt, one road",))
    text = "one belt, one road; Belt and Road"
    machine = work_of(text, language="en-t-zh-t0-und", status=Status.MACHINE_TRANSLATION)
    assert [words for _, words in named(machine, forms)] == ["one belt, one road", "Belt and Road"]
    assert [words for _, words in named(work_of(text), forms)] == ["Belt and Road"]


def test_occurrence_says_segment_and_published_range(work_of: Edited) -> None:
    work = work_of("No trade.", "Trade.")
    found = [(o.siglum, o.slot, o.span) for o in occurrences(work, (term("t", "trade"),), ())]
    assert found == [("en", "p1", Span(3, 8)), ("en", "p2", Span(10, 15))]


def test_nothing_runs_from_one_paragraph_into_the_next(work_of: Edited) -> None:
    assert named(work_of("public", "health"), term("t", "public health")) == []


def messages(work: Work, terms: tuple[Term, ...] = (), entities: tuple[Entity, ...] = ()) -> list[str]:
    return [finding.message for finding in link_findings((work,), terms, entities)]


def test_what_occurs_nowhere_is_a_finding(work_of: Edited) -> None:
    found = messages(work_of("trade"), (term("t", "trade"), term("u", "unicorn")), (country("CN", "China"),))
    assert found == ["the term `u` occurs in no text", "the country `CN` occurs in no text"]


def test_term_that_stands_only_within_a_longer_one_occurs(work_of: Edited) -> None:
    assert messages(work_of("Health Silk Road"), (term("s", "Silk Road"), term("h", "Health Silk Road"))) == []


def test_terms_that_overlap_are_a_finding_until_the_whole_is_declared(work_of: Edited) -> None:
    work = work_of("global public health security")
    first, second = term("first", "global public health"), term("second", "health security")
    assert messages(work, (first, second)) == [
        "`health security` of `second` and `global public health` of `first` overlap in `p1` of `en`; the longer counts"
    ]
    assert messages(work, (first, second, term("whole", "global public health security"))) == []


def test_forms_of_one_term_may_overlap(work_of: Edited) -> None:
    assert messages(work_of("public health security"), (term("t", "public health", "health security"),)) == []


def test_shared_form_is_a_finding(work_of: Edited) -> None:
    found = messages(
        work_of("Public health, hygiene"), (term("a", "public health"), term("b", "public-health", "hygiene"))
    )
    assert found == ["`public-health` (en) is a form of `b` and of `a`"]


def test_shared_id_is_a_finding(work_of: Edited) -> None:
    work = work_of("Trade with China")
    assert messages(work, (term("CN", "trade"),), (country("CN", "China"),)) == [
        "`CN` is the id of a term, too: sources/glossary.yml:CN"
    ]


def test_country_of_a_note_without_an_entity_is_a_finding(work_of: Edited) -> None:
    text = "Ministers of Papua New Guinea, Chile and Laos took part."
    entities = (country("PG", "Papua New Guinea"), country("LA", "Lao People’s Democratic Republic", "took part"))
    work = work_of(text, kind=Kind.NOTE)
    (finding, other) = link_findings((work,), (), entities)
    assert finding.message == "`p1` of `en` names `Chile`, which is no entity's form"
    assert (finding.place, finding.hint) == ("sources/writ/document.yml:9", "declare `CL` in entities.yml")
    assert other.hint == "add it to the forms of `LA` in entities.yml"


def test_country_in_a_paragraph_needs_no_entity(work_of: Edited) -> None:
    assert messages(work_of("Chile took part.")) == []


def test_text_that_repeats_itself_is_not_walked_again(work_of: Edited, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = Mock(side_effect=_inflected)
    monkeypatch.setattr(link, "_inflected", looked_at)
    nested = term("t", *(" ".join("a" * words) for words in range(1, 41)))
    assert len(named(work_of("a " * 4000), nested)) == 100
    assert looked_at.call_count <= 41


def test_shorter_form_counts_where_the_longest_ones_are_taken(work_of: Edited) -> None:
    forms = term("t", "a", "a b", "a b c"), term("u", "c d e f"), term("v", "b x y z")
    assert named(work_of("a b c d e f; a b x y z; a b c"), *forms) == [
        ("t", "a b"), ("u", "c d e f"), ("t", "a"), ("v", "b x y z"), ("t", "a b c"),
    ]  # fmt: skip
