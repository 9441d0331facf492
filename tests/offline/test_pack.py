"""The zip file itself: what goes in, under which names, and that its bytes depend on nothing else."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from readers import READERS
from statement_archive.packing import pack
from statement_archive.publish.offline import LEFT_OUT, check_names, in_folder, offline_files

FILES = {"index.html": b"<!doctype html>", "zh/index.html": b"x" * 5000, "data/a.json": b"{}"}
TOP = "archive-1.0-offline"


def packed(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    pack(in_folder(files, TOP), target)
    return target.getvalue()


def faults(*paths: str) -> list[str]:
    return [str(finding) for finding in check_names(dict.fromkeys(paths), TOP)]


def test_entries_are_sorted_and_carry_no_time_and_no_rights_of_their_own() -> None:
    with ZipFile(BytesIO(packed(FILES))) as archive:
        entries = archive.infolist()
        assert {entry.filename: archive.read(entry) for entry in entries} == {
            f"{TOP}/{path}": data for path, data in FILES.items()
        }
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3)
    }


def test_the_order_in_which_files_come_is_no_matter() -> None:
    assert packed(FILES) == packed(dict(reversed(FILES.items())))
    assert packed(FILES) != packed(FILES | {"index.html": b"changed"})


def test_each_pattern_leaves_files_out_and_no_page_is_lost() -> None:
    served = {pattern.replace("*", "any"): b"" for pattern in LEFT_OUT}
    assert offline_files(FILES | served, READERS).keys() == FILES.keys() | {"START-HERE.txt"}


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("a:b/index.html", "has ':', which Windows forbids"),
        ("what?.html", "has '?', which Windows forbids"),
        ("a\tb.html", "has '\\t', which Windows forbids"),
        ("vol. 1./index.html", "ends in a dot or a blank, which Windows drops"),
        ("a /index.html", "ends in a dot or a blank, which Windows drops"),
        ("zh/CON/index.html", "is a device on Windows"),
        ("lpt1.backup.html", "is a device on Windows"),
        ("\udcff.html", "has bytes that are not UTF-8"),
        ("声" * 84 + ".html", "is longer than 255 bytes"),
        ("a/" * 90 + "index.html", "makes a path of 290 characters, 259 are allowed"),
    ],
)
def test_a_name_that_another_system_refuses_is_found(path: str, fault: str) -> None:
    (found,) = faults("index.html", path)
    assert fault in found


@pytest.mark.parametrize("other", ["zh-hant/index.html", "ZH-HANT/INDEX.html"], ids=["lower case", "upper case"])
def test_names_that_differ_only_in_case_are_found(other: str) -> None:
    (found,) = faults("zh-Hant/index.html", other)
    assert "is the same file as" in found


def test_names_that_differ_only_in_how_a_letter_is_composed_are_found() -> None:
    (found,) = faults("caf\u00e9.html", "cafe\u0301.html")
    assert "is the same file as" in found


@pytest.mark.parametrize(
    "path", ["console/index.html", "com10.html", "声明.html", "a b.html", "v1.2/x", ".well-known/x"]
)
def test_an_ordinary_name_is_no_fault(path: str) -> None:
    assert faults("index.html", path) == []


def run(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [sys.executable, "-m", "statement_archive", "--project", project, "offline"]
    command += ["--site", site, "--target", site.parent]
    return subprocess.run(command, capture_output=True, text=True)


def test_a_bad_name_stops_the_command_and_nothing_is_written(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("index.html", "a:b.html", "nul.html"):
        (site / name).touch()
    result = run(project, site)
    assert result.returncode == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["a", "nul.html"]
    assert list(tmp_path.iterdir()) == [site]


def test_a_folder_without_a_site_is_refused_with_the_way_out(project: Path, tmp_path: Path) -> None:
    result = run(project, tmp_path)
    assert result.returncode == 2
    assert "no index.html there; run `make offline`" in result.stderr
