"""Make of a folder that any builder has built the site that is served: `statement-archive post-process FOLDER`."""

import sys
from pathlib import Path

import click

from statement_archive.findings import in_order
from statement_archive.plugin import Configuration, read_configuration
from statement_archive.site import Site, make_site, post_process


@click.command("post-process")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--configuration",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    help="The file that the site was built by; mkdocs.yml by default.",
)
def command(folder: Path, configuration: Path) -> None:
    """Put into the built pages what stands around their text, and files for hosts beside them.

    What is done already is left alone. Exit code 1 where a page links to what is not there.
    """
    told = read_configuration(configuration.resolve())
    findings = post_process(site_of(told), folder, addresses=told.addresses, docs=told.docs)
    for finding in in_order(findings):
        click.echo(str(finding))
    sys.exit(1 if findings else 0)


def site_of(told: Configuration) -> Site:
    """The site as its sources make it: from the last build where nothing has changed."""
    kept = told.root / ".cache/archive"
    site = make_site(told.root / "sources", docs=told.docs, languages=told.addresses.languages, kept=kept)
    if site.errors:
        raise click.ClickException("the sources can't be built: `statement-archive check` says why")
    return site
