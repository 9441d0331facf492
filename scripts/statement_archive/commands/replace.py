"""Put other bytes in the place of a raw file: `statement-archive replace DOCUMENT SIGLUM RAW`."""

from hashlib import sha256
from pathlib import Path, PurePosixPath

import click
import yaml

from statement_archive.commands.changing import (
    DRY_RUN,
    SOURCES,
    Plan,
    all_findings,
    by_hand,
    current,
    finish,
    make,
    news,
    refuse,
    text_of_file,
    tried,
)
from statement_archive.commands.options import pass_project
from statement_archive.editing.mentions import renamed
from statement_archive.editing.patches import PatchError
from statement_archive.editing.trees import NodePath as Place
from statement_archive.editing.trees import compose, value_of, walk
from statement_archive.load.file_names import RENAME, raw_fault
from statement_archive.project import Project


@click.command("replace")
@click.argument("document")
@click.argument("siglum")
@click.argument("raw", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@DRY_RUN
@pass_project
def command(project: Project, document: str, siglum: str, raw: Path, dry_run: bool) -> None:
    """Put the file RAW in place of the raw text of the witness SIGLUM, or of `raw/…`, with its new hash.

    Says which quotations, references, readings and decisions no longer hold, each with its place, and changes none.
    """
    path = f"{SOURCES}/{document}/document.yml"
    text = text_of_file(project.root, path)
    if not text:
        raise click.ClickException(f"there is no {path}")
    try:
        name, places = _witnesses(text, siglum)
        content = _bytes(raw)
        changed = renamed(text, places, sha256(content).hexdigest())
    except PatchError as error:
        raise by_hand(path, error) from None
    if not name:
        raise click.ClickException(f"no witness of {document} is `{siglum}`, or has it as its raw file")
    own = str(PurePosixPath(name.replace("\\", "/")))
    if fault := raw_fault(own):
        raise click.ClickException(f"{path}: `{name}` {fault}; {RENAME}")
    target = f"{SOURCES}/{document}/{own}"
    plan = Plan({path: changed.encode("utf-8"), target: content})
    before, after = current(project), tried(project, plan)
    findings = news(all_findings(before), all_findings(after))
    refuse((finding for finding in findings if finding.file == target), f"{raw.name} can't be a raw file")
    make(plan, project.root, is_dry_run=dry_run)
    finish(findings)


def _bytes(raw: Path) -> bytes:
    try:
        return raw.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{raw} can't be read: {error.strerror}") from None


def _witnesses(text: str, asked: str) -> tuple[str, set[Place]]:
    """The raw file of a witness, and where the hashes of all that share it stand."""
    root = compose(text)
    nodes = dict(walk(root))
    entries = [dict(value_of(node)) for path, node in nodes.items() if _is_witness(path, node)]
    name = next((entry.get("raw", "") for entry in entries if asked in (entry.get("siglum"), entry.get("raw"))), "")
    places = {
        (*path, "sha256")
        for path, node in nodes.items()
        if _is_witness(path, node) and dict(value_of(node)).get("raw") == name
    }
    return name, places & nodes.keys()


def _is_witness(path: Place, node: yaml.Node) -> bool:
    return len(path) == 2 and path[0] == "witnesses" and isinstance(node, yaml.MappingNode)
