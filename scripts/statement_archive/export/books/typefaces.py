"""The typefaces that a book brings along, cut down to the characters that it has.

npm's `@fontsource-variable` packages hold a typeface in many files, each for some ranges of characters, and in all
weights at once. Of these files are opened those that the characters are in; their glyphs are joined into one TrueType
file of one weight, which every reading system can show. A script that has no typeface here is shown in the reading
system's own; one more takes its package and a line in the table.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from statement_archive.export.format import Once, Packaged, anew

if TYPE_CHECKING:
    from uharfbuzz import Face


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface that books are set in."""

    family: str
    package: str
    """Without npm's scope."""
    scripts: tuple[str, ...]
    """What it is the first choice for (ISO 15924)."""
    is_shaped: bool = True
    """Whether its letters join or move, as its own rules tell."""


TYPEFACES = (
    Typeface("Source Serif 4", "source-serif-4", ("Latn", "Grek", "Cyrl")),
    Typeface("Noto Serif SC", "noto-serif-sc", ("Hans",), is_shaped=False),
    Typeface("Noto Serif TC", "noto-serif-tc", ("Hant",), is_shaped=False),
    Typeface("Noto Naskh Arabic", "noto-naskh-arabic", ("Arab",)),
)
"""The first one has the letters and digits of the others' texts, too: they are alike everywhere."""
BASIC = TYPEFACES[0]
_SCOPE = "@fontsource-variable"
_WEIGHT = 400
_KEPT_FILES = 128
"""How many opened files are kept for the next document: at most some 18 MB."""
_UNPACKED = "typefaces"
"""The folder of what is kept of them."""
_RULES = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx")
"""Tables of how letters join and move, and of how lines run downwards."""
_OF_SCREENS_AND_AXES = ("gasp", "STAT")
"""Tables of what a file of one weight without hints no longer has."""
_LAST_NAME = 25
"""Names up to this number say what a typeface is, whose, and on which terms; later ones are of its tables."""
_LETTERS = re.compile(r"[\x00-\x7f\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")


def typeface_of(script: str) -> Typeface | None:
    """The typeface of a script; None where there is none."""
    return next((face for face in TYPEFACES if script in face.scripts), None)


def is_basic(character: str) -> bool:
    """Whether a character is set in the first typeface in every text."""
    return _LETTERS.match(character) is not None


def cut(face: Typeface, characters: Collection[str], packaged: Packaged, once: Once = anew) -> bytes | None:
    """A TrueType file with these characters, as far as the typeface has them; files that are unpacked are made `once`.

    None where it has none of them, or its package is not installed.
    """
    table = packaged(f"{_SCOPE}/{face.package}/unicode.json")
    ranges = _ranges(table) if table else {}
    pieces = [
        _piece(opened, found, is_shaped=face.is_shaped)
        for name, found in _wanted(characters, ranges)
        if (content := packaged(f"{_SCOPE}/{face.package}/files/{face.package}-{name}-wght-normal.woff2"))
        if not found.isdisjoint((opened := _opened(content, once)).unicodes)
    ]
    return _joined(pieces) if pieces else None


def licence(face: Typeface, packaged: Packaged) -> bytes:
    """The terms of a typeface, which go wherever it goes."""
    return packaged(f"{_SCOPE}/{face.package}/LICENSE") or b""


def _wanted(characters: Collection[str], ranges: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, set[int]]]:
    """Each file of the package that has some of the characters, by its name, and which."""
    wanted = {ord(character) for character in characters}
    for name, range_ in ranges.items():
        if found := wanted & range_:
            wanted -= found
            yield name, found


@lru_cache(maxsize=8)
def _ranges(table: bytes) -> Mapping[str, frozenset[int]]:
    """The code points of each file, by its name; the last of the table are the most frequent, and come first."""
    return {name.strip("[]"): frozenset(_code_points(text)) for name, text in reversed(json.loads(table).items())}


def _code_points(text: str) -> Iterator[int]:
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", text, re.IGNORECASE):
        yield from range(int(first, 16), int(last or first, 16) + 1)


@lru_cache(maxsize=_KEPT_FILES)
def _opened(content: bytes, once: Once) -> "Face":
    """A compressed file of a typeface as one that HarfBuzz reads: it does not unpack them, and that takes longest."""
    from uharfbuzz import Face

    return Face(once(f"{_UNPACKED}/{sha256(content).hexdigest()}", lambda: _unpacked(content)))


def _unpacked(content: bytes) -> bytes:
    from fontTools.ttLib.woff2 import decompress

    stream = BytesIO()
    decompress(BytesIO(content), stream)
    return stream.getvalue()


def _piece(opened: "Face", code_points: Collection[int], *, is_shaped: bool) -> bytes:
    """A TrueType file of the weight that books are set in, with these characters and what they turn into."""
    from uharfbuzz import SubsetFlags, SubsetInput

    wanted = SubsetInput()
    # What is drawn one over the other in all weights still is in one, and some systems show a hole there unless told.
    wanted.flags = SubsetFlags.NO_HINTING | SubsetFlags.NOTDEF_OUTLINE | SubsetFlags.SET_OVERLAPS_FLAG
    wanted.unicode_set.update(code_points)
    wanted.name_id_set.add_range(0, _LAST_NAME)
    wanted.drop_table_tag_set.update(map(_tag, _OF_SCREENS_AND_AXES if is_shaped else _OF_SCREENS_AND_AXES + _RULES))
    wanted.pin_axis_location(opened, "wght", _WEIGHT)
    content: bytes = wanted.subset(opened).blob.data
    return content


def _tag(table: str) -> int:
    """The name of a table as HarfBuzz takes it."""
    return int.from_bytes(table.encode())


def _joined(pieces: list[bytes]) -> bytes:
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    if len(pieces) == 1:
        return pieces[0]
    first = TTFont(BytesIO(pieces[0]), lazy=True)
    font = Merger().merge([BytesIO(piece) for piece in pieces])
    font.recalcBBoxes = font.recalcTimestamp = False
    font["head"].created, font["head"].modified = first["head"].created, first["head"].modified
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()
