"""A page of the site, before it is a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.model import Edition, Section, Status, Work
from statement_archive.names import edition_name, edition_phrase
from statement_archive.parts import markdown as md
from statement_archive.parts.editions import is_in, section_path
from statement_archive.parts.markdown import Markdown
from statement_archive.reader import Reader


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as Markdown."""

    language: str
    """The site language that it is for."""
    path: str
    """Path under `docs/`, with forward slashes."""
    title: str
    markdown: str
    siglum: str = ""
    """The witness whose segments it shows."""


def edition_link(work: Work, edition: Edition, reader: Reader) -> Markdown:
    """A link to where an edition begins."""
    path = section_path(work, edition, work.document.sections[0].slug, reader)
    return md.link(edition_name(edition, reader), f"archive:{path}")


def source_line(work: Work, edition: Edition, reader: Reader) -> str:
    """The footer's word on where the text of a page is from."""
    witness = edition.witness
    return reader.say(
        "from",
        name=edition_phrase(edition, reader),
        title=reader.text(work.document.title),
        date=reader.date(work.document.date),
        raw=witness.raw.removeprefix("raw/"),
        sha256=witness.sha256[:12],
    )


def notices(edition: Edition, reader: Reader) -> Iterator[Markdown]:
    """What a reader must know before reading: a machine made it, or it is not in the language of the page."""
    witness = edition.witness
    if witness.status is Status.MACHINE_TRANSLATION:
        yield md.paragraph(reader.say("machine-notice"), classes=("notice", "machine"))
    elif not is_in(edition, reader):
        name = edition_phrase(edition, reader)
        yield md.paragraph(reader.say("not-in-language", name=name), classes=("notice",))


def section_range(section: Section, reader: Reader) -> str:
    """The numbers of a section's paragraphs, `6–8`; "" where it has none."""
    numbers = section.paragraphs
    return reader.say("paragraphs", first=numbers.start, last=numbers.stop - 1) if numbers else ""
