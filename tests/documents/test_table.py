"""A table within numbered paragraphs: its cells parted by tabs in English, by bars in Arabic."""

import pytest

from fixtures.documents import edition, ids, labels, outline
from statement_archive.model import Edition, Kind, PartKind


@pytest.fixture
def english() -> Edition:
    return edition("table", "herring-quotas", "en")


@pytest.fixture
def arabic() -> Edition:
    return edition("table", "herring-quotas", "ar")


def test_the_table_is_one_segment_between_numbered_paragraphs(english: Edition, arabic: Edition) -> None:
    assert ids(english) == ids(arabic) == ["title", "p1", "p2", "p3", "p4", "p5"]
    assert ids(english, Kind.TABLE) == ids(arabic, Kind.TABLE) == ["p3"]


def test_numbers_go_on_behind_the_table_as_they_are_printed(english: Edition, arabic: Edition) -> None:
    assert labels(english, Kind.PARAGRAPH) == ["1", "2", "3", "4"]
    assert labels(arabic, Kind.PARAGRAPH) == ["١", "٢", "٣", "٤"]
    assert outline(english, "p4") == [
        ("p4", "paragraph", "3", "The reserve may be used only with the consent of both States.")
    ]
    assert outline(arabic, "p4") == [("p4", "paragraph", "٣", "لا يجوز استخدام الاحتياطي إلا بموافقة الدولتين.")]


def test_rows_are_lines_and_cells_are_parted_by_tabs(english: Edition, arabic: Edition) -> None:
    assert outline(english, "p3")[0][-1].split("\n") == [
        "Year\tAland\tBoria\tReserve",
        "2024\t10\t20\t2",
        "2025\t12\t18\t3",
        "2026\t12.5\t18\t3",
    ]
    assert outline(arabic, "p3")[0][-1].split("\n") == [
        "السنة\tآلاند\tبوريا\tالاحتياطي",
        "٢٠٢٤\t١٠\t٢٠\t٢",
        "٢٠٢٥\t١٢\t١٨\t٣",
        "٢٠٢٦\t١٢٫٥\t١٨\t٣",
    ]


def test_bars_are_marks_of_the_table(arabic: Edition) -> None:
    bars = [part for part in arabic.parts if part.kind is PartKind.MARK]
    assert {arabic.raw.whole[part.start : part.end].strip() for part in bars} == {"|"}
    assert [part.segment for part in bars] == ["p3"] * 12


def test_the_number_of_a_table_that_the_work_does_not_count_is_not_inferred(english: Edition, arabic: Edition) -> None:
    assert [(e.by_slot["p3"].numbered, e.by_slot["p3"].cited) for e in (english, arabic)] == [(None, "[p3]")] * 2
