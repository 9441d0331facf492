"""Whoever does the work, it is done in order, whole, and to the same bytes."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT
from fixtures.little_archive import equipped_archive
from fixtures.tasks import KilledOnce, double, fail_at_three, process_of
from statement_archive import site
from statement_archive.addresses import Addresses
from statement_archive.crew import Crew, Hired, Processes, alone
from statement_archive.site import Configuration, make_site, make_site_apart
from statement_archive.tools import MissingToolError

ADDRESSES = Addresses(("en", "zh"), "https://example.org/", has_folders=True, names=("Archive", "文库"))


def configured(folder: Path) -> tuple[Configuration, Path]:
    """A small archive with all that a build needs, and its sources."""
    root = equipped_archive(folder)
    return Configuration(root, root / "docs", ADDRESSES, {}), root / "sources"


@pytest.fixture(scope="module")
def pair() -> Crew:
    return Processes(2)


def test_a_crew_gives_what_comes_of_each_task_in_order(pair: Crew) -> None:
    assert [*pair(double, range(50))] == [*alone(double, range(50))] == [*range(0, 100, 2)]


def test_work_is_done_by_other_processes_where_there_is_enough_of_it(pair: Crew) -> None:
    assert os.getpid() not in {*pair(process_of, range(8))}
    assert {*pair(process_of, range(2))} == {os.getpid()}


def test_a_task_that_fails_says_so(pair: Crew) -> None:
    with pytest.raises(ValueError, match="three"):
        [*pair(fail_at_three, range(8))]
    assert [*pair(double, range(8))] == [*range(0, 16, 2)], "the others work on"


def test_nothing_is_lost_when_a_process_is_killed(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        assert [*Hired(pool, lambda: 2)(KilledOnce(double, tmp_path / "killed"), range(50))] == [*range(0, 100, 2)]
    assert (tmp_path / "killed").exists()


def test_processes_end_when_the_one_is_killed_that_began_them(tmp_path: Path) -> None:
    words = "from pathlib import Path; from statement_archive.crew import Processes; from fixtures.tasks import *\n"
    words += f"if __name__ == '__main__':\n    [*Processes(2)(tell_and_wait, [Path({str(tmp_path)!r})] * 6)]\n"
    script = tmp_path.with_name("script.py")
    script.write_text(words)
    places = os.pathsep.join((str(PROJECT / "scripts"), str(PROJECT / "tests")))
    begun = subprocess.Popen([sys.executable, str(script)], env={**os.environ, "PYTHONPATH": places})
    workers = [int(path.name) for path in until(lambda: len([*tmp_path.iterdir()]) == 2, tmp_path).iterdir()]
    begun.kill()
    begun.wait()
    until(lambda: not any(map(is_alive, workers)), None)


def until(holds: Callable[[], bool], then: Any) -> Any:
    """Gives `then` once something holds; fails where it does not in a minute."""
    for _ in range(600):
        if holds():
            return then
        time.sleep(0.1)
    raise AssertionError("still not so")


def is_alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2][:3]
    except FileNotFoundError:
        return False


class Unwilling(Executor):
    """Does what it is given at once, up to a number of tasks; the others it keeps for ever, or does not take."""

    def __init__(self, takes: int, keeps: int) -> None:
        self.takes, self.keeps, self.kept = takes, keeps, list[Future[Any]]()

    def submit(self, do: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self.takes:
            self.takes -= 1
            future.set_result(do(*arguments))
        elif len(self.kept) < self.keeps:
            self.kept.append(future)
        else:
            raise BrokenExecutor
        return future


@pytest.mark.parametrize("takes", [0, 5, 20])
@pytest.mark.parametrize("keeps", [0, 2])
def test_nothing_is_lost_when_an_executor_takes_no_more_or_nobody_is_left_there(takes: int, keeps: int) -> None:
    executor = Unwilling(takes, keeps)
    assert [*Hired(executor, lambda: 0)(double, range(20))] == [*range(0, 40, 2)]
    assert all(future.cancelled() for future in executor.kept)


def test_a_site_is_the_same_whoever_makes_it(tmp_path: Path, pair: Crew) -> None:
    told, sources = configured(tmp_path / "archive")

    def made(crew: Crew, name: str) -> dict[str, bytes]:
        whole = make_site(told, sources=sources, kept=tmp_path / name, crew=crew)
        assert not whole.errors
        return {path: file.place.read_bytes() for path, file in whole.files(tmp_path / name).items()}

    def by_others(do, tasks):  # type: ignore[no-untyped-def]
        """The pair at its work, though there is so little."""
        return pair(do, [*tasks, *tasks, *tasks])

    assert made(by_others, "pair") == made(alone, "alone")


def test_a_large_site_is_made_by_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, sources = configured(tmp_path / "archive")
    small = make_site_apart(told, sources=sources, kept=tmp_path / "here")
    monkeypatch.setattr(site, "_MANY", 1)
    monkeypatch.setattr(site, "_make_anew", None)
    large = make_site_apart(told, sources=sources, kept=tmp_path / "there")
    there = tmp_path / "there"
    assert large == small and large.is_kept(there)


def test_what_stops_a_large_site_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, sources = configured(tmp_path / "archive")
    (sources / "treaty/raw/en.txt").write_text("other")
    monkeypatch.setattr(site, "_MANY", 1)
    monkeypatch.setattr(site, "_make_anew", None)
    assert make_site_apart(told, sources=sources, kept=tmp_path / "kept").errors
    (told.root / "node_modules").unlink()
    with pytest.raises(MissingToolError, match="node_modules"):
        make_site_apart(told, sources=sources, kept=tmp_path / "kept")
