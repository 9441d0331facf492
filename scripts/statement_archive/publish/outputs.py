"""The archive -> every file that its site will have, and of what; what two of them share, and names no disk can have.

Nothing is made for it: the paths follow from ids and slugs. Each is told in the words of those who gave them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from unicodedata import normalize

from statement_archive.addresses import Addresses, beside
from statement_archive.export.format import Listed
from statement_archive.findings import Finding
from statement_archive.model import Archive, Edition, Work
from statement_archive.pages.anchors import anchor_files
from statement_archive.pages.comparisons import has_comparisons
from statement_archive.pages.corrections import correction_pages, has_imprint
from statement_archive.pages.glossary import glossary_letters
from statement_archive.pages.name_index import name_letters
from statement_archive.pages.references import pair_path
from statement_archive.pages.removed import removed_pages
from statement_archive.pages.results import RESULTS
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.editions import further_editions, provenance_page
from statement_archive.publish.feed import CORRECTIONS_FEED, FEED, feed_pages
from statement_archive.publish.moved import REDIRECTS, all_moved
from statement_archive.publish.not_found import NOT_FOUND
from statement_archive.publish.offline import name_fault
from statement_archive.publish.sitemap import SITEMAP, sitemap_parts
from statement_archive.publish.twins import TWIN
from statement_archive.reader import Reader

LONGEST = 200
"""Bytes in UTF-8 of one name: file systems allow 255, and digests are put into names."""
_SHOWN = 60
"""Characters of a path that a finding shows."""
_HOST = "a file for hosts"
_FOR_HOSTS = ("_headers", "llms.txt", "robots.txt", SITEMAP, f"{SITEMAP}.gz")


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site, before it is made."""

    path: str
    """Under `docs/`, with forward slashes: `en/glossary/index.md`."""
    who: str
    """What it is of, as editors call it: ``the term `index` ``."""
    place: str = ""
    """Where editors gave it its name; "" where they did not."""
    is_built: bool = True
    """Whether a builder makes it of a file under `docs/`; else it is put into the site that is built."""
    is_old: bool = False
    """Whether it stands at an address that people may have cited for something else, which moved or was removed."""


def outputs(cuts: Cuts, site: Sequence[Reader], data: Iterable[Listed]) -> list[Output]:
    """All files that a build makes: pages, those of data, what leads on from old addresses, and what hosts ask for."""
    found, archive = list[Output](), cuts.archive
    for reader in site:
        found += _of_archive(cuts, reader)
        for work in archive.works:
            found += _of_work(work, reader)
    found += (Output(path, "a file that leads on from old places") for path in anchor_files(cuts, site))
    found += (_of_data(file) for file in data)
    moved = [*_of_moved(archive, site, [output.path for output in found])]
    for_hosts = [*_FOR_HOSTS, REDIRECTS] if moved else _FOR_HOSTS
    counts = {FEED: len(archive.works), CORRECTIONS_FEED: len(archive.about.corrections)}
    feeds = [page for name, count in counts.items() for page in feed_pages(name, count)]
    of_languages = [f"{reader.prefix}{name}" for reader in site for name in (*feeds, NOT_FOUND)]
    names = dict.fromkeys((*for_hosts, *_sitemaps(archive, site, found), *of_languages))
    return [*found, *moved, *(Output(name, _HOST, is_built=False) for name in names)]


def _sitemaps(archive: Archive, site: Sequence[Reader], found: Iterable[Output]) -> Iterable[str]:
    """The sitemaps of all pages."""
    prefixes = {reader.language: reader.prefix for reader in site}
    parts = (output.path.partition("/") for output in found if output.path.endswith(".md"))
    pages = {prefixes[language] + rest for language, _, rest in parts}
    years = {work.document.id: work.document.date[:4] for work in archive.works}
    return sitemap_parts(pages, years, [*prefixes])


def by_hand(paths: Iterable[str]) -> list[Output]:
    """The files that people have put under `docs/`, given their paths there."""
    return [Output(path, f"the file `docs/{path}`", f"docs/{path}") for path in paths]


def _of_archive(cuts: Cuts, reader: Reader) -> Iterator[Output]:
    archive = cuts.archive
    titles = {
        "index": reader.say("home"),
        "documents": reader.say("documents-title"),
        "data": reader.say("data"),
        RESULTS: reader.say("results-title"),
    }
    titles |= {"comparisons": reader.say("comparisons-title")} if has_comparisons(archive) else {}
    titles |= {"attestations": reader.say("attestations-title")} if archive.attestations else {}
    titles |= {"references": reader.say("references-title")} if archive.references.links else {}
    titles |= {"glossary/index": reader.say("glossary-title")} if archive.terms else {}
    titles |= {"names/index": reader.say("names-title")} if archive.entities else {}
    titles |= {"corrections": reader.say("corrections-title")} if has_imprint(archive) else {}
    for name, title in titles.items():
        yield Output(f"{reader.language}/{name}.md", f"the page *{title}*")
    for term in archive.terms:
        yield Output(f"{reader.language}/glossary/{term.id}.md", f"the term `{term.id}`", term.place)
    for source, target in cuts.pairs:
        who = f"the page on what `{source}` says of `{target}`"
        yield Output(pair_path(source, target, reader), who, _declared(archive.by_id[source]))
    for entity in archive.entities if cuts.are_names_apart else ():
        yield Output(f"{reader.language}/names/{entity.id}.md", f"the name `{entity.id}`", entity.place)
    yield from _of_lists(cuts, reader)
    for path, removed in removed_pages(archive).items():
        what = f"the text `{removed.siglum}` of `{removed.document}`" if removed.siglum else f"`{removed.document}`"
        yield Output(f"{reader.language}/{path}", f"the page on the removal of {what}", removed.place, is_old=True)


def _of_lists(cuts: Cuts, reader: Reader) -> Iterator[Output]:
    """The pages that long lists are cut into."""
    letters = (("glossary/index.md", glossary_letters(cuts, reader)), ("names/index.md", name_letters(cuts, reader)))
    for path, whole in (*cuts.lists(), *letters, ("corrections.md", correction_pages(cuts.archive))):
        for page in whole.pages():
            yield Output(page.path(f"{reader.language}/{path}"), f"a part of the list `{path}`")


def _of_work(work: Work, reader: Reader) -> Iterator[Output]:
    own, place = f"the document `{work.document.id}`", _declared(work)
    folder = f"{reader.language}/{work.document.id}"
    yield Output(f"{folder}/index.md", own, place)
    yield from _of_text(work, folder, own, place)
    for edition in further_editions(work, reader):
        who = f"the text `{edition.witness.siglum}` of `{work.document.id}`"
        yield Output(f"{folder}/{edition.witness.siglum}/index.md", who, edition.witness.place)
        yield from _of_text(work, f"{folder}/{edition.witness.siglum}", who, edition.witness.place)
    if len(work.editions) > 1:
        for section in work.document.sections:
            who = f"the page of all texts of the section `{section.slug}` of `{work.document.id}`"
            yield Output(f"{folder}/parallel/{section.slug}.md", who, place)
    for register in work.document.registers:
        who = f"the page on the {register.name} of `{work.document.id}`"
        yield Output(register_path(work, register, reader), who, register.place)
    yield from (_of_provenance(work, edition, folder) for edition in work.editions)


def _of_text(work: Work, folder: str, who: str, place: str) -> Iterator[Output]:
    for section in work.document.sections:
        yield Output(f"{folder}/{section.slug}.md", f"the section `{section.slug}` of {who}", place)
    yield Output(f"{folder}/full.md", f"the whole text on one page of {who}", place)


def _of_provenance(work: Work, edition: Edition, folder: str) -> Output:
    siglum = edition.witness.siglum
    who = f"the page on how the text `{siglum}` of `{work.document.id}` was made"
    return Output(f"{folder}/{provenance_page(edition)}", who, edition.witness.place)


def _of_data(file: Listed) -> Output:
    if not file.document:
        return Output(file.path, f"the file `{file.path}` of the archive's data")
    # A document has many: what they are told by is held once.
    who = intern(f"a file of data of the document `{file.document}`")
    return Output(file.path, who, intern(f"sources/{file.document}/document.yml"))


def _of_moved(archive: Archive, site: Sequence[Reader], paths: Sequence[str]) -> Iterator[Output]:
    for one in all_moved(archive, site, paths):
        yield Output(one.old, f"the old address `{one.address}`", one.place, is_built=False, is_old=True)


def _declared(work: Work) -> str:
    return f"sources/{work.document.id}/document.yml"


def check_outputs(found: Collection[Output], addresses: Addresses) -> Iterator[Finding]:
    """What two of them share that can be one's alone, once for each two; and names that not every disk has."""
    shared = _shared(_folded(path) for output in found for path in _files(output, addresses))
    names: set[str] = set()
    for output in found:
        yield from _unfit(output, names)
    if shared:
        yield from _clashes(found, addresses, shared)


def _clashes(found: Iterable[Output], addresses: Addresses, shared: Collection[str]) -> Iterator[Finding]:
    """What there is to tell of those that have one of the `shared` paths, or are in one."""
    told: set[tuple[str, str]] = set()
    taken: dict[str, tuple[str, Output]] = {}
    folders: dict[str, tuple[str, Output]] = {}
    for output in found:
        for path in _files(output, addresses):
            one = _folded(path)
            above = [*_folders(one)]
            if not any(way in shared for way in (one, *above)):
                continue
            for other in (taken.get(one), folders.get(one), *map(taken.get, above)):
                if other and other[1] != output and (pair := (other[1].who, output.who)) not in told:
                    told.add(pair)
                    yield _clash(*other, path, output)
            taken.setdefault(one, (path, output))
            for folder in above:
                folders.setdefault(folder, (path, output))


def _shared(paths: Iterable[str]) -> set[str]:
    """The paths that several files have, or a file and a folder: mostly none, so that nobody need look further."""
    once, twice, folders = set[str](), set[str](), set[str]()
    for path in paths:
        (twice if path in once else once).add(path)
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return twice | (once & folders)


def _files(output: Output, addresses: Addresses) -> Iterator[str]:
    """Where a file stands: under `docs/`, in the site, and in that a page's twin."""
    path = output.path
    if output.is_built:
        yield f"docs/{path}"
    if path.rpartition("/")[2] == "README.md":  # a builder takes it for the page of its folder
        path = beside(path, "index.md")
    file = f"site/{addresses.file(path)}"
    yield file
    if path.endswith(".md") and addresses.has_folders:
        yield beside(file, TWIN)


def _clash(path: str, first: Output, other: str, second: Output) -> Finding:
    """What to tell of two files; the place is that of the one that editors can rename, the newer one at best."""
    if path == other:
        what = f"have one address: {_shown(path)}"
    elif _folded(path) == _folded(other):
        what = f"have addresses that not every disk tells apart: {_shown(path)} and {_shown(other)}"
    else:
        what = f"need one name as a file and as a folder: {_shown(path)} and {_shown(other)}"
    newer, older = (first, second) if second.is_old and not first.is_old else (second, first)
    place = newer.place or older.place or f"docs/{newer.path}"
    hint = "give one of them another id, slug or name"
    if older.is_old:
        hint = "leave out one of the two" if newer.is_old else "call what is new otherwise: people cite the old address"
    return Finding(place, f"{first.who} and {second.who} {what}", hint)


def _unfit(output: Output, met: set[str]) -> Iterator[Finding]:
    """The names on its way that not every disk has, and that were not `met` before."""
    for name in output.path.split("/"):
        if name in met:
            continue
        met.add(name)
        if fault := name_fault(name, LONGEST):
            hint = "change the id, slug or name that it comes from"
            yield Finding(output.place or f"docs/{output.path}", f"{output.who}: the name {_shown(name)} {fault}", hint)


def _shown(path: str) -> str:
    return f"`{path if len(path) <= _SHOWN else path[:_SHOWN] + '…'}`"


def _folded(path: str) -> str:
    """One for all paths that some disk takes for the same."""
    return path.lower() if path.isascii() else normalize("NFC", normalize("NFD", path).casefold())


def _folders(path: str) -> Iterator[str]:
    """The folders that a path leads through, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path
