"""What a printed section has besides its text: whose text it is at its head, and notes at its end.

On a screen neither is shown. A note's number is drawn by the style sheet where the text has a mark of its kind, and
counts on from one mark to the next; so the notes come in the order of the text, one for each mark.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive.model import Edition, Section, Segment, Slot, Work
from statement_archive.names import edition_name
from statement_archive.parts.cite import own_title
from statement_archive.parts.foreign import label, prose_in_html, sentences_in_html
from statement_archive.parts.html import comment, tag
from statement_archive.parts.marks import Mark
from statement_archive.parts.segment import View, missing_sentence
from statement_archive.reader import Reader
from statement_archive.tags import attributes

_NOTED = ("sic", "supplied")
"""Classes of marks that have a note on paper."""


def paper_head(work: Work, edition: Edition, reader: Reader, path: str) -> Markup:
    """Document, date, text with its standing, address and hash; `path` is the page's under `docs/`."""
    title, tagged = own_title(work, edition, reader), edition.witness.language
    named = (label(title, tagged, reader.language) or title) if "title" in edition.by_slot else ""
    address = comment(f"address: {path}")
    return tag(
        "div",
        tag("p", named or sentences_in_html(work.document.title, reader), class_="paper-head__title"),
        tag("p", f"{reader.date(work.document.date)} · {edition_name(edition, reader)}"),
        tag("p", address, " · ", tag("span", f"sha256 {edition.witness.sha256}", class_="paper-head__hash")),
        class_="paper-head",
        data_search_exclude=True,
    )


def paper_notes(sections: Sequence[Section], view: View) -> Markup:
    """The notes of sections, in the order of their text; empty where there is none."""
    ids = {section.id for section in sections}
    notes = [note for slot in view.work.document.outline if slot.section in ids for note in _at(slot, view)]
    return tag("ol", *notes, class_="paper-notes", data_search_exclude=True) if notes else Markup()


def _at(slot: Slot, view: View) -> Iterator[Markup]:
    segment = view.edition.by_slot.get(slot.id)
    if segment and segment.id == slot.id:
        yield from (_note(mark, view) for mark in _marks(segment, view))
    elif slot.id in view.edition.missing:
        yield tag("li", missing_sentence(slot, view))


def _marks(segment: Segment, view: View) -> Iterator[Mark]:
    marks = (mark for span in segment.published for mark in view.marks.within(*span))
    return (mark for mark in marks if not {*mark.classes}.isdisjoint(_NOTED))


def _note(mark: Mark, view: View) -> Markup:
    around = view.reader.language
    own = mark.language or around
    words = prose_in_html(mark.title, own)
    return tag("li", words if own == around else tag("span", words, **attributes(own, around)))
