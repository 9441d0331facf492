"""Data that is not what the list says is found, whatever became of it."""

import json
from hashlib import sha256
from pathlib import Path

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
    entry = {"path": "data/writ/text-en.txt", "size": len(CONTENT), "sha256": sha256(CONTENT).hexdigest()}
    (data / "index.json").write_text(json.dumps({"files": [entry]}))
    return data


def found(folder: Path) -> list[str]:
    site = BuiltSite("hosted", folder.parent, ("en",), "site")
    return [str(finding) for finding in data_is_as_listed(site)]


def test_what_is_as_listed_has_no_finding(folder: Path) -> None:
    assert found(folder) == []


def test_a_site_without_data_needs_no_list(folder: Path) -> None:
    (folder / "index.json").unlink()
    (folder / "writ" / "text-en.txt").unlink()
    assert found(folder) == []


def test_one_flipped_bit_is_found(folder: Path) -> None:
    (folder / "writ" / "text-en.txt").write_bytes(bytes([CONTENT[0] ^ 1]) + CONTENT[1:])
    assert found(folder) == ["site/data/writ/text-en.txt: is not the file whose hash stands in data/index.json"]


def test_a_cut_file_is_found(folder: Path) -> None:
    (folder / "writ" / "text-en.txt").write_bytes(CONTENT[:-1])
    assert found(folder) == ["site/data/writ/text-en.txt: has 5 bytes; data/index.json says 6"]


def test_a_file_that_is_gone_is_found(folder: Path) -> None:
    (folder / "writ" / "text-en.txt").unlink()
    (folder / "other.txt").touch()
    assert found(folder) == [
        "site/data/other.txt: is a file of data that the list does not have",
        "site/data/writ/text-en.txt: is in data/index.json, and is not there",
    ]


@pytest.mark.parametrize("list_", ["", "[]", '{"files": 1}', '{"files": [{}]}'])
def test_a_list_that_is_none_is_found(folder: Path, list_: str) -> None:
    (folder / "index.json").write_text(list_)
    assert found(folder) == ["site/data/index.json: is no list of files — build the site again"]
