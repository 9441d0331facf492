"""Only what changed is written, only what a build made is removed, and nothing by hand is lost."""

import errno
import os
import shutil
import subprocess
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from statement_archive import traces
from statement_archive.disk import digest_of
from statement_archive.findings import SourceError
from statement_archive.write import MadeFile, write


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of change of every file."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def contents(folder: Path) -> dict[str, bytes]:
    return {path: content for path, (content, _) in snapshot(folder).items()}


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def plant(docs: Path, *paths: str, text: str = "keep") -> None:
    """A list of what a build made, of somebody who knows what files have in them."""
    docs.mkdir(exist_ok=True)
    (docs / ".generated").write_text("".join(f"{digest(text)}  {path}\n" for path in paths))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


def test_first_write_makes_files_folders_and_the_list_of_them(docs: Path) -> None:
    assert write({"b/c.md": "two\r\n", "a.md": "é"}, docs) == ("b/c.md", "a.md")
    contents = {path: content for path, (content, _) in snapshot(docs).items()}
    two = "two\r\n"
    listed = f"{digest('é')}  a.md\n{digest(two)}  b/c.md\n"
    assert contents == {".generated": listed.encode(), "a.md": "é".encode(), "b/c.md": b"two\r\n"}


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


def test_a_file_that_looks_as_it_was_written_is_not_read_again(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, kept = {"a.md": "one", "b.md": "two"}, docs.with_name("kept")
    write(files, docs, kept)
    read: list[str] = []

    def noted(path: Path) -> str:
        read.append(path.name)
        return digest_of(path)

    monkeypatch.setattr(traces, "digest_of", noted)
    assert (write(files, docs, kept), read) == ((), [])
    (docs / "b.md").write_text("changed")
    assert (write(files, docs, kept), read) == (("b.md",), ["b.md"])
    assert contents(docs)["b.md"] == b"two"


def test_what_is_noted_of_one_folder_is_not_believed_of_another(docs: Path) -> None:
    kept, other = docs.with_name("kept"), docs.with_name("other")
    write({"a.md": "one"}, docs, kept)
    shutil.copytree(docs, other)
    (other / "a.md").write_text("ono")
    was = (docs / "a.md").stat().st_mtime_ns
    os.utime(other / "a.md", ns=(was, was))
    assert write({"a.md": "one"}, other, kept) == ("a.md",)


def test_a_file_that_was_made_and_has_been_broken_since_is_not_written(docs: Path, tmp_path: Path) -> None:
    made = MadeFile(tmp_path / "made", digest("one"))
    made.place.write_text("ono")
    with pytest.raises(SourceError) as error:
        write({"a.md": made}, docs)
    assert str(error.value) == "made: is broken — build the site again, which makes it anew"
    assert not made.place.exists()
    made.place.write_text("one")
    write({"a.md": made}, docs)
    assert contents(docs)["a.md"] == b"one"


@pytest.mark.parametrize("outside", ["../outside.txt", "a/../../outside.txt", "{absolute}", "link/outside.txt"])
def test_list_of_files_can_not_reach_outside(docs: Path, outside: str) -> None:
    target = docs.parent / "outside.txt"
    target.write_text("keep")
    docs.mkdir()
    (docs / "link").symlink_to(docs.parent)
    plant(docs, outside.format(absolute=target))
    assert write({"a.md": "one"}, docs) == ("a.md",)
    assert target.read_text() == "keep"


@pytest.mark.parametrize(
    "path",
    ["about/index.md", "en/about/method.md", "EN/About/method.md", "assets/a.css", "./en/about/x.md", "en//x.md"],
)
def test_list_of_files_can_not_name_what_people_write(docs: Path, path: str) -> None:
    plant(docs, path)
    (docs / path).parent.mkdir(parents=True)
    (docs / path).write_text("keep")
    assert write({"a.md": "one"}, docs) == ("a.md",)
    assert (docs / path).read_text() == "keep"


def test_a_file_that_is_not_as_it_was_made_is_not_removed(docs: Path) -> None:
    write({"a.md": "one", "b.md": "two"}, docs)
    (docs / "b.md").write_text("mine")
    assert write({"a.md": "one"}, docs) == ()
    assert (docs / "b.md").read_text() == "mine"


@pytest.mark.parametrize("names", [("a.md",), ("b.md",), ("a.md", "b.md")])
def test_a_list_of_names_alone_gives_no_right_to_files(docs: Path, names: tuple[str, ...]) -> None:
    """So did an older version of the program list them, and so may anybody."""
    docs.mkdir()
    for name in names:
        (docs / name).write_text("mine")
    (docs / ".generated").write_text("a.md\nb.md\nc.md\n")
    with pytest.raises(SourceError) as error:
        write({"a.md": "one", "c.md": "three"}, docs)
    (finding,) = error.value.findings
    assert str(finding).startswith("docs/.generated: is of an older version of the program")
    assert "run `git clean -fdX docs`" in str(finding)
    assert contents(docs) == {".generated": b"a.md\nb.md\nc.md\n"} | dict.fromkeys(names, b"mine")


def test_what_a_list_of_names_leads_to_is_adopted_where_it_would_be_made_the_same(docs: Path) -> None:
    docs.mkdir()
    (docs / "a.md").write_text("one")
    (docs / ".generated").write_text("../docs/a.md\n\na.md\nabout/b.md\nb\0c\n" + "x" * 999)
    assert write({"a.md": "one", "b.md": "two"}, docs) == ("b.md",)
    assert write({}, docs) == ("a.md", "b.md")


def test_what_git_removes_by_the_command_that_is_named_is_made_anew(docs: Path) -> None:
    (docs / "about").mkdir(parents=True)
    for name in ("about/by-hand.md", "a.md", "b.md"):
        (docs / name).write_text("old")
    (docs / ".generated").write_text("a.md\nb.md\n")
    (docs.parent / ".gitignore").write_text("docs/.generated\ndocs/*.md\n")
    subprocess.run(["git", "init", "--quiet", docs.parent], check=True)
    with pytest.raises(SourceError) as error:
        write({"a.md": "one"}, docs)
    command = str(error.value).partition("`")[2].partition("`")[0]
    subprocess.run([*command.split(), "--quiet"], cwd=docs.parent, check=True)
    assert write({"a.md": "one"}, docs) == ("a.md",)
    assert set(contents(docs)) == {".generated", "a.md", "about/by-hand.md"}


@pytest.mark.parametrize("link", ["docs", "docs/data", "docs/data/x"])
def test_nothing_is_written_or_removed_through_a_link_to_a_folder(docs: Path, link: str) -> None:
    elsewhere = docs.parent / "elsewhere"
    (elsewhere / "data/x").mkdir(parents=True)
    (elsewhere / "x").mkdir()
    way = docs.parent / link
    way.parent.mkdir(parents=True, exist_ok=True)
    way.symlink_to(elsewhere)
    with pytest.raises(SourceError) as error:
        write({"data/x/a.json": "one", "data/x/b.json": "two"}, docs)
    assert [finding.text.partition(" — ")[0] for finding in error.value.findings] == ["is a link"]
    assert error.value.findings[0].place == link
    assert [path for path in elsewhere.rglob("*") if path.is_file()] == []


def test_a_link_in_place_of_a_file_is_a_finding_and_what_it_leads_to_stays(docs: Path) -> None:
    target = docs.parent / "outside.txt"
    target.write_text("keep")
    docs.mkdir()
    (docs / "a.md").symlink_to(target)
    with pytest.raises(SourceError, match=r"^docs/a\.md: is a link in the way of a generated file"):
        write({"a.md": "one"}, docs)
    assert target.read_text() == "keep"


def test_a_link_in_place_of_a_file_that_a_build_made_is_replaced(docs: Path) -> None:
    write({"a.md": "one"}, docs)
    target = (docs / "a.md").rename(docs.parent / "outside.txt")
    (docs / "a.md").symlink_to(target)
    (docs / ".generated").rename(docs.parent / "list")
    (docs / ".generated").symlink_to(docs.parent / "list")
    with pytest.raises(SourceError):  # a list behind a link is none
        write({"a.md": "two"}, docs)
    (docs / ".generated").unlink()
    (docs.parent / "list").rename(docs / ".generated")
    assert write({"a.md": "two"}, docs) == ("a.md",)
    assert (target.read_text(), (docs / "a.md").read_text()) == ("one", "two")


def test_a_pipe_or_a_link_to_an_endless_file_is_not_read(docs: Path) -> None:
    docs.mkdir()
    os.mkfifo(docs / "a.md")
    (docs / "b.md").symlink_to("/dev/zero")
    with pytest.raises(SourceError, match="in the way"):
        write({"a.md": "one", "b.md": "two"}, docs)


class Killed(BaseException):
    """Nothing catches it, as nothing catches a signal that kills."""


@pytest.mark.parametrize("moment", range(7))
def test_a_run_after_one_that_was_killed_makes_all_good(
    docs: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """At each step: when a file is begun, half written, whole but not yet in its place, and when one is removed."""
    before, after = {"a.md": "one", "b/c.md": "two", "d.md": "three"}, {"a.md": "uno", "e/f.md": "four", "d.md": "drei"}
    write(before, docs)
    steps = iter(range(99))
    replace, unlink = Path.replace, Path.unlink

    def is_now(path: Path) -> Path:
        if next(steps) == moment:
            path.with_name(".statement-archive-1.part").write_text("ha")
            raise Killed
        return path

    with monkeypatch.context() as patched, suppress(Killed):
        patched.setattr(Path, "replace", lambda path, target: replace(is_now(path), target))
        patched.setattr(Path, "unlink", lambda path, missing_ok=False: unlink(is_now(path), missing_ok))
        write(after, docs)
    write(after, docs)
    clean = docs.parent / "clean" / "docs"
    write(after, clean)
    assert contents(docs) == contents(clean)


@pytest.mark.parametrize("path", ["a" * 256 + ".md", "a.md/b.md"])
def test_a_name_that_the_disk_refuses_is_a_finding(docs: Path, path: str) -> None:
    docs.mkdir()
    (docs / "a.md").write_text("mine")
    with pytest.raises(SourceError) as error:
        write({path: "one"}, docs)
    assert error.value.findings[0].place.startswith("docs/a")


def test_a_full_disk_is_a_finding_that_names_the_file_and_leaves_no_half_of_it(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"a.md": "one"}, docs)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if Path(target).name == "b.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(SourceError, match=r"^docs/b\.md: can't be .*: No space left on device$"):
            write({"a.md": "one", "b.md": "two"}, docs)
    assert sorted(snapshot(docs)) == [".generated", "a.md"]
    assert write({"a.md": "one", "b.md": "two"}, docs) == ("b.md",)


def test_list_of_files_that_is_no_text_counts_as_none(docs: Path) -> None:
    docs.mkdir()
    (docs / ".generated").write_bytes(b"\xff\n")
    assert write({"a.md": "one"}, docs) == ("a.md",)


def test_folder_in_the_way_is_a_finding(docs: Path) -> None:
    write({"a.md": "one"}, docs)
    (docs / "a.md").unlink()
    (docs / "a.md").mkdir()
    with pytest.raises(SourceError, match=r"^docs/a\.md: can't be opened, written or removed: Is a directory$"):
        write({"a.md": "one"}, docs)


def test_file_where_a_folder_is_needed_is_a_finding(docs: Path) -> None:
    docs.mkdir()
    (docs / "b").write_text("mine")
    with pytest.raises(SourceError, match=r"^docs/b"):
        write({"b/a.md": "one"}, docs)
    assert (docs / "b").read_text() == "mine"
