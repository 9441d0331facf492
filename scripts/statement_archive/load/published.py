"""`sources/published.yml` -> what is published, what has moved since and what was removed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.nodes import Node, date_of, entries_of, localized_of, read_yaml, text_of
from statement_archive.load.sections import SLUG
from statement_archive.model import NOTHING_PUBLISHED, MovedAddress, Published, PublishedDocument, Removed

PUBLISHED = "published.yml"
"""Its name in `sources/`."""
ADDRESS = rf"{SLUG}(/{SLUG})?"
"""A document, or a section of it."""


def load_published(sources: Path) -> tuple[Published, tuple[Finding, ...]]:
    """What the file says; an archive without it is held to nothing."""
    path = sources / PUBLISHED
    if not path.exists():
        return NOTHING_PUBLISHED, ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    fields = root.fields(optional=("documents", "moved", "removed")) if root else {}
    published = Published(
        documents=tuple(_document(node) for node in entries_of(fields, "documents")),
        moved=tuple(_moved(*pair) for pair in fields["moved"].pairs()) if "moved" in fields else (),
        removed=tuple(_removed(node) for node in entries_of(fields, "removed")),
    )
    return published, (*findings, *_repeated(published))


def _document(node: Node) -> PublishedDocument:
    fields = node.fields(required=("id",), optional=("sections", "witnesses", "segments"))
    id_ = fields["id"].matching(SLUG, "joint-statement-2020") if "id" in fields else ""
    slugs, sigla, slots = (_texts(fields, name) for name in ("sections", "witnesses", "segments"))
    return PublishedDocument(id_, slugs, sigla, slots, node.place)


def _moved(old: Node, new: Node) -> MovedAddress:
    example = "joint-statement-2020/preamble"
    return MovedAddress(old.matching(ADDRESS, example), new.matching(ADDRESS, example), old.place)


def _removed(node: Node) -> Removed:
    optional = ("witness", "segment", "sections", "witnesses")
    fields = node.fields(required=("document", "date", "reason"), optional=optional)
    return Removed(
        document=text_of(fields, "document"),
        date=date_of(fields, "date"),
        reason=localized_of(fields, "reason"),
        place=node.place,
        siglum=text_of(fields, "witness"),
        slot=text_of(fields, "segment"),
        slugs=_texts(fields, "sections"),
        sigla=_texts(fields, "witnesses"),
    )


def _texts(fields: dict[str, Node], name: str) -> tuple[str, ...]:
    return tuple(filter(None, (entry.text() for entry in entries_of(fields, name))))


def _repeated(published: Published) -> Iterator[Finding]:
    ids = Counter(document.id for document in published.documents)
    for document in published.documents:
        if document.id and ids[document.id] > 1:
            yield Finding(document.place, f"the document `{document.id}` is listed twice")
    addresses = Counter(move.old for move in published.moved)
    for move in published.moved:
        if move.old and addresses[move.old] > 1:
            yield Finding(move.place, f"`{move.old}` moves twice")
