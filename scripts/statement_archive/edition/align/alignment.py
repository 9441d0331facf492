"""What the alignment hands on: witnesses with their placements, and the doubts that ask an editor for a decision."""

from dataclasses import dataclass
from enum import StrEnum

from statement_archive.findings import Finding
from statement_archive.model import Placed

THRESHOLD = 0.97
"""Posterior probability below which a placement or a lacuna is a doubt; the bench measures what it lets through."""


class Reason(StrEnum):
    """Why a doubt was raised."""

    UNCERTAIN = "uncertain"
    """A placement that other placements come close to."""
    LACUNA = "lacuna"
    """A slot that seems to be missing, but may not be."""
    UNPLACED = "unplaced"
    """A block that answers to no slot of the outline."""
    GIVEN_UP = "given up"
    """A witness whose search came to no end; what it found so far may not be the best."""
    NUMBER = "number"
    """A printed number that the outline lacks or that stands out of order; it was not believed."""
    NOT_FOUND = "decision not found"
    """A decision whose first words no block begins with."""
    SEVERAL = "decision ambiguous"
    """A decision whose first words several blocks begin with."""
    ORDER = "decision out of order"
    """A decision that names no slot, or contradicts the order of the decisions before it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that only an editor can settle, with one line under `alignment` in document.yml."""

    siglum: str
    slots: tuple[str, ...]
    """The best guess; empty where there is none."""
    confidence: float
    begins: str
    """The first characters of the block in question (for a lacuna: of the block after it), or of the decision."""
    reason: Reason


@dataclass(frozen=True, slots=True)
class Alignment:
    """The alignment of one document."""

    texts: tuple[Placed, ...]
    """One for each witness, in the order in which they were given."""
    doubts: tuple[Doubt, ...]

    def __getitem__(self, siglum: str) -> Placed:
        return {text.witness.siglum: text for text in self.texts}[siglum]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The doubts as open questions to the editors, each at the declaration of its witness."""
        return tuple(_question(doubt, self[doubt.siglum].witness.place) for doubt in self.doubts)


def _question(doubt: Doubt, place: str) -> Finding:
    slots = ", ".join(doubt.slots) or "nothing"
    what = f"alignment of `{doubt.siglum}` {doubt.reason.value}: `{doubt.begins}` as {slots} ({doubt.confidence:.2f})"
    if doubt.reason in _UNFOLLOWED:
        return Finding(place, what, _UNFOLLOWED[doubt.reason])
    guess = doubt.slots[0] if doubt.reason is Reason.UNCERTAIN and len(doubt.slots) == 1 else ""
    right = f"if that is right, `is: {guess}`; else another one" if guess else "`is: p7`"
    hint = f"say under `alignment` what it is: a segment ({right}), or `is: boilerplate` with a `reason`"
    return Finding(place, what, hint, is_open_question=True)


_UNFOLLOWED = {
    Reason.NOT_FOUND: "quote the first words of a line as they are published",
    Reason.SEVERAL: "quote more of the line, or say which with `occurrence`",
    Reason.ORDER: "name a segment of the outline, in the order of the text",
}
"""Decisions without effect, and what to do about them."""
