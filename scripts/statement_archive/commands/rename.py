"""Give a document or a section another address: `statement-archive rename document OLD NEW`."""

import click

from statement_archive.claims.published import list_published
from statement_archive.commands.changing import (
    DRY_RUN,
    SOURCES,
    Plan,
    by_hand,
    current,
    list_or_all,
    listed,
    make,
    news,
    pages_by_hand,
    refuse,
    text_of_file,
    tried,
)
from statement_archive.commands.options import pass_project
from statement_archive.commands.terminal import remark
from statement_archive.editing.links import point_to_document, point_to_section
from statement_archive.editing.mentions import FILES, mentions, renamed
from statement_archive.editing.patches import PatchError
from statement_archive.editing.published import moved
from statement_archive.editing.trees import compose, value_of, walk
from statement_archive.load import load_document, load_published
from statement_archive.model import Archive, Published, PublishedDocument
from statement_archive.project import Project

_NEVER = {
    "witness": "a siglum stands in addresses, in the names of files of data and in what people quote",
    "segment": "the id of a segment never changes: it is what people cite",
}


@click.group("rename", invoke_without_command=False)
def command() -> None:
    """Give a document or a section another address; everything that refers to it follows, and so do readers."""


@command.command("document")
@click.argument("old")
@click.argument("new")
@DRY_RUN
@pass_project
def rename_document(project: Project, old: str, new: str, dry_run: bool) -> None:
    """Rename the document OLD to NEW: its folder, and what names it. Its old addresses lead to the new ones."""
    if not (project.sources / old).is_dir():
        _end_if_done(project, old, new)
        raise click.ClickException(f"there is no document `{old}` in sources/; {_known(project)}")
    if (project.sources / new).exists():
        raise click.ClickException(f"sources/{new} is there already: choose another id")
    before = current(project)
    files = _list_with(project, before.archive, [(old, new)])
    try:
        for name in FILES:
            path = f"{SOURCES}/{name}"
            if text := text_of_file(project.root, path):
                places = {mention.path for mention in mentions(text, name, old)}
                files[path] = renamed(text, places, new).encode("utf-8")
    except PatchError as error:
        raise by_hand(path, error) from None
    files |= {path: point_to_document(text, old, new).encode("utf-8") for path, text in pages_by_hand(project).items()}
    plan = Plan(files, folder=(f"{SOURCES}/{old}", f"{SOURCES}/{new}"))
    refuse(news(before.findings, tried(project, plan).findings, (old, new)), f"`{old}` can't be called `{new}`")
    make(plan, project.root, is_dry_run=dry_run)


@command.command("section")
@click.argument("document")
@click.argument("old")
@click.argument("new")
@DRY_RUN
@pass_project
def rename_section(project: Project, document: str, old: str, new: str, dry_run: bool) -> None:
    """Rename the section of DOCUMENT with the slug OLD to NEW; its old addresses lead to the new ones.

    For sections that one line stands for, OLD and NEW are its slug with the number in it: `article-{n}`.
    """
    if not (project.sources / document).is_dir():
        raise click.ClickException(f"there is no document `{document}` in sources/; {_known(project)}")
    path = f"{SOURCES}/{document}/document.yml"
    text = text_of_file(project.root, path)
    try:
        places = [place for place, node in walk(compose(text)) if _is_slug(place) and value_of(node) == old]
        changed = renamed(text, places, new)
    except PatchError as error:
        raise by_hand(path, error) from None
    if not places:
        _end_if_done(project, f"{document}/{old}", f"{document}/{new}")
        raise click.ClickException(f"no line of {path} gives a section the slug `{old}`; {_slugs(project, document)}")
    pairs = _pairs(project, document, old, new)
    before = current(project)
    files = _list_with(project, before.archive, [(f"{document}/{one}", f"{document}/{other}") for one, other in pairs])
    files[path] = changed.encode("utf-8")
    for page, words in pages_by_hand(project).items():
        for pair in pairs:
            words = point_to_section(words, document, *pair)
        files[page] = words.encode("utf-8")
    plan = Plan(files)
    refuse(news(before.findings, tried(project, plan).findings, (old, new)), f"`{old}` can't be called `{new}`")
    make(plan, project.root, is_dry_run=dry_run)


def _never(what: str) -> click.Command:
    def refuse_it(**_: object) -> None:
        raise click.ClickException(f"{_NEVER[what]}; nothing was changed")

    arguments: list[click.Parameter] = [click.Argument(["names"], nargs=-1)]
    return click.Command(what, params=arguments, callback=refuse_it, help=f"Refused: {_NEVER[what]}.")


for _what in _NEVER:
    command.add_command(_never(_what))


def _end_if_done(project: Project, old: str, new: str) -> None:
    """Ends the command well where an earlier run has done what is asked."""
    published, _ = load_published(project.sources)
    is_there = (project.sources / new.partition("/")[0]).is_dir()
    if is_there and published.where_is(old) == published.where_is(new) != old:
        remark(f"`{old}` is `{new}` already")
        raise SystemExit(0)


def _list_with(project: Project, archive: Archive, pairs: list[tuple[str, str]]) -> dict[str, bytes]:
    """The list of what is published, with these moves; without those of what was never published."""
    published = list_or_all(archive, Published(list_published(archive)))
    known = {address for entry in published.documents for address in _addresses(entry)}
    known |= {move.old for move in published.moved}
    pairs = [pair for pair in pairs if pair[0] in known]
    return listed(project, moved(published, pairs)) if pairs else {}


def _addresses(entry: PublishedDocument) -> tuple[str, ...]:
    return (entry.id, *(f"{entry.id}/{slug}" for slug in entry.slugs))


def _is_slug(place: tuple[str | int, ...]) -> bool:
    return place[:1] == ("sections",) and place[-1:] == ("slug",)


def _pairs(project: Project, document: str, old: str, new: str) -> list[tuple[str, str]]:
    """The slugs that change, each with its new one."""
    if "{n}" not in old or "{n}" not in new:
        return [(old, new)]
    loaded, _ = load_document(project.sources / document)
    start, end = old.split("{n}", 1)
    slugs = [section.slug for section in loaded.sections] if loaded else []
    numbers = [
        slug[len(start) : len(slug) - len(end)] for slug in slugs if slug.startswith(start) and slug.endswith(end)
    ]
    return [(old.replace("{n}", number), new.replace("{n}", number)) for number in numbers]


def _known(project: Project) -> str:
    names = sorted(path.name for path in project.sources.iterdir() if path.is_dir())
    return f"there are {', '.join(names)}"


def _slugs(project: Project, document: str) -> str:
    loaded, _ = load_document(project.sources / document)
    return f"there are {', '.join(section.slug for section in loaded.sections)}" if loaded else "see that file"
