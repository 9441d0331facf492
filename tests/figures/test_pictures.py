"""References, dates and participants as pictures: one link for each, told without colour, and a table that agrees."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from markupsafe import Markup

from fixtures.pages import whole
from readers import ENGLISH, LANGUAGES, READERS, each_reader, localized, reader
from statement_archive.figures.timeline import timeline
from statement_archive.figures.worldmap import Sheet, sheets, world_map
from statement_archive.model import (
    Archive,
    Atlas,
    Entity,
    EntityKind,
    Localized,
    Role,
    Shapes,
)
from statement_archive.pages.all_pages import render_pages
from statement_archive.pipeline import Build
from statement_archive.reader import Reader

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>&"\n\n{: .x } ]]>'
SHAPES: Shapes = {
    "": [[(0, 0), (20, 0), (20, 20), (0, 0)]],
    "CN": [[(80, 20), (120, 20), (120, 50), (80, 50), (80, 20)]],
    "SG": [[(103.6, 1.2), (104, 1.2), (104, 1.5), (103.6, 1.2)]],
    "RU": [[(30, 50), (180, 50), (180, 70), (30, 70), (30, 50)]],
    "AQ": [[(-180, -90), (180, -90), (180, -60), (-180, -90)]],
}


def parsed(figure: str) -> Any:
    return etree.fromstring(figure.encode())


def links(figure: str, class_: str) -> list[Any]:
    return [*parsed(figure).iterfind(f".//{SVG}a[@class='{class_}']")]


def cells(figure: str) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in parsed(figure).findall(".//tbody/tr")]


def country(id_: str, role: Role, name: str | None = None) -> Entity:
    return Entity(id_, EntityKind.COUNTRY, localized(name or id_), {}, "sources/entities.yml:1", role=role)


MEMBERS = [
    country("SG", Role.MINISTER),
    country("CN", Role.HOST),
    country("RU", Role.WRITTEN_STATEMENT),
    country("AF", Role.MENTIONED),
]


def drawn_map(entities: Sequence[Entity], drawn: Sequence[Sheet], source: str, reader: Reader) -> Markup:
    return world_map(entities, drawn, source, reader, lambda entity: f"names/index.md#{entity.id}")


@pytest.fixture(scope="module")
def archive(real: Build) -> Archive:
    return real.archive


@pytest.fixture(params=READERS, ids=LANGUAGES)
def pictures(request: pytest.FixtureRequest, archive: Archive) -> list[str]:
    reader = request.param
    events = (("2020-03-11", "Pandemic", "archive:en/x.md"), ("2020-06-18", "Conference", ""))
    return [
        timeline(archive, reader, events),
        drawn_map(MEMBERS, sheets(SHAPES, MEMBERS), "Shapes 1.0", reader),
    ]


def test_a_picture_is_one_element_of_well_formed_markup_without_looks_of_its_own(pictures: list[str]) -> None:
    ids = [element.get("id") for picture in pictures for element in parsed(picture).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for picture in pictures:
        assert picture.startswith('<figure class="figure ') and picture.endswith("</figure>")
        assert set(re.findall(r"url\(#([^)]+)\)", picture)) <= set(ids)
        for element in parsed(picture).iter():
            assert not element.tag.endswith("script") and "style" not in element.attrib
            assert not re.search(r"#[0-9a-f]{3,6}$|rgb", element.get("fill", "") + element.get("stroke", ""))


def test_a_picture_is_the_same_whenever_it_is_drawn(archive: Archive) -> None:
    turned = replace(archive, works=archive.works[::-1])
    assert timeline(archive, ENGLISH) == timeline(turned, ENGLISH)
    turned_shapes = dict(reversed([*SHAPES.items()]))
    assert drawn_map(MEMBERS, sheets(SHAPES, MEMBERS), "x", ENGLISH) == drawn_map(
        MEMBERS, sheets(turned_shapes, MEMBERS), "x", ENGLISH
    )


@each_reader
def test_the_timeline_leads_to_every_document_and_is_to_scale(archive: Archive, reader: Reader) -> None:
    figure = timeline(archive, reader, [("2020-08-03", "Halfway", "")])
    hrefs = {f"archive:{reader.language}/{work.document.id}/index.md" for work in archive.works}
    found = links(figure, "bar")
    assert {link.get("href") for link in found} == hrefs and len(found) == len(hrefs)
    squares = [float(link.find(f"{SVG}rect[@class='fig-full']").get("x")) + 6 for link in found]
    ring = float(parsed(figure).find(f".//{SVG}g[@class='event']/{SVG}circle").get("cx"))
    first, last = min(squares), max(squares)
    assert (ring - first) / (last - first) == pytest.approx(46 / 91, abs=0.01)
    assert len(cells(figure)) == len(hrefs) + 1


def test_labels_of_the_timeline_never_overlap_each_other(archive: Archive) -> None:
    events = [
        (f"2020-{month:02}-{day:02}", "Something that happened " * 9, "") for month in (3, 7) for day in (1, 2, 9)
    ]
    boxes = [
        tuple(float(box.get(name)) for name in ("x", "y", "width", "height"))
        for box in parsed(timeline(archive, ENGLISH, events)).iterfind(f".//{SVG}rect[@class='fig-box']")
    ]
    assert len(boxes) == len(archive.works) + len(events)
    for index, (x, y, width, height) in enumerate(boxes):
        for left, top, wide, high in boxes[:index]:
            assert x + width <= left or left + wide <= x or y + height <= top or top + high <= y


def test_a_timeline_without_or_with_a_single_day_is_drawn(archive: Archive) -> None:
    assert cells(timeline(replace(archive, works=()), ENGLISH)) == []
    assert len(cells(timeline(replace(archive, works=archive.works[-1:]), ENGLISH))) == 1
    with pytest.raises(ValueError, match="tomorrow"):
        timeline(archive, ENGLISH, [("tomorrow", "", "")])


@each_reader
def test_every_participant_is_a_link_with_a_pattern_of_its_role(reader: Reader) -> None:
    figure = drawn_map(MEMBERS, sheets(SHAPES, MEMBERS), "Shapes 1.0", reader)
    found = {link.get("href").split("#")[1]: link for link in links(figure, "country")}
    assert set(found) == {"CN", "SG", "RU"}
    assert all(link.get("href").startswith(f"archive:{reader.language}/names/index.md#") for link in found.values())
    fills = {code: link.findall("*")[-1].get("fill", "solid") for code, link in found.items()}
    assert fills["CN"] == "solid" and len(set(fills.values())) == 3
    assert found["SG"].find(f"{SVG}circle") is not None and found["RU"].find(f"{SVG}circle") is None
    assert [row[0] for row in cells(figure)] == ["CN", "SG", "RU"]
    assert [link.get("aria-label") for link in found.values()] == [
        reader.say("pic-country", name=name, role=role)
        for name, role in sorted(cells(figure), key=lambda row: row[0] == "SG")
    ]


def test_a_participant_far_from_the_others_has_a_sheet_of_its_own_that_covers_nobody() -> None:
    far = [*MEMBERS, country("CL", Role.MINISTER)]
    shapes = {**SHAPES, "CL": [[(-72.0, -50.0), (-70.0, -50.0), (-70.0, -20.0), (-72.0, -20.0), (-72.0, -50.0)]]}
    near, inset = sheets(shapes, far)
    assert set(near.members) == {"CN", "SG", "RU"} and inset.members == ("CL",)
    figure = parsed(drawn_map(far, (near, inset), "Shapes 1.0", ENGLISH))
    frame = figure.find(f".//{SVG}rect[@class='fig-sheet']")
    left, top, width, height = (float(frame.get(name)) for name in ("x", "y", "width", "height"))
    points = [point for code in near.members for point in near.outlines[code].points]
    assert not any(left <= x <= left + width and top <= y <= top + height for x, y in points)
    (own,) = figure.iterfind(f".//{SVG}svg/{SVG}svg//{SVG}a")
    assert own.get("href").endswith("#CL")


def test_the_map_is_fitted_to_those_who_took_part() -> None:
    (sheet,) = sheets(SHAPES, MEMBERS)
    points = [point for code in sheet.members for point in sheet.outlines[code].points]
    spans = [(min(axis), max(axis)) for axis in zip(*points, strict=True)]
    for (least, most), size in zip(spans, sheet.size, strict=True):
        assert least >= 0 and most <= size and most - least > size / 2


def test_a_participant_without_a_shape_is_in_the_table() -> None:
    members = [country("XX", Role.MINISTER)]
    figure = drawn_map(members, sheets(SHAPES, members), "Shapes 1.0", ENGLISH)
    assert links(figure, "country") == [] and cells(figure) == [["XX", "represented by a minister"]]


@pytest.mark.parametrize(("atlas", "count"), [(Atlas(localized("Shapes 1.0"), SHAPES), 1), (None, 0)])
def test_the_page_of_names_has_a_map_that_says_where_its_shapes_are_from_or_none(
    atlas: Atlas | None, count: int
) -> None:
    named = Archive((), entities=tuple(MEMBERS), atlas=atlas)
    names = [page for page in render_pages(named, READERS) if "/names/" in page.path]
    assert [page.path for page in names] == [f"{language}/names/index.md" for language in LANGUAGES]
    for page in map(whole, names):
        assert page.count('<figure class="figure worldmap"') == page.count("Shapes 1.0") == count


def test_the_outlines_of_the_data_set_make_a_picture_of_moderate_size(real: Build) -> None:
    atlas = real.archive.atlas
    assert atlas and {"CN", "SG", "FR", "NO", "LA"} <= set(atlas.shapes)
    assert all(len(code) in (0, 2) for code in atlas.shapes)
    origin = reader("zh").text(atlas.origin)
    figure = drawn_map(MEMBERS, sheets(atlas.shapes, MEMBERS), origin, reader("zh"))
    assert len(figure.encode()) < 120_000 and origin in figure


def test_words_in_a_picture_say_their_language_and_run_as_their_letters_do(archive: Archive) -> None:
    """SVG has no `dir`; the style sheet has each line of text run by its own letters."""
    arabic = Localized({"ar": "البيان"})
    works = tuple(replace(work, document=replace(work.document, title=arabic)) for work in archive.works)
    texts = [*parsed(timeline(replace(archive, works=works), ENGLISH)).iterfind(f".//{SVG}text[@class='fig-words']")]
    assert {(text.get("lang"), text.get("dir")) for text in texts} == {("ar", None)}


def test_text_is_data(archive: Archive) -> None:
    works = tuple(replace(work, document=replace(work.document, title=localized(HOSTILE))) for work in archive.works)
    hostile = replace(archive, works=works)
    for figure in (
        timeline(hostile, ENGLISH, [("2020-07-01", HOSTILE, 'a"b')]),
        drawn_map([country("CN", Role.HOST, HOSTILE)], sheets(SHAPES, [country("CN", Role.HOST)]), HOSTILE, ENGLISH),
    ):
        assert "<script" not in figure and '<script>&"' in "".join(parsed(figure).itertext())
