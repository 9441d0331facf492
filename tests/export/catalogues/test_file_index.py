"""One list of all files, with which each can be found, told and checked."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from fixtures.exports import SITE_URL, exported, holdings
from fixtures.hostile import hostile
from readers import LANGUAGES
from statement_archive.export.formats import FORMATS, export, known_formats
from statement_archive.model import Archive
from statement_archive.pipeline import Build

BEHIND = known_formats()[known_formats().index("index") :]
"""Formats whose files the list can't have."""


def listed(files: dict[str, bytes]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(files["data/index.json"])["files"]
    return entries


def test_it_has_every_file_with_its_size_and_hash(real: Build) -> None:
    for archive in (real.archive, hostile()):
        made = [*export(holdings(archive), known_formats())]
        files = {file.path: file.content for file, _ in made}
        entries = listed(files)
        assert [entry["path"] for entry in entries] == [told.path for _, told in made if told.format not in BEHIND]
        for entry in entries:
            content = files[entry["path"]]
            assert (entry["size"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
            assert entry["address"] == SITE_URL + entry["path"]


def test_it_says_what_each_file_is_and_whose(real: Build) -> None:
    made = {told.path: told for _, told in export(holdings(real.archive), known_formats())}
    for entry in listed(exported(real.archive)):
        told = made[entry["path"]]
        assert (entry["media_type"], entry["format"]) == (told.media_type, told.format)
        assert (entry["document"] or "", entry["witness"] or "") == (told.document, told.siglum)
        assert list(entry["description"]) == list(LANGUAGES)
        assert all(words.strip() and "<" not in words for words in entry["description"].values())


def test_a_text_that_lacks_its_end_says_so(real: Build) -> None:
    entries = {entry["path"]: entry["description"]["en"] for entry in listed(exported(real.archive, "text", "index"))}
    cut = entries["data/joint-statement-2020-06-18/text-zh.txt"]
    assert cut == "The official Simplified Chinese text as published, as far as it goes"


def test_where_there_is_nothing_there_is_no_list() -> None:
    assert exported(Archive(()), "text", "index") == {}


def test_a_changed_file_has_another_hash(real: Build) -> None:
    work = real.works[0]
    other = replace(work, document=replace(work.document, id="other"))
    first, second = (listed(exported(Archive((one,)), "bilara", "index")) for one in (work, other))
    assert [entry["sha256"] for entry in first] != [entry["sha256"] for entry in second]


def test_it_stands_behind_the_formats_that_it_lists() -> None:
    assert all(format_.of_files for format_ in FORMATS if format_.name in BEHIND)
