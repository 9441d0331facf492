"""What may be a mark, a title or a row and may be none is read in the likelier way, and an editor is asked."""

from collections.abc import Callable

import pytest

from fixtures.library import as_it_stands
from readers import localized
from statement_archive.edition.parse import parse
from statement_archive.model import Document, Numbering, Section

Declare = Callable[..., Document]
WORDS = localized("words")


def lines_of(document: Document, text: str) -> tuple[list[str], int]:
    """Label and text of each block, and how many questions are asked."""
    parsed, findings = parse(as_it_stands(document.witnesses[0], text), document=document)
    blocks = [f"{block.mark.label} | {block.text}" if block.mark else block.text for block in parsed.blocks]
    return blocks, sum(finding.is_open_question for finding in findings)


def with_items(declare: Declare, *marks: str) -> Document:
    body = Section("body", "text", WORDS, range(1, 4), items=((1, (0, 0)),))
    return declare(sections=(body,), numbering=Numbering(paragraph=("{n}. ",), item=marks))


@pytest.mark.parametrize("line", ["2. and 3. of the annex apply.", "3. Mai 2024 war ein Freitag.", "2. noted that."])
def test_first_number_that_a_sentence_goes_on_from_is_a_question(declare: Declare, line: str) -> None:
    blocks, questions = lines_of(declare(numbering=Numbering(("{n}. ",))), f"Title\n\n{line}\n\n1. One is said.\n")
    assert blocks == ["Title", line, "1 | One is said."]
    assert questions == 1


def test_small_letter_behind_a_number_that_the_next_counts_on_from_is_none(declare: Declare) -> None:
    text = "Title\n\n2. noted that.\n\n3. noted this.\n"
    assert lines_of(declare(numbering=Numbering(("{n}. ",))), text) == (
        ["Title", "2 | noted that.", "3 | noted this."],
        0,
    )


def test_item_without_a_second_one_is_a_question(declare: Declare) -> None:
    text = "1. Of what follows:\n\n(a) one;\n\n(b) two.\n\n2. Rules.\n\n(a) and (b) of paragraph 1 apply.\n"
    blocks, questions = lines_of(with_items(declare, "({letter}) "), text)
    assert blocks[1:3] == ["(a) | one;", "(b) | two."]
    assert blocks[4] == "(a) and (b) of paragraph 1 apply."
    assert questions == 1


def test_items_within_an_item_do_not_part_it_from_the_next(declare: Declare) -> None:
    text = "1. Of these:\n\n(a) one:\n\n(i) first;\n\n(ii) second;\n\n(b) two.\n"
    blocks, questions = lines_of(with_items(declare, "({letter}) ", "({roman}) "), text)
    assert [block.split(" ")[0] for block in blocks[1:]] == ["(a)", "(i)", "(ii)", "(b)"]
    assert questions == 0


def test_count_begins_anew_below_the_words_of_a_heading(declare: Declare) -> None:
    numbering = Numbering(paragraph=("{n}. ",), section=("Article {n}",))
    text = "Title\nArticle 1\nShips\n1. One.\n2. Two.\nArticle 2\nCrews\n1. Three.\n"
    blocks, questions = lines_of(declare(headings=2, numbering=numbering), text)
    assert blocks[-2:] == ["Article 2 | Crews", "1 | Three."]
    assert questions == 0


def test_first_number_behind_an_unfinished_paragraph_is_text(declare: Declare) -> None:
    text = "Title\n\n1. One.\n\n2. As is said in the first sentence of paragraph\n1. They come.\n"
    blocks, _ = lines_of(declare(numbering=Numbering(("{n}. ",))), text)
    assert blocks[-1] == "1. They come."


@pytest.mark.parametrize("call", ["[1]", "¹", "*"])
def test_sentence_that_calls_a_note_is_no_heading(declare: Declare, call: str) -> None:
    numbering = Numbering(section=("Article {n}",))
    text = f"Title\n\nArticle 1\nShips give notice.{call}\nThey pay no toll.\n"
    blocks, _ = lines_of(declare(headings=1, numbering=numbering), text)
    assert blocks == ["Title", "Article 1 | Article 1", f"Ships give notice.{call}", "They pay no toll."]


def test_count_begins_anew_below_a_heading_that_no_blank_line_parts(declare: Declare) -> None:
    text = "Title\n\nShips\n1. One.\n2. Two.\nCrews\n1. Three.\n"
    blocks, questions = lines_of(declare(numbering=Numbering(("{n}. ",))), text)
    assert blocks[-2:] == ["Crews", "1 | Three."]
    assert questions == 0


def test_lines_of_a_title_that_no_blank_line_parts_are_a_question(declare: Declare) -> None:
    blocks, questions = lines_of(declare(), "Statement\nof the Ports\nThe ports are open.\nShips give notice.\n")
    assert blocks == ["Statement\nof the Ports", "The ports are open.", "Ships give notice."]
    assert questions == 1


def test_lines_of_a_title_that_a_blank_line_parts_are_none(declare: Declare) -> None:
    blocks, questions = lines_of(declare(), "Statement\nof the Ports\n\nThe ports are open.\n")
    assert (blocks, questions) == (["Statement\nof the Ports", "The ports are open."], 0)


def test_table_ends_where_a_line_is_no_row(declare: Declare) -> None:
    body = Section("body", "text", WORDS, range(1, 4), tables=frozenset({2}))
    blocks, _ = lines_of(declare(sections=(body,)), "Title\n\nOf quotas:\n\nPort\tTons\nEast\t9\nThey hold.\n")
    assert blocks == ["Title", "Of quotas:", "Port\tTons\nEast\t9", "They hold."]


def test_title_of_a_document_with_verse_is_no_stanza(declare: Declare) -> None:
    sections = (Section("body", "text", WORDS, range(1, 2)), Section("s1", "verse", WORDS, range(2, 3), is_verse=True))
    text = "Statement\nThe ports are open.\n\n1. Song\n\nThe bells ring\nout to sea\n"
    blocks, _ = lines_of(declare(sections=sections, numbering=Numbering(section=("{n}. ",))), text)
    assert blocks == ["Statement", "The ports are open.", "1 | Song", "The bells ring\nout to sea"]


def test_date_behind_a_number_that_counts_on_is_a_question(declare: Declare) -> None:
    text = "1. Eins.\n\n2. Zwei.\n\n3. Mai 2024 war ein Freitag.\n"
    blocks, questions = lines_of(declare(numbering=Numbering(("{n}. ",))), text)
    assert blocks == ["1 | Eins.", "2 | Zwei.", "3. Mai 2024 war ein Freitag."]
    assert questions == 1


@pytest.mark.parametrize(
    "text",
    [
        "Article 1\nThe ports on both coasts of the strait give notice\nof each ship that comes in.\n",
        "Article 1\nTHE PORTS ON BOTH COASTS OF THE STRAIT, THE EASTERN AND\nTHE WESTERN ONE, GIVE NOTICE.\n",
    ],
)
def test_line_that_goes_on_right_below_is_no_words_of_a_heading(declare: Declare, text: str) -> None:
    blocks, _ = lines_of(declare(headings=1, numbering=Numbering(section=("Article {n}",))), f"Title\n\n{text}")
    assert blocks[1] == "Article 1 | Article 1"


def test_lines_of_verse_right_below_a_number_are_one_stanza(declare: Declare) -> None:
    sections = tuple(Section(f"s{n}", f"song-{n}", WORDS, paragraphs=None, is_verse=True) for n in (1, 2))
    document = declare(sections=sections, numbering=Numbering(section=("{han}",)))
    blocks, _ = lines_of(document, "海港\n\n一\n船只归来，\n海鸥鸣叫。\n\n二\n灯火点亮，\n钟声响彻。\n")
    assert blocks == ["海港", "一 | 一", "船只归来，\n海鸥鸣叫。", "二 | 二", "灯火点亮，\n钟声响彻。"]
