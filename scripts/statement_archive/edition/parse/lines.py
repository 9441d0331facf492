"""A published text -> its lines, and how a line looks: like a heading, like the end of a sentence, like a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from statement_archive.labels import BLANKS, LINE_END
from statement_archive.model import PublishedPart, Span

_ENDS = "\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(f"[^{_ENDS}]+")
_EDGE = " \t\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_CLOSING = "”’»」』)）】\"'"
_CALLS = r"(?:\[\d{1,3}\]|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}|[*†‡]{1,3})*"
"""Calls of footnotes, which may stand behind the end of a sentence."""
_ENDS_SENTENCE = re.compile(rf"[.!?。！？…;；:：,，、؟،؛।][{_CLOSING}]*{_CALLS}\Z")
_SENTENCE_INSIDE = re.compile(r"[。！？；]|[!?;؟]\s|(?<!\d)(?<!\b\w)(?<!\b\w\w)\.\s(?!\d)")
"""A sentence ends; the dot of a number or of an abbreviation such as `76/311. `, `No. 5` or `H.E. Mr. ` ends none."""
_COLUMNS = re.compile(rf"[{BLANKS}]*(?:\t[{BLANKS}]*|\|)[{BLANKS}]*|[ \u00a0\u3000]{{2,}}")
_CELL_ENDS = re.compile(r"[\t|]")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff]"
)
_LEADING = frozenset(
    (
        "a an the of and or to in on at by with for from that which "
        "le la les un une des du de et ou à au aux dans par pour sur avec que "
        "el los las del y e con por para en al "
        "der die das den dem des ein eine einen einem einer und oder zu zum zur im am vom von mit bei für "
        "il lo gli di della dei delle ed nel nella per da o os da do das dos em no na ao "
        "и или в на с к о об от из за по при для"
    ).split()
)
"""Articles, and words that join or lead to what follows, in the languages that many texts are in."""
_LONGEST_HEADING = 200
"""Characters; a longer block is a paragraph, whatever it ends with."""
_SHORT = 80
"""Characters of a line that may be one of a title or of signatures."""


_NARROW, _WRAPPED = 50, 120
"""Columns of the widest line of a text that is wrapped by hand."""
_FULL = 0.8
"""The share of the longest line from which on a line may have been full."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank, without the blanks at its ends."""

    start: int
    end: int
    is_parted: bool
    """Whether a blank line, or the beginning of the text, is before it."""


def lines_of(text: str, boilerplate: Sequence[PublishedPart]) -> tuple[TextLine, ...]:
    """The lines of a text; what stands beside boilerplate on one line is a line."""
    lines: list[TextLine] = []
    position, last = 0, 0
    for part in (*boilerplate, None):
        stop = part.start if part else len(text)
        for match in _LINE.finditer(text, position, stop):
            line = _trimmed(text, match.start(), match.end())
            if line:
                breaks = len(LINE_END.findall(text, last, line.start)) if lines else 2
                lines.append(TextLine(line.start, line.end, breaks > 1))
                last = line.end
        position = part.end if part else stop
    return tuple(lines)


def line_of(text: str, at: int) -> Span:
    """The whole line that an offset stands in."""
    start = max((text.rfind(end, 0, at) for end in _ENDS), default=-1) + 1
    match = _LINE.match(text, start)
    return Span(start, match.end() if match else start)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    stripped = line.strip(_EDGE)
    start += len(line) - len(line.lstrip(_EDGE))
    return Span(start, start + len(stripped)) if stripped else None


def trimmed_end(text: str, start: int, end: int) -> int:
    """The end of a stretch without the blanks at it."""
    return start + len(text[start:end].rstrip(_EDGE))


def looks_like_heading(text: str) -> bool:
    """Whether a line is short and no sentence."""
    return len(text) <= _LONGEST_HEADING and not ends_clause(text) and not _SENTENCE_INSIDE.search(text)


def ends_clause(text: str) -> bool:
    """Whether a line ends as a sentence or a part of it does."""
    return _ENDS_SENTENCE.search(text) is not None


def leads_on(text: str) -> bool:
    """Whether a line ends with a word that no heading ends with, so that what is below goes on with it."""
    words = text.rsplit(None, 1)
    return len(words) > 1 and words[1].casefold() in _LEADING


def is_short(text: str) -> bool:
    """Whether a line may be one of several of a title or of signatures."""
    return len(text) <= _SHORT and not _SENTENCE_INSIDE.search(text[:-1].rstrip(_CLOSING))


def width_of(text: str) -> int:
    """Columns that a line takes: two for an East Asian wide character, one for any other."""
    return len(text) + len(_WIDE.findall(text))


def full_width(text: str, lines: Sequence[TextLine]) -> float:
    """Columns from which on a line may have ended because it was full: infinite unless a text looks wrapped by hand."""
    widest = max((width_of(text[line.start : line.end]) for line in lines), default=0)
    return _FULL * widest if _NARROW <= widest <= _WRAPPED else inf


def cells_of(text: str, line: TextLine) -> tuple[Span, ...]:
    """The cells of a row: what tabs, bars or two blanks part; one for a line that is no row."""
    return tuple(_cells(text, line))


def is_row(text: str, lines: Sequence[TextLine], index: int, start: int) -> bool:
    """Whether a line has bars or tabs behind an offset, and as many in all as one right above or below it."""
    line = lines[index]
    beside = (
        lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines) and not lines[max(at, index)].is_parted
    )
    if not _CELL_ENDS.search(text, start, line.end):
        return False
    own = _CELL_ENDS.findall(text, line.start, line.end)
    return any(_CELL_ENDS.findall(text, other.start, other.end) == own for other in beside)


def _cells(text: str, line: TextLine) -> Iterator[Span]:
    position = line.start
    for match in _COLUMNS.finditer(text, line.start, line.end):
        if match.start() > position:
            yield Span(position, match.start())
        position = match.end()
    if position < line.end:
        yield Span(position, line.end)
