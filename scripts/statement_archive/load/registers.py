"""`sources/<document>/audit.yml` -> registers; a document without the file has none."""

from collections import Counter
from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.nodes import Node, entries_of, localized_of, read_yaml
from statement_archive.model import DivergenceKind, ErrorCategory, Quotation, Register, Remark, Severity

_REMARK = r"[a-z][a-z0-9]*([-.][a-z0-9]+)*-[a-z]{1,2}"

_TOLD = "fn"
"""How the ids of footnotes begin, which the texts tell."""


def load_registers(
    folder: Path, sigla: frozenset[str], slots: frozenset[str] | None
) -> tuple[tuple[Register, ...], tuple[Finding, ...]]:
    """What editors found in a translation and between official texts, and findings.

    `slots` is None where the texts have to tell first which there are.
    """
    path = folder / "audit.yml"
    if not path.exists():
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{folder.parent.name}/{folder.name}/{path.name}", findings)
    fields = root.fields(optional=("translation", "divergences")) if root else {}
    return tuple(_register(name, node, sigla, slots) for name, node in fields.items()), tuple(findings)


def _register(name: str, node: Node, sigla: frozenset[str], slots: frozenset[str] | None) -> Register:
    is_audit = name == "translation"
    listed = "errors" if is_audit else "places"
    fields = node.fields(required=("witness" if is_audit else "witnesses", listed), optional=("lead", "reviewed"))
    named = [fields["witness"]] if "witness" in fields else list(entries_of(fields, "witnesses"))
    remarks = tuple(_remark(entry, sigla, slots, is_audit=is_audit) for entry in entries_of(fields, listed))
    for twice, count in Counter(remark.id for remark in remarks).items():
        if count > 1 and twice:
            node.report(f"two entries of `{name}` have the id `{twice}`")
    return Register(
        name=name,
        sigla=tuple(_known(entry, sigla, "witness") for entry in named),
        remarks=remarks,
        reviewed=tuple(_reviewed(entry, slots) for entry in entries_of(fields, "reviewed")),
        place=node.place,
        lead=fields["lead"].localized() if "lead" in fields else None,
    )


def _remark(node: Node, sigla: frozenset[str], slots: frozenset[str] | None, *, is_audit: bool) -> Remark:
    required = ("id", "category", *(("severity",) if is_audit else ()), "quotations", "reason")
    fields = node.fields(required=required)
    name = fields["id"].matching(_REMARK, "p7-a") if "id" in fields else ""
    slot = name.rpartition("-")[0]
    if slot and slots is not None and slot not in slots and not slot.startswith(_TOLD):
        node.report(f"`{name}` is about segment `{slot}`, which the sections don't have")
    return Remark(
        id=name,
        slot=slot,
        category=_category(fields["category"], is_audit=is_audit) if "category" in fields else ErrorCategory.OMISSION,
        severity=fields["severity"].choice(Severity) if "severity" in fields else None,
        quotations=_quotations(fields["quotations"], sigla) if "quotations" in fields else (),
        reason=localized_of(fields, "reason"),
        place=node.place,
    )


def _category(node: Node, *, is_audit: bool) -> ErrorCategory | DivergenceKind:
    return node.choice(ErrorCategory) if is_audit else node.choice(DivergenceKind)


def _quotations(node: Node, sigla: frozenset[str]) -> tuple[Quotation, ...]:
    """Words by witness: one text, or a list of texts."""
    return tuple(
        Quotation(siglum, words.text())
        for key, value in node.pairs()
        for siglum in (_known(key, sigla, "witness"),)
        for words in (value.items() if value.is_list else (value,))
    )


def _reviewed(node: Node, slots: frozenset[str] | None) -> str:
    return node.text() if slots is None or node.text().startswith(_TOLD) else _known(node, slots, "segment")


def _known(node: Node, known: frozenset[str], what: str) -> str:
    value = node.text()
    if value and value not in known:
        node.report(f"`{value}` is no {what} of this document", f"known: {', '.join(sorted(known))}")
    return value
