"""Descriptors tell of every file what it is, and of every table what its columns are; a broken copy is found."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, Report, validate

from fixtures.exports import exported
from fixtures.exports_on_disk import lay_down
from fixtures.hostile_cells import hostile_cells
from statement_archive.export.formats import known_formats
from statement_archive.model import Archive, Imprint, Localized, Work
from statement_archive.pipeline import Build

NAME = "data/datapackage.json"


@pytest.fixture(scope="module")
def files(real: Build) -> dict[str, bytes]:
    """The real archive in the formats that stand before, and the descriptors of these files."""
    return described(real.archive)


def described(archive: Archive, **options: str) -> dict[str, bytes]:
    names = known_formats()
    return exported(archive, *names[: names.index("datapackage") + 1], **options)


def descriptor(files: Mapping[str, bytes], name: str = NAME) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files[name])
    return read


def of_document(work: Work) -> str:
    """Where the descriptor of a document is."""
    return f"data/{work.document.id}/datapackage.json"


def resources(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What all descriptors say of a file, by its path within the site."""
    found: dict[str, dict[str, Any]] = {}
    for name in (name for name in files if name.endswith("/datapackage.json")):
        folder = name.removesuffix("datapackage.json")
        own = {folder + one["path"]: one for one in descriptor(files, name)["resources"]}
        assert not own.keys() & found.keys() and len({one["name"] for one in own.values()}) == len(own)
        found |= own
    return found


def report(folder: Path, files: Mapping[str, bytes], name: str = NAME) -> Report:
    found = validate(str(lay_down(files, folder) / name))
    assert isinstance(found, Report)
    return found


def errors(report: Report) -> set[tuple[str, str]]:
    """Of which file what is wrong."""
    return {(task.place, error.type) for task in report.tasks for error in task.errors}


def test_the_archive_is_a_valid_package_and_so_is_each_document(
    files: dict[str, bytes], real: Build, tmp_path: Path
) -> None:
    for name in (NAME, *map(of_document, real.works)):
        found = report(tmp_path, files, name)
        assert found.valid, errors(found)
        listed = descriptor(files, name)["resources"]
        assert {task.name for task in found.tasks} == {one["name"] for one in listed}
        assert {task.name for task in found.tasks if task.type == "table"} == {
            one["name"] for one in listed if one["path"].endswith(".csv")
        }


def test_so_is_one_whose_every_word_is_hostile(tmp_path: Path) -> None:
    files = exported(hostile_cells(), "text", "csv", "json", "bibtex", "ris", "csl", "datapackage")
    names = [name for name in files if name.endswith("/datapackage.json")]
    reports = [report(tmp_path, files, name) for name in names]
    assert [errors(found) for found in reports if not found.valid] == []
    assert sum(task.type == "table" for found in reports for task in found.tasks) == 10


def test_a_package_has_all_files_of_its_folder_with_their_sizes_and_hashes(
    files: dict[str, bytes], real: Build
) -> None:
    folders = tuple(f"data/{work.document.id}/" for work in real.works)
    described_ = resources(files)
    within = {path for path in files if path.startswith(folders)}
    assert described_.keys() >= within
    assert {path for path in files.keys() - described_.keys() if not path.startswith("data/dts/")} == {NAME}
    for path, one in described_.items():
        content = files[path]
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        assert one["mediatype"] and one["title"]


def test_the_package_of_the_archive_leads_to_those_of_its_documents(files: dict[str, bytes], real: Build) -> None:
    type_ = "application/vnd.datapackage+json"
    led = [one["path"] for one in descriptor(files)["resources"] if one["mediatype"] == type_]
    assert [f"data/{path}" for path in led] == [*map(of_document, real.works)]
    for work in real.works:
        read = descriptor(files, of_document(work))
        assert (read["name"], read["title"]) == (work.document.id, work.document.title.texts["en"])


def test_a_library_reads_the_rows_of_every_table(files: dict[str, bytes], tmp_path: Path) -> None:
    report(tmp_path, files)
    package = Package(str(tmp_path / NAME))
    (line,) = [row for row in package.get_table_resource("documents.csv").read_rows() if row["witness"] == "zh"]
    assert (line["language"], line["date"].isoformat()) == ("zh-Hans", "2020-06-18")
    release = Package(str(tmp_path / "data/press-release-2020-06-18/datapackage.json"))
    repairs = release.get_table_resource("repairs.csv").read_rows()
    assert all(row["raw start"] <= row["raw end"] and isinstance(row["evidence"], dict) for row in repairs)


def test_columns_are_described_as_they_stand_in_the_file(files: dict[str, bytes]) -> None:
    tables = {path: one for path, one in resources(files).items() if one.get("type") == "table"}
    for path, one in tables.items():
        head = files[path].decode("utf-8-sig").split("\r\n")[0]
        fields = one["schema"]["fields"]
        assert head == ",".join(f'"{field["name"]}"' for field in fields)
        assert all(field["description"] for field in fields)
        assert {*one["schema"]["primaryKey"]} <= {field["name"] for field in fields}
    fields = tables["data/joint-statement-2020-06-18/segments.csv"]["schema"]["fields"]
    (machine,) = (field for field in fields if field["name"] == "machine mt text")
    assert "machine translation, en-t-zh-t0-und" in machine["description"]


def test_says_whose_it_is_where_it_is_from_and_on_which_terms(files: dict[str, bytes], real: Build) -> None:
    read, imprint = descriptor(files), real.archive.about.imprint
    assert (read["version"], read["created"]) == (imprint.edition, f"{imprint.date}T00:00:00Z")
    assert read["contributors"] == [{"title": imprint.editor.texts["en"], "roles": ["editor"]}]
    assert read["homepage"] == "https://archive.example/"
    assert read["licenses"] == [{"path": "https://archive.example/data/", "title": imprint.licence.texts["en"]}]
    for work in real.works:
        own = descriptor(files, of_document(work))
        assert {name: own[name] for name in ("version", "created", "contributors", "licenses")} == {
            name: read[name] for name in ("version", "created", "contributors", "licenses")
        }
        assert own["homepage"] == f"https://archive.example/{work.document.id}/"
        origins = {edition.witness.origin.texts["en"] for edition in work.editions}
        assert {source["title"] for source in own["sources"]} == origins


def test_terms_are_found_where_editors_say(real: Build) -> None:
    imprint = Imprint(licence=Localized({"en": "MIT"}), licence_address="https://licence.example/")
    archive = replace(real.archive, about=replace(real.archive.about, imprint=imprint))
    read = descriptor(exported(archive, "text", "datapackage"))
    assert read["licenses"] == [{"path": "https://licence.example/", "title": "MIT"}]
    assert not read.keys() & {"version", "created", "contributors"}


def test_no_address_is_made_up_where_nobody_knows_the_host(real: Build, tmp_path: Path) -> None:
    files = described(real.archive, site_url="")
    assert not descriptor(files).keys() & {"homepage", "licenses"}
    assert report(tmp_path, files).valid


def test_only_files_that_were_made_are_described(real: Build) -> None:
    made = exported(real.archive, "ris", "datapackage")
    assert made.keys() - {NAME} == resources(made).keys()
    assert exported(real.archive, "datapackage") == {} == exported(Archive(()), "datapackage")


def lose_bit(content: bytes) -> bytes:
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


def add_cell(content: bytes) -> bytes:
    return content[:-2] + b',"more"\r\n'


def repeat_row(content: bytes) -> bytes:
    return content + content.splitlines(keepends=True)[-1]


def misspell(content: bytes) -> bytes:
    return content.replace(b'"official"', b'"offical"')


def rename_column(content: bytes) -> bytes:
    return content.replace(b'"language"', b'"tongue"', 1)


@pytest.mark.parametrize(
    ("breaks", "type"),
    [
        (lose_bit, "hash-count"),
        (add_cell, "extra-cell"),
        (repeat_row, "primary-key"),
        (misspell, "constraint-error"),
        (rename_column, "incorrect-label"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_broken_table_is_found(real: Build, tmp_path: Path, breaks: Callable[[bytes], bytes], type: str) -> None:
    files = exported(real.archive, "csv", "datapackage")
    files["data/documents.csv"] = breaks(files["data/documents.csv"])
    assert ("documents.csv", type) in errors(report(tmp_path, files))
