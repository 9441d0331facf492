"""A segment or a lacuna -> Markdown: the number as a heading with the segment's id, the text under it."""

from archive.model import Edition, Kind, Numbered, Segment, Slot, Work
from archive.render import markdown as md
from archive.render.editions import section_path
from archive.render.marks import Mark, marks_of
from archive.render.messages import cause_text, say, segment_name, witness_name

_LABEL_LENGTH = 32
"""Characters of text behind the number in the table of contents."""


def render_segment(segment: Segment, edition: Edition, language: str, *, made: str) -> str:
    """Number and text; `made` is the page that explains the marks, seen from this one."""
    label = number_label(segment, language)
    snippet = segment.text if len(segment.text) <= _LABEL_LENGTH else segment.text[:_LABEL_LENGTH].rstrip() + "…"
    head = md.heading(
        3 if segment.kind is Kind.ITEM else 2,
        "".join(md.span("", id=slot) for slot in segment.answers[1:]) + md.escape(label),
        id=segment.id,
        classes=("number",),
        data_toc_label=f"{label} {md.escape(snippet)}",
    )
    return "\n".join((head, *render_text(segment, edition, language, made=made)))


def render_text(segment: Segment, edition: Edition, language: str, *, made: str) -> tuple[str, ...]:
    """The paragraphs of a segment, each marked as its text."""
    attrs = {"classes": ("segment",), "lang": edition.witness.language, "data_segment": segment.id}
    return tuple(
        md.paragraph(inline(edition.text, start, end, marks_of(edition, start, end, language), made), **attrs)
        for start, end in segment.published
    )


def inline(text: str, start: int, end: int, marks: tuple[Mark, ...], made: str) -> str:
    """`text[start:end]` with its marks as links that keep the text itself as it is."""
    out = []
    for mark in marks:
        out.append(md.escape(text[start : mark.start]))
        content = md.escape(text[mark.start : mark.end])
        out.append(md.link(content, f"{made}#{mark.target}", classes=mark.classes, title=mark.title, aria_label=mark.name))
        start = mark.end
    return "".join((*out, md.escape(text[start:end])))


def render_lacuna(slot: Slot, edition: Edition, work: Work, language: str) -> str:
    """A missing segment at its place: its number, the cause, and where it can be read."""
    label = _slot_label(slot, language)
    head = md.heading(2, md.escape(label), id=slot.id, classes=("number", "lacuna"), data_toc_label=f"{label} –")
    return f"{head}\n{lacuna_notice(slot, edition, work, language)}"


def lacuna_notice(slot: Slot, edition: Edition, work: Work, language: str) -> str:
    """The sentence on a missing segment."""
    witness = edition.witness
    missing = say(
        "missing",
        language,
        segment=segment_name(slot.kind, slot.number or slot.id.removeprefix("p"), language),
        name=witness_name(witness.status, witness.language, language),
        cause=cause_text(edition.missing[slot.id], language),
    )
    slugs = {section.id: section.slug for section in work.document.sections}
    links = [
        md.link(
            md.escape(witness_name(other.witness.status, other.witness.language, language)),
            f"archive:{section_path(work, other, slugs[slot.section or ''], language)}#{slot.id}",
        )
        for other in work.editions
        if slot.section and slot.id in other.by_slot
    ]
    sentence = " " + say("read-in", language, links=say("and", language).join(links)) if links else ""
    return md.paragraph(md.escape(missing) + sentence, classes=("missing",))


def number_label(segment: Segment, language: str) -> str:
    """`7` as printed, `[7]` as inferred, `[9–11]` where one paragraph answers to three."""
    if segment.kind in (Kind.NOTE, Kind.TITLE):
        return say(f"short-{segment.kind.value}", language)
    ids = [slot.removeprefix("p") for slot in segment.answers if segment.kind is Kind.ITEM or "." not in slot]
    label = ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"
    return label if segment.numbered is Numbered.PRINTED else f"[{label}]"


def _slot_label(slot: Slot, language: str) -> str:
    return say("short-note", language) if slot.kind is Kind.NOTE else f"[{slot.id.removeprefix('p')}]"
