"""Usage: lacking.py REQUIREMENTS [--omit=dev]: says what is not there of what the pins name.

At most two lines, `python: …` and `npm: …`, each with the first thing that is missing. Run by the Python of .venv, in
the archive's folder; it needs nothing that is not part of Python.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from pip._vendor.packaging.requirements import Requirement

ENVIRONMENT, PACKAGES = Path(".venv"), Path("node_modules")
BEGUN = {"python": ENVIRONMENT / ".installing", "npm": ENVIRONMENT / ".installing-npm"}
"""Files that are there while something is being installed, and after that was interrupted."""


def python_lacks(requirements: Path) -> Iterator[str]:
    """What is missing from the environment, or is wrong about it."""
    if BEGUN["python"].exists():
        yield "an earlier set-up did not come to its end"
    command = ENVIRONMENT / "bin/statement-archive"
    own = str(Path.cwd() / ENVIRONMENT / "bin")
    if not command.is_file():
        yield "the command statement-archive"
    elif own not in command.read_text("utf-8", "replace")[:500]:
        yield "it was made for another folder"
    described = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    if (found := installed(described["name"])) is None or not is_as_described(found, described):
        yield f"{described['name']} {described['version']}"
    for line in requirements.read_text("utf-8").splitlines():
        if line[:1].isalnum():
            wanted = Requirement(line.rstrip("\\ ").split(" --hash")[0])
            if wanted.marker is None or wanted.marker.evaluate():
                version = (found := installed(wanted.name)) and found.version
                if not version or not wanted.specifier.contains(version, prereleases=True):
                    yield str(wanted).split(";")[0]


def installed(name: str) -> Distribution | None:
    """What is installed under a name."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def is_as_described(found: Distribution, described: dict[str, Any]) -> bool:
    """Whether what is installed of this project is what pyproject.toml says."""
    groups = {"console_scripts": described["scripts"], **described["entry-points"]}
    entries = {(group, name, value) for group, named in groups.items() for name, value in named.items()}
    have = {(entry.group, entry.name, entry.value) for entry in found.entry_points}
    return found.version == described["version"] and entries == have


def npm_lacks(*, with_dev: bool) -> Iterator[str]:
    """What npm has not installed, or has in another version."""
    if BEGUN["npm"].exists():
        yield "an earlier set-up did not come to its end"
    for path, wanted in json.loads(Path("package-lock.json").read_text("utf-8"))["packages"].items():
        if not path or wanted.get("optional") or (wanted.get("dev") and not with_dev):
            continue
        try:
            version = json.loads(Path(path, "package.json").read_text("utf-8"))["version"]
        except (OSError, ValueError, KeyError):
            version = ""
        if version != wanted["version"]:
            yield path.removeprefix(f"{PACKAGES}/")


def main() -> None:
    """Print the first thing that is missing of each kind."""
    kinds = {
        "python": python_lacks(Path(sys.argv[1])),
        "npm": npm_lacks(with_dev="--omit=dev" not in sys.argv[2:]),
    }
    for kind, lacks in kinds.items():
        for first in lacks:
            sys.stdout.write(f"{kind}: {first}\n")
            break


if __name__ == "__main__":
    main()
