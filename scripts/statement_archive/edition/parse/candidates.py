"""What may be a mark at one place of a text: the number or sign, and how it stands there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from statement_archive.edition.parse.lines import TextLine
from statement_archive.edition.parse.templates import Series
from statement_archive.labels import BLANKS, Numeral
from statement_archive.model import Kind, PrintedMark

_BLANK = re.compile(rf"[{BLANKS}]*")
_GOES_ON = re.compile(r"[a-zà-öø-ÿа-яα-ω,;)、，；）]")
"""What goes on with a sentence behind a number that is a word of it: `Article 2 of this Treaty`."""
_PARTICLE = re.compile(r"第|所|的|规定|規定|至|和|与|與|及|或|中|之|款|项|項|[ぁ-ん가-힣]")
"""What does so right behind a number, where a blank would part what it opens: `第二条所述`, `第３条の`, `제2조에`."""


class Style(Enum):
    """How a number stands on its line."""

    ALONE = "alone"
    SPACED = "spaced"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number or sign where a mark may stand."""

    series: Series
    start: int
    end: int
    numeral: Numeral | None
    style: Style

    @property
    def key(self) -> tuple[Kind, int]:
        """What is counted, and on which level."""
        return self.series.kind, self.series.level

    @property
    def rank(self) -> tuple[int, int]:
        """What it counts: the number, and how many behind it."""
        return (self.numeral.number, self.numeral.suffix) if self.numeral else (0, 0)

    @property
    def is_open(self) -> bool:
        """Whether the sentence may go on behind it."""
        template = self.series.template
        return template is not None and template.is_open and self.style is not Style.ALONE

    def mark(self) -> PrintedMark:
        """It, taken for a mark."""
        numeral = self.numeral
        label, number, suffix = (numeral.label, numeral.number, numeral.suffix) if numeral else ("", None, 0)
        return PrintedMark(self.series.kind, self.series.level, self.start, self.end, label, number, suffix)


def candidates_at(text: str, line: TextLine, series: Sequence[Series]) -> Iterator[Candidate]:
    """What a line may open with, in the order of the series."""
    for entry in series:
        if entry.template is None:
            if text.startswith(entry.sign, line.start, line.end):
                blanks = _BLANK.match(text, _behind_sign(text, entry, line), line.end)
                yield Candidate(entry, line.start, blanks.end() if blanks else line.end, None, Style.SPACED)
        elif numeral := entry.template.at(text, line.start, line.end):
            yield Candidate(entry, line.start, numeral.end, numeral, style_of(text, numeral, line.end))


def style_of(text: str, numeral: Numeral, end: int) -> Style:
    """How a number stands on the line that ends at an offset."""
    if numeral.end >= end:
        return Style.ALONE
    return Style.SPACED if text[numeral.end - 1].isspace() else Style.JOINED


def goes_on_behind(text: str, candidate: Candidate, end: int) -> bool:
    """Whether a sentence goes on behind a number, so that the number is a word of it."""
    behind = text[candidate.end : min(end, candidate.end + 2)]
    is_particle = candidate.style is Style.JOINED and _PARTICLE.match(behind)
    return candidate.is_open and (_GOES_ON.match(behind) is not None or bool(is_particle))


def _behind_sign(text: str, entry: Series, line: TextLine) -> int:
    """Behind a sign; a second note has it twice, `**`."""
    end = line.start + len(entry.sign)
    while entry.kind is Kind.NOTE and text.startswith(entry.sign, end, line.end):
        end += len(entry.sign)
    return end
