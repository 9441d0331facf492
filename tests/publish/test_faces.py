"""The faces that the site's style sheet names are those that npm has installed, each for the letters that it has."""

import json
import re
from pathlib import Path

import pytest

from statement_archive.publish.faces import Face, faces_in, point

SHEET = "docs/assets/stylesheets/faces.css"
RULE = re.compile(r'@font-face \{.*?family: "([^"]+)".*?src: (url\([^)]*\)).*?unicode-range:([^;]+);', re.DOTALL)


def code_points(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found |= {*range(int(first, 16), int(last or first, 16) + 1)}
    return found


@pytest.fixture
def rules(project: Path) -> list[tuple[str, Face, set[int]]]:
    found = RULE.findall((project / SHEET).read_text("utf-8"))
    return [(family, *faces_in(address), code_points(ranges)) for family, address, ranges in found]


def test_each_face_is_asked_for_the_letters_that_its_package_says_it_has(
    project: Path, rules: list[tuple[str, Face, set[int]]]
) -> None:
    for family, face, letters in rules:
        known = json.loads((project / f"node_modules/@fontsource-variable/{face.package}/unicode.json").read_text())
        subset = re.sub(rf"{face.package}-|-wght.*", "", face.name)
        told = code_points(known[subset])
        assert letters <= told if family.endswith("Letters") else letters == told


def test_letters_have_no_sign_that_chinese_has_a_form_of_its_own_for(
    rules: list[tuple[str, Face, set[int]]],
) -> None:
    shared = {ord(character) for character in "“”‘’…—·×§"}
    letters = [known for family, _, known in rules if family.endswith("Letters")]
    assert len(letters) == 2 and all(shared.isdisjoint(known) for known in letters)


def test_only_what_is_there_gets_another_name() -> None:
    sheet = 'url("../fonts/a/x.woff2") url("../fonts/a/y.woff2") url("../images/z.woff2")'
    pointed = point(sheet, lambda face: b"x" if face.name == "x.woff2" else None)
    assert re.sub(r"\.[0-9a-f]{12}\.", ".*.", pointed) == sheet.replace("x.woff2", "x.*.woff2")
