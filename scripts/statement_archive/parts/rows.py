"""The slots of a section that belong side by side: where a witness has one segment for several, they are one row."""

from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.model import Cause, Edition, Section, Segment, Slot, Work


@dataclass(frozen=True, slots=True)
class Row:
    """Slots that every witness answers by segments of its own, taken together."""

    slots: tuple[Slot, ...]

    @property
    def id(self) -> str:
        """The id of its first slot."""
        return self.slots[0].id

    def segments(self, edition: Edition) -> tuple[Segment, ...]:
        """The edition's segments in this row, each once, in order."""
        found = (edition.by_slot[slot.id] for slot in self.slots if slot.id in edition.by_slot)
        return tuple({segment.id: segment for segment in found}.values())

    def lacking(self, edition: Edition) -> Iterator[tuple[Slot, Cause]]:
        """The slots that the edition lacks, and why."""
        return ((slot, edition.missing[slot.id]) for slot in self.slots if slot.id in edition.missing)


def rows(work: Work, section: Section, *, with_title: bool = False) -> tuple[Row, ...]:
    """The rows of a section, in reading order; every slot that some edition has or lacks is in one."""
    wanted = (section.id, None) if with_title else (section.id,)
    own = (slot for slot in work.document.outline if slot.section in wanted)
    slots = [slot for slot in own if any(slot.id in edition.by_slot for edition in work.editions)]
    place = {slot.id: index for index, slot in enumerate(slots)}
    reach = list(range(len(slots)))
    for edition in work.editions:
        for segment in edition.segments:
            answered = [place[slot] for slot in segment.answers if slot in place]
            if answered:
                reach[min(answered)] = max(reach[min(answered)], max(answered))
    found, start, end = [], 0, -1
    for index in range(len(slots)):
        end = max(end, reach[index])
        if index == end:
            found.append(Row(tuple(slots[start : index + 1])))
            start = index + 1
    return tuple(found)


def all_rows(work: Work) -> tuple[Row, ...]:
    """The rows of the whole document, its title first."""
    first = work.document.sections[0]
    return tuple(row for section in work.document.sections for row in rows(work, section, with_title=section is first))
