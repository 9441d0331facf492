"""Outlines of countries come from the shapefile that `outlines.yml` names; what is wrong with it is a finding."""

import hashlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
import shapefile
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.figures.worldmap import sheets
from statement_archive.findings import Finding
from statement_archive.load.outlines import load_atlas
from statement_archive.model import Atlas, Entity, EntityKind, Localized, Role
from statement_archive.pipeline import Build

Ring = Sequence[tuple[float, float]]
Loaded = tuple[Atlas | None, tuple[Finding, ...]]
SQUARE = ((20.0, 40.0), (20.0, 50.0), (25.0, 50.0), (25.0, 40.0), (20.0, 40.0))
HOLE = ((21.0, 42.0), (22.0, 42.0), (22.0, 43.0), (21.0, 42.0))
ISLAND = ((30.0, 40.0), (30.0, 41.0), (31.0, 41.0), (30.0, 40.0))
DECLARATION = """\
file: {file}
sha256: {sha256}
address: https://example.org/shapes.zip
codes: {codes}
origin: {{en: Shapes 1.0, zh: 图形 1.0, zh-Hant: 圖形 1.0}}
"""


def drawn(*countries: tuple[str, Sequence[Ring]], kind: int = shapefile.POLYGON) -> dict[str, bytes]:
    """The files of a shapefile with these countries; one without rings has no shape, points are its first ring."""
    geometry, table = BytesIO(), BytesIO()
    writer = shapefile.Writer(shp=geometry, dbf=table, shapeType=kind)
    writer.field("CODE", "C", 3)
    for code, rings in countries:
        if not rings:
            writer.null()
        elif kind == shapefile.POLYGON:
            writer.poly(rings)
        else:
            writer.multipoint(rings[0])
        writer.record(code)
    writer.close()
    return {"world.shp": geometry.getvalue(), "world.dbf": table.getvalue()}


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def load(folder: Path, data: bytes, *, codes: str = "CODE") -> Loaded:
    """What is read of an archive whose shapes are in a zip archive of these bytes, declared as they are."""
    sha256 = hashlib.sha256(data).hexdigest()
    (folder / "outlines.yml").write_text(DECLARATION.format(file="shapes.zip", sha256=sha256, codes=codes), "utf-8")
    (folder / "shapes.zip").write_bytes(data)
    return load_atlas(folder)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


def rings(atlas: Atlas) -> dict[str, tuple[tuple[tuple[float, float], ...], ...]]:
    return {code: tuple(map(tuple, own)) for code, own in atlas.shapes.items()}


def test_an_archive_without_the_file_has_no_outlines_and_says_nothing(sources: Path) -> None:
    assert load_atlas(sources) == (None, ())


def test_every_part_of_a_country_and_every_hole_in_it_is_a_ring(sources: Path) -> None:
    atlas, findings = load(sources, packed(drawn(("ZA", [SQUARE, HOLE, ISLAND]), ("LS", [HOLE[::-1]]))))
    assert findings == () and atlas is not None
    assert rings(atlas) == {"LS": (HOLE[::-1],), "ZA": (SQUARE, HOLE, ISLAND)}
    assert atlas.origin.texts["zh"] == "图形 1.0"


def test_areas_of_one_code_are_put_together_and_those_without_two_letters_too(sources: Path) -> None:
    areas: list[tuple[str, list[Ring]]] = [("AU", [SQUARE]), ("-99", [HOLE]), ("AU", [ISLAND]), ("", [ISLAND])]
    atlas, _ = load(sources, packed(drawn(*areas)))
    assert atlas is not None and rings(atlas) == {"": (HOLE, ISLAND), "AU": (SQUARE, ISLAND)}


def test_a_row_that_is_deleted_or_has_no_shape_is_passed_over(sources: Path) -> None:
    files = drawn(("CN", [SQUARE]), ("XX", []), ("SG", [ISLAND]))
    # A space before a row says that it stands, a star that it is deleted.
    files["world.dbf"] = files["world.dbf"].replace(b" CN ", b"*CN ")
    atlas, findings = load(sources, packed(files))
    assert findings == () and atlas is not None and rings(atlas) == {"SG": (ISLAND,)}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("file: shapes.zip\n", "", 1, "missing key `file`"),
        ("origin:", "caption:", 5, "unknown key `caption`"),
        ("shapes.zip\n", "../shapes.zip\n", 1, "`../shapes.zip` is not of the expected form"),
        ("shapes.zip\n", "shapes.shp\n", 1, "`shapes.shp` is not of the expected form"),
        ("sha256: ", "sha256: x", 2, "is not of the expected form"),
        ("https:", "ftp:", 3, "`ftp://example.org/shapes.zip` is not of the expected form"),
        ("CODE", "[]", 4, "expected a text, found a list"),
        ("{en: Shapes 1.0, zh: 图形 1.0, zh-Hant: 圖形 1.0}", "{}", 5, "a sentence in no language"),
        ("{en", "{{en", 6, "YAML does not parse"),
        ("shapes.zip\n", "other.zip\n", 1, "sources/other.zip can't be read: No such file or directory"),
    ],
)
def test_a_wrong_declaration_is_told_with_its_line(sources: Path, old: str, new: str, line: int, message: str) -> None:
    load(sources, packed(drawn(("CN", [SQUARE]))))
    path = sources / "outlines.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    atlas, findings = load_atlas(sources)
    assert atlas is None
    assert any(finding.place == f"sources/outlines.yml:{line}" and message in finding.message for finding in findings)


def test_another_file_than_the_declared_one_is_not_read(sources: Path) -> None:
    load(sources, packed(drawn(("CN", [SQUARE]))))
    other = packed(drawn(("CN", [ISLAND])))
    (sources / "shapes.zip").write_bytes(other)
    atlas, (finding,) = load_atlas(sources)
    assert atlas is None and finding.place == "sources/outlines.yml:2"
    assert finding.message == "sources/shapes.zip is not the file that was declared"
    assert "https://example.org/shapes.zip" in finding.hint and hashlib.sha256(other).hexdigest() in finding.hint


GOOD = drawn(("CN", [SQUARE]))
BROKEN = "is no zip archive with a shapefile that can be read"
NOT_ONE = "does not hold one shapefile, which is a file .shp and a file .dbf of the same name"
NO_AREA = "has a shape of the type MULTIPOINT, expected POLYGON"
NOT_IN_DEGREES = "has an outline that is not in degrees of longitude and latitude"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", BROKEN),
        (b"no zip archive", BROKEN),
        (packed(GOOD)[:-10], BROKEN),
        (packed(GOOD).replace(b"world.shp", b"other.shp", 1), BROKEN),
        (packed({}), NOT_ONE),
        (packed({"world.shp": GOOD["world.shp"]}), NOT_ONE),
        (packed({"world.shp": GOOD["world.shp"], "towns.dbf": GOOD["world.dbf"]}), NOT_ONE),
        (packed(GOOD | {"towns.shp": GOOD["world.shp"], "towns.dbf": GOOD["world.dbf"]}), NOT_ONE),
        (packed(GOOD | {"world.shp": b""}), BROKEN),
        (packed(GOOD | {"world.shp": GOOD["world.shp"][:-8]}), BROKEN),
        (packed(GOOD | {"world.dbf": b"x"}), BROKEN),
        (packed(GOOD | {"world.dbf": drawn(("CN", [SQUARE]), ("SG", [HOLE]))["world.dbf"]}), BROKEN),
        (packed(drawn()), "has no shapes"),
        (packed(drawn(("CN", []))), "has no shapes"),
        (packed(drawn(("CN", [SQUARE]), kind=shapefile.MULTIPOINT)), NO_AREA),
        (packed(drawn(("CN", [((4e6, 5e6), (4e6, 6e6), (5e6, 6e6), (4e6, 5e6))]))), NOT_IN_DEGREES),
        (packed(drawn(("CN", [((1, 2), (1, float("nan")), (3, 4), (1, 2))]))), NOT_IN_DEGREES),
        (packed(drawn(("CN", [((1, 2), (1, 2))]))), "has an outline that is no closed line"),
    ],
)  # fmt: skip
def test_a_file_of_no_use_is_a_finding(sources: Path, data: bytes, message: str) -> None:
    atlas, (finding,) = load(sources, data)
    assert atlas is None
    assert (finding.place, finding.message) == ("sources/outlines.yml:1", f"shapes.zip {message}")


def test_a_column_that_is_not_there_is_a_finding(sources: Path) -> None:
    _, (finding,) = load(sources, packed(GOOD), codes="ISO")
    assert finding.message == "shapes.zip has no column `ISO` in its table"


def test_a_file_that_would_fill_the_memory_is_refused(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statement_archive.load.outlines._LARGEST", 2_000_000)
    _, (finding,) = load(sources, packed(GOOD | {"README.txt": bytes(2_000_000)}))
    assert finding.message == "shapes.zip unpacks to more than 2 MB"


@given(st.sampled_from([*GOOD, ""]), st.integers(min_value=0), st.binary(max_size=4), st.booleans())
def test_however_a_file_is_broken_it_is_drawn_or_a_finding(
    name: str, place: int, put_there: bytes, is_cut_off: bool
) -> None:
    """`name` is the file within the zip archive that is broken; "" is the zip archive itself."""

    def spoil(content: bytes) -> bytes:
        start = place % len(content)
        return content[:start] + put_there + (b"" if is_cut_off else content[start + len(put_there) :])

    data = packed(GOOD | {name: spoil(GOOD[name])}) if name else spoil(packed(GOOD))
    with TemporaryDirectory() as folder:
        atlas, findings = load(Path(folder), data)
    assert (atlas is None) == bool(findings)
    if atlas:
        members = [Entity(code, EntityKind.COUNTRY, Localized({}), {}, "x:1", role=Role.HOST) for code in atlas.shapes]
        assert sheets(atlas.shapes, members)


def test_every_country_that_took_part_has_an_outline(real: Build) -> None:
    entities, atlas = real.archive.entities, real.archive.atlas
    assert atlas is not None
    assert {entity.id for entity in entities if entity.kind is EntityKind.COUNTRY and entity.role} <= set(atlas.shapes)


def contains(rings: Sequence[Ring], longitude: float, latitude: float) -> bool:
    """Whether a place lies within the rings: a line from it to the east crosses them an odd number of times."""
    crossed = 0
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > latitude) != (by > latitude):
                crossed += longitude < ax + (latitude - ay) / (by - ay) * (bx - ax)
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "code"),
    [
        ("Simferopol", 34.1, 44.95, "UA"),
        ("Laayoune", -13.2, 27.1, "EH"),
        ("Hargeisa", 44.06, 9.56, "SO"),
        ("Pristina", 21.16, 42.66, "XK"),
    ],
)
def test_the_edition_of_the_borders_is_the_one_that_the_archive_chose(
    real: Build, place: str, longitude: float, latitude: float, code: str
) -> None:
    assert real.archive.atlas is not None
    within = [key for key, rings in real.archive.atlas.shapes.items() if contains(rings, longitude, latitude)]
    assert within == [code], place
