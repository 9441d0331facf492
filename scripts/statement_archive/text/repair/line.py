"""The line around a run that may have slipped: what stands before it, what is shown, what follows. Decides nothing."""

from statement_archive.text.repair.candidates import LONGEST_RUN, Reading

FOLLOWING = 8
"""So many characters behind a run take part in the comparison."""
LINE_LIMIT = 500
"""So many characters of the line on each side are looked at for the partners of brackets."""


class Line:
    """The surroundings of a run that may start at `start`, with so many characters standing for the lost byte.

    What takes part in the comparison reaches `FOLLOWING` characters behind `end`, or behind the longest run.
    """

    def __init__(self, text: str, start: int, *, mark: int = 1, end: int | None = None) -> None:
        self.mark = mark
        self.before = text[max(0, start - LINE_LIMIT) : start].rsplit("\n", 1)[-1]
        self._rest = text[start + mark : start + mark + LINE_LIMIT].split("\n", 1)[0]
        longest = LONGEST_RUN if end is None else end - start - mark
        self.shown = self._rest[: longest + FOLLOWING]

    @property
    def shown_run(self) -> int:
        """Size of the run if it ends at the first ASCII letter."""
        return next((size for size, one in enumerate(self.shown, start=1) if "@" <= one <= "~"), len(self.shown))

    @property
    def behind(self) -> str:
        """What stands on the line behind all that is shown."""
        return self._rest[len(self.shown) :]

    def after(self, reading: Reading) -> str:
        """What stands behind a reading on its line."""
        return self._rest[reading.size :]
