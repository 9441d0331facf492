"""A page read back: its labels, lines and tables, whatever characters they are of."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.structures import SECTIONS, Piece, accord, change, work
from readers import READERS
from statement_archive.model import Archive, Work
from statement_archive.pages.all_pages import render_pages
from statement_archive.verify.promises import PAGE_RULES, text_pages
from statement_archive.verify.reading import ReadBack, read_back

WORK = accord()
INK = st.sampled_from([*"*_`#|{}[]()<>&\\!~^=+-.:\"'$1a", "&amp;", "<b>", "</td>", "<!--", "中", "\u00a0", "{:"])
LINE = st.lists(INK, min_size=1, max_size=6).map("".join).filter(str.strip)


def pages(made: Work) -> dict[str, dict[str, ReadBack]]:
    return {page.path: read_back(page.markdown) for page in render_pages(Archive((made,)), READERS) if page.siglum}


def messages(made: Work) -> set[str]:
    return {finding.message for page in text_pages(made, READERS) for rule in PAGE_RULES for finding in rule(page)}


def relabelled(id: str, label: str) -> Work:
    segments = [replace(s, label=label) if s.id == id else s for s in WORK.edition("en").segments]
    return change(WORK, "en", segments=tuple(segments))


def test_labels_lines_and_tables_are_read_back() -> None:
    read = pages(WORK)["en/accord/article-1.md"]
    assert read["s1"] == ReadBack("Scope", "Article 1")
    assert read["p2.2.1"] == ReadBack("barges;", "(i)")
    assert read["p3"] == ReadBack("Port\tShips <a> | b\nUpper\t\nLower\t12 *", "[2]")
    assert pages(WORK)["en/accord/end.md"]["signatures"].text == "For the Upper Shore\nThe Minister"


def test_nothing_is_found_where_pages_show_what_is_stored() -> None:
    assert messages(WORK) == set()


@pytest.mark.parametrize("id", ["p3", "p6", "signatures", "s1", "fn1"])
def test_a_segment_that_is_stored_otherwise_is_found(id: str) -> None:
    segments = [replace(s, text=s.text.replace("e", "é")) if s.id == id else s for s in WORK.edition("en").segments]
    assert messages(change(WORK, "en", segments=tuple(segments))) == {f"shows `{id}` otherwise than it is stored"}


def test_a_line_that_is_run_into_the_next_is_found() -> None:
    own = WORK.edition("en").by_slot["p6"]
    segments = [
        replace(s, text=own.text.replace("\n", " ")) if s.id == "p6" else s for s in WORK.edition("en").segments
    ]
    assert messages(change(WORK, "en", segments=tuple(segments))) == {"shows `p6` otherwise than it is stored"}


def test_a_label_that_a_page_does_not_show_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statement_archive.parts.segment.head_label", lambda segment, reader: "7")
    found = messages(WORK)
    assert "shows `7` before `p4`, where `3` is printed" in found
    assert "shows `7` before `p3`, where nothing is printed" in found


@given(st.lists(st.tuples(LINE, LINE), min_size=1, max_size=3), st.lists(LINE, min_size=1, max_size=3))
@settings(max_examples=40)
def test_any_cell_and_any_line_is_shown_as_it_is(cells: list[tuple[str, str]], lines: list[str]) -> None:
    table = "\n".join("\t".join(cell.strip() for cell in line) for line in cells)
    verse = "\n".join(line.strip() for line in lines)
    pieces = [Piece("title", "T"), Piece("p3", table), Piece("p6", verse), Piece("signatures", verse)]
    made = work((*SECTIONS[1:2], *SECTIONS[3:]), {"en": pieces})
    assert messages(made) == set()
