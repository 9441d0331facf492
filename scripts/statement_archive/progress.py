"""How a long step tells how far it is, without knowing whether anybody looks."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Track(Protocol):
    """Hands on what a step works through and shows how much of it is done."""

    def __call__(self, items: Sequence[Item], what: str, /) -> Iterable[Item]:
        """The items in their order; `what` names them all, such as `documents`."""


def quietly(items: Sequence[Item], what: str, /) -> Iterable[Item]:
    """Shows nothing."""
    return items
