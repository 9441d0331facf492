"""A release: made only of a tag that names the version, tested first, told as in the changelog."""

import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Run = Callable[[str], "subprocess.CompletedProcess[str]"]

CHANGELOG = """\
# Changelog

## Unreleased

- To come.

## 1.20.3

- What is new.

### For editors

- What is new for them.

## 1.20.2

- What was new.
"""


@pytest.fixture
def release(project: Path) -> dict[str, Any]:
    text = (project / ".github/workflows/release.yml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return loaded


@pytest.fixture
def tag_step(release: dict[str, Any], tmp_path: Path) -> Run:
    """A function that runs the first step of the release in a folder with a version 1.20.3, for a tag."""
    (step,) = (step for step in release["jobs"]["build"]["steps"] if "tag names" in step.get("name", ""))
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "1.20.3"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")

    def run(tag: str) -> "subprocess.CompletedProcess[str]":
        command = ["bash", "-e", "-c", step["run"]]
        surroundings = os.environ | {"GITHUB_REF_NAME": tag}
        return subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True)

    return run


def test_a_release_is_tested_before_it_is_packed_and_made_by_a_job_that_builds_nothing(
    release: dict[str, Any],
) -> None:
    assert release["on"] == {"push": {"tags": ["v*"]}}
    named, *rest = (step for step in release["jobs"]["build"]["steps"] if "run" in step)
    assert named["name"].startswith("the tag names the version")
    assert [step["run"] for step in rest] == ["make test", "make check", "make offline"]
    assert release["jobs"]["publish"]["needs"] == "build"
    publishing = release["jobs"]["publish"]["steps"]
    assert [" ".join(step["run"].split()[:3]) for step in publishing] == ["gh run download", "gh release create"]


def test_a_release_tells_what_the_changelog_tells_of_its_version(tag_step: Run, tmp_path: Path) -> None:
    assert tag_step("v1.20.3").returncode == 0
    told = (tmp_path / "dist/notes.md").read_text("utf-8")
    assert told.strip() == "- What is new.\n\n### For editors\n\n- What is new for them."


def test_a_release_of_the_version_in_hand_could_be_made(tag_step: Run, project: Path, tmp_path: Path) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy2(project / name, tmp_path)
    version = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert tag_step(f"v{version}").returncode == 0
    assert (tmp_path / "dist/notes.md").read_text("utf-8").strip()


@pytest.mark.parametrize("tag", ["v1.20.2", "v1.20.30", "v1x20.3", "1.20.3", "v"])
def test_no_release_is_made_of_a_tag_that_does_not_name_the_version(tag_step: Run, tag: str) -> None:
    result = tag_step(tag)
    assert result.returncode == 1
    assert result.stdout == f"::error file=pyproject.toml::the tag is {tag} and the version 1.20.3: they must agree\n"


def test_no_release_is_made_of_a_version_that_the_changelog_does_not_know(tag_step: Run, tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- To come.\n", encoding="utf-8")
    result = tag_step("v1.20.3")
    assert result.returncode == 1
    assert "nothing is said of 1.20.3" in result.stdout
