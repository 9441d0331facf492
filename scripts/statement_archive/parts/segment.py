"""A segment or a lacuna -> Markdown: the number as a heading with the segment's id, the text under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from markupsafe import Markup

from statement_archive.model import Edition, Kind, Segment, Slot, Span, Work
from statement_archive.names import (
    cause_text,
    edition_phrase,
    head_label,
    is_named_by_label,
    number_label,
    slot_label,
    slot_name,
)
from statement_archive.parts import markdown as md
from statement_archive.parts.beginning import beginning
from statement_archive.parts.editions import section_path
from statement_archive.parts.html import join, tag
from statement_archive.parts.lines import Cells, paragraphs, shape, table_lines, text_table
from statement_archive.parts.markdown import Markdown
from statement_archive.parts.marked import marked
from statement_archive.parts.marks import Mark, Marks
from statement_archive.parts.remarks import Quoted, Remarks, Run
from statement_archive.reader import Reader
from statement_archive.tags import attributes, direction, is_same

_MARGIN = 6
"""Latin letters that there is room for beside the text."""
_LABEL_LENGTH = 32
"""Characters of text behind the number in the table of contents."""


@dataclass(frozen=True, slots=True)
class View:
    """An edition as a reader of one site language sees it."""

    work: Work
    edition: Edition
    reader: Reader
    marks: Marks
    remarks: Remarks
    below: int = 0
    """How many headings deeper than on the page of their section segments stand."""

    @property
    def name(self) -> str:
        """What a sentence calls the edition."""
        return edition_phrase(self.edition, self.reader)


def render_segment(segment: Segment, view: View) -> Markdown:
    """Label and text; slots that the segment answers to besides its own get an anchor here."""
    anchors = (md.span("", id=slot) for slot in segment.answers[1:])
    label = head_label(segment, view.reader)
    head = md.heading(
        depth(segment.id, segment.kind) + view.below,
        md.join("", anchors) + label,
        id=segment.id,
        classes=(*_head_classes(label), *shape(segment)[1:]),
        **_head_language(segment, view),
        data_toc_label=f"{number_label(segment, view.reader)} {_beginning(segment)}",
    )
    return md.join("\n", (head, *_text(segment, view)))


def _head_classes(label: str) -> tuple[str, ...]:
    """A label that the margin has no room for stands above its text; one in brackets is the archive's own."""
    width = sum(1 + (east_asian_width(character) in "WF") for character in label)
    own = ("inferred",) if label.startswith("[") else ()
    return ("number", *own, *(("long",) if width > _MARGIN else ()))


def _head_language(segment: Segment, view: View) -> dict[str, str]:
    """A label of words is in the language of its text."""
    own, around = view.edition.witness.language, view.reader.language
    return attributes(own, around) if is_named_by_label(segment) and not is_same(own, around) else {}


def depth(id: str, kind: Kind) -> int:
    """The depth of a segment's heading, the page's own being 1: an item stands under its paragraph."""
    return 2 + id.count(".") if kind is Kind.ITEM else 3 if kind is Kind.FOOTNOTE else 2


def _text(segment: Segment, view: View) -> Iterator[Markdown]:
    if segment.kind is Kind.TABLE:
        yield md.block(text_table((_cells(line, view) for line in table_lines(segment)), segment, view.edition))
    else:
        yield from (md.paragraph(text, **text_attributes(segment, view)) for text in texts(segment, view))


def _cells(line: Cells, view: View) -> Iterator[Markup]:
    return (_cell(span, view) if span else Markup() for span in line)


def _cell(span: Span, view: View) -> Markup:
    return marked(span, view.marks.within(*span), view.remarks)


def heading_words(segment: Segment, view: View) -> Markdown:
    """A heading as it stands on its page: the label that is printed, and its words where it has any besides."""
    lines = (_inline(start, end, view) for start, end in segment.published)
    words = md.join(md.BREAK, lines)
    if not segment.label or segment.label == segment.text:
        return words
    label = md.span(segment.label, **{"class": "printed"})
    return md.join(" ", (label, words)) if segment.text else label


def contents_label(segment: Segment, view: View) -> Markup:
    """What the table of contents calls a segment, as HTML that says the language of its text."""
    own = attributes(view.edition.witness.language, view.reader.language)
    label = number_label(segment, view.reader)
    called = tag("span", label, **own) if is_named_by_label(segment) else label
    return join(" ", (called, tag("span", _beginning(segment), **own)))


def _beginning(segment: Segment) -> str:
    return beginning(" ".join(segment.text.split()), _LABEL_LENGTH)


def texts(segment: Segment, view: View) -> tuple[Markdown, ...]:
    """The paragraphs of a segment as Markdown, with marks that keep every character as it is; lines stay apart."""
    broken = md.BREAK + md.Markdown("\n")
    return tuple(md.join(broken, (_inline(*line, view) for line in lines)) for lines in paragraphs(segment))


def text_attributes(segment: Segment, view: View) -> dict[str, object]:
    """What marks an element as text of a witness: its language, what it is where it is no prose, and whose it is."""
    tag = view.edition.witness.language
    return {"classes": shape(segment), "lang": tag, "dir": direction(tag), "data_segment": segment.id}


def render_lacuna(slot: Slot, view: View) -> Markdown:
    """A missing segment at its place: its label, the cause, and where it can be read."""
    label = slot_label(slot, view.reader)
    cause = cause_text(view.edition.missing[slot.id], view.reader, short=True)
    head = md.heading(
        depth(slot.id, slot.kind) + view.below,
        label,
        id=slot.id,
        classes=(*_head_classes(label), "lacuna"),
        data_toc_label=view.reader.say("name-again", name=label, number=cause),
    )
    return md.join("\n", (head, lacuna_notice(slot, view)))


def lacuna_notice(slot: Slot, view: View) -> Markdown:
    """The sentence on a missing segment."""
    reader = view.reader
    slugs = {section.id: section.slug for section in view.work.document.sections}
    links = [
        md.link(
            edition_phrase(other, reader),
            f"archive:{section_path(view.work, other, slugs[slot.section or ''], reader)}#{slot.id}",
        )
        for other in view.work.editions
        if slot.section and slot.id in other.by_slot
    ]
    elsewhere = [md.fill(reader.template("read-in"), links=md.join(reader.say("or"), links))] if links else []
    return md.paragraph(md.join(reader.say("gap"), (missing_sentence(slot, view), *elsewhere)), classes=("missing",))


def missing_sentence(slot: Slot, view: View) -> str:
    """What is missing, from which text, and why."""
    cause = cause_text(view.edition.missing[slot.id], view.reader)
    return view.reader.say("missing", segment=slot_name(slot, view.reader), name=view.name, cause=cause)


def _inline(start: int, end: int, view: View) -> Markdown:
    out: list[str] = []
    for mark in view.marks.within(start, end):
        out += _noted(start, mark.start, view)
        attrs = _mark_attributes(mark, view.edition.text[mark.start : mark.end])
        own = mark.language or view.reader.language
        out.append(md.link(_within_mark(mark, attrs, own, view), mark.target, **attrs))
        out += (_sign(noted, view) for part in view.remarks.cut(mark.start, mark.end) for noted in part.ending)
        start = mark.end
    return md.join("", (*out, *_noted(start, end, view)))


def _noted(start: int, end: int, view: View) -> Iterator[str]:
    """Text that has no mark of its own, with what remarks quote of it underlined."""
    for part in view.remarks.cut(start, end):
        yield _underlined(part, view)
        yield from (_sign(noted, view) for noted in part.ending)


def _underlined(part: Run, view: View) -> str:
    words = view.edition.text[part.span.start : part.span.end]
    return md.span(words, **view.remarks.underline(part.noted)) if part.noted else words


def _sign(noted: Quoted, view: View) -> Markdown:
    return md.link(
        "", view.remarks.address(noted), classes=("note-sign", noted.register.name), **view.remarks.sign(noted)
    )


def _mark_attributes(mark: Mark, content: str) -> dict[str, object]:
    name = mark.name or ("" if content.strip() else mark.title)
    told = {"id": mark.id, "classes": mark.classes, "title": mark.title, "aria_label": name}
    return {key: value for key, value in told.items() if value}


def _within_mark(mark: Mark, attrs: dict[str, object], language: str, view: View) -> str:
    """A mark's words. Its title is in a language of the editors; where the text is not, the words within say theirs."""
    tagged = view.edition.witness.language
    content = md.join("", (_underlined(part, view) for part in view.remarks.cut(mark.start, mark.end)))
    if is_same(tagged, language):
        return content
    attrs |= attributes(language, tagged)
    return md.span(content, **attributes(tagged, language)) if content.strip() else content
