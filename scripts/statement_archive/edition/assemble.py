"""Placements and raw parts -> an edition: segments with their raw spans, and lacunae with their causes.

Text is cut here, never changed. The only thing decided is the cause of a lacuna, by the editors' rules.
"""

from itertools import groupby

from statement_archive.findings import Finding
from statement_archive.model import (
    Cause,
    Document,
    Edition,
    Lacuna,
    LacunaRule,
    Parted,
    PartKind,
    Placed,
    Placement,
    RawPart,
    Segment,
    Slot,
    Span,
)


def assemble(parted: Parted, *, document: Document) -> tuple[Edition, tuple[Finding, ...]]:
    """Put an edition together.

    Findings: a witness without a segment, and missing segments whose cause no rule of the editors gives.
    """
    placed, witness = parted.placed, parted.placed.witness
    slots = {slot.id: slot for slot in document.outline}
    spans = _spans(parted.parts)
    segments = tuple(_segment(placement, slots, spans, placed.text) for placement in placed.placements)
    if segments:
        lacunae, findings = _lacunae(placed, {slot: index for index, slot in enumerate(slots)})
    else:
        lacunae, findings = (), (Finding(witness.place, f"the text of `{witness.siglum}` has no segment"),)
    return Edition(placed.parsed.mended, segments, lacunae, parted.parts), findings


def _segment(placement: Placement, slots: dict[str, Slot], spans: dict[str, tuple[Span, ...]], text: str) -> Segment:
    slot = slots[placement.slots[0]]
    return Segment(
        id=slot.id,
        answers=placement.slots,
        kind=slot.kind,
        section=slot.section,
        number=slot.number,
        numbered=placement.numbered,
        text="\n".join(text[piece.start : piece.end] for piece in placement.pieces),
        spans=spans.get(slot.id, ()),
        published=placement.pieces,
        confidence=placement.confidence,
    )


def _spans(parts: tuple[RawPart, ...]) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, tuple[Span, ...]] = {}
    for part in parts:
        if part.kind is PartKind.TEXT and part.segment:
            spans[part.segment] = (*spans.get(part.segment, ()), Span(part.start, part.end))
    return spans


def _lacunae(placed: Placed, order: dict[str, int]) -> tuple[tuple[Lacuna, ...], tuple[Finding, ...]]:
    """Runs of missing slots, cut where the cause changes; `order` is the place of each slot in the outline."""
    witness = placed.witness
    lacunae: list[Lacuna] = []
    findings: list[Finding] = []
    for run in placed.missing:
        for cause, group in groupby(run, key=lambda name: _cause(name, witness.lacunae, order)):
            names = tuple(group)
            if cause is None:
                message = f"`{witness.siglum}` has no {', '.join(names)}"
                findings.append(Finding(witness.place, message, "declare the cause under `lacunae`"))
            else:
                lacunae.append(Lacuna(names, cause))
    return tuple(lacunae), tuple(findings)


def _cause(name: str, rules: tuple[LacunaRule, ...], order: dict[str, int]) -> Cause | None:
    """The rule that starts last, but not behind the slot, decides."""
    starts = {-1 if rule.start is None else order[rule.start]: rule.cause for rule in rules}
    holding = [start for start in starts if start <= order[name]]
    return starts[max(holding)] if holding else None
