"""The search for many witnesses: a few searched together, then one turn after the other, until nobody moves.

Every turn costs the same however many others there are, so the whole is linear in the number of witnesses.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import exp, fsum

from statement_archive.edition.align.allowance import Allowance
from statement_archive.edition.align.chorus import Chorus, Evidence
from statement_archive.edition.align.frame import Framed, Framing
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.turn import Found, Turn
from statement_archive.edition.align.voices import Standing, Voice
from statement_archive.model import Kind, Slot

_FRAMES = 4
"""How often the columns are laid out anew after all witnesses had their turns."""
_ROUNDS = 3
"""How many turns each witness has at most in a frame."""
_FRAMING = 50
"""How many steps of other searches each slot of a frame takes as long as."""
_RESTLESS, _MOVING = 0.1, 0.5
"""Share of its slots in which a witness that never comes to rest moves, and how sure such a slot can be at most."""
_ALONE = 4.0
"""What it costs that a witness has a slot that all others lack."""
_LONE_TITLE = 3.0
_BORDERLESS = 6.0


class Many:
    """The standings of all witnesses with text."""

    def __init__(
        self,
        outline: Sequence[Slot],
        voices: Sequence[Voice],
        beginning: Mapping[int, Standing],
        *,
        allowance: Allowance,
    ) -> None:
        """Begin where some witnesses, by their index, stand already."""
        self._outline, self._voices, self._allowance = outline, voices, allowance
        self.found: dict[int, Found] = {}
        self._apart: dict[int, dict[int, float]] = {}
        self._moved: set[tuple[int, int]] = set()
        self.chorus = Chorus(voices, len(outline))
        for index, standing in beginning.items():
            self.chorus.enter(index, standing)
        for index in range(len(voices)):
            if index not in beginning:
                evidence = Evidence(self.chorus, index, None)
                self.chorus.enter(index, self._search(index, evidence).standing)
                self.turn(index)
        self._framed = self._settled()

    def _settled(self) -> Framed:
        """Turns until nobody moves, in a frame that stays."""
        for _ in range(_FRAMES):
            for _ in range(_ROUNDS):
                self._moved = {(index, slot) for index in range(len(self._voices)) for slot in self.turn(index)}
                if not self._moved or self._allowance.is_short:
                    break
            self._allowance.spend(_FRAMING * len(self._outline))
            framed = Framing(self._outline, self._voices, self.standings).best()
            if list(framed.standings) == self.standings:
                return framed
            for index, standing in enumerate(framed.standings):
                self.chorus.leave(index)
                self.chorus.enter(index, standing)
            if self._allowance.is_short:
                break
        self._moved |= {(index, slot) for index in range(len(self._voices)) for slot in self.turn(index)}
        return framed

    @property
    def standings(self) -> list[Standing]:
        """Where each witness stands."""
        return [self.chorus.standings[index] for index in range(len(self._voices))]

    @property
    def unsettled(self) -> list[int]:
        """The witnesses that would move on."""
        moved = Counter(index for index, _ in self._moved)
        return sorted(index for index, many in moved.items() if many > _RESTLESS * len(self._outline))

    @property
    def weight(self) -> float:
        """How well all witnesses answer to each other."""
        return fsum(found.weight for found in self.found.values())

    def shares(self, others: Sequence["Many"]) -> list[tuple[dict[Chunk, float], ...]]:
        """Per witness and slot the probability of each stretch, as far as all of them together can be sure.

        Other searches, which began elsewhere, have to come to the same: a wrong frame looks right from within.
        """
        disputed = {
            (index, slot)
            for other in others
            for index, (mine, theirs) in enumerate(zip(self.standings, other.standings, strict=True))
            for slot in _differences(mine, theirs)
        }
        restless = self._moved | disputed

        def surety(index: int, slot: int) -> float:
            rest = _MOVING if (index, slot) in restless else 1.0
            return min(rest, self._framed.trust[slot], self._apart[index].get(slot, 1.0))

        return [
            tuple(
                {chunk: share * surety(index, slot) for chunk, share in own.items()}
                for slot, own in enumerate(self.found[index].shares)
            )
            for index in range(len(self._voices))
        ]

    def turn(self, index: int) -> list[int]:
        """Place one witness anew beside all others; the slots in which it moved."""
        before = self.chorus.leave(index)
        evidence = Evidence(self.chorus, index, before)
        found = self.found[index] = self._search(index, evidence)
        self._apart[index] = self._together(found.standing, evidence)
        self.chorus.enter(index, found.standing)
        return _differences(before, found.standing)

    def _search(self, index: int, evidence: Callable[[Chunk, Chunk], float]) -> Found:
        def weigh(slot: int, chunk: Chunk) -> float:
            if self.chorus.strength(slot):
                return evidence((slot, slot + 1), chunk)
            return -self._alone(index, slot, chunk)

        return Turn(len(self._outline), self._voices[index].moves, weigh, self._allowance).best()

    def _together(self, standing: Standing, evidence: Callable[[Chunk, Chunk], float]) -> dict[int, float]:
        """Per slot the probability that its stretch does not say a missing neighbour, too.

        Where two segments stand on one line without a border between sentences, no stretch can be cut there.
        """
        apart: dict[int, float] = {}
        for pair in pairwise(range(len(standing))):
            filled = [slot for slot in pair if standing[slot][0] < standing[slot][1]]
            if len(filled) == 1 and all(map(self.chorus.strength, pair)):
                chunk = standing[filled[0]]
                odds = evidence((pair[0], pair[1] + 1), chunk) - evidence((filled[0], filled[0] + 1), chunk)
                for slot in pair:
                    apart[slot] = min(apart.get(slot, 1.0), 1 / (1 + exp(min(30.0, odds))))
        return apart

    def _alone(self, index: int, slot: int, chunk: Chunk) -> float:
        if self._outline[slot].kind is Kind.TITLE:
            return _LONE_TITLE
        voice = self._voices[index]
        unlike = voice.moves.unlike(self._outline[slot].kind, chunk[0])
        return _ALONE + unlike + (0.0 if voice.units[chunk[1] - 1].closes else _BORDERLESS)


def _differences(one: Standing, other: Standing) -> list[int]:
    """The slots that two standings fill differently."""
    return [
        slot
        for slot, (old, new) in enumerate(zip(one, other, strict=True))
        if old != new and (old[0] < old[1] or new[0] < new[1])
    ]
