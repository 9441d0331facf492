"""An edition -> its citations for reference managers: every segment that stands on a page, in files of their own.

Addresses are `archive:<path>#<segment>` until it is known where the site stands; post-processing puts them in.
"""

from collections.abc import Iterator

from statement_archive.model import Edition, Work
from statement_archive.parts.cite import Citation, cite, own_reader
from statement_archive.parts.editions import section_path
from statement_archive.reader import Reader


def citation_files(work: Work, edition: Edition, reader: Reader) -> Iterator[tuple[str, str]]:
    """Name and text of each file, in the words of the site language nearest to the text."""
    citations = tuple(_citations(work, edition, own_reader(edition, reader)))
    if citations:
        name = f"citations-{edition.witness.siglum}"
        yield f"{name}.bib", "\n\n".join(citation.bibtex for citation in citations) + "\n"
        yield f"{name}.ris", "\n\n".join(citation.ris for citation in citations) + "\n"


def _citations(work: Work, edition: Edition, reader: Reader) -> Iterator[Citation]:
    """All of them; a title has no page of its own to be cited by."""
    for segment in (segment for segment in edition.segments if segment.section):
        path = section_path(work, edition, work.section_of[segment.id].slug, reader)
        yield cite(work, edition, segment, reader, path)
