"""A digest that was noted of a file is believed as long as the file looks as it did then."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from statement_archive.traces import Traces


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text("one")
    (folder / "b/c.txt").write_text("two")
    return folder


@pytest.fixture
def kept(folder: Path) -> Path:
    return folder.with_name("kept")


def asked(folder: Path, kept: Path, key: str = "") -> list[str]:
    return [*map(Traces(folder, kept, "name", key).of, ("a.txt", "b/c.txt"))]


def test_a_digest_is_that_which_was_noted_whatever_it_is_of(folder: Path, kept: Path) -> None:
    assert asked(folder, kept) == ["", ""]
    Traces(folder, kept, "name").note({"a.txt": "first", "b/c.txt": "second", "not-there.txt": "third"})
    assert asked(folder, kept) == ["first", "second"]


def test_under_another_key_nothing_is_known(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name", "key").note({"a.txt": "first"})
    assert asked(folder, kept, "another") == ["", ""]
    assert asked(folder, kept, "key") == ["first", ""]


def test_of_another_folder_nothing_is_known(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name").note({"a.txt": "first"})
    assert asked(folder.rename(folder.with_name("moved")), kept) == ["", ""]


def test_a_file_of_another_size_or_time_is_not_believed(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name").note({"a.txt": "first", "b/c.txt": "second"})
    before = (folder / "b/c.txt").stat().st_mtime_ns
    os.utime(folder / "a.txt", ns=(1, 1))
    (folder / "b/c.txt").write_text("more")
    os.utime(folder / "b/c.txt", ns=(before, before))
    assert asked(folder, kept) == ["", ""]


def test_nor_is_another_file_of_the_same_size_and_time(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name").note({"a.txt": "first", "b/c.txt": "second"})
    for path in ("a.txt", "b/c.txt"):
        before = (folder / path).stat().st_mtime_ns
        (folder / "new.txt").write_text("ono")
        os.utime(folder / "new.txt", ns=(before, before))
        (folder / "new.txt").replace(folder / path)
    assert asked(folder, kept) == ["", ""]


def test_a_file_is_noted_as_it_looked_when_it_was_read_or_written(folder: Path, kept: Path) -> None:
    traces = Traces(folder, kept, "name")
    traces.see("a.txt", "first")
    second = traces.digest("b/c.txt")
    for path in ("a.txt", "b/c.txt"):
        (folder / path).write_text("somebody's")
    traces.note({"a.txt": "first", "b/c.txt": second})
    assert asked(folder, kept) == ["", ""]


def test_nor_is_a_link_or_a_folder_in_its_place(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name").note({"a.txt": "first", "b/c.txt": "second"})
    (folder / "b/c.txt").unlink()
    (folder / "b/c.txt").symlink_to(folder / "a.txt")
    (folder / "a.txt").rename(folder / "elsewhere.txt")
    (folder / "a.txt").mkdir()
    assert asked(folder, kept) == ["", ""]


def test_what_is_not_noted_again_is_forgotten(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name").note({"a.txt": "first", "b/c.txt": "second"})
    Traces(folder, kept, "name").note({"b/c.txt": "third"})
    assert asked(folder, kept) == ["", "third"]


def test_what_is_not_believed_is_read(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name").note({"a.txt": "believed"})
    traces = Traces(folder, kept, "name")
    names = ("a.txt", "b/c.txt", "not-there.txt")
    assert [*map(traces.digest, names)] == ["believed", sha256(b"two").hexdigest(), ""]


def test_where_nothing_has_changed_nothing_is_written(folder: Path, kept: Path) -> None:
    Traces(folder, kept, "name").note({"a.txt": "first"})
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
    traces = Traces(folder, kept, "name")
    traces.of("a.txt")
    traces.note({"a.txt": "first"})
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == before
