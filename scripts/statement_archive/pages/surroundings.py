"""The pages of a site in their order -> what stands around each: the way through its document, and its neighbours.

The side navigation shows one document, not the archive: readers find their place, and it does not grow with the
archive. A further text's pages are listed only while one is among them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.digests import key_of
from statement_archive.pages.page import NO_BODY, Body, Page

_LISTED = 40
"""Pages of one group that the navigation lists; of more, as in a glossary, the index does."""
_PARTS = ("about", "attestations", "comparisons", "corrections", "glossary", "names", "references")
"""Folders beside those of documents."""
_ABOVE = {"attestations": "comparisons", "references": "comparisons"}
"""Pages that stand for themselves and belong to another."""
_BY_HAND = ("about/index.md", "about/add-a-statement.md", "about/method.md", "about/architecture.md")
"""Hand-written pages that come first among such, in their order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it is called."""

    path: str
    """Path under `docs/`, with forward slashes."""
    title: str
    label: Markup | None = None
    """The title as HTML that says its languages, where it is not in the reader's; else None."""
    group: str = ""
    """The heading that it stands under in the navigation."""
    note: str = ""
    """What stands behind its title there."""
    description: str = ""
    """What it has, in a sentence."""
    is_listed: bool = True
    """Whether it stands among others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation, with those that are folded out under it."""

    place: Place
    children: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """What leads on from a page."""

    entries: tuple[Entry, ...]
    before: Place | None
    """The page before it in its document, or in its part of the archive."""
    after: Place | None
    trail: tuple[Place, ...] = ()
    """The pages that it belongs to, the home page first; empty on that."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A page, and all that is put into what a builder makes of its Markdown."""

    path: str
    """Path under `docs/`, with forward slashes."""
    title: str
    """"" where only the builder knows it."""
    way: Way
    body: Body = NO_BODY
    is_anywhere: bool = False
    """Whether it is served at any address, as the page for those that lead nowhere is; its links begin at the root."""
    label: Markup | None = None
    """As for a `Place`."""
    tab: str = ""
    """What its tab says; "" where only the builder knows it."""
    description: str = ""
    """"" where nobody has said it."""
    is_listed: bool = True
    """Whether search engines are to know it."""

    @property
    def is_known(self) -> bool:
        """Whether the archive made it, or read it; else only a builder knows what is in it."""
        return bool(self.title) and not self.is_anywhere


def surround(pages: Sequence[Page], by_hand: Sequence[Place]) -> tuple[Surroundings, ...]:
    """What stands around every page; pages that are written by hand come behind those that are made."""
    found: list[Surroundings] = []
    for language in dict.fromkeys(page.language for page in pages):
        made = [page for page in pages if page.language == language]
        own = sorted((place for place in by_hand if place.path.startswith(f"{language}/")), key=_order)
        way_from = ways([*map(_place, made), *own])
        found += (_surroundings(page, way_from[page.path]) for page in made)
        found += (
            Surroundings(place.path, place.title, way_from[place.path], description=place.description) for place in own
        )
    return tuple(found)


def places(pages: Iterable[Page], by_hand: Iterable[Place]) -> dict[str, Place]:
    """All pages as lists have them, by their path."""
    return {place.path: place for place in (*map(_place, pages), *by_hand)}


def digests(around: Iterable[Surroundings]) -> Iterator[tuple[str, str]]:
    """The path of each page with the digest of all that stands around it; its body is not part of that."""
    known: dict[Place | None, str] = {None: ""}

    def of(place: Place | None) -> str:
        if place not in known:
            known[place] = key_of(repr(place))
        return known[place]

    for page in around:
        way = page.way
        entries = [[of(entry.place), *map(of, entry.children)] for entry in way.entries]
        led = [entries, of(way.before), of(way.after), [*map(of, way.trail)]]
        own = [page.path, page.title, page.is_anywhere, page.label, page.tab, page.description, page.is_listed]
        yield page.path, key_of(json.dumps([own, led]))


def _place(page: Page) -> Place:
    """A page as lists have it; a name that it has there is in the reader's language."""
    listing = page.listing
    label = None if listing.name else page.label
    return Place(
        page.path, listing.name or page.title, label, listing.group, listing.note, page.description, page.is_listed
    )


def _surroundings(page: Page, way: Way) -> Surroundings:
    return Surroundings(
        page.path,
        page.title,
        way,
        page.body,
        label=page.label,
        tab=page.tab,
        description=page.description,
        is_listed=page.is_listed,
    )


def ways(places: Sequence[Place]) -> dict[str, Way]:
    """The way on from each page of a language, by path; the first place is the home page."""
    by_path = {place.path: place for place in places}
    groups: dict[str, list[Place]] = {}
    for place in (place for place in places if place.is_listed):
        groups.setdefault(_group(place), []).append(place)
    found = {place.path: Way((), None, None, _trail(place, places[0], by_path)) for place in places}
    for name, group in groups.items():
        shared: dict[tuple[str, bool], Entry] = {}
        for place, before, after in zip(group, [None, *group[:-1]], [*group[1:], None], strict=True):
            entries = tuple(_entries(place, group if name else (), shared))
            found[place.path] = Way(entries, before, after, found[place.path].trail)
    return found


def part_of(path: str) -> str:
    """The page of the menu that a page belongs to, as a path under `docs/`: `en/glossary/index.md` for a term's."""
    language, *rest = path.removesuffix(".md").split("/")
    name = rest[0] if len(rest) == 1 else "/".join(rest[:2]) if rest[0] == "about" else rest[0]
    if len(rest) > 1 and rest[0] in ("glossary", "names"):
        name = f"{rest[0]}/index"
    elif len(rest) > 1 and rest[0] not in _PARTS:
        name = "documents"
    return f"{language}/{_ABOVE.get(name, name)}.md"


def is_front(path: str) -> bool:
    """Whether the page with a path under `docs/` is the front of a document."""
    return path.endswith("/index.md") and path.count("/") == 2 and path.split("/")[1] not in _PARTS


def _trail(own: Place, home: Place, by_path: Mapping[str, Place]) -> tuple[Place, ...]:
    """The pages that a page belongs to, as far as there are such."""
    group = f"{home.path.split('/')[0]}/{_group(own)}"
    above = [home.path, part_of(own.path), f"{group}.md", f"{group}/index.md", *_above(own.path)]
    return tuple(by_path[path] for path in dict.fromkeys(above) if path in by_path and path != own.path)


def _above(path: str) -> Iterator[str]:
    """Pages of the folders that a page is in, and of a list that it has a part of: `en/glossary/port.md`."""
    parts = path.split("/")
    for depth in range(3, len(parts)):
        yield f"{'/'.join(parts[:depth])}.md"
        yield f"{'/'.join(parts[:depth])}/index.md"


def _entries(own: Place, group: Sequence[Place], shared: dict[tuple[str, bool], Entry]) -> Iterator[Entry]:
    """The lines that a page has beside it; what others of its group have too is `shared`, by path and openness."""
    listed = group
    if len(listed) > _LISTED:
        listed, shared = [place for place in group if place is own or place.path.endswith("/index.md")], {}
    for place in listed:
        parts, folder = place.path.split("/"), _folder(place)
        if len(parts) == 3 or parts[-1] == "index.md":
            is_open = len(parts) > 3 and folder == _folder(own)
            if (place.path, is_open) not in shared:
                children = (p for p in listed if is_open and p is not place and _folder(p) == folder)
                shared[place.path, is_open] = Entry(place, tuple(children))
            yield shared[place.path, is_open]


def _order(place: Place) -> tuple[int, str]:
    rest = place.path.split("/", 1)[1]
    return (_BY_HAND.index(rest) if rest in _BY_HAND else len(_BY_HAND)), rest


def _group(place: Place) -> str:
    """The document, or the part of the archive, that a page belongs to; "" for what stands for itself."""
    parts = place.path.split("/")
    return parts[1] if len(parts) > 2 else ""


def _folder(place: Place) -> str:
    return place.path.rpartition("/")[0]
