"""A stretch of a text with its marks -> HTML, for what stands outside of Markdown: columns, and cells of tables."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from statement_archive.model import Span
from statement_archive.parts.html import join, tag
from statement_archive.parts.marks import Mark
from statement_archive.parts.remarks import Quoted, Remarks, Run
from statement_archive.tags import attributes, is_same


def marked(span: Span, marks: Iterable[Mark], remarks: Remarks) -> Markup:
    """Published text whose marks, disjoint and in order, are links, and in which what `remarks` quote is underlined."""
    return join("", _pieces(span, marks, remarks))


def _pieces(span: Span, marks: Iterable[Mark], remarks: Remarks) -> Iterator[str]:
    at = span.start
    for mark in marks:
        yield from _noted(Span(at, mark.start), remarks)
        inside = tuple(remarks.cut(mark.start, mark.end))
        yield _link(join("", (_underlined(part, remarks) for part in inside)), mark, remarks)
        yield from (_sign(noted, remarks) for part in inside for noted in part.ending)
        at = mark.end
    yield from _noted(Span(at, span.end), remarks)


def _noted(span: Span, remarks: Remarks) -> Iterator[Markup | str]:
    for part in remarks.cut(*span):
        yield _underlined(part, remarks)
        yield from (_sign(noted, remarks) for noted in part.ending)


def _underlined(part: Run, remarks: Remarks) -> str:
    words = remarks.edition.text[part.span.start : part.span.end]
    return tag("span", words, **remarks.underline(part.noted)) if part.noted else words


def _sign(noted: Quoted, remarks: Remarks) -> Markup:
    return tag("a", href=remarks.address(noted), class_=f"note-sign {noted.register.name}", **remarks.sign(noted))


def _link(words: Markup, mark: Mark, remarks: Remarks) -> Markup:
    """A mark as a link. Its title is in a language of the editors; where the text is not, the words say theirs."""
    attrs: dict[str, str] = {"href": mark.target, "class_": " ".join(mark.classes), "title": mark.title}
    name = mark.name or ("" if words.strip() else mark.title)
    attrs |= {key: value for key, value in {"id": mark.id, "aria_label": name}.items() if value}
    tagged, own = remarks.edition.witness.language, mark.language or remarks.reader.language
    if not is_same(tagged, own):
        attrs |= attributes(own, tagged)
        words = tag("span", words, **attributes(tagged, own))
    return tag("a", words, **attrs)
