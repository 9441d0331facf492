"""A work -> tables of two texts side by side, as translators mark them up in a word processor (DOCX).

There is one for each pair of `pairs`, its words in the language of the target where the site has it. Rows are those of
the alignment that either text has, also where only one does; what a text lacks is said in words, in a style of its own,
`Lacking`. Words of texts alone stand in the styles `Source` and `Target`: a paragraph is a line of the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lxml import etree

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.translation.pairs import pair_path, pairs, words
from statement_archive.export.translation.word_file import (
    MEDIA_TYPE,
    ParagraphStyle,
    Properties,
    element,
    is_right_to_left,
    paragraph,
    run,
    word_file,
)
from statement_archive.model import Edition, Kind, Segment, Status, Work
from statement_archive.names import (
    cause_text,
    document_name,
    edition_name,
    edition_phrase,
    number_label,
    number_of,
    slot_name,
)
from statement_archive.parts.cite import own_reader
from statement_archive.parts.rows import Row, all_rows
from statement_archive.reader import Reader

_WIDTHS = (1298, 4170, 4170)
"""Of the labels and of both texts, in twentieths of a point."""
_OF_ADDRESSES = "en"
"""A language that is written as addresses are, from left to right."""
_GREY, _RED = "595959", "9C1C1C"
_LINE = {"val": "single", "sz": "4", "space": "0", "color": "BFBFBF"}
_SHADE = {"val": "clear", "color": "auto", "fill": "F2F2F2"}
_ROOM = {"top": "60", "left": "100", "bottom": "20", "right": "100"}
"""Within a cell, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Side:
    """A text of a table, the style of its words, and who reads the table."""

    edition: Edition
    style: str
    reader: Reader


def docx(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """A file for each pair; it is told of as what it sets beside the target."""
    rows = all_rows(work)
    for pair in pairs(work):
        reader = own_reader(pair[1], holdings.site[0])
        sides = tuple(Side(edition, style, reader) for edition, style in zip(pair, ("Source", "Target"), strict=True))
        own = [row for row in rows if any(map(row.segments, pair))]
        path = pair_path(FOLDER, work, pair, "docx")
        yield DataFile(
            path, partial(_file, holdings, work, sides, own), MEDIA_TYPE, "data-docx", pair[1].witness.siglum
        )


def _file(holdings: Holdings, work: Work, sides: Sequence[Side], rows: Iterable[Row]) -> bytes:
    reader = sides[0].reader
    own = reader.written
    name = document_name(work.document, reader)
    address = holdings.address(f"{reader.language}/{work.document.id}/index.md")
    edge = "right" if is_right_to_left(own) else ""
    styles = [
        ParagraphStyle("Title", own, size=32, is_bold=True, below=120),
        ParagraphStyle("Address", _OF_ADDRESSES, size=18, colour=_GREY, below=120, align=edge),
        ParagraphStyle("Notice", own, colour=_RED, is_bold=True, below=160),
        ParagraphStyle("Column", own, is_bold=True),
        ParagraphStyle("Label", own, size=18, colour=_GREY),
        ParagraphStyle("Lacking", own, size=18, colour=_GREY),
        *(ParagraphStyle(side.style, side.edition.witness.language, size=21) for side in sides),
    ]
    head = [paragraph("Title", [run(name, own)]), paragraph("Address", [run(address, _OF_ADDRESSES)])]
    if any(side.edition.witness.status is Status.MACHINE_TRANSLATION for side in sides):
        head.append(paragraph("Notice", [run(reader.say("machine-notice-unread"), own)]))
    content = [*head, _table(sides, rows), paragraph("Address")]
    return word_file(Properties(name, reader.language, address), styles, content)


def _table(sides: Sequence[Side], rows: Iterable[Row]) -> etree._Element:
    reader = sides[0].reader
    names = (paragraph("Column", [run(edition_name(side.edition, reader), reader.written)]) for side in sides)
    cells = [[paragraph("Column")], *([name] for name in names)]
    head = _row(cells, element("trPr", element("cantSplit"), element("tblHeader")), shade=True)
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in _WIDTHS))
    table = element("tbl", _properties(reader), grid, head)
    for row in rows:
        table.append(_row([_label(row, sides), *(list(_cell(row, side)) for side in sides)]))
    return table


def _properties(reader: Reader) -> etree._Element:
    """How the table looks; its columns run the way that its readers read."""
    turned = [element("bidiVisual")] * is_right_to_left(reader.written)
    return element(
        "tblPr",
        *turned,
        element("tblW", w=str(sum(_WIDTHS)), type="dxa"),
        element("tblBorders", *(element(side, **_LINE) for side in ("top", "bottom", "insideH", "insideV"))),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=room, type="dxa") for side, room in _ROOM.items())),
    )


def _row(cells: Iterable[Iterable[etree._Element]], *properties: etree._Element, shade: bool = False) -> etree._Element:
    made = element("tr", *properties)
    for width, content in zip(_WIDTHS, cells, strict=True):
        looks = [element("shd", **_SHADE)] * shade
        made.append(element("tc", element("tcPr", element("tcW", w=str(width), type="dxa"), *looks), *content))
    return made


def _label(row: Row, sides: Sequence[Side]) -> list[etree._Element]:
    """What the texts call the row, each label once; one in brackets gives way to the same as printed."""
    found: dict[str, list[tuple[str, str]]] = {}
    for side in sides:
        for segment in row.segments(side.edition)[:1]:
            label = _called(segment, side)
            found.setdefault(label[0].strip("[]"), []).append(label)
    shortest = (min(labels, key=lambda label: len(label[0])) for labels in found.values())
    return [paragraph("Label", [run(*label, sides[0].reader.written)]) for label in shortest]


def _called(segment: Segment, side: Side) -> tuple[str, str]:
    """What a text calls a segment, and in which language: as it prints it, else in the words of the readers."""
    if segment.label and segment.kind is not Kind.FOOTNOTE:
        return number_of(segment), side.edition.witness.language
    return number_label(segment, side.reader), side.reader.written


def _cell(row: Row, side: Side) -> Iterator[etree._Element]:
    """The words of a text, line by line, and what it lacks."""
    if row.segments(side.edition):
        for line in words(row, side.edition).split("\n"):
            yield paragraph(side.style, [run(line, side.edition.witness.language)] * bool(line))
    lacking = list(row.lacking(side.edition))
    for slot, cause in lacking:
        name, phrase = slot_name(slot, side.reader), edition_phrase(side.edition, side.reader)
        said = side.reader.say("missing", segment=name, name=phrase, cause=cause_text(cause, side.reader))
        yield paragraph("Lacking", [run(said, side.reader.written)])
    if not lacking and not row.segments(side.edition):
        yield paragraph("Lacking")


DOCX = Format(
    "docx",
    "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
    docx,
    use="pip install python-docx\n"
    "python3 -c \"import docx; [print(*(cell.text for cell in row.cells), sep='\\t') "
    "for row in docx.Document('{file}').tables[0].rows]\"",
)
