"""A line that looks like a heading and is counted as a paragraph is asked about, unless something explains it."""

from collections.abc import Callable

from readers import localized
from statement_archive.model import Decision, Document, Section, Work

Declare = Callable[..., Document]
EditOf = Callable[..., tuple[Work, tuple[str, ...]]]
WORDS = localized("words")
COUNTED = (Section("body", "text", WORDS, paragraphs=None),)


def test_line_that_looks_like_a_heading_and_is_counted_is_a_question(declare: Declare, edit_of: EditOf) -> None:
    _, messages = edit_of(declare(sections=COUNTED), {"en": "Title\n\nOne is said.\n\nOf Ships\n\nTwo is said.\n"})
    assert [message for message in messages if "`Of Ships` of `en` looks like a heading" in message]


def test_lines_of_verse_are_none(declare: Declare, edit_of: EditOf) -> None:
    verse = (Section("body", "text", WORDS, paragraphs=None, is_verse=True),)
    _, messages = edit_of(declare(sections=verse), {"en": "Title\n\nOf Ships\n\nThe bells ring out\n"})
    assert not [message for message in messages if "looks like a heading" in message]


def test_line_that_an_editor_placed_is_none(declare: Declare, edit_of: EditOf) -> None:
    decided = (Decision("Of Ships", "p2", "sources/writ/document.yml:30"),)
    document = declare(sections=COUNTED, decisions=decided)
    _, messages = edit_of(document, {"en": "Title\n\nOne is said.\n\nOf Ships\n\nTwo is said.\n"})
    assert not [message for message in messages if "looks like a heading" in message]
