"""Measures how long making the pages takes, beside the imports that `mkdocs build` makes before it does anything."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from statement_archive.bench.running import run_python
from statement_archive.project import CONFIGURATIONS, Project

RUNS = 7
"""Each thing is timed so often, in turns, and the fastest run counts: what disturbs a run only ever makes it slower."""
_LIST_MODULES = """
import json, sys
before = set(sys.modules)
import mkdocs.__main__, mkdocs.commands.build
from mkdocs.config import load_config
load_config({config!r})
named = [name for name in sys.modules if name not in before]
print(json.dumps([name for name in named if name.split(".")[0] != "statement_archive"]))
"""
_IMPORT_MODULES = """
import importlib, json, sys
for name in json.load(open({modules!r}, encoding="utf-8")):
    try:
        importlib.import_module(name)
    except ImportError:
        pass  # a name that only its own package can resolve
"""


def lines(project: Project) -> Iterator[str]:
    """Seconds and ratios of a build in which nothing has changed, and of one in which every text is new."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        modules = folder / "modules.json"
        listing = _LIST_MODULES.format(config=str(project.root / CONFIGURATIONS["hosted"]))
        modules.write_text(run_python("-c", listing, folder=project.root).splitlines()[-1], "utf-8")
        build = ("-m", "statement_archive", "--project", project.root, "build", "--docs", folder / "docs", "--kept")
        commands = {
            "imports of mkdocs build": ("-c", _IMPORT_MODULES.format(modules=str(modules))),
            "build, texts unchanged": (*build, folder / "kept"),
            "build, every text new": (*build, folder / "forgotten"),
        }
        best = {name: min(_time(command, folder) for _ in range(RUNS)) for name, command in commands.items()}
    imports = best["imports of mkdocs build"]
    for name, seconds in best.items():
        yield f"{name:28} {seconds * 1000:6.0f} ms   {seconds / imports:5.2f} of the imports"


def _time(command: tuple[object, ...], folder: Path) -> float:
    """Seconds that a run from an empty `docs` takes; what is kept is forgotten where the command says so."""
    for name in ("docs", "forgotten"):
        rmtree(folder / name, ignore_errors=True)
    start = time.perf_counter()
    run_python(*command, folder=folder)
    return time.perf_counter() - start
