"""Atom feeds: the ids of an archive are its own, and stay."""

import re
from pathlib import Path

import pytest

from readers import ENGLISH
from statement_archive.load.about import load_about
from statement_archive.model import NOTHING_SAID, Correction, Localized
from statement_archive.publish.feed import corrections_feed
from statement_archive.publish.told import Told

CORRECTION = Correction("2026-01-31", Localized({"en": "A comma."}), "archive.yml:1")
IDS = re.compile(r"<id>(.*?)</id>")
OWN = "6f1c0b52-93d7-4e0a-8f6b-1d2c3b4a5968"


def ids_of(archive: str) -> list[str]:
    return IDS.findall(corrections_feed(Told((), (CORRECTION,), archive=archive), ENGLISH, "")["corrections.xml"])


def test_the_ids_of_an_archive_that_names_none_stay_what_they_were() -> None:
    assert ids_of(NOTHING_SAID.id) == [
        "urn:uuid:992f5fd3-1bbf-50aa-aac9-d0635a08f832",
        "urn:uuid:7cfd1b02-0652-5d9c-a4fb-2e23890713dd",
    ]


def test_two_archives_share_no_id() -> None:
    assert not {*ids_of(OWN)} & {*ids_of(NOTHING_SAID.id)}
    assert len({*ids_of(OWN)}) == 2


@pytest.mark.parametrize("id_", [OWN, OWN.upper()])
def test_an_archive_names_its_id(tmp_path: Path, id_: str) -> None:
    (tmp_path / "archive.yml").write_text(f"id: {id_}\n", "utf-8")
    about, findings = load_about(tmp_path)
    assert (about.id, findings) == (id_, ())
    assert ids_of(about.id) == ids_of(OWN)


@pytest.mark.parametrize("id_", ["lake", OWN[:-1], OWN.replace("-", ""), f"{OWN}0"])
def test_what_is_no_uuid_is_a_finding(tmp_path: Path, id_: str) -> None:
    (tmp_path / "archive.yml").write_text(f"id: {id_}\n", "utf-8")
    about, (finding,) = load_about(tmp_path)
    assert finding.place == f"{tmp_path.name}/archive.yml:1"
    assert about.id == NOTHING_SAID.id
