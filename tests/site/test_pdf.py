"""Printed documents say what the texts say, can be read out and found one's way in, and are the same every time."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from conftest import find_chromium
from statement_archive.export.pdf import settle
from statement_archive.model import Edition, Kind, Work
from statement_archive.pipeline import Build

FOOT = re.compile(r"^\s*\d+ / \d+")
"""The number of a page, which a browser draws first."""


DRAWN = re.compile(r"\[sic\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
"""What paper has besides: a word on mistakes that were kept, and the numbers of notes."""


def letters(text: str) -> str:
    """What no line end, no hyphen and no sign of the archive's changes."""
    return "".join(filter(str.isalnum, DRAWN.sub("", text)))


@pytest.fixture(scope="module")
def folder(site_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of data that the command writes, twice: the second time as `again`."""
    target = tmp_path_factory.mktemp("printed")
    for name in ("once", "again"):
        options = ["--to", target / name, "--chromium", find_chromium()]
        command = [sys.executable, "-m", "statement_archive", "--project", site_build, "export", "pdf", *options]
        subprocess.run([*map(str, command)], check=True, capture_output=True)
    return target


def path_of(one: Work, edition: Edition) -> str:
    return f"data/{one.document.id}/{one.document.id}.{edition.witness.siglum}.pdf"


def texts(real: Build) -> Iterator[tuple[Work, Edition]]:
    return ((one, edition) for one in real.works for edition in one.editions)


@pytest.fixture(scope="module")
def documents(real: Build, folder: Path) -> dict[str, Any]:
    """What a reader of PDF makes of each file, by its path."""
    return {path_of(*text): pdfium.PdfDocument(folder / "once" / path_of(*text)) for text in texts(real)}


def test_each_text_is_printed_whole_and_in_order(real: Build, documents: dict[str, Any]) -> None:
    for one, edition in texts(real):
        pages = (page.get_textpage().get_text_bounded() for page in documents[path_of(one, edition)])
        printed, at = letters("".join(FOOT.sub("", page) for page in pages)), 0
        for segment in edition.segments:
            for line in segment.text.split("\n"):
                at = printed.find(letters(line), at)
                assert at >= 0, (one.document.id, segment.id, line)
                at += len(letters(line))


def test_the_outline_has_the_headings_and_numbers(real: Build, documents: dict[str, Any]) -> None:
    for one, edition in texts(real):
        titles = [letters(entry.get_title()) for entry in documents[path_of(one, edition)].get_toc()]
        headings = [letters(s.text) for s in edition.segments if s.kind is Kind.HEADING]
        labels = [letters(s.label) for s in edition.segments if s.kind is Kind.PARAGRAPH and s.label]
        assert all(any(heading in title for title in titles) for heading in headings)
        assert set(labels) <= {*titles}


def test_links_lead_nowhere_but_within_the_file_and_to_other_hosts(real: Build, folder: Path) -> None:
    """The site of the tests stands nowhere."""
    for text in texts(real):
        content = (folder / "once" / path_of(*text)).read_bytes()
        assert b"archive.invalid" not in content and b"127.0.0.1" not in content


def test_every_file_is_tagged_and_says_its_title_and_language(real: Build, folder: Path) -> None:
    for text in texts(real):
        content = (folder / "once" / path_of(*text)).read_bytes()
        for part in (
            b"/StructTreeRoot",
            b"/MarkInfo <</Type /MarkInfo\n/Marked true",
            b"/Outlines",
            b"/Title",
            b"/Lang",
        ):
            assert part in content, (text[0].document.id, part)


def test_the_same_bytes_every_time_with_the_day_of_the_document(real: Build, folder: Path) -> None:
    for one, edition in texts(real):
        once, again = ((folder / name / path_of(one, edition)).read_bytes() for name in ("once", "again"))
        assert once == again
        assert b"/CreationDate (D:" + one.document.date.replace("-", "").encode() + b"000000" in once


def test_settling_changes_no_length_and_nothing_but_days_and_names() -> None:
    made = b"<</CreationDate (D:20261126133000+00'00') /ModDate (D:20261126133000Z)>> /ID [<AB12><ab12>] (D:1)"
    settled = settle(made, "2020-06-18")
    assert (
        settled == b"<</CreationDate (D:20200618000000+00'00') /ModDate (D:20200618000000Z)>> /ID [<0000><0000>] (D:1)"
    )
    assert len(settled) == len(made)
