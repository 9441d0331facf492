"""What CI services are told to do: everything that must hold on each change, other hosts' doings on none."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

RIGHTS = {
    "ci": {
        "test": {"contents": "read"},
        "coverage": {"contents": "read"},
        "browsers": {"contents": "read"},
        "check": {"contents": "read", "security-events": "write"},
    },
    "builders": {"compare": {"contents": "read"}},
    "links": {"outward": {"contents": "read"}},
    "pages": {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    },
    "release": {
        "build": {"contents": "read"},
        "publish": {"actions": "read", "contents": "write"},
    },
}
"""What each job may do, and nothing else."""
PINNED = re.compile(r"(?:actions|github)/\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.fixture
def workflows(project: Path) -> dict[str, dict[str, Any]]:
    # `on` is a word for true in YAML 1.1, which the loader reads; as plain text it stays what it is.
    files = (project / ".github/workflows").glob("*.yml")
    return {file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files}


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_change_is_tested_measured_and_checked_and_its_reports_are_kept(
    workflows: dict[str, dict[str, Any]],
) -> None:
    ci = workflows["ci"]
    assert set(ci["on"]) == {"push", "pull_request"}
    must_pass = [step["run"] for step in steps(ci) if "run" in step and "continue-on-error" not in step]
    check = 'make check REPORTS=dist/reports ARGS="--format github"'
    assert must_pass == ["bash .ci/run", "make coverage", "make browsers", check]
    (upload,) = (step for step in steps(ci) if step.get("uses", "").startswith("actions/upload-artifact"))
    assert (upload["if"], upload["with"]["path"]) == ("always()", "dist/reports")


def test_other_hosts_are_asked_on_a_schedule_and_can_break_nothing(workflows: dict[str, dict[str, Any]]) -> None:
    runs = {name: " ".join(step.get("run", "") for step in steps(workflow)) for name, workflow in workflows.items()}
    assert {name for name, commands in runs.items() if "links" in commands} == {"links"}
    assert set(workflows["links"]["on"]) == {"schedule", "workflow_dispatch"}
    assert [step["continue-on-error"] for step in steps(workflows["links"]) if "run" in step] == ["true"]


def test_other_builders_are_tried_on_a_schedule_and_can_break_nothing(workflows: dict[str, dict[str, Any]]) -> None:
    assert set(workflows["builders"]["on"]) == {"schedule", "workflow_dispatch"}
    (tried,) = (step for step in steps(workflows["builders"]) if "make" in step.get("run", ""))
    assert tried["continue-on-error"] == "true"
    assert workflows["builders"]["jobs"]["compare"]["strategy"]["matrix"] == {"builder": ["properdocs", "zensical"]}


def test_no_job_may_do_more_than_it_must(workflows: dict[str, dict[str, Any]]) -> None:
    assert {name: workflow["permissions"] for name, workflow in workflows.items()} == {name: {} for name in RIGHTS}
    given = {
        name: {job: told["permissions"] for job, told in workflow["jobs"].items()}
        for name, workflow in workflows.items()
    }
    assert given == RIGHTS


def test_no_checkout_leaves_its_key_to_the_steps_that_follow(workflows: dict[str, dict[str, Any]]) -> None:
    uses = [step for workflow in workflows.values() for step in steps(workflow) if "uses" in step]
    checkouts = [step for step in uses if step["uses"].startswith("actions/checkout@")]
    assert {step.get("with", {}).get("persist-credentials") for step in checkouts} == {"false"}


def test_every_action_is_githubs_own_at_one_commit_with_its_version(project: Path) -> None:
    texts = [path.read_text("utf-8") for path in (project / ".github/workflows").glob("*.yml")]
    uses = [use for text in texts for use in re.findall(r"\buses: (.+)$", text, re.MULTILINE)]
    assert [use for use in uses if not PINNED.fullmatch(use)] == []
    names = [use.split("@")[0] for use in set(uses)]
    assert sorted(set(names)) == sorted(names)
