"""Pack the offline site, which `mkdocs build -f mkdocs.offline.yml` has made, into one zip file: `make offline`."""

import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import click

from statement_archive.addresses import named
from statement_archive.commands.options import FOLDER, pass_project, readers_of, refuse_what_is_no_site
from statement_archive.commands.terminal import remark, show_findings
from statement_archive.disk import refuse_links, sweep_one, writing
from statement_archive.locks import held
from statement_archive.packing import pack
from statement_archive.project import Project
from statement_archive.publish.offline import check_names, in_folder, offline_files


@click.command("offline")
@click.option("--site", type=FOLDER, help="Where MkDocs has put the site; dist/offline by default.")
@click.option("--target", type=FOLDER, help="Where the zip file goes; dist/ by default.")
@pass_project
def command(project: Project, site: Path | None, target: Path | None) -> None:
    """Write the zip file and print its name and hash; exit code 1 where another system could not unzip it."""
    site = site or project.offline
    site_readers = readers_of(project)
    top = f"{named(site_readers[0].publisher)}-{version('statement-archive')}-offline"
    refuse_what_is_no_site(site, "run `make offline`, which builds the site first")
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    files = offline_files(found, site_readers)
    findings = list(check_names(files, top))
    show_findings(findings, err=True)
    if findings:
        sys.exit(1)
    name = f"{top}.zip"
    if target is None:
        target = project.packed
        refuse_links(project.root, target.relative_to(project.root).as_posix())
    with held(target, tell=remark):
        sweep_one(target)
        with writing(target, name) as stream:
            pack(in_folder(files, top), stream)
        digest = sha256((target / name).read_bytes()).hexdigest()
    click.echo(f"{name}: {len(files)} files, sha256 {digest}")
