"""What a finding about structure advises leads to what an editor who follows it expects, and to no lost text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from readers import localized
from statement_archive.model import Boilerplate, Cause, Decision, Document, LacunaRule, Numbering, Section, Work

Declare = Callable[..., Document]
EditOf = Callable[..., tuple[Work, tuple[str, ...]]]
WORDS = localized("words")
PLACE = "sources/writ/document.yml:30"
NUMBERS = Numbering(paragraph=("{n}. ",))
COUNTED = (Section("body", "text", WORDS, paragraphs=None),)


def decide(begins: str, slot: str, **further: Any) -> Decision:
    """A line under `alignment`."""
    return Decision(begins, slot, PLACE, **further)


def apart(begins: str, **further: Any) -> Decision:
    """A line under `alignment` that calls lines boilerplate."""
    return Decision(begins, "boilerplate", PLACE, reason=WORDS, **further)


class Editor:
    """Declares a document anew, builds it, and looks at what came of it."""

    def __init__(self, declare: Declare, edit_of: EditOf, text: str, **declared: Any) -> None:
        self._edit_of, self._text = edit_of, text
        self._document = declare(**declared)

    def told(self, words: str, *decisions: Decision, **changes: Any) -> bool:
        """Whether a finding with these words is there once an editor has decided."""
        return any(words in message for message in self._build(decisions, changes)[1])

    def shown(self, *decisions: Decision, **changes: Any) -> list[str]:
        """Id, label and text of every segment; all of the text must be in it, or be said to be boilerplate."""
        work, _ = self._build(decisions, changes)
        (edition,) = work.editions
        left = "".join(edition.raw.whole[part.start : part.end] for part in edition.parts if not part.segment)
        kept = sum((not character.isspace()) for character in left)
        declared = sum(
            not character.isspace()
            for part in edition.parts
            if part.reason
            for character in edition.raw.whole[part.start : part.end]
        )
        assert kept == declared, f"not shown: {left}"
        return [
            f"{segment.id} {segment.label}|{segment.text}" if segment.label else f"{segment.id} {segment.text}"
            for segment in edition.segments
        ]

    def _build(self, decisions: Sequence[Decision], changes: dict[str, Any]) -> tuple[Work, tuple[str, ...]]:
        sections = changes.pop("sections", self._document.sections)
        (witness,) = self._document.witnesses
        witness = replace(witness, decisions=tuple(decisions), **changes)
        document = replace(self._document, sections=sections, witnesses=(witness,))
        return self._edit_of(document, {"en": self._text})


class TestLineThatMayOpenWithANumber:
    ASKED = "may open with the number"
    TEXT = "Title\n\n1. One is said.\n\n2. Two is said.\n\n3. Mai 2024 is a day.\n"

    @pytest.fixture
    def editor(self, declare: Declare, edit_of: EditOf) -> Editor:
        return Editor(declare, edit_of, self.TEXT, numbering=NUMBERS, paragraphs=3)

    def test_is_text_with_its_number(self, editor: Editor) -> None:
        decision = decide("3. Mai 2024", "p3")
        assert editor.told(self.ASKED) and not editor.told(self.ASKED, decision)
        assert editor.shown(decision)[-1] == "p3 3. Mai 2024 is a day."

    def test_goes_on_with_the_paragraph_before(self, editor: Editor) -> None:
        decision = decide("3. Mai 2024", "p2")
        assert not editor.told(self.ASKED, decision)
        assert editor.shown(decision)[-1] == "p2 2|Two is said.\n3. Mai 2024 is a day."

    def test_is_a_paragraph_without_it(self, editor: Editor) -> None:
        decision = decide("Mai 2024", "p3")
        assert not editor.told(self.ASKED, decision)
        assert editor.shown(decision)[-1] == "p3 3|Mai 2024 is a day."


class TestNumberWithoutText:
    ASKED = "has no text"
    TEXT = "Title\n\n1. One is said.\n\n2.\n\n3. Three is said.\n"

    @pytest.fixture
    def editor(self, declare: Declare, edit_of: EditOf) -> Editor:
        return Editor(declare, edit_of, self.TEXT, numbering=NUMBERS, paragraphs=3)

    def test_is_boilerplate(self, editor: Editor) -> None:
        entry = Boilerplate(WORDS, PLACE, text="2.")
        assert editor.told(self.ASKED) and not editor.told(self.ASKED, boilerplate=(entry,))
        assert editor.shown(boilerplate=(entry,)) == ["title Title", "p1 1|One is said.", "p3 3|Three is said."]

    def test_is_boilerplate_by_a_line(self, editor: Editor) -> None:
        decision = apart("2.", is_whole=True)
        assert not editor.told(self.ASKED, decision)
        assert editor.shown(decision) == ["title Title", "p1 1|One is said.", "p3 3|Three is said."]

    def test_is_the_text_of_a_paragraph(self, editor: Editor) -> None:
        decision = decide("2.", "p2", is_whole=True)
        assert not editor.told(self.ASKED, decision)
        assert editor.shown(decision)[2].endswith("2.")


class TestTitleOfSeveralLines:
    ASKED = "the last line of the title"
    TEXT = "Statement\nof the Ports\nVienna\nOne is said.\nTwo is said.\n"

    @pytest.fixture
    def editor(self, declare: Declare, edit_of: EditOf) -> Editor:
        return Editor(declare, edit_of, self.TEXT, paragraphs=2)

    def test_has_all_lines(self, editor: Editor) -> None:
        decision = decide("Statement", "title", until="Vienna")
        assert editor.told(self.ASKED) and not editor.told(self.ASKED, decision)
        assert editor.shown(decision)[0] == "title Statement\nof the Ports\nVienna"

    def test_has_two_lines(self, editor: Editor) -> None:
        decisions = decide("Statement", "title", until="of the Ports"), decide("Vienna", "p1", until="One is")
        assert not editor.told(self.ASKED, *decisions)
        assert editor.shown(*decisions)[:2] == ["title Statement\nof the Ports", "p1 Vienna\nOne is said."]


class TestLineThatLooksLikeAHeading:
    ASKED = "looks like a heading"
    TEXT = "Title\n\nOne is said.\n\nOf Ships\n\nTwo is said.\n"

    @pytest.fixture
    def editor(self, declare: Declare, edit_of: EditOf) -> Editor:
        return Editor(declare, edit_of, self.TEXT, sections=COUNTED)

    def test_is_a_paragraph(self, editor: Editor) -> None:
        assert editor.told(self.ASKED) and not editor.told(self.ASKED, decide("Of Ships", "p2"))
        assert editor.shown(decide("Of Ships", "p2")) == [
            *("title Title", "p1 One is said.", "p2 Of Ships", "p3 Two is said.")
        ]

    def test_is_no_text_of_the_document(self, editor: Editor) -> None:
        assert not editor.told(self.ASKED, apart("Of Ships"))
        assert editor.shown(apart("Of Ships")) == ["title Title", "p1 One is said.", "p2 Two is said."]

    def test_goes_on_with_the_one_before(self, editor: Editor) -> None:
        decisions = decide("One", "p1", until="Of Ships"), decide("Two", "p2")
        assert not editor.told(self.ASKED, *decisions)
        assert editor.shown(*decisions)[1] == "p1 One is said.\nOf Ships"

    def test_is_a_paragraph_of_those_that_are_given(self, editor: Editor) -> None:
        given = (Section("body", "text", WORDS, range(1, 4)),)
        assert not editor.told(self.ASKED, sections=given)


class TestTextThatNothingTakes:
    ASKED = "belongs to no segment"
    TEXT = "Title\n\n1. One is said.\n\n2. Two is said.\n\nA leaflet, with a number.\n\n5. Five is said.\n"

    @pytest.fixture
    def editor(self, declare: Declare, edit_of: EditOf) -> Editor:
        return Editor(declare, edit_of, self.TEXT, numbering=NUMBERS, paragraphs=2)

    def test_is_boilerplate(self, editor: Editor) -> None:
        decisions = apart("A leaflet"), apart("5. Five")
        assert editor.told("alignment of") and not editor.told("alignment of", *decisions)
        assert editor.shown(*decisions) == ["title Title", "p1 1|One is said.", "p2 2|Two is said."]

    def test_is_boilerplate_in_one_run(self, editor: Editor) -> None:
        decision = apart("A leaflet", until="Five is said")
        assert editor.shown(decision) == ["title Title", "p1 1|One is said.", "p2 2|Two is said."]

    def test_goes_on_with_a_segment(self, editor: Editor) -> None:
        decisions = decide("A leaflet", "p2"), decide("5. Five", "p2")
        assert not editor.told(self.ASKED, *decisions)
        assert editor.shown(*decisions)[-1].endswith("with a number.\n5. Five is said.")


class TestSegmentThatIsMissing:
    def test_has_a_cause(self, declare: Declare, edit_of: EditOf) -> None:
        text = "Title\n\n1. One is said.\n\n3. Three is said.\n"
        editor = Editor(declare, edit_of, text, numbering=NUMBERS, paragraphs=3, lacunae=())
        assert editor.told("`en` has no p2")
        assert not editor.told("has no", lacunae=(LacunaRule(Cause.DROPPED),))


class TestDecisionWithoutEffect:
    TEXT = "Title\n\nWe agree on ports.\n\nWe agree on ships.\n\nWe agree on ships.\n"

    @pytest.fixture
    def editor(self, declare: Declare, edit_of: EditOf) -> Editor:
        return Editor(declare, edit_of, self.TEXT, paragraphs=3)

    def test_that_nothing_begins_with_quotes_the_line(self, editor: Editor) -> None:
        assert editor.told("decision not found", decide("They agree", "p1"))
        assert not editor.told("decision", decide("We agree on ports", "p1"))

    def test_that_several_lines_begin_with_says_which(self, editor: Editor) -> None:
        assert editor.told("decision ambiguous", decide("We agree on ships", "p3"))
        decision = decide("We agree on ships", "p3", occurrence=2)
        assert not editor.told("decision", decision)
        assert editor.shown(decision)[1:] == ["p1 We agree on ports.", "p2 We agree on ships.", "p3 We agree on ships."]

    def test_that_several_lines_begin_with_and_quotes_more(self, editor: Editor) -> None:
        assert editor.told("decision ambiguous", decide("We agree", "p1"))
        assert not editor.told("decision", decide("We agree on ports", "p1"))

    def test_against_the_order_is_a_finding(self, editor: Editor) -> None:
        crossed = decide("We agree on ports", "p2"), decide("We agree on ships", "p1", occurrence=2)
        assert editor.told("decision out of order", *crossed)

    def test_on_the_same_line_as_another_is_a_finding(self, editor: Editor) -> None:
        assert editor.told("decision", decide("We agree on ports", "p1"), decide("We agree on por", "p2"))

    def test_whose_last_line_is_nowhere_is_a_finding(self, editor: Editor) -> None:
        assert editor.told("decision", decide("We agree on ports", "p1", until="They"))

    def test_whose_run_reaches_over_another_is_a_finding(self, editor: Editor) -> None:
        run = decide("We agree on ports", "p1", until="ships")
        assert editor.told("decision", run, decide("We agree on ships", "p2", occurrence=1, is_whole=True))

    def test_on_a_line_that_is_boilerplate_is_a_finding(self, editor: Editor) -> None:
        entry = Boilerplate(WORDS, PLACE, text="We agree on ports.")
        assert editor.told("decision", decide("We agree on ports", "p1"), boilerplate=(entry,))


class TestSectionThatNoTextCounts:
    def test_has_its_paragraphs_given(self, declare: Declare, edit_of: EditOf) -> None:
        sections = (*COUNTED, Section("s1", "ships", localized("Ships"), paragraphs=None))
        editor = Editor(declare, edit_of, "Title\n\nOne is said.\n\nTwo is said.\n", sections=sections)
        assert editor.told("no text shows where section")
        given = (replace(sections[0], paragraphs=range(1, 2)), replace(sections[1], paragraphs=range(2, 3)))
        assert not editor.told("no text shows", sections=given)
        assert editor.shown(sections=given) == ["title Title", "p1 One is said.", "p2 Two is said."]


class TestNoteThatNothingCalls:
    def test_is_called_once_its_sign_is_there(self, declare: Declare, edit_of: EditOf) -> None:
        numbering = replace(NUMBERS, footnote="[{n}] ")
        text = "Title\n\n1. One is said.{}\n\n[1] A note.\n"
        lost = Editor(declare, edit_of, text.format(""), numbering=numbering, paragraphs=1)
        there = Editor(declare, edit_of, text.format("[1]"), numbering=numbering, paragraphs=1)
        assert lost.told("is called nowhere") and not there.told("is called nowhere")

    def test_a_call_that_has_no_note_is_asked_about(self, declare: Declare, edit_of: EditOf) -> None:
        numbering = replace(NUMBERS, footnote="[{n}] ")
        text = "Title\n\n1. One is said.[1] So it is.{}\n\n[1] A note.\n"
        lost = Editor(declare, edit_of, text.format("[2]"), numbering=numbering, paragraphs=1)
        there = Editor(declare, edit_of, text.format("[1]"), numbering=numbering, paragraphs=1)
        assert lost.told("calls the note `[2]`, and has none") and not there.told("and has none")
