"""A stretch of a text with its marks -> HTML, for what stands outside of Markdown: columns, and cells of tables."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from statement_archive.model import Edition, Span
from statement_archive.parts.html import join, tag
from statement_archive.parts.marks import Mark
from statement_archive.reader import Reader
from statement_archive.tags import attributes, is_same


def marked(edition: Edition, span: Span, marks: Iterable[Mark], reader: Reader) -> Markup:
    """Published text whose marks, disjoint and in order, are links; their targets are as HTML has them."""
    return join("", _pieces(edition, span, marks, reader))


def _pieces(edition: Edition, span: Span, marks: Iterable[Mark], reader: Reader) -> Iterator[str]:
    at, text = span.start, edition.text
    for mark in marks:
        yield text[at : mark.start]
        yield _link(text[mark.start : mark.end], mark, edition, reader)
        at = mark.end
    yield text[at : span.end]


def _link(words: str, mark: Mark, edition: Edition, reader: Reader) -> Markup:
    """A mark as a link. Its title is in a language of the editors; where the text is not, the words say theirs."""
    attrs: dict[str, str] = {"href": mark.target, "class_": " ".join(mark.classes), "title": mark.title}
    name = mark.name or ("" if words.strip() else mark.title)
    attrs |= {key: value for key, value in {"id": mark.id, "aria_label": name}.items() if value}
    tagged, own = edition.witness.language, mark.language or reader.language
    if not is_same(tagged, own):
        attrs |= attributes(own, tagged)
        words = tag("span", words, **attributes(tagged, own))
    return tag("a", words, **attrs)
