"""A work -> the `teiHeader` of its file: what it is, where its texts are from, how it is encoded, what was changed."""

from collections.abc import Iterator

from lxml import etree

from statement_archive.export.format import Holdings
from statement_archive.export.tei.elements import add, add_localized, new, own_id, pointers, segment_id
from statement_archive.ledger import published_edits
from statement_archive.model import Edit, Edition, Emendation, PartKind, Span, Work
from statement_archive.names import kind_language, kind_name
from statement_archive.tags import canonical

_PRACTICE = {
    "correction": ("tei-correction", "tei-offsets"),
    "normalization": ("tei-normalization",),
    "segmentation": ("tei-segmentation", "tei-text"),
    "interpretation": ("tei-gaps",),
}
"""Which sentences say what about the editing, by the element for it."""


def header_of(holdings: Holdings, work: Work) -> etree._Element:
    """The whole header."""
    header = new("teiHeader")
    description = add(header, "fileDesc")
    _titles(description, holdings, work)
    _publication(description, holdings, work)
    witnesses = add(add(description, "sourceDesc"), "listWit")
    for edition in work.editions:
        _witness(witnesses, edition)
    _encoding(header, holdings)
    _profile(header, holdings, work)
    _revisions(header, work)
    etree.indent(header, space=" ")
    return header


def _titles(description: etree._Element, holdings: Holdings, work: Work) -> None:
    document, imprint = work.document, holdings.archive.about.imprint
    titles = add(description, "titleStmt")
    add_localized(titles, "title", document.title)
    add_localized(add(titles, "author"), "orgName", document.issuer)
    if imprint.editor.texts:
        add_localized(add(titles, "editor"), "name", imprint.editor)
    if imprint.edition:
        add(add(description, "editionStmt"), "edition", imprint.edition, n=imprint.edition)


def _publication(description: etree._Element, holdings: Holdings, work: Work) -> None:
    imprint, id_ = holdings.archive.about.imprint, work.document.id
    publication = add(description, "publicationStmt")
    add(publication, "publisher", holdings.site[0].publisher)
    if imprint.date:
        add(publication, "date", imprint.date, when=imprint.date)
    add(publication, "idno", id_, type="document")
    add(publication, "idno", holdings.address(f"{holdings.site[0].language}/{id_}/index.md"), type="URI")
    if imprint.licence.texts:
        licence = add(add(publication, "availability"), "licence", target=imprint.licence_address)
        add_localized(licence, "p", imprint.licence)


def _witness(witnesses: etree._Element, edition: Edition) -> None:
    """Siglum, language, standing, origin, the raw file and its hash; what was left out of it, and what it lacks."""
    witness, raw = edition.witness, edition.raw
    entry = add(add(witnesses, "witness", id=witness.siglum), "bibl", type=witness.status.value.replace(" ", "-"))
    add(entry, "textLang", mainLang=canonical(witness.language))
    add(entry, "idno", witness.raw, type="raw")
    add(entry, "idno", witness.sha256, type="sha256")
    add(entry, "ptr", type="raw", target=witness.raw)
    if witness.original:
        add(entry, "ptr", type="original", target=witness.original)
    add(entry, "citedRange", unit="raw", from_=str(raw.start), to=str(raw.end))
    add_localized(entry, "note", witness.origin, type="origin")
    for part in edition.parts:
        if part.kind is PartKind.BOILERPLATE and part.reason:
            note = add(entry, "note", type="left-out")
            add(note, "quote", raw.whole[part.start : part.end], lang=canonical(witness.language))
            add_localized(note, "p", part.reason)
    for lacuna in edition.lacunae:
        ids = [segment_id(witness.siglum, slot) for slot in lacuna.segments]
        add(entry, "note", type="lacuna", subtype=lacuna.cause.value.replace(" ", "-"), target=pointers(ids))


def _encoding(header: etree._Element, holdings: Holdings) -> None:
    encoding = add(header, "encodingDesc")
    practice = add(encoding, "editorialDecl")
    for element, keys in _PRACTICE.items():
        told = add(practice, element, **({"method": "markup"} if element in ("correction", "normalization") else {}))
        for key in keys:
            for reader in holdings.site:
                add(told, "p", reader.say(key), lang=reader.language)


def _profile(header: etree._Element, holdings: Holdings, work: Work) -> None:
    document, site = work.document, holdings.site
    profile = add(header, "profileDesc")
    creation = add(profile, "creation")
    add(creation, "date", document.date, when=document.date)
    add_localized(creation, "placeName", document.place)
    for language, summary in document.summary.texts.items():
        add(add(profile, "abstract", lang=language), "p", summary)
    languages = add(profile, "langUsage")
    texts = [canonical(edition.witness.language) for edition in work.editions]
    for tag in dict.fromkeys((*texts, *(reader.language for reader in site))):
        add(languages, "language", site[0].language_name(tag), ident=tag)
    keywords = add(add(profile, "textClass"), "keywords")
    for reader in site:
        add(keywords, "term", kind_name(document.kind, reader), lang=kind_language(document.kind, reader))


def _revisions(header: etree._Element, work: Work) -> None:
    """The ledgers: a list for each text that anything was changed in."""
    changed = [edition for edition in work.editions if edition.ledger.edits]
    if not changed:
        return
    revisions = add(header, "revisionDesc", space="preserve")
    reasons = {entry.place: entry for entry in work.document.emendations}
    for edition in changed:
        siglum = edition.witness.siglum
        changes = add(revisions, "listChange", n=siglum, corresp=f"#{siglum}")
        for number, (edit, published) in enumerate(published_edits(edition.ledger.edits), 1):
            id_ = own_id(siglum, f"r{number}")
            change = add(changes, "change", id=id_, n=f"r{number}", type=edit.rule, subtype=edit.proof.value)
            _change(change, edit, edition.raw.start, published)
            _evidence(change, edit, reasons)


def _change(change: etree._Element, edit: Edit, start: int, published: Span) -> None:
    """What stood there and what stands there now, with the offsets of both."""
    choice = add(change, "choice")
    add(choice, "sic", edit.before)
    add(choice, "corr", edit.after)
    places = add(change, "bibl")
    add(places, "citedRange", unit="raw", from_=str(start + edit.start), to=str(start + edit.end))
    add(places, "citedRange", unit="published", from_=str(published.start), to=str(published.end))


def _evidence(change: etree._Element, edit: Edit, reasons: dict[str, Emendation]) -> None:
    """What proves it, as the rule names it; of an emendation, what editors say."""
    entries = list(_told(edit, reasons))
    for entry in entries:
        add_localized(change, "note", entry.reason, type="reason")
        add_localized(change, "note", entry.evidence, type="evidence")
    named = [(name, words) for name, words in edit.evidence if not (entries and name == "at")]
    if named:
        proofs = add(change, "list", type="evidence")
        for name, words in named:
            add(proofs, "item", words, n=name)


def _told(edit: Edit, reasons: dict[str, Emendation]) -> Iterator[Emendation]:
    return (reasons[words] for name, words in edit.evidence if name == "at" and words in reasons)
