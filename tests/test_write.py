"""Only what changed is written, only what a build made is removed, and nothing by hand is lost."""

from pathlib import Path

import pytest

from statement_archive.findings import SourceError
from statement_archive.write import write


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of change of every file."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


def test_first_write_makes_files_folders_and_the_list_of_them(docs: Path) -> None:
    assert write({"b/c.md": "two\r\n", "a.md": "é"}, docs) == ("b/c.md", "a.md")
    contents = {path: content for path, (content, _) in snapshot(docs).items()}
    assert contents == {".generated": b"a.md\nb/c.md\n", "a.md": "é".encode(), "b/c.md": b"two\r\n"}


def test_second_write_touches_nothing(docs: Path) -> None:
    write({"a.md": "one", "b/c.md": "two"}, docs)
    before = snapshot(docs)
    assert write({"b/c.md": "two", "a.md": "one"}, docs) == ()
    assert snapshot(docs) == before


def test_only_what_changed_is_written(docs: Path) -> None:
    write({"a.md": "one", "b.md": "two"}, docs)
    before = snapshot(docs)
    assert write({"a.md": "one", "b.md": "three"}, docs) == ("b.md",)
    assert snapshot(docs)["a.md"] == before["a.md"]


def test_what_is_no_longer_made_is_removed_with_the_folders_it_leaves_empty(docs: Path) -> None:
    write({"a.md": "one", "b/c/d.md": "two", "b/e.md": "three"}, docs)
    (docs / "b" / "by-hand.md").write_text("mine")
    assert write({"a.md": "one"}, docs) == ("b/c/d.md", "b/e.md")
    assert sorted(snapshot(docs)) == [".generated", "a.md", "b/by-hand.md"]
    assert not (docs / "b" / "c").exists()


def test_file_written_by_hand_is_a_finding_and_stays(docs: Path) -> None:
    docs.mkdir()
    (docs / "a.md").write_text("mine")
    with pytest.raises(SourceError) as error:
        write({"a.md": "theirs", "b.md": "two"}, docs)
    assert str(error.value) == (
        "docs/a.md: is in the way of a generated file — move it, or change the id or slug that leads there"
    )
    assert (docs / "a.md").read_text() == "mine"
    assert not (docs / "b.md").exists()


def test_file_that_is_there_already_with_the_same_text_is_adopted(docs: Path) -> None:
    docs.mkdir()
    (docs / "a.md").write_text("one")
    assert write({"a.md": "one"}, docs) == ()
    assert write({}, docs) == ("a.md",)
    assert sorted(snapshot(docs)) == [".generated"]


def test_generated_file_that_someone_changed_or_removed_is_made_again(docs: Path) -> None:
    write({"a.md": "one", "b.md": "two"}, docs)
    (docs / "a.md").write_text("changed")
    (docs / "b.md").unlink()
    assert write({"a.md": "one", "b.md": "two"}, docs) == ("a.md", "b.md")


@pytest.mark.parametrize("outside", ["../outside.txt", "a/../../outside.txt", "{absolute}", "link/outside.txt"])
def test_list_of_files_can_not_reach_outside(docs: Path, outside: str) -> None:
    target = docs.parent / "outside.txt"
    target.write_text("keep")
    docs.mkdir()
    (docs / "link").symlink_to(docs.parent)
    (docs / ".generated").write_text(outside.format(absolute=target) + "\n")
    write({"a.md": "one"}, docs)
    assert target.read_text() == "keep"


def test_list_of_files_that_is_no_text_counts_as_none(docs: Path) -> None:
    docs.mkdir()
    (docs / ".generated").write_bytes(b"\xff\n")
    assert write({"a.md": "one"}, docs) == ("a.md",)


def test_folder_in_the_way_is_a_finding(docs: Path) -> None:
    write({"a.md": "one"}, docs)
    (docs / "a.md").unlink()
    (docs / "a.md").mkdir()
    with pytest.raises(SourceError, match=r"^docs/a\.md: can't be written or removed: Is a directory$"):
        write({"a.md": "one"}, docs)


def test_file_where_a_folder_is_needed_is_a_finding(docs: Path) -> None:
    docs.mkdir()
    (docs / "b").write_text("mine")
    with pytest.raises(SourceError, match=r"^docs/b"):
        write({"b/a.md": "one"}, docs)
    assert (docs / "b").read_text() == "mine"
