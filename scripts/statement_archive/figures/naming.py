"""What figures call the segments of a document, and where they lead."""

from statement_archive.model import Edition, Kind, Segment, Slot, Work
from statement_archive.parts.editions import section_path
from statement_archive.parts.messages import say, segment_name


def sign(slot: Slot, language: str) -> str:
    """A slot at the head of a narrow column: `T`, `§2`, `7`, `4.1`, `N`."""
    if slot.kind is Kind.HEADING:
        return f"§{slot.number}"
    if slot.kind in (Kind.TITLE, Kind.NOTE):
        return say(f"fig-sign-{slot.kind.value}", language)
    return slot.id.removeprefix("p")


def short_name(slot: Slot, language: str) -> str:
    """A slot at the head of a row: `title`, `heading 2`, `7`, `4.1`, `note`."""
    if slot.kind is Kind.HEADING:
        return say("short-heading", language, number=slot.number)
    if slot.kind in (Kind.TITLE, Kind.NOTE):
        return say(f"short-{slot.kind.value}", language)
    return slot.id.removeprefix("p")


def long_name(slot: Slot, language: str) -> str:
    """A slot as it is read out: `Paragraph 7`."""
    return segment_name(slot.kind, slot.number or slot.id.removeprefix("p"), language)


def extent(segment: Segment) -> str:
    """The slots that a segment answers to, `9–11`; "" where it is one."""
    first, last = (slot.removeprefix("p") for slot in (segment.answers[0], segment.answers[-1]))
    return "" if first == last else f"{first}–{last}"


def address(work: Work, edition: Edition, slot: str, language: str) -> str:
    """The link to where an edition has a slot: on the page of the segment that answers to it.

    A title has no place on such a page; its link leads to the first one.
    """
    section = edition.by_slot[slot].section
    slugs = {entry.id: entry.slug for entry in work.document.sections}
    if section is None:
        return f"archive:{section_path(work, edition, work.document.sections[0].slug, language)}"
    return f"archive:{section_path(work, edition, slugs[section], language)}#{slot}"
