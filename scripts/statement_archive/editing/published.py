"""Records of what is published -> the text of `sources/published.yml`, always in the same order.

The comment at its beginning stays as an editor may have changed it; the rest of the file is the program's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from statement_archive.editing.scalars import quoted, written
from statement_archive.model import MovedAddress, Published, PublishedDocument, Removed

_PREFACE = """\
# yaml-language-server: $schema=../schemas/published.schema.json
# What is published: documents, slugs of their sections, sigla of their witnesses, ids of their segments. People cite
# them, so none may change or disappear in silence: `statement-archive check` holds the archive to this list.
# `moved` and `removed` have what `statement-archive rename` and `remove` did; the site has a page at each old address.
# `statement-archive check --fix` lists what is new. Comments below this one are not kept.
"""
_HEAD = re.compile(r"(?:#[^\n]*\n)*")
_WIDTH = 116


def write_published(published: Published, before: str = "") -> str:
    """The text of the file; `before` is what it was."""
    head = _HEAD.match(before.removeprefix("\ufeff").replace("\r\n", "\n"))
    kept = head[0] if head else ""
    return (kept or _PREFACE) + "".join(_lines(published))


def moved(published: Published, pairs: Sequence[tuple[str, str]]) -> Published:
    """The list once what stood at the first address of each pair stands at the second.

    What moves back to an old address of its own is no longer said to have moved from there.
    """
    back = {new for old, new in pairs if published.where_is(new) == old}
    kept = [move for move in published.moved if move.old not in back and (move.old, move.new) not in pairs]
    moves = (*kept, *(MovedAddress(old, new, "") for old, new in pairs if old != new))
    documents = tuple(_renamed(document, dict(pairs)) for document in published.documents)
    return replace(published, documents=documents, moved=moves, is_listed=True)


def _renamed(document: PublishedDocument, names: dict[str, str]) -> PublishedDocument:
    slugs = (names.get(f"{document.id}/{slug}", f"/{slug}").split("/")[1] for slug in document.slugs)
    return replace(document, id=names.get(document.id, document.id), slugs=tuple(slugs))


def _lines(published: Published) -> Iterator[str]:
    yield "documents:\n" if published.documents else "documents: []\n"
    for document in sorted(published.documents, key=lambda document: document.id):
        yield f"  - id: {written(document.id)}\n"
        yield from _list("sections", document.slugs)
        yield from _list("witnesses", document.sigla)
        yield from _list("segments", document.slots)
    if published.moved:
        yield "moved:\n"
        for move in sorted(published.moved, key=lambda move: move.old):
            yield f"  {written(move.old)}: {written(move.new)}\n"
    if published.removed:
        yield "removed:\n"
        for removed in sorted(published.removed, key=_order):
            yield from _removed(removed)


def _order(removed: Removed) -> tuple[str, ...]:
    return removed.document, removed.siglum, removed.slot, removed.date


def _removed(removed: Removed) -> Iterator[str]:
    yield f"  - document: {written(removed.document)}\n"
    for name, value in (("witness", removed.siglum), ("segment", removed.slot)):
        if value:
            yield f"    {name}: {written(value)}\n"
    yield f"    date: {removed.date}\n"
    yield "    reason:\n"
    yield from (f"      {written(language)}: {quoted(text)}\n" for language, text in removed.reason.texts.items())
    yield from _list("sections", removed.slugs)
    yield from _list("witnesses", removed.sigla)


def _list(name: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        text = f"    {name}: [{', '.join(map(written, entries))}]"
        yield "\n".join(wrap(text, _WIDTH, subsequent_indent=" " * 6, break_long_words=False, break_on_hyphens=False))
        yield "\n"
