"""What editors leave out of a section is what its texts tell, or nothing: the end of a document has no paragraphs."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from statement_archive.findings import Finding
from statement_archive.load.nodes import read_yaml
from statement_archive.load.sections import declared_sections

SECTION = {"id": "body", "slug": "text", "title": {"en": "Text"}}
END = {"id": "end", "slug": "end", "title": {"en": "End"}}


def paragraphs(folder: Path, *entries: Mapping[str, object]) -> list[range | None]:
    """What each section says of its paragraphs; None where the texts tell."""
    file, findings = folder / "sections.yml", list[Finding]()
    file.write_text(yaml.safe_dump([dict(entry) for entry in entries]), "utf-8")
    node = read_yaml(file, "sections.yml", findings)
    assert node is not None
    sections = declared_sections(node).sections
    assert findings == []
    return [section.paragraphs for section in sections]


@pytest.mark.parametrize("end", ["closing", "signatures", "note"])
def test_the_end_behind_other_sections_has_no_paragraphs(end: str, tmp_path: Path) -> None:
    assert paragraphs(tmp_path, SECTION, END | {end: True}) == [None, range(0)]


@pytest.mark.parametrize("end", ["closing", "signatures", "note"])
def test_the_first_section_has_paragraphs_whatever_it_ends_with(end: str, tmp_path: Path) -> None:
    assert paragraphs(tmp_path, SECTION | {end: True}) == [None]
    assert paragraphs(tmp_path, SECTION | {end: True, "paragraphs": "1-4"}) == [range(1, 5)]


def test_a_section_with_a_heading_has_paragraphs_behind_it(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, SECTION, END | {"heading": True, "signatures": True}) == [None, None]
