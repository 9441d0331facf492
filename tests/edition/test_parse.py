"""Texts of many kinds are taken apart into blocks, whatever their numbers, marks and line ends look like."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from fixtures.library import as_it_stands
from readers import localized
from statement_archive.edition.parse import parse
from statement_archive.model import Boilerplate, Document, Numbering, PartKind, Section

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/archive/parse.yml").read_text("utf-8"))
REASON = localized("a reason")
Declare = Callable[..., Document]


def numbering(note: str = "", **templates: str | list[str]) -> Numbering:
    """As a document.yml writes it: one template, or a list of them."""
    made = {kind: (one,) if isinstance(one, str) else tuple(one) for kind, one in templates.items()}
    return replace(Numbering(note=note), **made)  # type: ignore[arg-type]


def taken_apart(document: Document, text: str) -> tuple[list[list[Any]], list[str]]:
    """Kind, number and text of each block, and the findings."""
    parsed, findings = parse(as_it_stands(document.witnesses[0], text), document=document)
    assert "".join(text[part.start : part.end] for part in parsed.parts) == text
    assert all(text[block.start : block.end] == block.text for block in parsed.blocks)
    blocks = [[block.kind.value, *([block.number] if block.number else []), block.text] for block in parsed.blocks]
    return blocks, [finding.message for finding in findings]


@pytest.mark.parametrize("name", CASES)
def test_text(name: str, declare: Declare) -> None:
    case = CASES[name]
    document = declare(
        paragraphs=case.get("paragraphs", 3),
        headings=case.get("headings", 0),
        note=True,
        numbering=numbering(**case.get("numbering", {})),
    )
    blocks, messages = taken_apart(document, case["text"])
    assert blocks == case["blocks"]
    assert messages == case.get("messages", [])


LINE_ENDS = ["\n", "\r\n", "\r", "\x0b", "\f", "\x85", "\u2028", "\u2029", "\n\n", " \r\n\u3000"]


@pytest.mark.parametrize("line_end", LINE_ENDS)
def test_every_line_end_ends_a_line(line_end: str, declare: Declare) -> None:
    document = declare(numbering=Numbering(paragraph=("{n}. ",)))
    blocks, messages = taken_apart(document, line_end.join(["Title", "1. One.", "Two.", ""]))
    assert blocks == [["title", "Title"], ["paragraph", 1, "One."], ["paragraph", "Two."]]
    assert messages == []


class TestBoilerplate:
    def entry(self, **anchor: Any) -> Boilerplate:
        return Boilerplate(REASON, "sources/writ/document.yml:20", **anchor)

    @pytest.mark.parametrize(
        ("anchor", "left"),
        [
            ({"text": "Page 1"}, ["One.", "Two. Page 1", "Three."]),
            ({"text": "Page 1", "occurrence": 2}, ["Page 1", "One.", "Two.", "Three."]),
            ({"start": "Two."}, ["Page 1", "One."]),
            ({"until": "One."}, ["Two. Page 1", "Three."]),
            ({"start": "Page 1", "occurrence": 2}, ["Page 1", "One.", "Two."]),
        ],
    )
    def test_is_no_block(self, declare: Declare, anchor: dict[str, Any], left: list[str]) -> None:
        document = declare(boilerplate=(self.entry(**anchor),))
        blocks, messages = taken_apart(document, "Page 1\nOne.\nTwo. Page 1\nThree.\n")
        assert [block[-1] for block in blocks] == left
        assert messages == []

    def test_leaves_the_white_space_around_it(self, declare: Declare) -> None:
        document = declare(boilerplate=(self.entry(start="Two"),))
        parsed, _ = parse(as_it_stands(document.witnesses[0], "One.\n\nTwo \n\n"), document=document)
        assert [(part.kind.value, part.start, part.end) for part in parsed.parts] == [
            *(("text", 0, 4), ("space", 4, 6), ("boilerplate", 6, 9), ("space", 9, 12))
        ]

    def test_within_a_line_of_a_title_is_no_mark(self, declare: Declare) -> None:
        document = declare(boilerplate=(self.entry(text="(draft)"),))
        parsed, _ = parse(as_it_stands(document.witnesses[0], "On (draft) Ships\nof War\n\nOne.\n"), document=document)
        kinds = [part.kind.value for part in parsed.parts if part.kind is not PartKind.SPACE]
        assert kinds == ["text", "boilerplate", "text", "text", "text"]

    def test_that_is_not_there_or_overlaps_is_a_finding(self, declare: Declare) -> None:
        entries = (self.entry(text="One. Two"), self.entry(text="Two."), self.entry(text="Three"))
        _, messages = taken_apart_loosely(declare(boilerplate=entries), "One. Two.")
        assert messages == ["the boilerplate `Three` is not in the text", "boilerplate overlaps at character 5"]


def taken_apart_loosely(document: Document, text: str) -> tuple[int, list[str]]:
    parsed, findings = parse(as_it_stands(document.witnesses[0], text), document=document)
    return len(parsed.blocks), [finding.message for finding in findings]


def test_numbers_out_of_order_are_read_as_they_are_printed(declare: Declare) -> None:
    blocks, messages = taken_apart(declare(numbering=Numbering(("{n}. ",))), "2. Two.\n1. One.\n")
    assert (blocks, messages) == ([["paragraph", 2, "Two."], ["paragraph", 1, "One."]], [])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("76/311. Management of ballast water", "title"),
        ("Agreement No. 5 on the Strait", "title"),
        ("Remarks by H.E. Mr. Minister of Trade", "title"),
        ("Bekanntmachung nach Art. 7 des Vertrags", "title"),
        ("The strait is open. Ships may pass", "paragraph"),
        ("All agreed. So", "paragraph"),
    ],
)
def test_the_dot_of_a_number_or_an_abbreviation_ends_no_sentence(line: str, kind: str, declare: Declare) -> None:
    blocks, messages = taken_apart(declare(), f"{line}\n\nOne is said.\n")
    assert (blocks, messages) == ([[kind, line], ["paragraph", "One is said."]], [])


@pytest.mark.parametrize(
    ("end", "blocks"),
    [
        (
            "\nAnnex\nFormat of readings\n\n2. Two.\n",
            [["heading", "Annex\nFormat of readings"], ["paragraph", 2, "Two."]],
        ),
        ("Annex\n2. Two.\n", [["heading", "Annex"], ["paragraph", 2, "Two."]]),
        ("\nAnnex\nIt is a list:\n", [["heading", "Annex"], ["paragraph", "It is a list:"]]),
    ],
)
def test_signatures_end_where_a_section_begins(end: str, blocks: list[list[Any]], declare: Declare) -> None:
    body = Section("body", "text", localized("Text"), paragraphs=None, has_signatures=True)
    annex = Section("annex", "annex", localized("Annex"), paragraphs=None, is_headed=True)
    document = declare(sections=(body, annex), numbering=Numbering(("{n}. ",)))
    found, messages = taken_apart(document, f"Title\n\n1. One.\n\nFor Aland:\nThe Director\n{end}")
    assert found[2:] == [["signatures", "For Aland:\nThe Director"], *blocks]
    assert messages == []


def test_a_closing_formula_may_stand_on_several_lines(declare: Declare) -> None:
    body = Section("body", "text", localized("Text"), paragraphs=None, has_closing=True)
    document = declare(sections=(body,), numbering=Numbering(("{n}. ",)))
    blocks, messages = taken_apart(document, "Title\n\n1. One.\n\n71st plenary meeting\n9 December 2021\n")
    assert blocks[2:] == [["closing", "71st plenary meeting\n9 December 2021"]]
    assert messages == []


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (
            "第{n}条",
            "第1条（目的）\n浮標を管理する。\n第2条（雑則）\n協議して定める。\n第1条の目的は、妨げられない。\n",
        ),
        ("第{n}条", "第1条　この取決めは、浮標を管理する。\n第2条　協議して定める。\n第1条の目的は、妨げられない。\n"),
        ("제{n}조", "제1조(목적)\n부표를 관리한다.\n제2조(시행)\n서명한 날부터 시행한다.\n제1조에 따른다.\n"),
        ("제{n}조", "제1조 이 약정은 부표를 관리한다.\n제2조 서명한 날부터 시행한다.\n제1조에 따른다.\n"),
    ],
)
def test_a_number_with_a_particle_right_behind_it_is_a_word(template: str, text: str, declare: Declare) -> None:
    blocks, messages = taken_apart(declare(headings=2, numbering=Numbering((), (template,))), text)
    assert [block[1] for block in blocks if block[0] == "heading"] == [1, 2]
    assert blocks[-1] == ["paragraph", text.splitlines()[-1]]
    assert messages == []


def test_a_list_goes_on_behind_a_lost_item(declare: Declare) -> None:
    document = declare(numbering=Numbering(("{n}. ",), item=("({letter}) ",)))
    blocks, messages = taken_apart(
        document, "1. Ships:\n\n(a) give notice;\n\n(b) wait;\n\n(d) pay.\n\n(x) marks a place.\n"
    )
    assert blocks == [
        ["paragraph", 1, "Ships:"],
        ["item", 1, "give notice;"],
        ["item", 2, "wait;"],
        ["item", 4, "pay."],
        ["paragraph", "(x) marks a place."],
    ]
    assert messages == []


@pytest.mark.parametrize(
    "letters",
    [
        "a b c d đ e g h i k",
        "a b c d e f g h i l m",
        "a b c d e f g h i j k l m n ñ o",
        "а б в г д е ж з и к л",
        "а б в г д е ж з и й к",
        "а б в г ґ д е є ж",
        "α β γ δ ε στ ζ η θ ι ια",
        "a b c d e f",
    ],
)
def test_letters_count_in_the_order_in_which_the_text_goes_on(letters: str, declare: Declare) -> None:
    document = declare(numbering=Numbering((), item=("{letter}) ",)))
    blocks, messages = taken_apart(document, "".join(f"{letter}) text;\n" for letter in letters.split()))
    assert [block[:2] for block in blocks] == [["item", number + 1] for number in range(len(letters.split()))]
    assert messages == []


def test_a_number_within_a_block_is_none_where_the_next_block_has_it(declare: Declare) -> None:
    document = declare(paragraphs=5, numbering=Numbering(("{n}. ",)))
    text = (
        "3. Die Ämter lesen die Pegel ab, erstmals am\n4. Januar 2017, und zwar stündlich.\n\n4. Die Werte sind frei.\n"
    )
    blocks, messages = taken_apart(document, text)
    assert blocks == [
        ["paragraph", 3, "Die Ämter lesen die Pegel ab, erstmals am"],
        ["paragraph", "4. Januar 2017, und zwar stündlich."],
        ["paragraph", 4, "Die Werte sind frei."],
    ]
    assert messages == []


@pytest.mark.parametrize(
    ("closing", "kinds"),
    [(True, ["closing", "signatures"]), (False, ["signatures"])],
)
def test_signatures_that_follow_one_another_are_one_block(closing: bool, kinds: list[str], declare: Declare) -> None:
    body = Section("body", "text", localized("Text"), paragraphs=None, has_closing=closing, has_signatures=True)
    end = ["Done at Vienna\n14 March 2019", "For Aland:\nThe Director", "For Boria:\nThe Director-General"]
    document = declare(sections=(body,), numbering=Numbering(("{n}. ",)))
    blocks, messages = taken_apart(document, "Title\n\n1. One.\n\n" + "\n\n".join(end) + "\n")
    assert [block[0] for block in blocks[2:]] == kinds
    assert "\n\n".join(block[1] for block in blocks[2:]) == "\n\n".join(end)
    assert messages == []


def test_numbers_that_follow_one_another_open_what_holds_what(declare: Declare) -> None:
    marks = Numbering(("{n}. ",), ("Art. {n}. ",), ("({letter}) ", "({roman}) "))
    text = (
        "Art. 1. 1. (a) Ships pass.\n(b) (i) They pay.\n(ii) They give notice.\n2. All agree.\nArt. 2. 1 May is free.\n"
    )
    blocks, messages = taken_apart(declare(headings=2, numbering=marks), text)
    assert blocks == [
        ["heading", 1, "Art. 1."],
        ["paragraph", 1, "1."],
        ["item", 1, "Ships pass."],
        ["item", 2, "(b)"],
        ["item", 1, "They pay."],
        ["item", 2, "They give notice."],
        ["paragraph", 2, "All agree."],
        ["heading", 2, "Art. 2."],
        ["paragraph", "1 May is free."],
    ]
    assert messages == []


def test_a_heading_above_a_lower_one_has_its_words_on_the_line_below_it(declare: Declare) -> None:
    marks = Numbering((), ("Chapter {roman}", "Article {n}"))
    text = "CHAPTER I\nGENERAL\n\nArticle 1\n\nShips pass.\n\nCHAPTER II\n\nArticle 2\n\nThey pay.\n"
    blocks, messages = taken_apart(declare(headings=4, numbering=marks), text)
    assert [block for block in blocks if block[0] == "heading"] == [
        ["heading", 1, "GENERAL"],
        ["heading", 1, "Article 1"],
        ["heading", 2, "CHAPTER II"],
        ["heading", 2, "Article 2"],
    ]
    assert messages == []


def test_time_is_linear_in_the_text(declare: Declare) -> None:
    """A hostile text of one kind of character is read in a moment; nothing is measured but that it ends."""
    document = declare(paragraphs=9, numbering=Numbering(("{n}. ",), ("{han}、",), ("·",), "*"))
    for text in ("1. " * 100_000, "(" * 200_000, " " * 200_000, "一" * 200_000, "9" * 200_000, "·\n" * 50_000):
        parsed, _ = parse(as_it_stands(document.witnesses[0], text), document=document)
        assert parsed.text == text
