"""Data that is not what the lists say is found, whatever became of it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from statement_archive.verify.site.built_site import BuiltSite
from statement_archive.verify.site.data import data_is_as_listed

CONTENT = b"quoted"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "site" / "data"
    (data / "writ").mkdir(parents=True)
    (data / "writ" / "text-en.txt").write_bytes(CONTENT)
    (data / "index.html").write_text("the page that tells of the files")
    own = json.dumps({"files": [entry("data/writ/text-en.txt", CONTENT)]}).encode()
    (data / "writ" / "index.json").write_bytes(own)
    (data / "index.json").write_text(json.dumps({"documents": [entry("data/writ/index.json", own)], "files": []}))
    return data


def entry(path: str, content: bytes) -> dict[str, Any]:
    return {"path": path, "size": len(content), "sha256": sha256(content).hexdigest(), "media_type": "text/plain"}


def found(folder: Path) -> list[str]:
    site = BuiltSite("hosted", folder.parent, ("en",), "site")
    return [str(finding) for finding in data_is_as_listed(site)]


def test_what_is_as_listed_has_no_finding(folder: Path) -> None:
    assert found(folder) == []


def test_a_site_without_data_needs_no_list(folder: Path) -> None:
    for path in ("index.json", "writ/index.json", "writ/text-en.txt"):
        (folder / path).unlink()
    assert found(folder) == []


def test_one_flipped_bit_is_found(folder: Path) -> None:
    (folder / "writ" / "text-en.txt").write_bytes(bytes([CONTENT[0] ^ 1]) + CONTENT[1:])
    assert found(folder) == ["site/data/writ/text-en.txt: is not the file whose hash stands in data/writ/index.json"]


def test_a_cut_file_is_found(folder: Path) -> None:
    (folder / "writ" / "text-en.txt").write_bytes(CONTENT[:-1])
    assert found(folder) == ["site/data/writ/text-en.txt: has 5 bytes; data/writ/index.json says 6"]


def test_a_file_that_is_gone_is_found(folder: Path) -> None:
    (folder / "writ" / "text-en.txt").unlink()
    (folder / "other.txt").touch()
    assert found(folder) == [
        "site/data/other.txt: is a file of data that no list has",
        "site/data/writ/text-en.txt: is in data/writ/index.json, and is not there",
    ]


def test_a_list_of_a_document_that_another_has_taken_the_place_of_is_found(folder: Path) -> None:
    list_ = folder / "writ" / "index.json"
    list_.write_text(list_.read_text() + "\n")
    size = list_.stat().st_size
    assert found(folder) == [f"site/data/writ/index.json: has {size} bytes; data/index.json says {size - 1}"]


@pytest.mark.parametrize("list_", ["", "[]", '{"files": 1}', '{"files": [{}]}', '{"documents": [], "files": [{}]}'])
@pytest.mark.parametrize("path", ["index.json", "writ/index.json"])
def test_a_list_that_is_none_is_found(folder: Path, path: str, list_: str) -> None:
    (folder / path).write_text(list_)
    assert found(folder) == [f"site/data/{path}: is no list of files — build the site again"]


def test_so_is_one_that_is_gone(folder: Path) -> None:
    (folder / "writ" / "index.json").unlink()
    assert found(folder) == ["site/data/writ/index.json: is no list of files — build the site again"]
