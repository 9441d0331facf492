"""What several commands ask for."""

from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Any

import click

from statement_archive.addresses import Addresses
from statement_archive.findings import Finding, SourceError
from statement_archive.load.settings import load_languages, load_names, missing_folders
from statement_archive.project import CONFIGURATIONS, Project
from statement_archive.reader import Reader, readers

FOLDER = click.Path(file_okay=False, path_type=Path)
EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
BROWSER = click.option(
    "--chromium", envvar="CHROMIUM", help="Path of the browser; the one that the set-up found by default."
)


def languages_of(project: Project) -> tuple[str, ...]:
    """The languages of the archive's site, the default one first; ends the command where they can't be read."""
    languages, findings = load_languages(project.root / CONFIGURATIONS["hosted"])
    if findings:
        raise click.ClickException("\n".join(map(str, findings)))
    return languages


def readers_of(project: Project) -> tuple[Reader, ...]:
    """The readers of the archive's site, who know what it is called in each language."""
    languages = languages_of(project)
    return readers(languages, load_names(project.root / CONFIGURATIONS["hosted"], languages))


def addresses_of(project: Project) -> Addresses:
    """The addresses of the archive's site, as MkDocs reads its configuration; ends the command where it can't."""
    configuration = project.root / CONFIGURATIONS["hosted"]
    refuse_what_is_not_whole(configuration)
    # Imported only here: most commands need not wait for MkDocs.
    from statement_archive.plugin import read_configuration

    return read_configuration(configuration).addresses


def refuse_what_is_not_whole(configuration: Path) -> None:
    """Ends the command where a folder that the configuration names is not there: MkDocs would say less of it."""
    if missing := missing_folders(configuration):
        raise click.ClickException(
            f"{missing[0]}/ is not there, which {configuration.name} names: get the archive's folder back as it was"
            " (git checkout), or begin one that is whole with `statement-archive init FOLDER`"
        )


def refuse_what_is_no_site(folder: Path, hint: str) -> None:
    """Ends the command where a folder holds no site that a builder has built, or what a builder never makes."""
    if not (folder / "index.html").is_file():
        raise click.UsageError(f"{folder.name}: no index.html there; {hint}")
    for path in sorted(folder.rglob("*")):
        if not (S_ISREG(mode := path.lstat().st_mode) or S_ISDIR(mode)):
            what = "is a link" if S_ISLNK(mode) else "is no file but a pipe or a device"
            place = path.relative_to(folder.parent).as_posix()
            raise SourceError([Finding(place, what, "remove it: no builder makes one in a site")])


def pass_project(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the archive's folder as its first argument, and refuse a folder that is none."""

    @click.pass_obj
    def run(project: Project, /, *arguments: Any, **options: Any) -> None:
        configuration = CONFIGURATIONS["hosted"]
        if not (project.root / configuration).is_file():
            raise click.UsageError(
                f"no {configuration} here: run this in the folder of an archive, or name it as in"
                " `statement-archive --project FOLDER …`"
            )
        command(project, *arguments, **options)

    return update_wrapper(run, command)
