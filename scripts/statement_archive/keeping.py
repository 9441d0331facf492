"""What was made of each document last time, for as long as nothing changes that it is made from.

A document's pages and files of data are made from its folder, from those of the documents that references link it with,
from the names of those before and after it, and from what editors say of the archive as a whole. The formats hold to
that: see `of_work` in `export/format.py`; what pages are told besides, `PageGroup` says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from statement_archive.addresses import Addresses
from statement_archive.cache import Shelf, fingerprint, packed, recall, remember
from statement_archive.export.format import Holdings, Listed
from statement_archive.finished import key_of
from statement_archive.model import Archive
from statement_archive.pages.page import Page
from statement_archive.publish.layouts import layout_of

if TYPE_CHECKING:
    from statement_archive.pages.all_pages import PageGroup

_NAME = 12
"""Digits of the name of a layout."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that is kept until it is written."""

    markdown: str
    """The digest of the page in Markdown."""
    body: str
    """The digest of its body."""
    layout: str
    """The name of its layout."""
    around: str = ""
    """The digest of what stands around it."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """Pages that are kept until they are written."""

    pages: tuple[Page, ...]
    """What lists say of them."""
    made: Mapping[str, MadePage]
    """By path under `docs/`."""
    layouts: Mapping[str, str]
    """Their layouts, as Markdown by name."""


@dataclass(frozen=True, slots=True)
class KeptData:
    """The files of data of a document."""

    files: tuple[Listed, ...]


def document_keys(archive: Archive, sources: Path, whole: str) -> dict[str, str]:
    """The digest of all that each document's files are made from, by its id.

    `whole` is that of what all of them are made from, besides what lies in `sources`.
    """
    common = fingerprint(sources, *(path for path in sources.glob("*") if path.is_file()))
    own = {work.document.id: fingerprint(sources, sources / work.document.id) for work in archive.works}
    linked: dict[str, set[str]] = {}
    for reference in archive.references.links:
        ends = {end.document for end in reference.ends}
        for document in ends:
            linked.setdefault(document, set()).update(ends)
    ids = ["", *own, ""]
    return {
        document: key_of(
            whole, common, before, after, *(own[one] for one in (document, *sorted(linked.get(document, ()))))
        )
        for before, document, after in zip(ids, ids[1:], ids[2:], strict=False)
    }


def shelve_data(holdings: Holdings, keys: Mapping[str, str], kept: Path, shelf: Shelf) -> Iterator[Listed]:
    """Every file of data onto the shelf, one after the other; those of a document that is as it was lie there."""
    from statement_archive.export.formats import export, formats_of_site

    known = {document: _known(document, key, kept, shelf) for document, key in keys.items()}
    made: dict[str, list[Listed]] = {}
    for file, told in export(holdings, formats_of_site(), known=known):
        if known.get(told.document, {}).get(told.path) is not told:
            shelf.put(file.content)
        made.setdefault(told.document, []).append(told)
        yield told
    for document, key in keys.items():
        if not known[document]:
            remember(kept, f"{_name(document)}/data", key, KeptData(tuple(made.get(document, ()))))


def shelve_pages(
    groups: Iterable["PageGroup"], keys: Mapping[str, str], addresses: Addresses, kept: Path, shelf: Shelf
) -> Shelved:
    """Every page onto the shelf, one after the other; those of a document that is as it was lie there."""
    site_names = dict(zip(addresses.languages, addresses.names, strict=True))
    pages: list[Page] = []
    made: dict[str, MadePage] = {}
    layouts: dict[str, str] = {}
    for group in groups:
        name = f"{_name(group.document)}/pages-{group.language}"
        key = key_of(keys[group.document], group.told) if group.document else ""
        own = recall(kept, name, key, Shelved) if key else None
        if own is None or not all(shelf.holds(one) for page in own.made.values() for one in (page.markdown, page.body)):
            own = _shelve(group.render(), site_names[group.language], shelf)
            if key:
                remember(kept, name, key, own)
        pages += own.pages
        made |= own.made
        layouts |= own.layouts
    return Shelved(tuple(pages), made, layouts)


def _shelve(pages: Iterable[Page], site_name: str, shelf: Shelf) -> Shelved:
    listed, made, layouts = [], {}, {}
    for page in pages:
        layout = layout_of(page.body, site_name)
        name = key_of(layout)[:_NAME]
        layouts[name] = layout
        made[page.path] = MadePage(shelf.put(page.markdown.encode("utf-8")), shelf.put(packed(page.body)), name)
        listed.append(page.bare())
    return Shelved(tuple(listed), made, layouts)


def _known(document: str, key: str, kept: Path, shelf: Shelf) -> dict[str, Listed]:
    """The files of a document that are on the shelf, by their paths; nothing where one of them is lost."""
    found = recall(kept, f"{_name(document)}/data", key, KeptData)
    if found is None or not all(shelf.holds(file.sha256) for file in found.files):
        return {}
    return {file.path: file for file in found.files}


def _name(document: str) -> str:
    return f"of-documents/{document}"
