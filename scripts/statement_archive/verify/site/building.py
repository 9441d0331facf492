"""Has MkDocs, or a builder that is called like it, build a site: configuration -> folder, and what was said meanwhile.

The exit code is not asked whether all is well: `mkdocs build --quiet --strict` ends with 0 whatever it had to warn of.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from statement_archive.findings import Finding

_COMPLAINT = re.compile(r"^(?:WARNING|ERROR|CRITICAL) +-  *(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BuildLog:
    """One run of a builder."""

    configuration: str
    """Path of the configuration file within the project."""
    text: str
    """Everything it printed."""
    is_finished: bool
    """Whether it got to its end, with or without warnings."""


def build_site(
    project: Path, configuration: str, folder: Path, *, builder: Sequence[str] = (sys.executable, "-m", "mkdocs")
) -> BuildLog:
    """Build the site that `configuration` describes into `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    options = ["--config-file", configuration, "--site-dir", str(folder)]
    result = subprocess.run(
        [*builder, "build", *options],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return BuildLog(configuration, result.stdout, result.returncode == 0)


def site_is_built(log: BuildLog) -> Iterator[Finding]:
    """MkDocs builds the site to its end and warns of nothing."""
    complaints = _COMPLAINT.findall(log.text)
    for complaint in complaints:
        yield Finding(log.configuration, complaint)
    if not log.is_finished and not complaints:
        last = log.text.strip().rpartition("\n")[2]
        yield Finding(log.configuration, f"the site was not built: {last}", "`make site` says more")
