"""What CI services are told to do: everything that must hold on each change, other hosts' doings on none."""

from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def workflows(project: Path) -> dict[str, dict[str, Any]]:
    # `on` is a word for true in YAML 1.1, which the loader reads; as plain text it stays what it is.
    files = (project / ".github/workflows").glob("*.yml")
    return {file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files}


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_change_is_tested_and_checked_and_its_reports_are_kept(workflows: dict[str, dict[str, Any]]) -> None:
    ci = workflows["ci"]
    assert set(ci["on"]) == {"push", "pull_request"}
    must_pass = [step["run"] for step in steps(ci) if "run" in step and "continue-on-error" not in step]
    assert must_pass == ["bash .ci/run", 'make check REPORTS=dist/reports ARGS="--format github"']
    (upload,) = (step for step in steps(ci) if step.get("uses", "").startswith("actions/upload-artifact"))
    assert (upload["if"], upload["with"]["path"]) == ("always()", "dist/reports")


def test_other_hosts_are_asked_on_a_schedule_and_can_break_nothing(workflows: dict[str, dict[str, Any]]) -> None:
    runs = {name: " ".join(step.get("run", "") for step in steps(workflow)) for name, workflow in workflows.items()}
    assert {name for name, commands in runs.items() if "links" in commands} == {"links"}
    assert set(workflows["links"]["on"]) == {"schedule", "workflow_dispatch"}
    assert [step["continue-on-error"] for step in steps(workflows["links"]) if "run" in step] == ["true"]
