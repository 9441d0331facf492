"""What the files beside the program say of it agrees with pyproject.toml, the one place that holds its version."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def metadata(project: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def test_the_citation_is_of_this_version(project: Path, metadata: dict[str, Any]) -> None:
    citation = yaml.safe_load((project / "CITATION.cff").read_text("utf-8"))
    (site_name,) = re.findall(r"^site_name: (.+)$", (project / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert citation["version"] == metadata["version"]
    assert citation["abstract"] == metadata["description"]
    assert citation["license"] == metadata["license"]
    assert citation["title"] == site_name


def test_the_imprint_says_this_version(project: Path, metadata: dict[str, Any]) -> None:
    imprint = yaml.safe_load((project / "sources" / "archive.yml").read_text("utf-8"))["imprint"]
    assert imprint["edition"] == metadata["version"]


def test_the_citation_names_who_holds_the_licence(project: Path) -> None:
    (author,) = yaml.safe_load((project / "CITATION.cff").read_text("utf-8"))["authors"]
    (holder,) = re.findall(r"^Copyright \(c\) \d{4} (.+)$", (project / "LICENSE").read_text("utf-8"), re.MULTILINE)
    assert author["name"].lower() == holder.lower()


def test_the_changelog_begins_with_what_is_to_come_and_then_tells_of_this_version(
    project: Path, metadata: dict[str, Any]
) -> None:
    headings = re.findall(r"^## (.+)$", (project / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[:2] == ["Unreleased", metadata["version"]]
    versions = [tuple(map(int, heading.split("."))) for heading in headings[1:]]
    assert versions == sorted(versions, reverse=True)


def test_the_zip_file_is_named_by_this_version(offline_zip: Path, metadata: dict[str, Any]) -> None:
    assert offline_zip.name == f"{metadata['name']}-{metadata['version']}-offline.zip"


def test_what_npm_reads_has_no_version_of_its_own(project: Path) -> None:
    assert "version" not in json.loads((project / "package.json").read_text("utf-8"))
