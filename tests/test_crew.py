"""Whoever does the work, it is done in order, whole, and to the same bytes."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from conftest import PROJECT
from fixtures.little_archive import little_archive
from fixtures.tasks import be_killed_once, double, fail_at_three, process_of
from statement_archive.addresses import Addresses
from statement_archive.crew import Crew, Hired, alone, crew_of
from statement_archive.site import Configuration, make_site
from statement_archive.tools import MissingToolError

ADDRESSES = Addresses(("en", "zh"), "https://example.org/", has_folders=True, names=("Archive", "文库"))


@pytest.fixture(scope="module")
def pair() -> Iterator[Crew]:
    with crew_of(jobs=2) as crew:
        yield crew


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
    tasks = [tmp_path / name for name in "abcdefgh"]
    for path in tasks[:3] + tasks[4:]:
        path.touch()
    with ProcessPoolExecutor(2) as pool:
        assert [*Hired(pool, 2)(be_killed_once, tasks)] == [*"abcdefgh"]


def test_who_has_no_cluster_is_told_how_to_speak_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingToolError, match="cluster"), crew_of(scheduler="tcp://127.0.0.1:1"):
        pass


def test_a_site_is_the_same_whoever_makes_it(tmp_path: Path, pair: Crew) -> None:
    root = little_archive(tmp_path / "archive")
    for path in ("docs/assets/javascripts/search/words.js", "package-lock.json"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes((PROJECT / path).read_bytes())
    (root / "node_modules").symlink_to(PROJECT / "node_modules")
    told = Configuration(root, root / "docs", ADDRESSES, {})

    def made(crew: Crew, name: str) -> dict[str, bytes]:
        site = make_site(told, sources=root / "sources", kept=tmp_path / name, crew=crew)
        assert not site.errors
        return {path: file.read_bytes() for path, file in site.files(tmp_path / name).items()}

    def by_others(do, tasks):  # type: ignore[no-untyped-def]
        """The pair at its work, though there is so little."""
        return pair(do, [*tasks, *tasks, *tasks])

    assert made(by_others, "pair") == made(alone, "alone")
