"""The part of `statement-archive check` that mends what a program can mend for sure: `--fix`.

It changes files of YAML alone, and never a hash: one that does not fit says that a raw file was changed, which a person
has to know of. `statement-archive replace` puts another raw file in place, with its hash.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from statement_archive.claims.published import list_published
from statement_archive.commands.changing import LIST, Plan, carry_out, text_of_file
from statement_archive.commands.terminal import remark
from statement_archive.editing.patches import Patch, PatchError
from statement_archive.editing.published import write_published
from statement_archive.editing.tidying import respelt, tidy
from statement_archive.findings import Fix
from statement_archive.pipeline import Build, build
from statement_archive.project import Project

_ROUNDS = 20
"""What was put right may show what else is wrong, but not without end."""


def fix(project: Project) -> None:
    """Mend what can be mended, and say each change as `file:line: what`."""
    for told in _fixes(project):
        click.echo(told)


def _fixes(project: Project) -> Iterator[str]:
    for path in sorted((*project.sources.glob("*.yml"), *project.sources.glob("*/*.yml"))):
        yield from _tidied(project.root, path.relative_to(project.root).as_posix())
    made = build(project.sources, kept=project.kept)
    for _ in range(_ROUNDS):
        told = list(_mended(project.root, made))
        yield from told
        if not told:
            break
        made = build(project.sources, kept=project.kept)
    if not made.errors and made.works:
        yield from _listed(project.root, made)


def _tidied(root: Path, path: str) -> Iterator[str]:
    text = text_of_file(root, path)
    changed, done = tidy(text, _schema_line(root, path))
    _write(root, path, changed)
    yield from (f"{path}:{line}: {what}" for line, what in done)


def _schema_line(root: Path, path: str) -> str:
    """The line by which editors of text find the schema of a file; "" where the archive has none of it."""
    schema = f"schemas/{Path(path).stem}.schema.json"
    climbs = "../" * path.count("/")
    return f"# yaml-language-server: $schema={climbs}{schema}" if (root / schema).is_file() else ""


def _mended(root: Path, made: Build) -> Iterator[str]:
    """Make the changes that findings carry; a file in which they can't be made is left as it is."""
    fixes = sorted({finding.fix for finding in made.findings if finding.fix}, key=lambda one: (one.file, one.start))
    for path in dict.fromkeys(one.file for one in fixes):
        own = [one for one in fixes if one.file == path]
        text = text_of_file(root, path)
        try:
            changed = respelt(text, [Patch(one.start, one.end, one.replacement) for one in own])
        except PatchError as error:
            remark(f"{path} {error}: change it by hand")
            continue
        _write(root, path, changed)
        yield from (_told(text, one) for one in own)


def _told(text: str, one: Fix) -> str:
    line = text.count("\n", 0, one.start) + 1
    return f"{one.file}:{line}: `{text[one.start : one.end]}` is now `{one.replacement}`"


def _listed(root: Path, made: Build) -> Iterator[str]:
    """List what is new among what is published, in order."""
    before = text_of_file(root, LIST)
    documents = list_published(made.archive)
    published = replace(made.archive.published, documents=documents, is_listed=True)
    changed = write_published(published, before)
    if changed == before:
        return
    _write(root, LIST, changed)
    known = {listed.id for listed in made.archive.published.documents}
    new = [listed.id for listed in documents if listed.id not in known]
    what = f"lists {', '.join(new)} among what is published" if new else "lists all that is published, in order"
    yield f"{LIST}:1: {what}"


def _write(root: Path, path: str, text: str) -> None:
    carry_out(Plan({path: text.encode("utf-8")}), root)
