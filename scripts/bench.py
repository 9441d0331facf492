"""Measure what the archive promises: `make bench`. Every timing is a ratio of two things measured in the same run."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import bench_repair
import click

import bench_align

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
"""Each thing is timed so often, in turns, and the fastest run counts: what disturbs a run only ever makes it slower."""
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
for name in json.load(open({modules!r})):
    importlib.import_module(name)
"""


@click.command()
@click.option("--only", type=click.Choice(["build", "repair", "align"]), help="One part instead of all.")
def main(only: str | None) -> None:
    """Print the tables."""
    parts: dict[str, Callable[[], object]] = {
        "build": bench_build,
        "repair": bench_repair.main,
        "align": bench_align.main,
    }
    for name, part in parts.items():
        if only in (None, name):
            click.echo(f"\n== {name}")
            part()


def bench_build() -> None:
    """Time `scripts/build.py` from nothing, beside the imports that `mkdocs build` makes before it does anything."""
    with tempfile.TemporaryDirectory() as folder:
        modules = Path(folder, "modules.json")
        code = _LIST_MODULES.format(config=str(ROOT / "mkdocs.yml"))
        modules.write_text(json.dumps(_importable(_run(["-c", code]))), "utf-8")
        commands = {
            "scripts/build.py, from nothing": lambda run: [
                ROOT / "scripts/build.py",
                "--docs",
                Path(folder, f"docs{run}"),
            ],
            "imports of mkdocs build": lambda run: ["-c", _IMPORT_MODULES.format(modules=str(modules))],
        }
        best = dict.fromkeys(commands, float("inf"))
        for run in range(RUNS):
            for name, command in commands.items():
                start = time.perf_counter()
                _run(command(run))
                best[name] = min(best[name], time.perf_counter() - start)
    build, imports = best.values()
    for name, seconds in best.items():
        click.echo(f"{name:32} {seconds * 1000:6.0f} ms")
    click.echo(f"{'ratio':32} {build / imports:6.2f}   (must stay below 1)")


def _run(arguments: list[object]) -> str:
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def _importable(listing: str) -> list[str]:
    """Names that a fresh interpreter can import; hooks and aliases are none."""
    code = "import importlib.util, json, sys; print(json.dumps([n for n in json.load(sys.stdin) if _has(n)]))"
    check = (
        "def _has(n):\n try:\n  return importlib.util.find_spec(n) is not None\n except Exception:\n  return False\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import importlib.util\n{check}\n{code}"],
        input=listing.splitlines()[-1],
        check=True,
        capture_output=True,
        text=True,
    )
    return list(json.loads(done.stdout))


if __name__ == "__main__":
    main()
