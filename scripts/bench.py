"""Measure what the archive promises: `make bench`. Every timing is a ratio of two things measured in the same run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

import click

import bench_align
import bench_link
import bench_repair
import bench_search
import bench_suggest

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
"""Each thing is timed so often, in turns, and the fastest run counts: what disturbs a run only ever makes it slower."""
COPIES = (5, 10, 20)
"""How many times the archive is copied to see how the time of a site grows."""
_LEFT_OUT = ignore_patterns(".venv", ".git", ".cache", "site", "tests", "sources")
_LIST_MODULES = """
import json, sys
before = set(sys.modules)
import mkdocs.__main__, mkdocs.commands.build
from mkdocs.config import load_config
load_config({config!r}, hooks=[])
print(json.dumps([name for name in sys.modules if name not in before]))
"""
_IMPORT_MODULES = """
import importlib, json, sys
for name in json.load(open({modules!r}, encoding="utf-8")):
    try:
        importlib.import_module(name)
    except ImportError:
        pass  # a name that only its own package can resolve
"""


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(["build", "site", "repair", "align", "link", "suggest", "search"]))
def main(parts: tuple[str, ...]) -> None:
    """Print the tables of PARTS, or of all."""
    benches: dict[str, Callable[[], object]] = {
        "build": bench_build,
        "site": bench_site,
        "repair": lambda: _say(bench_repair.lines()),
        "align": lambda: bench_align.main(()),
        "link": lambda: _say(bench_link.lines()),
        "suggest": lambda: _say(bench_suggest.lines()),
        "search": lambda: _say(bench_search.lines()),
    }
    for name in parts or benches:
        click.echo(f"\n== {name}")
        benches[name]()


def bench_build() -> None:
    """Time `scripts/build.py` beside the imports that `mkdocs build` makes before it does anything."""
    with tempfile.TemporaryDirectory() as folder:
        modules = Path(folder, "modules.json")
        modules.write_text(_run("-c", _LIST_MODULES.format(config=str(ROOT / "mkdocs.yml"))).splitlines()[-1], "utf-8")
        build = (ROOT / "scripts/build.py", "--docs", Path(folder, "docs"), "--kept")
        commands = {
            "imports of mkdocs build": ("-c", _IMPORT_MODULES.format(modules=str(modules))),
            "build.py, texts unchanged": (*build, Path(folder, "kept")),
            "build.py, every text new": (*build, Path(folder, "forgotten")),
        }
        best = {name: min(_timed(command, Path(folder)) for _ in range(RUNS)) for name, command in commands.items()}
    imports = best["imports of mkdocs build"]
    for name, seconds in best.items():
        click.echo(f"{name:28} {seconds * 1000:6.0f} ms   {seconds / imports:5.2f} of the imports")


def bench_site() -> None:
    """Time `mkdocs build` over copies of the archive: the time for a page should stay the same."""
    first = 0.0
    for copies in COPIES:
        with tempfile.TemporaryDirectory() as folder:
            project = copytree(ROOT, Path(folder, "p"), ignore=_LEFT_OUT)
            for number in range(copies):
                for source in (ROOT / "sources").glob("*/document.yml"):
                    copytree(source.parent, project / "sources" / f"{source.parent.name}-copy-{number}")
            start = time.perf_counter()
            _run("-m", "mkdocs", "build", "-q", cwd=project)
            seconds = time.perf_counter() - start
            pages = len(list((project / "site").rglob("*.html")))
        first = first or seconds / pages
        click.echo(f"{pages:6} pages {seconds:7.1f} s   {seconds / pages / first:5.2f} of the first line's time a page")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _timed(command: tuple[object, ...], folder: Path) -> float:
    """Seconds that a run from an empty `docs` takes; what is kept is forgotten where the command says so."""
    for name in ("docs", "forgotten"):
        rmtree(folder / name, ignore_errors=True)
    start = time.perf_counter()
    _run(*command)
    return time.perf_counter() - start


def _run(*arguments: object, cwd: Path = ROOT) -> str:
    command = [sys.executable, *map(str, arguments)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=cwd, env=environment)
    return done.stdout


if __name__ == "__main__":
    main()
