"""A text of a work -> its `meta` in Akoma Ntoso: what it is (FRBR), whose, and what it says of other documents."""

from collections.abc import Iterator

from lxml import etree

from statement_archive.addresses import named
from statement_archive.export.akn.elements import (
    NOWHERE,
    add,
    alpha3,
    eid,
    expression_iri,
    passage_iri,
    subtype,
    work_iri,
)
from statement_archive.export.format import Holdings
from statement_archive.model import Document, Edition, Passage, Reference, Slot, Status, Work
from statement_archive.names import status_name, text_phrase
from statement_archive.parts.cite import own_reader, own_title
from statement_archive.reader import Reader
from statement_archive.tags import canonical, translated_from

_ARCHIVE, _ISSUER, _MACHINE = "archive", "issuer", "machine"
"""The `eId` of those who made something of the document."""
_ONTOLOGY = "/akn/ontology"


def add_meta(statement: etree._Element, holdings: Holdings, work: Work, edition: Edition) -> None:
    """Put the element into a statement."""
    reader = own_reader(edition, holdings.site[0])
    meta = add(statement, "meta")
    identification = add(meta, "identification", source=f"#{_ARCHIVE}")
    _work(identification, work, edition, reader)
    _expression(identification, work, edition)
    _manifestation(identification, holdings, work, edition)
    own = [(end, link) for link in holdings.references.get(work.document.id, ()) for end in _ends(link, work, edition)]
    if own:
        _analysis(meta, holdings, work, own)
    _references(meta, work, edition, reader)
    if own:
        _notes(meta, holdings, own, reader)
    etree.indent(meta, space=" ")


def _work(identification: etree._Element, work: Work, edition: Edition, reader: Reader) -> None:
    document, iri = work.document, work_iri(work.document)
    record = _begin(identification, "FRBRWork", f"{iri}/!main", iri)
    add(record, "FRBRalias", name="title", value=own_title(work, edition, reader))
    _made(record, document.date, _ISSUER)
    add(record, "FRBRcountry", value=NOWHERE)
    if subtype(document):
        add(record, "FRBRsubtype", value=subtype(document))
    add(record, "FRBRnumber", value=document.id)


def _expression(identification: etree._Element, work: Work, edition: Edition) -> None:
    document, witness, iri = work.document, edition.witness, expression_iri(work.document, edition)
    is_machine = witness.status is Status.MACHINE_TRANSLATION
    record = _begin(identification, "FRBRExpression", f"{iri}/!main", iri)
    _made(record, document.date, _MACHINE if is_machine else _ISSUER)
    add(record, "FRBRauthoritative", value="true" if witness.status is Status.OFFICIAL else "false")
    add(record, "FRBRlanguage", language=alpha3(witness.language))
    source = translated_from(witness.language)
    if source:
        sources = (other for other in work.editions if other is not edition and _is_source(other, source))
        origin = next((expression_iri(document, other) for other in sources), work_iri(document))
        by = _MACHINE if is_machine else _ISSUER
        told = {"href": origin, "fromLanguage": alpha3(source), "authoritative": "false", "by": f"#{by}"}
        add(record, "FRBRtranslation", **told)


def _is_source(edition: Edition, source: str) -> bool:
    witness = edition.witness
    return witness.status is not Status.MACHINE_TRANSLATION and alpha3(witness.language) == alpha3(source)


def _manifestation(identification: etree._Element, holdings: Holdings, work: Work, edition: Edition) -> None:
    iri, imprint = expression_iri(work.document, edition), holdings.archive.about.imprint
    record = _begin(identification, "FRBRManifestation", f"{iri}/!main.xml", f"{iri}.akn")
    _made(record, imprint.date or work.document.date, _ARCHIVE)
    add(record, "FRBRformat", value="application/akn+xml")


def _begin(identification: etree._Element, name: str, this: str, iri: str) -> etree._Element:
    record = add(identification, name)
    add(record, "FRBRthis", value=this)
    add(record, "FRBRuri", value=iri)
    return record


def _made(record: etree._Element, date: str, by: str) -> None:
    add(record, "FRBRdate", date=date, name="Generation")
    add(record, "FRBRauthor", href=f"#{by}")


def _references(meta: etree._Element, work: Work, edition: Edition, reader: Reader) -> None:
    """Who is meant by those that the rest names."""
    references = add(meta, "references", source=f"#{_ARCHIVE}")
    organisation = f"{_ONTOLOGY}/organization/{NOWHERE}"
    name = reader.publisher
    add(references, "TLCOrganization", eId=_ARCHIVE, href=f"{organisation}/{named(name)}", showAs=name)
    issuer = reader.text(work.document.issuer) or work.document.id
    add(references, "TLCOrganization", eId=_ISSUER, href=f"{organisation}/{work.document.id}-issuer", showAs=issuer)
    if edition.witness.status is Status.MACHINE_TRANSLATION:
        name = status_name(Status.MACHINE_TRANSLATION, reader)
        href = f"{_ONTOLOGY}/process/{NOWHERE}/machine-translation"
        add(references, "TLCProcess", eId=_MACHINE, href=href, showAs=name)


def _ends(link: Reference, work: Work, edition: Edition) -> Iterator[int]:
    """Which ends of a reference stand in the edition."""
    for number, end in enumerate(link.ends):
        is_here = end.document == work.document.id and end.siglum == edition.witness.siglum
        if is_here and end.slot in edition.by_slot:
            yield number


def _analysis(meta: etree._Element, holdings: Holdings, work: Work, own: list[tuple[int, Reference]]) -> None:
    """The references: editors make them, no text says them, so they are implicit."""
    others = add(add(meta, "analysis", source=f"#{_ARCHIVE}"), "otherReferences", source=f"#{_ARCHIVE}")
    for number, link in own:
        here, there = link.ends[number], link.ends[1 - number]
        place = eid(_slot(work.document, work.edition(here.siglum), here.slot))
        add(others, "implicitReference", for_=f"#{place}", href=_iri(holdings, there), showAs=there.words)


def _notes(meta: etree._Element, holdings: Holdings, own: list[tuple[int, Reference]], reader: Reader) -> None:
    """The evidence of each reference: the words of both ends, the reason, and the other document."""
    notes = add(meta, "notes", source=f"#{_ARCHIVE}")
    for number, link in own:
        there = link.ends[1 - number]
        note = add(notes, "note", eId=f"note_{link.id}_{number}")
        for end in link.ends:
            language = canonical(_edition(holdings, end).witness.language)
            add(note, "p", end.words, lang=language, class_="quotation")
        add(note, "p", reader.text(link.reason), lang=reader.language_of(link.reason), class_="reason")
        other = holdings.archive.by_id[there.document]
        name = text_phrase(other, _edition(holdings, there), reader)
        add(note, "documentRef", eId=f"note_{link.id}_{number}__documentRef", href=_iri(holdings, there), showAs=name)


def _iri(holdings: Holdings, end: Passage) -> str:
    other, edition = holdings.archive.by_id[end.document], _edition(holdings, end)
    return passage_iri(other.document, edition, _slot(other.document, edition, end.slot))


def _edition(holdings: Holdings, end: Passage) -> Edition:
    return holdings.archive.by_id[end.document].edition(end.siglum)


def _slot(document: Document, edition: Edition, slot: str) -> Slot:
    """The place in the outline under which an edition has what answers to a slot."""
    own = edition.by_slot[slot].id if slot in edition.by_slot else slot
    return next(one for one in document.outline if one.id == own)
