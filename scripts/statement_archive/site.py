"""The whole site as files: from the last build where nothing has changed since, else made by the pipeline."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from statement_archive.addresses import Addresses
from statement_archive.cache import fingerprint, recall, remember
from statement_archive.crew import Crew, Processes, alone, begin
from statement_archive.digests import key_of
from statement_archive.disk import fault
from statement_archive.export.format import Holdings, Listed
from statement_archive.findings import Finding, blocking
from statement_archive.keeping import (
    MadeDocument,
    MadePage,
    Press,
    Shelved,
    ask,
    body_of,
    make_documents,
    shelf_in,
    shelve_or_recall,
    together,
)
from statement_archive.model import NOTHING_SAID, AboutArchive, Document, Prose
from statement_archive.pages.surroundings import Place, Surroundings, digests, is_front, places, surround
from statement_archive.parts.beginning import beginning
from statement_archive.parts.excerpt import excerpts
from statement_archive.progress import Track, quietly
from statement_archive.project import Project
from statement_archive.publish.frame import LED_TO, Frame
from statement_archive.publish.moved import all_moved
from statement_archive.publish.outputs import by_hand, check_outputs, outputs
from statement_archive.shelf import Stock
from statement_archive.tools import MissingToolError
from statement_archive.traces import Traces
from statement_archive.works import forget_built
from statement_archive.write import MadeFile, not_made

_INDEX_CODE = ("docs/assets/javascripts/search/words.js", "package-lock.json")
"""Paths in the archive's folder of what makes the search index, besides this package: npm's engine by its version."""
_ENGINE = "@orama/stemmers/dist/en.js"
"""The one that is looked for before anything is made, among what npm has installed."""
SEARCH = "search"
"""Where the search index is under `docs/`, and in the folder of what is kept."""
_SITE = "site"
"""What its record is called in the folder of what is kept."""
_MANY = 100
"""Documents from which on the memory that making them takes is worth a process of its own."""
_DESCRIPTION = 200
"""Characters of a page that is written by hand which say what it has."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file says of a site and its place."""

    root: Path
    """The folder of the file: the archive's."""
    docs: Path
    addresses: Addresses
    words: Mapping[str, Mapping[str, str]]
    """By language, the default one first: what the site is called in it (`site_name`, `site_description`)."""


@dataclass(frozen=True, slots=True)
class Site:
    """What MkDocs is given."""

    documents: tuple[Document, ...]
    """Newest first."""
    made: Mapping[str, MadePage]
    """Every page but those that are written by hand, by path under `docs/`."""
    data: tuple[Listed, ...]
    """The files of data, in the order in which they are told of."""
    pages: tuple[Surroundings, ...]
    """What stands around each page, in the order of navigation, without its body."""
    layouts: Mapping[str, str]
    """What builders are given in place of these pages, as Markdown by name."""
    places: Mapping[str, Place]
    """The same pages by their path, where they are listed."""
    index: Mapping[str, str]
    """The digest of every file of the search index, by path under `docs/`."""
    findings: tuple[Finding, ...]
    about: AboutArchive = NOTHING_SAID
    """What editors say of the archive as a whole."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where now is what was at an old path, by that; both under `docs/`."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The digest of every file that leads on to places which cut lists had, by path under `docs/`."""

    def frame(self, addresses: Addresses, *, has_policy: bool = True) -> Frame:
        """What is the same around all pages, once it is known where they will stand."""
        has_feed = bool(self.documents) and addresses.has_folders
        led_to = (f"{language}/{name}.md" for language in addresses.languages for name in LED_TO)
        titles = {path: self.places[path].title for path in led_to if path in self.places}
        listed = (place for place in self.places.values() if place.is_listed)
        fronts = {place.path: place.title for place in listed if is_front(place.path)}
        return Frame(addresses, SEARCH, titles, has_feed, self.about, has_policy, fronts)

    def files(self, kept: Path) -> dict[str, MadeFile]:
        """What belongs under `docs/`, by path there: the files in `kept` that hold it."""
        digests = {path: page.markdown for path, page in self.made.items()}
        digests |= {**self.anchors, **{file.path: file.sha256 for file in self.data}}
        shelf = shelf_in(kept).folder
        shelved = {path: MadeFile(shelf / digest, digest) for path, digest in digests.items()}
        return shelved | {path: MadeFile(_indexed(kept, path), digest) for path, digest in self.index.items()}

    @property
    def others(self) -> dict[str, str]:
        """The digest of every file that is made and is no page, by path under `docs/`."""
        return {**self.index, **self.anchors, **{file.path: file.sha256 for file in self.data}}

    def whole(self, page: Surroundings, kept: Path) -> Surroundings:
        """A page with its body, as it is `kept`, if it has one; raises OSError where that is lost."""
        if page.path not in self.made:
            return page
        return replace(page, body=body_of(self.made[page.path].body, shelf_in(kept)))

    @property
    def shelved(self) -> Iterator[str]:
        """The digests of the files on the shelf that are kept for it."""
        pages = ((page.markdown, page.body) for page in self.made.values())
        return chain((file.sha256 for file in self.data), self.anchors.values(), *pages)

    def is_kept(self, kept: Path) -> bool:
        """Whether the files in `kept` are there, as they were made; if so, how they look is noted."""
        traces, stock = _traces_of_index(kept), Stock(shelf_in(kept), kept)
        indexed = {PurePosixPath(path).name: digest for path, digest in self.index.items()}
        if any(traces.digest(name) != digest for name, digest in indexed.items()):
            return False
        if not all(map(stock.holds, self.shelved)):
            return False
        traces.note(indexed)
        stock.note()
        return True

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the site from being built."""
        return blocking(self.findings)


def make_site(told: Configuration, *, sources: Path, kept: Path, crew: Crew = alone, track: Track = quietly) -> Site:
    """Sources and hand-written pages -> site, without a page where findings stop it; never raises for bad input.

    `kept` holds what need not be made again, and the files of the site until they are written; the `crew` makes those
    of documents. Raises MissingToolError where the search index can't be made.
    """
    key = _key(told, sources)
    known = _recall_whole(kept, key)
    return known or _make_anew(told, sources, kept, key, crew, track)


def make_site_apart(told: Configuration, *, sources: Path, kept: Path) -> Site:
    """The same by a process of its own where there is much to make, since what it needed of memory ends with it."""
    key = _key(told, sources)
    if known := _recall_whole(kept, key):
        return known
    from statement_archive.load import document_names

    if len(document_names(sources)) < _MANY:
        return _make_anew(told, sources, kept, key, Processes())
    pools = ProcessPoolExecutor(1, get_context("spawn"), initializer=begin)
    with suppress(BrokenExecutor), pools as pool:
        failed = pool.submit(_make_and_keep, told, sources, kept, key).result()
        if made := failed or recall(kept, _SITE, key, Site):
            return made
    return _make_anew(told, sources, kept, key, Processes())


def _make_and_keep(told: Configuration, sources: Path, kept: Path, key: str) -> Site | None:
    """Make a site; what comes back is one that findings stop, of which nothing is kept."""
    site = _make_anew(told, sources, kept, key, Processes())
    return site if site.errors else None


def _recall_whole(kept: Path, key: str) -> Site | None:
    """The site that was made of the same, if all its files are still there."""
    known = recall(kept, _SITE, key, Site)
    return known if known and known.is_kept(kept) else None


def _make_anew(told: Configuration, sources: Path, kept: Path, key: str, crew: Crew, track: Track = quietly) -> Site:
    """`key` is that of the sources before anything of them is read: they may be edited meanwhile."""
    project, docs, addresses = told.root, told.docs, told.addresses
    same, others, stock = _same(told), not_made(docs), Stock(shelf_in(kept), kept)
    # Imported only here: where nothing has changed, starting the pipeline would be most of the work.
    from statement_archive.load import load_packages, load_prose
    from statement_archive.load.schemas import schemas
    from statement_archive.pipeline import build, index

    press = Press(kept, Project(project).packages, addresses)
    packaged = load_packages(press.packages)
    if packaged(_ENGINE) is None:
        raise MissingToolError(f"node_modules/{_ENGINE}", "run `make site`")
    made = build(sources, kept=kept, has_raw=False, crew=crew, track=track)
    if made.errors:  # what editors claim may be of a document that is not there
        return _unmade(*made.findings)
    prose, _ = load_prose(docs, addresses.languages)
    archive = replace(made.archive, prose=prose)
    holdings = Holdings(archive, addresses, packaged, schemas())
    asked = ask(excerpts(holdings.cuts), archive, press, stock, same)
    known = {one.document: one.kept.data for one in asked if one.kept}
    if unfit := _unfit(holdings, known, docs, others):
        return _unmade(*made.findings, *unfit)
    site_readers = holdings.site
    try:
        documents = [*make_documents(asked, crew)]
        data, shelved, anchors = _of_archive(holdings, documents, press, stock, same)
        del holdings, asked  # and how lists are cut: other processes need the memory now
        indexed = index(archive, site_readers, shelved.pages, project=project, kept=kept / SEARCH)
        forget_built(kept, archive.raw_at)
    except OSError as error:
        return _unmade(*made.findings, fault(error, project))
    by_hand_here = tuple(Place(p.path, p.title, description=_beginning(p.path, prose)) for p in prose if not p.anchor)
    stood = surround(shelved.pages, by_hand_here)
    around = ((path, digest) for path, digest in digests(stood) if path in shelved.made)
    index_traces = _traces_of_index(kept)
    site = Site(
        documents=tuple(work.document for work in made.works),
        made={path: replace(shelved.made[path], around=digest) for path, digest in around},
        data=data,
        pages=stood,
        layouts=shelved.layouts,
        places=places(shelved.pages, by_hand_here),
        index={path: index_traces.digest(file.name) for path, file in indexed.items()},
        findings=made.findings,
        about=archive.about,
        moved={
            one.old: one.new for one in all_moved(archive, site_readers, {*shelved.made, *(file.path for file in data)})
        },
        anchors=anchors,
    )
    stock.keep({*site.shelved, *(digest for document in documents for digest in document.digests)})
    index_traces.note({file.name: site.index[path] for path, file in indexed.items()})
    remember(kept, _SITE, key, site)
    return site


def _unfit(
    holdings: Holdings, known: Mapping[str, Sequence[Listed]], docs: Path, others: Sequence[str]
) -> tuple[Finding, ...]:
    """What files can't be made, and what people have put under `docs/` that can't stay: `others` is all of that.

    The files of data of some documents are `known`.
    """
    from statement_archive.export.formats import foresee, formats_of_site
    from statement_archive.load import check_by_hand

    made = outputs(holdings.cuts, holdings.site, foresee(holdings, formats_of_site(), known))
    # What stands at the very path of a file that is made may be that file: `write` looks into it.
    apart = sorted({*others} - {output.path for output in made if output.is_built})
    return (*check_by_hand(docs, apart), *check_outputs([*by_hand(apart), *made], holdings.addresses))


def _key(told: Configuration, sources: Path) -> str:
    """The digest of all that a site is made from."""
    others = not_made(told.docs)
    by_hand = fingerprint(told.docs, *(told.docs / path for path in others))
    return key_of(_same(told), fingerprint(sources, sources), by_hand, *others)


def _same(told: Configuration) -> str:
    """The digest of what all files are made from, besides sources and pages by hand."""
    addresses = told.addresses
    code = fingerprint(told.root, *(told.root / path for path in _INDEX_CODE))
    return key_of(*addresses.languages, *addresses.names, addresses.site_url, code)


def _of_archive(
    holdings: Holdings, documents: Sequence[MadeDocument], press: Press, stock: Stock, same: str
) -> tuple[tuple[Listed, ...], Shelved, Mapping[str, str]]:
    """All files of data, and all pages in the order of navigation, once those of documents are made.

    Also the digest of every file that leads on from places that cut lists had, by its path.
    """
    from statement_archive.export.formats import export_archive, formats_of_site
    from statement_archive.pages.all_pages import drawn_map, pages_of_archive
    from statement_archive.pages.anchors import anchor_files

    data = [file for document in documents for file in document.data]
    for file, listed in export_archive(holdings, formats_of_site(), data):
        press.shelf.put(file.content)
        data.append(listed)
    cuts, drawn, found = holdings.cuts, drawn_map(holdings.archive), list[Shelved]()
    for reader in holdings.site:
        pages = pages_of_archive(cuts, reader, data, drawn)
        found.append(shelve_or_recall(pages, reader, press, stock, same))
        found += (document.pages[reader.language] for document in documents)
    shelved = together(found)
    files = anchor_files(cuts, holdings.site)
    return tuple(data), shelved, {path: press.shelf.put(text.encode("utf-8")) for path, text in files.items()}


def _unmade(*findings: Finding) -> Site:
    """What there is where findings stop the site."""
    return Site((), {}, (), (), {}, {}, {}, findings)


def _indexed(kept: Path, path: str) -> Path:
    """Where a file of the search index lies until it is put under `docs/`."""
    return _index_in(kept) / PurePosixPath(path).name


def _index_in(kept: Path) -> Path:
    return kept / SEARCH / "files"


def _traces_of_index(kept: Path) -> Traces:
    return Traces(_index_in(kept), kept, "index")


def _beginning(path: str, prose: tuple[Prose, ...]) -> str:
    """The first sentences of a page that is written by hand."""
    text = next((part.text for part in prose if part.path == path and part.text), "")
    return beginning(" ".join(text.split()), _DESCRIPTION)
