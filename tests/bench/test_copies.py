"""Archives of any size: made of documents that exist, they build, and no copy reads as another."""

import random
import re
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from conftest import SMALL
from fixtures.little_archive import little_archive
from statement_archive.bench.copies import SHARE, edit, read_raw, vary, write_copies
from statement_archive.findings import Finding
from statement_archive.pipeline import build

TEXT = "raw/en-official.txt"
STATEMENT = "joint-statement-2020-06-18"


def errors(sources: Path) -> list[Finding]:
    """What would stop a build."""
    return [finding for finding in build(sources).findings if not finding.is_open_question]


def texts(sources: Path) -> dict[str, bytes]:
    return {path.relative_to(sources).as_posix(): path.read_bytes() for path in sorted(sources.rglob("*.*"))}


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """The sources of an archive of two documents that refer to each other."""
    return little_archive(tmp_path / "little") / "sources"


@pytest.fixture
def small(tmp_path: Path, project: Path) -> Path:
    """The sources of an archive of one real document."""
    copytree(project / "sources" / SMALL, tmp_path / "small" / SMALL)
    return tmp_path / "small"


def test_an_archive_of_copies_builds(little: Path, tmp_path: Path) -> None:
    write_copies(little, tmp_path / "seven", documents=7)
    made = build(tmp_path / "seven")
    assert [finding for finding in made.findings if not finding.is_open_question] == []
    assert len(made.works) == 7
    between = {tuple(end.document for end in one.ends) for one in made.archive.references.links}
    assert {("news-1", "treaty-1"), ("news-2", "treaty-2")} < between


def test_a_copy_of_a_real_document_builds(small: Path, tmp_path: Path) -> None:
    write_copies(small, tmp_path / "three", documents=3)
    assert errors(tmp_path / "three") == []


def test_two_words_of_five_are_others_and_nothing_else(project: Path) -> None:
    text = (project / "sources" / STATEMENT / TEXT).read_text("utf-8")
    varied = vary(read_raw(text, {"global public health"}), {"essential workers"}, random.Random(1))
    words, others = (re.split(r"\b([^\W\d_]+)\b", one) for one in (text, varied))
    assert words[::2] == others[::2]  # blanks, marks, numbers
    changed = sum(one != other for one, other in zip(words, others, strict=True))
    assert changed / (len(words) // 2) == pytest.approx(SHARE, abs=0.05)
    assert "global public health" in varied and "essential workers" in varied
    assert [line for line in text.splitlines() if len(line) < 50] == [
        line for line in varied.splitlines() if len(line) < 50
    ]


def test_copies_differ_and_are_the_same_each_time(small: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_copies(small, tmp_path / name, documents=4)
    assert texts(tmp_path / "one") == texts(tmp_path / "other")
    report = f"{SMALL}-%d/raw/report.txt"
    assert len({texts(tmp_path / "one")[report % number] for number in (1, 2, 3)}) == 3
    told = [yaml.safe_load((tmp_path / "one" / f"{SMALL}-{n}/document.yml").read_bytes()) for n in (1, 2, 3)]
    assert len({one["date"].year for one in told}) == 3
    assert len({one["title"]["en"] for one in told}) == 3


def test_a_smaller_archive_begins_a_larger_one(little: Path, tmp_path: Path) -> None:
    for documents in (5, 8):
        write_copies(little, tmp_path / str(documents), documents=documents)
    shared = {path: text for path, text in texts(tmp_path / "5").items() if "/" in path}
    assert shared.items() < texts(tmp_path / "8").items()


def test_an_archive_is_not_made_smaller(little: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2 documents already"):
        write_copies(little, tmp_path / "one", documents=1)


def test_an_edit_changes_one_word_and_the_archive_builds(small: Path) -> None:
    raw = small / SMALL / "raw/report.txt"
    before = raw.read_text("utf-8").split()
    for word in ("quayside", "boathouse"):
        edit(small, word)
        after = raw.read_text("utf-8").split()
        assert [new for old, new in zip(before, after, strict=True) if old != new] == [word]
    assert errors(small) == []
