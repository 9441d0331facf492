"""A communiqué whose paragraphs begin anew in each section: 一、 1、 in Chinese, I. 1. in English."""

import pytest

from fixtures.documents import edition, ids, labels, outline
from statement_archive.model import Edition, Kind


@pytest.fixture
def chinese() -> Edition:
    return edition("communique", "strait-talks", "zh")


@pytest.fixture
def english() -> Edition:
    return edition("communique", "strait-talks", "en")


def test_ids_run_through_and_labels_begin_anew(chinese: Edition, english: Edition) -> None:
    assert ids(chinese) == ids(english)
    assert ids(chinese) == ["title", "p1", "s1", "p2", "p3", "p4", "s2", "p5", "p6", "s3", "p7", "p8", "p9", "p10"]
    assert labels(chinese, Kind.PARAGRAPH) == labels(english, Kind.PARAGRAPH) == ["", *"123", *"12", *"1234"]


def test_sections_have_the_labels_of_their_language(chinese: Edition, english: Edition) -> None:
    assert outline(chinese, "s1", "s2", "s3") == [
        ("s1", "heading", "一", "航行安全"),
        ("s2", "heading", "二", "渡轮"),
        ("s3", "heading", "三", "后续工作"),
    ]
    assert outline(english, "s1", "s2", "s3") == [
        ("s1", "heading", "I", "Safety of navigation"),
        ("s2", "heading", "II", "Ferries"),
        ("s3", "heading", "III", "Further work"),
    ]


def test_a_paragraph_is_cited_with_its_section(chinese: Edition, english: Edition) -> None:
    assert outline(chinese, "p5", "p8") == [
        ("p5", "paragraph", "二, 1", "双方将每日开行四班渡轮。"),
        ("p8", "paragraph", "三, 2", "第二部分第1款所述班次每年复核一次。"),
    ]
    assert outline(english, "p5", "p10") == [
        ("p5", "paragraph", "II, 1", "Both sides will run four ferries a day."),
        ("p10", "paragraph", "III, 4", "The next meeting will be held in Boria in 2019."),
    ]


def test_the_title_is_one_segment_on_two_lines(chinese: Edition, english: Edition) -> None:
    assert outline(chinese, "title")[0][-1] == "阿兰与博里亚运输部长\n联合公报"
    assert outline(english, "title")[0][-1] == "Joint Communiqué\nof the Ministers of Transport of Aland and Boria"
