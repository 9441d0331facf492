"""What editors say about a paragraph -> one quiet line of links under it, each to its entry in a register."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from statement_archive.model import Archive, Edition, Register, Remark, Work
from statement_archive.parts import markdown as md
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.messages import say
from statement_archive.parts.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Flag:
    """A link from a paragraph to an entry."""

    id: str
    """Its own anchor, to which the entry leads back."""
    target: str
    label: str
    title: str


@dataclass(frozen=True)
class Apparatus:
    """All flags of an archive in one language, by where they stand."""

    archive: Archive
    language: str
    cross_references: CrossReferences = field(init=False)
    """References between documents."""
    vocabulary: Vocabulary = field(init=False)
    """Terms and names."""
    _asked: dict[tuple[str, str, str], list[Flag]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the sayings of attestations by the place they quote."""
        object.__setattr__(self, "cross_references", CrossReferences(self.archive, self.language))
        object.__setattr__(self, "vocabulary", Vocabulary(self.archive, self.language))
        for attestation in self.archive.attestations:
            for saying in attestation.sayings:
                passage = saying.passage
                key = (passage.document, passage.siglum, passage.slot)
                question = attestation.question[self.language]
                target = f"archive:{self.language}/attestations.md#{attestation.id}"
                flag = Flag(
                    f"a-{passage.siglum}-{passage.slot}-{attestation.id}",
                    target,
                    question,
                    saying.reading[self.language],
                )
                self._asked.setdefault(key, []).append(flag)

    def lines(self, work: Work, editions: tuple[Edition, ...], slots: tuple[str, ...]) -> Iterator[str]:
        """A line for each register that has something on these slots and any of these editions."""
        sigla = [edition.witness.siglum for edition in editions]
        for register in work.document.registers:
            flags = [
                remark_flag(work, register, remark, self.language)
                for remark in register.remarks
                if remark.slot in slots and not {*sigla}.isdisjoint(register.sigla)
            ]
            yield from _line(f"flags-{register.name}", flags, self.language)
        asked = [self._asked.get((work.document.id, siglum, slot), []) for slot in slots for siglum in sigla]
        flags = list({flag.target: flag for found in reversed(asked) for flag in found}.values())
        yield from _line("flags-attestations", flags, self.language)


def register_path(work: Work, register: Register, language: str) -> str:
    """The page of a register."""
    name = "translation-audit" if register.name == "translation" else register.name
    return f"{language}/{work.document.id}/{name}.md"


def flag_id(register: Register, remark: Remark) -> str:
    """The anchor of a remark's flag at its paragraph."""
    return f"{register.name[0]}-{remark.id}"


def remark_flag(work: Work, register: Register, remark: Remark, language: str) -> Flag:
    """The flag of a remark."""
    target = f"archive:{register_path(work, register, language)}#{remark.id}"
    label = say(f"category-{remark.category.value}", language)
    return Flag(flag_id(register, remark), target, label, remark.reason[language])


def _line(key: str, flags: list[Flag], language: str) -> Iterator[str]:
    if flags:
        links = (md.link(md.escape(f.label), f.target, id=f.id, classes=("flag",), title=f.title) for f in flags)
        yield md.paragraph(md.escape(say(key, language)) + " · ".join(links), classes=("apparatus",))
