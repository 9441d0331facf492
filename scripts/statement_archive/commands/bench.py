"""Measure what the archive promises: `statement-archive bench`, or some parts of it by name."""

from importlib import import_module
from importlib.util import find_spec

import click

from statement_archive.commands.options import pass_project
from statement_archive.project import Project
from statement_archive.tools import MissingToolError

PARTS = ("build", "site", "export", "repair", "align", "link", "suggest", "search")
"""Modules of `bench`, loaded when they are asked for; some need a browser."""


@click.command("bench")
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@pass_project
def command(project: Project, parts: tuple[str, ...]) -> None:
    """Print the tables of PARTS, or of all."""
    if not find_spec("statement_archive.bench"):
        raise MissingToolError("what measures", "run this in a checkout of the program: archives come without it")
    for name in parts or PARTS:
        click.echo(f"\n== {name}")
        for line in import_module(f"statement_archive.bench.{name}").lines(project):
            click.echo(line)
