"""A document -> its tables: texts aligned row by row, what editors found in them, what was changed in them."""

import json
from collections.abc import Iterator, Sequence

from statement_archive.export.format import FOLDER, Holdings
from statement_archive.export.tables.table import (
    APART,
    BETWEEN,
    Table,
    TableColumn,
    columns_by_language,
    name_text,
    words_by_language,
)
from statement_archive.ledger import published_edits
from statement_archive.model import DivergenceKind, Edition, ErrorCategory, Proof, Register, Remark, Severity, Work
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.rows import Row, all_rows
from statement_archive.reader import Reader


def tables_of_work(holdings: Holdings, work: Work) -> Iterator[Table]:
    """Its segments, and its remarks and repairs where there are any."""
    yield _segments(work)
    if work.document.registers:
        yield _registers(holdings, work)
    if any(edition.ledger.edits for edition in work.editions):
        yield _repairs(work)


def _segments(work: Work) -> Table:
    columns = (
        TableColumn(
            "slots", "Ids of the places of the document that the row answers to; the same in every text, for ever"
        ),
        TableColumn("kind", "What it is: title, heading, paragraph, item, …"),
        TableColumn("section", "Id of the section that it stands in; nothing for the title"),
        *(column for edition in work.editions for column in _columns_of_text(edition)),
    )
    rows = (_segment(row, work) for row in all_rows(work))
    return Table(_path(work, "segments"), "data-aligned", ("slots",), columns, rows)


def _columns_of_text(edition: Edition) -> tuple[TableColumn, ...]:
    witness, head = edition.witness, name_text(edition)
    text = f"the text with the siglum {witness.siglum} ({witness.status.value}, {witness.language})"
    return (
        TableColumn(f"{head} label", f"What {text} prints before it; a line for each of its segments in the row"),
        TableColumn(f"{head} text", f"What {text} says; a blank line parts segments, a tab the cells of a table"),
        TableColumn(f"{head} lacks", f"Ids of the places in the row that {text} lacks"),
        TableColumn(f"{head} why", f"Why {text} lacks them: truncated, dropped, never there"),
    )


def _segment(row: Row, work: Work) -> list[str]:
    kinds = dict.fromkeys(slot.kind.value for slot in row.slots)
    slots = BETWEEN.join(slot.id for slot in row.slots)
    texts = (cell for edition in work.editions for cell in _text(row, edition))
    return [slots, BETWEEN.join(kinds), row.slots[0].section or "", *texts]


def _text(row: Row, edition: Edition) -> Iterator[str]:
    segments, lacking = row.segments(edition), [*row.lacking(edition)]
    yield "\n".join(segment.label for segment in segments)
    yield APART.join(segment.text for segment in segments)
    yield BETWEEN.join(slot.id for slot, _ in lacking)
    yield BETWEEN.join(dict.fromkeys(cause.value for _, cause in lacking))


def _registers(holdings: Holdings, work: Work) -> Table:
    site = holdings.site
    columns = (
        TableColumn("register", "What kind of remark it is: on a translation, or on where texts diverge"),
        TableColumn("id", "Id of the remark in its register"),
        TableColumn("segment", "Id of the place in the document"),
        TableColumn("category", "What is wrong, or how the texts diverge", values=(*ErrorCategory, *DivergenceKind)),
        TableColumn("severity", "How much an error harms; nothing for a divergence", values=tuple(Severity)),
        *(_column_of_quotations(edition) for edition in work.editions),
        *columns_by_language("reason", "Why editors say so", site),
        TableColumn("address", "Where the remark stands on the site"),
    )
    remarks = ((register, remark) for register in work.document.registers for remark in register.remarks)
    rows = (
        [*_remark(register, remark, work, site), _where(holdings, work, register, remark)]
        for register, remark in remarks
    )
    return Table(_path(work, "registers"), "data-registers", ("register", "id"), columns, rows)


def _column_of_quotations(edition: Edition) -> TableColumn:
    said = f"The words that prove it in the text with the siglum {edition.witness.siglum}; a blank line parts several"
    return TableColumn(f"{name_text(edition)} quotation", said)


def _remark(register: Register, remark: Remark, work: Work, site: Sequence[Reader]) -> Iterator[str]:
    yield from (register.name, remark.id, remark.slot, remark.category.value)
    yield remark.severity.value if remark.severity else ""
    for edition in work.editions:
        yield APART.join(q.words for q in remark.quotations if q.siglum == edition.witness.siglum)
    yield from words_by_language(remark.reason, site)


def _where(holdings: Holdings, work: Work, register: Register, remark: Remark) -> str:
    return holdings.address(f"{register_path(work, register, holdings.site[0])}#{remark.id}")


def _repairs(work: Work) -> Table:
    columns = (
        TableColumn("witness", "Siglum of the text"),
        TableColumn("id", "Id of the change in the ledger of the text"),
        TableColumn("rule", "What made it: a rule of repair, or an emendation"),
        TableColumn("raw start", "Where it begins in the raw file, in code points", "integer"),
        TableColumn("raw end", "Where it ends there", "integer"),
        TableColumn("published start", "Where its outcome begins in the published text, in code points", "integer"),
        TableColumn("published end", "Where that ends", "integer"),
        TableColumn("before", "What the raw file has"),
        TableColumn("after", "What the published text has"),
        TableColumn("proof", "How sure it is", values=tuple(Proof)),
        TableColumn("evidence", "What proves it", "object"),
    )
    rows = (row for edition in work.editions for row in _edits(edition))
    return Table(_path(work, "repairs"), "data-repairs", ("witness", "id"), columns, rows)


def _edits(edition: Edition) -> Iterator[list[str]]:
    start = edition.raw.start
    for number, (edit, published) in enumerate(published_edits(edition.ledger.edits), 1):
        places = (start + edit.start, start + edit.end, *published)
        evidence = json.dumps(dict(edit.evidence), ensure_ascii=False)
        change = (edit.before, edit.after, edit.proof.value, evidence)
        yield [edition.witness.siglum, f"r{number}", edit.rule, *map(str, places), *change]


def _path(work: Work, name: str) -> str:
    return f"{FOLDER}/{work.document.id}/{name}.csv"
