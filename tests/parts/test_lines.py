"""The cells of a table are found in the published text, however the text was read."""

from dataclasses import replace

import pytest

from fixtures.structures import accord
from statement_archive.model import Edition, Segment, Span
from statement_archive.parts.lines import table_lines


@pytest.fixture(scope="module")
def edition() -> Edition:
    return accord().edition("en")


def cells(segment: Segment, edition: Edition) -> list[list[str]]:
    return [[edition.text[slice(*cell)] if cell else "" for cell in line] for line in table_lines(segment)]


def test_each_cell_has_a_range_and_an_empty_one_has_none(edition: Edition) -> None:
    table = edition.by_slot["p3"]
    assert cells(table, edition) == [line.split("\t") for line in table.text.split("\n")]


def test_ranges_of_whole_lines_are_cut_into_cells(edition: Edition) -> None:
    """As they are where the lines were read as prose and an alignment knows better."""
    table = edition.by_slot["p3"]
    start = edition.text.index(table.text)
    lines = []
    for line in table.text.split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    assert cells(replace(table, published=tuple(lines)), edition) == cells(table, edition)
