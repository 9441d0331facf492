"""`sources/<document>/document.yml` -> `Document`."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.languages import known_languages
from statement_archive.limits import DECISIONS, TITLE, WITNESSES
from statement_archive.load.emendations import load_emendations
from statement_archive.load.file_names import RENAME, alike, is_device
from statement_archive.load.keys import Keys, entries, optional, required
from statement_archive.load.kinds import KIND, kind_of
from statement_archive.load.nodes import Node, read_yaml
from statement_archive.load.registers import load_registers
from statement_archive.load.sections import SECTIONS, SLUG, SectionList, declared_sections
from statement_archive.load.values import DATE, LOCALIZED, LOCALIZED_NAME
from statement_archive.load.witness import WitnessKeys, witness_of
from statement_archive.model import KNOWN_KINDS, Document, DocumentKind

_TAKEN_SLUG = r"index|full|made-.*|parallel|translation-audit|divergences"
"""Pages that every document has besides its sections."""
_TAKEN_SIGLUM = {"parallel": "the pages that show all texts", "full": "the page of the whole text"}
_FILES = frozenset({"archive", "attestations", "entities", "glossary", "outlines", "published", "references"})
"""Files of YAML beside the documents."""
_TAKEN_ID = frozenset(
    "about assets attestations comparisons corrections data documents glossary index names references search".split()
)
"""What stands beside documents in a site, besides languages: `pages/all_pages.py`, `docs/`."""


def is_taken(name: str) -> bool:
    """Whether other pages of a site have the address that a document of this name would have."""
    return name in _TAKEN_ID | {tag.lower() for tag in known_languages()}


class DocumentKeys(Keys):
    """A document: what it is, its sections, and the texts of it that there are."""

    kind = required(KIND, "What it is: a kind that is known, or one of `kinds` in archive.yml.")
    date = required(DATE, "The day on which it was issued.")
    place = required(LOCALIZED, "Where it was issued.")
    issuer = required(LOCALIZED, "Who issued it.")
    title = required(LOCALIZED, "Its title, for readers in whose language no text has one.")
    name = optional(LOCALIZED_NAME, "What it is called for short, if not by its kind; its date is added.")
    summary = required(LOCALIZED, "What it says, in a sentence or two.")
    sections = required(SECTIONS, "Its sections, in reading order: one an entry, or many of a kind from one line.")
    witnesses = required(entries(WitnessKeys), "Its texts, each in one language.")


def load_archive(
    sources: Path, kinds: Mapping[str, DocumentKind] | None = KNOWN_KINDS
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """All documents under `sources`, newest first, without those that have findings; and the findings of all.

    `kinds` are those that documents may be of; None where it could not be read which there are.
    """
    folders = [sources / name for name in document_names(sources)]
    findings: list[Finding] = []
    if not folders:
        findings.append(Finding(sources.name, "no document here", "add a folder with a document.yml and raw texts"))
    documents = []
    for folder in folders:
        document, own = load_document(folder, kinds)
        findings += own
        if document is not None:
            documents.append(document)
    return tuple(sorted(documents, key=_newest_first)), tuple(findings)


def document_names(sources: Path) -> tuple[str, ...]:
    """The names of the folders in which documents are declared, whether they can be read or not.

    A folder that is called as a file of the archive is none: that file's loader says so.
    """
    folders = (path.name for path in sources.glob("*") if path.is_dir())
    return tuple(sorted(name for name in folders if name.removesuffix(".yml") not in _FILES or "." not in name))


def load_document(
    folder: Path, kinds: Mapping[str, DocumentKind] | None = KNOWN_KINDS
) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document declared in `folder`, or None where there are findings."""
    findings: list[Finding] = []
    file = f"{folder.parent.name}/{folder.name}/document.yml"
    root = read_yaml(folder / "document.yml", file, findings)
    if not re.fullmatch(SLUG, folder.name) or is_device(folder.name):
        hint = "its name is the document's address: small letters, digits and single hyphens"
        findings.append(Finding(f"{folder.parent.name}/{folder.name}", "is not a name for a document's folder", hint))
    elif is_taken(folder.name):
        message = f"`{folder.name}` is the address of other pages of a site"
        findings.append(Finding(f"{folder.parent.name}/{folder.name}", message, "name the document's folder otherwise"))
    document = _document(DocumentKeys(root), folder.name, kinds) if root else None
    if document is not None:
        # What lacks only what could not be read here is not wrong itself.
        is_clear, sigla = not findings, frozenset(witness.siglum for witness in document.witnesses)
        sigla = frozenset() if "" in sigla else sigla
        emendations, sics, own = load_emendations(folder, sigla)
        slots = frozenset(slot.id for slot in document.outline) if is_clear and document.is_counted else None
        registers, misread = load_registers(folder, sigla, slots)
        document = replace(document, emendations=emendations, sics=sics, registers=registers)
        findings += (*own, *misread)
    return (None if findings else document), tuple(findings)


def _newest_first(document: Document) -> tuple[int, str]:
    return -int(document.date.replace("-", "")), document.id


def _document(keys: DocumentKeys, name: str, kinds: Mapping[str, DocumentKind] | None) -> Document:
    sections = keys.sections
    declared = declared_sections(sections) if sections else SectionList((), is_clear=False)
    document = Document(
        id=name,
        kind=kind_of(keys.kind, kinds) if keys.kind else DocumentKind(""),
        date=keys.date,
        place=keys.place,
        issuer=keys.issuer,
        title=keys.title,
        summary=keys.summary,
        sections=declared.sections,
        witnesses=tuple(map(witness_of, keys.witnesses)),
        name=keys.name,
    )
    _check_sizes(document, keys.given)
    if sections:
        _check_sections(document, sections, is_clear=declared.is_clear)
    if "witnesses" in keys.given:
        is_known = declared.is_clear and bool(declared.sections) and document.is_counted
        _check_witnesses(document, keys.given["witnesses"], is_clear=is_known)
    return document


def _check_sizes(document: Document, given: Mapping[str, Node]) -> None:
    """More than a program can go through in time, or a page show."""
    titles = [("title", document.title), *(("sections", section.title) for section in document.sections)]
    for name, title in titles:
        excess = max(map(len, title.texts.values()), default=0)
        if excess > TITLE.most:
            given[name].report(f"a title {TITLE.fault(excess)}")
    if excess_of_witnesses := WITNESSES.fault(len(document.witnesses)):
        given["witnesses"].report(excess_of_witnesses)
    for witness in document.witnesses:
        lists = (witness.boilerplate, witness.furniture, witness.lacunae, witness.decisions, witness.refusals)
        if excess_of_decisions := DECISIONS.fault(max(map(len, lists))):
            given["witnesses"].report(f"`{witness.siglum}` {excess_of_decisions}")


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
    if not document.witnesses and node.is_list:
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
