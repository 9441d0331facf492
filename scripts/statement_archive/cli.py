"""The command `statement-archive`: what its parts share. Each is a module of `commands`, loaded when asked for."""

import os
from importlib import import_module
from pathlib import Path
from typing import IO, Any

import click

from statement_archive.disk import fault, is_fault
from statement_archive.findings import SourceError
from statement_archive.project import Project
from statement_archive.tools import INSTALL_CHECKS, MissingToolError

COMMANDS = {
    "init": "Begin an archive of one's own in a folder.",
    "new": "Begin a document from its raw texts, with a draft that builds.",
    "build": "Make the pages and the data of the site from sources/.",
    "check": "Check the sources, what is made from them, and the built site.",
    "export": "Write the archive in the formats of those who use it.",
    "rename": "Give a document or a section another address.",
    "remove": "Take a document or a witness out of the archive.",
    "replace": "Put another file in the place of a raw text.",
    "schemas": "Write the schemas by which editors know the keys of YAML files.",
    "suggest": "Suggest references between documents.",
    "offline": "Pack the site that was built for a disk into a zip file.",
    "post-process": "Make the served site of what any builder has built.",
    "builders": "Build the site with other builders and compare.",
    "nginx": "Print the configuration of the web server in the container.",
    "bench": "Measure what the archive promises.",
    "picture": "Take the README's picture of a real page of the site.",
    "icons": "Draw the pictures that stand for the archive elsewhere.",
}
"""Each is the `command` in the module of its name, where `_` stands for `-`, and its help in one line."""


class _Unequipped(click.ClickException):
    exit_code = 2


class _Stopped(click.ClickException):
    """By what is wrong with files, which is said as all findings are."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file, err=True)


class _Commands(click.Group):
    """Says in one line what is not installed, as most commands need less than the whole, and what a disk refuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"statement_archive.commands.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, none of which has to be loaded for it."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SourceError as error:
            raise _Stopped(str(error)) from None
        except OSError as error:
            if not is_fault(error):
                raise
            raise _Stopped(str(fault(error, ctx.obj.root))) from None
        except MissingToolError as error:
            raise _Unequipped(str(error)) from None
        except ModuleNotFoundError as error:
            name = (error.name or "").split(".")[0]
            if name in ("", "statement_archive"):
                raise
            raise _Unequipped(str(MissingToolError(name, INSTALL_CHECKS))) from None


@click.group(cls=_Commands)
@click.version_option(package_name="statement-archive", message="%(package)s %(version)s")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The archive's folder, which holds mkdocs.yml and sources/; the current one by default.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """An archive of texts in several languages: its pages, its checks, its copies."""
    context.obj = Project(project.resolve())
    # A terminal that shows no colours, and a file, get none: click sees to it unless it is told.
    context.color = False if os.environ.get("NO_COLOR") else None
