"""Measures `mkdocs build` over copies of the archive: the time for a page should stay the same."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

from statement_archive.bench.running import run_python
from statement_archive.project import Project

COPIES = (5, 10, 20)
"""How many times the archive is copied to see how the time of a site grows."""
_LEFT_OUT = ignore_patterns(".venv", ".git", ".cache", "site", "tests", "sources")


def lines(project: Project) -> Iterator[str]:
    """Time by the number of pages, and for a page as a ratio of the first line's."""
    first = 0.0
    for copies in COPIES:
        pages, seconds = _build_copies(project, copies)
        first = first or seconds / pages
        yield f"{pages:6} pages {seconds:7.1f} s   {seconds / pages / first:5.2f} of the first line's time a page"


def _build_copies(project: Project, copies: int) -> tuple[int, float]:
    """How many pages a site of so many copies has, and the seconds that it takes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Project(copytree(project.root, Path(folder, "p"), ignore=_LEFT_OUT))
        for number in range(copies):
            for source in project.sources.glob("*/document.yml"):
                copytree(source.parent, copy.sources / f"{source.parent.name}-copy-{number}")
        start = time.perf_counter()
        run_python("-m", "mkdocs", "build", "-q", folder=copy.root)
        return len(list(copy.site.rglob("*.html"))), time.perf_counter() - start
