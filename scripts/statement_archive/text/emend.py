"""Emendations -> edits of the repaired text. An emendation whose words are not there is a finding, never a guess."""

from collections.abc import Sequence
from itertools import pairwise

from statement_archive.findings import Finding
from statement_archive.model import Edit, Emendation, Proof

RULE = "emendation"
"""Evidence: `at`, the place of the entry in the editors' file."""


def emend(text: str, emendations: Sequence[Emendation]) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """Edits in offsets of `text`, sorted and disjoint."""
    edits: list[Edit] = []
    findings = []
    for entry in emendations:
        start = _find(text, entry)
        if start < 0:
            what = f"`{entry.find}` is not in the text" + (f" {entry.occurrence} times" if entry.occurrence > 1 else "")
            findings.append(Finding(entry.place, what))
            continue
        edits.append(
            Edit(RULE, start, start + len(entry.find), entry.find, entry.replace, Proof.EDITOR, (("at", entry.place),))
        )
    edits.sort(key=lambda edit: edit.start)
    for before, after in pairwise(edits):
        if after.start < before.end:
            findings.append(
                Finding(dict(after.evidence)["at"], f"overlaps the emendation at {dict(before.evidence)['at']}")
            )
    return (() if findings else tuple(edits)), tuple(findings)


def _find(text: str, entry: Emendation) -> int:
    at = -1
    for _ in range(entry.occurrence):
        at = text.find(entry.find, at + 1)
        if at < 0:
            break
    return at
