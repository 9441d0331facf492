"""`sources/published.yml` -> what is published, what has moved since and what was removed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.load.document import is_taken
from statement_archive.load.file_names import is_device
from statement_archive.load.keys import Keys, entries, optional, required
from statement_archive.load.nodes import read_yaml
from statement_archive.load.sections import SLUG
from statement_archive.load.values import DATE, LOCALIZED, TEXT, matching, moves, sound
from statement_archive.load.witness import SIGLUM
from statement_archive.model import NOTHING_PUBLISHED, MovedAddress, Published, PublishedDocument, Removed

PUBLISHED = "published.yml"
"""Its name in `sources/`."""
ADDRESS = rf"{SLUG}(/{SLUG})?"
"""A document, or a section of it."""


class _PublishedKeys(Keys):
    """A document that people may have cited."""

    id = required(matching(SLUG, "treaty-2020"), "Its id: the name of its folder.")
    sections = optional(sound(TEXT), "Slugs of its sections.")
    witnesses = optional(sound(TEXT), "Sigla of its texts.")
    segments = optional(sound(TEXT), "Ids of its segments.")


class _RemovedKeys(Keys):
    """What was published once and is not any more."""

    document = required(matching(SLUG, "treaty-2020"), "Id of the document that it was, or was part of.")
    date = required(DATE, "The day on which it was removed.")
    reason = required(LOCALIZED, "Why, as a sentence for those who come to its address.")
    witness = optional(matching(SIGLUM, "zh"), "Siglum of the text, where one text was removed.")
    segment = optional(TEXT, "Id of the segment, where one segment was removed.")
    sections = optional(sound(matching(SLUG, "preamble")), "Slugs of the sections that it had.")
    witnesses = optional(sound(matching(SIGLUM, "zh")), "Sigla of the texts that it had.")


class PublishedKeys(Keys):
    """What is published, and what became of what was."""

    documents = optional(entries(_PublishedKeys), "What is published, document by document.")
    moved = optional(moves(ADDRESS, "treaty-2020/preamble"), "New addresses by the old ones.")
    removed = optional(entries(_RemovedKeys), "What was removed.")


def load_published(sources: Path) -> tuple[Published, tuple[Finding, ...]]:
    """What the file says; an archive without it is held to nothing."""
    path = sources / PUBLISHED
    if not is_there(path):
        return NOTHING_PUBLISHED, ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    if root is None:
        return NOTHING_PUBLISHED, tuple(findings)
    keys = PublishedKeys(root)
    published = Published(
        documents=tuple(map(_document, keys.documents)),
        moved=tuple(MovedAddress(*move) for move in keys.moved),
        removed=tuple(map(_removed, keys.removed)),
    )
    return published, (*findings, *_repeated(published), *_impossible(published))


def _document(keys: _PublishedKeys) -> PublishedDocument:
    return PublishedDocument(keys.id, keys.sections, keys.witnesses, keys.segments, keys.node.place)


def _removed(keys: _RemovedKeys) -> Removed:
    return Removed(
        document=keys.document,
        date=keys.date,
        reason=keys.reason,
        place=keys.node.place,
        siglum=keys.witness,
        slot=keys.segment,
        slugs=keys.sections,
        sigla=keys.witnesses,
    )


def _repeated(published: Published) -> Iterator[Finding]:
    ids = Counter(document.id for document in published.documents)
    for document in published.documents:
        if document.id and ids[document.id] > 1:
            yield Finding(document.place, f"the document `{document.id}` is listed twice")
    addresses = Counter(move.old for move in published.moved)
    for move in published.moved:
        if move.old and addresses[move.old] > 1:
            yield Finding(move.place, f"`{move.old}` moves twice")


def _impossible(published: Published) -> Iterator[Finding]:
    """Addresses that no document can have had: a page there would take the place of another."""
    named = [(move.old.partition("/")[0], move.place) for move in published.moved]
    named += [(removed.document, removed.place) for removed in published.removed]
    for name, place in named:
        if is_taken(name) or is_device(name):
            yield Finding(place, f"`{name}` can't have been the address of a document", "leave it out")
