"""Page furniture: page numbers, running heads and form feeds that stand between or inside paragraphs.

Enters: a text, and the patterns that editors declare (`- {n} -`, `Page {n} of {n}`, a running head as it is). Leaves:
edits that take out declared lines with the blank lines and form feeds around them. Where the sentence goes on behind
them its halves are joined (in a text that was wrapped by hand, the line break stays for `wrap`), else a paragraph
ends. What looks like furniture and isn't declared is marked as damage: a page number in sequence, beside a form feed or
in mid-sentence, a line that stands beside several form feeds, a form feed in mid-sentence. Left alone: a form feed
between paragraphs, which is white space; a number by itself between paragraphs; what is declared as boilerplate.

Evidence: `pattern`, what an editor declares or can declare.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from statement_archive.labels import BLANKS, FORMS
from statement_archive.model import Damage, Edit, Proof, RepairName
from statement_archive.text.repair.attest import KnownWords
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.flow import (
    blank_between,
    continues,
    ends_sentence,
    is_heading,
    needs_more,
    opens_block,
    pauses,
    refers,
)
from statement_archive.text.repair.hyphen import Seam, seam_at_hyphen
from statement_archive.text.repair.layout import WIDEST, columns

RULE = RepairName.FURNITURE
PAGE_BREAK = "{form feed}"
"""As a pattern: the form feeds that stand in mid-sentence with nothing else."""
FORM_FEED = "\f"
LONGEST = 100
"""Characters of the longest running head."""
MANY = 20_000
"""Beyond so many lines beside form feeds, none is looked for among them."""

_EDGE = " \t\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_NUMBER = re.compile(r"\d{1,4}")
_PAGE = (
    "pages?|p\\.|pp\\.|seite|s\\.|página|pág\\.|pagina|pag\\.|strona|sida|side|oldal|sayfa|trang|halaman|"
    "страница|стр\\.|с\\.|الصفحة|صفحة|ページ|쪽|页|頁"
)
_OF = "/|of|de|sur|von|di|da|van|av|af|out of|из|من|共"
_TOLD = re.compile(
    rf"[-–—~·•]+ ?\d{{1,4}} ?[-–—~·•]+|(?:{_PAGE}) ?\d{{1,4}}(?: ?(?:{_OF}) ?\d{{1,4}})?|"
    r"第 ?\d{1,4} ?[页頁](?: ?[,，/／]? ?共? ?\d{1,4} ?[页頁])?|\d{1,4} ?(?:쪽|页|頁|ページ)",
    re.IGNORECASE,
)
"""A page number that says what it is."""
_BARE = re.compile(rf"\d{{1,4}}(?: ?(?:{_OF}) ?\d{{1,4}})?", re.IGNORECASE)
_SIGNS = re.compile(rf"^[{BLANKS}]*+(?:{_TOLD.pattern}|{_BARE.pattern})[{BLANKS}]*+\r?$", re.MULTILINE | re.IGNORECASE)
"""What tells that a text may have page numbers; far faster than a look at every line."""


class _Row(NamedTuple):
    """A line that is not blank, without the blanks at its ends."""

    start: int
    end: int
    text: str


def find(text: str, context: Context) -> Iterator[Edit | Damage]:
    """Declared furniture as edits, what else looks like it as damage; in order."""
    if not context.furniture and FORM_FEED not in text and not _SIGNS.search(text):
        return
    page = _Pages(text, context)
    declared = _declared(page, context)
    yield from declared
    yield from _undeclared(page, context, declared)


def unmatched(text: str, patterns: Sequence[str]) -> list[str]:
    """The declared patterns that no line of a raw text matches."""
    lines = [normalize("NFC", match.group().strip(_EDGE)) for match in _LINE.finditer(text)]
    found = {PAGE_BREAK} if FORM_FEED in text else set()
    compiled = [(one, _compile(one)) for one in patterns if one != PAGE_BREAK]
    found |= {one for one, pattern in compiled if any(map(pattern.fullmatch, lines))}
    return [one for one in patterns if one not in found]


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression; a blank stands for any blanks."""
    pieces = re.split(r"\{(\w+)\}", normalize("NFC", pattern.strip(_EDGE)))
    literals = [re.sub(r"(?:\\? )+", f"[{BLANKS}]+", re.escape(piece)) for piece in pieces[::2]]
    forms = [f"(?:{FORMS[name].pattern})" for name in pieces[1::2]]
    return re.compile("".join(piece for pair in zip(literals, (*forms, ""), strict=True) for piece in pair))


class _Pages:
    """The lines of a text and what stands between them."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self._marks = context.marks
        self.rows = [row for match in _LINE.finditer(text) if (row := _row(match)) is not None]

    def gap(self, index: int) -> str:
        """What stands before a line, up to the line before it."""
        before = self.rows[index - 1].end if index else 0
        return self.text[before : self.rows[index].start] if index < len(self.rows) else self.text[before:]

    def has_feed(self, index: int) -> bool:
        """Whether a form feed stands before the line or behind it."""
        return FORM_FEED in self.gap(index) or FORM_FEED in self.gap(index + 1)

    def is_alone(self, index: int) -> bool:
        """Whether blank lines, or nothing, stand on both sides of a line."""
        return all(gap.count("\n") != 1 for gap in (self.gap(index), self.gap(index + 1)))

    def goes_on(self, first: int, second: int) -> bool:
        """Whether a sentence goes from one line to the other, whatever stands between them."""
        if first < 0 or second >= len(self.rows):
            return False
        before, after = self.rows[first].text, self.rows[second].text
        if ends_sentence(before):
            return False
        if opens_block(after, self._marks):
            return refers(before, after)
        if needs_more(before) or continues(after):
            return True
        if (self._is_apart(first) and is_heading(before)) or (is_heading(after) and not ends_sentence(after)):
            return False
        return not (after[0].isupper() and pauses(before))

    def _is_apart(self, index: int) -> bool:
        """Whether a blank line, a form feed or nothing stands before a line."""
        gap = self.gap(index)
        return not index or gap.count("\n") != 1 or FORM_FEED in gap

    def is_wrapped(self, first: int, second: int) -> bool:
        """Whether the lines stand among others of their paragraphs, all of them narrow."""
        has_more = (first > 0 and not self._is_apart(first)) or (
            second + 1 < len(self.rows) and not self._is_apart(second + 1)
        )
        return has_more and all(columns(self.rows[index].text) <= WIDEST for index in (first, second))


def _row(match: re.Match[str]) -> _Row | None:
    inner = match.group().strip(_EDGE)
    if not inner:
        return None
    start = match.start() + match.group().index(inner)
    return _Row(start, start + len(inner), inner)


def _declared(page: _Pages, context: Context) -> list[Edit]:
    """The edits that leave declared lines out, but for words that open the text: what heads each page is its title."""
    compiled = [(one, _compile(one)) for one in context.furniture if one != PAGE_BREAK]
    known = KnownWords(page.text, context)
    edits: list[Edit] = []
    group: list[str] = []
    for index in range(len(page.rows) + 1):
        text = page.rows[index].text if index < len(page.rows) else ""
        fitting = (one for one, pattern in compiled if text and pattern.fullmatch(text))
        found = next((one for one in fitting if index or "{" in one), None)
        if found is not None:
            group.append(found)
            continue
        if group:
            edits.append(_taken_out(page, index - len(group), index, group, known))
        elif PAGE_BREAK in context.furniture and _is_torn(page, index):
            edits.append(_taken_out(page, index, index, [PAGE_BREAK], known))
        group = []
    return edits


def _is_torn(page: _Pages, index: int) -> bool:
    """Whether a form feed before the line stands in mid-sentence."""
    return FORM_FEED in page.gap(index) and page.goes_on(index - 1, index)


def _taken_out(page: _Pages, start: int, end: int, patterns: list[str], known: KnownWords) -> Edit:
    """The edit that leaves the lines `start:end` out."""
    begin = page.rows[start - 1].end if start else 0
    stop = page.rows[end].start if end < len(page.rows) else len(page.text)
    seam = _seam(page, start - 1, end, known)
    begin -= seam.dropped
    evidence = (("pattern", " · ".join(dict.fromkeys(patterns))),)
    return Edit(RULE, begin, stop, page.text[begin:stop], seam.after, Proof.EDITOR, evidence)


def _seam(page: _Pages, first: int, second: int, known: KnownWords) -> Seam:
    """What takes the place of furniture between two lines, either of which may not be there."""
    if first < 0:
        return Seam("", 0, "none", ())
    if second == len(page.rows):
        return Seam("\n", 0, "none", ())
    if not page.goes_on(first, second):
        return Seam("\n\n", 0, "none", ())
    if page.is_wrapped(first, second):
        return Seam("\n", 0, "none", ())
    before, after = page.rows[first].text, page.rows[second].text
    if before[-1] in "-\u00ad" and before[-2:-1].isalpha():
        return seam_at_hyphen(before, after, known)
    return Seam(blank_between(before, after), 0, "space", ())


def _undeclared(page: _Pages, context: Context, taken: list[Edit]) -> Iterator[Damage]:
    """What looks like furniture outside what was taken out."""
    heads, counted = _running_heads(page), _counted(page)
    starts = [edit.start for edit in taken]
    ends = {edit.end for edit in taken}
    was_marked = False
    for index, row in enumerate(page.rows):
        before = bisect_right(starts, row.start) - 1
        if before >= 0 and row.start < taken[before].end:
            continue
        is_own = any(words and words in row.text for words in context.boilerplate)
        is_marked = not is_own and (_is_number(page, index, counted, context) or _template(row.text) in heads)
        if is_marked:
            yield Damage(RULE, row.start, row.end, row.text, (("pattern", _template(row.text)),))
        elif not was_marked and row.start not in ends and _is_torn(page, index):
            at = page.text.index(FORM_FEED, page.rows[index - 1].end)
            yield Damage(RULE, at, at + 1, FORM_FEED, (("pattern", PAGE_BREAK),))
        was_marked = is_marked


def _template(line: str) -> str:
    return _NUMBER.sub("{n}", line)


def _running_heads(page: _Pages) -> frozenset[str]:
    """Lines beside a form feed or a page number that stand there several times, whatever their numbers."""
    beside = [row.text for index, row in enumerate(page.rows) if len(row.text) <= LONGEST and _is_at_edge(page, index)]
    counts = Counter(map(_template, beside[:MANY]))
    return frozenset(template for template, count in counts.items() if count > 1 and re.search(r"[^\W\d_]", template))


def _is_at_edge(page: _Pages, index: int) -> bool:
    """Whether a line is the first or last of its page, as far as form feeds and page numbers tell."""
    beside = (page.rows[at].text for at in (index - 1, index + 1) if 0 <= at < len(page.rows))
    return page.has_feed(index) or any(len(text) <= LONGEST and _TOLD.fullmatch(text) for text in beside)


def _counted(page: _Pages) -> frozenset[tuple[str, int]]:
    """The page numbers of a text that are one more or less than another of the same form, with their form."""
    numbers = sorted(
        {
            (_template(row.text), int(number[0]))
            for row in page.rows
            if len(row.text) <= LONGEST and (number := _NUMBER.search(row.text)) and _TOLD.fullmatch(row.text)
        }
    )
    pairs = (pair for pair in pairwise(numbers) if pair[0][0] == pair[1][0] and pair[1][1] == pair[0][1] + 1)
    return frozenset(one for pair in pairs for one in pair)


def _is_number(page: _Pages, index: int, counted: frozenset[tuple[str, int]], context: Context) -> bool:
    """Whether a line is a page number that is in nobody's sentence or numbering."""
    line = page.rows[index].text
    number = _NUMBER.search(line) if len(line) <= LONGEST else None
    if number is None:
        return False
    is_inside = page.goes_on(index - 1, index + 1)
    if _TOLD.fullmatch(line):
        is_counted = (_template(line), int(number[0])) in counted
        return is_inside or is_counted or page.is_alone(index) or page.has_feed(index)
    is_mark = context.marks is not None and context.marks.match(line) is not None
    return _BARE.fullmatch(line) is not None and (is_inside or page.has_feed(index)) and not is_mark
