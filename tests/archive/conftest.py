"""What the tests of the library share: the real archive, built once, and archives made up on the spot."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive.account import account
from archive.align import Lexicon, align
from archive.assemble import assemble
from archive.model import (
    Document,
    DocumentKind,
    Edition,
    LacunaRule,
    Ledger,
    Localized,
    Numbering,
    RawText,
    Section,
    Status,
    Witness,
    Work,
)
from archive.parse import parse
from archive.pipeline import Build, build
from archive.render.data import render_data

DUMMY_HASH = "0" * 64


@pytest.fixture(scope="session")
def real(project: Path) -> Build:
    """The archive as it is built from the project's own sources."""
    return build(project / "sources")


@pytest.fixture(scope="session")
def data(real: Build) -> dict[str, str]:
    """Its data files by path."""
    return dict(render_data(real.archive))


@pytest.fixture(scope="session")
def segments(data: dict[str, str]) -> dict[str, dict[str, Any]]:
    """`segments.json` by document: witnesses by siglum, in each the record as it stands in the file."""
    return {
        path.removesuffix("/segments.json"): {witness["siglum"]: witness for witness in json.loads(text)["witnesses"]}
        for path, text in data.items()
        if path.endswith("/segments.json")
    }


@pytest.fixture(scope="session")
def declare() -> Callable[..., Document]:
    """Makes a document with one witness, `en`, from what matters to a test."""
    return _declare


def _declare(
    *,
    sections: tuple[Section, ...] | None = None,
    paragraphs: int = 3,
    headings: int = 0,
    note: bool = False,
    **witness: Any,
) -> Document:
    words = Localized(("words", "词", "詞"))
    if sections is None:
        sections = tuple(Section(f"s{n}", f"{n}-section", words) for n in range(1, headings + 1))
        body = Section("body", "text", words, paragraphs=range(1, paragraphs + 1), has_note=note)
        sections = (*sections, body)
    values: dict[str, Any] = {
        "siglum": "en",
        "language": "en",
        "status": Status.OFFICIAL,
        "raw": "raw/en.txt",
        "sha256": DUMMY_HASH,
        "origin": words,
        "place": "sources/writ/document.yml:9",
        "lacunae": tuple(LacunaRule(cause) for cause in ("dropped",)),
    }
    one = Witness(**(values | witness))
    return Document(
        id="writ",
        kind=DocumentKind.STATEMENT,
        date="2020-06-18",
        place=words,
        issuer=words,
        title=words,
        summary=words,
        sections=sections,
        witnesses=(one,),
    )


@pytest.fixture(scope="session")
def numbering() -> Callable[..., Numbering]:
    return Numbering


@pytest.fixture(scope="session")
def edit_of() -> Callable[..., tuple[Edition, tuple[str, ...]]]:
    """Takes texts through parse, align, account and assemble, unrepaired; returns the work and the messages."""
    return _work_of


def _work_of(document: Document, texts: Mapping[str, str]) -> tuple[Work, tuple[str, ...]]:
    parsed = {}
    findings = []
    for witness in document.witnesses:
        parsed[witness.siglum], own = parse(texts[witness.siglum], document=document, witness=witness)
        findings += own
    alignment = align(document, {siglum: text.blocks for siglum, text in parsed.items()}, lexicon=Lexicon(()))
    editions = []
    for witness in document.witnesses:
        text = texts[witness.siglum]
        raw = RawText(text, 0, len(text))
        aligned = alignment[witness.siglum]
        parts, unplaced = account(
            raw=raw, edits=(), parsed=parsed[witness.siglum], placements=aligned.placements, witness=witness
        )
        edition, own = assemble(
            document=document,
            witness=witness,
            raw=raw,
            ledger=Ledger(),
            parsed=parsed[witness.siglum],
            placements=aligned.placements,
            parts=parts,
            missing=aligned.lacunae,
        )
        editions.append(edition)
        findings += (*unplaced, *own)
    return Work(document, tuple(editions)), tuple(map(str, findings))


@pytest.fixture(scope="session")
def lay_out() -> Callable[[Path, Mapping[str, Any]], Path]:
    """Writes files into a folder and returns it. YAML may be given as data; `sha256: auto` becomes the true hash."""
    return _lay_out


def _lay_out(folder: Path, files: Mapping[str, Any]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
            path.write_bytes(text.encode("utf-8"))
    for declaration in folder.rglob("document.yml"):
        _fill_in_hashes(declaration)
    return folder


def _fill_in_hashes(declaration: Path) -> None:
    """The hash of the file that the `raw:` line above names."""
    lines = declaration.read_bytes().decode("utf-8", "surrogateescape").split("\n")
    raw = ""
    for index, line in enumerate(lines):
        key, _, value = line.strip().removeprefix("- ").partition(": ")
        if key == "raw":
            raw = value.strip("'\"")
        if key == "sha256" and value == "auto":
            path = declaration.parent / raw
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else DUMMY_HASH
            lines[index] = line.replace("auto", digest)
    declaration.write_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))
