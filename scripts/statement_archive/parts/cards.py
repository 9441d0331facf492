"""Documents -> how lists show them: its short name, what it is, which texts there are."""

from markupsafe import Markup

from statement_archive.model import Work
from statement_archive.names import document_name
from statement_archive.parts.chips import chips
from statement_archive.parts.foreign import sentences_in_html
from statement_archive.parts.html import tag
from statement_archive.reader import Reader


def document_card(work: Work, reader: Reader, *, heading: str, is_first: bool = False) -> Markup:
    """A document as an item of a list, its title as a heading (`h3`); the first one of the archive has more room."""
    document = work.document
    title = tag("a", document_name(document, reader), href=f"archive:{reader.language}/{document.id}/index.md")
    return tag(
        "li",
        tag(heading, title, class_="card__title", id=document.id),
        tag("p", sentences_in_html(document.summary, reader), class_="card__summary"),
        chips(work, reader),
        class_="card card--first" if is_first else "card",
    )
