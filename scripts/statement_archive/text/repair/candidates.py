"""Every text whose slip may look like what stands there, ranked by how well it reads.

Enters: the characters from the place of the lost byte on. Leaves: readings, best first, each with what the bytes do
not give. The search walks the shown characters from left to right and keeps, at each, the best `BEAM` beginnings. Work
is bounded by `LONGEST_RUN`, `BEAM` and `ENDS`, whatever stands there.
"""

from collections.abc import Iterator
from functools import cache
from heapq import nlargest
from math import inf
from typing import NamedTuple

from statement_archive.text.repair.attest import dictionary, traditional
from statement_archive.text.repair.mechanism import LEADS, ORPHAN, PUNCTUATION, TRAILS, character, pairs, vanishing
from statement_archive.text.repair.plausible import LONGEST_WORD, START, Plausibility, Tail, by_trail, is_han

LONGEST_RUN = 48
"""No run is longer, in shown characters."""
BEAM = 200
"""So many beginnings are kept at each shown character."""
ENDS = 100
"""So many readings are kept for each place where a run may end."""
HOPELESS = 25.0
"""The search stops when the best beginning is so far behind the best reading."""
_WORD, _RARE = 2, 5
"""Length of the words that may have vanished as a whole, and how often the dictionary has to count them."""
_FIRST_LEADS = b"\xa1\xa3"
"""GBK has its full-width punctuation in these two rows."""


class Reading(NamedTuple):
    """A text that may have stood there."""

    score: float
    text: str
    """From the character that lost its first byte to the one that is back in step."""
    size: int
    """So many shown characters it accounts for."""
    lost: int
    """Vanished pairs and orphans."""
    supplied: tuple[int, ...]
    """Offsets in `text` of characters whose bytes are not all given."""


class _Beginning(NamedTuple):
    """A reading on its way."""

    tail: Tail
    text: str
    leads: bytes
    """What the first byte of the next character may be."""
    lost: int
    supplied: tuple[int, ...]


def readings(shown: str, plausibility: Plausibility, start: Tail = START) -> list[Reading]:
    """The readings of a run at the beginning of `shown` in which at most one pair vanished.

    `start` is the tail of what stands before. A score covers the whole of `shown`: behind the end of a reading it
    counts what stands there.
    """
    search = _Search(plausibility)
    beginnings = [_Beginning(start, "", _FIRST_LEADS, 0, ())]
    rest = plausibility.backwards(shown)
    ended: list[Reading] = []
    best = -inf
    for size, one in enumerate(shown[:LONGEST_RUN], start=1):
        every = [*beginnings, *nlargest(BEAM, search.after_lost(beginnings), key=_worth)]
        for end in nlargest(ENDS, search.ended(every, one, shown[size : size + 1]), key=_worth):
            score = _total(end, shown, size, rest, plausibility)
            ended.append(Reading(score, end.text, size, end.lost, end.supplied))
            best = max(best, score)
        beginnings = nlargest(BEAM, search.after_pair(every, one), key=_worth)
        if not beginnings or beginnings[0].tail.score + rest[size] < best - HOPELESS:
            break
    return sorted(ended, reverse=True)


def _worth(beginning: _Beginning) -> float:
    return beginning.tail.score


def _total(end: _Beginning, shown: str, size: int, rest: list[float], plausibility: Plausibility) -> float:
    """The score of the whole stretch if the run ends here; words may reach over its end."""
    reach = min(LONGEST_WORD - 1, len(shown) - size)
    scores = plausibility.over(shown[size : size + reach], end.tail).scores
    return max(scores[-1 - back] + rest[size + reach - back] for back in range(min(reach + 1, len(scores))))


class _Search:
    """The steps of the search."""

    def __init__(self, plausibility: Plausibility) -> None:
        self._plausibility = plausibility

    def after_pair(self, beginnings: list[_Beginning], one: str) -> Iterator[_Beginning]:
        """The shown character is a pair: second byte of the pending character, first byte of the next."""
        for code in pairs(one):
            if code[1] not in LEADS:
                continue
            for beginning in beginnings:
                yield from self._with(beginning, code[:1], code[1:])

    def after_lost(self, beginnings: list[_Beginning]) -> Iterator[_Beginning]:
        """A pair has vanished before the shown character."""
        for beginning in beginnings:
            if not beginning.lost:
                for trail, leads in vanishing().items():
                    yield from self._with(beginning, bytes([trail]), bytes(leads), is_lost=True)

    def ended(self, beginnings: list[_Beginning], one: str, following: str) -> Iterator[_Beginning]:
        """The shown character brings the reader back into step."""
        for beginning in beginnings:
            if "@" <= one <= "~":
                yield from self._with(beginning, one.encode("ascii"), b"")
            for code in pairs(one):
                if code[1] < 0x80 and not one.isascii():
                    for end in self._with(beginning, code[:1], b""):
                        yield self._with_ascii(end, chr(code[1]))
            if one == ORPHAN and not beginning.lost:
                is_open = following == "" or following < "@"
                trails = bytes(trail for trail in TRAILS if trail >= 0x80) if is_open else b"\x80"
                yield from self._with(beginning, trails, b"", is_lost=True)

    def _with_ascii(self, end: _Beginning, letter: str) -> _Beginning:
        return end._replace(tail=self._plausibility.extended(end.tail, letter), text=end.text + letter)

    def _with(
        self, beginning: _Beginning, trails: bytes, leads: bytes, *, is_lost: bool = False
    ) -> Iterator[_Beginning]:
        """`beginning` with its pending character completed by one of `trails`."""
        at = len(beginning.text)
        is_known = len(beginning.leads) == 1 and not is_lost
        supplied = beginning.supplied if (at == 0 and not is_lost) or is_known else (*beginning.supplied, at)
        for trail in trails:
            for one in _characters(beginning, trail):
                tail = self._plausibility.extended(beginning.tail, one)
                yield _Beginning(tail, beginning.text + one, leads, beginning.lost + is_lost, supplied)


def _characters(beginning: _Beginning, trail: int) -> Iterator[str]:
    """What the pending character may be."""
    codes = (bytes([lead, trail]) for lead in beginning.leads)
    if not beginning.text:
        yield from (one for code in codes if (one := character(code)) and one in PUNCTUATION)
    elif len(beginning.leads) == 1:
        yield from (one for code in codes if (one := character(code)) and _is_text(one))
    else:
        yield from by_trail(trail, beginning.leads)
        yield from (one for code in codes if code[0] in _FIRST_LEADS and (one := character(code)) in PUNCTUATION)


def _is_text(one: str) -> bool:
    return is_han(one) or one in PUNCTUATION or "！" <= one <= "～"


def fuller(text: str, before: str, after: str, plausibility: Plausibility) -> float:
    """How much likelier a reading gets at best if more had stood there than it says, and slipped to the same run.

    Any character may have been two, with a vanished pair between them; and where a pair vanished already, a character
    or a word more may stand whose pairs all vanish. A natural logarithm of odds, below zero if `text` reads best.
    """
    whole = before[-LONGEST_WORD:] + text + after[:LONGEST_WORD]
    start = len(whole) - len(text) - len(after[:LONGEST_WORD])
    best = -inf
    for at, one in enumerate(text, start=start):
        code = one.encode("gb18030")
        left = plausibility.over(whole[max(0, at - LONGEST_WORD) : at])
        right = whole[at + 1 : at + 1 + LONGEST_WORD]
        stands = plausibility.over(one + right, left).score
        for parts in _parted(code):
            best = max(best, plausibility.over(parts + right, left).score - stands)
        if at > start:
            for more in _vanished(whole[at - 1].encode("gb18030")[-1], code[0]):
                best = max(best, plausibility.over(more + one + right, left).score - stands)
    return best


@cache
def _parted(code: bytes) -> tuple[str, ...]:
    """The two characters that may have stood for one, whose pair in the middle vanished."""
    if len(code) != 2:
        return ()
    return tuple(
        first + second
        for trail, leads in vanishing().items()
        for first in _text_by_trail(trail, code[:1])
        for second in _text_by_trail(code[1], bytes(leads))
    )


def _text_by_trail(trail: int, leads: bytes) -> Iterator[str]:
    """Characters and marks with this second byte and one of these first bytes."""
    yield from by_trail(trail, leads)
    codes = (bytes([lead, trail]) for lead in _FIRST_LEADS if lead in leads)
    yield from (one for code in codes if (one := character(code)) in PUNCTUATION)


@cache
def _vanished(trail: int, lead: int) -> tuple[str, ...]:
    """The characters and words of which nothing is left between a second byte and a first byte."""
    leads = vanishing().get(trail, ())
    ones = (one for last, following in vanishing().items() if lead in following for one in by_trail(last, bytes(leads)))
    words = (word for word, first, last in _vanishing_words() if first in leads and lead in vanishing().get(last, ()))
    return (*ones, *words) if lead in leads else ()


@cache
def _vanishing_words() -> tuple[tuple[str, int, int], ...]:
    """The words of two characters whose inner pair vanishes, in either script, with their first and last byte."""
    listed = "\n".join(word for word, count in dictionary().items() if len(word) == _WORD and count > _RARE)
    found: dict[str, tuple[int, int]] = {}
    for word in (*listed.split("\n"), *traditional(listed).split("\n")):
        code = word.encode("gb18030")
        if len(code) == 2 * _WORD and code[2] in vanishing().get(code[1], ()):
            found[word] = code[0], code[3]
    return tuple((word, *ends) for word, ends in sorted(found.items()))
