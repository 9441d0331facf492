"""Text that is wrapped by hand comes back as it was, and breaks that mean something stay."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.ledger import publish, restore
from statement_archive.model import Proof
from statement_archive.text.repair import runner, wrap
from statement_archive.text.repair.context import Context

WORDS = (
    "the of and to in that free passage ships harbour lights pilots charts ministers reaffirmed strait Aland Boria "
    "lighthouse storms crews keepers peace time shall train share guard 2024 autumn spring cooperation"
).split()
HAN = "各国外长重申在和平时期船舶自由通过海峡并决定共同守护灯塔分享航道图表培训引航员改善港口设施"
sentences = st.lists(st.sampled_from(WORDS), min_size=5, max_size=30).map(lambda words: f"We {' '.join(words)}.")
paragraphs = st.lists(sentences, min_size=2, max_size=5).map(" ".join)
documents = st.lists(paragraphs, min_size=3, max_size=8)
han_sentences = st.lists(st.sampled_from(HAN), min_size=8, max_size=30).map(lambda text: f"{''.join(text)}。")
han_documents = st.lists(st.lists(han_sentences, min_size=3, max_size=6).map("".join), min_size=3, max_size=6)
widths = st.integers(55, 100)


def unwrapped(text: str, language: str) -> str:
    ledger = runner.repair(text, context=Context(language))
    made = publish(text, ledger)
    assert restore(made, ledger) == text
    return made


def wrapped(paragraph: str, width: int) -> str:
    return textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False)


def breaks_lost(made: str, paragraphs: list[str]) -> int:
    """How many of the breaks between paragraphs are not there any more."""
    return len(paragraphs) - 1 - made.count("\n\n")


@given(documents, widths)
def test_paragraphs_between_blank_lines_come_back(paragraphs: list[str], width: int) -> None:
    made = unwrapped("\n\n".join(wrapped(one, width) for one in paragraphs), "en")
    assert breaks_lost(made, paragraphs) == 0
    # A text is taken for a wrapped one or not; if it is, all of it comes back.
    assert made == "\n\n".join(paragraphs) or "\n" in made.replace("\n\n", "")


@given(documents, widths)
def test_numbered_paragraphs_are_never_joined(paragraphs: list[str], width: int) -> None:
    numbered = [f"{number}. {one}" for number, one in enumerate(paragraphs, 1)]
    made = unwrapped("\n".join(wrapped(one, width) for one in numbered), "en")
    lines = made.split("\n")
    assert all(any(line.startswith(f"{number}. We ") for line in lines) for number in range(1, len(paragraphs) + 1))


@given(han_documents, st.integers(16, 40))
def test_chinese_paragraphs_come_back_without_a_blank(paragraphs: list[str], width: int) -> None:
    lines = ["\n".join(one[at : at + width] for at in range(0, len(one), width)) for one in paragraphs]
    made = unwrapped("\n\n".join(lines), "zh-Hans")
    assert breaks_lost(made, paragraphs) == 0
    assert made.replace("\n", "") == "".join(paragraphs)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_keep_every_character_but_breaks_and_hyphens(lines: list[str]) -> None:
    text = "\n".join(lines)
    edits = list(wrap.find(text, Context("en")))
    assert all(not edit.before.strip("-\u00ad\ufeff").strip() and edit.after in ("", " ") for edit in edits)


def test_most_wrapped_prose_of_libraries_comes_back(english: str) -> None:
    prose = (one for one in english.split("\n\n") if len(one) > 300 and "\n" not in one and "  " not in one)
    # An address may be longer than half a line, and leave a short one that says nothing of the width.
    paragraphs = [one for one in prose if all(len(word) <= 36 for word in one.split())][:200]
    text = "\n\n".join(wrapped(one, 72) for one in paragraphs)
    made = unwrapped(text, "en").split("\n\n")
    assert len(made) == len(paragraphs)
    assert sum(one == other for one, other in zip(made, paragraphs, strict=True)) >= 0.95 * len(paragraphs)


def test_evidence_names_the_width() -> None:
    text = (
        "1. The Foreign Ministers of Aland and Boria met on the river on 1 May\n"
        "2024 and reaffirmed the free passage of ships of all flags through the\n"
        "strait in time of peace.\n"
    )
    edits = runner.repair(text, context=Context("en")).edits
    assert {(edit.rule, edit.proof, edit.evidence) for edit in edits} == {
        ("wrap", Proof.EXACT, (("join", "space"), ("width", "70")))
    }


@pytest.mark.parametrize("wide", [1, 5])
def test_a_text_of_long_lines_is_no_wrapped_one(wide: int) -> None:
    """Three broken lines among paragraphs on one line each are an accident, unless nothing speaks against them."""
    broken = "The ministers met on the river and spoke\nof the free passage of ships of all the\nflags at night."
    long = "We " + "keep the lights of the harbour burning " * 4 + "at night."
    made = unwrapped("\n\n".join([long] * wide + [broken]), "en")
    assert ("met on the river and spoke of" in made) == (wide < 3)
