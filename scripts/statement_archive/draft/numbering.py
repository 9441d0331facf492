"""The series of a text -> what each numbers: sections, paragraphs, items, items within items, notes.

What a series stands in tells it: whichever counts anew under each number of another one is within that. Words such as
`Article` name sections; a sign or a letter that counts under a colon marks items.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from statement_archive.draft.marks import Counting, CountingMark, counted, runs_of
from statement_archive.draft.records import GuessedNumbering
from statement_archive.edition.parse.lines import TextLine, lines_of, looks_like_heading
from statement_archive.labels import call_pattern

_MOSTLY = 0.8
_LONGEST_HEADING = 120
_NOTE = re.compile(r"[*※†](?=[ \u00a0\u3000]*[^\W\d_])")
_LEADS_TO = re.compile(r"[:：](?:\s|[-–—])*\Z")
_OF_ITEMS = frozenset({"", "letter"})
"""Forms of numbers that count items, wherever they stand."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A series in its text."""

    run: Counting
    parent: str
    """The template of the series that it counts anew under; "" for none."""
    is_led_to: bool
    """Whether what is before its first number ends with a colon."""
    has_headings: bool
    """Whether its lines look like headings with text below them."""


def guess_numbering(text: str) -> GuessedNumbering:
    """The templates of a text, none where it counts nothing."""
    lines = lines_of(text, [])
    runs = [run for run in runs_of(text, lines) if not _is_called(run, text)]
    places = [_placed(run, runs, text, lines) for run in runs]
    sections = [place for place in places if _is_section(place)]
    sections.sort(key=lambda place: (counted(place.run) or place.run.marks)[0].start)
    rest = [place for place in places if place not in sections]
    above = {place.run.template for place in sections}
    paragraphs = [place for place in rest if _is_paragraph(place, above)]
    if len(paragraphs) > 1:
        inner = {place.run.template for place in paragraphs}
        outer = [place for place in paragraphs if place.parent not in inner]
        paragraphs = outer or paragraphs[:1]
    items = [place for place in rest if place not in paragraphs]
    return GuessedNumbering(
        section=tuple(place.run.template for place in sections),
        paragraph=tuple(place.run.template for place in paragraphs),
        item=tuple(place.run.template for place in _by_depth(items)),
        note=_note(text, lines),
    )


def _is_called(run: Counting, text: str) -> bool:
    """Whether it numbers footnotes: the text calls each by its sign, and the stages know these by themselves."""
    if not re.match(r"[\[［〔【]", run.template):
        return False
    labels = [text[mark.start : mark.end].strip() for mark in run.marks]
    return all(call_pattern(label).search(text, 0, mark.start) for label, mark in zip(labels, run.marks, strict=True))


def _placed(run: Counting, runs: Sequence[Counting], text: str, lines: Sequence[TextLine]) -> _Place:
    others = sorted(
        (mark.start, other.template) for other in runs if other is not run for mark in counted(other) or other.marks
    )
    starts = [mark for mark in counted(run) if mark.number == 1 and not mark.suffix] or list(_openings(run))
    parents = Counter(_before(mark, others) for mark in starts)
    led_to = [mark for mark in starts if _LEADS_TO.search(text[max(0, mark.start - 20) : mark.start])]
    return _Place(
        run=run,
        parent=parents.most_common(1)[0][0] if parents else "",
        is_led_to=len(led_to) * 2 > len(starts),
        has_headings=_has_headings(run, text, lines),
    )


def _openings(run: Counting) -> Sequence[CountingMark]:
    """Of a sign, where each list begins."""
    lines = {mark.line for mark in run.marks}
    return [mark for mark in run.marks if mark.line - 1 not in lines]


def _before(mark: CountingMark, others: Sequence[tuple[int, str]]) -> str:
    """The template of the last mark of another series before one."""
    return next((template for start, template in reversed(others) if start < mark.start), "")


def _has_headings(run: Counting, text: str, lines: Sequence[TextLine]) -> bool:
    marks = counted(run)
    own = {mark.line for mark in marks}
    words = [text[mark.end : lines[mark.line].end] for mark in marks]
    like = [word for word in words if len(word) <= _LONGEST_HEADING and looks_like_heading(word)]
    followed = [mark for mark in marks if mark.line + 1 < len(lines) and mark.line + 1 not in own]
    return bool(marks) and min(len(like), len(followed)) >= _MOSTLY * len(marks)


def _is_section(place: _Place) -> bool:
    run = place.run
    if run.has_words:
        return not re.search(r"[款項项항]", run.template)
    is_low = run.form == "roman" and run.template.startswith(("(", "（"))
    return place.has_headings and not place.is_led_to and run.form not in _OF_ITEMS and not is_low


def _is_paragraph(place: _Place, above: set[str]) -> bool:
    run = place.run
    is_low = run.form == "roman" and _is_lower(run)
    if run.form in _OF_ITEMS or is_low or place.is_led_to:
        return False
    return not place.parent or place.parent in above or not run.template.startswith(("(", "（", "{circled}"))


def _is_lower(run: Counting) -> bool:
    return run.template.startswith(("(", "（")) or run.template.endswith(") ")


def _by_depth(items: Sequence[_Place]) -> list[_Place]:
    """Items before those within items; of each depth those first that count most."""
    names = {place.run.template for place in items}
    outer = [place for place in items if place.parent not in names]
    inner = [place for place in items if place.parent in names]
    return [*outer, *inner]


def _note(text: str, lines: Sequence[TextLine]) -> str:
    """The sign that one note behind the text opens with; "" where there is none."""
    for line in lines[-3:] if len(lines) > 3 else ():
        if (match := _NOTE.match(text, line.start, line.end)) and text.count("\n" + match.group()) == 1:
            return match.group()
    return ""
