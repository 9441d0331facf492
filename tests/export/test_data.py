"""Data files say enough to lead from the raw file to the published text and back, with no code of the archive."""

import hashlib
import json
from typing import Any

import pytest


@pytest.fixture(scope="session")
def ledgers(data: dict[str, str]) -> dict[str, dict[str, Any]]:
    return {path: json.loads(text) for path, text in data.items() if "/ledger-" in path}


def test_every_witness_has_its_files(data: dict[str, str], segments: dict[str, dict[str, Any]]) -> None:
    expected = {f"{document}/segments.json" for document in segments}
    for document, witnesses in segments.items():
        for siglum, witness in witnesses.items():
            files = (f"ledger-{siglum}.json", f"text-{siglum}.txt", witness["raw"])
            expected |= {f"{document}/{name}" for name in files}
    assert set(data) >= expected


def test_ledger_replays_forwards_and_backwards(data: dict[str, str], ledgers: dict[str, dict[str, Any]]) -> None:
    for ledger in ledgers.values():
        folder = ledger["document"]
        whole, text = data[f"{folder}/{ledger['raw']}"], data[f"{folder}/{ledger['text']}"]
        start, end = ledger["extent"]
        forwards, backwards = whole[start:end], text
        for edit in reversed(ledger["edits"]):
            (first, last), (begin, behind) = edit["span"], edit["published"]
            assert forwards[first - start : last - start] == edit["before"]
            assert backwards[begin:behind] == edit["after"]
            forwards = forwards[: first - start] + edit["after"] + forwards[last - start :]
            backwards = backwards[:begin] + edit["before"] + backwards[behind:]
        assert forwards == text and backwards == whole[start:end]


def test_hashes_are_those_of_the_files(data: dict[str, str], ledgers: dict[str, dict[str, Any]]) -> None:
    for ledger in ledgers.values():
        folder = ledger["document"]
        for file, digest in ((ledger["raw"], ledger["sha256"]), (ledger["text"], ledger["text_sha256"])):
            assert hashlib.sha256(data[f"{folder}/{file}"].encode("utf-8")).hexdigest() == digest


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
