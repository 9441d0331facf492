"""A section -> the page *Parallel text*: every text of it, row by row, needing no script."""

from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.model import Status, Work
from statement_archive.names import document_name, edition_phrase, heading_title, number_label, slot_label
from statement_archive.pages.page import Page, make_page, tab_of
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.editions import main_edition, parallel_path, section_path
from statement_archive.parts.foreign import label
from statement_archive.parts.html import fill, tag
from statement_archive.parts.markdown import Piece
from statement_archive.parts.remarks import Remarks
from statement_archive.parts.rows import Row, rows
from statement_archive.parts.side_by_side import column, compared, count_of, difference, difference_help, kind_of
from statement_archive.reader import Reader
from statement_archive.tags import attributes


def render_parallel(work: Work, apparatus: Apparatus, reader: Reader) -> Iterator[Page]:
    """The pages of a document; none where it has only one text."""
    if len(work.editions) == 1:
        return
    for section in work.document.sections:
        main = main_edition(work, reader)
        segment = main.by_slot.get(section.id)
        own = heading_title(segment) if segment else reader.text(section.title)
        language = main.witness.language if segment else reader.language_of(section.title)
        title = reader.say("parallel-title", title=own)
        back = md.link(reader.say("back-to-section"), f"archive:{section_path(work, main, section.slug, reader)}")
        pieces: list[Piece] = [
            md.heading(1, _title(own, language, reader)),
            md.paragraph(md.join(reader.say("gap"), (reader.say("parallel-lead"), back)), classes=("reading",)),
        ]
        is_first = section is work.document.sections[0]
        for row in rows(work, section, with_title=is_first):
            pieces += _row(work, row, apparatus, reader)
        name = document_name(work.document, reader)
        meta = {
            "title": title,
            "tab": tab_of(title, name),
            "description": reader.say("parallel-description", title=own, document=name),
            "document": work.document.id,
            "search": {"exclude": True},
        }
        page = make_page(reader, parallel_path(work, section, reader), meta, pieces)
        yield page.with_label(_label(own, language, reader))


def _title(own: str, language: str, reader: Reader) -> str:
    """The heading, in which the section's own says its language."""
    if reader.reads_as_own(language):
        return reader.say("parallel-title", title=own)
    return md.fill(reader.template("parallel-title"), title=md.span(own, **attributes(language, reader.language)))


def _label(own: str, language: str, reader: Reader) -> Markup | None:
    """The same as HTML; None where it is all in the reader's language."""
    named = label(own, language, reader.language)
    return fill(reader.template("parallel-title"), title=named) if named else None


def _row(work: Work, row: Row, apparatus: Apparatus, reader: Reader) -> Iterator[Piece]:
    main = main_edition(work, reader)
    segments = row.segments(main)
    label = number_label(segments[0], reader) if segments else slot_label(row.slots[0], reader)
    yield md.heading(2, label, id=row.id, classes=("number",))
    columns = [
        tag(
            "div",
            *column(Remarks(work, edition, reader), row, count_of(main, row)),
            class_=f"column {kind_of(edition)}",
            data_witness=edition.witness.siglum,
        )
        for edition in work.editions
    ]
    yield tag("div", *columns, class_="row")
    yield from _differences(work, row, reader)
    yield apparatus.margin(work, work.editions, tuple(slot.id for slot in row.slots))


def _differences(work: Work, row: Row, reader: Reader) -> Iterator[Markup]:
    for first in work.editions:
        for second in work.editions:
            is_pair = compared(first, second) and second.witness.status is Status.MACHINE_TRANSLATION
            if is_pair and row.segments(first) and row.segments(second):
                legend = difference_help(first, second, reader)
                summary = tag("summary", reader.say("beside-differences", name=edition_phrase(first, reader)))
                compared_row = difference(first, second, row, reader)
                yield tag("details", summary, compared_row, legend, class_="differences")
