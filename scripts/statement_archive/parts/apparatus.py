"""What editors say about a paragraph -> one quiet line of links under it, each to its entry in a register."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from statement_archive.model import Archive, Edition, Register, Remark, Work
from statement_archive.parts import markdown as md
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.markdown import Markdown
from statement_archive.parts.vocabulary import Vocabulary
from statement_archive.reader import Reader


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
    reader: Reader
    cross_references: CrossReferences = field(init=False)
    """References between documents."""
    vocabulary: Vocabulary = field(init=False)
    """Terms and names."""
    _asked: dict[tuple[str, str, str], list[Flag]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the sayings of attestations by the place they quote."""
        object.__setattr__(self, "cross_references", CrossReferences(self.archive, self.reader))
        object.__setattr__(self, "vocabulary", Vocabulary(self.archive, self.reader))
        for attestation in self.archive.attestations:
            for saying in attestation.sayings:
                passage = saying.passage
                key = (passage.document, passage.siglum, passage.slot)
                question = self.reader.text(attestation.question)
                target = f"archive:{self.reader.language}/attestations.md#{attestation.id}"
                flag = Flag(
                    f"a-{passage.siglum}-{passage.slot}-{attestation.id}",
                    target,
                    question,
                    self.reader.text(saying.reading),
                )
                self._asked.setdefault(key, []).append(flag)

    def lines(self, work: Work, editions: tuple[Edition, ...], slots: tuple[str, ...]) -> Iterator[Markdown]:
        """A line for each register that has something on these slots and any of these editions."""
        sigla = [edition.witness.siglum for edition in editions]
        for register in work.document.registers:
            flags = [
                remark_flag(work, register, remark, self.reader)
                for remark in register.remarks
                if remark.slot in slots and not {*sigla}.isdisjoint(register.sigla)
            ]
            yield from _line(f"flags-{register.name}", flags, self.reader)
        asked = [self._asked.get((work.document.id, siglum, slot), []) for slot in slots for siglum in sigla]
        flags = list({flag.target: flag for found in reversed(asked) for flag in found}.values())
        yield from _line("flags-attestations", flags, self.reader)


def register_path(work: Work, register: Register, reader: Reader) -> str:
    """The page of a register."""
    name = "translation-audit" if register.name == "translation" else register.name
    return f"{reader.language}/{work.document.id}/{name}.md"


def flag_id(register: Register, remark: Remark) -> str:
    """The anchor of a remark's flag at its paragraph."""
    return f"{register.name[0]}-{remark.id}"


def remark_flag(work: Work, register: Register, remark: Remark, reader: Reader) -> Flag:
    """The flag of a remark."""
    target = f"archive:{register_path(work, register, reader)}#{remark.id}"
    label = reader.say(f"category-{remark.category.value}")
    return Flag(flag_id(register, remark), target, label, reader.text(remark.reason))


def _line(key: str, flags: list[Flag], reader: Reader) -> Iterator[Markdown]:
    if flags:
        links = (md.link(f.label, f.target, id=f.id, classes=("flag",), title=f.title) for f in flags)
        yield md.paragraph(md.escape(reader.say(key)) + md.join(" · ", links), classes=("apparatus",))
