"""`sources/<document>/emendations.yml` -> emendations and *sic* notes; a document without the file has neither."""

from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.nodes import Node, entries_of, localized_of, read_yaml, text_of
from statement_archive.model import Emendation, Sic


def load_emendations(
    folder: Path, sigla: frozenset[str]
) -> tuple[tuple[Emendation, ...], tuple[Sic, ...], tuple[Finding, ...]]:
    """What editors changed, what they left standing on purpose, and findings."""
    path = folder / "emendations.yml"
    if not path.exists():
        return (), (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{folder.parent.name}/{folder.name}/{path.name}", findings)
    fields = root.fields(optional=("emendations", "sic")) if root else {}
    emendations = tuple(_emendation(node, sigla) for node in entries_of(fields, "emendations"))
    sics = tuple(_sic(node, sigla) for node in entries_of(fields, "sic"))
    return emendations, sics, tuple(findings)


def _emendation(node: Node, sigla: frozenset[str]) -> Emendation:
    fields = node.fields(required=("witness", "find", "replace", "reason", "evidence"), optional=("occurrence",))
    return Emendation(
        siglum=_siglum(fields, sigla),
        find=text_of(fields, "find"),
        occurrence=fields["occurrence"].integer() if "occurrence" in fields else 1,
        replace=fields["replace"].replacement() if "replace" in fields else "",
        reason=localized_of(fields, "reason"),
        evidence=localized_of(fields, "evidence"),
        place=node.place,
    )


def _sic(node: Node, sigla: frozenset[str]) -> Sic:
    fields = node.fields(required=("witness", "find", "note"))
    return Sic(_siglum(fields, sigla), text_of(fields, "find"), localized_of(fields, "note"), node.place)


def _siglum(fields: dict[str, Node], sigla: frozenset[str]) -> str:
    siglum = text_of(fields, "witness")
    if siglum and sigla and siglum not in sigla:
        fields["witness"].report(f"`{siglum}` is no witness of this document", f"known: {', '.join(sorted(sigla))}")
    return siglum
