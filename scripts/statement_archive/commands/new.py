"""Begin a document from its raw texts: `statement-archive new ID RAW…` writes a `document.yml` that already builds."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from statement_archive.commands.options import languages_of, pass_project
from statement_archive.commands.terminal import remark, show_findings
from statement_archive.draft import LARGEST, Drafted, Given, Trial, Wanted, decode, draft
from statement_archive.findings import Finding, blocking
from statement_archive.load import load_about, load_document
from statement_archive.load.file_names import is_device
from statement_archive.load.sections import SLUG
from statement_archive.model import KNOWN_KINDS, TODO, DocumentKind
from statement_archive.pipeline import build_document
from statement_archive.project import Project

_MOST = 40
"""Texts of a document."""


@click.command("new")
@click.argument("id", metavar="ID")
@click.argument("raws", metavar="RAW…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", default="", help="What it is: statement, treaty, press release …; else by its title.")
@click.option("--date", "day", default="", help="Its day, as 2024-05-31; else by what its texts say.")
@pass_project
def command(project: Project, raws: tuple[Path, ...], **said: str) -> None:
    """Copy texts to sources/ID/raw/ and write sources/ID/document.yml, each guess in it marked as one."""
    wanted = Wanted(said["id"], languages_of(project), said["kind"], said["day"])
    faults = [*_faults(wanted, project), *_too_many(raws)]
    given = [] if faults else list(_given(raws, faults))
    if faults:
        raise click.ClickException("\n".join(faults))
    with _workshop(project) as folder:
        kinds = load_about(project.sources)[0].kinds
        drafted = _made(folder, given, wanted, kinds)
        _move(folder, project.sources / wanted.id)
    _tell(drafted, project.sources / wanted.id, project.root)


def _faults(wanted: Wanted, project: Project) -> Iterator[str]:
    """What is wrong with what was asked for, before any file is read."""
    if not re.fullmatch(SLUG, wanted.id) or is_device(wanted.id) or len(wanted.id) > 100:
        yield f"`{_shown(wanted.id)}` can't be an address: small letters, digits and single hyphens, as `treaty-2024`"
    elif (project.sources / wanted.id).exists():
        yield f"there is a document `{wanted.id}` in sources/; take another name, or add the text to its document.yml"
    if wanted.date and not _is_day(wanted.date):
        yield f"`{_shown(wanted.date)}` is no day; write it like 2024-05-31"


def _is_day(text: str) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _too_many(raws: Sequence[Path]) -> Iterator[str]:
    if len(raws) > _MOST:
        yield f"{len(raws)} texts are more than the {_MOST} that a document is begun with"


def _given(raws: Sequence[Path], faults: list[str]) -> Iterator[Given]:
    """The texts, each under a name that a raw file may have; what is wrong with any goes to `faults`."""
    taken: set[str] = set()
    hashes: dict[str, Path] = {}
    for raw in raws:
        try:
            data = _bytes(raw)
        except OSError as error:
            faults.append(f"{_shown(raw)} can't be read: {error.strerror}")
            continue
        text, fault = decode(data)
        sha256 = hashlib.sha256(data).hexdigest()
        if fault:
            faults.append(f"{_shown(raw)} {fault}")
        elif sha256 in hashes:
            faults.append(f"{_shown(raw)} is the same text as {_shown(hashes[sha256])}")
        else:
            hashes[sha256] = raw
            yield Given(_name(raw, taken), text, sha256)


def _bytes(raw: Path) -> bytes:
    """What is in a file, as far as it is looked at; OSError for what is none, such as a folder or a pipe."""
    if raw.exists() and not raw.is_file():
        raise OSError(0, "it is no file")
    with raw.open("rb") as file:
        return file.read(LARGEST + 1)


def _name(raw: Path, taken: set[str]) -> str:
    """The name of a file, with nothing in it that a raw file must not have."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", raw.stem, flags=re.ASCII).strip("-._")[:80] or "text"
    stem = f"text-{stem}" if is_device(f"{stem}.txt") else stem
    name, number = f"{stem}.txt", 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}.txt", number + 1
    taken.add(name.casefold())
    return name


@contextmanager
def _workshop(project: Project) -> Iterator[Path]:
    """A folder beside `sources/` in which the document is made, so that it comes whole or not at all."""
    try:
        with TemporaryDirectory(prefix=".new-", dir=project.root) as folder:
            yield Path(folder)
    except OSError as error:
        raise click.ClickException(f"can't write in {project.root}: {error.strerror}") from None


def _made(folder: Path, given: Sequence[Given], wanted: Wanted, kinds: Mapping[str, DocumentKind]) -> Drafted:
    own = folder / wanted.id
    (own / "raw").mkdir(parents=True)
    for text in given:
        # What was decoded as strict UTF-8 gives the same bytes again.
        (own / "raw" / text.name).write_bytes(text.text.encode("utf-8"))
    drafted = draft(given, wanted, lambda yaml: try_out(own, yaml, kinds))
    stopping = blocking(drafted.trial.findings)
    if stopping:
        show_findings(stopping, err=True)
        raise click.ClickException("no draft of this document builds; nothing was written")
    (own / "document.yml").write_text(drafted.yaml, "utf-8")
    return drafted


def try_out(folder: Path, yaml: str, kinds: Mapping[str, DocumentKind] = KNOWN_KINDS) -> Trial:
    """Build the document of a draft in a folder that has its raw texts."""
    (folder / "document.yml").write_text(yaml, "utf-8")
    document, findings = load_document(folder, kinds)
    work = None
    if document is not None:
        work, built = build_document(document, folder=folder, glossary=())
        findings = (*findings, *built)
    return Trial(work, tuple(_placed(finding, folder) for finding in findings))


def _placed(finding: Finding, folder: Path) -> Finding:
    """A finding at the place that the document is going to have."""
    return replace(finding, place=finding.place.replace(f"{folder.parent.name}/", "sources/", 1))


def _move(folder: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    (folder / target.name).rename(target)


def _tell(drafted: Drafted, target: Path, root: Path) -> None:
    """What was written, and what a person has to look at."""
    file = (target / "document.yml").relative_to(root)
    work = drafted.trial.work
    click.echo(f"wrote {file}")
    for edition in work.editions if work else ():
        many = sum(segment.id.startswith("p") and "." not in segment.id for segment in edition.segments)
        witness = edition.witness
        click.echo(f"  {witness.siglum}: {witness.language}, {many} paragraphs, {len(edition.ledger.edits)} repairs")
    for line in drafted.remarks:
        click.echo(f"look: {line}")
    show_findings(drafted.trial.findings)
    guesses, places = drafted.yaml.count("# guessed:"), drafted.yaml.count(TODO)
    click.echo(f"guesses to look at: {guesses}; places to fill (`{TODO}`): {places}")
    remark("next: look at the file, then `statement-archive check`")


def _shown(value: object) -> str:
    """What was typed, on one line and not too long."""
    text = "".join(sign if sign.isprintable() else "�" for sign in str(value))
    return text if len(text) <= 80 else f"{text[:79]}…"
