"""Page numbers, running heads and form feeds: what editors declare goes, what else looks like them is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.labels import block_pattern
from statement_archive.ledger import publish, restore
from statement_archive.text.repair import runner
from statement_archive.text.repair.context import Context

MARKS = block_pattern(["{n}. "])
LINES = (
    "We keep the lights of",
    "every port.",
    "- 1 -",
    "Page 2 of 3",
    "Joint Statement 4",
    "12",
    "\f",
    "\f- 2 -",
    "",
    "1. The strait is open and",
    "各国船舶自由通过，并",
    "trans-",
    "port",
)


def published(text: str, *furniture: str, language: str = "en", boilerplate: tuple[str, ...] = ()) -> str:
    context = Context(language, marks=MARKS, furniture=furniture, boilerplate=boilerplate)
    ledger = runner.repair(text, context=context)
    made = publish(text, ledger)
    assert restore(made, ledger) == text
    return made


def asked(text: str, *furniture: str, boilerplate: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What is marked as damage, with the pattern that would declare it."""
    context = Context("en", marks=MARKS, furniture=furniture, boilerplate=boilerplate)
    damages = runner.repair(text, context=context).damages
    return [(damage.text, dict(damage.evidence)["pattern"]) for damage in damages]


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("- {n} -", "- 1 -"),
        ("- {n} -", "   -  12  -"),
        ("Page {n} of {n}", "Page 3 of 12"),
        ("{n}/{n}", "3/12"),
        ("{n}", "7"),
        ("{roman}", "XII"),
        ("第{han}页", "第十二页"),
        ("JOINT STATEMENT", "JOINT STATEMENT"),
        ("Be\u0301nin (suite)", "Be\u0301nin (suite)"),
    ],
)
def test_declared_line_goes_and_the_sentence_is_joined(pattern: str, line: str) -> None:
    text = f"1. The strait is open and\n\n{line}\n\f\nthe ships pass.\n\n2. We go."
    assert published(text, pattern) == "1. The strait is open and the ships pass.\n\n2. We go."


def test_words_that_head_each_page_open_the_text_as_its_title() -> None:
    text = "联合声明\n\n海峡开放，并且\n\n第1页\n\n联合声明\n\n夜间不关闭。\n"
    assert published(text, "联合声明", "第{n}页") == "联合声明\n\n海峡开放，并且夜间不关闭。\n"
    assert published("Page 1 of 2\nStatement\n\nWe go.\n", "Page {n} of {n}") == "Statement\n\nWe go.\n"


def test_a_pattern_is_a_whole_line() -> None:
    text = "We met on page 3 of 12 of them.\n\nSee - 1 - and - 2 -.\n"
    assert published(text, "page {n} of {n}", "- {n} -") == text


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("各国重申海峡自由通过，并决", "定共同守护灯塔。", "各国重申海峡自由通过，并决定共同守护灯塔。"),
        ("The goods are trans-", "ported. They are transported.", "The goods are transported. They are transported."),
        ("The goods of the cross-", "border trade.", "The goods of the cross-border trade."),
        (
            "The strait is open, save as said in",
            "Article 2 on war.",
            "The strait is open, save as said in Article 2 on war.",
        ),
    ],
)
def test_halves_are_joined_as_their_language_has_it(before: str, after: str, joined: str) -> None:
    assert published(f"{before}\n\n- 3 -\n\n{after}", "- {n} -") == joined


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We keep the lights.", "We keep the ports."),
        ("We agree on these measures:", "keep the lights"),
        ("Joint Statement", "The ministers met on the river and spoke of lights."),
        ("We keep the lights and", "2. We keep the ports."),
        ("Recalling the treaty on the free passage of ships,", "Reaffirming the rights of all ships,"),
    ],
)
def test_where_no_sentence_goes_on_a_paragraph_ends(before: str, after: str) -> None:
    assert published(f"{before}\n\n- 3 -\n\f\n{after}", "- {n} -") == f"{before}\n\n{after}"


def test_in_a_wrapped_text_the_lines_on_both_pages_become_one_paragraph() -> None:
    text = (
        "1. The Foreign Ministers of Aland and Boria met on the river on 1 May\n"
        "2024 and reaffirmed the free passage of ships of all flags through the\n"
        "\n                   Page 3 of 12\n\f\n"
        "quiet harbour in time of peace; they will guard the drifting\nlanterns together.\n"
    )
    assert "\n" not in published(text, "Page {n} of {n}").rstrip()


def test_furniture_at_both_ends_of_a_text_goes() -> None:
    assert published("- 1 -\n\nHEAD\n\nWe go.\n\n- 2 -\n", "HEAD", "- {n} -") == "We go.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We keep the lights of\n\n- 1 -\n\f\nevery port.", [("- 1 -", "- {n} -")]),
        (
            "We go.\n\nPage 1 of 2\n\nWe stay.\n\nPage 2 of 2\n",
            [("Page 1 of 2", "Page {n} of {n}"), ("Page 2 of 2", "Page {n} of {n}")],
        ),
        ("We keep the lights of\n\n12\n\nevery port.", [("12", "{n}")]),
        ("We go.\n\n12\n\f\nWe stay.", [("12", "{n}")]),
        ("We keep the lights of\fevery port.", [("\f", "{form feed}")]),
        (
            "We go.\n\fJOINT STATEMENT\n\nWe stay.\n\fJOINT STATEMENT\n\nWe rest.",
            [("JOINT STATEMENT", "JOINT STATEMENT")] * 2,
        ),
    ],
)
def test_what_looks_like_furniture_is_asked_about_and_stays(text: str, found: list[tuple[str, str]]) -> None:
    assert asked(text) == found
    assert published(text) == text


def test_doing_what_is_asked_leaves_nothing_to_ask() -> None:
    text = "1. We keep the lights of\n\n- 1 -\n\f\nevery port.\n\n2. We keep the ships of\fevery flag."
    patterns = [pattern for _, pattern in asked(text)]
    assert asked(text, *patterns) == []
    assert published(text, *patterns) == "1. We keep the lights of every port.\n\n2. We keep the ships of every flag."


@pytest.mark.parametrize(
    "text",
    [
        "We go.\n\f2. We stay.",
        "We go.\n\n\f\n\nWe stay.",
        "1. One.\n\n12\n\nTwo.\n\n13\n\nThree.",
        "- 1 ship\n- 2 boats\n- 3 rafts",
        "We go.\n\n2024/5\n\nWe stay.",
        "Page 3 of 12 is torn.\n\nWe go.",
    ],
)
def test_what_may_be_text_is_not_asked_about(text: str) -> None:
    assert asked(text) == []


def test_boilerplate_is_not_asked_about() -> None:
    assert asked("We go.\n\nPage 1\n\nWe stay.", boilerplate=("Page 1",)) == []


@given(
    st.lists(st.sampled_from(LINES) | st.text(max_size=6), max_size=14),
    st.sets(st.sampled_from(("- {n} -", "Page {n} of {n}", "{n}", "Joint Statement {n}", "{form feed}"))),
)
def test_ledger_runs_both_ways_and_only_declared_lines_go(lines: list[str], furniture: set[str]) -> None:
    text = "\n".join(lines)
    context = Context("en", marks=MARKS, furniture=tuple(sorted(furniture)))
    ledger = runner.repair(text, context=context)
    assert restore(publish(text, ledger), ledger) == text
    for edit in ledger.edits:
        if edit.rule == "furniture":
            assert set(dict(edit.evidence)["pattern"].split(" · ")) <= furniture
    if not furniture:
        assert not [edit for edit in ledger.edits if edit.rule == "furniture"]
