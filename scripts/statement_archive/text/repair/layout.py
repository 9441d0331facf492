"""How a text is laid out: its stretches of lines without a blank one between, and how wide each line is.

Enters: a text. Leaves: lines with offsets and columns. A column is the width of a Latin letter; Chinese characters and
other wide ones take two, a tab leads to the next multiple of eight, marks above and below a letter take none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from statement_archive.text.repair.flow import blank_between

WIDEST = 120
"""Columns of the widest line that was wrapped by hand; a longer one is a paragraph."""

_EDGE = " \t\r\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
_ODD = re.compile("[^\x00-\u02ff]")
_COLUMNS = re.compile(r"\t|\||\S {3,}\S|[^\s.!?:;,\"”’)] {2}\S|\u3000{2}")
_OTHER_BREAK = re.compile("[\r\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]")


class PrintedLine(NamedTuple):
    """A line without the blanks at its ends."""

    start: int
    end: int
    indent: int
    """Columns before its first character."""
    text: str

    @property
    def width(self) -> int:
        """Columns from the margin to behind its last character."""
        return self.indent + columns(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it may be a part of a paragraph: no row of a table, no rule, no line with another break inside."""
        is_plain = not _COLUMNS.search(self.text) and not _OTHER_BREAK.search(self.text)
        return is_plain and _WORD.search(self.text) is not None


def stretches(text: str) -> Iterator[list[PrintedLine]]:
    """Two and more lines without a blank one between them; lines that are too wide to be wrapped part stretches."""
    stretch: list[PrintedLine] = []
    start = 0
    for raw in text.split("\n"):
        line = _line(raw, start)
        if line is not None:
            stretch.append(line)
        elif len(stretch) > 1:
            yield stretch
        if line is None:
            stretch = []
        start += len(raw) + 1
    if len(stretch) > 1:
        yield stretch


def _line(raw: str, start: int) -> PrintedLine | None:
    """The line, None where it is blank or too wide."""
    inner = raw.strip(_EDGE)
    if not inner or len(inner) > WIDEST:
        return None
    before = len(raw) - len(raw.lstrip(_EDGE))
    indent = columns(raw[:before].expandtabs(8).lstrip("\ufeff")) if before else 0
    return PrintedLine(start + before, start + before + len(inner), indent, inner)


def columns(text: str) -> int:
    """The width of a text in columns."""
    return len(text) + sum(_extra(odd) for odd in _ODD.findall(text))


def _extra(character: str) -> int:
    if combining(character):
        return -1
    return 1 if east_asian_width(character) in "WF" else 0


def is_full(first: PrintedLine, second: PrintedLine, width: float) -> bool:
    """Whether the first word of the second line would have made the first one wider than `width` columns."""
    blank = blank_between(first.text, second.text)
    if blank:
        word = columns(second.text.split(None, 1)[0])
    else:
        word = min(columns(second.text.split(None, 1)[0]), 12) if not _is_wide(second.text) else 2
    return first.width + len(blank) + word > width


def _is_wide(text: str) -> bool:
    return east_asian_width(text[0]) in "WF"


def percentile(values: Sequence[int], share: float) -> int:
    """The value that so large a share of the values does not go beyond."""
    return sorted(values)[int(share * (len(values) - 1))]
