"""Measures how the time to link grows: occurrences of terms and names, and the proof of references. Changes nothing.

`statement-archive bench link` links archives of 10, 100 and 1,000 documents, copies of the archive's own with its own
references between them; it takes about a minute.
"""

import time
from collections.abc import Iterator
from dataclasses import replace

from statement_archive.claims.link import occurrences
from statement_archive.claims.quote import prove_references
from statement_archive.model import Archive, Passage, Reference
from statement_archive.pipeline import build
from statement_archive.project import Project

SIZES = (10, 100, 1000)


def lines(project: Project) -> Iterator[str]:
    """One line for each size; a ratio of 1 is time that grows as the text and the references do."""
    archive = build(project.sources).archive
    first = 0.0
    for size in SIZES:
        copied = _copied(archive, size // len(archive.works))
        start = time.perf_counter()
        found = sum(len(occurrences(work, archive.terms, archive.entities)) for work in copied.works)
        wrong = sum(1 for _ in prove_references(copied))
        seconds = (time.perf_counter() - start) / len(copied.works)
        first = first or seconds
        yield (
            f"{len(copied.works):>5} documents, {len(copied.references.links):>6} references, {found:>7} occurrences, "
            f"{wrong} unproved: {seconds / first:.2f} of the first line's time a document"
        )


def _copied(archive: Archive, times: int) -> Archive:
    """The archive so many times over; each copy's references stay within it."""
    works = tuple(
        replace(work, document=replace(work.document, id=f"{work.document.id}-{number}"))
        for number in range(times)
        for work in archive.works
    )
    links = tuple(_moved(link, number) for number in range(times) for link in archive.references.links)
    return replace(archive, works=works, references=replace(archive.references, links=links, declined=(), none=()))


def _moved(link: Reference, number: int) -> Reference:
    first, second = (_renamed(end, number) for end in link.ends)
    return replace(link, ends=(first, second))


def _renamed(end: Passage, number: int) -> Passage:
    return replace(end, document=f"{end.document}-{number}")
