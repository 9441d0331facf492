"""Measures the export of copies of the archive: CPU by format, memory, and the builder's CPU on the same documents."""

import json
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

from statement_archive.bench.running import run_python
from statement_archive.project import Project

COPIES = (0, 9, 32)
"""How many times the archive is copied beside itself."""
_LEFT_OUT = ignore_patterns(".venv", ".git", ".cache", "site", "tests")
_EXPORT = """
import json, resource, time
from pathlib import Path
from statement_archive.commands.options import addresses_of
from statement_archive.export.format import Holdings
from statement_archive.export.formats import export, formats_of_site
from statement_archive.load import load_packages
from statement_archive.load.schemas import schemas
from statement_archive.pipeline import build
from statement_archive.project import Project
project = Project(Path.cwd())
archive = build(project.sources, kept=project.kept).archive
holdings = Holdings(archive, addresses_of(project), load_packages(project.packages), schemas())
most = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
before, spent, count, size, last = most(), {}, 0, 0, time.process_time()
for file, told in export(holdings, formats_of_site()):
    now = time.process_time()
    spent[told.format] = spent.get(told.format, 0.0) + now - last
    last, count, size = time.process_time(), count + 1, size + told.size
told = {"documents": len(archive.works), "files": count, "size": size, "spent": spent}
print(json.dumps(told | {"before": before, "after": most()}))
"""


def lines(project: Project) -> Iterator[str]:
    """Seconds of CPU and megabytes at each size of archive, and what each format takes of it at the largest."""
    told: dict[str, Any] = {}
    for copies in COPIES:
        told, building = _measure(project, copies)
        spent = sum(told["spent"].values())
        made = f"{told['documents']:5} documents {told['files']:6} files {told['size'] / 1e6:6.1f} MB"
        times = f"export {spent:6.1f} s, {spent / building:5.2f} of mkdocs build's {building:6.1f} s"
        yield f"{made}   {times}   {told['after'] - told['before']:4} MB more"
    for name, seconds in sorted(told["spent"].items(), key=lambda pair: -pair[1]):
        yield f"{name:12} {seconds:6.2f} s"


def _measure(project: Project, copies: int) -> tuple[dict[str, Any], float]:
    """What an export tells of itself, and the seconds of CPU that MkDocs takes, the records being made before."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Project(copytree(project.root, Path(folder, "p"), ignore=_LEFT_OUT))
        for number in range(copies):
            for source in project.sources.glob("*/document.yml"):
                copytree(source.parent, copy.sources / f"{source.parent.name}-copy-{number}")
        told: dict[str, Any] = json.loads(run_python("-c", _EXPORT, folder=copy.root).splitlines()[-1])
        before = _cpu_of_children()
        run_python("-m", "mkdocs", "build", "-q", folder=copy.root)
        return told, _cpu_of_children() - before - sum(told["spent"].values())


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
