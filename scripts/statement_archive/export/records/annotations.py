"""What is said of texts -> W3C Web Annotations (w3.org/TR/annotation-model): a page of them for each document.

All of them are one collection, of which each document has one page, so that no file grows with the number of documents.
Each remark of a register, each reference from the document, each change, damage and *sic* is one annotation.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.records.json_files import Record, as_json
from statement_archive.export.records.selectors import raw_source, target
from statement_archive.ledger import Offsets, published_edits
from statement_archive.model import Edit, Edition, Localized, Passage, Reference, Register, Remark, Sic, Span, Work
from statement_archive.parts.changes import explanation
from statement_archive.parts.marks import sic_places

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_COLLECTION = f"{FOLDER}/annotations.jsonld"
_MEDIA_TYPE = "application/ld+json"


def annotations(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """The page of a document."""
    yield _file(_page(work.document.id), partial(_page_of_annotations, holdings, work))


def _page_of_annotations(holdings: Holdings, work: Work) -> Record:
    path = _page(work.document.id)
    found = [
        {"id": f"{holdings.address(path)}#{name}", "type": "Annotation", **said}
        for name, said in _annotations(holdings, work)
    ]
    ids = holdings.archive.ids
    at = ids.index(work.document.id)
    near = {"prev": ids[at - 1 : at] if at else (), "next": ids[at + 1 : at + 2]}
    return {
        "@context": _CONTEXT,
        "id": holdings.address(path),
        "type": "AnnotationPage",
        "partOf": holdings.address(_COLLECTION),
        **{way: holdings.address(_page(other)) for way, others in near.items() for other in others},
        "items": found,
    }


def collection_of_annotations(holdings: Holdings) -> Iterator[DataFile]:
    """The collection, which leads to its first and last page."""
    if holdings.archive.works:
        yield _file(_COLLECTION, partial(_collection, holdings))


def _collection(holdings: Holdings) -> Record:
    works, ids = holdings.archive.works, holdings.archive.ids
    return {
        "@context": _CONTEXT,
        "id": holdings.address(_COLLECTION),
        "type": "AnnotationCollection",
        "label": [
            {"@value": reader.say("annotations-title"), "@language": reader.language} for reader in holdings.site
        ],
        "total": sum(_count(holdings, work) for work in works),
        "first": holdings.address(_page(ids[0])),
        "last": holdings.address(_page(ids[-1])),
    }


def _page(document: str) -> str:
    return f"{FOLDER}/{document}/annotations.jsonld"


def _file(path: str, record: Callable[[], Record]) -> DataFile:
    return DataFile(path, lambda: as_json(record()), _MEDIA_TYPE, "data-annotations")


def _count(holdings: Holdings, work: Work) -> int:
    remarks = sum(len(register.remarks) for register in work.document.registers)
    changes = sum(len(edition.ledger.edits) + len(edition.ledger.damages) for edition in work.editions)
    return remarks + len(_references(holdings, work)) + changes + len(work.document.sics)


def _annotations(holdings: Holdings, work: Work) -> Iterator[tuple[str, Record]]:
    """Each under its name, which it keeps."""
    for register in work.document.registers:
        for remark in register.remarks:
            yield f"{register.name}-{remark.id}", _remark(holdings, work, register, remark)
    for reference in _references(holdings, work):
        yield f"reference-{reference.id}", _reference(holdings, reference)
    for edition in work.editions:
        siglum = edition.witness.siglum
        for number, (edit, span) in enumerate(published_edits(edition.ledger.edits), 1):
            yield f"{siglum}-r{number}", _change(holdings, work, edition, edit, span)
        yield from ((f"{siglum}-d{number}", one) for number, one in enumerate(_damages(holdings, work, edition), 1))
        sics = (sic for sic in work.document.sics if sic.siglum == siglum)
        yield from ((f"{siglum}-sic{number}", _sic(holdings, work, edition, sic)) for number, sic in enumerate(sics, 1))


def _references(holdings: Holdings, work: Work) -> Sequence[Reference]:
    """Those from a document to others."""
    return [one for one in holdings.archive.references.links if one.ends[0].document == work.document.id]


def _remark(holdings: Holdings, work: Work, register: Register, remark: Remark) -> Record:
    kinds = [remark.category.value, *([remark.severity.value] if remark.severity else [])]
    places = [
        _passage(holdings, Passage(work.document.id, quotation.siglum, remark.slot, quotation.words, remark.place))
        for quotation in remark.quotations
    ]
    motivation = "assessing" if register.name == "translation" else "commenting"
    return _said(motivation, [*_kinds(*kinds), *_reasons(remark.reason)], places)


def _reference(holdings: Holdings, reference: Reference) -> Record:
    source, other = (_passage(holdings, end) for end in reference.ends)
    kinds = _kinds(reference.relation.value, reference.likeness.value)
    return _said("linking", [{**other, "purpose": "linking"}, *kinds, *_reasons(reference.reason)], [source])


def _change(holdings: Holdings, work: Work, edition: Edition, edit: Edit, span: Span) -> Record:
    """What stands there now is the target; what the raw file has is told of beside the reason."""
    raw = raw_source(holdings, work, edition, Span(edit.start, edit.end))
    bodies = [{**raw, "purpose": "identifying"}, *_kinds(edit.rule, edit.proof.value)]
    bodies += _reasons(_proof(holdings, work, edit))
    return _said("editing", bodies, [target(holdings, work, edition, span)])


def _proof(holdings: Holdings, work: Work, edit: Edit) -> Localized:
    place = dict(edit.evidence).get("at")
    for entry in work.document.emendations:
        if entry.place == place:
            evidence = entry.evidence.texts
            return Localized(
                {tag: f"{text} {evidence.get(tag, '')}".strip() for tag, text in entry.reason.texts.items()}
            )
    told = ((reader.language, *explanation(edit, reader)) for reader in holdings.site)
    return Localized({language: sentence.format(**values) for language, sentence, values in told})


def _damages(holdings: Holdings, work: Work, edition: Edition) -> Iterator[Record]:
    offsets = Offsets(edition.ledger.edits)
    for damage in edition.ledger.damages:
        key = "damage-furniture" if damage.rule == "furniture" else "damage-why"
        reasons = Localized({reader.language: reader.say(key) for reader in holdings.site})
        span = offsets.to_published(damage.start, damage.end)
        bodies = [*_kinds("damage", damage.rule), *_reasons(reasons)]
        yield _said("questioning", bodies, [target(holdings, work, edition, span)])


def _sic(holdings: Holdings, work: Work, edition: Edition, sic: Sic) -> Record:
    places = [target(holdings, work, edition, span) for _, span in sic_places(edition, sic)]
    return _said("commenting", [*_kinds("sic"), *_reasons(sic.note)], places)


def _passage(holdings: Holdings, passage: Passage) -> Record:
    """The words of a passage; where they are not found, the passage."""
    work = holdings.archive.by_id[passage.document]
    edition = work.edition(passage.siglum)
    span = edition.find(passage.slot, passage.words)
    assert span, f"{passage.place}: {passage.words!r} is proved before anything is made"
    return target(holdings, work, edition, span)


def _said(motivation: str, bodies: Sequence[Record], places: Sequence[Record]) -> Record:
    return {"motivation": motivation, "body": bodies, "target": places}


def _kinds(*words: str) -> Iterator[Record]:
    """What kind of thing is said, in the archive's own words."""
    return ({"type": "TextualBody", "value": word, "format": "text/plain", "purpose": "classifying"} for word in words)


def _reasons(words: Localized) -> Iterator[Record]:
    """What is said, in each language that it was written in."""
    for language, text in words.texts.items():
        yield {
            "type": "TextualBody",
            "value": text,
            "format": "text/plain",
            "language": language,
            "purpose": "describing",
        }


ANNOTATIONS = Format(
    "annotations",
    "https://www.w3.org/TR/annotation-model/",
    annotations,
    collection_of_annotations,
    use="""python3 -c 'import json
for item in json.load(open("{file}", "rb"))["items"]: print(item["motivation"], item["id"])'""",
)
