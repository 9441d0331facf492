"""A word is put right where no text has it and another is very near; a word that is there, or begins one, stays."""

import random

import pytest

from fixtures.search_in_node import ask, call_all
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


CHANCE = random.Random(6)
LETTERS = {"Latin": "abcdeé", "Arabic": "ابتجد", "Han": "疫苗卫生健康"}


def mistyped(word: str, letters: str) -> str:
    """A word with one slip: a letter too many, one that lacks, another one, or two in the wrong order."""
    at = CHANCE.randrange(len(word))
    head, own, tail = word[:at], word[at], word[at + 1 :]
    slips = (head + CHANCE.choice(letters) + own + tail, head + tail, head + CHANCE.choice(letters) + tail)
    return CHANCE.choice((*slips, head + tail[:1] + own + tail[1:]))


@pytest.mark.parametrize("script", LETTERS)
def test_wherever_the_slips_are_the_word_is_among_those_that_are_looked_through(script: str) -> None:
    letters = LETTERS[script]
    words = ["".join(CHANCE.choices(letters, k=CHANCE.randint(3 if script == "Han" else 4, 14))) for _ in range(3000)]
    once = [mistyped(word, letters) for word in words]
    twice = [mistyped(word, letters) if len(word) > 1 else word for word in once]
    told = call_all("slips", "termsOf", words)
    for typed, slips in ((once, 1), (twice, 2)):
        allowed, sought = (call_all("slips", name, typed) for name in ("most", "soughtUnder"))
        asked = [(word, *rest) for word, most, *rest in zip(words, allowed, told, sought, strict=True) if most >= slips]
        assert [word for word, own, terms in asked if not {*own} & {*terms}] == []
        assert len(asked) > 500 or (script, slips) in {("Arabic", 2), ("Han", 2)}
