"""Make the pages and the data of the site from `sources/`: `statement-archive build`."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click

from statement_archive.cache import kept_in
from statement_archive.cluster import ClusterError, cluster_at
from statement_archive.commands.options import FOLDER, addresses_of, pass_project
from statement_archive.commands.terminal import bar, remark, show_findings
from statement_archive.crew import Crew, Processes
from statement_archive.disk import sweep
from statement_archive.load import document_names
from statement_archive.locks import held
from statement_archive.project import Project
from statement_archive.site import Configuration, make_site
from statement_archive.write import write


@click.command("build")
@click.option("--sources", type=FOLDER, help="Where the raw texts and their YAML are; sources/ by default.")
@click.option("--docs", type=FOLDER, help="Where MkDocs looks for pages; docs/ by default.")
@click.option("--kept", type=FOLDER, help="Where unchanged documents are taken from; .cache/archive by default.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work; one for each processor by default.")
@click.option("--scheduler", help="Have a Dask cluster work instead: its address, as in tcp://10.0.0.1:8786.")
@pass_project
def command(project: Project, jobs: int | None, scheduler: str | None, **folders: Path | None) -> None:
    """Make pages and data. Prints findings; exit code 1 where one of them stops a document from being built.

    The workers of a cluster must run this very program, and see the archive's folder under the path that it has here.
    What they make is kept, so that `mkdocs build` has only to lay it out.
    """
    if jobs and scheduler:
        raise click.UsageError("--jobs is for this machine: name it or a --scheduler")
    sources = (folders["sources"] or project.sources).absolute()
    docs = folders["docs"] or project.docs
    kept = (folders["kept"] or project.kept).absolute()
    told = Configuration(project.root, docs, addresses_of(project), {})
    with held(docs, kept, tell=remark), kept_in(kept, project.root) as (kept, lost):
        sweep(kept)
        try:
            hired = _cluster(scheduler, kept, project, sources) if scheduler else nullcontext(Processes(jobs or 0))
            with hired as crew:
                site = make_site(told, sources=sources, kept=kept, crew=crew, track=bar)
        except ClusterError as error:
            raise click.ClickException(str(error)) from None
        show_findings((*lost, *site.findings), err=True)
        if site.errors:
            sys.exit(1)
        touched = write(site.files(kept), docs, kept)
    click.echo(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")


def _cluster(address: str, kept: Path, project: Project, sources: Path) -> AbstractContextManager[Crew]:
    """A cluster whose workers have the sources, and what npm has installed, as one sees by a file of each."""
    declared = (sources / name / "document.yml" for name in document_names(sources)[:1])
    return cluster_at(address, kept, (*declared, project.packages / ".package-lock.json"))
