"""Print the configuration of the web server in the container (see `Containerfile`): `statement-archive nginx`."""

import click

from statement_archive.commands.options import languages_of, pass_project
from statement_archive.project import Project
from statement_archive.publish.nginx import nginx_configuration


@click.command("nginx")
@click.option("--root", default="/srv/site", help="Folder of the built site.")
@click.option("--port", default=8080, help="Port to listen on; those below 1024 need rights the server does not have.")
@pass_project
def command(project: Project, root: str, port: int) -> None:
    """Print a whole `nginx.conf`: the site in `root`, with the headers that `_headers` has too."""
    click.echo(nginx_configuration(root=root, port=port, languages=languages_of(project)), nl=False)
