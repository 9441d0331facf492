"""What README.md, the page on the fields of `sources/` and the Method page tell people to do works as they tell it."""

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import PROJECT
from readers import READERS

EXAMPLE = re.compile(r"^`(sources/[^`]+)`\n\n```(?:yaml|text)\n(.*?)```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^make ([a-z]+)", re.MULTILINE)
each_method = pytest.mark.parametrize(
    "method", sorted(PROJECT.glob("docs/*/about/method.md")), ids=lambda path: path.parts[-3]
)
"""Runs a test once for the Method page of each language that has one."""


@pytest.fixture
def example(project: Path, tmp_path: Path) -> Path:
    """A folder with the README's example as its only document."""
    pages = (project / "README.md", project / "schemas/README.md")
    for path, text in EXAMPLE.findall("\n".join(page.read_text("utf-8") for page in pages)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode("utf-8"))
    return tmp_path


def test_the_readmes_example_builds_and_has_no_findings(project: Path, example: Path) -> None:
    program: list[str | Path] = [sys.executable, "-m", "statement_archive", "--project", project]
    sources: list[str | Path] = ["--sources", example / "sources"]
    result = subprocess.run([*program, "check", *sources], capture_output=True, text=True)
    assert (result.stdout, result.returncode) == ("", 0)
    own: list[str | Path] = ["--docs", example / "docs", "--kept", example / "kept"]
    build = subprocess.run([*program, "build", *sources, *own], capture_output=True, text=True)
    assert build.stdout.startswith(f"1 documents, {13 * len(READERS)} pages")


def test_the_readmes_hashes_are_those_of_its_texts(example: Path) -> None:
    declared = (example / "sources/example-2024-01-01/document.yml").read_text("utf-8")
    raws = sorted((example / "sources/example-2024-01-01/raw").iterdir())
    assert len(raws) == 2
    assert [raw.name for raw in raws if sha256(raw.read_bytes()).hexdigest() not in declared] == []


def test_every_command_of_the_readme_exists(project: Path) -> None:
    commands = set(COMMAND.findall((project / "README.md").read_text("utf-8")))
    assert {"site", "test"} <= commands
    for command in commands:
        subprocess.run(["make", "-n", command], cwd=project, check=True, capture_output=True)


def test_ci_runs_the_tests_as_the_readme_does(project: Path) -> None:
    assert "make test" in (project / ".ci/run").read_text("utf-8")


@each_method
def test_the_methods_script_replays_every_ledger(project: Path, built_site: Path, tmp_path: Path, method: Path) -> None:
    (script,) = re.findall(r"```python\n(.*?)```", method.read_text("utf-8"), re.DOTALL)
    (tmp_path / "replay.py").write_text(script, "utf-8")
    for document in sorted(path.parent for path in built_site.glob("data/*/segments.json")):
        command: list[str | Path] = [sys.executable, "-I", tmp_path / "replay.py", document]
        result = subprocess.run(command, check=True, capture_output=True, text=True)
        assert result.stdout.count("forwards and backwards") == len(list(document.glob("ledger-*.json"))) > 0


@each_method
def test_the_methods_command_gives_the_digits_of_a_citation(project: Path, built_site: Path, method: Path) -> None:
    (command,) = re.findall(r"```sh\n(.*?)```", method.read_text("utf-8"), re.DOTALL)
    data = built_site / "data/joint-statement-2020-06-18"
    printed = subprocess.run(["sh", "-c", command], cwd=data, check=True, capture_output=True, text=True).stdout.strip()
    page = (built_site / "joint-statement-2020-06-18/1-health-silk-road/index.html").read_text("utf-8")
    assert re.fullmatch("[0-9a-f]{12}", printed)
    assert f"sha256:{printed}" in page


def test_the_readmes_picture_is_there(project: Path) -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (project / "README.md").read_text("utf-8"))
    assert (project / picture).read_bytes().startswith(b"\x89PNG")
