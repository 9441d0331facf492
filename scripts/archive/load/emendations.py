"""`sources/<document>/emendations.yml` -> emendations and *sic* notes; a document without the file has neither."""

from pathlib import Path

from archive.errors import Finding
from archive.load.nodes import Node, read_yaml
from archive.model import LANGUAGES, Emendation, Localized, Sic


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
    emendations = (
        tuple(_emendation(node, sigla) for node in fields["emendations"].items()) if "emendations" in fields else ()
    )
    sics = tuple(_sic(node, sigla) for node in fields["sic"].items()) if "sic" in fields else ()
    return emendations, sics, tuple(findings)


def _emendation(node: Node, sigla: frozenset[str]) -> Emendation:
    fields = node.fields(required=("witness", "find", "replace", "reason", "evidence"), optional=("occurrence",))
    return Emendation(
        siglum=_siglum(fields, sigla),
        find=_text(fields, "find"),
        occurrence=fields["occurrence"].integer() if "occurrence" in fields else 1,
        replace=fields["replace"].replacement() if "replace" in fields else "",
        reason=_localized(fields, "reason"),
        evidence=_localized(fields, "evidence"),
        place=node.place,
    )


def _sic(node: Node, sigla: frozenset[str]) -> Sic:
    fields = node.fields(required=("witness", "find", "note"))
    return Sic(_siglum(fields, sigla), _text(fields, "find"), _localized(fields, "note"), node.place)


def _siglum(fields: dict[str, Node], sigla: frozenset[str]) -> str:
    siglum = _text(fields, "witness")
    if siglum and sigla and siglum not in sigla:
        fields["witness"].report(f"`{siglum}` is no witness of this document", f"known: {', '.join(sorted(sigla))}")
    return siglum


def _text(fields: dict[str, Node], name: str) -> str:
    return fields[name].text() if name in fields else ""


def _localized(fields: dict[str, Node], name: str) -> Localized:
    return fields[name].localized() if name in fields else Localized(("",) * len(LANGUAGES))
