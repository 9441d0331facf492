"""Words of a text, quoted."""

from markupsafe import Markup

from statement_archive.model import Edition
from statement_archive.parts.html import tag
from statement_archive.tags import direction


def quotation(words: str, edition: Edition) -> Markup:
    """Words of an edition as HTML, in their language."""
    tagged = edition.witness.language
    return tag("q", words, lang=tagged, dir=direction(tagged))
