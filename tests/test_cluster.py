"""A cluster makes the same site as this machine alone, loses nothing, and whoever can't is told so in one line."""

import shutil
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import SCRIPTS
from fixtures.dask_cluster import LocalScheduler, local_scheduler
from fixtures.little_archive import equipped_archive
from fixtures.tasks import KilledOnce, double, fail_at_three, process_of
from statement_archive import cluster, pipeline
from statement_archive.cli import main
from statement_archive.cluster import ClusterError, cluster_at
from statement_archive.crew import Crew
from statement_archive.plugin import read_configuration, site_of
from statement_archive.tools import MissingToolError

DIFFERS = "has another version of this program, of Python or of a library: install there what is here"
SETTINGS = """\
site_name: Two towns
site_url: https://example.org/
plugins:
- i18n: {docs_structure: folder, languages: [{locale: en, name: English, default: true}]}
"""


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalScheduler]:
    with local_scheduler(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def archive(folder: Path) -> Path:
    equipped_archive(folder)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(root), "build", *arguments])


def test_a_site_is_the_same_when_a_worker_is_killed_at_it_and_a_builder_finds_it(
    tmp_path: Path, scheduler: LocalScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def killing(address: str, kept: Path, landmarks: Sequence[Path]) -> Iterator[Crew]:
        with cluster_at(address, kept, landmarks) as crew:
            yield lambda do, tasks, /: crew(KilledOnce(do, tmp_path / "killed"), tasks)

    monkeypatch.setattr("statement_archive.commands.build.cluster_at", killing)
    by_cluster, alone = archive(tmp_path / "by-cluster"), archive(tmp_path / "alone")
    with scheduler.workers(2) as workers:
        assert build(by_cluster, "--scheduler", scheduler.address).exit_code == 0
        assert sorted(worker.poll() is None for worker in workers) == [False, True]
    assert build(alone, "--jobs", "1").exit_code == 0
    assert files(by_cluster / "docs") == files(alone / "docs")

    monkeypatch.setattr(pipeline, "build", None)
    site = site_of(read_configuration(by_cluster / "mkdocs.yml"), by_cluster / ".cache/archive")
    assert len(site.documents) == 2, "no stage was needed"


def test_workers_do_the_work_in_order_and_say_what_fails(tmp_path: Path, scheduler: LocalScheduler) -> None:
    with scheduler.workers(1) as (worker,), cluster_at(scheduler.address, tmp_path, ()) as crew:
        assert [*crew(double, range(20))] == [*range(0, 40, 2)]
        with pytest.raises(ValueError, match="three"):
            [*crew(fail_at_three, range(20))]
        assert {*crew(process_of, range(3))} == {worker.pid}
    assert not [*tmp_path.iterdir()], "nothing is left but what was made"


def test_what_is_left_is_done_here_when_no_worker_is(tmp_path: Path, scheduler: LocalScheduler) -> None:
    with scheduler.workers(1) as (worker,), cluster_at(scheduler.address, tmp_path, ()) as crew:
        results = crew(double, range(20))
        assert next(results) == 0
        worker.kill()
        worker.wait()
        assert [*results] == [*range(2, 40, 2)]


def test_what_is_left_is_done_here_when_the_scheduler_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)  # it is not waited for longer
    tmp_path.joinpath("own").mkdir()
    with local_scheduler(tmp_path / "own") as own, own.workers(1), cluster_at(own.address, tmp_path, ()) as crew:
        results = crew(double, range(20))
        assert next(results) == 0
        own.process.kill()
        own.process.wait()
        assert [*results] == [*range(2, 40, 2)]


def test_workers_that_see_another_folder_are_refused(
    tmp_path: Path, scheduler: LocalScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a path that is not whole leads elsewhere from where they are
    with (
        scheduler.workers(1),
        pytest.raises(ClusterError, match=r"worker tcp://\S+ has not got kept/cluster as it is here: share"),
        cluster_at(scheduler.address, Path("kept"), ()),
    ):
        pass
    assert not [*tmp_path.glob("kept/*")]


def test_workers_of_another_version_are_refused(tmp_path: Path, scheduler: LocalScheduler) -> None:
    other = tmp_path / "scripts"
    shutil.copytree(SCRIPTS / "statement_archive", other / "statement_archive")
    with (other / "statement_archive/crew.py").open("a") as module:
        module.write("# another\n")
    with (
        scheduler.workers(1) as (worker,),
        cluster_at(scheduler.address, tmp_path, ()) as crew,
        scheduler.workers(1, program=other),
    ):
        with (
            pytest.raises(ClusterError, match=rf"^the worker \S+ {DIFFERS}"),
            cluster_at(scheduler.address, tmp_path, ()),
        ):
            pass
        worker.kill()
        worker.wait()
        with pytest.raises(ClusterError, match=f"^a worker that came later {DIFFERS}"):
            [*crew(double, range(4))]


def test_workers_without_the_program_are_refused(tmp_path: Path, scheduler: LocalScheduler) -> None:
    (tmp_path / "statement_archive.py").touch()
    with (
        scheduler.workers(1, program=tmp_path),
        pytest.raises(ClusterError, match=r"^the worker \S+ can't run this program: install"),
        cluster_at(scheduler.address, tmp_path / "kept", ()),
    ):
        pass


def test_a_cluster_without_workers_is_refused(tmp_path: Path, scheduler: LocalScheduler) -> None:
    with pytest.raises(ClusterError, match="has no workers"), cluster_at(scheduler.address, tmp_path, ()):
        pass


def test_where_nobody_answers_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    root = archive(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = "tcp://{}:{}".format(*silent.getsockname())
        found = [build(root, "--scheduler", one) for one in (address, "tcp://127.0.0.1:1", "nowhere", "x://a:1")]
    assert [(result.exit_code, result.stderr) for result in found] == [
        (1, f"Error: {address}: no scheduler of a cluster answers there\n"),
        (1, "Error: tcp://127.0.0.1:1: no scheduler of a cluster answers there\n"),
        (1, "Error: nowhere: no scheduler of a cluster is there: missing port number in address 'nowhere'\n"),
        (1, found[3].stderr),
    ]
    assert found[3].stderr.startswith("Error: x://a:1: no scheduler of a cluster is there: unknown address scheme 'x'")


def test_who_has_no_cluster_is_told_how_to_speak_to_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingToolError, match="cluster"), cluster_at("tcp://127.0.0.1:1", tmp_path, ()):
        pass
