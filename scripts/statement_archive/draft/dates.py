"""The day of a document, as its texts write it in many languages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from statement_archive.draft.evidence import evidence
from statement_archive.labels import FORMS
from statement_archive.tags import language

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_EASTERN = re.compile(
    r"(?P<year>\d{4}|[〇零○一二三四五六七八九]{4})\s?[年년]\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[月월]\s?"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日號号일]"
)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_NEAR = 160
"""Characters around a day in which a formula is looked for that says when a text was done."""
_LEAST_YEAR, _MOST_YEAR = 1500, 2199
_ALSO = {"ar": ("ar_LB", "ar_MA", "ar_IQ"), "zh": (), "sr": ("sr_Latn",)}
"""Where a language has other names of months."""


def date_of(texts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The likeliest day and why, ISO 8601; ("", "") where no text has one. Each text comes with its language.

    What most texts say where they say when they were done counts most, then what they say in their first lines, then
    what they say at all.
    """
    votes: Counter[str] = Counter()
    for tag, text in texts:
        found = list(days_in(text, tag))
        weights = {day: max(_weight(text, at) for other, at in found if other == day) for day, _ in found}
        votes.update(weights)
    if not votes:
        return "", ""
    most = max(votes.values())
    best = min((day for day, count in votes.items() if count == most), key=lambda day: -int(day.replace("-", "")))
    return best, f"the day in {_share(best, texts)}"


def _share(day: str, texts: Sequence[tuple[str, str]]) -> str:
    naming = sum(any(other == day for other, _ in days_in(text, tag)) for tag, text in texts)
    return f"{naming} of {len(texts)} texts" if len(texts) > 1 else "the text"


def _weight(text: str, at: int) -> int:
    gap = "\n\n" if "\n\n" in text else "\n"
    start, end = max(text.rfind(gap, 0, at), at - _NEAR), text.find(gap, at)
    paragraph = text[max(start, 0) : end if 0 <= end < at + _NEAR else at + _NEAR]
    if evidence().closing.search(paragraph):
        return 6
    head = text[:at].count("\n\n") < 3 and at < 600
    return 3 if head else 2 if at > len(text) - 300 else 1


def days_in(text: str, tag: str) -> Iterator[tuple[str, int]]:
    """Each day of the calendar that a text names, with the offset of where it does."""
    for match in _ISO.finditer(text):
        yield from _day(int(match[1]), int(match[2]), int(match[3]), match.start())
    for match in _EASTERN.finditer(text):
        year = match["year"] if match["year"].isdecimal() else FORMS["han"].value(match["year"].replace("○", "〇"))
        month, day = (int(p) if p.isdecimal() else FORMS["han"].value(p) for p in (match["month"], match["day"]))
        yield from _day(int(year or 0), month or 0, day or 0, match.start())
    for match in _DOTTED.finditer(text):
        yield from _day(int(match[3]), int(match[2]), int(match[1]), match.start())
    months = _months(language(tag))
    pattern = _with_months(language(tag))
    for match in pattern.finditer(text) if pattern else ():
        groups = match.groupdict()
        name = groups["month"] or groups["first"]
        number, of = groups["day"] or groups["second"], groups["year"] or groups["last"]
        yield from _day(int(of), months[name.casefold()], int(number), match.start())


def _day(year: int, month: int, day: int, at: int) -> Iterator[tuple[str, int]]:
    try:
        if _LEAST_YEAR <= year <= _MOST_YEAR:
            yield date(year, month, day).isoformat(), at
    except ValueError:
        return


@cache
def _with_months(language: str) -> re.Pattern[str] | None:
    """A day with the name of its month, before it or behind it, in a language that CLDR knows the months of."""
    names = "|".join(map(re.escape, sorted(_months(language), key=len, reverse=True)))
    if not names:
        return None
    month = rf"(?P<month>{names})(?:\s?/\s?\w+)?(?!\w)"
    link = r"(?:\s|,|،|\bde[l]?\b|\bof\b|\bthe\b|\bda\b)*"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-?го|e)?»?"
    return re.compile(
        rf"{day}\s?{link}{month}\.?{link}(?P<year>\d{{4}})(?!\d)"
        rf"|(?P<first>{names})\.?\s(?P<second>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<last>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _months(language: str) -> dict[str, int]:
    """The names of months in small letters."""
    found: dict[str, int] = {}
    for name in (language, *_ALSO.get(language, ())):
        try:
            locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months = locale.months[use][width]
                found |= {str(months[number]).casefold().rstrip("."): number for number in months}
    return {name: number for name, number in found.items() if len(name) > 2 and not name[0].isdecimal()}
