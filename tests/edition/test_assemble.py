"""What is missing is missing for a reason that an editor gave."""

from collections.abc import Callable

import pytest

from readers import localized
from statement_archive.model import Cause, Document, LacunaRule, Numbering, Section, Work

Declare = Callable[..., Document]
EditOf = Callable[..., tuple[Work, tuple[str, ...]]]
COUNTED = (Section("body", "text", localized("words"), paragraphs=None),)
TEXT = "Title\n1. One is said.\n4. Four is said.\n"


@pytest.mark.parametrize(
    ("rules", "lacunae", "messages"),
    [
        ([], [], ["`en` has no p2, p3", "`en` has no p5"]),
        ([LacunaRule(Cause.DROPPED)], [("p2 p3", "dropped"), ("p5", "dropped")], []),
        ([LacunaRule(Cause.TRUNCATED, "p5")], [("p5", "truncated")], ["`en` has no p2, p3"]),
        (
            [LacunaRule(Cause.TRUNCATED, "p5"), LacunaRule(Cause.DROPPED)],
            [("p2 p3", "dropped"), ("p5", "truncated")],
            [],
        ),
        (
            [LacunaRule(Cause.NEVER_THERE, "p3"), LacunaRule(Cause.DROPPED, "p2"), LacunaRule(Cause.TRUNCATED, "p5")],
            [("p2", "dropped"), ("p3", "never there"), ("p5", "truncated")],
            [],
        ),
    ],
)
def test_rule_that_starts_last_decides(
    declare: Declare,
    edit_of: EditOf,
    rules: list[LacunaRule],
    lacunae: list[tuple[str, str]],
    messages: list[str],
) -> None:
    document = declare(paragraphs=5, numbering=Numbering(("{n}. ",)), lacunae=tuple(rules))
    work, found = edit_of(document, {"en": TEXT})
    (edition,) = work.editions
    assert [(" ".join(gap.segments), gap.cause.value) for gap in edition.lacunae] == lacunae
    place, hint = document.witnesses[0].place, "declare the cause under `lacunae`"
    assert list(found) == [f"{place}: {message} — {hint}" for message in messages]


def test_slot_is_filled_or_missing(declare: Declare, edit_of: EditOf) -> None:
    work, _ = edit_of(declare(paragraphs=5, numbering=Numbering(("{n}. ",))), {"en": TEXT})
    (edition,) = work.editions
    assert list(edition.by_slot) == ["title", "p1", "p4"]
    assert edition.missing == dict.fromkeys(["p2", "p3", "p5"], Cause.DROPPED)
    assert work.edition("en") is edition


def test_text_without_a_segment_is_one_finding(declare: Declare, edit_of: EditOf) -> None:
    work, messages = edit_of(declare(paragraphs=3, lacunae=()), {"en": " \n"})
    assert messages == ("sources/writ/document.yml:9: the text of `en` has no segment",)
    (edition,) = work.editions
    assert (edition.segments, edition.lacunae) == ((), ())


def test_an_item_that_says_its_paragraph_is_cited_as_it_is(declare: Declare, edit_of: EditOf) -> None:
    document = declare(sections=COUNTED, numbering=Numbering(("{n}.{n} ",), item=("{n}.{n}.{n} ", "({letter}) ")))
    text = "Title\n\n2.1 Ships pay:\n\n2.1.1 A toll:\n\n(a) by day;\n\n(b) by night;\n\n2.1.2 A fee.\n"
    (edition,) = edit_of(document, {"en": text})[0].editions
    assert [segment.cited for segment in edition.segments][1:] == ["2.1", "2.1.1", "2.1.1(a)", "2.1.1(b)", "2.1.2"]


@pytest.mark.parametrize("end", ["\n\n2. They are reviewed.\n", "\n"])
def test_bars_around_the_rows_of_a_table_are_its_marks(end: str, declare: Declare, edit_of: EditOf) -> None:
    document = declare(sections=COUNTED, numbering=Numbering(("{n}. ",)))
    text = f"Title\n\n1. The fees are:\n\n| Port | Fee |\n| East | 9 |\n| West | 8 |{end}"
    work, messages = edit_of(document, {"en": text})
    (edition,) = work.editions
    assert messages == ()
    assert [one.text for one in edition.segments if one.id == "p2"] == ["Port\tFee\nEast\t9\nWest\t8"]
    marks = {part.segment for part in edition.parts if "|" in edition.raw.whole[part.start : part.end]}
    assert marks == {"p2"}


def test_items_right_below_a_heading_are_those_of_a_paragraph_that_was_never_there(
    declare: Declare, edit_of: EditOf
) -> None:
    articles = tuple(Section(f"s{n}", f"article-{n}", localized("words"), paragraphs=None) for n in (1, 2))
    numbering = Numbering(section=("Article {n}",), item=("({letter}) ",))
    text = "Treaty\n\nArticle 1\n\nShips pass.\n\nArticle 2\n\n(a) By day;\n\n(b) by night;\n\n(c) at dawn.\n"
    missing = edit_of(declare(sections=articles, numbering=numbering, lacunae=()), {"en": text})[1]
    assert [message.split(": ")[1] for message in missing] == [
        "`en` has no p2 — declare the cause under `lacunae`",
    ]
    document = declare(sections=articles, numbering=numbering, lacunae=(LacunaRule(Cause.NEVER_THERE),))
    work, messages = edit_of(document, {"en": text})
    assert messages == ()
    assert [(one.id, one.cited) for one in work.editions[0].segments][4:] == [
        ("p2.1", "Article 2(a)"),
        ("p2.2", "Article 2(b)"),
        ("p2.3", "Article 2(c)"),
    ]


@pytest.mark.parametrize("cell", ["\t", " | "])
def test_numbers_in_the_first_column_of_a_table_are_cells(cell: str, declare: Declare, edit_of: EditOf) -> None:
    document = declare(sections=COUNTED, numbering=Numbering(("{n}. ",)))
    rows = "\n".join(cell.join(row) for row in (["No.", "Port", "Fee"], ["1.", "East", "9"], ["2.", "West", "8"]))
    work, messages = edit_of(document, {"en": f"Title\n\n1. The fees are:\n\n{rows}\n\n2. They are reviewed.\n"})
    assert messages == ()
    assert [(one.label, one.text) for one in work.editions[0].segments][1:] == [
        ("1", "The fees are:"),
        ("", "No.\tPort\tFee\n1.\tEast\t9\n2.\tWest\t8"),
        ("2", "They are reviewed."),
    ]
