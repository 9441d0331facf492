"""Where a text was touched -> the quiet marks that lead from it to its explanation."""

from dataclasses import dataclass

from archive.model import Edition


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of published text."""

    start: int
    end: int
    target: str
    """Anchor of its entry on the page that explains it."""
    title: str
    classes: tuple[str, ...]
    name: str = ""
    """What a screen reader says where the stretch itself has no name."""


def marks_of(edition: Edition, start: int, end: int, language: str) -> tuple[Mark, ...]:
    """The marks within a published range, in order and disjoint."""
    return ()
