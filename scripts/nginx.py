"""Print the configuration of the web server in the container (see `Containerfile`): `python scripts/nginx.py`."""

from pathlib import Path

import click

from statement_archive.load import load_languages
from statement_archive.publish.nginx import nginx_configuration


@click.command()
@click.option("--root", default="/srv/site", help="Folder of the built site.")
@click.option("--port", default=8080, help="Port to listen on; those below 1024 need rights the server does not have.")
def main(root: str, port: int) -> None:
    """Print a whole `nginx.conf`: the site in `root`, with the headers that `_headers` has too."""
    languages, _ = load_languages(Path(__file__).resolve().parent.parent / "mkdocs.yml")
    click.echo(nginx_configuration(root=root, port=port, languages=languages), nl=False)


if __name__ == "__main__":
    main()
