"""A folder changes all at once: who is stopped leaves it as it was, or as the next run makes it what it was to be."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from statement_archive.disk import put
from statement_archive.staging import begin, changed_at_once, finish, settle

BEFORE = {"a.html": "one", "assets/a.css": "style", "b/c.html": "two", "same.txt": "same"}
AFTER = {"a.html": "uno", "assets/a.123.css": "style", "b": "a file now", "d/e.html": "new", "same.txt": "same"}


class Killed(BaseException):
    """Nothing catches it, as nothing catches a signal that kills."""


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def change(folder: Path) -> None:
    with changed_at_once(folder) as copy:
        put(copy, "a.html", b"uno")
        (copy / "assets/a.css").rename(copy / "assets/a.123.css")
        (copy / "b/c.html").unlink()
        (copy / "b").rmdir()
        put(copy, "b", b"a file now")
        put(copy, "d/e.html", b"new")


def make_anew(folder: Path) -> None:
    copy = begin(folder)
    for path, text in AFTER.items():
        put(copy, path, text.encode())
    finish(folder)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in BEFORE.items():
        put(tmp_path / "site", path, text.encode())
    return tmp_path / "site"


changing = pytest.mark.parametrize("change", [change, make_anew])


@changing
def test_all_changes_are_made_and_nothing_is_left(site: Path, change: Callable[[Path], None]) -> None:
    same = (site / "same.txt").stat()
    change(site)
    assert contents(site) == AFTER
    assert (site / "same.txt").stat().st_mtime_ns == same.st_mtime_ns


def test_nothing_is_changed_where_something_is_raised(site: Path) -> None:
    def fail() -> None:
        with changed_at_once(site) as copy:
            put(copy, "a.html", b"uno")
            raise ValueError("odd")

    with pytest.raises(ValueError, match="odd"):
        fail()
    assert contents(site) == BEFORE


@changing
@pytest.mark.parametrize("moment", range(24))
def test_whoever_comes_after_one_that_was_killed_finds_the_old_or_makes_the_new(
    site: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], moment: int
) -> None:
    steps = iter(range(99))

    def dying(name: str) -> None:
        real = getattr(Path, name)

        def step(path: Path, *arguments: object, **options: object) -> object:
            if next(steps) == moment:
                raise Killed
            return real(path, *arguments, **options)

        patched.setattr(Path, name, step)

    with monkeypatch.context() as patched, suppress(Killed):
        patched.setattr("statement_archive.staging.discard", lambda _: None)  # who is killed clears nothing away
        for name in ("hardlink_to", "replace", "unlink", "rename", "rmdir"):
            dying(name)
        change(site)
    settle(site)
    assert contents(site) in (BEFORE, AFTER)
    if contents(site) == BEFORE:
        change(site)
    assert contents(site) == AFTER


@changing
def test_a_folder_in_which_nothing_is_left_does_not_come_along(site: Path, change: Callable[[Path], None]) -> None:
    def empty(folder: Path) -> None:
        put(folder, "x/y/z.html", b"taken away")
        (folder / "x/y/z.html").unlink()

    if change is make_anew:
        copy = begin(site)
        empty(copy)
        put(copy, "d/e.html", b"new")
        finish(site)
    else:
        with changed_at_once(site) as copy:
            empty(copy)
    assert not (site / "x").exists()


def test_a_disk_without_second_names_gets_copies(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    change(site)
    assert contents(site) == AFTER


@pytest.mark.parametrize("link", ["assets/linked", ".statement-archive", "b/linked.html"])
def test_nothing_is_changed_through_a_link(site: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere, "gone", b"mine.txt")
    put(elsewhere, "mine.txt", b"mine")
    (site / link).symlink_to(elsewhere)
    with suppress(OSError):
        change(site)
    assert contents(elsewhere) == {"gone": "mine.txt", "mine.txt": "mine"}


@pytest.mark.parametrize("link", ["copy", "copy/b"])
def test_what_a_link_in_a_copy_leads_to_stays_where_it_is(site: Path, tmp_path: Path, link: str) -> None:
    """Somebody else may have left the copy, and the list of what is to go."""
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere, "mine.txt", b"mine")
    put(site, ".statement-archive/gone", b"a.html")
    place = site / ".statement-archive" / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic links"):
        settle(site)
    assert contents(elsewhere) == {"mine.txt": "mine"}
    assert {path: text for path, text in contents(site).items() if not path.startswith(".")} == BEFORE


def test_what_is_made_anew_takes_the_place_of_links_and_leaves_hidden_files(site: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", "mine.txt", b"mine")
    put(site, ".git/config", b"mine")
    for link in ("assets/linked", "d", "a.html"):
        (site / link).unlink(missing_ok=True)
        (site / link).symlink_to(tmp_path / "elsewhere")
    make_anew(site)
    assert contents(site) == {**AFTER, ".git/config": "mine"}
    assert contents(tmp_path / "elsewhere") == {"mine.txt": "mine"}


def test_a_planted_list_removes_nothing_outside(site: Path) -> None:
    put(site.parent, "mine.txt", b"mine")
    put(site, ".statement-archive/gone", f"../mine.txt\n{site.parent}/mine.txt\n".encode())
    settle(site)
    assert (site.parent / "mine.txt").read_text() == "mine"
