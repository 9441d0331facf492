"""The whole site as files: from the last build where nothing has changed since, else made by the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from statement_archive.addresses import Addresses
from statement_archive.cache import Shelf, fingerprint, recall, remember
from statement_archive.disk import fault, is_fault
from statement_archive.export.format import Holdings, Listed
from statement_archive.findings import Finding, SourceError, blocking
from statement_archive.model import NOTHING_SAID, AboutArchive, Document, Prose
from statement_archive.pages.surroundings import Place, Surroundings, places, surround
from statement_archive.parts.beginning import beginning
from statement_archive.progress import Track, quietly
from statement_archive.project import Project
from statement_archive.publish.frame import Frame
from statement_archive.publish.moved import all_moved, moved_files
from statement_archive.publish.outputs import by_hand, check_outputs, outputs
from statement_archive.publish.post_process import add_hosting_files, drop, post_process_pages, put
from statement_archive.publish.told import Told
from statement_archive.reader import readers
from statement_archive.staging import changed_at_once
from statement_archive.tools import MissingToolError
from statement_archive.write import Content, not_made

_INDEX_CODE = ("docs/assets/javascripts/search/words.js", "package-lock.json")
"""Paths in the archive's folder of what makes the search index, besides this package: npm's engine by its version."""
_ENGINE = "minisearch/dist/umd/index.js"
"""The one that is looked for before anything is made, among what npm has installed."""
_DESCRIPTION = 200
"""Characters of a page that is written by hand which say what it has."""


@dataclass(frozen=True, slots=True)
class Site:
    """What MkDocs is given."""

    documents: tuple[Document, ...]
    """Newest first."""
    texts: Mapping[str, str]
    """Text of every page and of every file of the search index, by path under `docs/`."""
    data: tuple[Listed, ...]
    """The files of data, in the order in which they are told of."""
    pages: tuple[Surroundings, ...]
    """What is put into each page once a builder has built it, in the order of navigation."""
    places: Mapping[str, Place]
    """The same pages by their path, where they are listed."""
    index: str
    """Folder of the search index under `docs/`."""
    findings: tuple[Finding, ...]
    about: AboutArchive = NOTHING_SAID
    """What editors say of the archive as a whole."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where now is what was at an old path, by that; both under `docs/`."""

    def frame(self, addresses: Addresses, *, has_policy: bool = True) -> Frame:
        """What is the same around all pages, once it is known where they will stand."""
        has_feed = bool(self.documents) and addresses.has_folders
        return Frame(addresses, self.index, self.places, has_feed, self.about, has_policy)

    def files(self, kept: Path) -> dict[str, Content]:
        """What belongs under `docs/`, by path there: each text, and the file in `kept` that holds each file of data."""
        shelf = _shelf(kept)
        return {**self.texts, **{file.path: shelf.folder / file.sha256 for file in self.data}}

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the site from being built."""
        return blocking(self.findings)


def post_process(
    site: Site, folder: Path, *, addresses: Addresses, docs: Path, project: Path, has_policy: bool = True
) -> tuple[Finding, ...]:
    """Make of the folder that a builder has built the one that is served; findings are of what is not there.

    `docs` is the folder that the builder read, `project` the archive's, in which npm has installed the typefaces. A
    site to be opened from a disk gets none of the files that hosts need, one that is looked at while it is edited no
    policy in its pages. Whoever is stopped leaves the folder as it
    was, or decided to become what is served. Raises SourceError where something can't be written.
    """
    try:
        with changed_at_once(folder) as copy:
            leading = moved_files(site.moved, addresses)
            drop(copy, leading)
            frame = site.frame(addresses, has_policy=has_policy)
            findings = post_process_pages(copy, site.pages, frame, docs, Project(project).packages)
            if addresses.has_folders:
                told = Told(site.documents, site.about.corrections, site.data, site.about.id)
                add_hosting_files(copy, told, readers(addresses.languages, addresses.names), addresses.site_url)
            put(copy, leading)
    except OSError as error:
        if not is_fault(error):
            raise
        raise SourceError([fault(error, folder.parent)]) from None
    return findings


def make_site(
    project: Path, *, sources: Path, docs: Path, addresses: Addresses, kept: Path, track: Track = quietly
) -> Site:
    """Sources and hand-written pages -> site, without a page where findings stop it; never raises for bad input.

    `project` is the archive's folder, in which the search engine is; `addresses` are those of the site; `kept` holds
    what need not be made again, and the files of data until they are written. Raises MissingToolError where the search
    index can't be made.
    """
    languages, shelf = addresses.languages, _shelf(kept)
    key = " ".join((*languages, *addresses.names, addresses.site_url, fingerprint(sources, sources)))
    key += fingerprint(project, *(project / path for path in _INDEX_CODE))
    others = not_made(docs)
    key += fingerprint(docs, *(docs / path for path in others))
    key += sha256("\n".join(others).encode("utf-8", "surrogateescape")).hexdigest()
    known = recall(kept, "site", key, Site)
    if known and all(shelf.holds(file.sha256) for file in known.data):
        return known
    # Imported only here: where nothing has changed, starting the pipeline would be most of the work.
    from statement_archive.export.formats import foresee, formats_of_site
    from statement_archive.load import check_by_hand, load_packages, load_prose
    from statement_archive.load.schemas import schemas
    from statement_archive.pipeline import build, index, render

    packaged = load_packages(Project(project).packages)
    if packaged(_ENGINE) is None:
        raise MissingToolError(f"node_modules/{_ENGINE}", "run `make site`")
    made = build(sources, kept=kept, track=track)
    if made.errors:  # what editors claim may be of a document that is not there
        return _none(made.findings)
    site_readers = readers(languages, addresses.names)
    foreseen = foresee(Holdings(made.archive, addresses, packaged, schemas()), formats_of_site())
    made_here = outputs(made.archive, site_readers, foreseen)
    # What stands at the very path of a file that is made may be that file: `write` looks into it.
    apart = sorted({*others} - {output.path for output in made_here if output.is_built})
    unfit = (*check_by_hand(docs, apart), *check_outputs([*by_hand(apart), *made_here], addresses))
    if unfit:
        return _none(made.findings, *unfit)
    prose, _ = load_prose(docs, languages)
    archive = replace(made.archive, prose=prose)
    try:
        data = _make_data(Holdings(archive, addresses, packaged, schemas()), shelf)
    except OSError as error:
        return _none(made.findings, fault(error, project))
    pages = render(archive, site_readers, data)
    folder, found = index(archive, site_readers, pages, project=project)
    told = tuple(Place(p.path, p.title, description=_beginning(p.path, prose)) for p in prose if not p.anchor)
    documents = tuple(work.document for work in made.works)
    texts = {page.path: str(page.markdown) for page in pages}
    site = Site(
        documents,
        texts | found,
        data,
        surround(pages, told),
        places(pages, told),
        folder,
        made.findings,
        archive.about,
        {one.old: one.new for one in all_moved(archive, site_readers, {*texts, *(file.path for file in data)})},
    )
    remember(kept, "site", key, site)
    return site


def _none(findings: tuple[Finding, ...], *more: Finding) -> Site:
    """What stands in place of a site that is not made."""
    return Site((), {}, (), (), {}, "", (*findings, *more))


def _make_data(holdings: Holdings, shelf: Shelf) -> tuple[Listed, ...]:
    """Every file of data onto the shelf, one after the other."""
    from statement_archive.export.formats import export, formats_of_site

    made = []
    for file, told in export(holdings, formats_of_site()):
        shelf.put(file.content)
        made.append(told)
    shelf.clear({file.sha256 for file in made})
    return tuple(made)


def _shelf(kept: Path) -> Shelf:
    return Shelf(kept / "data")


def _beginning(path: str, prose: tuple[Prose, ...]) -> str:
    """The first sentences of a page that is written by hand."""
    text = next((part.text for part in prose if part.path == path and part.text), "")
    return beginning(" ".join(text.split()), _DESCRIPTION)
