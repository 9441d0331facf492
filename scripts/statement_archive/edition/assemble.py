"""Placements and raw parts -> an edition: segments with their raw spans, and lacunae with their causes.

Text is cut here, never changed. The only thing decided is the cause of a lacuna, by the editors' rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from statement_archive.findings import Finding
from statement_archive.labels import LINE_END
from statement_archive.model import (
    BODY_KINDS,
    Call,
    Cause,
    Document,
    Edition,
    Kind,
    Lacuna,
    LacunaRule,
    Numbered,
    Parted,
    PartKind,
    Placed,
    Placement,
    RawPart,
    Segment,
    Slot,
    Span,
)


def assemble(
    parted: Parted, *, document: Document, calls: tuple[Call, ...] = ()
) -> tuple[Edition, tuple[Finding, ...]]:
    """Put an edition together; `calls` are the places that call footnotes.

    Findings: a witness without a segment, and missing segments whose cause no rule of the editors gives.
    """
    placed, witness = parted.placed, parted.placed.witness
    slots = {slot.id: slot for slot in document.outline}
    spans = _spans(parted.parts)
    bare = [_segment(placement, slots, spans, placed.text) for placement in placed.placements]
    segments = tuple(_cited(bare, slots))
    if segments:
        lacunae, findings = _lacunae(placed, {slot: index for index, slot in enumerate(slots)})
    else:
        lacunae, findings = (), (Finding(witness.place, f"the text of `{witness.siglum}` has no segment"),)
    return Edition(placed.parsed.mended, segments, lacunae, parted.parts, calls), findings


def _segment(placement: Placement, slots: dict[str, Slot], spans: dict[str, tuple[Span, ...]], text: str) -> Segment:
    slot = slots[placement.slots[0]]
    return Segment(
        id=slot.id,
        answers=placement.slots,
        kind=slot.kind,
        section=slot.section,
        number=slot.number,
        numbered=_numbered(placement, slot),
        text=_joined(placement.pieces, text, slot.kind),
        spans=spans.get(slot.id, ()),
        published=placement.pieces,
        confidence=placement.confidence,
        label=placement.label,
    )


def _numbered(placement: Placement, slot: Slot) -> Numbered | None:
    """How it came by its number; what the work does not count is called by its id, and that is no inferred number."""
    return placement.numbered if placement.label or slot.label != slot.id else None


def _joined(pieces: tuple[Span, ...], text: str, kind: Kind) -> str:
    """Paragraphs and lines are parted by a line feed, cells of a table that stand on one line by a tab."""
    words = text[pieces[0].start : pieces[0].end]
    for before, piece in pairwise(pieces):
        is_cell = kind is Kind.TABLE and not LINE_END.search(text, before.end, piece.start)
        words += ("\t" if is_cell else "\n") + text[piece.start : piece.end]
    return words


def _cited(segments: Sequence[Segment], slots: Mapping[str, Slot]) -> Iterator[Segment]:
    """The segments with what they're cited as: with the labels of what they stand in, where theirs isn't enough.

    An item is cited with its paragraph, unless its label says that itself (`2.1.1` in `2.1`), and a paragraph with its
    heading where paragraphs have the same label; an item right below a heading with that.
    """
    labels = [segment.label for segment in segments if segment.kind in BODY_KINDS and segment.label]
    count_anew = len(set(labels)) < len(labels)
    heading, around = "", [""]
    for segment in segments:
        own = segment.label or _inferred(segment, slots)
        if segment.kind is Kind.HEADING:
            heading, around = segment.label, [segment.label]
        elif segment.kind in BODY_KINDS:
            own = f"{heading}, {own}" if heading and count_anew and segment.label else own
            around = [own]
        elif segment.kind is Kind.ITEM and segment.label:
            level = slots[segment.id].level
            outer = around[:level][-1]
            own = segment.label if outer and segment.label.startswith(f"{outer}.") else f"{outer}{segment.label}"
            around = [*around[:level], own]
        yield replace(segment, cited=own)


def _inferred(segment: Segment, slots: Mapping[str, Slot]) -> str:
    """What a segment is counted as where nothing is printed, in brackets; all that it answers to: `[9–11]`."""
    counted = [slot for slot in map(slots.__getitem__, segment.answers) if slot.label]
    own = [slot for slot in counted if segment.kind is Kind.ITEM or slot.kind is not Kind.ITEM]
    if not own:
        return ""
    return f"[{own[0].label}]" if len(own) == 1 else f"[{own[0].label}–{own[-1].label}]"


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
