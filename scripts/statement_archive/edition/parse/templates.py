"""What a witness declares of its marks -> templates, ready to be looked for; some are known without being declared."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from statement_archive.edition.parse.lines import TextLine
from statement_archive.labels import OTHER_ALPHABETS, Template, call_pattern, compile_template, is_template
from statement_archive.model import BODY_KINDS, Document, Kind, Witness

_LISTS = (
    "({letter}) ",
    "（{han}）",
    "({n}) ",
    "（{n}）",
    "({roman}) ",
    "{letter}) ",
    "{n}) ",
    "{letter}. ",
    "{circled}",
)
"""How lists are marked, where a witness with lists does not say it."""
_SIGNS = ("·", "•", "–", "—", "-", "*", "●", "○", "■", "□", "◦", "▪")
_FOOTNOTES = ("[{n}] ", "[{n}]", "{superscript}")
"""How notes are marked, where the text calls them by the same sign."""


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers or signs of one kind and level: what they look like and how far they may count."""

    kind: Kind
    level: int
    template: Template | None
    """None for a sign that counts nothing."""
    sign: str = ""
    most: int = 0
    """The highest number that the document is known to have."""


def templates_of(document: Document, witness: Witness, text: str, lines: Sequence[TextLine]) -> tuple[Series, ...]:
    """The series of a witness: headings first, then paragraphs, items, notes."""
    numbering = witness.numbering
    most = _highest(document)
    items = numbering.item or (_lists(text, lines) if _has_items(document) else ())
    footnote = numbering.footnote or _footnotes(text, lines)
    series = (
        *(_series(Kind.HEADING, level, mark, most) for level, mark in enumerate(numbering.section, 1)),
        *(_series(Kind.PARAGRAPH, 1, mark, most) for mark in numbering.paragraph),
        *(_series(Kind.FOOTNOTE, 1, mark, most) for mark in (footnote,) if mark),
        *(_series(Kind.NOTE, 1, mark, most) for mark in (numbering.note,) if mark),
        *(_series(Kind.ITEM, level, mark, most) for level, mark in enumerate(items, 1)),
    )
    return tuple(_in_order(entry, text, lines) for entry in series)


def _in_order(series: Series, text: str, lines: Sequence[TextLine]) -> Series:
    """The series with its letters in the order in which most of those that lines open with go on."""
    template = series.template
    if template is None or template.forms[-1] != "letter":
        return series
    orders = [template, *(replace(template, alphabet=alphabet) for alphabet in OTHER_ALPHABETS)]
    return replace(series, template=max(orders, key=lambda order: _count_on(order, text, lines)))


def _count_on(template: Template, text: str, lines: Sequence[TextLine]) -> int:
    """How many of the numbers that lines open with are one more than those before."""
    numbers = [numeral.number for line in lines if (numeral := template.at(text, line.start, line.end))]
    return sum(after == number + 1 for number, after in pairwise(numbers))


def _series(kind: Kind, level: int, mark: str, most: Mapping[Kind, int]) -> Series:
    if is_template(mark):
        return Series(kind, level, compile_template(mark), most=most.get(kind, 0))
    return Series(kind, level, None, mark.strip())


def _highest(document: Document) -> dict[Kind, int]:
    """The highest number that is known of headings and of paragraphs; where texts have to tell it, any."""
    highest: dict[Kind, int] = {}
    for slot in document.outline:
        kind = Kind.PARAGRAPH if slot.kind in BODY_KINDS else slot.kind
        digits = re.match(r"\d+", slot.label)
        highest[kind] = max(highest.get(kind, 0), slot.number or 0, int(digits.group()) if digits else 0)
    if not document.is_counted:
        highest[Kind.PARAGRAPH] = max(highest.get(Kind.PARAGRAPH, 0), _ANY)
    return highest


_ANY = 200
"""Paragraphs that a document may have whose paragraphs the texts count."""


def _has_items(document: Document) -> bool:
    return any(slot.kind is Kind.ITEM for slot in document.outline)


def _lists(text: str, lines: Iterable[TextLine]) -> tuple[str, ...]:
    """The known list marks that at least two lines open with, counting from one."""
    places = list(lines)
    found = [mark for mark in _LISTS if _counts(compile_template(mark), text, places)]
    if found:
        return tuple(found[:2])
    openings = [text[line.start] for line in places]
    return tuple(sign for sign in _SIGNS if openings.count(sign) > 1)[:1]


def _counts(template: Template, text: str, lines: Sequence[TextLine]) -> bool:
    numbers = [numeral.number for line in lines if (numeral := template.at(text, line.start, line.end))]
    return (1, 2) in pairwise(numbers)


def _footnotes(text: str, lines: Sequence[TextLine]) -> str:
    """The known mark of notes whose every number, from one on, the text calls by the same sign before the note.

    Notes may stand at the end of the text, or of each page of it.
    """
    for mark in _FOOTNOTES:
        template = compile_template(mark)
        numerals = [numeral for line in lines if (numeral := template.at(text, line.start, line.end))]
        counts = [numeral.number for numeral in numerals] == list(range(1, len(numerals) + 1))
        are_called = all(call_pattern(numeral.label).search(text, 0, numeral.start) for numeral in numerals)
        if numerals and counts and are_called:
            return mark
    return ""
