"""Resolutions: clauses of a preamble, operative clauses with and without numbers, notes with their calls."""

import pytest

from fixtures.documents import called, edition, ids, labels, outline
from statement_archive.model import Edition, Kind


class TestWithNumbers:
    @pytest.fixture
    def english(self) -> Edition:
        return edition("resolution", "ballast-water", "en")

    @pytest.fixture
    def spanish(self) -> Edition:
        return edition("resolution", "ballast-water", "es")

    def test_the_number_of_the_resolution_belongs_to_its_title(self, english: Edition, spanish: Edition) -> None:
        assert outline(english, "title") == [("title", "title", "", "76/311. Management of ballast water")]
        assert outline(spanish, "title") == [("title", "title", "", "76/311. Gestión del agua de lastre")]

    def test_clauses_of_the_preamble_have_no_number(self, english: Edition, spanish: Edition) -> None:
        assert labels(english, Kind.PARAGRAPH) == labels(spanish, Kind.PARAGRAPH) == [*[""] * 5, *"12345"]
        assert [(id_, cited) for id_, _, cited, _ in outline(english, "p1", "p5", "p6", "p10")] == [
            ("p1", "[p1]"),
            ("p5", "[p5]"),
            ("p6", "1"),
            ("p10", "5"),
        ]

    def test_operative_clauses_are_cited_by_their_numbers(self, english: Edition, spanish: Edition) -> None:
        assert outline(english, "p7", "p7.1", "p8") == [
            ("p7", "paragraph", "2", "Urges States:"),
            ("p7.1", "item", "2(a)", "To provide reception facilities in their ports;"),
            ("p8", "paragraph", "3", "Invites the ports of a region to exchange their experience;"),
        ]
        assert outline(spanish, "p7", "p7.1") == [
            ("p7", "paragraph", "2", "Insta a los Estados a que:"),
            ("p7.1", "item", "2a)", "Habiliten instalaciones de recepción en sus puertos;"),
        ]

    def test_meeting_and_day_are_the_closing_formula(self, english: Edition, spanish: Edition) -> None:
        assert outline(english, "closing") == [("closing", "closing", "", "71st plenary meeting\n9 December 2021")]
        assert outline(spanish, "closing") == [
            ("closing", "closing", "", "71ª sesión plenaria\n9 de diciembre de 2021")
        ]

    def test_notes_stand_apart_and_are_called_from_their_places(self, english: Edition, spanish: Edition) -> None:
        assert outline(english, "fn1", "fn2", "fn3") == [
            ("fn1", "footnote", "[1]", "The first of them was adopted without a vote."),
            ("fn2", "footnote", "[2]", "Concluded in London on 13 February 2004."),
            ("fn3", "footnote", "[3]", "Registers may be kept in electronic form."),
        ]
        calls = [("p2", "[1]", "fn1"), ("p3", "[2]", "fn2"), ("p7.2", "[3]", "fn3")]
        assert called(english) == called(spanish) == calls


class TestWithoutNumbers:
    @pytest.fixture
    def english(self) -> Edition:
        return edition("resolution", "lighthouses", "en")

    @pytest.fixture
    def spanish(self) -> Edition:
        return edition("resolution", "lighthouses", "es")

    def test_each_clause_is_a_paragraph_called_by_its_place(self, english: Edition, spanish: Edition) -> None:
        expected = [(f"p{number}", f"[{number}]") for number in range(1, 9)]
        for text in (english, spanish):
            assert [(id_, cited) for id_, kind, cited, _ in outline(text) if kind == "paragraph"] == expected
        assert outline(english, "p1", "p5") == [
            ("p1", "paragraph", "[1]", "The General Assembly,"),
            (
                *("p5", "paragraph", "[5]"),
                "Decides to proclaim 12 August of each year the International Day of Lighthouses;",
            ),
        ]
        assert outline(spanish, "p6")[0][-1].startswith("Invita a todos los Estados Miembros")

    def test_notes_are_called_by_superscripts(self, english: Edition, spanish: Edition) -> None:
        assert ids(english)[-2:] == ids(spanish)[-2:] == ["fn1", "fn2"]
        assert outline(english, "fn2") == [("fn2", "footnote", "²", "Fewer than sixty had a keeper in 2020.")]
        assert called(english) == called(spanish) == [("p2", "¹", "fn1"), ("p4", "²", "fn2")]
