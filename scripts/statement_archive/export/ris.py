"""A work -> citations of every paragraph in RIS, a file for each text."""

from collections.abc import Iterator

from statement_archive.export.citation_lists import citations
from statement_archive.export.format import FOLDER, DataFile, Holdings
from statement_archive.model import Work


def ris(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """A file for each text that has something to cite."""
    for edition in work.editions:
        siglum = edition.witness.siglum
        records = [citation.ris for citation in citations(holdings, work, edition)]
        if records:
            path = f"{FOLDER}/{work.document.id}/citations-{siglum}.ris"
            content = ("\n".join(records) + "\n").encode("utf-8")
            yield DataFile(path, content, "application/x-research-info-systems", "data-ris", siglum)
