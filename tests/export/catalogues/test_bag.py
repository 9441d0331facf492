"""The whole site is a bag: a preservation system takes it as it is, and finds one flipped bit."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bagit import Bag, BagError

from fixtures.exports import exported
from fixtures.exports_on_disk import lay_down
from fixtures.hostile import hostile
from statement_archive.export.formats import known_formats
from statement_archive.model import AboutArchive, Archive, Imprint, Localized, Welcome
from statement_archive.pipeline import Build

TAG_FILES = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


@pytest.fixture
def bag(real_files: Mapping[str, bytes], tmp_path: Path) -> Path:
    return lay_down(real_files, tmp_path)


def test_all_formats_together_are_a_valid_bag_with_pages_beside_its_payload(bag: Path) -> None:
    assert Bag(str(bag)).validate()
    (bag / "index.html").write_text("<!doctype html>")
    assert Bag(str(bag)).validate()


def test_so_are_hostile_texts(tmp_path: Path) -> None:
    assert Bag(str(lay_down(exported(hostile()), tmp_path))).validate()


def test_one_flipped_bit_is_found_in_a_file_of_any_kind(bag: Path) -> None:
    files = (path for path in sorted(bag.rglob("*")) if path.is_file() and path.name != "tagmanifest-sha256.txt")
    for path in {(path.parent == bag, path.suffix): path for path in files}.values():
        whole = path.read_bytes()
        path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        with pytest.raises(BagError):
            Bag(str(bag)).validate()
        path.write_bytes(whole)
    assert Bag(str(bag)).validate()


def test_a_file_too_many_and_one_too_few_are_found(bag: Path) -> None:
    more = bag / "data/more.txt"
    more.write_text("more")
    with pytest.raises(BagError):
        Bag(str(bag)).validate()
    more.unlink()
    (bag / "data/index.json").unlink()
    with pytest.raises(BagError):
        Bag(str(bag)).validate()


def test_it_says_whose_it_is_and_how_large(real: Build, bag: Path) -> None:
    info = Bag(str(bag)).info
    imprint = real.archive.about.imprint
    assert (info["Source-Organization"], info["Bagging-Date"]) == (imprint.editor.texts["en"], imprint.date)
    assert info["External-Identifier"] == "https://archive.example/"
    sizes = [path.stat().st_size for path in (bag / "data").rglob("*") if path.is_file()]
    assert info["Payload-Oxum"] == f"{sum(sizes)}.{len(sizes)}"


def test_what_editors_say_is_one_line_whatever_they_say() -> None:
    words = Localized({"en": "first\nBagging-Date: 1999-01-01\x85\u2028second: \x0b\x1cthird"})
    about = AboutArchive(Welcome(lead=words), Imprint(editor=words))
    info = exported(replace(hostile(), about=about))["bag-info.txt"].decode("utf-8")
    assert [re.match(r"[\w-]+(?=: )", line)[0] for line in info.splitlines()] == [  # type: ignore[index]
        *("Source-Organization", "External-Description", "External-Identifier", "Payload-Oxum")
    ]


def test_without_a_host_it_claims_no_address(real: Build) -> None:
    assert b"External-Identifier" not in exported(real.archive, site_url="")["bag-info.txt"]


def test_where_there_is_nothing_to_pack_there_is_no_bag() -> None:
    assert exported(Archive(()), "text", "bagit") == {}


def test_it_is_made_last_since_it_has_the_hashes_of_all_others(real_files: Mapping[str, bytes]) -> None:
    assert known_formats()[-1] == "bagit"
    manifest = real_files["manifest-sha256.txt"].decode()
    assert sorted(line.split("  ")[1] for line in manifest.splitlines()) == sorted({*real_files} - {*TAG_FILES})
