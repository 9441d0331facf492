"""Pictures: well-formed, safe, with a link for every segment and a table that says the same."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from fixtures.library import declare_anew
from readers import ENGLISH, LANGUAGES, READERS, each_reader, localized
from statement_archive.figures import BarChart, bar_chart, coverage_figure, lengths_figure
from statement_archive.figures.drawing import clip, fold
from statement_archive.model import Cause, Document, Edition, Kind, Lacuna, LacunaRule, Work
from statement_archive.names import cause_text
from statement_archive.parts.editions import section_path
from statement_archive.pipeline import Build
from statement_archive.reader import Reader

HOSTILE = '<script>&"\n\n{: .x } ]]>'
DROPPED = (LacunaRule(Cause.DROPPED),)
SVG = "{http://www.w3.org/2000/svg}"
ROWS = [("Omission", "archive:a.md#x", (3, 1, 0, 2)), ("Grammar", "", (0, 12, 2, 9)), ("Nothing", "", (0, 0, 0, 0))]
SERIES = ("critical", "major", "minor", "style")


def chart(rows: Any = ROWS, series: Any = SERIES, title: str = "Errors", reader: Reader = ENGLISH) -> str:
    return bar_chart(BarChart("errors", title, "Counted by hand.", rows, series, "Category"), reader)


def parsed(figure: str) -> Any:
    return etree.fromstring(figure.encode())


def links(figure: str) -> list[Any]:
    return [*parsed(figure).iterfind(f".//{SVG}a")]


def cells(figure: str, part: str) -> list[list[str]]:
    """A part of the figure's table, row by row."""
    return [["".join(cell.itertext()) for cell in row] for row in parsed(figure).findall(f".//{part}/tr")]


@pytest.fixture(params=READERS, ids=LANGUAGES)
def figures(request: pytest.FixtureRequest, real: Build) -> list[str]:
    """Every figure of the archive in a language of the site."""
    made = [draw(work, request.param) for work in real.works for draw in (coverage_figure, lengths_figure)]
    return [*made, chart(reader=request.param)]


@pytest.fixture
def hostile(declare: Callable[..., Document], edit_of: Callable[..., tuple[Work, Any]]) -> Work:
    """A work whose witness is called what is taken for markup."""
    work, _ = edit_of(
        declare(paragraphs=2, language=HOSTILE, lacunae=DROPPED), {"en": "One sentence.\n\nTwo sentences."}
    )
    return replace(work, document=replace(work.document, title=localized(HOSTILE)))


def lacking(work: Work, cause: Cause) -> Work:
    """The work with a second text that has nothing but the first segment."""
    whole = work.editions[0]
    lost = Lacuna(tuple(segment.id for segment in whole.segments[1:]), cause)
    part = replace(declare_anew(whole, siglum="part"), segments=whole.segments[:1], lacunae=(lost,))
    return replace(work, editions=(whole, part))


def test_a_figure_is_one_element_of_well_formed_markup_without_looks_of_its_own(figures: list[str]) -> None:
    for figure in figures:
        assert figure.startswith('<figure class="figure ') and figure.endswith("</figure>")
        root = parsed(figure)
        for element in root.iter():
            assert element.tag != f"{SVG}script" and element.tag != "script"
            assert "style" not in element.attrib
            assert not re.search(r"#[0-9a-f]{3,6}$|rgb", element.get("fill", "") + element.get("stroke", ""))


def test_ids_are_unique_and_everything_that_refers_to_one_finds_it(figures: list[str]) -> None:
    ids = [element.get("id") for figure in figures for element in parsed(figure).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for figure in figures:
        svg = parsed(figure).find(f".//{SVG}svg")
        assert set(svg.get("aria-labelledby").split()) <= set(ids)
        assert svg.find(f"{SVG}title").text and svg.find(f"{SVG}desc").text
        assert set(re.findall(r"url\(#([^)]+)\)", figure)) <= set(ids)


@each_reader
def test_every_segment_that_is_there_has_one_link_in_the_coverage(real: Build, reader: Reader) -> None:
    for work in real.works:
        slugs = {section.id: section.slug for section in work.document.sections}
        expected = []
        for edition in work.editions:
            for slot, segment in edition.by_slot.items():
                slug = slugs[segment.section] if segment.section else work.document.sections[0].slug
                path = section_path(work, edition, slug, reader)
                expected.append(f"archive:{path}#{slot}" if segment.section else f"archive:{path}")
        found = links(coverage_figure(work, reader))
        assert sorted(link.get("href") for link in found) == sorted(expected)
        assert len({link.get("aria-label") for link in found}) == len(found)


def test_the_coverage_table_counts_what_each_text_has(real: Build) -> None:
    for work in real.works:
        figure = coverage_figure(work, ENGLISH)
        slots = {slot for edition in work.editions for slot in edition.by_slot}
        present, missing, changed = cells(figure, "tfoot")
        assert [int(cell) for cell in present[1:]] == [len(edition.by_slot) for edition in work.editions]
        assert [int(cell) for cell in missing[1:]] == [len(slots - set(edition.by_slot)) for edition in work.editions]
        drawn = [len(row.findall(f"*/{SVG}path[@class='fig-changed']")) for row in parsed(figure).iter(f"{SVG}svg")]
        assert sum(map(int, changed[1:])) == drawn[0]
        rows = cells(figure, "tbody")
        for column, edition in enumerate(work.editions, 1):
            assert sum(row[column][0] in "●○⤶" for row in rows) == len(edition.by_slot)


def test_blanks_alone_are_no_change_that_is_marked(real: Build) -> None:
    work = next(work for work in real.works if work.document.id == "joint-statement-2020-06-18")
    _, _, (_, *changed) = cells(coverage_figure(work, ENGLISH), "tfoot")
    by_siglum = {edition.witness.siglum: count for edition, count in zip(work.editions, changed, strict=True)}
    assert {edit.rule for edit in work.edition("en").ledger.edits} == {"space"}
    assert by_siglum["en"] == "0" and by_siglum["zh"] == "1"


@each_reader
@pytest.mark.parametrize("cause", Cause)
def test_a_lacuna_shows_its_cause(
    declare: Callable[..., Document], edit_of: Callable[..., tuple[Work, Any]], cause: Cause, reader: Reader
) -> None:
    work, _ = edit_of(declare(paragraphs=3, lacunae=DROPPED), {"en": "One.\n\nTwo.\n\nThree."})
    work = lacking(work, cause)
    missing = len(work.editions[1].missing)
    assert missing
    words = cause_text(cause, reader, short=True)
    for draw in (coverage_figure, lengths_figure):
        root = parsed(draw(work, reader))
        gaps = [group for group in root.iter(f"{SVG}g") if words in group.get("aria-label", "")]
        assert len(gaps) == missing
        assert all(group.find(f"{SVG}rect[@class='fig-gap']").get("fill").startswith("url(#") for group in gaps)
        shown = "".join(root.find("ul").itertext()) if draw is coverage_figure else "".join(gaps[0].itertext())
        assert words in shown
        assert sum(words in row[2] for row in cells(draw(work, reader), "tbody")) == missing


def counted(edition: Edition) -> dict[str, int]:
    kinds = (Kind.PARAGRAPH, Kind.ITEM, Kind.NOTE)
    return {segment.id: len(segment.text) for segment in edition.segments if segment.kind in kinds}


def test_lengths_have_one_bar_for_each_paragraph_and_say_its_characters(real: Build) -> None:
    for work in real.works:
        figure = lengths_figure(work, ENGLISH)
        expected = [count for edition in work.editions for count in counted(edition).values()]
        assert [int(link.get("aria-label").rsplit(" ", 1)[1]) for link in links(figure)] == expected
        assert [int("".join(link.find(f"{SVG}text").itertext()).split(" ")[0]) for link in links(figure)] == expected
        totals = [int(cell) for cell in cells(figure, "tfoot")[0][1:]]
        assert totals == [sum(counted(edition).values()) for edition in work.editions]
        for column, edition in enumerate(work.editions, 1):
            told = [re.match(r"\d+", row[column]) for row in cells(figure, "tbody")]
            assert [int(match[0]) for match in told if match] == list(counted(edition).values())


def test_each_text_has_a_scale_of_its_own_in_which_its_longest_paragraph_is_full(real: Build) -> None:
    work = next(work for work in real.works if len(work.editions) == 3)
    bars = [
        float(link.find(f"{SVG}rect[@class='fig-full']").get("width")) for link in links(lengths_figure(work, ENGLISH))
    ]
    for edition in work.editions:
        counts = list(counted(edition).values())
        own, bars = bars[: len(counts)], bars[len(counts) :]
        assert own == pytest.approx([max(own) * count / max(counts) for count in counts], abs=0.02)


def test_a_paragraph_that_answers_to_several_says_to_which(real: Build) -> None:
    work = next(work for work in real.works if work.document.id == "press-release-2020-06-18")
    figure = lengths_figure(work, ENGLISH)
    merged = [link for link in links(figure) if "9–11" in link.get("aria-label")]
    assert len(merged) == 1 and "(9–11)" in "".join(merged[0].itertext())
    assert merged[0].find(f"{SVG}path[@class='fig-reach']") is not None
    assert [row[1] for row in cells(figure, "tbody") if row[0] in ("10", "11")] == ["⤶ 9", "⤶ 9"]


def test_bars_and_table_say_the_same_counts() -> None:
    figure = chart()
    assert cells(figure, "thead") == [["Category", *SERIES, "all"]]
    assert cells(figure, "tbody") == [[label, *map(str, counts), str(sum(counts))] for label, _, counts in ROWS]
    assert cells(figure, "tfoot") == [["all", "3", "13", "2", "11", "29"]]
    bars = parsed(figure).findall(f".//{SVG}*[@class='bar']")
    assert ["".join(bar.findall(f"{SVG}text")[-1].itertext()) for bar in bars] == ["6", "23", "0"]
    drawn = [[float(piece.get("width")) for piece in bar.iter(f"{SVG}rect")][1:] for bar in bars]
    assert [len(pieces) for pieces in drawn] == [3, 3, 0]
    assert drawn[0][0] / 3 == pytest.approx(drawn[1][1] / 2, abs=0.01)
    assert [link.get("href") for link in links(figure)] == ["archive:a.md#x"]


def test_series_differ_in_their_fill_and_one_alone_needs_no_legend() -> None:
    keys = parsed(chart()).findall("ul/li/svg/rect")
    assert len({key.get("fill") for key in keys}) == len(SERIES)
    alone = chart(rows=[("a", "", (2,))], series=("errors",))
    assert parsed(alone).find("ul") is None
    assert cells(alone, "tbody") == [["a", "2"]]


def test_bars_of_nothing_are_a_figure_and_wrong_counts_an_error() -> None:
    assert parsed(chart(rows=[])).find(".//table") is not None
    with pytest.raises(ValueError, match="errors"):
        chart(rows=[("a", "", (1, 2))])
    with pytest.raises(ValueError, match="up to 4"):
        chart(rows=[], series=("a", "b", "c", "d", "e"))


def test_text_is_data(hostile: Work) -> None:
    charted = chart(title=HOSTILE, rows=[(HOSTILE, 'a"b', (1,))], series=(HOSTILE,))
    for figure in (coverage_figure(hostile, ENGLISH), lengths_figure(hostile, ENGLISH), charted):
        assert "<script" not in figure
        assert '<script>&"' in "".join(parsed(figure).itertext())
        assert not any(element.tag.endswith("script") for element in parsed(figure).iter())


def test_lines_are_broken_between_words_and_ideographs_and_never_before_a_stop() -> None:
    assert fold("Official Simplified Chinese text", 180) == ["Official Simplified", "Chinese text"]
    assert fold("机器译文，甲", 64) == ["机器译文，", "甲"]
    assert fold("", 10) == [""]
    assert clip("abc", 100) == "abc" and clip("abcdefgh", 40) == "abc…"
