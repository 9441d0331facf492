"""The files of each document, pages and data: as they were kept, where an excerpt is as it was, else made by a crew.

What a document's files are made from is its excerpt of the archive (`parts/excerpt.py`), and what is the same for all.
They lie on a shelf until they are put where they belong; a record says which they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from statement_archive.addresses import Addresses
from statement_archive.cache import KeptOnce, packed, recall, remember, unpacked
from statement_archive.crew import Crew
from statement_archive.digests import key_of
from statement_archive.disk import broken
from statement_archive.export.format import Holdings, Listed
from statement_archive.load.packages import load_packages
from statement_archive.model import NOTHING_SAID, AboutArchive, Archive, Entity, Term
from statement_archive.pages.page import Body, Deferred, Page
from statement_archive.parts.excerpt import Excerpt
from statement_archive.publish.layouts import layout_of
from statement_archive.reader import Reader
from statement_archive.shelf import Shelf, Stock
from statement_archive.works import with_raw

_NAME = 12
"""Digits of the name of a layout."""
_RECORDS = "of-documents"
"""The folder of the records."""


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

    @property
    def digests(self) -> Iterator[str]:
        """Those of all files that they are kept in."""
        return (digest for page in self.made.values() for digest in (page.markdown, page.body))


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """The files of a document that are kept until they are written."""

    data: tuple[Listed, ...]
    pages: Mapping[str, Shelved]
    """By language of the site."""

    @property
    def digests(self) -> Iterator[str]:
        """Those of all of them."""
        yield from (file.sha256 for file in self.data)
        for shelved in self.pages.values():
            yield from shelved.digests


@dataclass(frozen=True, slots=True)
class MadeArchive:
    """The pages of the archive as a whole for a reader, and what each was made from, by path."""

    keys: Mapping[str, str]
    pages: Mapping[str, Shelved]


@dataclass(frozen=True, slots=True)
class Press:
    """Where the files of documents are made, and for which site."""

    kept: Path
    """The folder of what is kept."""
    packages: Path
    """What npm has installed."""
    addresses: Addresses

    @property
    def shelf(self) -> Shelf:
        """Where files lie until they are put where they belong."""
        return shelf_in(self.kept)


@dataclass(frozen=True, slots=True)
class _FilesTask:
    """A document whose files are to be made."""

    excerpt: Excerpt
    key: str
    """The digest of all that they are made from."""
    press: Press
    raw_at: tuple[str, ...]
    """For each work of the excerpt the key by which its raw texts are found; "" where it has them."""

    def fetch(self) -> Excerpt:
        """The excerpt with all raw texts. Raises OSError where one has been lost."""
        works = zip(self.excerpt.works, self.raw_at, strict=True)
        return replace(self.excerpt, works=tuple(with_raw(work, self.press.kept, key) for work, key in works))


@dataclass(frozen=True, slots=True)
class AskedDocument:
    """A document whose files are asked for."""

    task: _FilesTask
    kept: MadeDocument | None
    """The files as they were made before of the same, if they are all there."""

    @property
    def document(self) -> str:
        """Its id."""
        return self.task.excerpt.document


def ask(excerpts: Iterable[Excerpt], archive: Archive, press: Press, stock: Stock, same: str) -> list[AskedDocument]:
    """What is to be made of each document of an archive, or is kept.

    `same` is the digest of what all files are made from; `stock` is what lies on the shelf already.
    """
    asked = [*excerpts]
    tasks = (
        _FilesTask(excerpt, key, press, tuple(archive.raw_at.get(work.document.id, "") for work in excerpt.works))
        for excerpt, key in zip(asked, _keys(asked, archive.digests, same), strict=True)
    )
    found = ((task, _recalled(task)) for task in tasks)
    return [AskedDocument(task, kept if kept and all(map(stock.holds, kept.digests)) else None) for task, kept in found]


def make_documents(asked: Sequence[AskedDocument], crew: Crew) -> Iterator[MadeDocument]:
    """The files of each document, in order. Raises OSError where the shelf can't be written."""
    done = crew(_keep, [one.task for one in asked if one.kept is None])
    return (one.kept or next(done) or _recalled(one.task) or _make(one.task) for one in asked)


def _keys(excerpts: Sequence[Excerpt], digests: Mapping[str, str], same: str) -> Iterator[str]:
    """The digest of all that the files of each document are made from.

    What many excerpts have is digested once. Where a document names something follows from its text.
    """
    known: dict[int, str] = {}

    def of(record: AboutArchive | Term | Entity) -> str:
        if id(record) not in known:
            known[id(record)] = sha256(packed(record)).hexdigest()
        return known[id(record)]

    for excerpt in excerpts:
        works = (digests[work.document.id] for work in excerpt.works)
        shared = [of(excerpt.about), *map(of, excerpt.terms), *map(of, excerpt.entities)]
        own = replace(excerpt, works=(), occurrences=(), about=NOTHING_SAID, terms=(), entities=())
        yield key_of(same, *works, "", *shared, packed(own).hex())


def _recalled(task: _FilesTask) -> MadeDocument | None:
    """What is kept of what was made of the same; the files may be lost."""
    return recall(task.press.kept, _name(task), task.key, MadeDocument)


def _keep(task: _FilesTask) -> MadeDocument | None:
    """Make the files of a document, and keep what there is to say of them: None where that can be recalled."""
    made = _make(task)
    return None if remember(task.press.kept, _name(task), task.key, made) else made


def _make(task: _FilesTask) -> MadeDocument:
    from statement_archive.export.formats import export, formats_of_site
    from statement_archive.pages.all_pages import pages_of_document

    press, excerpt, data = task.press, task.fetch(), list[Listed]()
    holdings = Holdings(excerpt.archive, press.addresses, load_packages(press.packages), once=KeptOnce(press.kept))
    for file, told in export(holdings, formats_of_site(), [excerpt.document]):
        press.shelf.put(file.content)
        data.append(told)
    pages = {
        reader.language: shelve(pages_of_document(excerpt, reader, data), reader, press.shelf)
        for reader in holdings.site
    }
    return MadeDocument(tuple(data), pages)


def shelve(pages: Iterable[Page], reader: Reader, shelf: Shelf) -> Shelved:
    """Pages for a reader onto the shelf, one after the other."""
    return together(_shelve_one(page, reader, shelf) for page in pages)


def shelve_or_recall(pages: Iterable[Deferred], reader: Reader, press: Press, stock: Stock, same: str) -> Shelved:
    """Pages of the archive for a reader onto the shelf, but for those that lie there, made from the same.

    `same` is the digest of what all files are made from.
    """
    name = f"of-archive/{reader.language}"
    known = recall(press.kept, name, same, MadeArchive) or MadeArchive({}, {})
    found: dict[str, Shelved] = {}
    keys: dict[str, str] = {}
    for page in pages:
        keys[page.path] = page.key
        old = known.pages[page.path] if page.key and known.keys.get(page.path) == page.key else None
        is_kept = old is not None and all(map(stock.holds, old.digests))
        found[page.path] = old if old and is_kept else _shelve_one(page.make(), reader, press.shelf)
    remember(press.kept, name, same, MadeArchive(keys, found))
    return together(found.values())


def _shelve_one(page: Page, reader: Reader, shelf: Shelf) -> Shelved:
    layout = layout_of(page.body, reader.archive)
    name = key_of(layout)[:_NAME]
    made = MadePage(shelf.put(page.markdown.encode("utf-8")), shelf.put(packed(page.body)), name)
    return Shelved((page.bare(),), {page.path: made}, {name: layout})


def together(parts: Iterable[Shelved]) -> Shelved:
    """All of them as one, in their order."""
    pages, made, layouts = list[Page](), dict[str, MadePage](), dict[str, str]()
    for part in parts:
        pages += part.pages
        made |= part.made
        layouts |= part.layouts
    return Shelved(tuple(pages), made, layouts)


def shelf_in(kept: Path) -> Shelf:
    """The shelf in the folder of what is kept."""
    return Shelf(kept / "data")


def body_of(digest: str, shelf: Shelf) -> Body:
    """The body of a page, as it lies on the shelf; raises OSError where that is lost."""
    body = unpacked(shelf.get(digest) or b"", Body)
    if body is None:
        raise broken(shelf.folder / digest)
    return body


def _name(task: _FilesTask) -> str:
    return f"{_RECORDS}/{task.excerpt.document}"
