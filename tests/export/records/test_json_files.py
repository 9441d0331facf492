"""Data files say enough to lead from the raw file to the published text and back, with no code of the archive."""

import hashlib
import json
from typing import Any

import pytest

from fixtures.exports import exported
from fixtures.structures import accord
from statement_archive.model import Archive


@pytest.fixture(scope="session")
def ledgers(data: dict[str, str]) -> dict[str, dict[str, Any]]:
    return {path: json.loads(text) for path, text in data.items() if "/ledger-" in path}


def text_of(data: dict[str, str], ledger: dict[str, Any]) -> str:
    """The published text; the byte order mark in front of it is the file's."""
    file = data[f"{ledger['document']}/{ledger['text']}"]
    assert file.startswith("\ufeff")
    return file.removeprefix("\ufeff")


def test_every_witness_has_its_files(data: dict[str, str], segments: dict[str, dict[str, Any]]) -> None:
    expected = {f"{document}/segments.json" for document in segments}
    for document, witnesses in segments.items():
        for siglum, witness in witnesses.items():
            files = (f"ledger-{siglum}.json", f"text-{siglum}.txt", witness["raw"])
            expected |= {f"{document}/{name}" for name in files}
    assert set(data) >= expected


def test_ledger_replays_forwards_and_backwards(data: dict[str, str], ledgers: dict[str, dict[str, Any]]) -> None:
    for ledger in ledgers.values():
        whole, text = data[f"{ledger['document']}/{ledger['raw']}"], text_of(data, ledger)
        start, end = ledger["extent"]
        forwards, backwards = whole[start:end], text
        for edit in reversed(ledger["edits"]):
            (first, last), (begin, behind) = edit["span"], edit["published"]
            assert forwards[first - start : last - start] == edit["before"]
            assert backwards[begin:behind] == edit["after"]
            forwards = forwards[: first - start] + edit["after"] + forwards[last - start :]
            backwards = backwards[:begin] + edit["before"] + backwards[behind:]
        assert forwards == text and backwards == whole[start:end]


def test_hashes_are_those_of_raw_file_and_text(data: dict[str, str], ledgers: dict[str, dict[str, Any]]) -> None:
    for ledger in ledgers.values():
        raw = data[f"{ledger['document']}/{ledger['raw']}"]
        for text, digest in ((raw, ledger["sha256"]), (text_of(data, ledger), ledger["text_sha256"])):
            assert hashlib.sha256(text.encode("utf-8")).hexdigest() == digest


def test_edits_are_numbered_disjoint_and_say_their_proof(ledgers: dict[str, dict[str, Any]]) -> None:
    for ledger in ledgers.values():
        edits = ledger["edits"]
        assert [edit["id"] for edit in edits] == [f"r{number}" for number in range(1, len(edits) + 1)]
        ends = [0, *(edit["span"][1] for edit in edits)]
        assert all(end <= edit["span"][0] for end, edit in zip(ends, edits, strict=False))
        assert all(edit["proof"] in ("exact", "attested", "editor") and edit["evidence"] for edit in edits)


def test_spans_of_segments_lie_in_the_witness(
    segments: dict[str, dict[str, Any]], ledgers: dict[str, dict[str, Any]]
) -> None:
    for ledger in ledgers.values():
        start, end = ledger["extent"]
        for segment in segments[ledger["document"]][ledger["witness"]]["segments"]:
            assert all(start <= first < last <= end for first, last in segment["spans"])


def test_parts_cover_the_witness_and_put_together_give_it(
    data: dict[str, str], segments: dict[str, dict[str, Any]], ledgers: dict[str, dict[str, Any]]
) -> None:
    for ledger in ledgers.values():
        whole, (start, end) = data[f"{ledger['document']}/{ledger['raw']}"], ledger["extent"]
        parts = segments[ledger["document"]][ledger["witness"]]["parts"]
        assert [part["span"][0] for part in parts] == [start, *(part["span"][1] for part in parts[:-1])]
        assert parts[-1]["span"][1] == end
        assert "".join(whole[first:last] for first, last in (part["span"] for part in parts)) == whole[start:end]


def test_parts_say_what_they_are_whose_and_why_they_are_left_out(segments: dict[str, dict[str, Any]]) -> None:
    for witness in (witness for witnesses in segments.values() for witness in witnesses.values()):
        ids = {segment["id"] for segment in witness["segments"]}
        for part in witness["parts"]:
            assert part["kind"] in ("text", "number", "mark", "space", "boilerplate", "repair")
            assert part.get("segment") in {*ids, None}
            assert ("segment" in part) >= (part["kind"] in ("text", "number", "mark"))
            assert ("reason" in part) == (part["kind"] == "boilerplate")


def test_a_label_is_what_the_number_before_the_text_says() -> None:
    (record,) = made_up("en")
    labels = {segment["id"]: (segment["label"], segment["cited"], segment["kind"]) for segment in record["segments"]}
    assert labels["s2"] == ("Article 1 bis", "Article 1 bis", "heading")
    assert labels["p2.2.1"] == ("(i)", "Article 1, 1(b)(i)", "item")
    assert labels["p3"] == ("", "[2]", "table")
    assert labels["closing"] == ("", "", "closing")


def test_calls_of_footnotes_stand_in_the_published_text() -> None:
    (record,) = made_up("en")
    text = exported(Archive((accord(),)), "text")["data/accord/text-en.txt"].decode("utf-8-sig")
    found = [(c["segment"], c["note"], text[slice(*c["published"])]) for c in record["calls"]]
    assert found == [("p2", "fn1", "[1]"), ("p4", "fn1", "[1]"), ("p4", "fn2", "[2]")]


def made_up(siglum: str) -> list[dict[str, Any]]:
    """The record of one text of a treaty that has everything."""
    witnesses = json.loads(exported(Archive((accord(),)), "json")["data/accord/segments.json"])["witnesses"]
    return [witness for witness in witnesses if witness["siglum"] == siglum]
