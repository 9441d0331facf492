"""What drafting speaks in: texts as they were given, guesses with their reasons, and what a trial showed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from statement_archive.findings import Finding
from statement_archive.model import Cause, Status, Work


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was handed in."""

    name: str
    """Its name under `raw/`."""
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who asks says, and what the archive is like."""

    id: str
    languages: tuple[str, ...]
    """Of the site, the default one first."""
    kind: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """A value, and why it is thought to be so; "" where it is certain."""

    value: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class GuessedWords:
    """A sentence in some languages, and why it is thought to be so."""

    texts: Mapping[str, str]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """Words of a text that are not the document's own."""

    anchors: Mapping[str, str]
    """`text`, `start` or `until`, as `boilerplate` has them."""
    why: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class GuessedNumbering:
    """The templates of a text, by what they number; none where nothing is printed."""

    section: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    note: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.section, *self.paragraph, *self.item, *filter(None, (self.note,)))


@dataclass(frozen=True, slots=True)
class GuessedText:
    """A witness as it is going to be declared."""

    given: Given
    text: str
    """Its own lines."""
    language: Guess
    status: Guess = Guess(Status.OFFICIAL.value, "or published, or machine translation")
    siglum: str = ""
    lines: tuple[int, int] | None = None
    numbering: GuessedNumbering = GuessedNumbering()
    apart: tuple[Apart, ...] = ()
    furniture: tuple[str, ...] = ()
    lacunae: tuple[tuple[Cause, str], ...] = ()
    """Why segments are missing, and from which on; "" for anywhere."""
    decisions: tuple[tuple[str, str], ...] = ()
    """Lines, and the segment that each is."""
    is_cut_off: bool = False


@dataclass(frozen=True, slots=True)
class GuessedSection:
    """An entry of `sections`, its keys in the order in which they are written."""

    keys: Mapping[str, str | bool | int | Mapping[str, str]]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A `document.yml` before it is written."""

    kind: Guess
    date: Guess
    place: GuessedWords
    issuer: GuessedWords
    title: GuessedWords
    summary: GuessedWords
    sections: tuple[GuessedSection, ...]
    texts: tuple[GuessedText, ...]
    origin: GuessedWords
    """`{name}` in it stands for the name of the file."""
    not_own: GuessedWords
    """The reason of all boilerplate."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What the stages made of a draft."""

    work: Work | None
    findings: tuple[Finding, ...]


Try = Callable[[str], Trial]
"""Builds the document of a `document.yml`."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A finished draft."""

    yaml: str
    trial: Trial
    remarks: tuple[str, ...] = field(default=())
    """What a person should look at."""
