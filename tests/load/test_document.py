"""What editors declare arrives as they declared it; faults in it are the matter of test_bad_input."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statement_archive.load import load_archive, load_document, load_glossary
from statement_archive.load.nodes import read_yaml
from statement_archive.model import KNOWN_KINDS, Cause, Document, Kind, LacunaRule, Numbering, Status

GOOD = Path(__file__).parents[1] / "cases" / "archive" / "good"


@pytest.fixture
def document(tmp_path: Path, lay_out: Callable[..., Path]) -> Document:
    files = {path.relative_to(GOOD).as_posix(): path.read_bytes() for path in GOOD.rglob("*") if path.is_file()}
    loaded, findings = load_document(lay_out(tmp_path / "sources", files) / "writ")
    assert findings == () and loaded is not None
    return loaded


def test_document(document: Document) -> None:
    assert (document.id, document.kind, document.date) == ("writ", KNOWN_KINDS["letter"], "2020-06-18")
    assert document.title.texts == {"en": "A Letter", "zh": "一封信", "zh-Hant": "一封信"}


def test_outline_lists_every_slot_in_reading_order(document: Document) -> None:
    assert [(slot.id, slot.kind, slot.section, slot.number) for slot in document.outline] == [
        ("title", Kind.TITLE, None, None),
        ("p1", Kind.PARAGRAPH, "preamble", 1),
        ("p2", Kind.PARAGRAPH, "preamble", 2),
        ("s1", Kind.HEADING, "s1", 1),
        ("p3", Kind.PARAGRAPH, "s1", 3),
        ("p4", Kind.PARAGRAPH, "s1", 4),
        ("p4.1", Kind.ITEM, "s1", None),
        ("p4.2", Kind.ITEM, "s1", None),
    ]


def test_witnesses(document: Document) -> None:
    english, chinese = document.witnesses
    assert (english.siglum, english.language, english.status, english.raw) == (
        *("en", "en", Status.OFFICIAL, "raw/en.txt"),
    )
    assert english.numbering == Numbering(paragraph=("{n}. ",), item=("·",))
    assert [(entry.text, entry.occurrence, entry.place) for entry in english.boilerplate] == [
        ("Page 1", 1, "sources/writ/document.yml:19")
    ]
    assert chinese.lacunae == (LacunaRule(Cause.TRUNCATED, "p4"),)
    assert chinese.place == "sources/writ/document.yml:21"


def test_emendations_and_sic_notes(document: Document) -> None:
    assert [(e.siglum, e.find, e.replace, e.occurrence, e.place) for e in document.emendations] == [
        ("en", "teh", "the", 1, "sources/writ/emendations.yml:2")
    ]
    assert [(sic.siglum, sic.find, sic.place) for sic in document.sics] == [
        ("en", "Grets", "sources/writ/emendations.yml:8")
    ]


def test_folded_sentence_is_one_line(tmp_path: Path, lay_out: Callable[..., Path]) -> None:
    inline = "{en: Someone, zh: 某人, zh-Hant: 某人}"
    folded = "\n  zh: 某人\n  zh-Hant: 某人\n  en: >\n    Someone\n    else"
    declaration = (GOOD / "writ" / "document.yml").read_text("utf-8").replace(inline, folded)
    files = {"writ/document.yml": declaration, "writ/raw/en.txt": "x", "writ/raw/zh.txt": "x"}
    loaded, findings = load_document(lay_out(tmp_path / "sources", files) / "writ")
    assert findings == () and loaded is not None
    assert loaded.issuer.texts["en"] == "Someone else"


def test_scalars_are_the_text_that_stands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("{a: 2020-06-18, b: no, c: 010, d: 1e3}")
    findings: list[Any] = []
    root = read_yaml(path, "x.yml", findings)
    assert root is not None
    fields = root.fields(optional=tuple("abcd"))
    assert [node.text() for node in fields.values()] == ["2020-06-18", "no", "010", "1e3"]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null"])
def test_what_yaml_takes_for_nothing_is_no_text(tmp_path: Path, nothing: str) -> None:
    path = tmp_path / "x.yml"
    path.write_text(f"a: {nothing}\nb: '{nothing or 'x'}'")
    findings: list[Any] = []
    root = read_yaml(path, "x.yml", findings)
    assert root is not None
    assert [node.text() for node in root.fields(optional=("a", "b")).values()] == ["", nothing or "x"]
    assert [finding.place for finding in findings] == ["x.yml:1"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_does_not_exhaust_the_stack(tmp_path: Path, opening: str) -> None:
    path = tmp_path / "x.yml"
    path.write_text(opening * 200_000)
    findings: list[Any] = []
    assert read_yaml(path, "x.yml", findings) is None
    assert len(findings) == 1


def test_real_archive_is_declared_without_a_fault(project: Path) -> None:
    documents, findings = load_archive(project / "sources")
    assert findings == () and len(documents) == 3
    terms, findings = load_glossary(project / "sources")
    assert findings == () and all(len(term.forms) == 3 for term in terms)


def test_archive_without_a_glossary_has_no_terms(tmp_path: Path) -> None:
    assert load_glossary(tmp_path) == ((), ())
