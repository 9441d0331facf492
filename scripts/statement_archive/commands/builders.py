"""Build the site with other builders and compare it with what MkDocs makes: `statement-archive builders`.

They are installed in an environment of their own, which `make builders` sets up (requirements-builders.in): one of
them must not decide what the site itself is built with.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from statement_archive.builder import Building
from statement_archive.commands.options import FOLDER, pass_project
from statement_archive.commands.terminal import remark, wait_for
from statement_archive.findings import Finding, SourceError
from statement_archive.plugin import read_configuration, site_of
from statement_archive.project import CONFIGURATIONS, Project
from statement_archive.site import Configuration
from statement_archive.verify.site import BuildLog, build_site
from statement_archive.verify.site.builders import Source, build_with_properdocs, build_with_zensical
from statement_archive.verify.site.compare import Files, same_bytes, same_content

_LAST_LINES = 20
"""Of what a builder printed that did not get to its end."""


@dataclass(frozen=True, slots=True)
class _Builder:
    build: Callable[[Path, Configuration, Path], BuildLog]
    """Takes the environment's Python, and the folder to build into; what comes out is post-processed."""
    compare: Callable[[Files, Files], Iterator[Finding]]


def _properdocs(python: Path, told: Configuration, folder: Path) -> BuildLog:
    return build_with_properdocs(python, _source(told), folder)


def _zensical(python: Path, told: Configuration, folder: Path) -> BuildLog:
    log = build_with_zensical(python, _source(told), folder, work=folder.with_name("work"))
    if not log.is_finished:
        return log
    try:
        kept = Project(told.root).kept
        Building(site_of(told, kept), told, kept).post_process(folder)
    except SourceError as error:
        return BuildLog(log.configuration, str(error), is_finished=False)
    return log


_BUILDERS = {
    "properdocs": _Builder(_properdocs, same_bytes),
    "zensical": _Builder(_zensical, same_content),
}
"""What is tried, by the name of its package; a further one is one more line."""


@click.command("builders")
@click.argument("names", nargs=-1, type=click.Choice([*_BUILDERS]))
@click.option("--environment", type=FOLDER, help="Where the builders are installed; .cache/builders by default.")
@pass_project
def command(project: Project, names: tuple[str, ...], environment: Path | None) -> None:
    """Print one line for each difference; exit code 1 where there is one, or where a builder does not get to its end.

    NAMES are the builders to try; all by default.
    """
    python = (environment or project.cache / "builders").absolute() / "bin/python"
    if not python.exists():
        raise click.UsageError("no other builder is installed; run `make builders`, which sets them up first")
    configuration, built = CONFIGURATIONS["hosted"], project.cache / "built"
    with wait_for("building the site with mkdocs"):
        _stop_unless_finished("mkdocs", build_site(project.root, configuration, built / "mkdocs"))
    told, ours = read_configuration(project.root / configuration), _files(built / "mkdocs")
    counts = [_try(name, python, told, ours, built / name) for name in names or _BUILDERS]
    sys.exit(1 if any(counts) else 0)


def _try(name: str, python: Path, told: Configuration, ours: Files, folder: Path) -> int:
    """Build into `folder` and print each difference; returns how many there are."""
    with wait_for(f"building the site with {name}"):
        _stop_unless_finished(name, _BUILDERS[name].build(python, told, folder))
    findings = list(_BUILDERS[name].compare(ours, _files(folder)))
    for finding in findings:
        click.echo(f"{name}: {finding}")
    pages, places = sum(path.endswith(".html") for path in ours), {finding.file for finding in findings}
    summary = f"{len(ours)} files, {pages} of them pages; {len(places)} differ"
    remark(f"{name} {_version(name, python)}: {summary}")
    return len(findings)


def _stop_unless_finished(name: str, log: BuildLog) -> None:
    if not log.is_finished:
        said = "\n".join(log.text.splitlines()[-_LAST_LINES:])
        raise click.ClickException(f"{name} did not build the site:\n{said}")


def _version(name: str, python: Path) -> str:
    told = subprocess.run([python, "-m", name, "--version"], capture_output=True, encoding="utf-8").stdout
    found = re.search(r"\d+(?:\.\d+)+", told)
    return found[0] if found else ""


def _source(told: Configuration) -> Source:
    return Source(told.root, told.docs, told.words)


def _files(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
