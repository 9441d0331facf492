"""What registers quote of a text -> where it stands: to be underlined, with a sign behind it that leads to the note.

The text stays as it is: the sign is drawn, and copies with nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from statement_archive.model import Edition, Register, Remark, Severity, Span, Work
from statement_archive.reader import Reader
from statement_archive.tags import attributes, is_same

_GRAVEST = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, None)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a text that a remark quotes."""

    span: Span
    register: Register
    remark: Remark


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text, and what is said of it."""

    span: Span
    noted: Quoted | None
    """The gravest of the remarks on it."""
    ending: tuple[Quoted, ...]
    """The remarks whose words end with it."""


@dataclass(frozen=True)
class Remarks:
    """All that registers quote of an edition, as a reader of one language meets it on a page."""

    work: Work
    edition: Edition
    reader: Reader
    page: Edition | None = None
    """The edition whose page it is; None where the page is of all editions."""
    _all: tuple[Quoted, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Look every quotation up."""
        object.__setattr__(self, "_all", tuple(sorted(self._look_up(), key=lambda noted: noted.span)))

    def cut(self, start: int, end: int) -> Iterator[Run]:
        """A published range in stretches, in order and without a gap."""
        near = [noted for noted in self._all if noted.span.start < end and start < noted.span.end]
        bounds = {start, end, *(at for noted in near for at in noted.span if start < at < end)}
        for first, last in pairwise(sorted(bounds)):
            over = [noted for noted in near if noted.span.start <= first and last <= noted.span.end]
            gravest = min(over, key=lambda noted: _GRAVEST.index(noted.remark.severity), default=None)
            yield Run(Span(first, last), gravest, tuple(noted for noted in over if noted.span.end == last))

    def underline(self, noted: Quoted) -> dict[str, str]:
        """The attributes of words that a remark is about."""
        severity = noted.remark.severity
        return {"class": f"noted {noted.register.name}", **({"data_severity": severity.value} if severity else {})}

    def sign(self, noted: Quoted) -> dict[str, str]:
        """The attributes of the link behind them, but for where it leads."""
        label = self.reader.say("noted-sign", category=self.reader.say(f"category-{noted.remark.category.value}"))
        own, around = self.reader.language, self.edition.witness.language
        return {"aria_label": label, **({} if is_same(own, around) else attributes(own, around))}

    def address(self, noted: Quoted) -> str:
        """Where on the page the note is."""
        return f"#{note_id(noted.register, noted.remark, self.edition, self.page)}"

    def _look_up(self) -> Iterator[Quoted]:
        siglum = self.edition.witness.siglum
        for register in self.work.document.registers:
            for remark in register.remarks if siglum in register.sigla else ():
                for quotation in remark.quotations:
                    span = self.edition.find(remark.slot, quotation.words) if quotation.siglum == siglum else None
                    if span:
                        yield Quoted(span, register, remark)


def flag_id(register: Register, remark: Remark) -> str:
    """The anchor of a remark at its paragraph."""
    return f"{register.name[0]}-{remark.id}"


def note_id(register: Register, remark: Remark, edition: Edition, page: Edition | None) -> str:
    """The same for a column of a page, which has the notes that the page's own text has not."""
    is_own = page is None or page.witness.siglum in register.sigla
    return flag_id(register, remark) if is_own else f"{edition.witness.siglum}-{flag_id(register, remark)}"
