"""A treaty: a preamble without numbers, thirty articles declared in one line, one of them `bis`, items within items."""

import pytest

from fixtures.documents import edition, ids, labels, outline
from statement_archive.model import Edition, Kind

ARTICLES = [*map(str, range(1, 12)), "11 bis", *map(str, range(12, 30))]


@pytest.fixture
def english() -> Edition:
    return edition("treaty", "treaty-on-the-meren", "en")


@pytest.fixture
def french() -> Edition:
    return edition("treaty", "treaty-on-the-meren", "fr")


def test_title_is_one_segment_on_three_lines(english: Edition) -> None:
    assert outline(english, "title") == [
        (
            *("title", "title", ""),
            "TREATY\nBETWEEN THE REPUBLIC OF ALAND AND THE KINGDOM OF BORIA\nON THE USE OF THE WATERS OF THE MEREN",
        )
    ]


def test_each_clause_of_the_preamble_is_a_paragraph_up_to_the_first_article(english: Edition, french: Edition) -> None:
    assert [(id_, cited, text[:16], text[-1]) for id_, _, cited, text in outline(english)[1:7]] == [
        ("p1", "[1]", "The Government o", ","),
        ("p2", "[2]", "Recalling the Co", ","),
        ("p3", "[3]", "Mindful that the", ","),
        ("p4", "[4]", "Desiring to use ", ","),
        ("p5", "[5]", "Have agreed as f", ":"),
        ("s1", "Article 1", "Use of terms", "s"),
    ]
    assert outline(french, "p5", "s1") == [
        ("p5", "paragraph", "[5]", "Sont convenus de ce qui suit\u00a0:"),
        ("s1", "heading", "Article premier", "Définitions"),
    ]


def test_thirty_articles_have_the_labels_that_are_printed(english: Edition, french: Edition) -> None:
    assert labels(english, Kind.HEADING) == [f"Article {number}" for number in ARTICLES]
    assert labels(french, Kind.HEADING) == ["Article premier", *(f"Article {number}" for number in ARTICLES[1:])]
    assert ids(english, Kind.HEADING) == ids(french, Kind.HEADING) == [f"s{number}" for number in range(1, 31)]


def test_an_article_without_a_title_is_headed_by_its_number(english: Edition, french: Edition) -> None:
    assert outline(english, "s2", "s3", "s12") == [
        ("s2", "heading", "Article 2", "Scope"),
        ("s3", "heading", "Article 3", "Article 3"),
        ("s12", "heading", "Article 11 bis", "Ice"),
    ]
    assert outline(french, "s3", "s12") == [
        ("s3", "heading", "Article 3", "Article 3"),
        ("s12", "heading", "Article 11 bis", "Glaces"),
    ]


def test_items_within_items_are_cited_with_what_they_stand_in(english: Edition, french: Edition) -> None:
    assert outline(english, "p6", "p6.3", "p6.3.1", "p6.3.2", "p6.3.3", "p6.4") == [
        ("p6", "paragraph", "[6]", "For the purposes of this Treaty:"),
        ("p6.3", "item", "[6](c)", "“works” means:"),
        ("p6.3.1", "item", "[6](c)(i)", "dams, weirs and locks;"),
        ("p6.3.2", "item", "[6](c)(ii)", "canals that take water from the river;"),
        ("p6.3.3", "item", "[6](c)(iii)", "pumping stations on its banks;"),
        ("p6.4", "item", "[6](d)", "“Commission” means the body established by Article 12."),
    ]
    assert outline(french, "p6.3.3", "p6.4") == [
        ("p6.3.3", "item", "[6]c)iii)", "les stations de pompage établies sur ses rives\u202f;"),
        ("p6.4", "item", "[6]d)", "«\u00a0Commission\u00a0» désigne l’organe créé par l’article 12."),
    ]


def test_numbers_that_begin_anew_are_cited_with_their_article(english: Edition, french: Edition) -> None:
    assert outline(english, "p16", "p16.1", "p17", "p29") == [
        ("p16", "paragraph", "Article 6, 1", "The Parties shall exchange each month:"),
        ("p16.1", "item", "Article 6, 1(a)", "measurements of the water level;"),
        ("p17", "paragraph", "Article 6, 2", "Data shall be exchanged free of charge."),
        (
            *("p29", "paragraph", "Article 11 bis, 1"),
            "Article 11 applies to the drifting of ice as it does to floods.",
        ),
    ]
    assert [cited for _, _, cited, _ in outline(french, "p16.1", "p29")] == ["Article 6, 1a)", "Article 11 bis, 1"]


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ("p10", "Article 2 of this Treaty defines the waters concerned."),
        ("p13", "Article 3 shall guide the Parties where harm is caused nevertheless."),
        ("p15", "Article 4 of this Treaty does not prevent a Party from acting in an emergency."),
        ("p23", "Article 7, paragraph 3, is without prejudice to an extension that the Parties agree upon."),
        ("p49", "Article 21 remains unaffected."),
        ("p58", "Article 13 shall be applied provisionally from the date of signature."),
    ],
)
def test_an_article_that_a_sentence_begins_with_stays_in_the_sentence(
    segment: str, text: str, english: Edition
) -> None:
    assert [line[-1] for line in outline(english, segment)] == [text]


def test_an_article_may_have_several_paragraphs_without_numbers(english: Edition) -> None:
    assert [(id_, cited) for id_, _, cited, _ in outline(english, "s3", "p9", "p10", "p11", "s4")] == [
        ("s3", "Article 3"),
        ("p9", "[9]"),
        ("p10", "[10]"),
        ("p11", "[11]"),
        ("s4", "Article 4"),
    ]


def test_the_end_is_a_closing_formula_and_signatures(english: Edition, french: Edition) -> None:
    assert ids(english)[-4:] == ids(french)[-4:] == ["p59", "p60", "closing", "signatures"]
    assert outline(english, "closing")[0][-1].startswith("Done at Vienna on 14 March 2019, in two originals")
    assert outline(french, "signatures")[0][-1].split("\n") == [
        "Pour la République d’Aland\u00a0:",
        "La Ministre de l’environnement",
        "Pour le Royaume de Boria\u00a0:",
        "Le Ministre de la gestion des eaux",
    ]


class TestInChinese:
    """A second treaty: 第一条, 第二条之一, items （一）; the text of an article stands on the line of its number."""

    @pytest.fixture
    def chinese(self) -> Edition:
        return edition("treaty", "ferry-agreement", "zh")

    @pytest.fixture
    def english(self) -> Edition:
        return edition("treaty", "ferry-agreement", "en")

    def test_articles_have_the_labels_of_their_language(self, chinese: Edition, english: Edition) -> None:
        assert labels(chinese, Kind.HEADING) == [
            *("第一条", "第二条", "第二条之一", "第三条", "第四条", "第五条", "第六条")
        ]
        assert labels(english, Kind.HEADING) == [f"Article {number}" for number in ("1", "2", "2 bis", *"3456")]

    def test_text_behind_a_number_is_a_paragraph(self, chinese: Edition, english: Edition) -> None:
        assert outline(chinese, "s1", "p5") == [
            ("s1", "heading", "第一条", "第一条"),
            ("p5", "paragraph", "[5]", "双方同意在卢姆港与北岸港之间开办定期渡轮。"),
        ]
        assert outline(english, "p5")[0][-1].startswith("The Parties agree to open a regular ferry service")

    def test_an_article_that_a_sentence_begins_with_stays_in_the_sentence(
        self, chinese: Edition, english: Edition
    ) -> None:
        assert outline(chinese, "p7", "p11") == [
            ("p7", "paragraph", "[7]", "第一条所述渡轮不得运载军用物资。"),
            ("p11", "paragraph", "[11]", "第三条规定的票价对双方公民一律适用。"),
        ]
        assert outline(english, "p7")[0][-1] == "Article 1 ferries shall carry no military goods."

    def test_items_have_the_marks_of_their_language(self, chinese: Edition, english: Edition) -> None:
        assert outline(chinese, "p8.2") == [("p8.2", "item", "[8]（二）", "为旅客投保；")]
        assert outline(english, "p8.2") == [("p8.2", "item", "[8](b)", "Insure the passengers;")]

    def test_the_end_is_a_closing_formula_and_signatures(self, chinese: Edition, english: Edition) -> None:
        assert ids(chinese)[-2:] == ids(english)[-2:] == ["closing", "signatures"]
        assert outline(chinese, "signatures")[0][-1].split("\n")[::2] == ["阿兰政府代表", "博里亚政府代表"]
