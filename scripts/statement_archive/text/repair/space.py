"""White space that means nothing.

Enters: a text. Leaves: edits that take the blanks off both ends of each line and turn every other run of blanks, and
every no-break or otherwise odd space, into one plain space. Left alone: line breaks; what parts columns or the fields
of a form (runs with a tab inside a line, wide ones that no sentence ends before, and those that end right under or
over another one); what moves lines of verse inwards; ideographic spaces inside a line of Chinese, Japanese or Korean
(`王　毅`); the no-break spaces that French puts at its punctuation; zero-width characters, which some scripts need. A
byte order mark goes from the start.

Evidence: `was`, the code points that stood there (`U+00A0`), a run of one kind once; `place`, `start`, `end` or
`inside` of a line.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import groupby

from statement_archive.model import Edit, Proof, RepairName, Span
from statement_archive.text.repair.context import Context

RULE = RepairName.SPACE
NARROW, WIDE = 2, 3
"""So many blanks may part columns, if others do so in the same place, and so many by themselves."""
WIDEST = 400
"""Columns are sought so many characters from the beginning of a line."""
SIDE = 8
"""So many characters before a run tell whether a sentence ends there."""
BLOCK = 2_000
"""The lines of a stanza begin and end so few characters before and behind each of them."""
STANZA, SHORT = 3, 70
"""So many lines are verse, if they have no more characters than that."""
SHOWN = 8
"""So many different kinds of blanks of one run are named in the evidence."""

_ODD = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# What tells that a text has anything to change; each is far faster than the search for the runs themselves.
_SIGNS = (re.compile(f" (?=[ {_ODD}\\r\n]|\\Z)"), re.compile("[\n\ufeff] "), re.compile(f"\\A |[{_ODD}]"))
_SENTENCE_END = re.compile(r"[.!?:;,。！？；：，][”’\"')）」』]*\Z")
# A run of blanks, entered only where it can't be one plain space between two words. Blanks are taken greedily and
# never given back, so that time is linear in the text whatever stands in it.
_RUN = re.compile(f"(?: (?=[ {_ODD}\\r\n]|\\Z)|(?<=[\n\ufeff]) |\\A |[{_ODD}])[ {_ODD}]*+")


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every change of white space in `text`."""
    if text.startswith("\ufeff"):
        yield Edit(RULE, 0, 1, "\ufeff", "", Proof.EXACT, (("was", "U+FEFF"), ("place", "start")))
    if not any(sign.search(text) for sign in _SIGNS):
        return
    language = context.language.split("-")[0]
    is_verse = cache(partial(_is_verse, text))
    for match in _RUN.finditer(text):
        run, start, end = match.group(), match.start(), match.end()
        place = _place(text, start, end)
        after = "" if place != "inside" else " "
        if run != after and not _stays(Span(start, end), place, text, language, is_verse):
            yield Edit(RULE, start, end, run, after, Proof.EXACT, (("was", _names(run)), ("place", place)))


def _place(text: str, start: int, end: int) -> str:
    if start == 0 or text[start - 1] == "\n" or (start == 1 and text[0] == "\ufeff"):
        return "start"
    return "end" if end == len(text) or text[end] in "\r\n" else "inside"


def _stays(run: Span, place: str, text: str, language: str, is_verse: Callable[[Span], bool]) -> bool:
    """Whether a run of blanks says something where it stands."""
    if place == "inside":
        return _means_something(text[run.start : run.end], language) or _parts_columns(text, run.start, run.end)
    is_indent = place == "start" and bool(text[run.end : run.end + 1].strip())
    block = _block(text, run.end) if is_indent else None
    return block is not None and is_verse(block)


def _means_something(run: str, language: str) -> bool:
    if "\t" in run:
        return True
    if language == "fr":
        return run in ("\u00a0", "\u202f")
    return "\u3000" in run and language in ("zh", "yue", "lzh", "ja", "ko")


def _parts_columns(text: str, start: int, end: int) -> bool:
    """Whether a run of blanks inside a line stands between columns or fields."""
    if end - start < NARROW:
        return False
    if end - start >= WIDE and not _SENTENCE_END.search(text, max(0, start - SIDE), start):
        return True
    first = text.rfind("\n", max(0, start - WIDEST), start) + 1
    if not first and start > WIDEST:
        return False
    column = end - first
    before = text.rfind("\n", max(0, first - 1 - 2 * WIDEST), max(0, first - 1)) + 1
    last = text.find("\n", end, end + WIDEST)
    above = text[before : max(0, first - 1)] if before or first <= 2 * WIDEST else ""
    below = text[last + 1 : last + 2 + column].split("\n", 1)[0] if last >= 0 else ""
    return any(_begins_column(line, column) for line in (above, below))


def _begins_column(line: str, column: int) -> bool:
    """Whether something begins in this column behind more than one blank, and something stands before."""
    gap = line[max(0, column - NARROW) : column]
    is_gap = len(gap) == NARROW and not gap.strip() and bool(line[column : column + 1].strip())
    return is_gap and bool(line[:column].strip())


def _block(text: str, at: int) -> Span | None:
    """The lines around an offset up to the next blank ones; None where they are far."""
    start = text.rfind("\n\n", max(0, at - BLOCK), at)
    end = text.find("\n\n", at, at + BLOCK)
    if (start < 0 and at > BLOCK) or (end < 0 and at + BLOCK < len(text)):
        return None
    return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(text))


def _is_verse(text: str, block: Span) -> bool:
    """Whether lines are of different indents, and that not by the first one alone, as those of a paragraph are."""
    lines = text[block.start : block.end].strip("\n").split("\n")
    if len(lines) < STANZA or max(map(len, lines)) > SHORT:
        return False
    indents = [len(line) - len(line.lstrip()) for line in lines]
    return len(set(indents[1:])) > 1 and 0 in indents


def _names(run: str) -> str:
    kinds = [f"U+{ord(blank):04X}" for blank, _ in groupby(run[:4096])]
    return " ".join(kinds[:SHOWN]) + (" …" if len(kinds) > SHOWN else "")
