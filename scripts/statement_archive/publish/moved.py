"""What has moved -> a page at each old address that leads to the new one, and lines for hosts that lead there at once.

A host that knows `_redirects`, and nginx, answer with the new address. Elsewhere, on a disk too, a page does: a script
takes along what stands behind `?` and `#` in the address; where none runs, the browser goes on by itself, and the page
has a link. A file of data is no page; where a host knows no lines, its old address leads nowhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from markupsafe import Markup

from statement_archive.addresses import Addresses, relative
from statement_archive.model import Archive, Published
from statement_archive.parts.editions import section_path
from statement_archive.parts.html import join, tag
from statement_archive.publish.headers import POLICY, page_policy
from statement_archive.publish.scripts import way_to_root
from statement_archive.reader import Reader, reader_of
from statement_archive.tags import direction

REDIRECTS = "_redirects"
"""The file of lines for hosts, as Netlify, Cloudflare Pages and their like read it."""
_SCRIPT = "assets/javascripts/moved.js"
_PAGE = ".md"


@dataclass(frozen=True, slots=True)
class MovedFile:
    """A page or a file of data that stands elsewhere now."""

    old: str
    """Its path under `docs/`, as it was."""
    new: str
    """As it is."""
    address: str
    """What moved, as editors call it: `document`, `document/slug` or `document/siglum`."""
    place: str
    """Where they said so."""


def all_moved(archive: Archive, site: Sequence[Reader], paths: Collection[str]) -> tuple[MovedFile, ...]:
    """All that stands elsewhere now; `paths` is all that the site has."""
    removed = (one for one in archive.published.removed if one.is_document)
    slugs: dict[str, tuple[str, ...]] = {one.document: one.slugs for one in removed}
    slugs |= {work.document.id: tuple(section.slug for section in work.document.sections) for work in archive.works}
    former = {one.old: one for one in former_texts(archive, site, paths)}
    found = renamed(archive.published, slugs, (*paths, *former))
    ends = (replace(one, new=former[one.new].new) if one.new in former else one for one in found)
    return (*former.values(), *ends)


def renamed(published: Published, slugs: Mapping[str, Collection[str]], paths: Collection[str]) -> Iterator[MovedFile]:
    """What stands elsewhere because a document or a section got another name, in the order of the old paths.

    `slugs` are those of the sections of each document, removed ones too; `paths` is all that the site has.
    """
    if not published.moved:
        return
    old = _old_names(published, slugs)
    places = {move.old: move.place for move in published.moved}
    found = []
    for path in paths:
        top, _, rest = path.partition("/")
        document, _, rest = rest.partition("/")
        stem, dot, suffix = rest.rpartition(".")
        folder, _, slug = stem.rpartition("/")
        is_section = f".{suffix}" == _PAGE and slug in slugs.get(document, ())
        for name in old.get(f"{document}/{slug}" if is_section else document, ()):
            other, _, other_slug = name.partition("/")
            inner = "/".join(filter(None, (folder, other_slug))) if is_section else stem
            place = places.get(name) or places.get(other, "")
            address = name if name in places else other
            found.append(MovedFile(f"{top}/{other}/{inner}{dot}{suffix}", path, address, place))
    yield from sorted(found, key=lambda one: one.old)


def _old_names(published: Published, slugs: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """The old addresses of each document and section that has any."""
    moves = [move.old for move in published.moved]
    ends = {id_: published.where_is(id_) for id_ in (*slugs, *(old.partition("/")[0] for old in moves))}
    found: dict[str, list[str]] = {}
    for id_ in slugs:
        names = [name for name, end in ends.items() if end == id_]
        found[id_] = [name for name in names if name != id_]
        own = {old.partition("/")[2] for old in moves if old.partition("/")[0] in names} - {""}
        for name in names:
            for slug in dict.fromkeys((*slugs[id_], *sorted(own))):
                end = published.where_is(f"{name}/{slug}")
                if end != f"{name}/{slug}":
                    found.setdefault(end, []).append(f"{name}/{slug}")
    return found


def former_texts(archive: Archive, site: Sequence[Reader], paths: Collection[str]) -> Iterator[MovedFile]:
    """Pages of texts that had some of their own, until they became their document's first by a removal.

    Nobody has written down which texts these are. Where something else stands, it has stood there before: no two pages
    ever have one address.
    """
    taken = frozenset(map(_place, paths))
    places = {one.document: one.place for one in archive.published.removed if one.siglum}
    for work in (work for work in archive.works if work.document.id in places):
        names = ("index", "full", *(section.slug for section in work.document.sections))
        for edition, reader, name in product(work.editions, site, names):
            address = f"{work.document.id}/{edition.witness.siglum}"
            old = f"{reader.language}/{address}/{name}{_PAGE}"
            if _place(old) not in taken:
                new = section_path(work, edition, name, reader)
                yield MovedFile(old, new, address, places[work.document.id])


def _place(path: str) -> str:
    """What is one address: a page and a folder that has one of its name, in whatever case."""
    return path.removesuffix(_PAGE).removesuffix("/index").casefold() if path.endswith(_PAGE) else path.casefold()


def moved_files(moved: Mapping[str, str], addresses: Addresses) -> dict[str, str]:
    """The files that lead from old paths to new ones, by their path within the site."""
    pages = {old: new for old, new in moved.items() if old.endswith(_PAGE)}
    files = {addresses.file(old): _page(old, new, addresses) for old, new in pages.items()}
    if moved and addresses.has_folders:
        files[REDIRECTS] = "".join(_lines(moved, addresses))
    return files


def _page(old: str, new: str, addresses: Addresses) -> str:
    reader = reader_of(old.partition("/")[0], addresses.languages)
    link = relative(addresses.within(new), addresses.within(old))
    to_root = way_to_root(addresses.file(old), addresses.root)
    known = addresses.site_url
    head = (
        tag("meta", http_equiv=POLICY, content=page_policy(is_served=addresses.has_folders)),
        tag("meta", charset="utf-8"),
        tag("title", reader.say("moved")),
        tag("meta", name="robots", content="noindex"),
        tag("link", rel="canonical", href=addresses.quoted(new)) if known else Markup(),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("script", src=to_root + _SCRIPT, data_href=link),
        tag("noscript", tag("meta", http_equiv="refresh", content=f"0; url={link}")),
    )
    words = tag("p", reader.say("moved"), ": ", tag("a", reader.say("moved-link"), href=link))
    root = tag(
        "html",
        tag("head", *head),
        tag("body", tag("main", words)),
        lang=reader.language,
        dir=direction(reader.language),
    )
    return f"<!DOCTYPE html>\n{join('', [root])}\n"


def _lines(moved: Mapping[str, str], addresses: Addresses) -> Iterable[str]:
    root = addresses.root
    return (f"{root}{addresses.within(old)} {root}{addresses.within(new)} 301\n" for old, new in moved.items())
