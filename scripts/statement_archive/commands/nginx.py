"""Print the configuration of the web server in the container (see `Containerfile`): `statement-archive nginx`."""

import re
from pathlib import Path

import click

from statement_archive.commands.options import FOLDER, languages_of, pass_project
from statement_archive.export.catalogues.file_index import INDEX_PATH, NoListError, read_lists
from statement_archive.files import UnreadableError, is_there, read_bytes
from statement_archive.limits import OUTLINES_BYTES
from statement_archive.project import Project
from statement_archive.publish.moved import REDIRECTS
from statement_archive.publish.nginx import nginx_configuration

_PATH = re.compile(r"[^\s\"'\\;{}$]+")
"""What can stand in the configuration without ending what it stands in."""
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


@click.command("nginx")
@click.option("--root", default="/srv/site", help="Folder of the built site, as the server will know it.")
@click.option("--port", default=8080, help="Port to listen on; those below 1024 need rights the server does not have.")
@click.option("--site", type=FOLDER, help="Where the built site is now; site/ by default.")
@pass_project
def command(project: Project, root: str, port: int, site: Path | None) -> None:
    """Print a whole `nginx.conf`: the site in `root`, with the headers that `_headers` has too.

    Files of data have the media types that the built site says in its lists of files; where it has none, the server's.
    Old addresses lead to the new ones that the built site knows.
    """
    configuration = nginx_configuration(
        root=root,
        port=port,
        languages=languages_of(project),
        media_types=_media_types(site or project.site),
        moved=_moved(site or project.site),
    )
    click.echo(configuration, nl=False)


def _media_types(site: Path) -> dict[str, str]:
    """Those of the files of data by their path."""
    if not is_there(site / INDEX_PATH):
        return {}
    found: dict[str, str] = {}
    try:
        for list_, entries in read_lists(lambda path: _read(site, path).encode()):
            if not all(_PATH.fullmatch(entry.path) and _MEDIA_TYPE.fullmatch(entry.media_type) for entry in entries):
                raise NoListError(list_)
            found |= {entry.path: entry.media_type for entry in entries}
    except NoListError as error:
        raise _not_as_built(error.path) from None
    return found


def _moved(site: Path) -> dict[str, str]:
    """New addresses by the old ones, as the site has them for other hosts."""
    lines = [line.split(" ") for line in _read(site, REDIRECTS).splitlines()]
    if not all(len(line) == len(("old", "new", "code")) and all(map(_PATH.fullmatch, line)) for line in lines):
        raise _not_as_built(REDIRECTS)
    return {old: new for old, new, _ in lines}


def _read(site: Path, path: str) -> str:
    """The text of a file of the site; "" where there is none."""
    if not is_there(site / path):
        return ""
    try:
        return read_bytes(site / path, within=site, limit=OUTLINES_BYTES).decode("utf-8")
    except (UnreadableError, UnicodeDecodeError):
        raise _not_as_built(path) from None


def _not_as_built(path: str) -> click.ClickException:
    return click.ClickException(f"{path} is not as a build makes it; build the site anew")
