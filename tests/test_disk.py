"""What a disk refuses is told with the file that it refuses; a file is there whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from statement_archive.disk import fault, is_fault, put, put_as_asked, remove, sweep, writing

REFUSALS = [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EISDIR, errno.ENAMETOOLONG, errno.EIO]


def refuse(number: int) -> OSError:
    """As the system raises it where it writes: without a name."""
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("number", REFUSALS)
def test_what_a_disk_refuses_names_the_file_and_leaves_the_old_one(tmp_path: Path, number: int) -> None:
    put(tmp_path, "a/b.txt", b"old")

    def write() -> None:
        with writing(tmp_path, "a/b.txt") as stream:
            stream.write(b"ne")
            raise refuse(number)

    with pytest.raises(OSError, match="txt") as raised:
        write()
    assert is_fault(raised.value)
    assert str(fault(raised.value, tmp_path)) == f"a/b.txt: can't be opened, written or removed: {os.strerror(number)}"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]
    assert (tmp_path / "a/b.txt").read_bytes() == b"old"


def test_of_two_files_the_one_that_is_written_is_told(tmp_path: Path) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/usr/theme.css", None, str(tmp_path / "site/theme.css"))
    assert fault(error, tmp_path).place == "site/theme.css"


def test_a_mistake_of_the_program_is_no_fault_of_a_disk(tmp_path: Path) -> None:
    assert not is_fault(FileNotFoundError(errno.ENOENT, "No such file or directory", str(tmp_path)))
    assert not is_fault(refuse(errno.ENOSPC))
    assert not is_fault(ValueError())


def test_what_was_left_unfinished_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    kept = ["a/.statement-archive-1.txt", "a/statement-archive-1.part", "a/.hidden"]
    for path in (*kept, "a/.statement-archive-1.part", ".statement-archive-22.part"):
        put(tmp_path, path, b"")
    sweep(tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == sorted(kept)


def test_several_may_write_into_a_folder_at_once_even_the_same_file(tmp_path: Path) -> None:
    with writing(tmp_path, "a.txt") as first, writing(tmp_path, "a.txt") as second, writing(tmp_path, "b.txt") as third:
        first.write(b"one")
        second.write(b"two")
        third.write(b"three")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "one", "b.txt": "three"}


def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/a.txt", b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="link") as raised:
        put(tmp_path, "link/a.txt", b"ours")
    assert fault(raised.value, tmp_path).text.startswith("is a link — remove it")
    with pytest.raises(OSError, match="link"):
        remove(tmp_path, "link/a.txt")
    assert (tmp_path / "elsewhere/a.txt").read_bytes() == b"mine"


def test_a_file_that_is_asked_for_may_be_a_link_or_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "link.xml").symlink_to(tmp_path / "report.xml")
    put_as_asked(tmp_path / "link.xml", b"one")
    assert (tmp_path / "report.xml").read_bytes() == b"one"
    put_as_asked(Path(os.devnull), b"one")
    assert not Path(os.devnull).is_file()
    with pytest.raises(IsADirectoryError, match=r"(?i)is a directory"):
        put_as_asked(tmp_path, b"one")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a device that is always full")
def test_a_device_that_is_full_is_named() -> None:
    with pytest.raises(OSError, match="/dev/full") as raised:
        put_as_asked(Path("/dev/full"), b"one")
    assert is_fault(raised.value)
