"""Make of a folder that any builder has built the site that is served: `statement-archive post-process FOLDER`."""

import sys
from pathlib import Path

import click

from statement_archive.builder import Building
from statement_archive.cache import kept_in
from statement_archive.commands.options import (
    EXISTING_FOLDER,
    pass_project,
    refuse_what_is_no_site,
    refuse_what_is_not_whole,
)
from statement_archive.commands.terminal import remark, show_findings
from statement_archive.disk import sweep
from statement_archive.findings import SourceError
from statement_archive.locks import held
from statement_archive.plugin import read_configuration, site_of
from statement_archive.project import CONFIGURATIONS, Project


@click.command("post-process")
@click.argument("folder", type=EXISTING_FOLDER)
@click.option("--like", type=click.Choice([*CONFIGURATIONS]), default="hosted", help="What the site was built for.")
@pass_project
def command(project: Project, folder: Path, like: str) -> None:
    """Put into the built pages what stands around their text, and files for hosts beside them.

    What is done already is left alone. Exit code 1 where a page links to what is not there, or has a script that is not
    a file of the site.
    """
    refuse_what_is_not_whole(project.root / CONFIGURATIONS["hosted"])
    refuse_what_is_no_site(folder, "let a builder build the site into it first")
    told = read_configuration(project.root / CONFIGURATIONS[like])
    with held(folder, project.kept, tell=remark), kept_in(project.kept, project.root) as (kept, lost):
        sweep(kept)
        site = site_of(told, kept)
        show_findings((*lost, *site.errors), err=True)
        if site.errors:
            sys.exit(1)
        try:
            findings = Building(site, told, kept).post_process(folder)
        except SourceError as error:
            findings = error.findings
    show_findings(findings)
    sys.exit(1 if findings else 0)
