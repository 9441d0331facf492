"""Counted rows -> stacked horizontal bars, one pattern for each series."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.reader import Reader

Row = tuple[str, str, tuple[int, ...]]
"""Label, address it links to ("" for none), and a count for each series."""

_WIDTH = 448.0
"""Units: what a phone shows without scrolling."""
_ROW = 50
_LABEL = 22
_BAR = 18
_FILLS = ("", "rising", "dots", "none")
"""The first series is solid, the last an outline."""


def bar_chart(
    name: str,
    title: str,
    description: str,
    caption: str,
    rows: Sequence[Row],
    series: Sequence[str],
    reader: Reader,
    row_head: str,
) -> Markup:
    """Stacked bars of up to four series as a block of raw HTML, with every total at its end.

    `name` makes the ids of the figure and must be the only one on its page; `row_head` stands over the labels of the
    table. Raises ValueError for more series than there are patterns, or counts that do not match the series.
    """
    if len(series) > len(_FILLS) or any(len(counts) != len(series) for _, _, counts in rows):
        raise ValueError(f"{name}: expected up to {len(_FILLS)} series and a count for each in every row")
    longest = max((sum(counts) for _, _, counts in rows), default=0)
    scale = (_WIDTH - draw.width_of(str(longest)) - 12) / max(longest, 1)
    body = [_bar(name, row, series, index * _ROW, scale, reader) for index, row in enumerate(rows)]
    keys = ((_piece(name, index, 3, 4, 18, 16), words) for index, words in enumerate(series))
    return draw.figure(
        "bars",
        title=title,
        caption=caption,
        drawn=(
            draw.picture(name, title, description, size=(_WIDTH, max(len(rows), 1) * _ROW), body=body),
            *([draw.legend(keys)] if len(series) > 1 else []),
        ),
        numbers=_numbers(rows, series, reader, row_head),
        reader=reader,
    )


def _bar(name: str, row: Row, series: Sequence[str], y: float, scale: float, reader: Reader) -> Markup:
    words, href, counts = row
    counted = zip(series, counts, strict=True)
    told = reader.say("comma").join(reader.say("fig-bar-count", name=one, count=count) for one, count in counted)
    said = reader.say("fig-bar", name=words, count=sum(counts), counts=told)
    parts = [
        draw.tag("rect", class_="fig-box", x=0, y=y, width=_WIDTH, height=_ROW - 4),
        draw.label(draw.clip(words, _WIDTH - 2), 1, y + _LABEL / 2, class_="fig-row"),
        *_pieces(name, counts, y + _LABEL, scale),
        draw.label(str(sum(counts)), sum(counts) * scale + 8, y + _LABEL + _BAR / 2, class_="fig-count"),
    ]
    return draw.linked(href, said, *parts, class_="bar")


def _pieces(name: str, counts: Sequence[int], y: float, scale: float) -> Iterator[Markup]:
    x = 1.0
    for index, count in enumerate(counts):
        if count:
            yield _piece(name, index, x, y, count * scale, _BAR)
        x += count * scale


def _piece(name: str, index: int, x: float, y: float, width: float, height: float) -> Markup:
    """A series' part of a bar; the solid one gets its colour from the style sheet alone."""
    attrs: dict[str, object] = {"x": x, "y": y, "width": width, "height": height}
    fill = _FILLS[index]
    if fill:
        attrs["fill"] = fill if fill == "none" else draw.hatched(name, fill)
    return draw.tag("rect", class_=f"fig-series fig-series-{index + 1}", **attrs)


def _numbers(rows: Sequence[Row], series: Sequence[str], reader: Reader, row_head: str) -> Markup:
    """A column for each series and, where there are several, their sums."""
    sums = len(series) > 1
    head = [row_head, *series, *([reader.say("total")] if sums else [])]
    body = [[label, *map(str, counts), *([str(sum(counts))] if sums else [])] for label, _, counts in rows]
    totals = [sum(counts[index] for _, _, counts in rows) for index in range(len(series))]
    foot = [reader.say("total"), *map(str, totals), *([str(sum(totals))] if sums else [])]
    return draw.table(head, body, [foot])
