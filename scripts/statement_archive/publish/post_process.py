"""The folder that a builder has built -> the folder that is served: last changes to pages, and files for hosts.

What files hold is decided by the modules beside this one; this only reads and writes. What is done already is left
alone, so a folder may be processed again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lxml.etree import ParserError
from lxml.html import document_fromstring

from statement_archive import disk
from statement_archive.addresses import Addresses, beside, language_of
from statement_archive.findings import Finding, SourceError
from statement_archive.pages.results import RESULTS
from statement_archive.pages.surroundings import Entry, Place, Surroundings, Way
from statement_archive.parts.running import running
from statement_archive.publish.assets import Assets
from statement_archive.publish.bag import PAYLOAD, TAG_FILES, TAG_MANIFEST, add_pages
from statement_archive.publish.built import SiteFiles, built_pages, text_of
from statement_archive.publish.feed import corrections_feed, feed
from statement_archive.publish.fill import fill, targets
from statement_archive.publish.frame import Frame
from statement_archive.publish.headers import headers_file
from statement_archive.publish.llms import llms
from statement_archive.publish.not_found import NOT_FOUND
from statement_archive.publish.scripts import foreign_scripts, way_to_root
from statement_archive.publish.sitemap import SITEMAP, robots, sitemaps
from statement_archive.publish.theme import correct
from statement_archive.publish.told import Told
from statement_archive.publish.twins import TWIN, twin
from statement_archive.reader import Reader, reader_of

_FOREIGN = (
    "pages run files of the site alone; where a template brings it (a new release of the theme, or one of its options),"
    " put a template without it into overrides/ and the script, if it is needed, into docs/assets/javascripts/, its"
    " name under `extra_javascript`; where a text or an editor says it, the program fails to escape it: report that"
)
"""What to do about a script that is not the site's own."""
_TOLD = 5
"""How many such scripts are told of: what a template brings stands in every page."""
BUILDERS_SITEMAP = (SITEMAP, f"{SITEMAP}.gz")
"""A builder's own has the day of the build in it, and knows one language."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as it is served."""

    html: str
    twin: str
    """The same in Markdown; "" where it has none."""
    targets: frozenset[str]
    """The paths under `docs/` that it links to."""
    foreign: tuple[Finding, ...]
    """The scripts that come from no file of the site."""


@dataclass(frozen=True, slots=True)
class Finisher:
    """Makes of pages as a builder left them those that are served."""

    frame: Frame
    assets: Assets

    @property
    def told(self) -> str:
        """All that pages are made from, besides what is each page's own."""
        return f"{self.frame.told} {self.assets!r}"

    def without_fronts(self) -> "Finisher":
        """The same for pages that have an address: what the one for all others needs grows with the archive."""
        return replace(self, frame=replace(self.frame, fronts={}))

    def files_of(self, path: str) -> list[str]:
        """The paths within the site of a page with a path under `docs/`, and of its twin."""
        file = self.frame.addresses.file(path)
        return [file, beside(file, TWIN)] if self.frame.addresses.has_folders else [file]

    def finish(self, built: str, page: Surroundings, path: str) -> Finished:
        """A page, given what was `built` and its path within the site.

        The theme's slips are corrected, what the page asks for is put in, and what it loads gets the name that it has.
        """
        addresses = self.frame.addresses
        reader = _reader_at(path, addresses)
        filled = fill(correct(built, page, reader), page, self.frame, reader)
        finished = self.assets.loaded_by(filled, way_to_root(path, addresses.root))
        told = twin(finished) if addresses.has_folders and page.is_known else ""
        foreign = [Finding(path, script, _FOREIGN) for script in foreign_scripts(filled)]
        if not foreign and not page.is_known:
            foreign += _running(path, filled)
        return Finished(finished, told, frozenset(targets(built, page)), tuple(foreign))


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A page as a builder left it."""

    path: str
    """Within the site."""
    page: Surroundings
    built: str


def unfinished(folder: Path, pages: Mapping[str, Surroundings], addresses: Addresses) -> Iterator[Unfinished]:
    """Every page in `folder`, which a builder has built; of `pages`, by path within the site, more is known."""
    for path in built_pages(SiteFiles(folder).paths):
        page = pages.get(path) or _page_by_itself(path, _reader_at(path, addresses))
        yield Unfinished(path, page, text_of(folder, path))


@dataclass(frozen=True, slots=True)
class WrittenPages:
    """What there is to say of pages that were written as they are served."""

    links: Mapping[str, list[str]]
    """By what they link to, the pages that do; both are paths under `docs/`."""
    foreign: tuple[Finding, ...]
    """The scripts that come from no file of the site."""


def finish_pages(pages: Iterable[Unfinished], finisher: Finisher, folder: Path) -> WrittenPages:
    """Write pages into `folder` as they are served."""
    links: dict[str, list[str]] = {}
    strangers: list[Finding] = []
    for page in pages:
        finished = finisher.finish(page.built, page.page, page.path)
        for target in finished.targets:
            links.setdefault(target, []).append(page.page.path)
        strangers += finished.foreign
        if finished.html != page.built or not (folder / page.path).is_file():
            put(folder, {page.path: finished.html})
        if finished.twin:
            put(folder, {beside(page.path, TWIN): finished.twin})
    return WrittenPages(links, tuple(strangers))


def check_links(written: Iterable[WrittenPages], there: Collection[str], addresses: Addresses) -> tuple[Finding, ...]:
    """Links to what is not `there`, by path within the site.

    Raises SourceError where a page has a script that comes from no file of the site: no site is made of it then.
    """
    dead: list[tuple[str, str]] = []
    strangers: list[Finding] = []
    for part in written:
        strangers += part.foreign
        gone = (target for target in part.links if addresses.file(target) not in there)
        dead += ((page, target) for target in gone for page in part.links[target])
    if strangers:
        raise SourceError([*strangers[:_TOLD], *_count_more(strangers[_TOLD:])])
    return tuple(Finding(f"docs/{page}", f"links to {target}, which does not exist") for page, target in sorted(dead))


def _running(path: str, html: str) -> Iterator[Finding]:
    """What runs in a page that is written by hand, and was not seen there: builders read Markdown in their own ways."""
    with suppress(ParserError):  # of a page with nothing in it
        for _, fault in running(document_fromstring(html)):
            yield Finding(path, fault, "write the page in Markdown alone")


def _count_more(strangers: Sequence[Finding]) -> Iterator[Finding]:
    if strangers:
        yield Finding(strangers[0].place, f"and {len(strangers)} more such scripts, here and behind it")


def _reader_at(path: str, addresses: Addresses) -> Reader:
    """Who reads the page with a path within the site."""
    return reader_of(language_of(path, addresses.languages), addresses.languages, addresses.names)


def _page_by_itself(path: str, reader: Reader) -> Surroundings:
    """What stands around a page that no archive has made, such as the one for addresses that lead nowhere."""
    home = Place(f"{reader.language}/index.md", reader.say("home"))
    way = Way((Entry(home),), None, None)
    own = f"{reader.language}/{path.removeprefix(reader.prefix)}"
    if own.endswith("/index.html"):
        own = f"{own.removesuffix('.html')}.md"
    return Surroundings(own, "", way, is_anywhere=PurePosixPath(path).name == NOT_FOUND)


def add_hosting_files(
    finished: SiteFiles, told: Told, site: Sequence[Reader], site_url: str, unlisted: Collection[str]
) -> None:
    """Write what servers, search engines and feed readers ask for beside the finished files.

    `site` are the readers of its languages, `site_url` is its address, ending in a slash. Where it is empty there is no
    sitemap: its links are absolute. `unlisted` are the pages that search engines are not to know, by path within it.
    """
    paths = finished.paths
    files = {
        "robots.txt": robots(site_url),
        "llms.txt": llms(told, paths, site, site_url),
        "_headers": headers_file(paths, told.media_types),
    }
    if site_url:
        languages = [reader.language for reader in site]
        files |= sitemaps(_addresses(paths, site, unlisted), told.years, site_url, languages)
    for reader in site:
        feeds = feed(told, reader, site_url) if told.documents else {}
        feeds |= corrections_feed(told, reader, site_url) if told.corrections else {}
        files |= {reader.prefix + name: text for name, text in feeds.items()}
    put(finished.folder, files | _bag(finished, told, paths))


def _bag(finished: SiteFiles, told: Told, paths: Sequence[str]) -> dict[str, str]:
    """What makes the site a bag, the pages in its payload included; nothing where it is none."""
    if not (finished.folder / TAG_MANIFEST).is_file():
        return {}
    data = told.media_types
    sizes = {path: finished.place(path).stat().st_size for path in paths if path.startswith(PAYLOAD)}
    pages = {path: finished.place(path).read_bytes() for path in sizes if path not in data}
    return add_pages({name: text_of(finished.folder, name) for name in TAG_FILES}, pages, sizes)


def drop(folder: Path, paths: Iterable[str]) -> None:
    """Remove files by their path within `folder`, as far as they are there."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their path within `folder`."""
    for path, text in files.items():
        _put(folder / path, text.encode("utf-8"))


def _addresses(paths: Iterable[str], site: Iterable[Reader], unlisted: Collection[str]) -> Iterator[str]:
    """Pages that have a fixed place and content, as their addresses end: the home page is empty."""
    asked = {f"{reader.prefix}{RESULTS}/index.html" for reader in site}
    for path in built_pages(paths):
        if not path.endswith(NOT_FOUND) and path not in asked and path not in unlisted:
            yield path.removesuffix("index.html")


def _put(path: Path, content: bytes) -> None:
    disk.put(path.parent, path.name, content)
