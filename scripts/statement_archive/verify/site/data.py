"""A rule on the files of data: a built site -> which of them are not what the lists of them say."""

from collections.abc import Iterator
from hashlib import sha256

from statement_archive.export.catalogues.file_index import INDEX_PATH, IndexEntry, NoListError, read_lists
from statement_archive.export.format import FOLDER
from statement_archive.findings import Finding
from statement_archive.verify.site.built_site import BuiltSite


def data_is_as_listed(site: BuiltSite) -> Iterator[Finding]:
    """Every file that the lists of data name is there with its size and its hash, and no other file is."""
    there = {path.relative_to(site.folder).as_posix() for path in (site.folder / FOLDER).rglob("*") if path.is_file()}
    pages = {f"{FOLDER}/index.html", f"{FOLDER}/index.md"}  # of the page that tells of them
    if not there - pages:
        return
    try:
        lists = dict(read_lists(lambda path: (site.folder / path).read_bytes()))
    except NoListError as error:
        yield Finding(site.place(error.path, 0), "is no list of files", "build the site again")
        return
    listed = {entry.path for entries in lists.values() for entry in entries}
    for path in sorted(there - listed - pages - {INDEX_PATH}):
        yield Finding(site.place(path, 0), "is a file of data that no list has")
    for list_, entries in lists.items():
        for entry in entries:
            yield from _as_listed(site, list_, entry)


def _as_listed(site: BuiltSite, list_: str, entry: IndexEntry) -> Iterator[Finding]:
    file, place = site.folder / entry.path, site.place(entry.path, 0)
    if not file.is_file():
        yield Finding(place, f"is in {list_}, and is not there")
        return
    content = file.read_bytes()
    if len(content) != entry.size:
        yield Finding(place, f"has {len(content)} bytes; {list_} says {entry.size}")
    elif sha256(content).hexdigest() != entry.sha256:
        yield Finding(place, f"is not the file whose hash stands in {list_}")
