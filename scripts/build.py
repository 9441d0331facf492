"""Make the pages and the data of the site from `sources/`: `python scripts/build.py`."""

import sys
from pathlib import Path

import click

from statement_archive.findings import SourceError, in_order
from statement_archive.load import load_languages
from statement_archive.site import make_site
from statement_archive.write import write

ROOT = Path(__file__).resolve().parent.parent
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--sources", type=FOLDER, default=ROOT / "sources", help="Where the raw texts and their YAML are.")
@click.option("--docs", type=FOLDER, default=ROOT / "docs", help="Where MkDocs looks for pages.")
@click.option("--kept", type=FOLDER, default=ROOT / ".cache/archive", help="Where unchanged documents are taken from.")
def main(sources: Path, docs: Path, kept: Path) -> None:
    """Make pages and data. Prints findings; exit code 1 where one of them stops a document from being built."""
    languages, unread = load_languages(ROOT / "mkdocs.yml")
    site = make_site(sources, docs=docs, languages=languages, kept=kept)
    for finding in in_order((*unread, *site.findings)):
        click.echo(finding, err=True)
    if unread or site.errors:
        sys.exit(1)
    try:
        touched = write(site.files, docs)
    except SourceError as error:
        click.echo(error, err=True)
        sys.exit(1)
    click.echo(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")


if __name__ == "__main__":
    main()
