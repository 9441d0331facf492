"""The search for many witnesses: a guess by majority, then one turn after the other, until nobody moves.

Every turn costs the same however many others there are, so the whole is linear in the number of witnesses.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import exp, fsum

from statement_archive.edition.align.chorus import Chorus, Evidence
from statement_archive.edition.align.consensus import Column, guess, look_of, misfit, part, spread
from statement_archive.edition.align.frame import frame_trust, shifted
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.turn import Found, Turn
from statement_archive.edition.align.voices import RUN_TOGETHER, Standing, Voice
from statement_archive.model import Kind, Slot

_GUESSES = 4
"""How often the columns are looked over again after all witnesses had their turns."""
_ROUNDS = 3
"""How many turns each witness has at most behind a guess."""
_RESTLESS, _MOVING = 0.1, 0.5
"""Share of its slots in which a witness that never comes to rest moves, and how sure such a slot can be at most."""
_WEAK = 0.25
"""Share of the witnesses that has to have a slot; what fewer have may be a scrap of another one."""
_ALONE = 4.0
"""What it costs that a witness has a slot that all others lack."""
_LONE_TITLE = 3.0
_BORDERLESS = 6.0


class Many:
    """The standings of all witnesses with text."""

    def __init__(self, outline: Sequence[Slot], voices: Sequence[Voice], rank: int) -> None:
        self._rank = rank
        self._outline, self._voices = outline, voices
        self.chorus = Chorus(voices, len(outline))
        self.found: dict[int, Found] = {}
        self._apart: dict[int, dict[int, float]] = {}
        self._disputed: set[tuple[int, int]] = set()
        self._moved: set[tuple[int, int]] = set()

    def settle(self) -> None:
        """Guesses and turns, until nobody moves and no column is weak."""
        standings = guess(self._outline, self._voices, self._rank)
        for _ in range(_GUESSES):
            self.chorus = Chorus(self._voices, len(self._outline))
            for index, standing in standings.items():
                self.chorus.enter(index, standing)
            for _ in range(_ROUNDS):
                self._moved = {(index, slot) for index in range(len(self._voices)) for slot in self.turn(index)}
                if not self._moved:
                    break
            crowded = self._crowded()
            columns = [self._column(slot, 1 / len(self._voices)) for slot in range(len(self._outline))]
            if not crowded:
                return
            parted = [
                part(self._voices, column) if slot in crowded else (column,) for slot, column in enumerate(columns)
            ]
            standings = spread(self._outline, self._voices, [column for parts in parted for column in parts if column])

    def _crowded(self) -> list[int]:
        """Slots that rather hold two segments: what others have torn there, is torn between sentences."""
        return [slot for slot in range(len(self._outline)) if self._parting(slot) > 0]

    def _parting(self, slot: int) -> float:
        odds = 0.0
        for voice, standing in zip(self._voices, self.standings, strict=True):
            units = voice.units[slice(*standing[slot])]
            inner = [unit.block for unit in units[1:] if unit.opens]
            if units:
                odds += voice.parting(inner[0]) if inner else RUN_TOGETHER
        return odds

    def _trust(self) -> list[float]:
        """Per slot how sure its place is: less where columns are too few, and between a crowded one and the weakest."""
        columns = {slot: column for slot in range(len(self._outline)) if (column := self._column(slot))}
        looks = {slot: look_of(self._voices, column) for slot, column in columns.items()}
        trust = frame_trust(
            list(columns), len(self._outline), lambda column, slot: misfit(looks[column], self._outline, slot)
        )
        for slot in self._crowded():
            weakest = min(columns, key=lambda other: (len(columns[other]), abs(other - slot)))
            if 2 * len(columns[weakest]) > len(self._voices):
                continue
            for between in range(min(slot, weakest), max(slot, weakest) + 1):
                trust[between] = min(trust[between], _MOVING)
        headings = {slot for slot, look in looks.items() if look[0]}
        for slot in shifted(self._outline, headings):
            trust[slot] = min(trust[slot], _MOVING)
        return trust

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
        self._disputed = {
            (index, slot)
            for other in others
            for index, (mine, theirs) in enumerate(zip(self.standings, other.standings, strict=True))
            for slot, (one, two) in enumerate(zip(mine, theirs, strict=True))
            if one != two and (one[0] < one[1] or two[0] < two[1])
        }
        trust = self._trust()
        return [
            tuple(
                {chunk: share * self._surety(index, slot, trust[slot]) for chunk, share in own.items()}
                for slot, own in enumerate(self.found[index].shares)
            )
            for index in range(len(self._voices))
        ]

    def _surety(self, index: int, slot: int, trust: float) -> float:
        """How sure anything about a witness and a slot can be at most."""
        return min(
            trust, self._apart[index].get(slot, 1.0), _MOVING if (index, slot) in self._moved | self._disputed else 1.0
        )

    def _column(self, slot: int, least: float = _WEAK) -> Column:
        """What witnesses have of a slot, if enough of them have it."""
        column = {
            index: standing[slot]
            for index, standing in self.chorus.standings.items()
            if standing[slot][0] < standing[slot][1]
        }
        return column if len(column) >= least * len(self._voices) else {}

    def turn(self, index: int) -> list[int]:
        """Place one witness anew beside all others; the slots in which it moved."""
        before = self.chorus.leave(index)
        evidence = Evidence(self.chorus, index, before)

        def weigh(slot: int, chunk: Chunk) -> float:
            if self.chorus.strength(slot):
                return evidence((slot, slot + 1), chunk)
            return -self._alone(index, slot, chunk)

        found = self.found[index] = Turn(len(self._outline), self._voices[index].moves, weigh).best()
        self._apart[index] = self._together(found.standing, evidence)
        self.chorus.enter(index, found.standing)
        return [
            slot
            for slot, (old, new) in enumerate(zip(before, found.standing, strict=True))
            if old != new and (old[0] < old[1] or new[0] < new[1])
        ]

    def _together(self, standing: Standing, evidence: Evidence) -> dict[int, float]:
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
