"""`sources/attestations.yml` -> attestations: who says what about the same fact, across documents."""

from collections import Counter
from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.nodes import Node, entries_of, localized_of, read_yaml, text_of
from statement_archive.model import Attestation, Passage, Saying


def load_attestations(sources: Path) -> tuple[tuple[Attestation, ...], tuple[Finding, ...]]:
    """The attestations in their order; an archive without the file has none."""
    path = sources / "attestations.yml"
    if not path.exists():
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    fields = root.fields(required=("attestations",)) if root else {}
    attestations = tuple(_attestation(node) for node in entries_of(fields, "attestations"))
    for twice, count in Counter(attestation.id for attestation in attestations).items():
        if root and count > 1 and twice:
            root.report(f"two attestations have the id `{twice}`")
    return attestations, tuple(findings)


def _attestation(node: Node) -> Attestation:
    fields = node.fields(required=("id", "question", "finding", "says"))
    return Attestation(
        id=fields["id"].matching(r"[a-z0-9]+(-[a-z0-9]+)*", "participants-number") if "id" in fields else "",
        question=localized_of(fields, "question"),
        finding=localized_of(fields, "finding"),
        sayings=tuple(_saying(entry) for entry in entries_of(fields, "says")),
        place=node.place,
    )


def _saying(node: Node) -> Saying:
    fields = node.fields(required=("document", "witness", "segment", "quotation", "reading"))
    document, siglum, slot, words = (text_of(fields, name) for name in ("document", "witness", "segment", "quotation"))
    return Saying(Passage(document, siglum, slot, words, node.place), localized_of(fields, "reading"))
