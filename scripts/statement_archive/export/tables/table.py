"""A table with its columns -> a file of CSV: UTF-8 with a byte order mark, as spreadsheets open it.

A cell that a spreadsheet could take for a formula begins with an apostrophe; so does one that begins with an apostrophe
itself. To read a cell as it was, take one apostrophe from its beginning, if there is one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from statement_archive.export.format import DataFile
from statement_archive.model import Edition, Localized, Status
from statement_archive.reader import Reader

MEDIA_TYPE = "text/csv"
BETWEEN = "; "
"""What stands between several ids or names in a cell."""
APART = "\n\n"
"""What stands between several texts in a cell: a blank line, which none of them has."""
_FORMULA = (*"=+-@＝＋－＠'", *map(chr, range(32)))
"""What a cell begins with that a spreadsheet may run, the sign that keeps it from it, and controls: LibreOffice passes
over U+0000 and runs what is behind."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What all cells below one head are."""

    name: str
    said: str
    """What they hold, for people, in English as the heads are."""
    type: str = "string"
    """As Table Schema knows types."""
    values: tuple[str, ...] = ()
    """All that a cell may say, where that is a closed set."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are made when they are asked for."""

    path: str
    """Within the site."""
    said: str
    """The key of the words that say what it is."""
    key: tuple[str, ...]
    """The columns that tell a row from all others."""
    columns: tuple[TableColumn, ...]
    rows: Iterable[Sequence[str]]


def as_csv(table: Table) -> DataFile:
    """The file, as RFC 4180 has it: each cell between quotation marks, each row with CR and LF at its end."""
    return DataFile(table.path, partial(_write, table), MEDIA_TYPE, table.said)


def _write(table: Table) -> bytes:
    lines = [_line([column.name for column in table.columns]), *map(_line, table.rows)]
    return ("\ufeff" + "".join(lines)).encode("utf-8")


def name_text(edition: Edition) -> str:
    """What the columns of a text are called by: its siglum; no machine translation passes for another text."""
    witness = edition.witness
    is_machine = witness.status is Status.MACHINE_TRANSLATION
    return f"machine {witness.siglum}" if is_machine else witness.siglum


def columns_by_language(name: str, said: str, site: Sequence[Reader]) -> tuple[TableColumn, ...]:
    """A column for each language of the site, of what editors say."""
    return tuple(TableColumn(f"{name} {reader.language}", f"{said}, in {reader.language}") for reader in site)


def words_by_language(words: Localized | None, site: Sequence[Reader]) -> list[str]:
    """The cells of these columns: the editors' words in each language, nothing where they wrote none in it."""
    own = words or Localized({})
    return [reader.text(own) if reader.reads_as_own(reader.language_of(own)) else "" for reader in site]


def _line(cells: Sequence[str]) -> str:
    return ",".join(f'"{_guarded(cell).replace(chr(34), chr(34) * 2)}"' for cell in cells) + "\r\n"


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
