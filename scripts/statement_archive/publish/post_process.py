"""The folder that a builder has built -> the folder that is served: last changes to pages, and files for hosts.

What files hold is decided by the modules beside this one; this only reads and writes. What is done already is left
alone, so a folder may be processed again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from lxml.etree import ParserError
from lxml.html import document_fromstring

from statement_archive import disk
from statement_archive.addresses import language_of
from statement_archive.findings import Finding, SourceError
from statement_archive.pages.results import RESULTS
from statement_archive.pages.surroundings import Entry, Place, Surroundings, Way
from statement_archive.parts.running import running
from statement_archive.publish.bag import PAYLOAD, TAG_FILES, TAG_MANIFEST, add_pages
from statement_archive.publish.faces import Face, faces_in, point
from statement_archive.publish.feed import CORRECTIONS_FEED, FEED, corrections_feed, feed
from statement_archive.publish.fill import fill, targets
from statement_archive.publish.frame import Frame
from statement_archive.publish.headers import headers_file
from statement_archive.publish.llms import llms
from statement_archive.publish.not_found import NOT_FOUND
from statement_archive.publish.scripts import foreign_scripts, loaded, name_with_digest, rename, way_to_root
from statement_archive.publish.sitemap import SITEMAP, robots, sitemap
from statement_archive.publish.styles import Used, join_styles, load_joined, sheets_of
from statement_archive.publish.theme import correct
from statement_archive.publish.told import Told
from statement_archive.publish.twins import TWIN, twin
from statement_archive.reader import Reader, reader_of

_DATA_PAGE = f"{PAYLOAD}index.html"
"""The one page that stands among files of data."""
_SCREEN, _PAPER = "assets/stylesheets/site.css", "assets/stylesheets/paper.css"
"""What all style sheets of a page become; their names get digests."""
_FOREIGN = (
    "pages run files of the site alone; where a template brings it (a new release of the theme, or one of its options),"
    " put a template without it into overrides/ and the script, if it is needed, into docs/assets/javascripts/, its"
    " name under `extra_javascript`; where a text or an editor says it, the program fails to escape it: report that"
)
"""What to do about a script that is not the site's own."""
_ANEW = "build the site anew: this is not as a builder leaves it"
_TOLD = 5
"""How many such scripts are told of: what a template brings stands in every page."""
_UNUSED = (".js", ".map")
"""Suffixes of what a theme brings whether or not a page has a use for it."""
_UNLISTED = b'<meta name="robots" content="noindex">'
"""What a page has that search engines are not to know."""
_BUILDERS_SITEMAP = (SITEMAP, f"{SITEMAP}.gz")
"""A builder's own has the day of the build in it, and knows one language."""


def post_process_pages(
    folder: Path, pages: Iterable[Surroundings], frame: Frame, docs: Path, packages: Path
) -> tuple[Finding, ...]:
    """Make of the pages in `folder`, as a builder left them, those that are served.

    The theme's slips are corrected and what pages ask for is put in. Our own style sheets and scripts, those in `docs`,
    get digests in their names; one that no page loads keeps its name, since nothing here knows who asks for it.
    Typefaces that they name come from `packages`, the folder of what npm has installed. Findings are links to what is
    not there, and faces that are not. Raises SourceError where a page has a script that comes from no file of the site:
    no site is made of it then.
    """
    for name in _BUILDERS_SITEMAP:
        (folder / name).unlink(missing_ok=True)
    languages = frame.addresses.languages
    known = {frame.addresses.file(page.path): page for page in pages}
    findings = [*_supply_faces(folder, docs, packages)]
    names = _names_with_digests(folder, docs)
    used: set[str] = set()
    styled = Used()
    strangers: list[Finding] = []
    for path in _pages(folder):
        built = _text(folder, path)
        reader = reader_of(language_of(path, languages), languages, frame.addresses.names)
        page = known.get(path) or _page_by_itself(path, reader)
        findings += _dead_links(folder, built, page, frame)
        to_root = way_to_root(path, frame.addresses.root)
        corrected = correct(built, page, reader)
        filled = fill(corrected, page, frame, reader)
        foreign = [Finding(path, script, _FOREIGN) for script in foreign_scripts(filled)]
        strangers += foreign or ([] if path in known else _running(path, filled))
        used |= loaded(filled, to_root)
        finished = rename(filled, to_root, names)
        styled.add_page(finished)
        if finished != built:
            _put(folder / path, finished.encode("utf-8"))
        if frame.addresses.has_folders and path in known:
            put(folder, {str(PurePosixPath(path).with_name(TWIN)): twin(finished)})
    for path in used & names.keys():
        (folder / path).rename(folder / names[path])
    _drop_unused(folder, docs, used | {*names.values()})
    _join_sheets(folder, frame.addresses.root, styled)
    if strangers:
        raise SourceError([*strangers[:_TOLD], *_count_more(strangers[_TOLD:])])
    return tuple(findings)


def _running(path: str, html: str) -> Iterator[Finding]:
    """What runs in a page that is written by hand, and was not seen there: builders read Markdown in their own ways."""
    with suppress(ParserError):  # of a page with nothing in it
        for _, fault in running(document_fromstring(html)):
            yield Finding(path, fault, "write the page in Markdown alone")


def _count_more(strangers: Sequence[Finding]) -> Iterator[Finding]:
    if strangers:
        yield Finding(strangers[0].place, f"and {len(strangers)} more such scripts, here and behind it")


def _supply_faces(folder: Path, docs: Path, packages: Path) -> Iterator[Finding]:
    """Put the typefaces that our style sheets name beside them, under the names that they will be asked for by."""
    for path in sorted((docs / "assets").rglob("*.css")):
        sheet = folder / path.relative_to(docs)
        if not sheet.is_file():
            continue
        text = _text(folder, path.relative_to(docs).as_posix())
        found: dict[Face, bytes] = {}
        for face in faces_in(text):
            if not (packages / face.source).is_file():
                advice = "run `npm ci` in the archive's folder; `make site` does"
                yield Finding(f"docs/{path.relative_to(docs)}", f"names {face.source}, which is missing", advice)
                continue
            found[face] = (packages / face.source).read_bytes()
            source, target = face.licence
            _put(folder / face.target(found[face]), found[face])
            _put(folder / target, (packages / source).read_bytes())
        _put(sheet, point(text, found.get).encode("utf-8"))


def _drop_unused(folder: Path, docs: Path, used: Collection[str]) -> None:
    """Remove what the theme brings and no page loads, such as a search of its own, and what debuggers ask for."""
    for path in sorted((folder / "assets").rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_needed = name in used or (docs / name).exists()
        if path.suffix in _UNUSED and not is_needed:
            path.unlink()


def _join_sheets(folder: Path, root: str, used: Used) -> None:
    """Put joined style sheets in place of those that pages load; `used` is what all pages hold."""
    for script in sorted((folder / "assets").rglob("*.js")):
        used.add_script(_text(folder, script.relative_to(folder).as_posix()))
    joined: dict[tuple[str, ...], tuple[str, str]] = {}
    for path in _pages(folder):
        html, to_root = _text(folder, path), way_to_root(path, root)
        sheets = tuple(address.removeprefix(to_root) for address in sheets_of(html))
        if len(sheets) > 1:
            if sheets not in joined:
                styles = join_styles((_text(folder, sheet) for sheet in sheets), used)
                joined[sheets] = _put_named(folder, _SCREEN, styles.screen), _put_named(folder, _PAPER, styles.paper)
            screen, paper = joined[sheets]
            _put(folder / path, load_joined(html, to_root + screen, to_root + paper).encode("utf-8"))
    for sheet in {sheet for sheets in joined for sheet in sheets}:
        (folder / sheet).unlink()


def _put_named(folder: Path, path: str, text: str) -> str:
    """Write a file whose name says what is in it, and give that name."""
    content = text.encode("utf-8")
    name = name_with_digest(path, content)
    _put(folder / name, content)
    return name


def _names_with_digests(folder: Path, docs: Path) -> dict[str, str]:
    """The names that our own style sheets and scripts get, by those that they have; paths within `folder`."""
    found = (path for path in sorted((docs / "assets").rglob("*")) if path.suffix in (".css", ".js"))
    paths = (path.relative_to(docs).as_posix() for path in found)
    return {path: name_with_digest(path, (folder / path).read_bytes()) for path in paths if (folder / path).is_file()}


def _dead_links(folder: Path, built: str, page: Surroundings, frame: Frame) -> Iterator[Finding]:
    for target in sorted(targets(built, page)):
        if not (folder / frame.addresses.file(target)).is_file():
            yield Finding(f"docs/{page.path}", f"links to {target}, which does not exist")


def _page_by_itself(path: str, reader: Reader) -> Surroundings:
    """What stands around a page that no archive has made, such as the one for addresses that lead nowhere."""
    home = Place(f"{reader.language}/index.md", reader.say("home"))
    way = Way((Entry(home),), None, None)
    own = f"{reader.language}/{path.removeprefix(reader.prefix)}"
    if own.endswith("/index.html"):
        own = f"{own.removesuffix('.html')}.md"
    return Surroundings(own, "", way, is_anywhere=PurePosixPath(path).name == NOT_FOUND)


def add_hosting_files(folder: Path, told: Told, site: Sequence[Reader], site_url: str) -> None:
    """Write what servers, search engines and feed readers ask for into the finished `folder`.

    `site` are the readers of its languages, `site_url` is its address, ending in a slash. Where it is empty there is no
    sitemap: its links are absolute.
    """
    paths = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    files = {
        "robots.txt": robots(site_url),
        "llms.txt": llms(told, paths, site, site_url),
        "_headers": headers_file(paths, told.media_types),
    }
    if site_url:
        files[SITEMAP] = sitemap(_addresses(folder, site), site_url, [reader.language for reader in site])
    for reader in site:
        if told.documents:
            files[reader.prefix + FEED] = feed(told, reader, site_url)
        if told.corrections:
            files[reader.prefix + CORRECTIONS_FEED] = corrections_feed(told, reader, site_url)
    put(folder, files | _bag(folder, told))


def _bag(folder: Path, told: Told) -> dict[str, str]:
    """What makes the site a bag, the pages in its payload included; nothing where it is none."""
    if not (folder / TAG_MANIFEST).is_file():
        return {}
    payload = (path for path in (folder / PAYLOAD).rglob("*") if path.is_file())
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in payload}
    pages = {path: (folder / path).read_bytes() for path in sizes if path not in told.media_types}
    return add_pages({name: _text(folder, name) for name in TAG_FILES}, pages, sizes)


def drop(folder: Path, paths: Iterable[str]) -> None:
    """Remove files by their path within `folder`, as far as they are there."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their path within `folder`."""
    for path, text in files.items():
        _put(folder / path, text.encode("utf-8"))


def _pages(folder: Path) -> list[str]:
    """What a builder made. Files of data are as they were written, whatever they are called."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(path for path in found if path == _DATA_PAGE or not path.startswith(PAYLOAD))


def _addresses(folder: Path, site: Iterable[Reader]) -> Iterator[str]:
    """Pages that have a fixed place and content, as their addresses end: the home page is empty."""
    asked = {f"{reader.prefix}{RESULTS}/index.html" for reader in site}
    for path in _pages(folder):
        is_hidden = path.endswith(NOT_FOUND) or path in asked
        if not is_hidden and _UNLISTED not in (folder / path).read_bytes():
            yield path.removesuffix("index.html")


def _text(folder: Path, path: str) -> str:
    """The text of a file of the site; raises SourceError where it is none."""
    try:
        return (folder / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SourceError([Finding(path, "is not there", _ANEW)]) from None
    except UnicodeDecodeError as error:
        raise SourceError([Finding(path, f"is not UTF-8 at byte {error.start}", _ANEW)]) from None


def _put(path: Path, content: bytes) -> None:
    disk.put(path.parent, path.name, content)
