"""One witness's blocks and the outline in, possible moves out: which stretch of text may fill a slot, and at what cost.

Costs are natural logarithms of odds against a clean text: a missing slot, a torn block, two slots on one line, a line
that looks like another kind of segment. They're kept small enough for the words of a text to outweigh them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from statement_archive.edition.align.anchors import Anchors
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.units import Unit, are_open, is_continuation
from statement_archive.model import BODY_KINDS, Block, Kind, Slot

MAX_COST = 13.0
"""Moves dearer than this aren't tried."""

_GAP = {Kind.TITLE: 0.5, Kind.HEADING: 2.0, Kind.CLOSING: 1.5, Kind.SIGNATURES: 1.5, Kind.NOTE: 1.5}
_GAP_ELSE = 2.5
_GAP_EXTEND = 0.7
_GAP_INSIDE = 3.0
"""More inside a block, where nothing was lost with a line."""
_TORN, _TORN_OPEN, _TORN_CONTINUED = 3.2, 0.5, 1.0
_DAY = re.compile(r"[\d一二三四五六七八九十]")
_DAYLESS = 1.8
"""More for a closing formula that gives no day in figures."""
_TORN_SIGNATURES = 0.05
_TAIL = 1.5
_OPEN_BORDER, _CONTINUED_BORDER = 2.5, 0.7
_BREAK, _BREAK_AGAIN, _BREAK_CLAUSE = 2.5, 0.3, 0.3
_BREAK_HEADING, _BREAK_TORN = 5.0, 2.0
_BREAK_NUMBERED = 1.5
"""More where most paragraphs have their number printed: the second would have shown its own."""
_STRAY, _STRAY_AGAIN = 7.0, 1.5
_LAST_PIECES, _LAST_SIGNATURES = 3, 40
"""Blocks that may be one segment."""
_MISFIT: dict[tuple[Kind, Kind], float] = {
    (Kind.TITLE, Kind.HEADING): 1.0,
    (Kind.HEADING, Kind.TITLE): 1.5,
    (Kind.HEADING, Kind.PARAGRAPH): 3.5,
    (Kind.PARAGRAPH, Kind.HEADING): 3.0,
    (Kind.PARAGRAPH, Kind.TITLE): 3.0,
    (Kind.ITEM, Kind.PARAGRAPH): 1.5,
    (Kind.ITEM, Kind.HEADING): 2.5,
    (Kind.NOTE, Kind.PARAGRAPH): 2.5,
    (Kind.NOTE, Kind.ITEM): 2.0,
    (Kind.CLOSING, Kind.PARAGRAPH): 0.2,
    (Kind.CLOSING, Kind.HEADING): 0.2,
    (Kind.SIGNATURES, Kind.HEADING): 0.5,
    (Kind.SIGNATURES, Kind.TABLE): 0.5,
    (Kind.SIGNATURES, Kind.PARAGRAPH): 5.5,
    (Kind.HEADING, Kind.SIGNATURES): 4.0,
    (Kind.STANZA, Kind.PARAGRAPH): 0.5,
    (Kind.STANZA, Kind.HEADING): 0.5,
    (Kind.STANZA, Kind.SIGNATURES): 0.5,
    (Kind.PARAGRAPH, Kind.TABLE): 3.0,
    (Kind.TABLE, Kind.PARAGRAPH): 9.0,
}
"""(slot, block) -> cost; pairs that aren't named cost `_MISFIT_ELSE`, a kind in its own slot nothing."""
_MISFIT_ELSE = 4.5
_SHORT_HEADING, _LONG_HEADING, _TOO_LONG = 80, 200, 3.0
"""Letters up to which a line is short enough for a heading, and from which on it is too long for one or for a title."""

_UNLIKE, _FEW_HEADINGS = 0.03, 3
"""The share of headings that look like paragraphs, and how many headings that is known from."""


@dataclass(frozen=True, slots=True)
class Move:
    """One way for a witness to fill a slot, or to leave it empty."""

    cost: float
    chunk: Chunk
    """Units that fill the slot; an empty range where it stays empty."""
    state: int
    """Where the witness stands afterwards: twice the next unit, plus one if the slot stayed empty."""


class Moves:
    """The moves of one witness through the outline."""

    def __init__(
        self, blocks: Sequence[Block], units: Sequence[Unit], anchors: Anchors, outline: Sequence[Slot]
    ) -> None:
        self._blocks, self._units, self._outline = blocks, units, outline
        self._unit_of = anchors.unit_of
        self._fixed = sorted(anchors.slot_of)
        self._decided = anchors.decided
        numbered = [unit for unit in self._fixed if blocks[units[unit].block].number is not None]
        self._last_numbered = max((u for u in numbered if blocks[units[u].block].kind is Kind.PARAGRAPH), default=-1)
        self._marks_items = any(block.kind is Kind.ITEM for block in blocks)
        paragraphs = [block.number for block in blocks if block.kind is Kind.PARAGRAPH]
        self._is_numbered = 2 * sum(number is not None for number in paragraphs) > len(paragraphs)
        self._sizes = [0.0] * len(blocks)
        for unit in units:
            self._sizes[unit.block] += unit.size
        self._is_open = are_open(blocks)
        self._like_headings, self._unlike_headings = _heading_odds(blocks, outline)
        self._is_continuation = [is_continuation(block) for block in blocks]
        # Where many blocks look so, it says little.
        open_odds, continued_odds = (
            -log((sum(looks) + 0.5) / (len(blocks) + 1)) for looks in (self._is_open, self._is_continuation)
        )
        self._torn_open = max(_TORN_OPEN, _TORN - open_odds)
        self._open_border = min(_OPEN_BORDER, open_odds)
        self._torn_continued = min(_TORN_CONTINUED, continued_odds)
        self._continued_border = min(_CONTINUED_BORDER, continued_odds)
        self._known: dict[tuple[int, int], tuple[Move, ...]] = {}
        self._fits: dict[tuple[int, int, Kind], tuple[Move, ...]] = {}

    def __call__(self, state: int, slot: int) -> tuple[Move, ...]:
        """All moves from a state into a slot (its index; one past the last means the end), the cheapest first."""
        moves = self._known.get((state, slot))
        if moves is None:
            found = self._end(state) if slot == len(self._outline) else self._moves(state, slot)
            moves = tuple(sorted(found, key=lambda move: (move.cost, move.chunk)))
            self._known[state, slot] = moves
        return moves

    def _end(self, state: int) -> Iterator[Move]:
        at, end = state >> 1, len(self._units)
        yield Move(self._stray(at, end), (end, end), 2 * end)

    def _moves(self, state: int, slot: int) -> Iterator[Move]:
        at = state >> 1
        anchor = self._unit_of.get(slot)
        if anchor is not None:
            limit = self._limit(anchor + 1)
            if self._goes_on(anchor, limit, slot):
                yield Move(self._stray(at, anchor), (anchor, limit), 2 * limit)
                return
            for move in self._fillings(anchor, limit, slot, self._stray(at, anchor)):
                if move.chunk[1] == limit or not self._is_enclosed(anchor, limit, slot):
                    yield move
            if anchor in self._decided:
                yield from self._around(at, anchor, limit, slot)
            return
        gap = _GAP_EXTEND if state & 1 else _GAP.get(self._outline[slot].kind, _GAP_ELSE)
        if not state & 1 and at < len(self._units) and not self._units[at].opens:
            gap += _GAP_INSIDE
        yield Move(gap, (at, at), 2 * at + 1)
        limit = self._limit(at)
        start = at
        while start < limit and (stray := self._stray(at, start)) < MAX_COST:
            yield from self._fillings(start, limit, slot, stray)
            start += 1
            while start < limit and not self._units[start].opens:
                start += 1

    def _around(self, at: int, anchor: int, limit: int, slot: int) -> Iterator[Move]:
        """Stretches that begin before a block which an editor gave to the slot: it may be its second paragraph."""
        for start in range(at, anchor):
            if self._units[start].opens:
                stray = self._stray(at, start)
                yield from (move for move in self._fillings(start, limit, slot, stray) if move.chunk[1] > anchor)

    def _goes_on(self, anchor: int, limit: int, slot: int) -> bool:
        """Whether only paragraphs without a mark stand between two fixed points that follow each other.

        They go on with the first one, as the further paragraphs of a numbered article do.
        """
        blocks = self._blocks[self._units[anchor].block + 1 : self._units[limit - 1].block + 1]
        follows = self._unit_of.get(slot + 1) == limit and self._units[limit - 1].closes
        return follows and bool(blocks) and all(block.kind in BODY_KINDS and block.mark is None for block in blocks)

    def _is_enclosed(self, anchor: int, limit: int, slot: int) -> bool:
        """Whether a block stands between two fixed points that follow each other, so that all of it fills the slot."""
        follows = self._unit_of.get(slot + 1) == limit or slot + 1 == len(self._outline)
        return follows and self._units[limit - 1].block == self._units[anchor].block

    def _limit(self, at: int) -> int:
        """The next fixed point from a unit on: no move passes it."""
        index = bisect_left(self._fixed, at)
        return self._fixed[index] if index < len(self._fixed) else len(self._units)

    def _stray(self, start: int, end: int) -> float:
        """What it costs to leave units without a slot."""
        if start >= end:
            return 0.0
        return _STRAY + _STRAY_AGAIN * (self._units[end - 1].block - self._units[start].block)

    def fillings(self, start: int, kind: Kind) -> Iterator[Move]:
        """The stretches from a unit on that may fill any slot of a kind."""
        return self._fit(start, self._limit(start + 1), kind)

    def _fillings(self, start: int, limit: int, slot: int, stray: float) -> Iterator[Move]:
        """The stretches from a unit on that may fill the slot, each with what its borders and looks cost."""
        key = start, limit, self._outline[slot].kind
        fits = self._fits.get(key)
        if fits is None:
            fits = self._fits[key] = tuple(self._fit(*key))
        if not stray:
            yield from fits
            return
        for move in fits:
            yield Move(move.cost + stray, move.chunk, move.state)

    def _fit(self, start: int, limit: int, kind: Kind) -> Iterator[Move]:
        cost = self.look(kind, start)
        first, torn = self._units[start].block, 0.0
        for end in range(start + 1, limit + 1):
            last = self._units[end - 1]
            if last.opens and last.block > first:
                cost += self._tear(kind, last.block) + self._tail(start, last.block)
                torn = _BREAK_TORN
            if (cost > MAX_COST and end > start + 1) or last.block - first >= self._most_pieces(kind):
                return
            border = self._border(kind, start, end, limit)
            yield Move(cost + border + (0.0 if last.closes else torn), (start, end), 2 * end)

    def _most_pieces(self, kind: Kind) -> int:
        return _LAST_SIGNATURES if kind is Kind.SIGNATURES else _LAST_PIECES

    def look(self, kind: Kind, start: int) -> float:
        """What looks add to the cost of a stretch in a slot of a kind."""
        return self.unlike(kind, start)

    def unlike(self, kind: Kind, start: int) -> float:
        """What it costs that the block looks like another kind; half as much inside a block or before a tear."""
        unit = self._units[start]
        block = self._blocks[unit.block]
        cost = 0.0
        if kind is Kind.TITLE and unit.size > _LONG_HEADING:
            cost += _TOO_LONG
        if kind is Kind.HEADING:
            over = (self._sizes[unit.block] - _SHORT_HEADING) / (_LONG_HEADING - _SHORT_HEADING)
            cost += _TOO_LONG * min(1.0, max(0.0, over))
        if kind is Kind.CLOSING and not _DAY.search(unit.text):
            cost += _DAYLESS
        if start in self._fixed:
            return cost
        if kind is Kind.ITEM and not unit.opens:  # a list that runs on inside a paragraph
            return cost
        return cost + self._misfit(kind, block.kind) * (1.0 if unit.opens else 0.5)

    def _misfit(self, slot: Kind, block: Kind) -> float:
        if slot is block:
            return 0.0
        if self._marks_items and slot is Kind.ITEM and block is Kind.PARAGRAPH:
            return _MISFIT_ELSE  # where others have their mark, an item without one is rare
        cost = _MISFIT.get((slot, block), _MISFIT_ELSE)
        if block is Kind.HEADING and slot in BODY_KINDS:
            return min(cost, self._like_headings)
        if block is Kind.PARAGRAPH and slot is Kind.HEADING:
            return min(cost, self._unlike_headings)
        return cost

    def _tear(self, kind: Kind, block: int) -> float:
        """What it costs to join a block to the one before it; signatures are several by nature."""
        pair = self._blocks[block - 1 : block + 1]
        if kind is Kind.SIGNATURES and pair[1].mark is None and not any(one.slot for one in pair):
            return _TORN_SIGNATURES
        before, after = self._blocks[block - 1], self._blocks[block]
        cost = self._torn_open if self._is_open[block - 1] else _TORN
        if self._is_continuation[block]:
            cost = max(0.2, cost - self._torn_continued)
        if kind in (Kind.TITLE, Kind.HEADING):
            cost += 1.0
        elif before.kind in (Kind.TITLE, Kind.HEADING):  # half a sentence looks like a heading, that's no evidence
            cost -= 0.5 * self._misfit(kind, before.kind)
        if after.kind in (Kind.TITLE, Kind.HEADING):
            return cost + 0.5
        return cost + (3.0 if after.kind in (Kind.ITEM, Kind.NOTE) else 0.0)

    def _tail(self, start: int, block: int) -> float:
        """What it costs more to go on behind the last printed number: what stands there may be no paragraph at all."""
        is_last = self._is_numbered and start == self._last_numbered
        return _TAIL if is_last and not self._is_open[block - 1] and not self._is_continuation[block] else 0.0

    def _border(self, kind: Kind, start: int, end: int, limit: int) -> float:
        """What it costs that the slot ends here."""
        last = self._units[end - 1]
        if end == limit and end < len(self._units):
            return 0.0
        if not last.closes:
            again = not self._units[start].opens
            cost = _BREAK_AGAIN if again else _BREAK
            cost += _BREAK_NUMBERED if self._is_numbered else 0.0
            cost += _BREAK_CLAUSE if last.text.endswith((";", "；", ":", "：")) else 0.0
            return cost + (_BREAK_HEADING if kind in (Kind.TITLE, Kind.HEADING) else 0.0)
        cost = self._open_border if self._is_open[last.block] else 0.0
        if end < len(self._units) and self._is_continuation[last.block + 1]:
            cost += self._continued_border
        return cost


def _heading_odds(blocks: Sequence[Block], outline: Sequence[Slot]) -> tuple[float, float]:
    """What it costs that a paragraph looks like a heading, and that a heading does not.

    The more blocks look like headings that are none, or the other way round, the less do looks say.
    """
    wanted = sum(slot.kind is Kind.HEADING for slot in outline)
    found = sum(block.kind is Kind.HEADING for block in blocks)
    more = min(0.5, (max(0, found - wanted) + 1) / (max(1, len(blocks) - wanted) + 2))
    fewer = (max(0, wanted - found) + _UNLIKE * _FEW_HEADINGS) / (wanted + _FEW_HEADINGS)
    return log((1 - more) / more), -log(min(1.0, fewer))


class PlainMoves(Moves):
    """Moves to which a block's looks mean nothing: where there are many witnesses, these are weighed among them."""

    def look(self, kind: Kind, start: int) -> float:
        """Nothing, whatever the block looks like."""
        return 0.0
