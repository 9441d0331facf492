"""A text and patches of it -> the text with just these stretches changed.

Offsets are code points of the decoded file, its line ends as they stand there.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Patch(NamedTuple):
    """A stretch of a text, and what comes in its place."""

    start: int
    end: int
    replacement: str


class PatchError(Exception):
    """A change that can't be made as it is meant; says why, as a clause about a file."""


def patched(text: str, patches: Iterable[Patch]) -> str:
    """The text with all patches made; the same patch may come twice. Raises PatchError where two overlap."""
    parts: list[str] = []
    position = 0
    for patch in sorted(set(patches)):
        if patch.start < position or not patch.start <= patch.end <= len(text):
            raise PatchError("has two changes in one place")
        parts += (text[position : patch.start], patch.replacement)
        position = patch.end
    return "".join((*parts, text[position:]))
