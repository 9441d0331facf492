"""Lists with which each file can be found, told and checked: one for each document, and one that leads to these."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from fixtures.exports import SITE_URL, exported, holdings
from fixtures.hostile import hostile
from readers import LANGUAGES
from statement_archive.export.catalogues.file_index import INDEX_PATH, NoListError, read_lists
from statement_archive.export.formats import FORMATS, export, known_formats
from statement_archive.model import Archive
from statement_archive.pipeline import Build

BEHIND = known_formats()[known_formats().index("index") :]
"""Formats whose files no list can have, but for the lists of documents, which that of the archive has."""


def listed(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What lists say of each file that is none, by its path, and of which document it is."""
    top = json.loads(files[INDEX_PATH])
    lists = [("", top), *((one["document"], json.loads(files[one["path"]])) for one in top["documents"])]
    return {file["path"]: {**file, "document": document} for document, list_ in lists for file in list_["files"]}


def test_they_have_every_file_with_its_size_and_hash(real: Build) -> None:
    for archive in (real.archive, hostile()):
        made = [*export(holdings(archive), known_formats())]
        files = {file.path: file.content for file, _ in made}
        entries = listed(files)
        assert {*entries} == {told.path for _, told in made if told.format not in BEHIND}
        for entry in (*entries.values(), *json.loads(files[INDEX_PATH])["documents"]):
            content = files[entry["path"]]
            assert (entry["size"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert all(entry["address"] == SITE_URL + path for path, entry in entries.items())


def test_that_of_the_archive_leads_to_that_of_each_document(real: Build) -> None:
    top = json.loads(exported(real.archive, "text", "index")[INDEX_PATH])
    assert [(one["document"], one["path"]) for one in top["documents"]] == [
        (work.document.id, f"data/{work.document.id}/index.json") for work in real.works
    ]


def test_they_say_what_each_file_is_and_whose(real: Build) -> None:
    made = {told.path: told for _, told in export(holdings(real.archive), known_formats())}
    for path, entry in listed(exported(real.archive)).items():
        told = made[path]
        assert (entry["media_type"], entry["format"]) == (told.media_type, told.format)
        assert (entry["document"], entry["witness"] or "") == (told.document, told.siglum)
        assert list(entry["description"]) == list(LANGUAGES)
        assert all(words.strip() and "<" not in words for words in entry["description"].values())


def test_a_text_that_lacks_its_end_says_so(real: Build) -> None:
    entries = listed(exported(real.archive, "text", "index"))
    cut = entries["data/joint-statement-2020-06-18/text-zh.txt"]["description"]["en"]
    assert cut == "The official Simplified Chinese text as published, as far as it goes"


def test_where_there_is_nothing_there_is_no_list() -> None:
    assert exported(Archive(()), "text", "index") == {}


def test_a_changed_file_has_another_hash(real: Build) -> None:
    work = real.works[0]
    other = replace(work, document=replace(work.document, id="other"))
    first, second = (listed(exported(Archive((one,)), "bilara", "index")) for one in (work, other))
    assert [entry["sha256"] for entry in first.values()] != [entry["sha256"] for entry in second.values()]


def test_they_stand_behind_the_formats_that_they_list() -> None:
    behind = [format_ for format_ in FORMATS if format_.name in BEHIND]
    assert all(format_.of_lists or format_.of_files for format_ in behind)
    assert not any(format_.of_work or format_.of_archive for format_ in behind)


def test_they_are_read_back_as_they_were_written(real: Build) -> None:
    made = {told.path: told for _, told in export(holdings(real.archive), ("text", "csv", "index"))}
    files = exported(real.archive, "text", "csv", "index")
    lists = dict(read_lists(files.__getitem__))
    assert [*lists] == [INDEX_PATH, *(f"data/{work.document.id}/index.json" for work in real.works)]
    read = [entry for entries in lists.values() for entry in entries]
    assert {entry.path for entry in read} == made.keys() - {INDEX_PATH}
    for entry in read:
        told = made[entry.path]
        assert (entry.size, entry.sha256, entry.media_type) == (told.size, told.sha256, told.media_type)


def test_a_list_that_is_none_is_named(real: Build) -> None:
    files = exported(real.archive, "text", "index")
    path = f"data/{real.works[1].document.id}/index.json"
    with pytest.raises(NoListError) as raised:
        [*read_lists({**files, path: b"{}"}.__getitem__)]
    assert raised.value.path == path
