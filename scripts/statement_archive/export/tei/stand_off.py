"""A work -> the `standOff` of its file: who and what is named in it, and what editors say of its texts."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree

from statement_archive.export.format import Holdings
from statement_archive.export.tei.elements import (
    add,
    add_localized,
    entity_id,
    file_of,
    holds,
    new,
    own_id,
    pointers,
    segment_id,
)
from statement_archive.export.tei.inline import NAMES
from statement_archive.model import (
    Document,
    Edition,
    Entity,
    EntityKind,
    Occurrence,
    Passage,
    Reference,
    Register,
    Remark,
    Work,
)
from statement_archive.names import entity_name
from statement_archive.parts.marks import sic_places
from statement_archive.tags import canonical

_LISTS = {
    EntityKind.COUNTRY: ("listPlace", "place"),
    EntityKind.ORGANISATION: ("listOrg", "org"),
    EntityKind.PERSON: ("listPerson", "person"),
}


def stand_off_of(
    holdings: Holdings, work: Work, named: Mapping[str, Sequence[Occurrence]], marked: Collection[str]
) -> etree._Element | None:
    """All of it, None where there is nothing; `named` are the places of each entity, `marked` ids that texts have."""
    stand_off = new("standOff")
    _entities(stand_off, holdings, named)
    for register in work.document.registers:
        if register.remarks:
            _register(stand_off, work, register)
    _references(stand_off, holdings, work)
    for edition in work.editions:
        _sics(stand_off, work.document, edition, marked)
        _damages(stand_off, edition, marked)
    etree.indent(stand_off, space=" ")
    return stand_off if len(stand_off) else None


def _entities(stand_off: etree._Element, holdings: Holdings, named: Mapping[str, Sequence[Occurrence]]) -> None:
    for kind, (list_, one) in _LISTS.items():
        own = [entity for entity in holdings.archive.entities if entity.kind is kind and entity.id in named]
        if own:
            entries = add(stand_off, list_)
            for entity in own:
                entry = add(entries, one, id=entity_id(entity.id), n=entity.id)
                _names(entry, entity, holdings)
                ids = [segment_id(place.siglum, place.slot) for place in named[entity.id]]
                add(entry, "note", type="named", target=pointers(ids))


def _names(entry: etree._Element, entity: Entity, holdings: Holdings) -> None:
    """What it is called in the languages of the site and those that editors wrote it in."""
    names = {lang: text for reader in holdings.site for lang, text in entity_name(entity, reader).texts.items()}
    for language, name in names.items():
        add(entry, NAMES[entity.kind], name, lang=language)
    if entity.long:
        add_localized(entry, NAMES[entity.kind], entity.long, type="long")
    if entity.abbreviation:
        add(entry, NAMES[entity.kind], entity.abbreviation, type="abbreviation")
    if entity.office:
        add_localized(entry, "occupation", entity.office)


def _register(stand_off: etree._Element, work: Work, register: Register) -> None:
    remarks = add(stand_off, "listAnnotation", type=register.name)
    if register.lead:
        add_localized(remarks, "desc", register.lead)
    for remark in register.remarks:
        _remark(remarks, work, register, remark)


def _remark(remarks: etree._Element, work: Work, register: Register, remark: Remark) -> None:
    """The claim with its quotations; it points to the place in each of the texts that the register is about."""
    id_, target = f"{register.name}_{remark.id}", pointers(list(_places(work, register, remark)))
    annotation = add(remarks, "annotation", id=id_, motivation="assessing", target=target)
    note = add(annotation, "note", type=register.name, subtype=remark.category.value.replace(" ", "-"))
    if remark.severity:
        add(note, "term", remark.severity.value, type="severity")
    for quotation in remark.quotations:
        edition = work.edition(quotation.siglum)
        _quote(note, edition, remark.slot, quotation.words)
    add_localized(note, "p", remark.reason)


def _places(work: Work, register: Register, remark: Remark) -> Iterator[str]:
    for siglum in register.sigla:
        has_place = holds(work.edition(siglum), remark.slot)
        yield segment_id(siglum, remark.slot) if has_place else siglum


def _quote(parent: etree._Element, edition: Edition, slot: str, words: str, file: str = "") -> None:
    """Words of a text, with the place where they stand: in this file, or in that of another document."""
    quoted = add(parent, "cit")
    add(quoted, "quote", words, lang=canonical(edition.witness.language), source=f"{file}#{edition.witness.siglum}")
    if holds(edition, slot):
        add(quoted, "ref", target=f"{file}#{segment_id(edition.witness.siglum, slot)}")


def _references(stand_off: etree._Element, holdings: Holdings, work: Work) -> None:
    own = holdings.references.get(work.document.id, ())
    if own:
        entries = add(stand_off, "listAnnotation", type="references")
        for reference in own:
            _reference(entries, holdings, work.document, reference)


def _reference(entries: etree._Element, holdings: Holdings, document: Document, reference: Reference) -> None:
    """The quotation that says something of the other text first, then the one that it is about."""
    here = [end for end in reference.ends if end.document == document.id]
    target = pointers([segment_id(end.siglum, end.slot) for end in here])
    annotation = add(entries, "annotation", id=f"reference_{reference.id}", motivation="linking", target=target)
    note = add(annotation, "note", type=reference.relation.value, subtype=reference.likeness.value)
    for end in reference.ends:
        file = "" if end.document == document.id else file_of(end.document)
        _quote(note, _edition(holdings, end), end.slot, end.words, file)
    add_localized(note, "p", reference.reason)


def _edition(holdings: Holdings, end: Passage) -> Edition:
    return holdings.archive.by_id[end.document].edition(end.siglum)


def _sics(stand_off: etree._Element, document: Document, edition: Edition, marked: Collection[str]) -> None:
    """What is wrong in the source itself, at every place where it stands."""
    siglum = edition.witness.siglum
    own = [sic for sic in document.sics if sic.siglum == siglum]
    if not own:
        return
    entries = add(stand_off, "listAnnotation", type="sic", corresp=f"#{siglum}")
    for number, sic in enumerate(own, 1):
        ids = [
            own_id(siglum, f"sic{number}_{index}")
            if own_id(siglum, f"sic{number}_{index}") in marked
            else segment_id(siglum, segment)
            for index, (segment, _) in enumerate(sic_places(edition, sic), 1)
        ]
        id_, target = own_id(siglum, f"sic{number}"), pointers(ids or [siglum])
        annotation = add(entries, "annotation", id=id_, motivation="commenting", target=target)
        note = add(annotation, "note", type="sic")
        add(note, "quote", sic.find, lang=canonical(edition.witness.language), source=f"#{siglum}")
        add_localized(note, "p", sic.note)


def _damages(stand_off: etree._Element, edition: Edition, marked: Collection[str]) -> None:
    """What is damaged and could not be mended, with its offsets in the raw file."""
    siglum, start = edition.witness.siglum, edition.raw.start
    if not edition.ledger.damages:
        return
    entries = add(stand_off, "listAnnotation", type="damage", corresp=f"#{siglum}")
    for number, damage in enumerate(edition.ledger.damages, 1):
        place = own_id(siglum, f"d{number}")
        target = f"#{place if place in marked else siglum}"
        annotation = add(entries, "annotation", id=f"{place}_note", motivation="describing", target=target)
        note = add(annotation, "note", type="damage", subtype=damage.rule)
        add(note, "quote", damage.text, source=f"#{siglum}")
        span = {"from_": str(start + damage.start), "to": str(start + damage.end)}
        add(add(note, "bibl"), "citedRange", unit="raw", **span)
