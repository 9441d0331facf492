"""What `rename`, `remove` and `replace` share: a change of the sources is planned, tried on a copy, then made.

A file is written beside its place and then takes it, one after the other, and the folder of a document comes last. So
whatever stops a change half-way leaves a state that the same command completes.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from tempfile import TemporaryDirectory

import click

from statement_archive.commands.terminal import bar, remark, show_findings
from statement_archive.disk import put, read, refuse_links
from statement_archive.editing.patches import PatchError
from statement_archive.editing.published import write_published
from statement_archive.files import UnreadableError, is_there, read_bytes
from statement_archive.findings import Finding, blocking
from statement_archive.limits import YAML_BYTES
from statement_archive.load.published import PUBLISHED
from statement_archive.model import Archive, Published
from statement_archive.pipeline import Build, build
from statement_archive.project import Project
from statement_archive.verify.promises import ARCHIVE_RULES, WORK_RULES

SOURCES = "sources"
LIST = f"{SOURCES}/{PUBLISHED}"
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be changed, and change nothing.")


@dataclass(frozen=True, slots=True)
class Plan:
    """A change of an archive; all paths are relative to its folder, with forward slashes."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """What files are to hold, in the order in which they are written."""
    folder: tuple[str, str] | None = None
    """A folder that gets another name, once the files are written."""
    gone: tuple[str, ...] = ()
    """Folders and files that are removed after that."""
    last: Mapping[str, bytes] = field(default_factory=dict)
    """What files are to hold that are written in the end: as long as they are not, the same command finds its work."""


def carry_out(plan: Plan, root: Path) -> None:
    """Make the change, of nothing that a link leads to; ends the command where the disk does not allow it."""
    try:
        for path, content in plan.files.items():
            _put(root, path, content)
        if plan.folder and (root / plan.folder[0]).exists():
            (root / plan.folder[0]).rename(root / plan.folder[1])
        for path in plan.gone:
            _drop(root, path)
        for path, content in plan.last.items():
            _put(root, path, content)
    except OSError as error:
        place = Path(error.filename).name if error.filename else "a file"
        raise click.ClickException(
            f"{place} can't be written or removed: {error.strerror}; run the same command again to complete it"
        ) from None


def make(plan: Plan, root: Path, *, is_dry_run: bool) -> None:
    """Say what changes, and change it unless this is a dry run."""
    told = [f"changes {path}" for path, content in {**plan.files, **plan.last}.items() if read(root / path) != content]
    told += (
        [f"renames {plan.folder[0]}/ to {plan.folder[1]}/"] if plan.folder and (root / plan.folder[0]).exists() else []
    )
    told += [f"removes {path}" for path in plan.gone if (root / path).exists()]
    for line in told or ["changes nothing: it is done already"]:
        click.echo(f"would: {line}" if is_dry_run else line)
    if not is_dry_run:
        carry_out(plan, root)


def current(project: Project) -> Build:
    """What the sources make now."""
    return build(project.sources, kept=project.kept, track=bar)


def tried(project: Project, plan: Plan) -> Build:
    """What the sources would make after a change, which is tried on a copy."""
    with TemporaryDirectory() as folder:
        copy = Project(Path(folder))
        shutil.copytree(project.sources, copy.sources, symlinks=True, copy_function=_copy)
        inside = {path: content for path, content in plan.files.items() if path.startswith(f"{SOURCES}/")}
        carry_out(replace(plan, files=inside), copy.root)
        return build(copy.sources, kept=project.kept, track=bar)


def news(before: Iterable[Finding], after: Iterable[Finding], names: tuple[str, str] = ("", "")) -> list[Finding]:
    """The findings that a change brings; one that differs in nothing but a new name, given the old and it, is none."""
    known = {_as_told(finding, names) for finding in before}
    return [finding for finding in after if _as_told(finding) not in known]


def all_findings(made: Build) -> list[Finding]:
    """What the stages found, and what the rules of `check` find in the texts and between them."""
    of_works = (finding for rule in WORK_RULES for work in made.works for finding in rule(work))
    return [*made.findings, *of_works, *(finding for rule in ARCHIVE_RULES for finding in rule(made.archive))]


def refuse(findings: Iterable[Finding], what: str) -> None:
    """End the command where there is an error among the findings, which are shown."""
    errors = blocking(findings)
    if errors:
        show_findings(errors, err=True)
        raise click.ClickException(f"{what}: nothing was changed")


def text_of_file(root: Path, path: str) -> str:
    """A file of an archive as text, its line ends as they are; "" where there is none. Ends the command otherwise.

    What can't be read, or would lead out of the folder that the path begins with, is no file of the archive.
    """
    if not is_there(root / path):
        return ""
    try:
        refuse_links(root, str(PurePosixPath(path).parent))
        return read_bytes(root / path, within=root / PurePosixPath(path).parts[0], limit=YAML_BYTES).decode("utf-8")
    except UnreadableError as error:
        why = str(error)
    except OSError:
        why = "is in a folder that is a link"
    except UnicodeDecodeError:
        why = "can't be read as UTF-8"
    raise click.ClickException(f"{path} {why}: run `statement-archive check`")


def pages_by_hand(project: Project) -> dict[str, str]:
    """The text of every page that is written by hand, by its path."""
    paths = sorted(project.docs.glob("*/about/**/*.md"))
    return {path: text_of_file(project.root, path) for path in (p.relative_to(project.root).as_posix() for p in paths)}


def listed(project: Project, published: Published) -> dict[str, bytes]:
    """The file that has the list of what is published."""
    return {LIST: write_published(published, text_of_file(project.root, LIST)).encode("utf-8")}


def by_hand(path: str, error: PatchError) -> click.ClickException:
    """What ends a command that can't change a file."""
    return click.ClickException(f"{path} {error}: change it by hand; nothing was changed")


def list_or_all(archive: Archive, everything: Published) -> Published:
    """The list of what is published; where an archive keeps none yet, all that it has."""
    return archive.published if archive.published.is_listed else everything


def finish(findings: list[Finding]) -> None:
    """Show what a change has left to do."""
    show_findings(findings)
    if findings:
        remark(f"{len(findings)} findings follow from this: `statement-archive check` has them until they are settled")
    sys.exit(0)


def _as_told(finding: Finding, names: tuple[str, str] = ("", "")) -> tuple[str, str]:
    old, new = names
    told = (finding.place, finding.message)
    return (told[0].replace(old, new), told[1].replace(old, new)) if old else told


def _put(root: Path, path: str, content: bytes) -> None:
    if read(root / path) != content:
        put(root, path, content)


def _copy(source: str, target: str) -> None:
    """A file; a pipe in place of what is none, so that the same is found wrong with the copy."""
    if S_ISREG(Path(source).stat().st_mode):
        shutil.copy2(source, target)
    else:
        os.mkfifo(target)


def _drop(root: Path, name: str) -> None:
    refuse_links(root, str(PurePosixPath(name).parent))
    path = root / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
