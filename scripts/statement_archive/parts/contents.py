"""The headings of a page, in order -> its table of contents."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a table of contents has it."""

    level: int
    """1 for the page's own."""
    id: str
    title: Markup
    """Its words without elements, or what it is called there."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A heading, and those that stand under it."""

    heading: Heading
    below: tuple["Branch", ...]


def nest(headings: Sequence[Heading]) -> tuple[Branch, ...]:
    """Each heading under the nearest one before it that is higher."""
    branches, at = [], 0
    while at < len(headings):
        rest = range(at + 1, len(headings))
        end = next((number for number in rest if headings[number].level <= headings[at].level), len(headings))
        branches.append(Branch(headings[at], nest(headings[at + 1 : end])))
        at = end
    return tuple(branches)
