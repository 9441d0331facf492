"""Make the pages and the data of the site from `sources/`: `statement-archive build`."""

import sys
from pathlib import Path

import click

from statement_archive.cache import kept_in
from statement_archive.commands.options import FOLDER, addresses_of, pass_project
from statement_archive.commands.terminal import bar, remark, show_findings
from statement_archive.crew import crew_of
from statement_archive.disk import sweep
from statement_archive.locks import held
from statement_archive.project import Project
from statement_archive.site import Configuration, make_site
from statement_archive.write import write


@click.command("build")
@click.option("--sources", type=FOLDER, help="Where the raw texts and their YAML are; sources/ by default.")
@click.option("--docs", type=FOLDER, help="Where MkDocs looks for pages; docs/ by default.")
@click.option("--kept", type=FOLDER, help="Where unchanged documents are taken from; .cache/archive by default.")
@pass_project
def command(project: Project, sources: Path | None, docs: Path | None, kept: Path | None) -> None:
    """Make pages and data. Prints findings; exit code 1 where one of them stops a document from being built."""
    docs = docs or project.docs
    kept = kept or project.kept
    sources = sources or project.sources
    told = Configuration(project.root, docs, addresses_of(project), {})
    with held(docs, kept, tell=remark), kept_in(kept, project.root) as (kept, lost), crew_of() as crew:
        sweep(kept)
        site = make_site(told, sources=sources, kept=kept, crew=crew, track=bar)
        show_findings((*lost, *site.findings), err=True)
        if site.errors:
            sys.exit(1)
        touched = write(site.files(kept), docs)
    click.echo(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")
