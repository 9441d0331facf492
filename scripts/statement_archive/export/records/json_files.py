"""An archive -> JSON files in UTF-8: keys in a fixed order, one line feed at the end; beside them their schemas."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.records.json_schemas import LEDGER, REFERENCES, REGISTERS, SEGMENTS, SHAPES, Shape
from statement_archive.ledger import published_edits
from statement_archive.model import Edition, Localized, RawPart, Reference, References, Segment, Work
from statement_archive.parts.json_text import json_text

_SCHEMA = "application/schema+json"
_OF_ENTRIES = "\n  "
"""What begins a line of a member's entry."""
Record = dict[str, object]
"""An object of JSON."""


def json_of_work(_: Holdings, work: Work) -> Iterator[DataFile]:
    """Segments, what editors found, and for each text the ledger of what was changed in it."""
    folder = f"{FOLDER}/{work.document.id}"
    yield json_file(f"{folder}/segments.json", SEGMENTS, partial(_segments, work), "data-segments")
    if work.document.registers:
        yield json_file(f"{folder}/registers.json", REGISTERS, partial(_registers, work), "data-registers")
    for edition in work.editions:
        siglum = edition.witness.siglum
        yield json_file(
            f"{folder}/ledger-{siglum}.json", LEDGER, partial(_ledger, work, edition), "data-ledger", siglum
        )


def json_of_archive(holdings: Holdings) -> Iterator[DataFile]:
    """References between documents, where there are any, and the schemas of all files, made and written by hand."""
    references = holdings.archive.references
    if references.links:
        yield json_file(f"{FOLDER}/references.json", REFERENCES, partial(_references, references), "references-title")
    for shape in SHAPES:
        described = shape.schema(holdings.address(shape.path))
        yield DataFile(shape.path, partial(as_json, described), _SCHEMA, "data-schema")
    for stem, schema in holdings.schemas.items():
        path = f"{FOLDER}/schemas/sources/{stem}.schema.json"
        described = {"$id": holdings.address(path), **schema}
        yield DataFile(path, partial(as_json, described), _SCHEMA, "data-schema-sources")


def json_file(
    path: str, shape: Shape, record: Callable[[], Record], said: str, siglum: str = "", *, is_part: bool = False
) -> DataFile:
    """A file of a kind, with the way to its schema and its version in front; `record` makes what it says."""
    return DataFile(path, lambda: as_json(shape.stamp(path, record())), "application/json", said, siglum, is_part)


def as_json(record: Mapping[str, object]) -> bytes:
    """A record as the bytes of a file; of a value that is an iterator one entry at a time is made and written."""
    members = (f" {json_text(key)}: {_member(value)}" for key, value in record.items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode("utf-8")


def _member(value: object) -> str:
    if not isinstance(value, Iterator):
        return json_text(value, "\n ")
    entries = ",\n".join(f"  {json_text(entry, _OF_ENTRIES)}" for entry in value)
    return f"[\n{entries}\n ]" if entries else "[]"


def _references(references: References) -> dict[str, object]:
    """All references and all declined candidates, with their evidence."""
    return {
        "references": [_reference(reference) for reference in references.links],
        "declined": [_reference(reference) for reference in references.declined],
        "none": [
            {"document": entry.document, "segments": list(entry.slots), "reason": _in_all_languages(entry.reason)}
            for entry in references.none
        ],
    }


def _reference(reference: Reference) -> dict[str, object]:
    return {
        "id": reference.id,
        "ends": [
            {"document": end.document, "witness": end.siglum, "segment": end.slot, "quotation": end.words}
            for end in reference.ends
        ],
        "relation": reference.relation.value,
        "class": reference.likeness.value,
        "by": reference.by,
        "reason": _in_all_languages(reference.reason),
    }


def _in_all_languages(words: Localized) -> dict[str, str]:
    return dict(words.texts)


def _registers(work: Work) -> dict[str, object]:
    """Every register with its remarks, as the editors wrote them."""
    registers = {
        register.name: {
            "witnesses": list(register.sigla),
            "remarks": [
                {
                    "id": remark.id,
                    "segment": remark.slot,
                    "category": remark.category.value,
                    **({"severity": remark.severity.value} if remark.severity else {}),
                    "quotations": [{"witness": q.siglum, "words": q.words} for q in remark.quotations],
                    "reason": _in_all_languages(remark.reason),
                }
                for remark in register.remarks
            ],
            "reviewed": list(register.reviewed),
        }
        for register in work.document.registers
    }
    return {"document": work.document.id, "registers": registers}


def _segments(work: Work) -> dict[str, object]:
    return {"document": work.document.id, "witnesses": [_witness(edition) for edition in work.editions]}


def _witness(edition: Edition) -> dict[str, object]:
    witness = edition.witness
    return {
        "siglum": witness.siglum,
        "language": witness.language,
        "status": witness.status.value,
        "raw": witness.raw,
        "sha256": witness.sha256,
        "segments": [_segment(segment) for segment in edition.segments],
        "lacunae": [{"segments": list(gap.segments), "cause": gap.cause.value} for gap in edition.lacunae],
        "calls": [{"segment": call.segment, "note": call.note, "published": list(call.span)} for call in edition.calls],
        "parts": [_part(part) for part in edition.parts],
    }


def _part(part: RawPart) -> dict[str, object]:
    """A stretch of the raw file: what it is, whose, and why it is left out where it is."""
    return {
        "kind": part.kind.value,
        "span": [part.start, part.end],
        **({"segment": part.segment} if part.segment else {}),
        **({"reason": _in_all_languages(part.reason)} if part.reason else {}),
    }


def _segment(segment: Segment) -> dict[str, object]:
    record: dict[str, object] = {
        "id": segment.id,
        "kind": segment.kind.value,
        "section": segment.section,
        "label": segment.label,
        "cited": segment.cited,
        "number": segment.number,
        "numbered": segment.numbered.value if segment.numbered else None,
        "text": segment.text,
        "spans": [list(span) for span in segment.spans],
    }
    if len(segment.answers) > 1:
        record["answers"] = list(segment.answers)
    return record


def _ledger(work: Work, edition: Edition) -> dict[str, object]:
    """Everything that leads from `extent` of the raw file to the published text, and back."""
    start = edition.raw.start
    return {
        "document": work.document.id,
        "witness": edition.witness.siglum,
        "raw": edition.witness.raw,
        "sha256": edition.witness.sha256,
        "extent": [start, edition.raw.end],
        "text": f"text-{edition.witness.siglum}.txt",
        "text_sha256": sha256(edition.text.encode("utf-8")).hexdigest(),
        "edits": [
            {
                "id": f"r{number}",
                "rule": edit.rule,
                "span": [start + edit.start, start + edit.end],
                "published": list(span),
                "before": edit.before,
                "after": edit.after,
                "proof": edit.proof.value,
                "evidence": dict(edit.evidence),
                "supplied": [list(range_) for range_ in edit.supplied],
            }
            for number, (edit, span) in enumerate(published_edits(edition.ledger.edits), 1)
        ],
        "damages": [
            {
                "id": f"d{number}",
                "rule": damage.rule,
                "span": [start + damage.start, start + damage.end],
                "text": damage.text,
                "evidence": dict(damage.evidence),
            }
            for number, damage in enumerate(edition.ledger.damages, 1)
        ],
        "refused": [
            {
                "rule": one.edit.rule,
                "span": [start + one.edit.start, start + one.edit.end],
                "before": one.edit.before,
                "after": one.edit.after,
                "reason": _in_all_languages(one.refusal.reason),
            }
            for one in edition.ledger.refused
        ],
    }


JSON = Format(
    "json",
    "https://www.rfc-editor.org/rfc/rfc8259",
    json_of_work,
    json_of_archive,
    use="pip install check-jsonschema\ncheck-jsonschema --schemafile schemas/segments.schema.json {file}",
)
