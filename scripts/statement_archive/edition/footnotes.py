"""Placed text -> the same with the notes that it calls, each in the section that calls it.

Notes are no part of the order of a text: a page has them at its foot, a file at its end. So they're found by their
signs: a note is the block that opens with the sign that the text calls it by.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from statement_archive.findings import Finding
from statement_archive.labels import SUPERSCRIPTS, call_pattern
from statement_archive.model import (
    Block,
    Call,
    Document,
    Kind,
    Numbered,
    Parsed,
    Placed,
    Placement,
    Section,
    Span,
)


def apart(parsed: Parsed) -> Parsed:
    """A witness without its footnotes: what is aligned in order."""
    return replace(parsed, blocks=tuple(block for block in parsed.blocks if block.kind is not Kind.FOOTNOTE))


@dataclass(frozen=True, slots=True)
class Noted:
    """A document with its footnotes, and its witnesses with theirs."""

    document: Document
    texts: tuple[Placed, ...]
    calls: tuple[tuple[Call, ...], ...]
    """Per witness."""


def note(document: Document, placed: Sequence[Placed], parsed: Sequence[Parsed]) -> tuple[Noted, tuple[Finding, ...]]:
    """Place the footnotes of all witnesses. Findings: notes that no text calls, and calls that have no note."""
    notes = [tuple(block for block in text.blocks if block.kind is Kind.FOOTNOTE) for text in parsed]
    numbers = sorted({block.number or 0 for own in notes for block in own})
    if not numbers:
        return Noted(document, tuple(placed), tuple(() for _ in placed)), ()
    called = [_calls(text, own) for text, own in zip(placed, notes, strict=True)]
    homes = _homes(document, called, numbers)
    document = replace(document, sections=tuple(_with_notes(section, homes) for section in document.sections))
    ids = {int(slot.label): slot.id for slot in document.outline if slot.kind is Kind.FOOTNOTE}
    texts = tuple(_with_placements(text, own, ids) for text, own in zip(placed, notes, strict=True))
    calls = tuple(tuple(Call(at.segment, ids[number], at.span) for number, at in own) for own in called)
    told = zip(placed, notes, called, strict=True)
    return Noted(document, texts, calls), tuple(
        finding for own in told for finding in (*_uncalled(*own), *_unanswered(*own[:2]))
    )


@dataclass(frozen=True, slots=True)
class _Place:
    segment: str
    span: Span


def _calls(placed: Placed, notes: Sequence[Block]) -> tuple[tuple[int, _Place], ...]:
    """Where a text calls its notes, by number, in the order of the text."""
    numbers: dict[str, list[int]] = {}
    for block in notes:
        if block.mark:
            numbers.setdefault(block.mark.label, []).append(block.number or 0)
    found = [
        (number, _Place(placement.slots[0], span))
        for placement in placed.placements
        for piece in placement.pieces
        for sign, span in called_in(placed.text, piece, numbers.keys())
        for number in numbers[sign]
    ]
    return tuple(sorted(found, key=lambda entry: entry[1].span))


def called_in(text: str, piece: Span, signs: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Where a piece of a text calls notes by their signs; it is searched once for all signs that are alike."""
    for shape in dict.fromkeys(map(_shape, signs)):
        for seen in re.compile(shape).finditer(text, *piece):
            if seen.group() in signs and call_pattern(seen.group()).match(text, seen.start(), piece.end):
                yield seen.group(), Span(*seen.span())


def _shape(sign: str) -> str:
    """A pattern for all signs that are like one but for its number."""
    return re.sub(r"\d+", r"\\d+", re.sub(rf"[{SUPERSCRIPTS}]+", f"[{SUPERSCRIPTS}]+", re.escape(sign)))


def _homes(
    document: Document, called: Sequence[Sequence[tuple[int, _Place]]], numbers: Sequence[int]
) -> Mapping[int, str]:
    """The section of each note: where a text calls it first; what none calls stands in the last."""
    sections = {slot.id: slot.section or document.sections[0].id for slot in document.outline}
    homes = dict.fromkeys(numbers, document.sections[-1].id)
    for own in reversed(called):
        for number, place in reversed(own):
            homes[number] = sections[place.segment]
    return homes


def _with_notes(section: Section, homes: Mapping[int, str]) -> Section:
    return replace(section, footnotes=tuple(str(number) for number, home in homes.items() if home == section.id))


def _with_placements(placed: Placed, notes: Sequence[Block], ids: Mapping[int, str]) -> Placed:
    own = {ids[block.number or 0]: block for block in notes}
    placements = tuple(
        Placement((name,), block.lines or (Span(block.start, block.end),), Numbered.PRINTED, 1.0, _label(block))
        for name, block in own.items()
    )
    missing = tuple(name for name in ids.values() if name not in own)
    ordered = sorted((*placed.placements, *placements), key=lambda placement: placement.pieces[0])
    return replace(placed, placements=tuple(ordered), missing=(*placed.missing, *((missing,) if missing else ())))


def _label(block: Block) -> str:
    return block.mark.label if block.mark else ""


def _uncalled(placed: Placed, notes: Sequence[Block], called: Sequence[tuple[int, _Place]]) -> Iterator[Finding]:
    numbers = {number for number, _ in called}
    for block in notes:
        if block.number not in numbers:
            what = f"the note `{_label(block)}` of `{placed.witness.siglum}` is called nowhere in its text"
            yield Finding(placed.witness.place, what, "look whether a call was lost", is_open_question=True)


_IN_BRACKETS = re.compile(r"(?<=\S)\[(\d{1,3})\](?!\w)")


def _unanswered(placed: Placed, notes: Sequence[Block]) -> Iterator[Finding]:
    """Calls in brackets, as those of the notes are, that have no note."""
    signs = {_label(block) for block in notes}
    if not any(map(re.compile(r"\[\d+\]").fullmatch, signs)):
        return
    pieces = [piece for placement in placed.placements for piece in placement.pieces]
    called = (match.group() for piece in pieces for match in _IN_BRACKETS.finditer(placed.text, *piece))
    for sign in sorted(set(called) - signs):
        what = f"`{placed.witness.siglum}` calls the note `{sign}`, and has none"
        yield Finding(placed.witness.place, what, "look whether a note was lost", is_open_question=True)
