"""A poem: its stanzas are segments, its lines stay lines, in Traditional Chinese and in English."""

import pytest

from fixtures.documents import edition, ids, outline
from statement_archive.model import Edition, Kind


@pytest.fixture
def chinese() -> Edition:
    return edition("poem", "evening-ferry", "zh")


@pytest.fixture
def english() -> Edition:
    return edition("poem", "evening-ferry", "en")


def test_each_stanza_is_a_segment_below_the_title(chinese: Edition, english: Edition) -> None:
    assert ids(chinese) == ids(english) == ["title", "p1", "p2", "p3", "p4"]
    assert ids(chinese, Kind.STANZA) == ids(english, Kind.STANZA) == ["p1", "p2", "p3", "p4"]
    assert outline(chinese, "title") == [("title", "title", "", "晚渡")]
    assert outline(english, "title") == [("title", "title", "", "The Evening Ferry")]


def test_lines_of_verse_stay_lines(chinese: Edition, english: Edition) -> None:
    assert outline(chinese, "p2") == [
        ("p2", "stanza", "[2]", "燈塔數著波浪，\n一次，兩次，三次，\n像母親在門前\n等一個遲歸的孩子。")
    ]
    assert outline(english, "p3") == [
        ("p3", "stanza", "[3]", "One lamp, one river,\nOne sentence that was left unsaid.")
    ]
    assert [text.count("\n") + 1 for _, kind, _, text in outline(english) if kind == "stanza"] == [4, 4, 2, 4]
