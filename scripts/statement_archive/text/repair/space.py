"""White space that means nothing.

Enters: a text. Leaves: edits that take the blanks off both ends of each line and turn every other run of blanks, and
every no-break or otherwise odd space, into one plain space. Left alone: line breaks; runs with a tab in them inside a
line (columns); ideographic spaces inside a line of Chinese, Japanese or Korean (`王　毅`); the no-break spaces that
French puts at its punctuation; zero-width characters, which some scripts need. A byte order mark goes from the start.

Evidence: `was`, the code points that stood there (`U+00A0`), a run of one kind once; `place`, `start`, `end` or
`inside` of a line.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from statement_archive.model import Edit, Proof
from statement_archive.text.repair.context import Context

RULE = "space"
SHOWN = 8
"""So many different kinds of blanks of one run are named in the evidence."""

_ODD = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# What tells that a text has anything to change; each is far faster than the search for the runs themselves.
_SIGNS = (re.compile(f" (?=[ {_ODD}\\r\n]|\\Z)"), re.compile("[\n\ufeff] "), re.compile(f"\\A |[{_ODD}]"))
# A run of blanks, entered only where it can't be one plain space between two words. Blanks are taken greedily and
# never given back, so that time is linear in the text whatever stands in it.
_RUN = re.compile(f"(?: (?=[ {_ODD}\\r\n]|\\Z)|(?<=[\n\ufeff]) |\\A |[{_ODD}])[ {_ODD}]*+")


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every change of white space in `text`."""
    if text.startswith("\ufeff"):
        yield Edit(RULE, 0, 1, "\ufeff", "", Proof.EXACT, (("was", "U+FEFF"), ("place", "start")))
    if not any(sign.search(text) for sign in _SIGNS):
        return
    language = context.language.split("-")[0]
    for match in _RUN.finditer(text):
        run, start, end = match.group(), match.start(), match.end()
        place = _place(text, start, end)
        after = "" if place != "inside" else " "
        if run == after or (place == "inside" and _means_something(run, language)):
            continue
        yield Edit(RULE, start, end, run, after, Proof.EXACT, (("was", _names(run)), ("place", place)))


def _place(text: str, start: int, end: int) -> str:
    if start == 0 or text[start - 1] == "\n" or (start == 1 and text[0] == "\ufeff"):
        return "start"
    return "end" if end == len(text) or text[end] in "\r\n" else "inside"


def _means_something(run: str, language: str) -> bool:
    if "\t" in run:
        return True
    if language == "fr":
        return run in ("\u00a0", "\u202f")
    return "\u3000" in run and language in ("zh", "yue", "lzh", "ja", "ko")


def _names(run: str) -> str:
    kinds = [f"U+{ord(blank):04X}" for blank, _ in groupby(run[:4096])]
    return " ".join(kinds[:SHOWN]) + (" …" if len(kinds) > SHOWN else "")
