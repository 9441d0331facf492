"""Findings: what is wrong with the sources, where, and what to do about it.

Every stage collects findings instead of stopping at the first one; the entry points print them once, together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_Made = TypeVar("_Made")
_LONGEST_VALUE = 80
"""Characters of a value that are quoted from a file."""
_LONGEST_MESSAGE = 600
"""Characters of a whole message, and of what to do: a list of what is known may be long."""
_MOST_ALIKE = 20
"""Lines that are shown of findings of one kind."""
_VALUE = re.compile(r"`([^`]*)`")
_VARIES = re.compile(r"`[^`]*`|[^\s,]*\d[^\s,]*")
"""What differs between findings of one kind: values, ids, numbers."""
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What a terminal obeys instead of showing, what turns the direction of words, and what nobody sees (UAX #9, #31)."""


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

    def __post_init__(self) -> None:
        """Whatever a file holds is quoted in a few characters that can be seen: here, so that no finding forgets."""
        object.__setattr__(self, "place", _seen(self.place))
        object.__setattr__(self, "message", _short(self.message))
        object.__setattr__(self, "hint", _short(self.hint))

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
    def kind(self) -> tuple[str, bool]:
        """What findings have in common that say the same of different places."""
        return re.sub(r"(?:…, )+", "", _VARIES.sub("…", self.message)), self.is_open_question

    @property
    def text(self) -> str:
        """What was found and what to do next."""
        return f"{self.message} — {self.hint}" if self.hint else self.message

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, by file, line and message."""
    return sorted(set(findings), key=lambda finding: finding.order)


def first_of_each_kind(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """In order, but no more than one takes in; behind the last that is shown of a kind, how many more there are."""
    ordered = in_order(findings)
    many, shown = Counter(finding.kind for finding in ordered), Counter[tuple[str, bool]]()
    for finding in ordered:
        shown[finding.kind] += 1
        left = many[finding.kind] - _MOST_ALIKE
        if shown[finding.kind] <= _MOST_ALIKE:
            is_last = shown[finding.kind] == _MOST_ALIKE and left > 0
            yield finding, f"… and {left:,} more like it" if is_last else ""


def _short(text: str) -> str:
    """A message with the values in it cut, and what can't be seen as an escape."""
    # What is far behind the end is not looked at: a value may be as long as a file.
    head = _VALUE.sub(lambda found: f"`{_cut(found[1], _LONGEST_VALUE)}`", text[: 20 * _LONGEST_MESSAGE])
    return _seen(_cut(head if len(text) <= 20 * _LONGEST_MESSAGE else f"{head} ", _LONGEST_MESSAGE))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _seen(text: str) -> str:
    return _UNSEEN.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


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
        shown = (line for finding, more in first_of_each_kind(findings) for line in (str(finding), more) if line)
        super().__init__("\n".join(shown))
