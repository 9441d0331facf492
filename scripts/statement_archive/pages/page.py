"""A page of the site, before it is a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.model import Edition, Section, Status, Work
from statement_archive.parts import markdown as md
from statement_archive.parts.editions import is_in, section_path
from statement_archive.parts.messages import date_in, say, witness_name
from statement_archive.parts.segment import edition_name


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as Markdown."""

    language: str
    path: str
    """Path under `docs/`, with forward slashes."""
    title: str
    markdown: str
    siglum: str = ""
    """The witness whose segments it shows."""


def edition_link(work: Work, edition: Edition, language: str) -> str:
    """A link to where an edition begins."""
    path = section_path(work, edition, work.document.sections[0].slug, language)
    return md.link(md.escape(edition_name(edition, language)), f"archive:{path}")


def source_line(work: Work, edition: Edition, language: str) -> str:
    """The footer's word on where the text of a page is from."""
    witness = edition.witness
    return say(
        "from",
        language,
        name=witness_name(witness.status, witness.language, language),
        title=work.document.title[language],
        date=date_in(work.document.date, language),
        raw=witness.raw.removeprefix("raw/"),
        sha256=witness.sha256[:12],
    )


def notices(edition: Edition, language: str) -> Iterator[str]:
    """What a reader must know before reading: a machine made it, or it is not in the language of the page."""
    witness = edition.witness
    if witness.status is Status.MACHINE_TRANSLATION:
        yield md.paragraph(md.escape(say("machine-notice", language)), classes=("notice", "machine"))
    elif not is_in(edition, language):
        name = witness_name(witness.status, witness.language, language)
        yield md.paragraph(md.escape(say("not-in-language", language, name=name)), classes=("notice",))


def section_range(section: Section, language: str) -> str:
    """The numbers of a section's paragraphs, `6–8`; "" where it has none."""
    numbers = section.paragraphs
    return say("paragraphs", language, first=numbers.start, last=numbers.stop - 1) if numbers else ""
