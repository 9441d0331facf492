"""A raw file is read as it is: every byte, its own lines, nothing converted."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from statement_archive.model import Document
from statement_archive.text.read import read_document

Declare = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path, declare: Declare) -> Callable[..., tuple[list[str], list[str]]]:
    """Reads `data` by witnesses of these lines; returns their texts and the messages."""

    def run(data: bytes, *lines: range | None) -> tuple[list[str], list[str]]:
        folder = tmp_path / "sources" / "writ"
        (folder / "raw").mkdir(parents=True, exist_ok=True)
        (folder / "raw" / "en.txt").write_bytes(data)
        document = declare(sha256=hashlib.sha256(data).hexdigest())
        (one,) = document.witnesses
        witnesses = [replace(one, siglum=f"w{number}", lines=own) for number, own in enumerate(lines, 1)]
        texts, findings = read_document(replace(document, witnesses=tuple(witnesses)), folder)
        return [text.text for text in texts], [finding.message for finding in findings]

    return run


@pytest.mark.parametrize(
    "data", [b"a\r\nb\rc\n", b"\xef\xbb\xbfa", b"", b"\n\n", "𠮷😀\u2028e\u0301".encode(), b"\x0b\x0c\t\xc2\x85"]
)
def test_whole_file_is_the_text_byte_for_byte(read: Callable[..., tuple[list[str], list[str]]], data: bytes) -> None:
    ((text,), messages) = read(data, None)
    assert text.encode("utf-8") == data and messages == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(read: Callable[..., tuple[list[str], list[str]]], end: str) -> None:
    data = end.join(["one", "two", "", "four"]).encode()
    texts, messages = read(data, range(1, 3), range(3, 5))
    assert texts == [f"one{end}two{end}", f"{end}four"] and messages == []


def test_offsets_count_in_the_whole_file(tmp_path: Path, declare: Declare) -> None:
    (tmp_path / "writ" / "raw").mkdir(parents=True)
    (tmp_path / "writ" / "raw" / "en.txt").write_bytes("é\n𠮷\n".encode())
    document = declare(sha256=hashlib.sha256("é\n𠮷\n".encode()).hexdigest())
    first = replace(document.witnesses[0], lines=range(1, 2))
    second = replace(first, siglum="zh", lines=range(2, 3))
    (_, chinese), _ = read_document(replace(document, witnesses=(first, second)), tmp_path / "writ")
    assert (chinese.witness, chinese.start, chinese.end, chinese.text) == (second, 2, 4, "𠮷\n")


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        ([range(1, 2), range(3, 4)], ["the lines of `w2` in raw/en.txt leave text before them to no witness"]),
        ([range(1, 3), range(2, 4)], ["the lines of `w2` in raw/en.txt overlap another witness"]),
        ([range(1, 3)], ["the text of raw/en.txt after `w1` belongs to no witness"]),
        ([None, None], ["the lines of `w2` in raw/en.txt overlap another witness"]),
        ([range(1, 4), range(4, 5)], ["lines 4-4 are not in sources/writ/raw/en.txt"]),
        ([range(3, 4), range(1, 3)], []),
    ],
)
def test_witnesses_part_their_file(
    read: Callable[..., tuple[list[str], list[str]]], lines: list[range | None], messages: list[str]
) -> None:
    assert read(b"one\ntwo\nthree\n", *lines)[1] == messages


@pytest.mark.parametrize("code", [*range(9), *range(0x0E, 0x20), 0x7F, 0x80, 0x9F, 0xFDD0, 0xFFFE, 0xFFFF])
def test_control_characters_are_findings(read: Callable[..., tuple[list[str], list[str]]], code: int) -> None:
    texts, messages = read(f"a\n{chr(code)}".encode(), None)
    assert texts == [] and messages == [f"has the control character U+{code:04X} at character 2"]
