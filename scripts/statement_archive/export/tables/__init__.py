"""An archive -> tables in CSV, of each document and of all together. How cells are written stands in `table.py`."""

from collections.abc import Iterator

from statement_archive.export.format import DataFile, Format, Holdings
from statement_archive.export.tables.of_archive import tables_of_archive
from statement_archive.export.tables.of_work import tables_of_work
from statement_archive.export.tables.table import as_csv
from statement_archive.model import Work

_USE = """\
python3 -c "import csv; rows = csv.DictReader(open('{file}', encoding='utf-8-sig', newline='')); \\
print(*next(rows).items(), sep='\\n')\""""


def csv_of_work(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """Its texts side by side, what editors found, what was repaired."""
    return map(as_csv, tables_of_work(holdings, work))


def csv_of_archive(holdings: Holdings) -> Iterator[DataFile]:
    """What documents there are, references, terms and names."""
    return map(as_csv, tables_of_archive(holdings))


CSV = Format("csv", "https://www.rfc-editor.org/rfc/rfc4180", csv_of_work, csv_of_archive, use=_USE)
