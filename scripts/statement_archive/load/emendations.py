"""`sources/<document>/emendations.yml` -> emendations and *sic* notes; a document without the file has neither."""

from pathlib import Path

from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.limits import DECISIONS
from statement_archive.load.keys import Keys, entries, optional, required
from statement_archive.load.nodes import read_yaml
from statement_archive.load.values import COUNT, LOCALIZED, REPLACEMENT, TEXT
from statement_archive.model import Emendation, Sic


class _EmendationKeys(Keys):
    """An editor's reading in place of what a text has."""

    witness = required(TEXT, "Siglum of the text.")
    find = required(TEXT, "The words that are wrong, as they are after all repairs.")
    replace = required(REPLACEMENT, 'The words to read instead; `""` to leave them out.')
    reason = required(LOCALIZED, "Why the text can't be right.")
    evidence = required(LOCALIZED, "What proves the reading: the words, quoted, and where they stand.")
    occurrence = optional(COUNT, "Which occurrence of the words is meant, counted from 1.")


class _SicKeys(Keys):
    """Words that are wrong in the source itself and stay, with a note."""

    witness = required(TEXT, "Siglum of the text.")
    find = required(TEXT, "The words, as they are published; every occurrence is marked.")
    note = required(LOCALIZED, "What is wrong with them, in one sentence.")


class EmendationsKeys(Keys):
    """What editors changed in the texts of a document, and what they left standing on purpose."""

    emendations = optional(entries(_EmendationKeys), "Readings in place of what a text has.")
    sic = optional(entries(_SicKeys), "Words that are wrong in the source and stay.")


def load_emendations(
    folder: Path, sigla: frozenset[str]
) -> tuple[tuple[Emendation, ...], tuple[Sic, ...], tuple[Finding, ...]]:
    """What editors changed, what they left standing on purpose, and findings."""
    path = folder / "emendations.yml"
    if not is_there(path):
        return (), (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{folder.parent.name}/{folder.name}/{path.name}", findings)
    if root is None:
        return (), (), tuple(findings)
    keys = EmendationsKeys(root)
    emendations = tuple(_emendation(entry, sigla) for entry in keys.emendations)
    sics = tuple(Sic(_siglum(entry, sigla), entry.find, entry.note, entry.node.place) for entry in keys.sic)
    if excess := DECISIONS.fault(max(len(emendations), len(sics))):
        root.report(excess)
    return emendations, sics, tuple(findings)


def _emendation(keys: _EmendationKeys, sigla: frozenset[str]) -> Emendation:
    return Emendation(
        siglum=_siglum(keys, sigla),
        find=keys.find,
        occurrence=keys.occurrence,
        replace=keys.replace,
        reason=keys.reason,
        evidence=keys.evidence,
        place=keys.node.place,
    )


def _siglum(keys: _EmendationKeys | _SicKeys, sigla: frozenset[str]) -> str:
    siglum = keys.witness
    if siglum and sigla and siglum not in sigla:
        known = f"known: {', '.join(sorted(sigla))}"
        keys.given["witness"].report(f"`{siglum}` is no witness of this document", known)
    return siglum
