"""What `pip install .` installs: every module and what stands beside them, the command, the plugin, what they need."""

import shutil
import subprocess
import sys
import tomllib
from email import message_from_string
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from statement_archive.cli import COMMANDS

EXTRAS = {name: f"requirements-{name}.in" for name in ("check", "cluster")}
DESCRIBING = ("pyproject.toml", "README.md", "LICENSE", "requirements.in", *EXTRAS.values())


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The package as it is installed, built of a copy and without a network."""
    copy, target = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    for name in DESCRIBING:
        shutil.copy(project / name, copy)
    shutil.copytree(project / "scripts", copy / "scripts", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *offline, "-w", target, copy], check=True)
    (built,) = target.iterdir()
    return ZipFile(built)


@pytest.fixture(scope="module")
def metadata(wheel: ZipFile) -> Message:
    return message_from_string(read(wheel, "METADATA"))


def read(wheel: ZipFile, name: str) -> str:
    (path,) = (path for path in wheel.namelist() if path.endswith(f".dist-info/{name}"))
    return wheel.read(path).decode("utf-8")


def requirements(path: Path) -> set[Requirement]:
    lines = (line.split("  #")[0].strip() for line in path.read_text("utf-8").splitlines())
    return {Requirement(line) for line in lines if line and not line.startswith(("#", "-"))}


def test_every_file_of_the_package_is_in_it_and_nothing_else(project: Path, wheel: ZipFile) -> None:
    library = project / "scripts"
    files = {path.relative_to(library).as_posix() for path in (library / "statement_archive").rglob("*.*")}
    installed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert installed == {name for name in files if not name.endswith(".pyc")}
    assert {"statement_archive/search/merge.mjs", "statement_archive/verify/site/axe_run.js"} <= installed


def test_it_brings_the_command_and_the_plugin(wheel: ZipFile) -> None:
    lines = read(wheel, "entry_points.txt").split("\n")
    assert [line for line in lines if line] == [
        "[console_scripts]",
        "statement-archive = statement_archive.cli:main",
        "[mkdocs.plugins]",
        "statement-archive = statement_archive.plugin:StatementArchivePlugin",
    ]


def test_it_asks_for_what_the_checkout_pins(project: Path, metadata: Message) -> None:
    asked = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    assert {one for one in asked if one.marker is None} == requirements(project / "requirements.in")
    extras = {
        Requirement(f'{one}; extra == "{name}"')
        for name, file in EXTRAS.items()
        for one in requirements(project / file)
    }
    assert {one for one in asked if one.marker is not None} == extras


def test_its_version_stands_in_one_place(project: Path, metadata: Message) -> None:
    assert metadata["Version"] == tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_each_command_is_a_module_of_the_package(wheel: ZipFile) -> None:
    assert {f"statement_archive/commands/{name.replace('-', '_')}.py" for name in COMMANDS} <= set(wheel.namelist())
