"""Schemas say what the loaders do: whatever one of them refuses for its shape, the other refuses too."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fixtures.editors import composed, refusals, seen_by_editors
from statement_archive.cli import main
from statement_archive.findings import Finding
from statement_archive.load import (
    load_about,
    load_atlas,
    load_attestations,
    load_document,
    load_entities,
    load_glossary,
    load_published,
    load_references,
)
from statement_archive.load.emendations import load_emendations
from statement_archive.load.nodes import read_yaml
from statement_archive.load.registers import load_registers
from statement_archive.load.schemas import FILES, schema_files, schema_line, schemas

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
SCHEMAS: dict[str, Any] = json.loads(json.dumps(schemas()))
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
SIGLA = frozenset(["en", "zh", "mt"])
LOADERS: dict[str, Callable[[Path], Any]] = {
    "document": lambda sources: load_document(sources / "writ"),
    "emendations": lambda sources: load_emendations(sources / "writ", SIGLA),
    "audit": lambda sources: load_registers(sources / "writ", SIGLA, None),
    "archive": load_about,
    "glossary": load_glossary,
    "entities": load_entities,
    "references": load_references,
    "attestations": load_attestations,
    "outlines": load_atlas,
    "published": load_published,
}
OF_DOCUMENT = ("document", "emendations", "audit")
OF_SHAPE = (
    *("unknown key", "missing key", "expected a ", "expected keys and values", "the file is empty", "needs `"),
    *("needs either", "a sentence in no language"),
)
"""How findings begin that are of keys and kinds of values."""
BESIDE = ("raw file", "no zip", "can't be read", "is no witness", "is not the file", "which the sections don't have")
"""What is said of other files, or of what stands in another place."""


def yaml_files() -> Iterator[Path]:
    """Those of the archive, of cases and of fixtures that have a schema."""
    for folder in (ROOT / "sources", ROOT / "tests"):
        yield from sorted(path for path in folder.rglob("*.yml") if path.stem in FILES)


def findings_of(stem: str, text: str, folder: Path) -> list[Finding]:
    """What the loader of a file says of it alone."""
    sources = folder / "sources"
    path = sources / ("writ" if stem in OF_DOCUMENT else "") / f"{stem}.yml"
    shutil.rmtree(sources, ignore_errors=True)
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    *_, findings = LOADERS[stem](sources)
    return [finding for finding in findings if not any(words in finding.message for words in BESIDE)]


def said_of_shape(findings: list[Finding]) -> list[str]:
    return [finding.message for finding in findings if finding.message.startswith(OF_SHAPE)]


@cache
def seeds() -> tuple[tuple[str, str], ...]:
    """Files that are as they should be, short ones, at least one of each kind."""
    good = [path for path in yaml_files() if "broken" not in path.parts and path.stat().st_size < 6_000]
    assert {path.stem for path in good} == FILES.keys()
    return tuple((path.stem, path.read_text("utf-8")) for path in good)


@pytest.mark.parametrize("path", [*yaml_files()], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_loads_is_what_the_schema_says(path: Path, tmp_path: Path) -> None:
    if read_yaml(path, f"sources/{path.name}", []) is None:  # no plain data, of which a schema says nothing
        return
    text = path.read_text("utf-8")
    findings = findings_of(path.stem, text, tmp_path)
    refused = refusals(SCHEMAS[path.stem], seen_by_editors(text))
    assert findings or not refused
    assert refused or not said_of_shape(findings)


TITLE, SECTION = "title: {en: A Letter, zh: 一封信, zh-Hant: 一封信}", "paragraphs: 1-2"
MARKS, PAGE = '{paragraph: "{n}. ", item: "·"}', "- text: Page 1\n"
LACUNA, BESIDE_LACUNA = "{cause: truncated, start: p4}", "    lacunae:"
BOTH_TAKE = [
    (TITLE, "title: {en: 2020}"),
    (TITLE, "title: {EN: true, zh-hans: x, x-own: y, sr-Latn-RS: z}"),
    (TITLE, "title:\n  en: |\n    A line\n  zh: >\n    One\n    line"),
    (TITLE, "name: {en: N}\ntitle: {en: 'null'}"),
    ("kind: letter", "kind: 'press release'"),
    ("date: 2020-06-18", "date: '2020-06-18'"),
    (MARKS, '{paragraph: ["{n}. ", "({n}) "], section: "Article {n}", item: ["·", "({letter}) "], footnote: "[{n}]"}'),
    (SECTION, "paragraphs: '1-2', verse: true, closing: 'false', tables: [1, '2'], level: '2'"),
    (SECTION, "paragraphs: 1-2, note: 3, items: {1: 2, '2': [0, 1]}"),
    (SECTION, "paragraphs: 1-2, note: {en: the note}"),
    (PAGE, "- {start: A, until: B, reason: {en: x}}\n      - text: 7\n"),
    (LACUNA, "{cause: never there}"),
    (BESIDE_LACUNA, "    repairs: [{off: tear, reason: {en: x}}]\n    lacunae:"),
    (BESIDE_LACUNA, "    repairs: [{keep: x, occurrence: '2', reason: {en: x}}]\n    lacunae:"),
    (BESIDE_LACUNA, "    alignment: [{begins: x, is: p1}, {line: x, is: boilerplate, reason: {en: x}}]\n    lacunae:"),
    (BESIDE_LACUNA, "    furniture: ['- {n} -', 7, '{form feed}']\n    original: https://example.org/x\n    lacunae:"),
    (BESIDE_LACUNA, "    lines: 3\n    lacunae:"),
]
"""What stands in a document.yml, and what may stand there instead."""
BOTH_REFUSE = [
    (TITLE, "title: A Letter"),
    (TITLE, "title: [A Letter]"),
    (TITLE, "title: {}"),
    (TITLE, "title: {en: }"),
    (TITLE, "title: {en: ~}"),
    (TITLE, "title: {en: null}"),
    (TITLE, "title: {en: ' '}"),
    (TITLE, "title: {en: [x]}"),
    (TITLE, 'title: {en: "a\\nb"}'),
    (TITLE, "title: {English: x}"),
    (TITLE, "title: {zh_TW: x}"),
    (TITLE, "heading: {en: x}"),
    ("kind: letter", "kind: 'a/b'"),
    ("kind: letter", "kind: [letter]"),
    ("date: 2020-06-18", "date: 18 June 2020"),
    ("date: 2020-06-18", "date: 2020"),
    (MARKS, "{paragraph: n}"),
    (MARKS, "{paragraph: ['{n}. ', '{x}']}"),
    (MARKS, "{item: '{'}"),
    (MARKS, "'{n}. '"),
    (SECTION, "paragraphs: some"),
    (SECTION, "paragraphs: 0"),
    (SECTION, "paragraphs: 1.5"),
    (SECTION, "paragraphs: [1, 2]"),
    (SECTION, "paragraphs: 1-2, verse: yes"),
    (SECTION, "paragraphs: 1-2, level: 0"),
    (SECTION, "paragraphs: 1-2, tables: 1"),
    (SECTION, "paragraphs: 1-2, note: 0"),
    (SECTION, "paragraphs: 1-2, note: []"),
    (SECTION, "paragraphs: 1-2, items: {x: 2}"),
    (SECTION, "paragraphs: 1-2, items: {1: many}"),
    (SECTION, "count: 3"),
    (PAGE, "- occurrence: 1\n"),
    (PAGE, "- {text: A, start: B, reason: {en: x}}\n      - text: A\n"),
    (LACUNA, "{start: p4}"),
    (LACUNA, "{cause: lost}"),
    (LACUNA, "truncated"),
    (BESIDE_LACUNA, "    repairs: [{reason: {en: x}}]\n    lacunae:"),
    (BESIDE_LACUNA, "    repairs: [{off: tear, keep: x, reason: {en: x}}]\n    lacunae:"),
    (BESIDE_LACUNA, "    alignment: [{is: p1}]\n    lacunae:"),
    (BESIDE_LACUNA, "    alignment: [{begins: x, line: x, is: p1}]\n    lacunae:"),
    (BESIDE_LACUNA, "    original: example.org\n    lacunae:"),
    (BESIDE_LACUNA, "    lines: 1 to 3\n    lacunae:"),
    ("raw: raw/zh.txt", "raw: zh.txt"),
    ("raw: raw/zh.txt", "raw: raw/zh.html"),
    ("siglum: zh", "siglum: 7"),
    ("language: zh-Hans", "language: Chinese"),
    ("status: published", "status: unofficial"),
]


def read_both(old: str, new: str, folder: Path) -> tuple[list[str], list[Finding]]:
    """What schema and loader say of a document.yml in which something else stands."""
    text = (CASES / "archive/good/writ/document.yml").read_text("utf-8").replace("sha256: auto", f"sha256: {'7' * 64}")
    assert text.count(old) >= 1
    changed = text.replace(old, new, 1)
    return refusals(SCHEMAS["document"], seen_by_editors(changed)), findings_of("document", changed, folder)


@pytest.mark.parametrize(("old", "new"), BOTH_TAKE)
def test_what_is_written_well_is_taken_by_both(old: str, new: str, tmp_path: Path) -> None:
    assert read_both(old, new, tmp_path) == ([], [])


@pytest.mark.parametrize(("old", "new"), BOTH_REFUSE)
def test_what_is_written_badly_is_refused_by_both(old: str, new: str, tmp_path: Path) -> None:
    refused, findings = read_both(old, new, tmp_path)
    assert refused and findings


@pytest.mark.parametrize("stem", FILES)
def test_a_schema_is_valid_and_says_what_each_key_is_for(stem: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[stem])
    for record in objects(SCHEMAS[stem]):
        for name, field in record.get("properties", {}).items():
            assert field["description"].endswith((".", ")")) and len(field["description"]) <= 110, name


def objects(schema: Any) -> Iterator[Any]:
    if isinstance(schema, dict):
        yield from [schema] if "additionalProperties" in schema else []
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def nodes(node: yaml.Node) -> Iterator[tuple[yaml.Node, int]]:
    """Every place of a value, as the list or mapping it is in and its number there."""
    if isinstance(node, yaml.MappingNode | yaml.SequenceNode):
        for index, entry in enumerate(node.value):
            yield node, index
            yield from nodes(entry[1] if isinstance(node, yaml.MappingNode) else entry)


ODD = ("", "x", "7", "0", "1.5", "true", "~", '""', "' '", "two words", '"a\\nb"', "2020-13-45", "{n}", "p7", "3-7")
OTHER = (*ODD, "[]", "{}", "[x]", "[[]]", "[7, x]", "{en: x}", "{x: y}", "{en: [x]}", "{7: 3}", "{Chinese: x}", "- a")
CHANGES = ("remove", "rename", *(f"={text}" for text in OTHER))


def change(root: yaml.Node, place: int, what: str) -> str:
    """The file with one thing changed."""
    every = list(nodes(root)) or [(yaml.SequenceNode("", [root]), 0)]
    parent, index = every[place % len(every)]
    entry = parent.value[index]
    if what == "remove":
        del parent.value[index]
    elif what == "rename" and isinstance(parent, yaml.MappingNode):
        parent.value[index] = (yaml.ScalarNode("tag:yaml.org,2002:str", "unknown_key"), entry[1])
    elif what.startswith("="):
        other = composed(what[1:] or "~") or root
        parent.value[index] = (entry[0], other) if isinstance(parent, yaml.MappingNode) else other
    return str(yaml.serialize(root, Dumper=DUMPER, allow_unicode=True, width=1000))


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_loader_and_schema_refuse_the_same_shapes(tmp_path: Path, data: st.DataObject) -> None:
    stem, text = seeds()[data.draw(st.integers(0, len(seeds()) - 1))]
    root = composed(text)
    for _ in range(data.draw(st.integers(1, 2))):
        text = change(root, data.draw(st.integers(0, 10_000)), data.draw(st.sampled_from(CHANGES)))
        root = composed(text)
    refused = refusals(SCHEMAS[stem], seen_by_editors(text))
    findings = findings_of(stem, text, tmp_path)
    assert findings or not refused, text
    assert refused or not said_of_shape(findings), text


def test_the_schemas_that_lie_there_are_the_ones_that_would_be_written(tmp_path: Path) -> None:
    there = {path.name: path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.json")}
    assert there == schema_files(), "run `statement-archive schemas`"
    (tmp_path / "sources").mkdir()
    (tmp_path / "mkdocs.yml").write_text("{}")
    first, second = (CliRunner().invoke(main, ["--project", str(tmp_path), "schemas"]) for _ in range(2))
    assert sorted(first.output.splitlines()) == sorted(f"schemas/{name}" for name in there)
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()} == there
    assert second.output == "" and second.exit_code == 0


@pytest.mark.parametrize("path", sorted((ROOT / "sources").rglob("*.yml")), ids=lambda path: path.name)
def test_files_of_the_archive_lead_editors_to_their_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert first == schema_line(path.stem)
    schema = (path.parent / first.partition("=")[2]).resolve()
    assert schema == ROOT / "schemas" / f"{path.stem}.schema.json"
