"""What editors declare to be none of the document's own -> stretches of the published text."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from statement_archive.edition.parse.lines import line_of
from statement_archive.findings import Finding
from statement_archive.model import Boilerplate, Decision, Localized, PartKind, PublishedPart, Witness


def find_boilerplate(text: str, witness: Witness) -> tuple[list[PublishedPart], list[Finding]]:
    """The stretches in order, and findings for those that are not there or overlap."""
    parts: list[PublishedPart] = []
    findings: list[Finding] = []

    def take(span: tuple[int, int] | None, reason: Localized, place: str, words: str, occurrence: int) -> None:
        if span is None:
            times = f" {occurrence} times" if occurrence > 1 else ""
            findings.append(Finding(place, f"the boilerplate `{words}` is not in the text{times}"))
        else:
            parts.append(_trimmed(text, *span, reason))

    for entry in witness.boilerplate:
        words = entry.text or entry.start or entry.until or ""
        take(_stretch(text, entry), entry.reason, entry.place, words, entry.occurrence)
    for decision in witness.decisions:
        if decision.reason:
            take(_run(text, decision), decision.reason, decision.place, decision.begins, decision.occurrence)
    places = [entry.place for entry in witness.boilerplate] + [entry.place for entry in witness.decisions]
    parts.sort(key=lambda part: part.start)
    for before, after in pairwise(parts):
        if after.start < before.end:
            findings.append(Finding(places[0], f"boilerplate overlaps at character {after.start}"))
    return parts, findings


def between(taken: list[PublishedPart], length: int) -> Iterator[tuple[int, int]]:
    """The ranges that are not taken, one before, between and behind all that are; some may be empty."""
    position = 0
    for part in taken:
        yield position, part.start
        position = part.end
    yield position, length


def _run(text: str, decision: Decision) -> tuple[int, int] | None:
    """The lines that a decision calls boilerplate: those that begin with its words, up to the one that ends the run."""
    ending = "(?=[^\\S\\n]*$)" if decision.is_whole else ""
    found = re.finditer(rf"^[^\S\n]*{re.escape(decision.begins)}{ending}", text, re.MULTILINE)
    first = next(islice(found, decision.occurrence - 1, None), None)
    last = text.find(decision.until, first.start()) if first else -1
    return (first.start(), line_of(text, max(last, first.end() - 1)).end) if first and last >= 0 else None


def _stretch(text: str, entry: Boilerplate) -> tuple[int, int] | None:
    words = entry.text or entry.start or entry.until or ""
    at = -1
    for _ in range(entry.occurrence):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    if entry.text:
        return at, at + len(words)
    if not (entry.start and entry.until):
        return (0, at + len(words)) if entry.until else (at, len(text))
    until = text.find(entry.until, at)
    return None if until < 0 else (at, until + len(entry.until))


def _trimmed(text: str, start: int, end: int, reason: Localized) -> PublishedPart:
    """The stretch without the white space around it."""
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    return PublishedPart(PartKind.BOILERPLATE, left, left + len(stretch.strip()), reason)
