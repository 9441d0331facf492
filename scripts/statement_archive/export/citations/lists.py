"""Citations as lists for reference managers: of each text all its segments, of the archive every text as a whole.

What a list looks like is its format's own; what is in it and what its files are called is the same for all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from statement_archive.export.format import FOLDER, DataFile, Holdings
from statement_archive.model import Edition, Work
from statement_archive.parts.cite import Citation, cite, cite_whole, own_reader
from statement_archive.parts.editions import full_path, section_path

_MakeCitations = Callable[[], Iterator[Citation]]


@dataclass(frozen=True, slots=True)
class CitationLists:
    """The lists of a format, in the words of the site language nearest to each text."""

    write: Callable[[Iterator[Citation]], str]
    """Makes a file of citations, with no line feed at its end."""
    ending: str
    """Of the names of its files."""
    media_type: str
    said: str
    """The key of the words that say what the list of a text is."""

    def of_work(self, holdings: Holdings, work: Work) -> Iterator[DataFile]:
        """A file for each text that has something to cite."""
        for edition in work.editions:
            siglum = edition.witness.siglum
            path = f"{FOLDER}/{work.document.id}/citations-{siglum}.{self.ending}"
            yield from self._file(path, partial(_segments, holdings, work, edition), self.said, siglum)

    def of_archive(self, holdings: Holdings) -> Iterator[DataFile]:
        """A file with an entry for each text of each document."""
        return self._file(f"{FOLDER}/citations.{self.ending}", partial(_texts, holdings), "data-citations")

    def _file(self, path: str, citations: _MakeCitations, said: str, siglum: str = "") -> Iterator[DataFile]:
        if any(True for _ in citations()):
            yield DataFile(path, lambda: f"{self.write(citations())}\n".encode(), self.media_type, said, siglum)


def _segments(holdings: Holdings, work: Work, edition: Edition) -> Iterator[Citation]:
    """All of them; a title has no page of its own to be cited by. Addresses are those that one quotes."""
    reader = own_reader(edition, holdings.site[0])
    for segment in (segment for segment in edition.segments if segment.section):
        path = section_path(work, edition, work.section_of[segment.id].slug, reader)
        yield cite(work, edition, segment, reader, path).at(holdings.address)


def _texts(holdings: Holdings) -> Iterator[Citation]:
    for work in holdings.archive.works:
        for edition in work.editions:
            reader = own_reader(edition, holdings.site[0])
            yield cite_whole(work, edition, reader, full_path(work, edition, reader)).at(holdings.address)
