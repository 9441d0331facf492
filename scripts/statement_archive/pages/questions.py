"""The archive -> the questions that it answers, each with its number and a way to the answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.model import Archive, Entity, Register, Role, Work
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.editions import provenance_path
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader

_METHOD = "about/method.md"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a reader may ask of the archive."""

    ask: str
    answer: str
    target: str
    """Path under `docs/`."""


def questions(archive: Archive, reader: Reader) -> Iterator[Piece]:
    """All of them that this archive can answer, as cards under a heading; nothing where it can't answer any."""
    asked = [*_who(archive, reader), *_registers(archive, reader), *_across(archive, reader), *_how(archive, reader)]
    if not asked:
        return
    yield md.heading(2, reader.say("questions-title"), id="questions")
    cards = (
        tag(
            "li",
            tag("h3", tag("a", question.ask, href=f"archive:{question.target}")),
            tag("p", question.answer),
            class_="question",
        )
        for question in asked
    )
    yield tag("ul", *cards, class_="questions")


def were_present(archive: Archive) -> tuple[Entity, ...]:
    """The countries that someone was there for; a written statement is no presence."""
    return tuple(entity for entity in archive.entities if entity.role in (Role.HOST, Role.MINISTER))


def registers_named(archive: Archive, name: str) -> tuple[tuple[Work, Register], ...]:
    """The registers of a name, with the documents that they are of."""
    return tuple((work, own) for work in archive.works for own in work.document.registers if own.name == name)


def _who(archive: Archive, reader: Reader) -> Iterator[Inquiry]:
    if not archive.entities:
        return
    target = f"{reader.language}/names/index.md"
    present = len(were_present(archive))
    if present:
        yield Inquiry(reader.say("question-who"), reader.say("answer-who", count=present), target)
    else:
        answer = reader.say("answer-named", count=len(archive.entities))
        yield Inquiry(reader.say("question-named"), answer, target)


def _registers(archive: Archive, reader: Reader) -> Iterator[Inquiry]:
    """Where texts differ and what machines got wrong; one register is the answer, several have a page of their own."""
    for name in ("divergences", "translation"):
        found = registers_named(archive, name)
        if found:
            count = sum(len(register.remarks) for _, register in found)
            one = register_path(*found[0], reader)
            target = one if len(found) == 1 else f"{reader.language}/comparisons.md"
            yield Inquiry(reader.say(f"question-{name}"), reader.say(f"answer-{name}", count=count), target)


def _across(archive: Archive, reader: Reader) -> Iterator[Inquiry]:
    if archive.attestations:
        count = len(archive.attestations)
        answer = reader.say("answer-attestations", count=count)
        yield Inquiry(reader.say("question-attestations"), answer, f"{reader.language}/attestations.md")
    if archive.references.links:
        count = len(archive.references.links)
        answer = reader.say("answer-references", count=count)
        yield Inquiry(reader.say("question-references"), answer, f"{reader.language}/references.md")


def _how(archive: Archive, reader: Reader) -> Iterator[Inquiry]:
    editions = [(work, edition) for work in archive.works for edition in work.editions]
    if not editions:
        return
    changes = sum(len(edition.ledger.edits) for _, edition in editions)
    own = f"{reader.language}/{_METHOD}"
    work, edition = editions[0]
    made = provenance_path(work, edition, reader)
    target = own if own in archive.by_hand else made
    yield Inquiry(reader.say("question-know"), reader.say("answer-know", count=changes, texts=len(editions)), target)
