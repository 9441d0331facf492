"""A work -> its citable units with their places in one tree, and the fragments of TEI that hold them.

Titles and sections stand at the top, segments in their section, items in their paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree
from markupsafe import escape

from statement_archive.export.format import FOLDER, Holdings
from statement_archive.export.tei import named_in
from statement_archive.export.tei.elements import ID, NAMESPACE, own_id, segment_id
from statement_archive.export.tei.text import text_of
from statement_archive.model import Kind, Slot, Work
from statement_archive.tags import canonical

_SECTION = "section"
_WRAPPER = "https://w3id.org/api/dts#"


@dataclass(frozen=True, slots=True)
class CitableUnit:
    """A passage that can be asked for."""

    id: str
    """Of a segment; `section.s1` of a section."""
    type: str
    """What it is: `section`, or the kind of the segment."""
    level: int
    """The first is 1."""
    parent: str | None
    slots: tuple[str, ...]
    """The places of the outline that it is or that stand under it, in order."""
    kind: Kind | None = None
    """None for a section."""
    previous: str | None = None
    """The unit of the same level that stands before it."""
    next: str | None = None


def units(work: Work) -> dict[str, CitableUnit]:
    """Those that at least one of the texts has, in reading order, by their ids."""
    there = [slot for slot in work.document.outline if any(slot.id in edition.by_slot for edition in work.editions)]
    found: dict[str, CitableUnit] = {}
    inner: dict[str, list[str]] = {}
    for slot in there:
        for above in _above(slot, found):
            inner.setdefault(above, []).append(slot.id)
        parent = next(iter(_above(slot, found)), None)
        if slot.section and parent is None:
            section = section_unit(slot.section)
            found[section] = CitableUnit(section, _SECTION, 1, None, ())
            inner[section], parent = [slot.id], section
        level = found[parent].level + 1 if parent else 1
        found[slot.id] = CitableUnit(slot.id, slot.kind.value, level, parent, (), slot.kind)
    whole = {
        id_: replace(unit, slots=(*((id_,) if unit.kind else ()), *inner.get(id_, ()))) for id_, unit in found.items()
    }
    return _in_line(whole)


def section_unit(section: str) -> str:
    """The id of the unit that is a section; no segment has one like it."""
    return f"{_SECTION}.{section}"


def _above(slot: Slot, found: dict[str, CitableUnit]) -> Iterator[str]:
    """The units that a place stands in, the nearest first, as far as they are there."""
    above = slot.id.rpartition(".")[0] if slot.kind is Kind.ITEM else ""
    while above:
        if above in found:
            yield above
        above = above.rpartition(".")[0]
    if slot.section and section_unit(slot.section) in found:
        yield section_unit(slot.section)


def _in_line(found: dict[str, CitableUnit]) -> dict[str, CitableUnit]:
    """The units, each with those of its level before and behind it."""
    lines: dict[int, list[str]] = {}
    for unit in found.values():
        lines.setdefault(unit.level, []).append(unit.id)
    before: dict[str, str] = {}
    behind: dict[str, str] = {}
    for line in lines.values():
        before |= {after: first for first, after in pairwise(line)}
        behind |= dict(pairwise(line))
    return {id_: replace(unit, previous=before.get(id_), next=behind.get(id_)) for id_, unit in found.items()}


class FragmentsOfWork:
    """The texts of a work in TEI, cut into its units."""

    def __init__(self, holdings: Holdings, work: Work) -> None:
        """Make the texts; they are those of the TEI file."""
        id_ = work.document.id
        self._base = holdings.address(f"{FOLDER}/{id_}/{id_}.xml")
        self._languages: dict[str, str] = {}
        self._elements: dict[str, etree._Element] = {}
        for edition in work.editions:
            text = text_of(work, edition, named_in(holdings, work, edition), holdings.kinds)
            self._languages[edition.witness.siglum] = canonical(edition.witness.language)
            self._elements |= {element.get(ID): element for element in text.iter() if element.get(ID)}

    def of(self, siglum: str, unit: CitableUnit) -> "Fragment":
        """What a text has of a unit, in the wrapper of DTS; links in it count from the address of the TEI file."""
        head = f'xmlns="{NAMESPACE}" xml:base="{escape(self._base)}" xml:lang="{self._languages[siglum]}"'
        wrapper = f'<dts:wrapper xmlns:dts="{_WRAPPER}" xml:space="preserve">'
        parts = self._parts(siglum, unit)
        inner = "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in parts)
        ids = [element.get(ID) or "" for part in parts for element in part.iter(etree.Element)]
        slots = [id_.removeprefix(f"{siglum}.") for id_ in ids if id_.startswith(f"{siglum}.")]
        return Fragment(f"<TEI {head}>{wrapper}{inner}</dts:wrapper></TEI>", tuple(slots))

    def _parts(self, siglum: str, unit: CitableUnit) -> Sequence[etree._Element]:
        """A division, an item with what stands in it, or a segment with the list of its items."""
        if not unit.kind:
            return [self._elements[own_id(siglum, f"{_SECTION}_{unit.id.removeprefix(f'{_SECTION}.')}")]]
        element = self._elements[segment_id(siglum, unit.id)]
        if unit.kind is Kind.ITEM:
            return [element.getparent()]
        below = element.getnext()
        return [element, below] if below is not None and below.tag == f"{{{NAMESPACE}}}list" else [element]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a text in TEI."""

    tei: str
    slots: tuple[str, ...]
    """The places of the outline that have an element in it, in order."""
