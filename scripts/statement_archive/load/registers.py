"""`sources/<document>/audit.yml` -> registers; a document without the file has none."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.load.keys import Keys, entries, maybe, one, optional, required
from statement_archive.load.nodes import Node, read_yaml
from statement_archive.load.values import LOCALIZED, TEXT, Value, choice, matching, one_or_more, unread_list
from statement_archive.model import DivergenceKind, ErrorCategory, Quotation, Register, Remark, Severity

_REMARK = matching(r"[a-z][a-z0-9]*([-.][a-z0-9]+)*-[a-z]{1,2}", "p7-a")
_TOLD = "fn"
"""How the ids of footnotes begin, which the texts tell."""
_QUOTATIONS: Value[tuple[tuple[Node, Node], ...]] = Value(
    lambda node: tuple(node.pairs()),
    {"type": "object", "additionalProperties": one_or_more(TEXT).schema},
    (),
)
_LEAD = "What the page says of the list, as a sentence or two."
_REVIEWED = "Ids of segments that were read closely, whether or not there is anything to say of them."


class _RemarkKeys(Keys):
    id = required(_REMARK, "Its anchor: the segment, a hyphen and a letter; it never changes.")
    quotations = required(_QUOTATIONS, "The words that it is about, by the siglum of their text: one, or a list.")
    reason = required(LOCALIZED, "What is said of them.")


class _ErrorKeys(_RemarkKeys):
    """An error of a translation, at one place."""

    category = required(choice(ErrorCategory), "What is wrong (error types of MQM).")
    severity = required(choice(Severity), "How much it harms (MQM).")


class _PlaceKeys(_RemarkKeys):
    """A place at which official texts do not say the same."""

    category = required(choice(DivergenceKind), "How they differ.")


class _TranslationKeys(Keys):
    """What is wrong with a translation."""

    witness = required(TEXT, "Siglum of the translation.")
    errors = required(entries(_ErrorKeys), "The errors, in the order of the text.")
    lead = maybe(LOCALIZED, _LEAD)
    reviewed = optional(unread_list(TEXT), _REVIEWED)


class _DivergencesKeys(Keys):
    """Where official texts do not say the same."""

    witnesses = required(unread_list(TEXT), "Sigla of the texts that were compared.")
    places = required(entries(_PlaceKeys), "The places, in the order of the text.")
    lead = maybe(LOCALIZED, _LEAD)
    reviewed = optional(unread_list(TEXT), _REVIEWED)


class AuditKeys(Keys):
    """What editors found in a translation, and between the official texts, of a document."""

    translation = optional(one(_TranslationKeys), "What is wrong with a translation.")
    divergences = optional(one(_DivergencesKeys), "Where official texts do not say the same.")


def load_registers(
    folder: Path, sigla: frozenset[str], slots: frozenset[str] | None
) -> tuple[tuple[Register, ...], tuple[Finding, ...]]:
    """What editors found in a translation and between official texts, and findings.

    `slots` is None where the texts have to tell first which there are.
    """
    path = folder / "audit.yml"
    if not is_there(path):
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{folder.parent.name}/{folder.name}/{path.name}", findings)
    if root is None:
        return (), tuple(findings)
    keys = AuditKeys(root)
    registers = []
    for name in keys.given:
        register = keys.translation if name == "translation" else keys.divergences
        registers += [_register(name, register, sigla, slots)] if register else []
    return tuple(registers), tuple(findings)


def _register(
    name: str, keys: _TranslationKeys | _DivergencesKeys, sigla: frozenset[str], slots: frozenset[str] | None
) -> Register:
    if isinstance(keys, _TranslationKeys):
        named = tuple(keys.given[key] for key in ("witness",) if key in keys.given)
        remarks = tuple(_remark(entry, sigla, slots) for entry in keys.errors)
    else:
        named = keys.witnesses
        remarks = tuple(_remark(entry, sigla, slots) for entry in keys.places)
    for twice, count in Counter(remark.id for remark in remarks).items():
        if count > 1 and twice:
            keys.node.report(f"two entries of `{name}` have the id `{twice}`")
    return Register(
        name=name,
        sigla=tuple(_known(entry, sigla, "witness") for entry in named),
        remarks=remarks,
        reviewed=tuple(_reviewed(entry, slots) for entry in keys.reviewed),
        place=keys.node.place,
        lead=keys.lead,
    )


def _remark(keys: _ErrorKeys | _PlaceKeys, sigla: frozenset[str], slots: frozenset[str] | None) -> Remark:
    slot = keys.id.rpartition("-")[0]
    if slot and slots is not None and slot not in slots and not slot.startswith(_TOLD):
        keys.node.report(f"`{keys.id}` is about segment `{slot}`, which the sections don't have")
    return Remark(
        id=keys.id,
        slot=slot,
        category=keys.category,
        severity=keys.severity if isinstance(keys, _ErrorKeys) else None,
        quotations=tuple(_quotations(keys.quotations, sigla)),
        reason=keys.reason,
        place=keys.node.place,
    )


def _quotations(pairs: tuple[tuple[Node, Node], ...], sigla: frozenset[str]) -> Iterator[Quotation]:
    """Words by witness: one text, or a list of texts."""
    for key, value in pairs:
        siglum = _known(key, sigla, "witness")
        for words in one_or_more(TEXT).read(value):
            yield Quotation(siglum, words)


def _reviewed(node: Node, slots: frozenset[str] | None) -> str:
    return node.text() if slots is None or node.text().startswith(_TOLD) else _known(node, slots, "segment")


def _known(node: Node, known: frozenset[str], what: str) -> str:
    value = node.text()
    if value and known and value not in known:
        node.report(f"`{value}` is no {what} of this document", f"known: {', '.join(sorted(known))}")
    return value
