"""A paragraph that was wrapped by hand at a fixed width: its lines become one.

Enters: a text. Leaves: edits that turn a line break inside a paragraph, with the blanks around it, into one space, or
into nothing where the script has none (Chinese, Japanese, Thai …). The layout of the text has to show it: lines that
end where the next word would not have fitted, mostly in mid-sentence, in paragraphs of several lines. Left alone:
what begins with a printed number or list mark, unless the line before it ends in what a reference needs; titles,
headings, verse, lists, tables and signatures, whose lines end where their words end; anything behind a short line.

Evidence: `width`, the columns of the layout; `join`, one of `space`, `none`, `hyphen`, `word`; at a hyphen what
`tear` has.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from statement_archive.model import Edit, Proof, RepairName
from statement_archive.text.repair.attest import KnownWords
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.flow import (
    blank_between,
    continues,
    needs_more,
    opens_block,
    pauses,
    refers,
)
from statement_archive.text.repair.hyphen import Seam, seam_at_hyphen
from statement_archive.text.repair.layout import WIDEST, PrintedLine, columns, is_full, percentile, stretches

RULE = RepairName.WRAP

NARROWEST = 30
"""Columns of the narrowest layout; shorter lines are verse, labels, addresses."""
TOLERANCE = 0.85
"""Lines wrapped by hand end before the margin; a line is full if the next word had passed so much of the width."""
NARROW = 0.75
"""A paragraph narrower than so much of the layout is something else, such as verse, unless its many lines say more."""
PROVING = 2
"""So many full lines show a layout, in one paragraph or in several."""
WIDE = 50
"""Columns from which on a line is no verse, so that a paragraph of two lines shows something, too."""
MANY = 4
"""A paragraph with so many lines is wrapped even if it is narrow."""
PLENTY = 6
"""So many full lines leave no doubt of the layout: what fits it to the word needs no other sign."""

_UNPUNCTUATED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff]")
"""Thai, Lao, Tibetan, Burmese and Khmer, whose paragraphs may end without a mark."""
_LAST_BUT_ONE = re.compile(r"\b(?:and|or|et|ou|y|o|und|oder|e|и|или)\Z")
_NUMBER = re.compile(r"[^\w]*(?:[^\W\d_]+ )?(\d{1,4})\b")
_HYPHEN = re.compile(r"[^\W\d_][-\u00ad]\Z")

Paragraph = list[PrintedLine]


class _Text(NamedTuple):
    """What is asked of every pair of lines of one text."""

    marks: re.Pattern[str] | None
    numbers: frozenset[int]
    """Printed at the beginning of any line of a stretch."""

    def opens(self, line: PrintedLine) -> bool:
        return opens_block(line.text, self.marks)

    def is_out_of_sequence(self, line: PrintedLine) -> bool:
        """Whether nothing in the text is numbered one less than what the line begins with."""
        number = _number(line)
        return number is not None and number > 1 and number - 1 not in self.numbers


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every break of a wrapped paragraph of `text`."""
    parts = [part for stretch in stretches(text) for part in _prose(stretch, context)]
    if not parts:
        return
    numbers = (_number(line) for part in parts for line in part)
    asked = _Text(context.marks, frozenset(number for number in numbers if number is not None))
    proving = [paragraph for part in parts for paragraph in _proving(part, asked)]
    full = sum(len(paragraph) - 1 for paragraph in proving)
    if full < PROVING:
        return
    width = percentile([line.width for paragraph in proving for line in paragraph[:-1]], 0.95)
    is_layout, is_plain = _wider(text, width) <= full, full >= PLENTY
    known = KnownWords(text, context)
    for part in parts:
        for paragraph, own in _wrapped(part, width, asked):
            is_one = _is_one_text(paragraph) or (is_plain and _fits(paragraph, own))
            if is_one and (is_layout or asked.opens(paragraph[0])):
                yield from _joined(paragraph, own, text, known)


def _prose(stretch: list[PrintedLine], context: Context) -> Iterator[list[PrintedLine]]:
    """The runs of two and more lines of a stretch that may belong to paragraphs; boilerplate is in none."""
    run: list[PrintedLine] = []
    for line in stretch:
        is_own = any(words and words in line.text for words in context.boilerplate)
        if line.is_prose and line.width <= WIDEST and not is_own:
            run.append(line)
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run


def _number(line: PrintedLine) -> int | None:
    match = _NUMBER.match(line.text)
    return int(match[1]) if match else None


def _wider(text: str, width: int) -> int:
    """How many lines are wider than the layout allows: too many, and it is no layout."""
    limit = width / TOLERANCE
    lines = (line for line in text.split("\n") if len(line) * 2 > limit)
    return sum(columns(line.strip()) > limit for line in lines)


def _proving(lines: list[PrintedLine], asked: _Text) -> Iterator[Paragraph]:
    """The paragraphs that show that they were wrapped: the last line of verse would be as long as the others."""
    width = max(line.width for line in lines)
    if width < NARROWEST:
        return
    for paragraph in _paragraphs(lines, width, asked):
        is_short = paragraph[-1].width < width * TOLERANCE
        is_whole = is_short and _is_long_enough(paragraph, asked) and _ends_text(paragraph, asked)
        if is_whole and _is_one_text(paragraph):
            yield paragraph


def _is_long_enough(paragraph: Paragraph, asked: _Text) -> bool:
    """Whether a paragraph has the lines to show something, or two of which the second goes on with the first."""
    if len(paragraph) == PROVING:
        first, second = paragraph
        is_known = asked.opens(first) or (first.width >= WIDE and not pauses(first.text))
        return is_known and continues(second.text)
    return len(paragraph) > PROVING


def _wrapped(lines: list[PrintedLine], width: int, asked: _Text) -> Iterator[tuple[Paragraph, int]]:
    """The paragraphs of a text of this width, each with its own width."""
    widest = max(line.width for line in lines)
    if widest < width * NARROW:
        yield from ((paragraph, widest) for paragraph in _proving(lines, asked) if len(paragraph) > MANY)
        return
    own = max(widest, width)
    for paragraph in _paragraphs(lines, own, asked):
        if len(paragraph) > 1 and _ends_text(paragraph, asked):
            yield paragraph, own


def _paragraphs(lines: list[PrintedLine], width: int, asked: _Text) -> Iterator[Paragraph]:
    """The lines in runs that may be one paragraph each."""
    is_parted_by_width = any(_is_short(first, second, width, asked) for first, second in pairwise(lines))
    paragraph = lines[:1]
    for line in lines[1:]:
        if _goes_on(paragraph, line, width, asked) and not (is_parted_by_width and _may_part(paragraph[-1], line)):
            paragraph.append(line)
            continue
        yield paragraph
        paragraph = [line]
    yield paragraph


def _is_short(first: PrintedLine, second: PrintedLine, width: int, asked: _Text) -> bool:
    """Whether a paragraph, and no heading, ends in the first line by nothing but its being short."""
    is_marked = asked.opens(second) or second.indent > first.indent + 1
    return pauses(first.text) and not is_marked and not is_full(first, second, width * TOLERANCE)


def _may_part(first: PrintedLine, second: PrintedLine) -> bool:
    """Whether a paragraph may end between the lines, for all that they say."""
    return pauses(first.text) and not continues(second.text)


def _goes_on(paragraph: Paragraph, line: PrintedLine, width: int, asked: _Text) -> bool:
    """Whether a line belongs to the paragraph before it, as far as its place and its first word tell."""
    last = paragraph[-1]
    if not is_full(last, line, width * TOLERANCE) or not _is_in_line(paragraph, line, asked):
        return False
    if not asked.opens(line):
        return True
    return refers(last.text, line.text) or (asked.is_out_of_sequence(line) and not pauses(last.text))


def _is_in_line(paragraph: Paragraph, line: PrintedLine, asked: _Text) -> bool:
    """Whether the indents let the line belong to the paragraph, whose first line may be further in or, marked, out."""
    step = line.indent - paragraph[-1].indent
    if len(paragraph) > 1:
        return abs(step) <= 1
    return step <= 1 or asked.opens(paragraph[0])


def _is_one_text(paragraph: Paragraph) -> bool:
    """Whether the lines end where there was no more room, and not where their words end, as far as the words tell."""
    pairs = list(pairwise(line.text for line in paragraph))
    starts = [second for _, second in pairs if second[0].islower() or second[0].isupper()]
    lower = sum(continues(second) or needs_more(first) for first, second in pairs)
    if len(starts) > 1 and lower * 2 < len(starts):
        return False
    if len(pairs) == 1 and _may_part(*paragraph):
        return False
    return sum(pauses(first) for first, _ in pairs) * 2 <= max(len(pairs), 2)


def _fits(paragraph: Paragraph, width: int) -> bool:
    """Whether every line ends exactly where the next word would not have fitted."""
    if len(paragraph) == PROVING and _may_part(*paragraph):
        return False
    return all(is_full(first, second, width) for first, second in pairwise(paragraph))


def _ends_text(paragraph: Paragraph, asked: _Text) -> bool:
    """Whether the last line ends as a text does, or can't be the last of one; an item may end without a mark."""
    last = paragraph[-1].text
    if pauses(last) or needs_more(last) or _LAST_BUT_ONE.search(last) or _UNPUNCTUATED.search(last):
        return True
    return asked.opens(paragraph[0]) and not any(_may_part(first, second) for first, second in pairwise(paragraph))


def _joined(paragraph: Paragraph, width: int, text: str, known: KnownWords) -> Iterator[Edit]:
    for first, second in pairwise(paragraph):
        seam = _seam(first.text, second.text, known)
        start, end = first.end - seam.dropped, second.start
        evidence = (("join", seam.join), *seam.why, ("width", str(width)))
        proof = Proof.ATTESTED if "attested" in dict(evidence) else Proof.EXACT
        yield Edit(RULE, start, end, text[start:end], seam.after, proof, evidence)


def _seam(first: str, second: str, known: KnownWords) -> Seam:
    if _HYPHEN.search(first):
        return seam_at_hyphen(first, second, known)
    blank = blank_between(first, second)
    return Seam(blank, 0, "space" if blank else "none", ())
