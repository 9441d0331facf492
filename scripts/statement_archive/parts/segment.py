"""A segment or a lacuna -> Markdown: the number as a heading with the segment's id, the text under it."""

from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.model import Edition, Kind, Segment, Slot, Work
from statement_archive.names import cause_text, edition_phrase, number_label, slot_label, slot_name
from statement_archive.parts import markdown as md
from statement_archive.parts.beginning import beginning
from statement_archive.parts.editions import provenance_page, section_path
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown
from statement_archive.parts.marks import Marks
from statement_archive.reader import Reader
from statement_archive.tags import attributes, direction, is_same

_LABEL_LENGTH = 32
"""Characters of text behind the number in the table of contents."""


@dataclass(frozen=True, slots=True)
class View:
    """An edition as a reader of one site language sees it."""

    work: Work
    edition: Edition
    reader: Reader
    marks: Marks
    up: str
    """The way from the page one is on to the folder of its document."""

    @property
    def made(self) -> str:
        """The page that explains the marks."""
        return self.up + provenance_page(self.edition)

    @property
    def root(self) -> str:
        """The way to the folder of the language."""
        return f"{self.up}../"

    @property
    def name(self) -> str:
        """What a sentence calls the edition."""
        return edition_phrase(self.edition, self.reader)


def quotation(words: str, edition: Edition) -> Markup:
    """Words of an edition as HTML, in their language."""
    tagged = edition.witness.language
    return tag("q", words, lang=tagged, dir=direction(tagged))


def render_segment(segment: Segment, view: View) -> Markdown:
    """Number and text; slots that the segment answers to besides its own get an anchor here."""
    label = number_label(segment, view.reader)
    head = md.heading(
        3 if segment.kind is Kind.ITEM else 2,
        md.join("", (md.span("", id=slot) for slot in segment.answers[1:])) + label,
        id=segment.id,
        classes=("number",),
        data_toc_label=f"{label} {_beginning(segment)}",
    )
    paragraphs = (md.paragraph(text, **text_attributes(segment, view)) for text in texts(segment, view))
    return md.join("\n", (head, *paragraphs))


def contents_label(segment: Segment, view: View) -> Markup:
    """What the table of contents calls a segment, as HTML that says the language of its text."""
    own = attributes(view.edition.witness.language, view.reader.language)
    words = tag("span", _beginning(segment), **own)
    return join(" ", (number_label(segment, view.reader), words))


def _beginning(segment: Segment) -> str:
    return beginning(segment.text, _LABEL_LENGTH)


def texts(segment: Segment, view: View) -> tuple[Markdown, ...]:
    """The paragraphs of a segment as Markdown, with marks that keep every character as it is."""
    return tuple(_inline(start, end, view) for start, end in segment.published)


def text_attributes(segment: Segment, view: View) -> dict[str, object]:
    """What marks an element as text of a witness: its language and whose segment it is."""
    tag = view.edition.witness.language
    return {"classes": ("segment",), "lang": tag, "dir": direction(tag), "data_segment": segment.id}


def render_lacuna(slot: Slot, view: View) -> Markdown:
    """A missing segment at its place: its number, the cause, and where it can be read."""
    label = slot_label(slot, view.reader)
    head = md.heading(2, label, id=slot.id, classes=("number", "lacuna"), data_toc_label=f"{label} –")
    return md.join("\n", (head, lacuna_notice(slot, view)))


def lacuna_notice(slot: Slot, view: View) -> Markdown:
    """The sentence on a missing segment."""
    reader = view.reader
    missing = reader.say(
        "missing",
        segment=slot_name(slot, reader),
        name=view.name,
        cause=cause_text(view.edition.missing[slot.id], reader),
    )
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
    return md.paragraph(md.join(reader.say("gap"), (missing, *elsewhere)), classes=("missing",))


def _inline(start: int, end: int, view: View) -> Markdown:
    text = view.edition.text
    out = []
    for mark in view.marks.within(start, end):
        out.append(text[start : mark.start])
        content = text[mark.start : mark.end]
        attrs: dict[str, object] = {"classes": mark.classes, "title": mark.title}
        if not content.strip():
            attrs["aria_label"] = mark.title
        own = mark.language or view.reader.language
        out.append(md.link(_within_mark(content, attrs, own, view), mark.target, **attrs))
        start = mark.end
    return md.join("", (*out, text[start:end]))


def _within_mark(content: str, attrs: dict[str, object], language: str, view: View) -> str:
    """A mark's words. Its title is in a language of the editors; where the text is not, the words within say theirs."""
    tagged = view.edition.witness.language
    if is_same(tagged, language):
        return content
    attrs |= attributes(language, tagged)
    return md.span(content, **attributes(tagged, language)) if content.strip() else content
