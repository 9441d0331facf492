"""Measure what the archive promises: `statement-archive bench`, or some parts of it by name."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from statement_archive.commands.options import FOLDER, pass_project
from statement_archive.project import Project
from statement_archive.tools import MissingToolError

PARTS = ("build", "site", "export", "repair", "align", "link", "suggest", "search")
"""Modules of `bench`, loaded when they are asked for; some need a browser."""


@click.command("bench")
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option(
    "--documents",
    type=click.IntRange(1),
    multiple=True,
    help="How large an archive `site` measures; may be given several times. 3, 30 and 100 by default.",
)
@click.option("--environment", type=FOLDER, help="Where `site` finds other builders; .cache/builders by default.")
@pass_project
def command(project: Project, parts: tuple[str, ...], documents: tuple[int, ...], environment: Path | None) -> None:
    """Print the tables of PARTS, or of all."""
    if not find_spec("statement_archive.bench"):
        raise MissingToolError("what measures", "run this in a checkout of the program: archives come without it")
    if (documents or environment) and parts != ("site",):
        raise click.UsageError("only `bench site` takes --documents and --environment")
    for name in parts or PARTS:
        click.echo(f"\n== {name}")
        measure = import_module(f"statement_archive.bench.{name}").lines
        asked = (documents, environment and environment.absolute()) if documents or environment else ()
        for line in measure(project, *asked):
            click.echo(line)
