"""Numbers that `numbering` does not say how to read are asked for: else they would be text, and no labels."""

from collections.abc import Callable

import pytest

from fixtures.library import as_it_stands
from statement_archive.edition.parse import parse
from statement_archive.model import Document, Numbering

Declare = Callable[..., Document]


def asked(document: Document, text: str) -> list[str]:
    _, findings = parse(as_it_stands(document.witnesses[0], text), document=document)
    assert all(finding.is_open_question for finding in findings)
    return [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Title\n\n1. Ships may pass.\n\n2. They pay no toll.\n", "1. Ships may pass."),
        ("标题\n\n一、船舶可以通过。\n\n二、不收费用。\n", "一、船舶可以通过。"),
        ("Title\n\nShips:\n\n(a) may pass;\n\n(b) pay no toll.\n", "(a) may pass;"),
        ("Title\n\nArticle 1\n\nShips may pass.\n\nArticle 2\n\nThey pay.\n", "Article 1"),
        ("Title\n\nArt. 1\n\nShips may pass.\n\nArt. 2\n\nThey pay.\n", "Art. 1"),
        ("Título\n\nArt. 1.- Pasan.\n\nArt. 2.- No pagan.\n", "Art. 1.- Pasan."),
        ("Title\n\n1.1 Ships may pass.\n\n1.2 They pay no toll.\n", "1.1 Ships may pass."),
        ("标题\n\n甲、船舶可以通过。\n\n乙、不收费用。\n", "甲、船舶可以通过。"),
        ("標題\n\n第1項　船舶可以通過。\n\n第2項　不收費用。\n", "第1項　船舶可以通過。"),
    ],
)
def test_numbers_that_are_not_declared_are_asked_for(text: str, first: str, declare: Declare) -> None:
    assert asked(declare(), text) == [f"`{first}` of `en` opens with a number, as others do"]


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nShips may pass.\n\n2. They pay no toll.\n",
        "Title\n\n1 May is free.\n\n2 May is not.\n",
        "Title\n\nChapter 3\n\nShips may pass.\n\nChapter 7\n\nThey pay.\n",
        "Title\n\nI. Ships may pass.\n",
    ],
)
def test_what_does_not_count_to_two_is_text(text: str, declare: Declare) -> None:
    assert asked(declare(), text) == []


def test_numbers_that_are_declared_are_not(declare: Declare) -> None:
    document = declare(headings=2, numbering=Numbering(("{n}. ",), ("Article {n}",)))
    assert asked(document, "Title\n\nArticle 1\n\n1. One.\n\n2. Two.\n\nArticle 2\n\n1. Three.\n\n2. Four.\n") == []


def test_the_mark_of_notes_that_no_line_opens_with_is_asked_for(declare: Declare) -> None:
    document = declare(numbering=Numbering(footnote="{n} "))
    assert asked(document, "Title\n\nShips may pass.¹\n\n¹ Since 1920.\n") == [
        "no line of `en` opens with `{n} `, as `numbering` says of its footnotes"
    ]


def test_the_number_of_paragraphs_that_no_line_opens_with_is_asked_for(declare: Declare) -> None:
    document = declare(numbering=Numbering(("{n}. ",)))
    assert asked(document, "标题\n\n1.船舶可以通过。\n\n2.不收费用。\n") == [
        "no line of `en` opens with `{n}. `, as `numbering` says of its paragraphs"
    ]


@pytest.mark.parametrize("sign", ["[1]", "〔1〕", "[注1]", "¹", "*"])
def test_what_the_text_calls_and_is_read_as_no_note_is_asked_for(sign: str, declare: Declare) -> None:
    text = f"Title\n\nShips may pass.{sign}\n\nThey pay no toll.\n\n{sign} Since 1920.\n\n{sign} At night.\n"
    assert asked(declare(), text) == [f"`{sign} Since 1920.` of `en` may be a note: the text calls `{sign}`"]
    assert asked(declare(), text.replace(f"pass.{sign}", "pass.")) == []
