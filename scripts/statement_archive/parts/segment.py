"""A segment or a lacuna -> Markdown: the number as a heading with the segment's id, the text under it."""

from dataclasses import dataclass

from statement_archive.model import Edition, Kind, Numbered, Segment, Slot, Work
from statement_archive.parts import markdown as md
from statement_archive.parts.editions import is_in, section_path
from statement_archive.parts.html import escape, tag
from statement_archive.parts.marks import Marks
from statement_archive.parts.messages import cause_text, date_in, direction, kind_name, say, segment_name, witness_name

_LABEL_LENGTH = 32
"""Characters of text behind the number in the table of contents."""


@dataclass(frozen=True, slots=True)
class View:
    """An edition as a reader of one site language sees it."""

    work: Work
    edition: Edition
    language: str
    marks: Marks
    up: str
    """The way from the page one is on to the folder of its document."""

    @property
    def made(self) -> str:
        """The page that explains the marks."""
        return f"{self.up}made-{self.edition.witness.siglum}.md"

    @property
    def root(self) -> str:
        """The way to the folder of the language."""
        return f"{self.up}../"

    @property
    def name(self) -> str:
        """What a sentence calls the edition."""
        return edition_phrase(self.edition, self.language)


def text_phrase(work: Work, edition: Edition, language: str) -> str:
    """What a table calls one text of the archive: `Statement of 18 June 2020, official English text`."""
    kind, date = kind_name(work.document.kind, language), date_in(work.document.date, language)
    return say("target", language, kind=kind, date=date, segment=edition_phrase(edition, language))


def edition_phrase(edition: Edition, language: str) -> str:
    """What a sentence calls an edition: `official English text`."""
    return witness_name(edition.witness.status, edition.witness.language, language)


def edition_name(edition: Edition, language: str) -> str:
    """What a heading or a link calls an edition: `Official English text`."""
    name = witness_name(edition.witness.status, edition.witness.language, language)
    return name[:1].upper() + name[1:]


def slot_name(slot: Slot, language: str) -> str:
    """A place of the outline as a sentence calls it: `Paragraph 7`."""
    return segment_name(slot.kind, slot.number or slot.id.removeprefix("p"), language)


def quotation(words: str, edition: Edition) -> str:
    """Words of an edition as HTML, in their language."""
    tagged = edition.witness.language
    return tag("q", escape(words), lang=tagged, dir=direction(tagged))


def render_segment(segment: Segment, view: View) -> str:
    """Number and text; slots that the segment answers to besides its own get an anchor here."""
    label = number_label(segment, view.language)
    snippet = segment.text if len(segment.text) <= _LABEL_LENGTH else segment.text[:_LABEL_LENGTH].rstrip() + "…"
    head = md.heading(
        3 if segment.kind is Kind.ITEM else 2,
        "".join(md.span("", id=slot) for slot in segment.answers[1:]) + md.escape(label),
        id=segment.id,
        classes=("number",),
        data_toc_label=f"{label} {snippet}",
    )
    return "\n".join((head, *(md.paragraph(text, **text_attributes(segment, view)) for text in texts(segment, view))))


def texts(segment: Segment, view: View) -> tuple[str, ...]:
    """The paragraphs of a segment as Markdown, with marks that keep every character as it is."""
    return tuple(_inline(start, end, view) for start, end in segment.published)


def text_attributes(segment: Segment, view: View) -> dict[str, object]:
    """What marks an element as text of a witness: its language and whose segment it is."""
    tag = view.edition.witness.language
    return {"classes": ("segment",), "lang": tag, "dir": direction(tag), "data_segment": segment.id}


def render_lacuna(slot: Slot, view: View) -> str:
    """A missing segment at its place: its number, the cause, and where it can be read."""
    label = slot_label(slot, view.language)
    head = md.heading(2, md.escape(label), id=slot.id, classes=("number", "lacuna"), data_toc_label=f"{label} –")
    return f"{head}\n{lacuna_notice(slot, view)}"


def lacuna_notice(slot: Slot, view: View) -> str:
    """The sentence on a missing segment."""
    language = view.language
    missing = say(
        "missing",
        language,
        segment=slot_name(slot, language),
        name=view.name,
        cause=cause_text(view.edition.missing[slot.id], language),
    )
    slugs = {section.id: section.slug for section in view.work.document.sections}
    links = [
        md.link(
            md.escape(edition_phrase(other, language)),
            f"archive:{section_path(view.work, other, slugs[slot.section or ''], language)}#{slot.id}",
        )
        for other in view.work.editions
        if slot.section and slot.id in other.by_slot
    ]
    sentence = say("gap", language) + say("read-in", language, links=say("or", language).join(links)) if links else ""
    return md.paragraph(md.escape(missing) + sentence, classes=("missing",))


def number_label(segment: Segment, language: str) -> str:
    """`7` as printed, `[7]` as inferred, `[9–11]` where one paragraph answers to three."""
    if segment.kind is Kind.HEADING:
        return say("short-heading", language, number=segment.number)
    if segment.kind in (Kind.NOTE, Kind.TITLE):
        return say(f"short-{segment.kind.value}", language)
    ids = [slot.removeprefix("p") for slot in segment.answers if segment.kind is Kind.ITEM or "." not in slot]
    label = ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"
    return label if segment.numbered is Numbered.PRINTED else f"[{label}]"


def slot_label(slot: Slot, language: str) -> str:
    """The same for a place that no segment fills."""
    if slot.kind is Kind.HEADING:
        return say("short-heading", language, number=slot.number)
    if slot.kind in (Kind.NOTE, Kind.TITLE):
        return say(f"short-{slot.kind.value}", language)
    return f"[{slot.id.removeprefix('p')}]"


def _inline(start: int, end: int, view: View) -> str:
    text = view.edition.text
    out = []
    for mark in view.marks.within(start, end):
        out.append(md.escape(text[start : mark.start]))
        content = text[mark.start : mark.end]
        attrs: dict[str, object] = {"classes": mark.classes, "title": mark.title}
        if not content.strip():
            attrs["aria_label"] = mark.title
        out.append(md.link(_within_mark(content, attrs, view), mark.target, **attrs))
        start = mark.end
    return "".join((*out, md.escape(text[start:end])))


def _within_mark(content: str, attrs: dict[str, object], view: View) -> str:
    """A mark's words. Its title is in the reader's language; where the text is not, the words within say theirs."""
    tagged = view.edition.witness.language
    if is_in(view.edition, view.language):
        return md.escape(content)
    attrs["lang"] = view.language
    return md.span(md.escape(content), lang=tagged) if content.strip() else md.escape(content)
