"""Pages, hosted site and offline zip have the same bytes wherever, whenever and in whatever language they are made.

Each is built a second time in another folder, on another day, in another time zone, with another locale, other hashes
and the sums of another release of Python. The day is shifted inside Python only (`another_day/sitecustomize.py`):
programs that it starts see today.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import SCRIPTS, build_once

ANOTHER_DAY = Path(__file__).parent / "another_day"
ELSEWHERE = {
    "PYTHONPATH": os.pathsep.join(map(str, (ANOTHER_DAY, SCRIPTS))),
    "TZ": "Pacific/Kiritimati",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "77",
    "PYTHONUTF8": "0",
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the project in which the site was built elsewhere, from the sources on."""
    return build_once(tmp_path_factory, "elsewhere", "site", ELSEWHERE)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("folder", ["docs", "site"])
def test_what_is_made_of_the_sources_and_the_hosted_site_have_the_same_bytes_elsewhere(
    site_build: Path, elsewhere: Path, folder: str
) -> None:
    here, there = digests(site_build / folder), digests(elsewhere / folder)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


def test_the_offline_zip_has_the_same_bytes_elsewhere(
    offline_zip: Path, elsewhere: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = build_once(tmp_path_factory, "offline elsewhere", "offline", ELSEWHERE, like=elsewhere)
    again = copy / "dist" / offline_zip.name
    assert sha256(again.read_bytes()).hexdigest() == sha256(offline_zip.read_bytes()).hexdigest()


def test_sums_are_those_of_another_release() -> None:
    program = "print(sum([0.1] * 10), sum([1, 2]), sum([[1], [2]], []))"
    here, there = (
        subprocess.check_output([sys.executable, "-c", program], env={"PYTHONPATH": path}, text=True).split(" ", 1)
        for path in ("", str(ANOTHER_DAY))
    )
    assert {here[0], there[0]} == {"1.0", "0.9999999999999999"}
    assert here[1] == there[1]


def test_another_day_is_another_day() -> None:
    program = (
        "import datetime, time; print(datetime.date.today().year, datetime.datetime.now(datetime.UTC).year,"
        "time.gmtime().tm_year, time.gmtime(time.time()).tm_year, time.strftime('%Y'))"
    )
    today, another = (
        subprocess.check_output([sys.executable, "-c", program], env={"PYTHONPATH": path}, text=True).split()
        for path in ("", str(ANOTHER_DAY))
    )
    assert set(today).isdisjoint(another)
