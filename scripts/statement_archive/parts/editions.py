"""Which edition a reader sees first, and where every edition can be read."""

from dataclasses import replace

from statement_archive.model import Edition, Section, Slot, Status, Work
from statement_archive.names import number_of
from statement_archive.reader import Reader


def main_edition(work: Work, reader: Reader) -> Edition:
    """The nearest edition: in the first of the languages that the reader reads, else the first that there is.

    A machine translation comes last, whatever its language.
    """
    return min(work.editions, key=lambda edition: _distance(edition, reader))


def further_editions(work: Work, reader: Reader) -> tuple[Edition, ...]:
    """Editions that are nobody's main one and have pages of their own beside it; the same for every reader."""
    mains = {main_edition(work, other).witness.siglum for other in reader.everyone}
    return tuple(edition for edition in work.editions if edition.witness.siglum not in mains)


def is_in(edition: Edition, reader: Reader) -> bool:
    """Whether the edition's text is in the reader's own language, script included."""
    return reader.reads_as_own(edition.witness.language)


def section_path(work: Work, edition: Edition, slug: str, reader: Reader) -> str:
    """Where a reader finds a section of an edition: `<language>/<document>/…/<slug>.md`."""
    homes = (other for other in (reader, *reader.everyone) if main_edition(work, other) is edition)
    if home := next(homes, None):
        return f"{home.language}/{work.document.id}/{slug}.md"
    return f"{reader.language}/{work.document.id}/{edition.witness.siglum}/{slug}.md"


def slot_in(edition: Edition, slot: Slot) -> Slot:
    """A place of the outline under the label that an edition prints there, if it does."""
    segment = edition.by_slot.get(slot.id)
    is_printed = segment is not None and segment.id == slot.id and segment.label
    return replace(slot, label=number_of(segment)) if segment and is_printed else slot


def parallel_path(work: Work, section: Section, reader: Reader) -> str:
    """Where all texts of a section stand side by side."""
    return f"{reader.language}/{work.document.id}/parallel/{section.slug}.md"


def full_path(work: Work, edition: Edition, reader: Reader) -> str:
    """Where an edition stands whole, for the reader that section_path leads to."""
    return section_path(work, edition, "full", reader)


def provenance_page(edition: Edition) -> str:
    """The page in the folder of its document that says how the edition's text was made."""
    return f"made-{edition.witness.siglum}.md"


def provenance_path(work: Work, edition: Edition, reader: Reader) -> str:
    """Where a reader is told how an edition's text was made."""
    return f"{reader.language}/{work.document.id}/{provenance_page(edition)}"


def _distance(edition: Edition, reader: Reader) -> tuple[bool, int]:
    return edition.witness.status is Status.MACHINE_TRANSLATION, reader.rank(edition.witness.language)


def segment_address(work: Work, edition: Edition, slot: str, reader: Reader) -> str:
    """The link to where a reader finds a slot in an edition: on the page of the segment that answers to it.

    A title has no place on such a page; its link leads to the first one.
    """
    section = work.section_of[edition.by_slot[slot].id]
    path = f"archive:{section_path(work, edition, section.slug, reader)}"
    return path if slot == "title" else f"{path}#{slot}"
