"""A text -> the citations of all its segments that stand on a page, in the words of the nearest site language."""

from collections.abc import Iterator

from statement_archive.export.format import Holdings
from statement_archive.model import Edition, Work
from statement_archive.parts.cite import Citation, cite, own_reader
from statement_archive.parts.editions import section_path


def citations(holdings: Holdings, work: Work, edition: Edition) -> Iterator[Citation]:
    """All of them; a title has no page of its own to be cited by. Addresses are those that one quotes."""
    reader = own_reader(edition, holdings.site[0])
    for segment in (segment for segment in edition.segments if segment.section):
        path = section_path(work, edition, work.section_of[segment.id].slug, reader)
        yield cite(work, edition, segment, reader, path).at(holdings.address)
