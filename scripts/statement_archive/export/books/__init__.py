"""A work -> books for reading systems (EPUB 3): one for each text, and one of all texts, row by row.

In the book of all texts, those of a row stand under one another, each under its name: a table would be cut off on a
narrow screen or shrunk until nobody could read it, and pages break well between paragraphs and badly within cells.
Where the window is wide and the reading system can, the style sheet sets them side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial

from statement_archive.export.books.chapters import pages
from statement_archive.export.books.package import MIMETYPE, files
from statement_archive.export.books.typefaces import BASIC, TYPEFACES, Typeface, cut, is_basic, licence
from statement_archive.export.books.volume import Volume
from statement_archive.export.books.xhtml import BookPage, characters
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.model import Work
from statement_archive.packing import packed

MEDIA_TYPE = "application/epub+zip"


def epub(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """The books of a document. Their typefaces hold the characters of all of them, so that each is cut but once."""
    shelf = _BooksOfWork(holdings, work)
    for number, volume in enumerate(shelf.volumes):
        path = f"{FOLDER}/{work.document.id}/{work.document.id}.{volume.siglum or 'parallel'}.epub"
        said = "data-epub" if volume.siglum else "data-epub-parallel"
        yield DataFile(path, partial(shelf.book, number), MEDIA_TYPE, said, volume.siglum)


class _BooksOfWork:
    """The books of a document; their pages and typefaces are made once the first is asked for."""

    def __init__(self, holdings: Holdings, work: Work) -> None:
        self._holdings = holdings
        self.volumes = [Volume(holdings, work, (edition,), edition.witness.siglum) for edition in work.editions]
        if len(work.editions) > 1:
            self.volumes.append(Volume(holdings, work, work.editions))

    def book(self, number: int) -> bytes:
        """The one of this number, packed."""
        leaves = self._leaves[number]
        own = {face: self._cuts[face] for face in _needed(leaves) if face in self._cuts}
        return packed(files(self.volumes[number], leaves, own), stored=MIMETYPE)

    @cached_property
    def _leaves(self) -> list[list[BookPage]]:
        return [[*pages(volume)] for volume in self.volumes]

    @cached_property
    def _cuts(self) -> Mapping[Typeface, tuple[bytes, bytes]]:
        return _cut([leaf for leaves in self._leaves for leaf in leaves], self._holdings)


def _needed(leaves: Sequence[BookPage]) -> dict[Typeface, set[str]]:
    """The typefaces of pages, in the order of the table, with the characters that each has to show."""
    found: dict[str, set[str]] = {}
    for leaf in leaves:
        for script, own in characters(leaf.root).items():
            found.setdefault(script, set()).update(own)
    everything = set[str]().union(*found.values())
    wanted = {BASIC: everything}
    for face in TYPEFACES[1:]:
        in_scripts = set[str]().union(*(found.get(script, ()) for script in face.scripts))
        wanted[face] = {character for character in in_scripts if not is_basic(character)}
    return {face: own for face, own in wanted.items() if own}


def _cut(leaves: Sequence[BookPage], holdings: Holdings) -> Mapping[Typeface, tuple[bytes, bytes]]:
    """Each typeface cut down, with its licence; none whose package is not installed."""
    fonts = {face: cut(face, own, holdings.packaged, holdings.once) for face, own in _needed(leaves).items()}
    return {face: (font, licence(face, holdings.packaged)) for face, font in fonts.items() if font}


EPUB = Format("epub", "https://www.w3.org/TR/epub-33/", epub)
