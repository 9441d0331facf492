"""How much the searches for what answers to what may try, so that each comes to an end.

What all searches of a document try together is counted. While there is plenty left, a search looks as far beside the
best way as it is told to; the longer the way, and the less there is left, the less of that. What it is then less sure
of is a question to the editors. Where nothing is left, nothing was found.
"""

from statement_archive.limits import STEPS

_ROOM = 40_000
"""How many states one search keeps in all."""
_FEWEST = 4
"""How many it keeps at each place, however long the way is and however little is left."""
_SHORT = 0.5
"""The share of all steps from which on what is left has to be saved."""


class EndlessSearchError(Exception):
    """What answers to what was not found within what may be tried."""


class Allowance:
    """What the searches of one document may try."""

    def __init__(self) -> None:
        self._left = float(STEPS.most)

    def spend(self, steps: float) -> None:
        """Count steps; raises EndlessSearchError where they are too many together."""
        self._left -= steps
        if self._left < 0:
            raise EndlessSearchError

    @property
    def is_short(self) -> bool:
        """Whether what is left has to be saved."""
        return self._left < _SHORT * STEPS.most

    def width(self, most: int, places: int) -> int:
        """How many states a search keeps at each of its places: `most`, or fewer."""
        saved = most * min(1.0, self._left / (_SHORT * STEPS.most))
        return max(_FEWEST, min(int(saved), _ROOM // max(1, places)))
