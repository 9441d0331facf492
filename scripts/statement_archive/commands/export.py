"""Take the archive along in the formats of those who use it: `statement-archive export tei csv --to FOLDER`."""

import sys
from pathlib import Path

import click

from statement_archive.commands.options import FOLDER, addresses_of, pass_project
from statement_archive.commands.terminal import bar, remark, show_findings
from statement_archive.export.format import Holdings
from statement_archive.export.formats import export, known_formats
from statement_archive.load import load_packages
from statement_archive.pipeline import build
from statement_archive.project import Project

_ALL = "all"


def _chosen(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that are asked for; refuses one that is not known, and says which are."""
    unknown = [name for name in names if name not in (*known_formats(), _ALL)]
    if unknown:
        raise click.BadParameter(
            f"there is no format `{unknown[0]}`; there are {', '.join(known_formats())}, and `{_ALL}`"
        )
    return known_formats() if _ALL in names else names


@click.command("export")
@click.argument("formats", nargs=-1, required=True, callback=_chosen)
@click.option("--document", "documents", multiple=True, help="Id of a document, for its files alone; may be repeated.")
@click.option("--to", "target", type=FOLDER, help="Where the files go; dist/export by default.")
@pass_project
def command(project: Project, formats: tuple[str, ...], documents: tuple[str, ...], target: Path | None) -> None:
    """Write files in FORMATS, or in `all`. Exit code 1 where findings stop a document from being built."""
    target = target or project.packed / "export"
    made = build(project.sources, kept=project.kept, track=bar)
    if made.errors:
        show_findings(made.errors, err=True)
        sys.exit(1)
    known = [work.document.id for work in made.works]
    if unknown := [name for name in documents if name not in known]:
        raise click.BadParameter(f"there is no document `{unknown[0]}`; there are {', '.join(known)}")
    if not project.packages.is_dir():
        remark(f"{project.packages.name}/ is not there: books are made without typefaces of their own")
    holdings = Holdings(made.archive, addresses_of(project), load_packages(project.packages))
    count = 0
    for file, _ in export(holdings, formats, documents or None):
        path = target / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        count += 1
    click.echo(f"{count} files in {target}")
