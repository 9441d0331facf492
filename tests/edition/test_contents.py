"""Sections are counted from the texts whose headings show where they begin and end."""

from collections.abc import Callable
from dataclasses import replace
from unittest.mock import Mock

import pytest

from fixtures.library import as_it_stands
from readers import localized
from statement_archive.edition import contents
from statement_archive.edition.outline import settle
from statement_archive.edition.parse import parse
from statement_archive.labels import rank_of
from statement_archive.model import Document, Localized, Numbering, Section, Work

Declare = Callable[..., Document]
EditOf = Callable[..., tuple[Work, tuple[str, ...]]]
ARTICLES = ("Article 1\n\nOne.\n\nArticle 2\n\nTwo.\n\nThree.\n\n", "Article 3\n\nFour.\n\n")


def articles(count: int) -> tuple[Section, ...]:
    return tuple(
        Section(f"s{number}", f"article-{number}", localized(f"Article {number}"), None, heading=str(number))
        for number in range(1, count + 1)
    )


def counted(document: Document, text: str) -> tuple[list[int], list[str]]:
    """How many paragraphs each section is found to have, and what is said of it."""
    parsed, misread = parse(as_it_stands(document.witnesses[0], text), document=document)
    assert misread == ()
    settled, findings = settle(document, [parsed])
    return [len(section.paragraphs or ()) for section in settled.sections], [finding.message for finding in findings]


def test_sections_end_where_the_next_begins(declare: Declare) -> None:
    document = declare(sections=articles(3), numbering=Numbering((), ("Article {n}",)))
    assert counted(document, "Title\n\n" + "".join(ARTICLES)) == ([1, 2, 1], [])


def test_a_heading_that_no_text_has_is_asked_for_and_the_others_are_counted(declare: Declare) -> None:
    document = declare(sections=articles(4), numbering=Numbering((), ("Article {n}",)))
    found, messages = counted(document, "Title\n\n" + "".join(ARTICLES))
    assert found == [1, 2, 1, 0]
    assert messages == ["no text has the heading of section `s4`"]


def test_an_end_without_heading_before_an_annex_takes_nothing_from_either(declare: Declare) -> None:
    end = Section("end", "end", localized("End"), range(0), has_signatures=True)
    annexes = tuple(
        Section(f"annex-{number}", f"annex-{number}", Localized({"en": f"Annex {roman}"}), None, is_headed=True)
        for number, roman in enumerate(("I", "II"), 1)
    )
    document = declare(sections=(*articles(3), end, *annexes), numbering=Numbering((), ("Article {n}",)))
    text = (
        "Title\n\n" + "".join(ARTICLES) + "For Aland:\nThe Director\n\nAnnex I\n\nFive.\n\nAnnex II\n\nSix.\n\nSeven.\n"
    )
    assert counted(document, text) == ([1, 2, 1, 0, 1, 2], [])


@pytest.mark.parametrize("level", [1, 2])
def test_a_heading_is_known_by_its_level_or_by_its_whole_label(level: int, declare: Declare) -> None:
    annexes = tuple(
        Section(
            f"s{2 + number}", f"annex-{number}", localized(f"Annex {roman}"), None, heading=str(number), level=level
        )
        for number, roman in enumerate(("I", "II"), 1)
    )
    document = declare(sections=(*articles(2), *annexes), numbering=Numbering((), ("Article {n}", "Annex {roman}")))
    text = "Title\n\n" + ARTICLES[0] + "Annex I\n\nFive.\n\nAnnex II\n\nSix.\n\nSeven.\n"
    assert counted(document, text) == ([1, 2, 1, 2], [])


PREAMBLE = Section("preamble", "preamble", localized("Preamble"), None, is_headed=True)
TEXTS = {
    "en": "Title\n\nWhereas\n\nOne is said.\n\nArticle 1\n\nTwo is said.\n\nArticle 2\n\nThree is said.\n",
    "de": "Titel\n\nIn Anbetracht\n\nEins steht.\n\nArtikel 1\n\nZwei steht.\n\nArtikel 2\n\nDrei steht.\n",
}
"""Texts that print the heading of a preamble in other words than editors do."""


def in_two_languages(declare: Declare, *sections: Section) -> Document:
    english = declare(sections=sections, numbering=Numbering((), ("Article {n}",)))
    german = replace(english.witnesses[0], siglum="de", language="de", numbering=Numbering((), ("Artikel {n}",)))
    return replace(english, witnesses=(*english.witnesses, german))


def test_a_heading_without_a_number_is_known_by_its_place(declare: Declare, edit_of: EditOf) -> None:
    work, messages = edit_of(in_two_languages(declare, PREAMBLE, *articles(2)), TEXTS)
    assert messages == ()
    assert [work.edition(siglum).by_slot["preamble"].text for siglum in TEXTS] == ["Whereas", "In Anbetracht"]
    assert [len(section.paragraphs or ()) for section in work.document.sections] == [1, 1, 1]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        pytest.param("In Anbetracht\n\n", "", id="a text has none there"),
        pytest.param("In Anbetracht\n\n", "In Anbetracht\n\nVon Schiffen\n\n", id="a text has two there"),
    ],
)
def test_it_is_asked_for_where_its_place_does_not_tell(
    declare: Declare, edit_of: EditOf, words: str, instead: str
) -> None:
    texts = TEXTS | {"de": TEXTS["de"].replace(words, instead)}
    _, messages = edit_of(in_two_languages(declare, PREAMBLE, *articles(2)), texts)
    assert any("no text has the heading of section `preamble`" in message for message in messages)


def test_a_heading_with_a_number_is_not_known_by_its_place(declare: Declare, edit_of: EditOf) -> None:
    texts = {siglum: text + "\nOf Ships\n\nFour.\n" for siglum, text in TEXTS.items()}
    _, messages = edit_of(in_two_languages(declare, PREAMBLE, *articles(3)), texts)
    assert any("no text has the heading of section `s3`" in message for message in messages)


def test_a_section_is_looked_for_once_however_many_headings_there_are(
    declare: Declare, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Mock(side_effect=rank_of)
    monkeypatch.setattr(contents, "rank_of", counting)
    document = declare(sections=articles(20), numbering=Numbering((), ("Article {n}",)))
    counted(document, "Title\n\n" + "Article 1\n\nOne.\n\n" * 100)
    assert counting.call_count <= 4 * len(document.sections)
