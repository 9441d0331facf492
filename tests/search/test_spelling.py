"""A word is put right where no text has it and another is very near; a word that is there, or begins one, stays."""

import pytest

from fixtures.search_in_node import ask
from fixtures.search_index import index_of, passage

WORDS = "begin vaccine xenophobia protectionism логистика العودة إلى السلام 疫苗 multimodal"


@pytest.fixture(scope="module")
def index() -> dict[str, str]:
    return index_of(
        en=[passage("p1", f"{WORDS} ﬁ Bénin"), passage("p2", "Le Be\u0301nin garde le phare; con\u00adfer\u00adence")],
        de=[passage("p1", "Der Küstenschutz; Vaccine")],
    )


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("vacine", "vaccine"),
        ("vaccien", "vaccine"),  # two letters swapped
        ("xenofobia", "xenophobia"),
        ("protectionsim", "protectionism"),
        ("логистека", "логистика"),
        ("begin vacine", "begin vaccine"),
        ("Be\u0301nin vacine", "Be\u0301nin vaccine"),  # the rest stays as it was typed
        ("ﬁ vacine …", "ﬁ vaccine …"),
        ("Kustenschuz", "Küstenschutz"),  # as it is printed
        ("conferense", "conference"),
    ],
)
def test_a_slip_is_put_right(index: dict[str, str], typed: str, corrected: str) -> None:
    assert ask(index, [(typed, "en")])[0]["correction"] == corrected


@pytest.mark.parametrize(
    "typed",
    [
        "Bénin phare garde vaccine",  # each is there, though not in one passage
        "Benni",  # another word of five letters
        "العبودية",  # not العودة
        "الكلام",  # not السلام
        "vacuum",
        "Бегин",  # another script
    ],
)
def test_another_word_is_none_that_was_mistyped(index: dict[str, str], typed: str) -> None:
    assert ask(index, [(typed, "en")])[0]["correction"] == ""


def test_what_begins_a_word_becomes_no_other() -> None:
    index = index_of(en=[passage("p1", "communiqué phare"), passage("p2", "common phare")])
    asked = [("commun phare", "en"), ("commin phare", "en")]
    assert [answer["correction"] for answer in ask(index, asked)] == ["", "common phare"]
