"""Pack the offline site, which `mkdocs build -f mkdocs.offline.yml` has made, into one zip file: `make offline`."""

import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import click

from statement_archive.load import load_languages
from statement_archive.publish.offline import check_names, offline_files, write_zip
from statement_archive.reader import readers

ROOT = Path(__file__).resolve().parent.parent
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--site", type=FOLDER, default=ROOT / "dist/offline", help="Where MkDocs has put the site.")
@click.option("--target", type=FOLDER, default=ROOT / "dist", help="Where the zip file goes.")
def main(site: Path, target: Path) -> None:
    """Write the zip file and print its name and hash; exit code 1 where another system could not unzip it."""
    top = f"statement-archive-{_version()}-offline"
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    if "index.html" not in found:
        raise click.UsageError(f"{site.name}: no index.html there; run `make offline`, which builds the site first")
    languages, _ = load_languages(ROOT / "mkdocs.yml")
    files = offline_files(found, readers(languages))
    findings = list(check_names(files, top))
    for finding in findings:
        click.echo(finding, err=True)
    if findings:
        sys.exit(1)
    packed = target / f"{top}.zip"
    with packed.open("wb") as stream:
        write_zip(files, top, stream)
    click.echo(f"{packed.name}: {len(files)} files, sha256 {sha256(packed.read_bytes()).hexdigest()}")


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


if __name__ == "__main__":
    main()
