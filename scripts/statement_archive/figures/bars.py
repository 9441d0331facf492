"""Counted rows -> stacked horizontal bars, one pattern for each series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.reader import Reader

Bar = tuple[str, str, tuple[int, ...]]
"""Label, address it links to ("" for none), and a count for each series."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """What a chart of stacked bars shows."""

    name: str
    """Makes the ids of the figure; no other on its page may have it."""
    title: str
    caption: str
    bars: Sequence[Bar]
    series: Sequence[str]
    """Up to four."""
    head: str
    """What stands over the labels of the table."""


_WIDTH = 448.0
"""Units: what a phone shows without scrolling."""
_ROW = 30
"""Units from one bar to the next: a target that a finger hits."""
_BAR = 18
_WIDEST = 200.0
"""Units of the longest label that is shown in full."""
_FILLS = ("", "rising", "dots", "none")
"""The first series is solid, the last an outline."""


def bar_chart(chart: BarChart, reader: Reader) -> Markup:
    """Stacked bars with every total at its end.

    Raises ValueError for more series than there are patterns, or counts that do not match the series.
    """
    name, series = chart.name, chart.series
    if len(series) > len(_FILLS) or any(len(counts) != len(series) for _, _, counts in chart.bars):
        raise ValueError(f"{name}: expected up to {len(_FILLS)} series and a count for each in every bar")
    longest = max((sum(counts) for _, _, counts in chart.bars), default=0)
    left = min(max((draw.width_of(label) for label, _, _ in chart.bars), default=0), _WIDEST) + 8
    scale = (_WIDTH - left - draw.width_of(str(longest)) - 12) / max(longest, 1)
    body = [_bar(chart, bar, (left, index * _ROW), scale, reader) for index, bar in enumerate(chart.bars)]
    keys = ((_piece(name, index, 3, 4, 18, 16), words) for index, words in enumerate(series))
    size = (_WIDTH, max(len(chart.bars), 1) * _ROW)
    return draw.figure(
        "bars",
        title=chart.title,
        caption=chart.caption,
        drawn=(
            draw.picture(name, chart.title, chart.caption, size=size, body=body),
            *([draw.legend(keys)] if len(series) > 1 else []),
        ),
        numbers=_numbers(chart, reader),
        reader=reader,
    )


def _bar(chart: BarChart, bar: Bar, at: tuple[float, float], scale: float, reader: Reader) -> Markup:
    """A bar, its label before it and its total behind; `at` is where the bar begins."""
    words, href, counts = bar
    left, y = at
    counted = zip(chart.series, counts, strict=True)
    told = reader.say("comma").join(reader.say("fig-bar-count", name=one, count=count) for one, count in counted)
    said = reader.say("fig-bar", name=words, count=sum(counts), counts=told)
    parts = [
        draw.tag("rect", class_="fig-box", x=0, y=y, width=_WIDTH, height=_ROW - 4),
        draw.label(draw.clip(words, _WIDEST), 1, y + _BAR / 2 + 2, class_="fig-row"),
        *_pieces(chart.name, counts, (left, y + 2), scale),
        draw.label(str(sum(counts)), left + sum(counts) * scale + 8, y + _BAR / 2 + 2, class_="fig-count"),
    ]
    return draw.linked(href, said, *parts, class_="bar")


def _pieces(name: str, counts: Sequence[int], at: tuple[float, float], scale: float) -> Iterator[Markup]:
    x, y = at
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


def _numbers(chart: BarChart, reader: Reader) -> Markup:
    """A column for each series and, where there are several, their sums."""
    sums = len(chart.series) > 1
    head = [chart.head, *chart.series, *([reader.say("total")] if sums else [])]
    body = [[label, *map(str, counts), *([str(sum(counts))] if sums else [])] for label, _, counts in chart.bars]
    totals = [sum(counts[index] for _, _, counts in chart.bars) for index in range(len(chart.series))]
    foot = [reader.say("total"), *map(str, totals), *([str(sum(totals))] if sums else [])]
    return draw.table(head, body, [foot])
