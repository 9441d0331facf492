"""What has moved -> a page at each old address that leads to the new one, and lines for hosts that lead there at once.

A host that knows `_redirects`, and nginx, answer with the new address. Elsewhere, on a disk too, a page does: a script
takes along what stands behind `?` and `#` in the address; where none runs, the browser goes on by itself, and the page
has a link. A file of data is no page; where a host knows no lines, its old address leads nowhere.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
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


def moved_paths(published: Published, slugs: Mapping[str, Collection[str]], paths: Collection[str]) -> dict[str, str]:
    """Old paths -> where now is what was there: both under `docs/`, of pages and of files of data.

    `slugs` are those of the sections of each document, removed ones too; `paths` is all that the site has.
    """
    if not published.moved:
        return {}
    taken = frozenset(map(_place, paths))
    old = _old_names(published, slugs)
    found = {}
    for path in paths:
        top, _, rest = path.partition("/")
        document, _, rest = rest.partition("/")
        stem, dot, suffix = rest.rpartition(".")
        folder, _, slug = stem.rpartition("/")
        is_section = f".{suffix}" == _PAGE and slug in slugs.get(document, ())
        for name in old.get(f"{document}/{slug}" if is_section else document, ()):
            other, _, other_slug = name.partition("/")
            inner = "/".join(filter(None, (folder, other_slug))) if is_section else stem
            former = f"{top}/{other}/{inner}{dot}{suffix}"
            if _place(former) not in taken:
                found[former] = path
    return dict(sorted(found.items()))


def _place(path: str) -> str:
    """What is one address: a page and a folder that has one of its name, in whatever case."""
    return path.removesuffix(_PAGE).removesuffix("/index").casefold() if path.endswith(_PAGE) else path.casefold()


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


def paths_of_former_texts(archive: Archive, site: Sequence[Reader], paths: Collection[str]) -> dict[str, str]:
    """Old paths -> where now is a text that had pages of its own, until it became its document's first by a removal."""
    works = [archive.by_id[one.document] for one in archive.published.removed if one.document in archive.by_id]
    found = {}
    for work in works:
        names = ("index", "full", *(section.slug for section in work.document.sections))
        for edition, reader, name in product(work.editions, site, names):
            old = f"{reader.language}/{work.document.id}/{edition.witness.siglum}/{name}{_PAGE}"
            if old not in paths:
                found[old] = section_path(work, edition, name, reader)
    return found


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
