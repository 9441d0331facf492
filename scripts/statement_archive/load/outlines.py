"""`sources/outlines.yml` and the shapefile it names -> the outlines of countries, for a map."""

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import shapefile

from statement_archive.files import UnreadableError, is_there, read_bytes
from statement_archive.findings import Finding
from statement_archive.limits import ADDRESS, OUTLINES_BYTES
from statement_archive.load.keys import Keys, required
from statement_archive.load.nodes import Node, read_yaml
from statement_archive.load.values import DIGEST, LOCALIZED, TEXT, matching
from statement_archive.model import Atlas, PackedRing, Ring, Shapes

_LARGEST = OUTLINES_BYTES.most
"""Bytes that may come out of the zip archive; the world at 1:10 million has 10 million."""


class OutlinesKeys(Keys):
    """Where the outlines of countries are from, which the map is drawn of."""

    file = required(matching(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\.zip", "outlines.zip"), "The zip archive beside this file.")
    sha256 = required(DIGEST, "Its hash, as sha256sum prints it.")
    address = required(
        matching(r"https://[^\s\ufeff]+", "https://example.org/x.zip", ADDRESS), "Where it can be had again."
    )
    codes = required(TEXT, "The column of its table that has the two-letter codes of countries.")
    origin = required(LOCALIZED, "Who made the outlines, as the page says it.")


class _UnusableError(Exception):
    """What is wrong with a shapefile, in words that follow its name."""


def load_atlas(sources: Path) -> tuple[Atlas | None, tuple[Finding, ...]]:
    """The outlines of all countries; an archive without the file has none."""
    path = sources / "outlines.yml"
    if not is_there(path):
        return None, ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    if root is None:
        return None, tuple(findings)
    keys = OutlinesKeys(root)
    origin, codes = keys.origin, keys.codes
    data = _proved_bytes(keys, sources)
    if data is None or findings:
        return None, tuple(findings)
    shapes = _read_or_report(data, codes, keys.given["file"])
    return Atlas(origin, shapes) if shapes else None, tuple(findings)


def _proved_bytes(keys: OutlinesKeys, sources: Path) -> bytes | None:
    """The bytes of the declared file, or None after a finding."""
    name, declared, address = keys.file, keys.sha256, keys.address
    if not (name and declared and address):
        return None
    file = f"{sources.name}/{name}"
    try:
        data = read_bytes(sources / name, within=sources, limit=OUTLINES_BYTES)
    except UnreadableError as error:
        keys.given["file"].report(f"{file} {error}", f"get it again from {address}")
        return None
    digest = hashlib.sha256(data).hexdigest()
    if digest != declared:
        hint = f"get it again from {address}, or declare sha256: {digest}"
        keys.given["sha256"].report(f"{file} is not the file that was declared", hint)
        return None
    return data


def _read_or_report(data: bytes, codes: str, node: Node) -> Shapes:
    """The shapes of a zip archive; none after a finding at `node`, which names the archive."""
    try:
        return _read_shapes(*_unpack(data), codes)
    except _UnusableError as error:
        node.report(f"{node.text()} {error}")
    except Exception:
        # What is broken may raise almost anything, and whichever it is, there are no outlines to be had.
        node.report(f"{node.text()} is no zip archive with a shapefile that can be read")
    return {}


def _unpack(data: bytes) -> tuple[bytes, bytes]:
    """The geometry and the table of the only shapefile in a zip archive."""
    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise _UnusableError(f"unpacks to more than {_LARGEST // 1_000_000} MB")
        names = {name for name in archive.namelist() if name.endswith((".shp", ".dbf"))}
        stems = {name.rpartition(".")[0] for name in names}
        if len(stems) != 1 or len(names) != 2:
            raise _UnusableError("does not hold one shapefile, which is a file .shp and a file .dbf of the same name")
        table, geometry = sorted(names)
        # An entry may be longer than it says, so no more is read than that.
        return archive.open(geometry).read(_LARGEST), archive.open(table).read(_LARGEST)


def _read_shapes(geometry: bytes, table: bytes, codes: str) -> Shapes:
    """The rings of every country by its code; areas with anything else than two letters stand under ""."""
    shapes: defaultdict[str, list[Ring]] = defaultdict(list)
    with BytesIO(geometry) as shp, BytesIO(table) as dbf, shapefile.Reader(shp=shp, dbf=dbf) as reader:
        if codes not in {field.name for field in reader.fields}:
            raise _UnusableError(f"has no column `{codes}` in its table")
        for shape, row in zip(reader.iterShapes(), reader.iterRecords([codes], deleted_as_None=True), strict=True):
            if row is None or shape.shapeType == shapefile.NULL:
                continue
            code = str(row[codes])
            known = code if len(code) == 2 else ""
            shapes[known] += _rings(shape)
    if not shapes:
        raise _UnusableError("has no shapes")
    return {code: tuple(rings) for code, rings in sorted(shapes.items())}


def _rings(shape: shapefile.Shape) -> Iterator[Ring]:
    if not shape.shapeTypeName.startswith("POLYGON"):
        raise _UnusableError(f"has a shape of the type {shape.shapeTypeName}, expected POLYGON")
    for start, end in zip(shape.parts, [*shape.parts[1:], len(shape.points)], strict=True):
        points = shape.points[start:end]
        ring = PackedRing(array("d", (x for x, *_ in points)), array("d", (y for _, y, *_ in points)))
        if len(ring) < 4 or ring[0] != ring[-1]:
            raise _UnusableError("has an outline that is no closed line")
        if not all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring):
            raise _UnusableError("has an outline that is not in degrees of longitude and latitude")
        yield ring
