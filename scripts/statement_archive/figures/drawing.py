"""Elements, patterns and the frame that every figure shares. Looks are left to `figures.css`: here are only classes.

A picture is measured in units of which 16 make one `em` of the style sheet, so that it grows with the reader's type.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import fsum
from unicodedata import east_asian_width

from markupsafe import Markup

from statement_archive.parts import html
from statement_archive.reader import Reader

EM = 16
"""Units in one em."""
HATCHES = ("rising", "falling", "dots")
"""Patterns for what is missing, and for all but the first and last series of a chart."""
_LINE_BREAK = re.compile(r"[\n\r\u0085\u2028\u2029]")
_AROUND_BREAK = re.compile(rf"\s*{_LINE_BREAK.pattern}\s*")
_PIECE = re.compile(r"[ \n]*(?:[\u3000-\u9fff\uff00-\uffef]|[^ \n\u3000-\u9fff\uff00-\uffef]+)")
"""What a line is not broken within: a word with the no-break blanks in it, an ideograph."""
_LATIN = 0.56
"""Width of a letter in em, rather too much; ideographs are one em wide."""


def text(words: str) -> Markup:
    """Words as HTML on one line; markup stays as it is."""
    return words if isinstance(words, Markup) else html.escape(_on_one_line(words))


def _on_one_line(words: str) -> str:
    return _AROUND_BREAK.sub(" ", words) if _LINE_BREAK.search(words) else words


def tag(name: str, /, *children: str, **attrs: object) -> Markup:
    """An element; children are markup, or text that is put on one line; attribute values are text or numbers."""
    return html.tag(name, *map(text, children), **{key: _value(value) for key, value in attrs.items()})


def label(words: str, x: float, y: float, *, class_: str, anchor: str = "start", **attrs: str) -> Markup:
    """A line of text in a picture; `y` is its middle."""
    return tag("text", words, class_=class_, x=x, y=y + 5, text_anchor=anchor, **attrs)


def width_of(words: str) -> float:
    """About how many units a line of text takes."""
    return fsum(EM * (1 if east_asian_width(character) in "WF" else _LATIN) for character in words)


def fold(words: str, width: float) -> list[str]:
    """Words in lines of at most so many units, broken at blanks and between ideographs; a longer word stays whole."""
    lines = [""]
    for piece in _PIECE.findall(words):
        if lines[-1] and width_of(lines[-1] + piece) > width and piece not in "，、。）":
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return lines


def clip(words: str, width: float) -> str:
    """Words as far as so many units allow."""
    if width_of(words) <= width:
        return words
    while words and width_of(words + "…") > width:
        words = words[:-1]
    return words.rstrip() + "…"


def linked(href: str, words: str, *children: str, class_: str = "cell") -> Markup:
    """A part of a picture as a link, or where `href` is empty as a part that is read out; `words` say what it is."""
    title = tag("title", words)
    if href:
        return tag("a", title, *children, href=href, class_=class_, aria_label=words)
    return tag("g", title, *children, class_=class_, role="img", aria_label=words)


def patterns(name: str, tile: int) -> Markup:
    """The hatches of one figure, to be filled in with `url(#fig-<name>-<hatch>)`; `tile` is their side in units."""
    size = {"width": tile, "height": tile, "viewBox": "0 0 6 6", "patternUnits": "userSpaceOnUse"}
    rising = tag("path", class_="fig-hatch", d="M-1 1L1 -1M0 6L6 0M5 7L7 5")
    falling = tag("path", class_="fig-hatch", d="M-1 5L1 7M0 0L6 6M5 -1L7 1")
    dots = html.join("", (tag("circle", class_="fig-dot", cx=at, cy=at, r=1.3) for at in (1.5, 4.5)))
    drawn = zip(HATCHES, (rising, falling, dots), strict=True)
    return tag("defs", *(tag("pattern", shape, id=f"fig-{name}-{hatch}", **size) for hatch, shape in drawn))


def hatched(name: str, hatch: str) -> str:
    """The fill that a pattern of a figure gives."""
    return f"url(#fig-{name}-{hatch})"


def picture(
    name: str, title: str, description: str, *, size: tuple[float, float], body: Iterable[str], tile: int = 6
) -> Markup:
    """An SVG that names and describes itself and keeps its links; its patterns have tiles of so many units."""
    width, height = size
    return tag(
        "svg",
        tag("title", title, id=f"fig-{name}-title"),
        tag("desc", description, id=f"fig-{name}-desc"),
        patterns(name, tile),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=f"{_value(width / EM)}em",
        role="group",
        aria_labelledby=f"fig-{name}-title fig-{name}-desc",
    )


def legend(entries: Iterable[tuple[str, str]]) -> Markup:
    """What the signs of a picture mean: a drawing of 24 by 24 units and words for each."""
    items = (
        tag("li", tag("svg", drawn, viewBox="0 0 24 24", aria_hidden="true", focusable="false"), " ", words)
        for drawn, words in entries
    )
    return tag("ul", *items, class_="figure-legend")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], foot: Iterable[Sequence[str]] = ()) -> Markup:
    """A table of plain words whose first column names the rows."""
    parts = [tag("thead", tag("tr", *(tag("th", cell, scope="col") for cell in head)))]
    for part, lines in (("tbody", list(rows)), ("tfoot", list(foot))):
        if lines:
            parts.append(tag(part, *map(_row, lines)))
    return tag("table", *parts, class_="figure-table")


def figure(kind: str, *, title: str, caption: str, drawn: Sequence[Markup], numbers: Markup, reader: Reader) -> Markup:
    """The whole: caption, picture (the first of `drawn`) with what belongs to it, and the numbers as a table."""
    table_of_numbers = html.tag(
        "details",
        *_lines(
            tag("summary", reader.say("fig-table")),
            _scrolling(numbers, reader.say("fig-scroll-table", title=title)),
        ),
    )
    parts = (
        tag("figcaption", tag("strong", title), " ", caption),
        tag("p", reader.say("fig-wide"), class_="figure-wide", hidden=""),
        _scrolling(drawn[0], reader.say("fig-scroll", title=title)),
        *drawn[1:],
        table_of_numbers,
    )
    return html.tag("figure", *_lines(*parts), class_=f"figure {kind}", data_search_exclude="")


def _lines(*parts: Markup) -> Iterator[Markup]:
    """Each part on lines of its own."""
    yield Markup("\n")
    for part in parts:
        yield from (part, Markup("\n"))


def _scrolling(content: str, words: str) -> Markup:
    return tag("div", content, class_="figure-scroll", tabindex=0, role="region", aria_label=words)


def _row(cells: Sequence[str]) -> Markup:
    head, *rest = cells
    return tag("tr", tag("th", head, scope="row"), *(tag("td", cell) for cell in rest))


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    words = str(value)
    return re.sub(r"\s*[\n\r]\s*", " ", words) if "\n" in words or "\r" in words else words
