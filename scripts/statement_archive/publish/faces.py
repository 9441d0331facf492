"""A style sheet that names typefaces -> the same with a digest in each name, and where each face is to go.

A sheet asks for `url("../fonts/<package>/<file>")`, and means a file of npm's `@fontsource-variable/<package>`. Its
licence goes with it. Text and bytes in, text and paths out; who calls this reads and writes the files.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from statement_archive.publish.scripts import name_with_digest

_SCOPE = "@fontsource-variable"
_ADDRESS = re.compile(r'url\("\.\./fonts/([\w-]+)/([\w.-]+\.woff2)"\)')
_FOLDER = "assets/fonts"


@dataclass(frozen=True, slots=True)
class Face:
    """A file of a package of typefaces."""

    package: str
    """Without npm's scope: `source-serif-4`."""
    name: str

    @property
    def source(self) -> str:
        """Where it is among npm's packages."""
        return f"{_SCOPE}/{self.package}/files/{self.name}"

    def target(self, content: bytes) -> str:
        """Where it is in the site."""
        return f"{_FOLDER}/{self.package}/{name_with_digest(self.name, content)}"

    @property
    def licence(self) -> tuple[str, str]:
        """Where its licence is, among the packages and in the site."""
        return f"{_SCOPE}/{self.package}/LICENSE", f"{_FOLDER}/{self.package}/LICENSE.txt"


def faces_in(sheet: str) -> Iterator[Face]:
    """The faces that a sheet names, each once, in its order."""
    return (Face(*found) for found in dict.fromkeys(_ADDRESS.findall(sheet)))


def point(sheet: str, content: Callable[[Face], bytes | None]) -> str:
    """The sheet with the names that its faces have in the site; one without content keeps its own."""

    def pointed(found: re.Match[str]) -> str:
        face = Face(found[1], found[2])
        known = content(face)
        return found[0] if known is None else f'url("../{face.target(known).removeprefix("assets/")}")'

    return _ADDRESS.sub(pointed, sheet)
