"""An archive -> tables in CSV: UTF-8 with a byte order mark, as spreadsheets open it.

A cell that a spreadsheet could take for a formula begins with an apostrophe; so does one that begins with an apostrophe
itself. To read a cell as it was, take one apostrophe from its beginning, if there is one.
"""

from collections.abc import Iterator, Sequence

from statement_archive.export.format import FOLDER, DataFile, Holdings
from statement_archive.model import Archive, Term
from statement_archive.parts.usage import TextColumn, Usage, columns
from statement_archive.reader import Reader

_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""What a cell begins with that a spreadsheet may run, and the sign that keeps it from it."""
_BETWEEN = "; "


def csv_of_archive(holdings: Holdings) -> Iterator[DataFile]:
    """The glossary, where there is one."""
    if holdings.archive.terms:
        table = glossary_table(holdings.archive, holdings.site)
        yield DataFile(f"{FOLDER}/glossary.csv", table.encode("utf-8"), "text/csv", "data-glossary")


def glossary_table(archive: Archive, site: Sequence[Reader]) -> str:
    """The table: ids, forms as texts have them and the documents that do, definitions in the languages of the site."""
    usage, asked = Usage(archive, archive.occurrences), columns(archive)
    heads = [part for column in asked for part in (_name(column), f"{_name(column)} documents")]
    rows = [["id", *heads, *(f"definition {reader.language}" for reader in site)]]
    rows += [[term.id, *_cells(usage, term, asked), *_definitions(term, site)] for term in archive.terms]
    return "\ufeff" + "".join(map(_line, rows))


def _name(column: TextColumn) -> str:
    return f"machine {column.language}" if column.is_machine else column.language


def _cells(usage: Usage, term: Term, asked: Sequence[TextColumn]) -> Iterator[str]:
    for column in asked:
        forms = usage.attested(term, column)
        documents = dict.fromkeys(document for places in forms.values() for document in places)
        yield _BETWEEN.join(forms)
        yield _BETWEEN.join(documents)


def _definitions(term: Term, site: Sequence[Reader]) -> Iterator[str]:
    texts = term.definition.texts if term.definition else {}
    return (texts.get(reader.language, "") for reader in site)


def _line(cells: Sequence[str]) -> str:
    """A row as RFC 4180 has it, each cell between quotation marks."""
    return ",".join(f'"{_guarded(cell).replace(chr(34), chr(34) * 2)}"' for cell in cells) + "\r\n"


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
