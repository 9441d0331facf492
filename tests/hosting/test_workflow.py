"""The workflow that puts the site on GitHub Pages: tested before it is put up."""

from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def workflow(project: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((project / ".github/workflows/pages.yml").read_text("utf-8"))
    return loaded


def test_the_site_is_tested_and_checked_before_it_is_built_for_its_address(workflow: dict[str, Any]) -> None:
    steps = workflow["jobs"]["build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["make test", "make check", "make site"]
    (site,) = (step for step in steps if step.get("run") == "make site")
    assert site["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert workflow["jobs"]["deploy"]["needs"] == "build"
