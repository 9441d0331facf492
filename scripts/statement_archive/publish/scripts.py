"""A built page -> the same page without inline scripts, and with the names that style sheets and scripts have now.

Only elements that load something are touched; everything else stays as it was written, byte for byte. A page that has
been through this comes out of it as it went in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from statement_archive.publish.not_found import NOT_FOUND

_FOLDER = "assets/javascripts"
_ATTRIBUTES = r"""((?:[^>"']|"[^"]*"|'[^']*')*)"""
_SCRIPT = re.compile(rf"<script\b{_ATTRIBUTES}>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_LOADING = re.compile(rf"<(?:script|link)\b{_ATTRIBUTES}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s+([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(")')
_EXECUTABLE = {"", "module", "text/javascript", "application/javascript"}
"""Types of scripts that browsers run; with any other type the element holds data, which needs no permission."""
_TIMING = {"async", "defer"}


@dataclass(frozen=True, slots=True)
class Extraction:
    """A page, and the scripts that stood in it."""

    html: str
    scripts: Mapping[str, str]
    """Text by path within the site."""


def way_to_root(path: str, root: str) -> str:
    """What leads from a page to the site's root: `../` as often as needed, or `root` where it may stand anywhere."""
    return root if PurePosixPath(path).name == NOT_FOUND else "../" * path.count("/")


def externalize(html: str, to_root: str) -> Extraction:
    """Every inline script becomes a file named by the digest of its content, loaded where it stood.

    A script with `src` and neither `async` nor `defer` runs at its place before anything behind it is read, exactly as
    an inline one does. Inline, both attributes mean nothing in a classic script, so they are dropped with it.
    """
    scripts: dict[str, str] = {}

    def moved(match: re.Match[str]) -> str:
        text = match[2]
        attributes = {found[1].lower(): found for found in _ATTRIBUTE.finditer(match[1])}
        kind = attributes["type"][2].strip("\"'").lower() if "type" in attributes else ""
        if kind not in _EXECUTABLE or "src" in attributes or not text.strip():
            return match[0]
        path = f"{_FOLDER}/inline.{digest(text.encode('utf-8'))}.js"
        scripts[path] = text
        dropped = set() if kind == "module" else _TIMING
        kept = "".join(found[0] for name, found in attributes.items() if name not in dropped)
        return f'<script{kept} src="{to_root}{path}"></script>'

    return Extraction(_SCRIPT.sub(moved, html), scripts)


def digest(content: bytes) -> str:
    """The part of a name that changes with the content: 48 bits of its SHA-256, in hexadecimal digits."""
    return sha256(content).hexdigest()[:12]


def name_with_digest(path: str, content: bytes) -> str:
    """`assets/archive.css` -> `assets/archive.0123456789ab.css`."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem}.{digest(content)}.{suffix}"


def loaded(html: str, to_root: str) -> set[str]:
    """The files of the site that the page loads: paths within it."""
    addresses = (address for tag in _LOADING.finditer(html) for _, address, _ in _ADDRESS.findall(tag[0]))
    return {address.removeprefix(to_root) for address in addresses if address.startswith(to_root)}


def rename(html: str, to_root: str, names: Mapping[str, str]) -> str:
    """The page with other names for the files it loads; `names` are paths within the site, old and new."""
    addresses = {f"{to_root}{old}": f"{to_root}{new}" for old, new in names.items()}

    def renamed(tag: re.Match[str]) -> str:
        return _ADDRESS.sub(lambda found: f"{found[1]}{addresses.get(found[2], found[2])}{found[3]}", tag[0])

    return _LOADING.sub(renamed, html)
