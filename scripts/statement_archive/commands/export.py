"""Take the archive along in the formats of those who use it: `statement-archive export tei csv --to FOLDER`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from statement_archive.cache import kept_in
from statement_archive.commands.options import BROWSER, FOLDER, addresses_of, pass_project
from statement_archive.commands.terminal import bar, remark, show_findings
from statement_archive.disk import put, refuse_links, sweep_one
from statement_archive.export.format import Holdings
from statement_archive.export.formats import export, formats_of_site, known_formats
from statement_archive.load import load_packages
from statement_archive.load.schemas import schemas
from statement_archive.locks import held
from statement_archive.pipeline import build
from statement_archive.project import Project
from statement_archive.verify.site.browser import find_browser
from statement_archive.verify.site.printing import printer

_ALL = "all"


def _known(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that are asked for; refuses one that is not known, and says which are."""
    unknown = [name for name in names if name not in (*known_formats(), _ALL)]
    if unknown:
        raise click.BadParameter(
            f"there is no format `{unknown[0]}`; there are {', '.join(known_formats())}, and `{_ALL}`"
        )
    return names


@click.command("export")
@click.argument("formats", nargs=-1, required=True, callback=_known)
@click.option("--document", "documents", multiple=True, help="Id of a document, for its files alone; may be repeated.")
@click.option("--to", "target", type=FOLDER, help="Where the files go; dist/export by default.")
@BROWSER
@pass_project
def command(
    project: Project, formats: tuple[str, ...], documents: tuple[str, ...], target: Path | None, chromium: str | None
) -> None:
    """Write files in FORMATS, or in `all`. Exit code 1 where findings stop a document from being built.

    What is made of the pages of a built site is part of `all` where there is one in site/.
    """
    formats = _chosen(project, formats)
    addresses = addresses_of(project)
    if target is None:
        target = project.packed / "export"
        refuse_links(project.root, target.relative_to(project.root).as_posix())
    with kept_in(project.kept, project.root) as (kept, lost):
        made = build(project.sources, kept=kept, track=bar)
    show_findings(lost, err=True)
    if made.errors:
        show_findings(made.errors, err=True)
        sys.exit(1)
    known = [work.document.id for work in made.works]
    if unknown := [name for name in documents if name not in known]:
        raise click.BadParameter(f"there is no document `{unknown[0]}`; there are {', '.join(known)}")
    if not project.packages.is_dir():
        remark(f"{project.packages.name}/ is not there: books are made without typefaces of their own")
    holdings = Holdings(made.archive, addresses, load_packages(project.packages), schemas())
    count = 0
    with held(target, tell=remark), _with_printer(holdings, project, formats, chromium) as equipped:
        for file, _ in export(equipped, formats, documents or None):
            put(target, file.path, file.content)
            sweep_one((target / file.path).parent)
            count += 1
    click.echo(f"{count} files in {target}")


def _chosen(project: Project, names: tuple[str, ...]) -> tuple[str, ...]:
    """The formats to make; ends the command where one of them needs a site and there is none."""
    is_built = (project.site / "index.html").is_file()
    if _ALL in names:
        return known_formats() if is_built else formats_of_site()
    if not is_built and (needing := [name for name in names if name not in formats_of_site()]):
        raise click.ClickException(
            f"`{needing[0]}` is made of the site, and there is none in site/; run `make site` first"
        )
    return names


@contextmanager
def _with_printer(
    holdings: Holdings, project: Project, formats: tuple[str, ...], chromium: str | None
) -> Iterator[Holdings]:
    """The holdings, with what prints pages where a format needs it."""
    if {*formats} <= {*formats_of_site()}:
        yield holdings
        return
    executable = find_browser(chromium, project.browser)
    with printer(project.site, holdings.addresses, executable) as printed:
        yield replace(holdings, printed=printed)
