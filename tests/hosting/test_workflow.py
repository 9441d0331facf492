"""The workflow that puts the site on GitHub Pages: tested before it is put up, no more rights than it needs."""

from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def workflow(project: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((project / ".github/workflows/pages.yml").read_text("utf-8"))
    return loaded


def test_only_what_puts_the_site_up_may_write_and_only_pages(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_site_is_tested_and_checked_before_it_is_built_for_its_address(workflow: dict[str, Any]) -> None:
    steps = workflow["jobs"]["build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["make test", "make check", "make site"]
    (site,) = (step for step in steps if step.get("run") == "make site")
    assert site["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_actions_are_those_of_github_at_the_versions_of_the_other_workflow(
    project: Path, workflow: dict[str, Any]
) -> None:
    used = {step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step}
    ci = yaml.safe_load((project / ".github/workflows/ci.yml").read_text("utf-8"))
    elsewhere = {step["uses"] for job in ci["jobs"].values() for step in job["steps"] if "uses" in step}
    assert all(action.startswith("actions/") and action.rsplit("@v")[-1].isdigit() for action in used)
    assert {action.split("@")[0] for action in used & elsewhere} == {"actions/checkout", "actions/setup-python"}
