"""Write the schemas of the archive's YAML files, by which editors know their keys: `statement-archive schemas`.

They are committed, since they serve who writes before anything is built; they change with the program alone.
"""

import click

from statement_archive.commands.options import pass_project
from statement_archive.load.schemas import write_schemas
from statement_archive.project import Project


@click.command("schemas")
@pass_project
def command(project: Project) -> None:
    """Write them into schemas/."""
    for path in write_schemas(project.root):
        click.echo(path)
