"""All formats in one table, and the files that they make of an archive, one after the other.

Lists of files, the page of data, `llms.txt` and the checks follow from the table.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from statement_archive.export.akn import AKN
from statement_archive.export.books import EPUB
from statement_archive.export.catalogues.bag import BAGIT
from statement_archive.export.catalogues.dcat import DCAT
from statement_archive.export.catalogues.file_index import INDEX_OF_FILES
from statement_archive.export.catalogues.ro_crate import RO_CRATE
from statement_archive.export.citations.bibtex import BIBTEX
from statement_archive.export.citations.csl import CSL
from statement_archive.export.citations.ris import RIS
from statement_archive.export.dts import DTS
from statement_archive.export.format import DataFile, Format, Holdings, Listed, foreseen, listed
from statement_archive.export.pdf import PDF
from statement_archive.export.plain_text import TEXT
from statement_archive.export.records.annotations import ANNOTATIONS
from statement_archive.export.records.bilara import BILARA
from statement_archive.export.records.json_files import JSON
from statement_archive.export.tables import CSV
from statement_archive.export.tables.datapackage import DATA_PACKAGE
from statement_archive.export.tei import TEI
from statement_archive.export.translation.docx_tables import DOCX
from statement_archive.export.translation.tbx import TBX
from statement_archive.export.translation.tmx import TMX
from statement_archive.export.translation.xliff import XLIFF
from statement_archive.model import Work

FORMATS: tuple[Format, ...] = (
    TEXT,
    CSV,
    EPUB,
    PDF,
    DOCX,
    TMX,
    XLIFF,
    TBX,
    TEI,
    DTS,
    AKN,
    ANNOTATIONS,
    BIBTEX,
    RIS,
    CSL,
    JSON,
    BILARA,
    DATA_PACKAGE,
    DCAT,
    RO_CRATE,
    INDEX_OF_FILES,
    BAGIT,
)
"""In the order in which they are made and told of; those that list files stand behind those whose files they list."""


def known_formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(format_.name for format_ in FORMATS)


def formats_of_site() -> tuple[str, ...]:
    """The names of those that are made when the site is; the others are made of it."""
    return tuple(format_.name for format_ in FORMATS if not format_.needs_site)


def export(
    holdings: Holdings, formats: Collection[str], documents: Collection[str] | None = None
) -> Iterator[tuple[DataFile, Listed]]:
    """Every file in the named formats, and what lists say of it; none is kept here once it is handed over.

    Given ids of `documents`, only files of these, and none of the whole archive.
    """
    made: list[Listed] = []
    for work in holdings.archive.works:
        if documents is None or work.document.id in documents:
            own: list[Listed] = []
            for file, format_ in _of_work(holdings, _chosen(formats), work, own):
                own.append(listed(file, format_, work.document.id))
                yield file, own[-1]
            made += own
    if documents is None:
        yield from export_archive(holdings, formats, made)


def export_archive(
    holdings: Holdings, formats: Collection[str], of_documents: Iterable[Listed]
) -> Iterator[tuple[DataFile, Listed]]:
    """The files of the archive as a whole; the files `of_documents` are made already."""
    made = [*of_documents]
    for file, format_ in _of_archive(holdings, _chosen(formats), made):
        made.append(listed(file, format_))
        yield file, made[-1]


def foresee(holdings: Holdings, formats: Collection[str], known: Mapping[str, Sequence[Listed]]) -> list[Listed]:
    """The files that `export` would make, each as if there were nothing in it: none is made for that.

    Those of documents that are `known`, by id, are as they are.
    """
    found: list[Listed] = []
    for work in holdings.archive.works:
        own = [*known.get(work.document.id, ())]
        if not own:
            for file, format_ in _of_work(holdings, _chosen(formats), work, own):
                own.append(foreseen(file, format_, work.document.id))
        found += own
    for file, format_ in _of_archive(holdings, _chosen(formats), found):
        found.append(foreseen(file, format_))
    return found


def _of_work(
    holdings: Holdings, chosen: Sequence[Format], work: Work, made: Sequence[Listed]
) -> Iterator[tuple[DataFile, Format]]:
    """`made` are the files of the document that there are when a format's turn comes."""
    for format_ in chosen:
        if format_.of_work:
            yield from ((file, format_) for file in format_.of_work(holdings, work))
        if format_.of_own_files:
            yield from ((file, format_) for file in format_.of_own_files(holdings, work, tuple(made)))


def _of_archive(
    holdings: Holdings, chosen: Sequence[Format], made: Sequence[Listed]
) -> Iterator[tuple[DataFile, Format]]:
    """The same of the whole archive; `made` are all files."""
    for format_ in chosen:
        if format_.of_archive:
            yield from ((file, format_) for file in format_.of_archive(holdings))
        if format_.of_lists:
            told = tuple(file for file in made if not file.document or file.format == format_.name)
            yield from ((file, format_) for file in format_.of_lists(holdings, told))
        if format_.of_files:
            yield from ((file, format_) for file in format_.of_files(holdings, tuple(made)))


def _chosen(formats: Collection[str]) -> list[Format]:
    return [format_ for format_ in FORMATS if format_.name in formats]
