"""Blocks in, sentences out: the smallest stretches of text that the alignment moves about.

A unit is a sentence, or what a tear left of one. Where a document's paragraphs aren't numbered, a clause that ends with
a semicolon or colon is a unit too, because one paragraph may answer to a list. Texts are left as they are, and blanks
between units belong to none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from statement_archive.model import LINED_KINDS, Block, Kind

_CLOSERS = "\"'”’»」』)）]】"
_CLOSER = f"[{re.escape(_CLOSERS)}]"
_BREAK = re.compile(rf"[。！？]{_CLOSER}*\s*|[.!?]{_CLOSER}*\s+")
_CLAUSE = re.compile(rf"{_BREAK.pattern}|[;；：]\s*|:\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Nos?|Arts?|cf|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_ENDS = tuple(".!?。！？:：;；…")
_CALL = re.compile(r"(?:\[\d{1,3}\]|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3})+\s*\Z")
"""Calls of footnotes at the end of a text."""
_COMMAS = (",", "，", "،")
_CLAUSES = 2
"""So many blocks that end with a comma are no accident."""
_CONTINUES = re.compile(r"[a-z，,、；;。）)”’]")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN_SIZE = 3.0
"""How many Latin letters say what one Han character says (en/zh ratio of parallel official texts, about 3)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a witness."""

    text: str
    start: int
    """Published offset."""
    block: int
    """Index of its block."""
    opens: bool
    """Whether its block begins with it."""
    closes: bool
    """Whether its block ends with it."""
    size: float
    """Length in Latin letters, Han characters counting three."""

    @property
    def end(self) -> int:
        """Published offset behind it."""
        return self.start + len(self.text)


def size_of(text: str) -> float:
    """The length of a text in Latin letters."""
    return len(text) + (_HAN_SIZE - 1) * len(_HAN.findall(text))


def _cuts(text: str, clauses: bool) -> Iterator[int]:
    for match in (_CLAUSE if clauses else _BREAK).finditer(text):
        head = text[max(0, match.start() - 8) : match.start() + 1]
        if 0 < match.end() < len(text) and not _ABBREVIATION.search(head):
            yield match.end()


def units_of(blocks: tuple[Block, ...], *, clauses: bool) -> tuple[Unit, ...]:
    """The sentences of all blocks, in order; with `clauses`, cut after semicolons and colons too."""
    units: list[Unit] = []
    for index, block in enumerate(blocks):
        cuts = (0, *_cuts(block.text, clauses), len(block.text))
        if block.kind in (Kind.TITLE, Kind.HEADING) or block.lines:
            cuts = (0, len(block.text))
        for start, end in pairwise(cuts):
            text = block.text[start:end].strip()
            offset = block.start + block.text.index(text, start)
            units.append(Unit(text, offset, index, start == 0, end == len(block.text), size_of(text)))
    return tuple(units)


def are_open(blocks: Sequence[Block]) -> list[bool]:
    """Per block whether its text runs on without ending a sentence, as the first half of a torn one does.

    Where several blocks end with a comma, that is how the text is laid out: as a preamble of clauses.
    """
    ends = [_CALL.sub("", block.text).rstrip().rstrip(_CLOSERS + "*") for block in blocks]
    has_clauses = sum(end.endswith(_COMMAS) for end in ends) >= _CLAUSES
    return [
        block.kind not in (*LINED_KINDS, Kind.HEADING)
        and not end.endswith(_ENDS)
        and not (has_clauses and end.endswith(_COMMAS))
        for block, end in zip(blocks, ends, strict=True)
    ]


def is_continuation(block: Block) -> bool:
    """Whether a block begins like the second half of a torn one: with a small letter or a closing mark.

    Behind a number or a list mark a small letter means nothing.
    """
    if block.number is not None or block.kind in (Kind.ITEM, Kind.NOTE, *LINED_KINDS):
        return False
    return _CONTINUES.match(block.text) is not None
