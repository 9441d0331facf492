"""The texts of a document -> a row of links: which languages it is in, of what standing, and how far each goes."""

from markupsafe import Markup

from statement_archive.model import BODY_KINDS, Edition, Status, Work
from statement_archive.names import capitalized, edition_phrase, status_name
from statement_archive.parts.editions import section_path
from statement_archive.parts.extent import extent_of
from statement_archive.parts.html import tag
from statement_archive.reader import Reader


def chips(work: Work, reader: Reader) -> Markup:
    """A link to where each text of the document begins."""
    return tag("ul", *(tag("li", _chip(work, edition, reader)) for edition in work.editions), class_="chips")


def short_edition(edition: Edition, reader: Reader) -> str:
    """What a text is called where there is little room: its language, or that a machine made it."""
    witness = edition.witness
    if witness.status is Status.MACHINE_TRANSLATION:
        return status_name(witness.status, reader)
    return reader.language_name(witness.language)


def _chip(work: Work, edition: Edition, reader: Reader) -> Markup:
    witness = edition.witness
    path = section_path(work, edition, _first_section(work, edition), reader)
    reach = extent_of(work, edition, reader)
    is_part = any(slot.kind in BODY_KINDS and slot.id in edition.missing for slot in work.document.outline)
    classes = ["chip", f"chip--{witness.status.value.replace(' ', '-')}", *(["chip--part"] if is_part else [])]
    words: list[str] = [tag("span", capitalized(short_edition(edition, reader)), class_="chip__name")]
    words += [" ", tag("span", reach, class_="chip__extent")] if reach else []
    title = edition_phrase(edition, reader)
    return tag("a", *words, href=f"archive:{path}", class_=" ".join(classes), title=title)


def _first_section(work: Work, edition: Edition) -> str:
    """The slug of the first section that the text has something of."""
    filled = {segment.section for segment in edition.segments}
    slugs = [section.slug for section in work.document.sections if section.id in filled]
    return (slugs or [work.document.sections[0].slug])[0]
