"""Two texts -> what one has and the other has not, word by word, in the order of reading.

The stretches replay: without what was put in they give the first text, without what was left out the second.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

_WORD = re.compile(r"\w+(?:[-’']\w+)*\s*|[^\w\s]\s*|\s+")


_KEPT = 512
"""How many pairs of texts are kept: those of a document, which stand on several of its pages."""


class Stretch(NamedTuple):
    """A stretch of text that both have, or only one."""

    kind: Literal["both", "first", "second"]
    text: str


@lru_cache(maxsize=_KEPT)
def differences(first: str, second: str) -> tuple[Stretch, ...]:
    """The stretches of both texts: difflib's matching blocks over words, each with the blank behind it."""
    ours, theirs = _WORD.findall(first), _WORD.findall(second)
    stretches: list[Stretch] = []
    for operation, start, end, other_start, other_end in SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        if operation == "equal":
            stretches.append(Stretch("both", "".join(ours[start:end])))
            continue
        if start < end:
            stretches.append(Stretch("first", "".join(ours[start:end])))
        if other_start < other_end:
            stretches.append(Stretch("second", "".join(theirs[other_start:other_end])))
    return tuple(stretches)
