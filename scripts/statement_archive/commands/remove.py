"""Take a document or a witness out of the archive: `statement-archive remove document ID --reason …`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import click

from statement_archive.claims.published import list_published
from statement_archive.commands.changing import (
    DRY_RUN,
    SOURCES,
    Plan,
    all_findings,
    by_hand,
    current,
    finish,
    list_or_all,
    listed,
    make,
    news,
    pages_by_hand,
    text_of_file,
    tried,
)
from statement_archive.commands.options import languages_of, pass_project
from statement_archive.commands.terminal import remark
from statement_archive.editing.links import point_to_document
from statement_archive.editing.mentions import FILES, Mention, falling, mentions, without, witness_mentions
from statement_archive.editing.patches import PatchError
from statement_archive.load import load_document
from statement_archive.model import Archive, Localized, Published, Removed, Witness
from statement_archive.pipeline import Build
from statement_archive.project import Project

_REASON = click.option(
    "--reason", required=True, help="Why, in one sentence for readers, in the first language of the site."
)
_WITH = click.option("--with-references", is_flag=True, help="Take out as well what refers to it, as it is shown.")
_SHOWN = 20
"""Places of one file that are told one by one."""
_OWN_FILES = ("document.yml", "emendations.yml", "audit.yml")


@click.group("remove")
def command() -> None:
    """Take out a document or a witness. Its addresses become pages that say that it was removed, when and why."""


@command.command("document")
@click.argument("document")
@_REASON
@_WITH
@DRY_RUN
@pass_project
def remove_document(project: Project, document: str, reason: str, with_references: bool, dry_run: bool) -> None:
    """Remove DOCUMENT with its folder. What refers to it is shown; it goes too, or nothing does."""
    if not (project.sources / document).is_dir():
        raise click.ClickException(f"there is no document `{document}` in sources/")
    before = current(project)
    texts = _texts(project, FILES)
    found = {path: _found(path, text, document) for path, text in texts.items() if text}
    _show(found, _named_only_here(before.archive, document))
    _show_pages(project, document)
    _need(found, with_references)
    files = _list_without(project, before.archive, _removed(project, reason, document))
    plan = Plan(files | _without(texts, found), gone=(f"{SOURCES}/{document}",))
    _finish(project, before, plan, is_dry_run=dry_run)


@command.command("witness")
@click.argument("document")
@click.argument("siglum")
@_REASON
@_WITH
@DRY_RUN
@pass_project
def remove_witness(
    project: Project, document: str, siglum: str, reason: str, with_references: bool, dry_run: bool
) -> None:
    """Remove the witness SIGLUM of DOCUMENT, and its raw file where no other witness is in it."""
    loaded, _ = load_document(project.sources / document)
    own = next((one for one in loaded.witnesses if one.siglum == siglum), None) if loaded else None
    if loaded is None or own is None:
        raise click.ClickException(
            f"there is no witness `{siglum}` in sources/{document}/document.yml that can be read"
        )
    if len(loaded.witnesses) == 1:
        raise click.ClickException(f"`{siglum}` is the only witness of {document}: remove the document")
    before = current(project)
    texts = _texts(project, (*FILES, *(f"{document}/{name}" for name in _OWN_FILES)))
    found = {path: _found(path, text, document, siglum) for path, text in texts.items() if text}
    others = {path: places for path, places in found.items() if not path.endswith("/document.yml")}
    _show(others, [])
    _need(others, with_references)
    files = _list_without(project, before.archive, _removed(project, reason, document, siglum))
    is_shared = any(one.raw == own.raw for one in loaded.witnesses if one is not own)
    changed = _without(texts, found)
    declared = f"{SOURCES}/{document}/document.yml"
    last = {declared: changed.pop(declared)}
    plan = Plan(files | changed, gone=() if is_shared else (f"{SOURCES}/{document}/{own.raw}",), last=last)
    if is_shared:
        _tell_of_lines(own)
    _finish(project, before, plan, is_dry_run=dry_run)


def _texts(project: Project, names: Iterable[str]) -> dict[str, str]:
    """The texts of files in `sources/`, by their paths in the archive."""
    paths = (f"{SOURCES}/{name}" for name in names)
    return {path: text_of_file(project.root, path) for path in paths}


def _found(path: str, text: str, document: str, siglum: str = "") -> list[Mention]:
    name = path.rpartition("/")[2]
    try:
        return mentions(text, name, document, siglum) if name in FILES else witness_mentions(text, name, siglum)
    except PatchError as error:
        raise by_hand(path, error) from None


def _without(texts: dict[str, str], found: dict[str, list[Mention]]) -> dict[str, bytes]:
    files = {}
    for path, places in found.items():
        try:
            files[path] = without(texts[path], falling(texts[path], places)).encode("utf-8")
        except PatchError as error:
            raise by_hand(path, error) from None
    return files


def _show(found: dict[str, list[Mention]], named: list[str]) -> None:
    for path, places in found.items():
        for mention in places[:_SHOWN]:
            click.echo(f"{path}:{mention.line}: refers to it, under `{mention.what}`")
        if len(places) > _SHOWN:
            click.echo(f"{path}: and in {len(places) - _SHOWN} more places")
    if named:
        remark(f"terms and names that stand in no other document: {', '.join(named)}")


def _show_pages(project: Project, document: str) -> None:
    """What is written by hand stays: an editor has to see what it says of a document that is gone."""
    for path, text in pages_by_hand(project).items():
        for number, line in enumerate(text.splitlines(), 1):
            if point_to_document(line, document, "") != line:
                click.echo(f"{path}:{number}: leads to it, and stays as it is")


def _need(found: dict[str, list[Mention]], with_references: bool) -> None:
    count = sum(map(len, found.values()))
    if count and not with_references:
        raise click.ClickException(
            f"{count} places refer to it: change them, or take them out as well with --with-references;"
            " nothing was changed"
        )


def _named_only_here(archive: Archive, document: str) -> list[str]:
    others = {one.id for id_, places in archive.occurrences.items() if id_ != document for one in places}
    return sorted({one.id for one in archive.occurrences.get(document, ())} - others)


def _removed(project: Project, reason: str, document: str, siglum: str = "") -> Removed:
    today = datetime.now(UTC).date().isoformat()
    return Removed(document, today, Localized({languages_of(project)[0]: " ".join(reason.split())}), "", siglum)


def _list_without(project: Project, archive: Archive, removed: Removed) -> dict[str, bytes]:
    """The list of what is published once this is gone; what was never published needs no word on where it went."""
    published = list_or_all(archive, Published(list_published(archive)))
    own = next((entry for entry in published.documents if entry.id == removed.document), None)
    if own is None or (removed.siglum and removed.siglum not in own.sigla):
        return {}
    left = tuple(entry for entry in published.documents if entry is not own)
    if removed.is_document:
        removed = replace(removed, slugs=own.slugs, sigla=own.sigla)
    else:
        left += (replace(own, sigla=tuple(siglum for siglum in own.sigla if siglum != removed.siglum)),)
    return listed(project, replace(published, documents=left, removed=(*published.removed, removed), is_listed=True))


def _tell_of_lines(own: Witness) -> None:
    remark(
        f"{own.raw} stays, since other witnesses are in it. The lines of `{own.siglum}` then belong to no witness:"
        " put a file without them in place with `statement-archive replace`, and correct `lines`"
    )


def _finish(project: Project, before: Build, plan: Plan, *, is_dry_run: bool) -> None:
    findings = news(all_findings(before), all_findings(tried(project, plan)))
    make(plan, project.root, is_dry_run=is_dry_run)
    finish(findings)
