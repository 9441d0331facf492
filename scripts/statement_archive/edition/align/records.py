"""What the alignment hands on: placements and lacunae per witness, and the doubts that ask an editor for a decision."""

from dataclasses import dataclass
from enum import StrEnum

from statement_archive.model import Placement

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
class Aligned:
    """The alignment's word on one witness."""

    siglum: str
    placements: tuple[Placement, ...]
    """In reading order."""
    lacunae: tuple[tuple[str, ...], ...]
    """Ids of missing slots, in contiguous runs of the outline."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The alignment of one document."""

    witnesses: tuple[Aligned, ...]
    """In the document's order."""
    doubts: tuple[Doubt, ...]

    def __getitem__(self, siglum: str) -> Aligned:
        for witness in self.witnesses:
            if witness.siglum == siglum:
                return witness
        raise KeyError(siglum)
