"""What stands behind the last paragraph is no end of the text for sure."""

from collections.abc import Callable
from dataclasses import replace

from readers import localized
from statement_archive.model import Document, Numbering, Section, Work

Declare = Callable[..., Document]
EditOf = Callable[..., tuple[Work, tuple[str, ...]]]
WORDS = localized("words")
NUMBERS = Numbering(paragraph=("{n}. ",))
BODY = Section("body", "text", WORDS, range(1, 3))
TEXT = "Title\n1. One is said.\n2. Two is said of the ports.\nThey stay open to all ships of both coasts.\n{}"


def questions(declare: Declare, edit_of: EditOf, body: Section, end: str) -> list[str]:
    _, messages = edit_of(declare(sections=(body,), numbering=NUMBERS), {"en": TEXT.format(end)})
    return [message for message in messages if "uncertain" in message]


def test_sentence_among_signatures_is_a_question(declare: Declare, edit_of: EditOf) -> None:
    assert questions(declare, edit_of, replace(BODY, has_signatures=True), "For Aland\nFor Boria\n")


def test_a_question_names_the_line_that_confirms_its_guess(declare: Declare, edit_of: EditOf) -> None:
    asked = questions(declare, edit_of, replace(BODY, has_signatures=True), "For Aland\nFor Boria\n")
    assert len(asked) == 2
    for question in asked:
        guess = question.partition("` as ")[2].partition(" (")[0]
        assert f"a segment (if that is right, `is: {guess}`; else another one), or `is: boilerplate`" in question


def test_sentence_before_a_closing_formula_is_a_question(declare: Declare, edit_of: EditOf) -> None:
    assert questions(declare, edit_of, replace(BODY, has_closing=True), "Vienna is where this was signed.\n")
