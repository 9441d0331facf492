"""A hyphen at the end of a line: whether the word had one, and what the two halves are together.

Enters: the line with the hyphen and the one behind it. Leaves: what takes the place of the break. A hyphen goes only
where the joined word is attested; it stays where nothing tells.
"""

import re
from typing import NamedTuple

from statement_archive.text.repair.attest import KnownWords

EVIDENCE = 6
"""So many characters on each side of a break are quoted in the evidence."""

_WORD_END = re.compile(r"[^\W\d_]{1,40}\Z")
_WORD_START = re.compile(r"[^\W\d_]{1,40}")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|et|ou)\b")


class Seam(NamedTuple):
    """What takes the place of a break."""

    after: str
    dropped: int
    """So many characters of the first half go with the break."""
    join: str
    """`word`, `hyphen` or `space`, as the evidence says it."""
    why: tuple[tuple[str, str], ...]

    @property
    def is_attested(self) -> bool:
        """Whether what the halves become stands elsewhere."""
        return self.why[0][0] == "attested"


def seam_at_hyphen(first: str, second: str, known: KnownWords) -> Seam:
    """The seam of two lines of which the first ends in a hyphen or a soft one."""
    ends = (("end", first[-EVIDENCE:]), ("begin", second[:EVIDENCE]))
    if first[-1] == "\u00ad":
        return Seam("", 1, "word", ends)
    left, right = _WORD_END.search(first[:-1]), _WORD_START.match(second)
    if left is None or right is None or _SUSPENDED.match(second):
        return Seam(" ", 0, "space", ends)
    whole, hyphened = left.group() + right.group(), f"{left.group()}-{right.group()}"
    counts = known.count(whole), known.count(hyphened)
    if counts[0] > counts[1]:
        return Seam("", 1, "word", (("attested", whole), ("attested-in", "document")))
    if counts[1]:
        return Seam("", 0, "hyphen", (("attested", hyphened), ("attested-in", "document")))
    return Seam("", 0, "hyphen", ends)
