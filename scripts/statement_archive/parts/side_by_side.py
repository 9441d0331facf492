"""The other texts of a section, for the view side by side: hidden until a reader asks for them.

Each row of a section page ends with a block that holds what the other witnesses have there, or why they have nothing.
`docs/assets/javascripts/archive.js` shows what is asked for; without it, the page *Parallel text* shows everything.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive.model import Edition, Kind, Segment, Span, Status, Work
from statement_archive.names import cause_text, edition_name, edition_phrase, number_of, slot_name
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.differences import differences
from statement_archive.parts.footnotes import Footnotes
from statement_archive.parts.html import join, tag
from statement_archive.parts.lines import paragraphs, shape, table_lines, text_table
from statement_archive.parts.marked import marked
from statement_archive.parts.marks import Mark
from statement_archive.parts.remarks import Remarks
from statement_archive.parts.rows import Row
from statement_archive.reader import Reader
from statement_archive.tags import attributes, direction, language


def chooser(work: Work, edition: Edition, reader: Reader) -> Markup:
    """The form in which a reader chooses what stands beside the edition's text; empty where there is nothing else."""
    others = [other for other in work.editions if other is not edition]
    if not others:
        return Markup()
    boxes = [_box("with", other.witness.siglum, edition_phrase(other, reader)) for other in others]
    pairs = [other for other in others if compared(edition, other)]
    if pairs:
        official, _ = _in_order(edition, pairs[0])
        boxes.append(_box("differences", "1", reader.say("beside-differences", name=edition_phrase(official, reader))))
        boxes.append(difference_help(edition, pairs[0], reader))
    legend = tag("legend", reader.say("beside-with"))
    fieldset = tag("fieldset", legend, *boxes)
    return tag("form", fieldset, class_="beside-form", data_own=edition.witness.siglum, hidden=True)


def heads(work: Work, edition: Edition, reader: Reader) -> Markup:
    """The names over the columns, which stay in sight; each column has its own besides, which is read out."""
    others = [other for other in work.editions if other is not edition]
    names = [_head(one, reader) for one in (edition, *others)]
    return tag("div", *names, class_="heads", aria_hidden="true", hidden=True) if others else Markup()


def kind_of(edition: Edition) -> str:
    """Whether a text is a machine's, by which it is drawn."""
    return edition.witness.status.value.replace(" ", "-")


def column_name(edition: Edition, reader: Reader) -> Markup:
    """What a column says it is."""
    return tag("p", edition_phrase(edition, reader), class_=f"column__name {kind_of(edition)}")


def side_by_side(work: Work, edition: Edition, row: Row, apparatus: Apparatus) -> Markup:
    """What the other editions have in a row; empty where there is no other edition."""
    reader, slots = apparatus.reader, tuple(slot.id for slot in row.slots)
    columns = [
        tag(
            "div",
            *column(Remarks(work, other, reader, edition), row, count_of(edition, row)),
            *_compared(edition, other, row, reader),
            apparatus.beside(work, edition, other, slots),
            class_=f"column {kind_of(other)}",
            data_witness=other.witness.siglum,
        )
        for other in work.editions
        if other is not edition
    ]
    return tag("div", *columns, class_="beside", data_search_exclude=True, hidden=True) if columns else Markup()


def count_of(edition: Edition, row: Row) -> str:
    """What an edition counts a row as."""
    segments = row.segments(edition)
    return number_of(segments[0]) if segments else row.slots[0].label


def column(remarks: Remarks, row: Row, count: str) -> Iterator[Markup]:
    """An edition's name, and its text in a row or why it has none; its label where it is not the row's `count`."""
    edition, reader = remarks.edition, remarks.reader
    footnotes = Footnotes(remarks.work, edition, reader, beside=True)
    calls = footnotes.marks()
    yield column_name(edition, reader)
    for segment in row.segments(edition):
        if segment.label and number_of(segment) != count:
            yield tag("p", segment.label, class_="printed", **attributes(edition.witness.language, reader.language))
        yield from _text(segment, calls, remarks)
        yield footnotes.called(segment)
    for slot, cause in row.lacking(edition):
        name = slot_name(slot, reader)
        missing = reader.say(
            "missing", segment=name, name=edition_phrase(edition, reader), cause=cause_text(cause, reader)
        )
        yield tag("p", missing, class_="missing")


def compared(edition: Edition, other: Edition) -> bool:
    """Whether one is a machine translation into the language of the other, an official text."""
    machine = [e for e in (edition, other) if e.witness.status is Status.MACHINE_TRANSLATION]
    return len(machine) == 1 and _language(edition) == _language(other)


def difference(first: Edition, second: Edition, row: Row, reader: Reader) -> Markup:
    """The row in both editions as one text: what only the first has struck through, what only the second underlined."""
    texts = ["\n".join(segment.text for segment in row.segments(edition)) for edition in (first, second)]
    marks = {"both": "", "first": "del", "second": "ins"}
    parts: list[str] = []
    for kind, text in differences(*texts):
        if marks[kind]:
            own = attributes(reader.language, second.witness.language)
            parts.append(tag("span", class_="says", **own, data_says=reader.say(f"only-{kind}")))
        parts.append(tag(marks[kind], text) if marks[kind] else text)
    witness = second.witness
    return tag("p", *parts, class_="difference", lang=witness.language, dir=direction(witness.language))


def _compared(edition: Edition, other: Edition, row: Row, reader: Reader) -> Iterator[Markup]:
    if not compared(edition, other) or not (row.segments(edition) and row.segments(other)):
        return
    yield tag("div", difference(*_in_order(edition, other), row, reader), class_="differences", hidden=True)


def difference_help(edition: Edition, other: Edition, reader: Reader) -> Markup:
    """What the marks of a difference mean."""
    first, second = (edition_phrase(e, reader) for e in _in_order(edition, other))
    return tag("p", reader.say("differences-help", first=first, second=second), class_="note")


def _in_order(edition: Edition, other: Edition) -> tuple[Edition, Edition]:
    """The official text first, the machine translation second."""
    return (edition, other) if other.witness.status is Status.MACHINE_TRANSLATION else (other, edition)


def _text(segment: Segment, calls: Sequence[Mark], remarks: Remarks) -> Iterator[Markup]:
    """The text of a segment: paragraphs, lines or a table, with links where it calls footnotes."""
    edition = remarks.edition

    def words(span: Span) -> Markup:
        own = (mark for mark in calls if span.start <= mark.start and mark.end <= span.end)
        return marked(span, own, remarks)

    tagged, classes = edition.witness.language, " ".join(shape(segment))
    if segment.kind is Kind.TABLE:
        cells = ((words(span) if span else "" for span in line) for line in table_lines(segment))
        yield text_table(cells, segment, edition, data_beside=segment.id)
        return
    for lines in paragraphs(segment):
        text = join(tag("br") + "\n", map(words, lines))
        yield tag("p", text, class_=classes, lang=tagged, dir=direction(tagged), data_beside=segment.id)


def _head(edition: Edition, reader: Reader) -> Markup:
    return tag("p", edition_name(edition, reader), class_=kind_of(edition), data_witness=edition.witness.siglum)


def _box(name: str, value: str, label: str) -> Markup:
    return tag("label", tag("input", type="checkbox", name=name, value=value), " ", label)


def _language(edition: Edition) -> str:
    return language(edition.witness.language)
