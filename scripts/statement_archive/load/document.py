"""`sources/<document>/document.yml` -> `Document`."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePosixPath

from statement_archive.findings import Finding
from statement_archive.labels import FORMS
from statement_archive.languages import known_languages
from statement_archive.load.emendations import load_emendations
from statement_archive.load.file_names import RENAME, alike, is_device, raw_fault
from statement_archive.load.nodes import Node, date_of, entries_of, localized_of, read_yaml
from statement_archive.load.registers import load_registers
from statement_archive.load.sections import SLUG, SectionList, declared_sections
from statement_archive.model import (
    Boilerplate,
    Cause,
    Decision,
    Document,
    DocumentKind,
    LacunaRule,
    Numbering,
    Refusal,
    RepairName,
    Status,
    Witness,
)

_SIGLUM = r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*"
_LANGUAGE = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
_TEMPLATE = rf"[^{{}}]*\{{({'|'.join(FORMS)})\}}([^{{}}]+\{{({'|'.join(FORMS)})\}})*[^{{}}]*"
_FURNITURE = rf"[^{{}}]*(?:\{{(?:form feed|{'|'.join(FORMS)})\}}[^{{}}]*)*"
_OF_A_WITNESS = ("lines", "numbering", "boilerplate", "furniture", "lacunae", "alignment", "original", "repairs")
_SLOT = r"[a-z][a-z0-9]*([-.][a-z0-9]+)*"
_APART = "boilerplate"
"""What a decision says of lines that are not the document's own."""
_TAKEN_SLUG = r"index|full|made-.*|parallel|translation-audit|divergences"
"""Pages that every document has besides its sections."""
_TAKEN_SIGLUM = {"parallel": "the pages that show all texts", "full": "the page of the whole text"}
_TAKEN_ID = frozenset(
    "about assets attestations comparisons corrections data documents glossary index names references search".split()
)
"""What stands beside documents in a site, besides languages: `pages/all_pages.py`, `docs/`."""


def load_archive(sources: Path) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """All documents under `sources`, newest first, without those that have findings; and the findings of all."""
    folders = sorted(path for path in sources.glob("*") if path.is_dir())
    findings: list[Finding] = []
    if not folders:
        findings.append(Finding(sources.name, "no document here", "add a folder with a document.yml and raw texts"))
    documents = []
    for folder in folders:
        document, own = load_document(folder)
        findings += own
        if document is not None:
            documents.append(document)
    return tuple(sorted(documents, key=_newest_first)), tuple(findings)


def load_document(folder: Path) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document declared in `folder`, or None where there are findings."""
    findings: list[Finding] = []
    file = f"{folder.parent.name}/{folder.name}/document.yml"
    root = read_yaml(folder / "document.yml", file, findings)
    if not re.fullmatch(SLUG, folder.name) or is_device(folder.name):
        hint = "its name is the document's address: small letters, digits and single hyphens"
        findings.append(Finding(f"{folder.parent.name}/{folder.name}", "is not a name for a document's folder", hint))
    elif folder.name in _TAKEN_ID | {tag.lower() for tag in known_languages()}:
        message = f"`{folder.name}` is the address of other pages of a site"
        findings.append(Finding(f"{folder.parent.name}/{folder.name}", message, "name the document's folder otherwise"))
    document = _document(root, folder.name) if root else None
    if document is not None:
        sigla = frozenset(witness.siglum for witness in document.witnesses)
        emendations, sics, own = load_emendations(folder, sigla)
        slots = frozenset(slot.id for slot in document.outline)
        registers, misread = load_registers(folder, sigla, slots if document.is_counted else None)
        document = replace(document, emendations=emendations, sics=sics, registers=registers)
        findings += (*own, *misread)
    return (None if findings else document), tuple(findings)


def _newest_first(document: Document) -> tuple[int, str]:
    return -int(document.date.replace("-", "")), document.id


def _document(root: Node, name: str) -> Document:
    required = ("kind", "date", "place", "issuer", "title", "summary", "sections", "witnesses")
    fields = root.fields(required=required, optional=("name",))
    declared = declared_sections(fields["sections"]) if "sections" in fields else SectionList((), is_clear=False)
    document = Document(
        id=name,
        kind=fields["kind"].choice(DocumentKind) if "kind" in fields else DocumentKind.STATEMENT,
        date=date_of(fields, "date"),
        place=localized_of(fields, "place"),
        issuer=localized_of(fields, "issuer"),
        title=localized_of(fields, "title"),
        summary=localized_of(fields, "summary"),
        sections=declared.sections,
        witnesses=tuple(_witness(node) for node in entries_of(fields, "witnesses")),
        name=localized_of(fields, "name", is_name=True),
    )
    if "sections" in fields:
        _check_sections(document, fields["sections"], is_clear=declared.is_clear)
    if "witnesses" in fields:
        is_known = declared.is_clear and bool(declared.sections) and document.is_counted
        _check_witnesses(document, fields["witnesses"], is_clear=is_known)
    return document


def _witness(node: Node) -> Witness:
    required = ("siglum", "language", "status", "raw", "sha256", "origin")
    fields = node.fields(required=required, optional=_OF_A_WITNESS)

    def text(name: str, pattern: str, example: str) -> str:
        return fields[name].matching(pattern, example) if name in fields else ""

    return Witness(
        siglum=text("siglum", _SIGLUM, "zh"),
        language=fields["language"].language() if "language" in fields else "",
        status=fields["status"].choice(Status) if "status" in fields else Status.OFFICIAL,
        raw=_raw_path(fields["raw"]) if "raw" in fields else "",
        sha256=text("sha256", r"[0-9a-f]{64}", "2ba66de09f0d… (64 digits, as sha256sum prints them)"),
        origin=localized_of(fields, "origin"),
        place=node.place,
        lines=fields["lines"].range() if "lines" in fields else None,
        numbering=_numbering(fields["numbering"]) if "numbering" in fields else Numbering(),
        boilerplate=tuple(_boilerplate(entry) for entry in entries_of(fields, "boilerplate")),
        furniture=_furniture(fields["furniture"]) if "furniture" in fields else (),
        lacunae=tuple(_lacuna(entry) for entry in entries_of(fields, "lacunae")),
        decisions=tuple(_decision(entry) for entry in entries_of(fields, "alignment")),
        original=text("original", r"https?://\S+", "https://example.org/statement"),
        refusals=tuple(_refusal(entry) for entry in entries_of(fields, "repairs")),
    )


def _raw_path(node: Node) -> str:
    value = node.sentence()
    path = PurePosixPath(value.replace("\\", "/"))
    is_inside = path.parts[:1] == ("raw",) and len(path.parts) > 1 and ".." not in path.parts
    if value and not is_inside:
        node.report(f"`{path}` leaves the folder raw/ of its document", "write it like `raw/en-official.txt`")
    elif value:
        # A blank at either end, which a sentence is read without, is part of a name.
        fault = "has a blank before or behind it" if value != node.text().rstrip("\n") else raw_fault(str(path))
        if fault:
            node.report(f"`{path}` {fault}", RENAME)
    return str(path)


def _numbering(node: Node) -> Numbering:
    fields = node.fields(optional=("paragraph", "section", "item", "note", "footnote"))

    def templates(name: str) -> tuple[str, ...]:
        return tuple(_template(entry) for entry in _one_or_more(fields, name))

    return Numbering(
        paragraph=templates("paragraph"),
        section=templates("section"),
        item=tuple(_item_mark(entry) for entry in _one_or_more(fields, "item")),
        note=fields["note"].text() if "note" in fields else "",
        footnote=_template(fields["footnote"]) if "footnote" in fields else "",
    )


def _one_or_more(fields: dict[str, Node], name: str) -> tuple[Node, ...]:
    """The entries of a list, or the one value that stands for a list of one."""
    return (
        entries_of(fields, name)
        if name in fields and fields[name].is_list
        else tuple(fields[key] for key in (name,) if key in fields)
    )


def _template(node: Node) -> str:
    return node.matching(_TEMPLATE, "{n}. ")


def _item_mark(node: Node) -> str:
    """A sign such as `·`, or a template such as `({letter}) `."""
    mark = node.text()
    return _template(node) if "{" in mark or "}" in mark else mark


def _refusal(node: Node) -> Refusal:
    fields = node.fields(required=("reason",), optional=("off", "keep", "occurrence"))
    if ("off" in fields) == ("keep" in fields):
        node.report("needs either `off`, the name of a rule, or `keep`, words of the raw text")
    if "occurrence" in fields and "keep" not in fields:
        fields["occurrence"].report("an `occurrence` is for `keep`")
    return Refusal(
        reason=localized_of(fields, "reason"),
        place=node.place,
        off=fields["off"].choice(RepairName) if "off" in fields else None,
        keep=fields["keep"].text() if "keep" in fields else None,
        occurrence=fields["occurrence"].integer() if "occurrence" in fields else 1,
    )


def _boilerplate(node: Node) -> Boilerplate:
    fields = node.fields(required=("reason",), optional=("text", "occurrence", "start", "until"))
    anchors = {name: fields[name].text() for name in ("text", "start", "until") if name in fields}
    if not anchors or ("text" in anchors and len(anchors) > 1):
        node.report("needs `text`, or `start` or `until` or both")
    return Boilerplate(
        reason=localized_of(fields, "reason"),
        place=node.place,
        occurrence=fields["occurrence"].integer() if "occurrence" in fields else 1,
        **anchors,
    )


def _furniture(node: Node) -> tuple[str, ...]:
    return tuple(filter(None, (entry.matching(_FURNITURE, "- {n} -") for entry in node.items())))


def _lacuna(node: Node) -> LacunaRule:
    fields = node.fields(required=("cause",), optional=("start",))
    cause = fields["cause"].choice(Cause) if "cause" in fields else Cause.DROPPED
    return LacunaRule(cause, fields["start"].matching(_SLOT, "s4") if "start" in fields else None)


def _decision(node: Node) -> Decision:
    fields = node.fields(required=("is",), optional=("begins", "line", "until", "occurrence", "reason"))
    named = [name for name in ("begins", "line") if name in fields]
    if len(named) != 1:
        node.report("needs `begins`, the first words of a line, or `line`, the whole of it")
    slot = fields["is"].matching(_SLOT, "p7") if "is" in fields else ""
    if (slot == _APART) != ("reason" in fields):
        node.report("needs a `reason`" if slot == _APART else "a `reason` is for `is: boilerplate`")
    return Decision(
        begins=fields[named[0]].text() if named else "",
        slot=slot,
        place=node.place,
        until=fields["until"].text() if "until" in fields else "",
        occurrence=fields["occurrence"].integer() if "occurrence" in fields else 1,
        is_whole="line" in named,
        reason=fields["reason"].localized() if "reason" in fields else None,
    )


def _check_sections(document: Document, node: Node, *, is_clear: bool) -> None:
    """Rules between sections; where one of them could not be read (not `is_clear`), gaps mean nothing."""
    for name, values in (("id", [s.id for s in document.sections]), ("slug", [s.slug for s in document.sections])):
        for value in _repeated(values):
            node.report(f"two sections have the {name} `{value}`")
    for slug in sorted({section.slug for section in document.sections if re.fullmatch(_TAKEN_SLUG, section.slug)}):
        node.report(f"the slug `{slug}` is taken by a page that every document has")
    for slug in (section.slug for section in document.sections if is_device(section.slug)):
        node.report(f"the slug `{slug}` names a folder, and Windows keeps it for a device")
    expected = 1
    for section in document.sections:
        if section.paragraphs is None:
            break
        if not section.paragraphs:
            continue
        start = section.paragraphs.start
        if start < expected or (is_clear and start > expected):
            what = "overlaps the one before" if start < expected else "leaves a gap before it"
            node.report(
                f"the range {section.paragraphs.start}-{section.paragraphs.stop - 1} of section `{section.id}` {what}",
                f"it should start at {expected}",
            )
        expected = max(expected, section.paragraphs.stop)
    if not document.sections and is_clear:
        node.report("no section", "declare at least one")


def _check_witnesses(document: Document, node: Node, *, is_clear: bool) -> None:
    if not document.witnesses:
        node.report("no witness", "declare at least one raw text")
    for siglum in _repeated([witness.siglum for witness in document.witnesses]):
        node.report(f"two witnesses have the siglum `{siglum}`")
    for first, second in alike(witness.raw for witness in document.witnesses):
        node.report(f"`{first}` and `{second}` differ in capitals only, which not every disk tells apart", RENAME)
    for first, second in alike(witness.siglum for witness in document.witnesses):
        node.report(f"the sigla `{first}` and `{second}` differ in capitals only, and name files")
    slugs = {section.slug for section in document.sections}
    slots = {slot.id for slot in document.outline}
    for witness in document.witnesses:
        if is_device(witness.siglum):
            node.report(f"the siglum `{witness.siglum}` names a folder, and Windows keeps it for a device")
        if witness.siglum in _TAKEN_SIGLUM:
            node.report(f"the siglum `{witness.siglum}` is taken by {_TAKEN_SIGLUM[witness.siglum]}")
        if witness.siglum in slugs:
            node.report(f"`{witness.siglum}` is the siglum of a witness and the slug of a section")
        named = [rule.start for rule in witness.lacunae if rule.start]
        named += [decision.slot for decision in witness.decisions if not decision.reason]
        for slot in sorted(set(named) - slots - {""}) if is_clear else ():
            node.findings.append(Finding(witness.place, f"names segment `{slot}`, which the sections don't have"))


def _repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1 and value]
