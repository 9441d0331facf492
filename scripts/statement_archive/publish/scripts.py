"""A built page -> the same page with the names that style sheets and scripts have now; and the scripts it may not have.

Only elements that load something are touched; everything else stays as it was written, byte for byte.

Our templates load every script from a file, and the theme's that do not are taken out of use in `overrides/`. So there
is no list of inline scripts that may stay, by digest or otherwise: one that stands in a built page came with a new
release of the theme, or out of a text that was not escaped, and nobody but a person can tell which.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import unescape
from pathlib import PurePosixPath

from statement_archive.publish.not_found import NOT_FOUND

_ATTRIBUTES = r"""((?:[^>"']|"[^"]*"|'[^']*')*)"""
_SCRIPT = re.compile(rf"<script\b{_ATTRIBUTES}>?(.*?)(?:</script\b|$)", re.DOTALL | re.IGNORECASE)
"""One that is never closed, too: what stands behind it may close it."""
_LOADING = re.compile(rf"<(?:script|link)\b{_ATTRIBUTES}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s+([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(")')
_DATA = {"application/json", "application/ld+json"}
"""Types with which the element holds data, which needs no permission; browsers run many another, and heed some more."""
_ELSEWHERE = re.compile(r"[\s\x00]*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
"""How an address begins that leads to another host, or is its own content."""
_SHOWN = 80
"""Characters of a script by which one finds it."""


def way_to_root(path: str, root: str) -> str:
    """What leads from a page to the site's root: `../` as often as needed, or `root` where it may stand anywhere."""
    return root if PurePosixPath(path).name == NOT_FOUND else "../" * path.count("/")


def foreign_scripts(html: str) -> Iterator[str]:
    """What each script of a page is that comes from no file of the site, as a clause without a subject."""
    for element in _SCRIPT.finditer(html):
        named = reversed(list(_ATTRIBUTE.finditer(element[1])))  # of two that are called alike the first counts
        attributes = {found[1].lower(): (found[2] or "").strip("\"'") for found in named}
        source = unescape(attributes.get("src", ""))
        if "src" in attributes and not _ELSEWHERE.match(source):
            continue
        if source:
            yield f"loads a script from elsewhere: {source[:_SHOWN]}"
        elif attributes.get("type", "").strip().lower() not in _DATA:
            yield f"has a script in it: {' '.join(element[2].split())[:_SHOWN]}"


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
