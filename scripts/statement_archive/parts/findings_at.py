"""The archive -> what there is to say of each paragraph: where texts differ, errors, who says what, references."""

from collections.abc import Mapping

from statement_archive.model import Archive
from statement_archive.parts.apparatus import register_path
from statement_archive.reader import Reader

FINDINGS = ("divergences", "translation", "attestations", "references")
"""The kinds of what is said of paragraphs, in the order in which pages have them."""
ToldOf = Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]
"""By document and slot, and by kind: where each of what is said stands, as a path under `docs/` with an anchor."""


def told_of_paragraphs(archive: Archive, reader: Reader) -> ToldOf:
    """Everything that is said of paragraphs, each once at each of them."""
    found: dict[tuple[str, str], dict[str, dict[str, None]]] = {}

    def note(document: str, slot: str, kind: str, target: str) -> None:
        found.setdefault((document, slot), {}).setdefault(kind, {})[target] = None

    for work in archive.works:
        for register in work.document.registers:
            path = register_path(work, register, reader)
            for remark in register.remarks:
                note(work.document.id, remark.slot, register.name, f"{path}#{remark.id}")
    for attestation in archive.attestations:
        for saying in attestation.sayings:
            target = f"{reader.language}/attestations.md#{attestation.id}"
            note(saying.passage.document, saying.passage.slot, "attestations", target)
    for link in archive.references.links:
        for end in link.ends:
            note(end.document, end.slot, "references", f"{reader.language}/references.md#{link.id}")
    return {at: {kind: tuple(targets) for kind, targets in kinds.items()} for at, kinds in found.items()}
