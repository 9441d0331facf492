"""The table of the glossary opens in a spreadsheet, runs nothing there, and reads back as it was."""

import csv
from dataclasses import replace
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from readers import READERS
from statement_archive.export.csv_tables import glossary_table
from statement_archive.model import Archive, Localized, Term
from statement_archive.pipeline import Build

RUN = tuple("=+-@\t\r\n＝＋－＠")


def rows(table: str) -> list[list[str]]:
    return [*csv.reader(StringIO(table.removeprefix("\ufeff"), newline=""))]


def read(cell: str) -> str:
    """A cell as it was: one apostrophe at its beginning is the table's own."""
    return cell.removeprefix("'")


def test_a_row_is_a_term_with_what_texts_have_and_which(real: Build) -> None:
    table = glossary_table(real.archive, READERS)
    assert table.startswith("\ufeff") and table.endswith("\r\n")
    head, *lines = rows(table)
    assert len(lines) == len(real.archive.terms)
    line = dict(zip(head, next(line for line in lines if line[0] == "big-data"), strict=True))
    assert (line["en"], line["zh-Hans"], line["zh-Hant"], line["machine en"]) == ("big data", "大数据", "大數據", "")
    assert line["zh-Hant documents"] == "press-release-2020-06-18"
    assert line["definition zh"].endswith("。")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from([f"{sign}1+1" for sign in RUN]))
def test_no_cell_runs_as_a_formula_and_each_reads_back(words: str) -> None:
    term = Term("t", {"en": ()}, "x.yml:1", definition=Localized({"en": words}))
    head, line = rows(glossary_table(Archive((), terms=(term,)), READERS))
    cell = line[head.index("definition en")]
    assert not cell.startswith(RUN) and read(cell) == words


def test_an_apostrophe_of_the_words_own_stays(real: Build) -> None:
    term = Term("t", {"en": ()}, "x.yml:1", definition=Localized({"en": "'tis"}))
    (_, line) = rows(glossary_table(replace(real.archive, works=(), terms=(term,)), READERS))
    assert "''tis" in line
