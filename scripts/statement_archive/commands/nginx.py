"""Print the configuration of the web server in the container (see `Containerfile`): `statement-archive nginx`."""

import json
from pathlib import Path

import click

from statement_archive.commands.options import FOLDER, languages_of, pass_project
from statement_archive.project import Project
from statement_archive.publish.moved import REDIRECTS
from statement_archive.publish.nginx import nginx_configuration

_LIST = "data/index.json"


@click.command("nginx")
@click.option("--root", default="/srv/site", help="Folder of the built site, as the server will know it.")
@click.option("--port", default=8080, help="Port to listen on; those below 1024 need rights the server does not have.")
@click.option("--site", type=FOLDER, help="Where the built site is now; site/ by default.")
@pass_project
def command(project: Project, root: str, port: int, site: Path | None) -> None:
    """Print a whole `nginx.conf`: the site in `root`, with the headers that `_headers` has too.

    Files of data have the media types that the built site says in its list of files; where it has none, the server's.
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
    path = site / _LIST
    listed = json.loads(path.read_bytes())["files"] if path.is_file() else []
    return {file["path"]: file["media_type"] for file in listed}


def _moved(site: Path) -> dict[str, str]:
    """New addresses by the old ones, as the site has them for other hosts."""
    path = site / REDIRECTS
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return {old: new for old, new, _ in (line.split() for line in lines)}
