"""`sources/attestations.yml` -> attestations: who says what about the same fact, across documents."""

from collections import Counter
from pathlib import Path

from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.load.keys import Keys, entries, required
from statement_archive.load.nodes import read_yaml
from statement_archive.load.passages import PassageKeys
from statement_archive.load.values import LOCALIZED, matching
from statement_archive.model import Attestation, Saying


class _SayingKeys(PassageKeys):
    """What one text says of the fact, with its words."""

    reading = required(LOCALIZED, "What the text says, told shortly.")


class _AttestationKeys(Keys):
    """A fact of which several texts speak, and what each says."""

    id = required(matching(r"[a-z0-9]+(-[a-z0-9]+)*", "participants-number"), "Its name in addresses.")
    question = required(LOCALIZED, "What is asked of the texts.")
    finding = required(LOCALIZED, "What comes of it, as a sentence.")
    says = required(entries(_SayingKeys), "What each text says.")


class AttestationsKeys(Keys):
    """Who says what about the same fact, across documents."""

    attestations = required(entries(_AttestationKeys), "The facts, in the order of the page.")


def load_attestations(sources: Path) -> tuple[tuple[Attestation, ...], tuple[Finding, ...]]:
    """The attestations in their order; an archive without the file has none."""
    path = sources / "attestations.yml"
    if not is_there(path):
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    attestations = tuple(map(_attestation, AttestationsKeys(root).attestations)) if root else ()
    for twice, count in Counter(attestation.id for attestation in attestations).items():
        if root and count > 1 and twice:
            root.report(f"two attestations have the id `{twice}`")
    return attestations, tuple(findings)


def _attestation(keys: _AttestationKeys) -> Attestation:
    return Attestation(
        id=keys.id,
        question=keys.question,
        finding=keys.finding,
        sayings=tuple(Saying(entry.passage(), entry.reading) for entry in keys.says),
        place=keys.node.place,
    )
