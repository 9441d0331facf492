"""What a segment is called: as its text prints it, and in brackets or by a word where nothing is printed."""

from dataclasses import replace

import pytest

from fixtures.structures import accord
from readers import ENGLISH, reader
from statement_archive.model import Kind, Segment, Slot
from statement_archive.names import (
    extent,
    head_label,
    heading_title,
    number_label,
    passage_name,
    phrase,
    place_name,
    segment_name,
    short_name,
    sign,
    slot_label,
    slot_name,
)
from statement_archive.parts.editions import slot_in

WORK = accord()
SLOTS = {slot.id: slot for slot in WORK.document.outline}


def segment(id: str, siglum: str = "en") -> Segment:
    return WORK.edition(siglum).by_slot[id]


class TestSegments:
    @pytest.mark.parametrize(
        ("id", "in_lists", "on_its_page", "in_a_sentence"),
        [
            ("title", "title", "title", "The title"),
            ("p1", "[1]", "[1]", "Paragraph 1"),
            ("s1", "Article 1", "Article 1", "Article 1"),
            ("s2", "Article 1 bis", "Article 1 bis", "Article 1 bis"),
            ("song", "heading", "heading", "The section heading"),
            ("p2", "Article 1, 1", "1", "Article 1, 1"),
            ("p2.1", "Article 1, 1(a)", "(a)", "Article 1, 1(a)"),
            ("p2.2.1", "Article 1, 1(b)(i)", "(i)", "Article 1, 1(b)(i)"),
            ("p3", "[2]", "[2]", "Table 2"),
            ("p6", "[6]", "[6]", "Stanza 6"),
            ("closing", "closing formula", "closing formula", "The closing formula"),
            ("signatures", "signatures", "signatures", "The signatures"),
            ("note", "note", "note", "The note"),
            ("note-2", "note (2)", "note (2)", "The note (2)"),
            ("fn1", "footnote [1]", "[1]", "Footnote [1]"),
        ],
    )
    def test_is_called_by_what_is_printed(self, id: str, in_lists: str, on_its_page: str, in_a_sentence: str) -> None:
        own = segment(id)
        assert number_label(own, ENGLISH) == in_lists
        assert head_label(own, ENGLISH) == on_its_page
        assert passage_name(own, ENGLISH) == in_a_sentence

    def test_a_bare_number_keeps_its_word_in_every_language(self) -> None:
        own = replace(segment("p2"), label="1", cited="II, 1")
        assert passage_name(own, ENGLISH) == "Paragraph II, 1"
        assert passage_name(own, reader("zh")) == "第II, 1段"

    def test_a_heading_that_prints_only_a_numeral_is_told_from_a_paragraph(self) -> None:
        own = replace(segment("s1"), label="II", cited="II")
        assert number_label(own, ENGLISH) == "heading II"
        assert passage_name(own, ENGLISH) == "The heading of section II"

    def test_a_heading_that_prints_nothing_is_counted_by_the_archive(self) -> None:
        own = replace(segment("s2"), label="", cited="")
        assert number_label(own, ENGLISH) == "heading 2"

    def test_a_list_of_places_needs_no_brackets(self) -> None:
        assert place_name(segment("p3"), ENGLISH) == "2"

    def test_what_stands_for_several_says_so(self) -> None:
        own = replace(segment("p6"), answers=("p6", "p7"), cited="[6–7]")
        assert number_label(own, ENGLISH) == "[6–7]"
        assert place_name(own, ENGLISH) == "6"
        assert extent(own, WORK) == "6–7"
        assert extent(segment("p6"), WORK) == ""

    def test_a_section_is_listed_with_label_and_words(self) -> None:
        assert heading_title(segment("s1")) == "Article 1 Scope"
        assert heading_title(segment("s1", "zh-Hans")) == "第一条 范围"

    def test_a_heading_that_is_only_its_label_is_listed_once(self) -> None:
        assert heading_title(segment("s2")) == "Article 1 bis"
        assert heading_title(replace(segment("s2"), text="Article 1 bis")) == "Article 1 bis"

    def test_within_a_sentence_a_label_stays_as_it_is_printed(self) -> None:
        assert phrase("Paragraph 7", "7") == "paragraph 7"
        assert phrase("Article 2 bis", "Article 2 bis") == "Article 2 bis"


class TestSlots:
    @pytest.mark.parametrize(
        ("id", "short", "label", "sentence", "signed"),
        [
            ("title", "title", "title", "The title", "T"),
            ("s1", "heading 1", "heading 1", "The heading of section 1", "§1"),
            ("s2", "heading 1 bis", "heading 1 bis", "The heading of section 1 bis", "§1 bis"),
            ("song", "heading", "heading", "The section heading", "§"),
            ("p4", "3", "[3]", "Paragraph 3", "3"),
            ("p2.1", "1.1", "[1.1]", "Item 1.1", "1.1"),
            ("p2.2.1", "1.2.1", "[1.2.1]", "Item 1.2.1", ".1"),
            ("closing", "closing formula", "closing formula", "The closing formula", "C"),
            ("note-2", "note (2)", "note (2)", "The note (2)", "N2"),
            ("fn2", "footnote 2", "footnote 2", "Footnote 2", "n2"),
        ],
    )
    def test_is_called_by_what_the_work_counts(
        self, id: str, short: str, label: str, sentence: str, signed: str
    ) -> None:
        slot = SLOTS[id]
        names = (short_name(slot, ENGLISH), slot_label(slot, ENGLISH), slot_name(slot, ENGLISH), sign(slot, ENGLISH))
        assert names == (short, label, sentence, signed)

    def test_is_called_by_what_an_edition_prints_there(self) -> None:
        assert slot_name(slot_in(WORK.edition("en"), SLOTS["p4"]), ENGLISH) == "Article 1, 3"
        assert slot_name(slot_in(WORK.edition("en"), SLOTS["p3"]), ENGLISH) == "Table 2"
        assert slot_name(slot_in(WORK.edition("ar"), SLOTS["p7"]), ENGLISH) == "Stanza 7"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.HEADING])
def test_the_search_has_a_name_for_each_kind(kind: Kind) -> None:
    assert segment_name(kind, "", ENGLISH)


def test_a_second_heading_of_the_same_words_is_no_second_title() -> None:
    assert slot_name(Slot("title", Kind.TITLE, None, None), ENGLISH) == "The title"
