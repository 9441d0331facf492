"""Placements and raw parts -> an edition: segments with their raw spans, and lacunae with their causes.

Text is cut here, never changed. The only thing decided is the cause of a lacuna, by the editors' rules.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from statement_archive.findings import Finding
from statement_archive.model import (
    Cause,
    Document,
    Edition,
    Lacuna,
    LacunaRule,
    Ledger,
    Parsed,
    PartKind,
    Placement,
    RawPart,
    RawText,
    Segment,
    Slot,
    Span,
    Witness,
)


def assemble(
    *,
    document: Document,
    witness: Witness,
    raw: RawText,
    ledger: Ledger,
    parsed: Parsed,
    placements: Sequence[Placement],
    parts: tuple[RawPart, ...],
    missing: Sequence[tuple[str, ...]],
) -> tuple[Edition, tuple[Finding, ...]]:
    """Put an edition together; `missing` holds runs of slot ids that the witness lacks.

    Findings: a witness without a segment, and missing segments whose cause no rule of the editors gives.
    """
    slots = {slot.id: slot for slot in document.outline}
    spans = _spans(parts)
    segments = tuple(_segment(placement, slots, spans, parsed.text) for placement in placements)
    findings = [] if segments else [Finding(witness.place, f"the text of `{witness.siglum}` has no segment")]
    lacunae: list[Lacuna] = []
    for run in missing if segments else ():
        lacunae += _lacunae(run, document=document, witness=witness, findings=findings)
    return Edition(witness, raw, ledger, parsed.text, segments, tuple(lacunae), parts), tuple(findings)


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


def _lacunae(
    run: tuple[str, ...], *, document: Document, witness: Witness, findings: list[Finding]
) -> Iterator[Lacuna]:
    """A run of missing slots, cut where the cause changes."""
    order = {slot.id: index for index, slot in enumerate(document.outline)}
    for cause, group in groupby(run, key=lambda name: _cause(name, witness.lacunae, order)):
        names = tuple(group)
        if cause is None:
            message = f"`{witness.siglum}` has no {', '.join(names)}"
            findings.append(Finding(witness.place, message, "declare the cause under `lacunae`"))
        else:
            yield Lacuna(names, cause)


def _cause(name: str, rules: tuple[LacunaRule, ...], order: dict[str, int]) -> Cause | None:
    """The rule that starts last, but not behind the slot, decides."""
    starts = {-1 if rule.start is None else order[rule.start]: rule.cause for rule in rules}
    holding = [start for start in starts if start <= order[name]]
    return starts[max(holding)] if holding else None
