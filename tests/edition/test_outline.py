"""What only the texts tell of an outline is counted from them, and what they tell differently is asked."""

from dataclasses import replace
from typing import Any

import pytest

from fixtures.library import as_it_stands
from readers import localized
from statement_archive.edition.outline import settle
from statement_archive.edition.parse import parse
from statement_archive.model import KNOWN_KINDS, Document, Numbering, Section, Status, Witness

NUMBERS = Numbering(paragraph=("{n}. ",), section=("{roman}. ",), item=("({letter}) ", "({roman}) "))


def witness(siglum: str, numbering: Numbering = NUMBERS) -> Witness:
    origin = localized("a copy")
    return Witness(siglum, "en", Status.OFFICIAL, f"raw/{siglum}.txt", "0" * 64, origin, "writ:9", numbering=numbering)


def settled(sections: tuple[Section, ...], *texts: str, **numbering: Any) -> tuple[Document, list[str]]:
    own = replace(NUMBERS, **numbering)
    witnesses = tuple(witness(f"w{index}", own) for index, _ in enumerate(texts))
    words = localized("words")
    document = Document("writ", KNOWN_KINDS["treaty"], "2024-05-01", words, words, words, words, sections, witnesses)
    parsed = [parse(as_it_stands(one, text), document=document)[0] for one, text in zip(witnesses, texts, strict=True)]
    document, findings = settle(document, parsed)
    return document, [finding.message for finding in findings]


def counted(id_: str, **more: Any) -> Section:
    return Section(id_, id_, localized(id_), paragraphs=None, **more)


def ids(document: Document) -> list[str]:
    return [slot.id for slot in document.outline if slot.id != "title"]


def labels(document: Document) -> list[str]:
    return [slot.label for slot in document.outline if slot.id.startswith("p") and "." not in slot.id]


TWO = (counted("s1"), counted("s2"))


def test_paragraphs_and_items_are_counted() -> None:
    items = "(a) share;\n\n(b) keep:\n\n(i) one;\n\n(ii) two."
    text = f"I. Data\n\n1. We will:\n\n{items}\n\n2. Two.\n\nII. People\n\n3. Three.\n"
    document, messages = settled(TWO, text)
    assert ids(document) == ["s1", "p1", "p1.1", "p1.2", "p1.2.1", "p1.2.2", "p2", "s2", "p3"]
    assert messages == []


def test_numbers_that_begin_anew_are_the_works_own() -> None:
    document, messages = settled(TWO, "I. Data\n\n1. One.\n\n2. Two.\n\nII. People\n\n1. Three.\n\n2. Four.\n")
    assert (labels(document), messages) == (["1", "2", "1", "2"], [])


def test_clauses_without_a_number_before_numbered_ones_are_called_by_their_ids() -> None:
    text = "Resolution\n\nThe Assembly,\n\nRecalling peace,\n\n1. Calls for more;\n\n2. Decides so.\n"
    document, messages = settled((counted("body"),), text)
    assert (labels(document), messages) == (["p1", "p2", "1", "2"], [])


def test_numbers_that_a_text_lost_are_not_taken_for_a_count_begun_anew() -> None:
    whole = "I. Data\n\n1. One.\n\n2. Two.\n\nII. People\n\n3. Three.\n\n4. Four.\n"
    document, _ = settled(TWO, whole, whole.replace("3. ", "").replace("1. ", ""))
    assert labels(document) == ["1", "2", "3", "4"]


def test_an_article_between_two_others_is_counted() -> None:
    text = "Treaty\n\nArticle 1\n\nOne.\n\nArticle 1 bis\n\nMore.\n\nArticle 2\n\nTwo.\n"
    document, messages = settled((counted("body"),), text, paragraph=("Article {n}",))
    assert (labels(document), messages) == (["1", "1 bis", "2"], [])


def test_texts_that_count_differently_are_asked_about() -> None:
    one, other = "I. Data\n\nOne.\n\nTwo.\n\nII. People\n\nThree.\n", "I. Data\n\nOne.\n\nII. People\n\nThree.\n"
    document, messages = settled(TWO, one, one, other)
    assert ids(document) == ["s1", "p1", "p2", "s2", "p3"]
    assert messages == ["section `s1` is taken to have 2 paragraphs, but 1 in `w2`"]


def test_a_section_that_no_text_shows_needs_its_paragraphs_declared() -> None:
    _, messages = settled((counted("body"), Section("more", "more", localized("more"), paragraphs=None)), "One.\n")
    assert messages == [
        "no text shows where section `body` begins and ends",
        "no text shows where section `more` begins and ends",
    ]


@pytest.mark.parametrize("said", [{"items": ((9, (0,)),)}, {"tables": frozenset({9})}])
def test_what_is_said_of_a_paragraph_that_is_none_is_a_finding(said: dict[str, Any]) -> None:
    _, messages = settled((counted("body", **said),), "Title\n\n1. One.\n\n2. Two.\n")
    assert messages == ["section `body` has no paragraph 9, of which `items` or `tables` speaks"]


def test_sections_with_given_paragraphs_have_to_go_on_counting() -> None:
    sections = (counted("s1"), Section("s2", "s2", localized("s2"), paragraphs=range(5, 6)))
    _, messages = settled(sections, "I. Data\n\n1. One.\n\n2. Two.\n\nII. People\n\n3. Three.\n")
    assert "section `s2` begins with paragraph 5" in messages
