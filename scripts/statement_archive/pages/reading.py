"""What the pages of a text have in common: what they know of it, its rows, and what stands around them."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from statement_archive.addresses import SCHEME
from statement_archive.model import Edition, Kind, Section, Segment, Slot, Work
from statement_archive.names import edition_name
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import Apparatus
from statement_archive.parts.editions import is_in, provenance_path
from statement_archive.parts.footnotes import Footnotes
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.marks import Marks
from statement_archive.parts.paper import paper_head
from statement_archive.parts.remarks import Remarks
from statement_archive.parts.segment import View, contents_label, depth, lacuna_notice
from statement_archive.parts.side_by_side import column_name, kind_of


def view_of(work: Work, edition: Edition, apparatus: Apparatus) -> View:
    """A text with all that is marked in it."""
    reader = apparatus.reader
    further = (*Footnotes(work, edition, reader).marks(), *apparatus.vocabulary.marks(work, edition))
    made = SCHEME + provenance_path(work, edition, reader)
    marks = Marks(edition, work.document.sics, reader, made=made, further=further)
    return View(work, edition, reader, marks, Remarks(work, edition, reader, edition))


def opening(view: View, path: str) -> Iterator[Markup]:
    """What stands above the heading: on paper, whose text it is and where from; on a screen, which text it is."""
    yield paper_head(view.work, view.edition, view.reader, path)
    chip = tag("span", edition_name(view.edition, view.reader), class_=f"chip {kind_of(view.edition)}")
    yield tag("p", chip, class_="eyebrow")


def in_row(own: Iterable[Piece], view: View, beside: Markup) -> Iterator[Piece]:
    """What the page's own text has, and beside it what the others have."""
    name = (column_name(view.edition, view.reader),) if beside else ()
    yield from md.box("row", *md.box("own", *name, *own), beside)


def heading_lacuna(section: Section, view: View) -> Iterator[Markdown]:
    """That the text lacks the heading of a section which the document has."""
    if section.has_heading and section.id in view.edition.missing:
        yield lacuna_notice(view.work.document.slot_by_id[section.id], view)


def item_class(slot: Slot) -> str:
    """How deep a place stands among the items of its paragraph."""
    return f"item level-{depth(slot.id, slot.kind) - 2}" if slot.kind is Kind.ITEM else "item"


def contents_labels(segments: Iterable[Segment], view: View) -> dict[str, Markup]:
    """Lines of the table of contents, where their words are in another language than the page."""
    if is_in(view.edition, view.reader):
        return {}
    return {f"contents.{segment.id}": contents_label(segment, view) for segment in segments}
