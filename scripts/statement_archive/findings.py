"""Findings: what is wrong with the sources, where, and what to do about it.

Every stage collects findings instead of stopping at the first one; the entry points print them once, together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of a file of YAML that mends a finding and can do no harm; `statement-archive check --fix` makes it."""

    file: str
    """Path relative to the archive's folder, as places have it."""
    start: int
    """In code points of the decoded file, as `end`."""
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, as a reader of a terminal sees it."""

    place: str
    """Where: a path relative to the project, with `:line` or `:line:column` where there is one."""
    message: str
    """What was found and what was expected."""
    hint: str = ""
    """What to do next, one short sentence; empty where the message says it already."""
    is_open_question: bool = False
    """Whether the site can be built all the same: damage that stays as it is, an alignment for an editor to decide."""
    fix: Fix | None = None
    """What mends it, where a program can tell that for sure."""

    @property
    def file(self) -> str:
        """The path without line and column."""
        return self.place.split(":")[0]

    @property
    def position(self) -> tuple[int, ...]:
        """Line and column, as far as the place names them; both start at 1."""
        return tuple(int(number) for number in self.place.split(":")[1:] if number.isdecimal())

    @property
    def order(self) -> tuple[str, tuple[int, ...], str]:
        """Sorts findings by file, then line and column as numbers, then message."""
        return self.file, self.position, self.message

    @property
    def text(self) -> str:
        """What was found and what to do next."""
        return f"{self.message} — {self.hint}" if self.hint else self.message

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, by file, line and message."""
    return sorted(set(findings), key=lambda finding: finding.order)


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop the site from being built."""
    return tuple(finding for finding in findings if not finding.is_open_question)


def collect(results: Iterable[tuple[_Made, tuple[Finding, ...]]]) -> tuple[tuple[_Made, ...], tuple[Finding, ...]]:
    """What a stage made of each witness, and what is wrong with any of them."""
    pairs = tuple(results)
    return tuple(made for made, _ in pairs), tuple(finding for _, findings in pairs for finding in findings)


class SourceError(Exception):
    """The sources can't be built from. Carries every finding, sorted by place."""

    def __init__(self, findings: "tuple[Finding, ...] | list[Finding]") -> None:
        self.findings = tuple(in_order(findings))
        super().__init__("\n".join(map(str, self.findings)))
