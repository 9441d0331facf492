"""How much there may be of anything is checked before any work begins, and the table for editors says the same."""

import os
import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT
from statement_archive.files import UnreadableError, is_there, read_bytes
from statement_archive.findings import Finding
from statement_archive.limits import ENTRIES, LIMITS, YAML_DEPTH, YAML_VALUES, Limit
from statement_archive.load.nodes import Node, read_yaml
from statement_archive.pipeline import build

LayOut = Callable[[Path, Mapping[str, Any]], Path]
SMALL = Limit(5, "bytes", "a note")

QUOTE = "— put words with a colon, a comma or an apostrophe in double quotation marks"


def said(folder: Path, text: str | bytes) -> tuple[Node | None, list[str]]:
    """What is read of a file of YAML, and what is found."""
    path = folder / "sources" / "x.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    findings: list[Finding] = []
    root = read_yaml(path, "sources/x.yml", findings)
    return root, [str(finding) for finding in findings]


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_the_table_for_editors_is_that_of_the_program(language: str) -> None:
    page = (PROJECT / "docs" / language / "about" / "architecture.md").read_text("utf-8")
    table = page.partition("{: #limits }")[2].partition("\n## ")[0]
    numbers = re.findall(r"\| ([\d,]+)[^|\n]*\|$", table, re.MULTILINE)
    assert numbers == [f"{limit.most:,}" for limit in LIMITS]


def test_what_is_too_much_says_how_much_there_is_and_may_be() -> None:
    assert SMALL.fault(5) == ""
    assert SMALL.fault(1234) == "has 1,234 bytes, more than the 5 that a note may have"
    assert SMALL.fault_of_size(6) == "has more than the 5 bytes that a note may have"


class TestFiles:
    def test_a_file_of_the_archive_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"12345")
        (tmp_path / "b").symlink_to("a")
        assert read_bytes(tmp_path / "b", within=tmp_path, limit=SMALL) == b"12345"

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda path: path.write_bytes(b"123456"), "has 6 bytes, more than the 5 that a note may have"),
            (lambda path: path.mkdir(), "can't be read: Is a directory"),
            (lambda path: os.mkfifo(path), "can't be read: it is no file but a pipe or a device"),
            (lambda path: path.symlink_to("/dev/zero"), "is a link that leads out of the archive"),
            (lambda path: path.symlink_to("/etc/passwd"), "is a link that leads out of the archive"),
            (lambda path: path.symlink_to("../outside"), "is a link that leads out of the archive"),
            (lambda path: path.symlink_to("a"), "can't be read: Too many levels of symbolic links"),
            (lambda path: path.symlink_to("nowhere"), "can't be read: No such file or directory"),
            (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 1 << 40), "has 1,099,511,627,776 bytes"),
            (lambda path: None, "can't be read: No such file or directory"),
        ],
    )
    def test_what_can_not_be_read_says_why(self, tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
        (tmp_path / "outside").write_bytes(b"x")
        (tmp_path / "archive").mkdir()
        make(tmp_path / "archive" / "a")
        with pytest.raises(UnreadableError, match="^" + re.escape(message)):
            read_bytes(tmp_path / "archive" / "a", within=tmp_path / "archive", limit=SMALL)

    def test_a_file_that_never_ends_though_it_says_so_is_not_read_to_its_end(self) -> None:
        with pytest.raises(UnreadableError):
            read_bytes(Path("/proc/self/maps"), within=Path("/proc"), limit=SMALL)

    def test_a_link_that_leads_nowhere_is_there(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("nowhere")
        assert is_there(tmp_path / "a") and not is_there(tmp_path / "b")


class TestYaml:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "sources/x.yml:1: the file is empty"),
            ("# nothing\n", "sources/x.yml:1: the file is empty"),
            ("a: " + "[" * 100_000, f"sources/x.yml:1: has more than the {YAML_DEPTH.most} levels"),
            ("- a\n" * (ENTRIES.most + 1), "sources/x.yml:20001: has more than the 20,000 entries that a list"),
            ("a: !!python/object:os.system x", "sources/x.yml:1: has the tag `!!python/object:os.system`, and values"),
            ("a: !ENV X", "sources/x.yml:1: has the tag `!ENV`, and values have none here — leave the tag out"),
            ("a: &x 1\nb: &x 2", "sources/x.yml:2: `&x` stands twice — give the two different names"),
            ("a: *x", "sources/x.yml:1: `*x` stands for nothing — write out what is meant"),
            ("a: &x [*x]", "sources/x.yml:1: `*x` stands within what it stands for — write it out"),
            ("a: 1\n---\nb: 2", "sources/x.yml:3: begins a second document in the file — join the two"),
            ("a: 1".encode("utf-16"), "sources/x.yml: is not UTF-8 at byte 0 — save it as UTF-8"),
            ("a: [", "sources/x.yml:2: YAML does not parse: did not find expected node content"),
            ("{{" * 40, "sources/x.yml:1: has more than the 50 levels that a YAML file may have"),
            ('a: "\\uD800"', "sources/x.yml:1: YAML does not parse: found invalid Unicode character escape code"),
        ],
    )
    def test_what_is_no_plain_data_is_a_finding(self, tmp_path: Path, text: str | bytes, message: str) -> None:
        root, (found, *others) = said(tmp_path, text)
        assert root is None and others == []
        assert found.startswith(message)

    @pytest.mark.parametrize("text", ["a: {fr: Selon l’article 9 : x}", "a: so : it is", "a: 'it's so'"])
    def test_words_that_want_quotation_marks_are_said_to(self, tmp_path: Path, text: str) -> None:
        _, (found,) = said(tmp_path, text)
        assert found.startswith("sources/x.yml:1: YAML does not parse: ") and found.endswith(QUOTE)

    def test_what_a_few_aliases_stand_for_counts_as_often_as_they_do(self, tmp_path: Path) -> None:
        lines = [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise("abcdefghi")]
        _, found = said(tmp_path, "\n".join(("a: &a [x, x, x]", *lines)))
        assert found == [f"sources/x.yml:7: has more than the {YAML_VALUES.most:,} values that a YAML file may have"]

    def test_an_alias_is_as_deep_as_what_it_stands_for(self, tmp_path: Path) -> None:
        deep = "[" * 30 + "x" + "]" * 30
        assert said(tmp_path, f"a: &a {deep}\nb: *a")[1] == []
        _, (found,) = said(tmp_path, f"a: &a {deep}\nb: {'[' * 30}*a{']' * 30}")
        assert "50 levels" in found

    @pytest.mark.parametrize("text", ["\ufeffa: b\n", "a: b\r", "a: b\r\n", "a: &x b\nc: *x\n"])
    def test_plain_data_is_read_however_it_is_written(self, tmp_path: Path, text: str) -> None:
        root, found = said(tmp_path, text)
        assert found == []
        assert root is not None
        assert all(value.text() == "b" for _, value in root.pairs())


WORDS = {"en": "Words"}
SECTION = {"id": "s1", "slug": "one", "title": WORDS, "paragraphs": "counted"}
WITNESS = {
    "siglum": "en",
    "language": "en",
    "status": "official",
    "raw": "raw/en.txt",
    "sha256": "auto",
    "origin": WORDS,
}
DOCUMENT: dict[str, Any] = {
    "kind": "treaty",
    "date": "2020-06-18",
    "place": WORDS,
    "issuer": WORDS,
    "title": WORDS,
    "summary": WORDS,
    "sections": [SECTION],
    "witnesses": [WITNESS],
}
ITEMS = {"paragraphs": "1-9000", "items": dict.fromkeys(range(1, 9001), 9999)}
TOO_MUCH: Mapping[str, tuple[dict[str, Any], str]] = {
    "lines of a raw text": (
        {"writ/raw/en.txt": "a\n" * 200_001},
        "has 200,001 lines, more than the 200,000 that a raw",
    ),
    "letters of a word": (
        {"writ/raw/en.txt": "T\n\n" + "a" * 10_001},
        "has more than the 10,000 characters that a word",
    ),
    "bytes of a raw text": (
        {"writ/raw/en.txt": "a b " * 5_000_001},
        "the raw file sources/writ/raw/en.txt has 20,000,004",
    ),
    "characters of a sentence": (
        {"place": {"en": "a " * 2_501 + "a"}},
        "`a a a a a a a a a a a a a a a a a a a a a a a a a a",
    ),
    "characters of a title": ({"title": {"en": "a" * 1_001}}, "a title has 1,001 characters, more than the 1,000 that"),
    "characters of an id": (
        {"sections": [SECTION | {"id": "s" + "1" * 5_000}]},
        "`s1111111111111111111111111111111111111",
    ),
    "segments": ({"sections": [SECTION | ITEMS]}, "with this entry, the document has more than the 10,000 segments"),
    "many small sections": (
        {"sections": [{"heading": "Article {n}", "slug": f"a{n}-{{n}}", "count": 2000} for n in range(20)]},
        "with this entry, the document has more than the 2,000 sections",
    ),
    "lines once a text is mended": (
        {"writ/raw/en.txt": "T\n\n" + "A short line.\n\n" * 20_000},
        "the text `en` has 20,001 lines, more than the 20,000 that a text once it is mended may have",
    ),
    "witnesses": (
        {"witnesses": [WITNESS | {"siglum": f"en{n}", "lines": f"{n + 1}"} for n in range(41)]},
        "has 41 witnesses, more than the 40 that a document may have",
    ),
    "ways to print a number": (
        {"witnesses": [WITNESS | {"numbering": {"paragraph": [f"{n}.{{n}}" for n in range(51)]}}]},
        "has 51 entries, more than the 50 that a list of what numbers or lines of pages look like may have",
    ),
    "numbers with nothing between them": (
        {"witnesses": [WITNESS | {"furniture": ["{n}" * 60 + "y"]}]},
        "`{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}",
    ),
    "numbers with numbers between them": (
        {"witnesses": [WITNESS | {"numbering": {"paragraph": "{roman}i" * 20 + "{roman}"}}]},
        "`{roman}i{roman}i{roman}i{roman}",
    ),
    "decisions": (
        {"witnesses": [WITNESS | {"alignment": [{"begins": "a", "is": "p1"}] * 1_001}]},
        "`en` has 1,001 entries, more than the 1,000",
    ),
    "emendations": (
        {"writ/emendations.yml": {"sic": [{"witness": "en", "find": "a", "note": WORDS}] * 1_001}},
        "has 1,001 entries, more than the 1,000",
    ),
    "forms of a term": (
        {"glossary.yml": {"terms": [{"id": "t", "en": [f"a{n}" for n in range(201)]}]}},
        "has 201 forms, more than the 200 that a term or a name in one language may have",
    ),
    "characters of a form": ({"glossary.yml": {"terms": [{"id": "t", "en": ["a" * 201]}]}}, "`aaaaaaaaaaaaaaaaaaaaaa"),
    "characters of a key": (
        {"glossary.yml": {"terms": [{"id": "t", "en": ["a"], "a" * 900: ["a"]}]}},
        "unknown key `aaa",
    ),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_of_anything_is_the_only_finding(name: str, tmp_path: Path, lay_out: LayOut) -> None:
    changed, message = TOO_MUCH[name]
    declared = {key: value for key, value in changed.items() if "." not in key}
    files = {"writ/document.yml": DOCUMENT | declared, "writ/raw/en.txt": "Words\n\na\n"}
    files |= {key: value for key, value in changed.items() if "." in key}
    (found,) = build(lay_out(tmp_path / "sources", files)).errors
    assert found.message.startswith(message)
