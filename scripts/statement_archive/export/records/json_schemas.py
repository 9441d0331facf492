"""What the archive's own JSON files look like: a schema and a version for each kind (JSON Schema, draft 2020-12).

A schema allows no field that it does not name. Whoever changes what is in a file changes its schema here, and with it
the version: the second number where old readers still find all that they know, else the first. Descriptions are in
English, since they are for those who write programs.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from statement_archive.addresses import relative
from statement_archive.model import (
    Cause,
    DivergenceKind,
    ErrorCategory,
    Kind,
    Likeness,
    Numbered,
    PartKind,
    Proof,
    Relation,
    Severity,
    Status,
)

Schema = Mapping[str, object]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TAG = "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"


@dataclass(frozen=True, slots=True)
class Shape:
    """What JSON files of one kind look like."""

    name: str
    version: str
    about: str
    fields: Mapping[str, Schema]
    """Besides `$schema` and `version`."""

    @property
    def path(self) -> str:
        """Where the schema is within the site."""
        return f"data/schemas/{self.name}.schema.json"

    def stamp(self, path: str, record: Mapping[str, object]) -> dict[str, object]:
        """The record of the file `path`, in front of it the way to its schema, and the version."""
        return {"$schema": relative(self.path, path), "version": self.version, **record}

    def schema(self, address: str) -> dict[str, object]:
        """The schema itself, which is published at an address."""
        head = {
            "$schema": _text("Where this schema is, relative to the file."),
            "version": {"const": self.version, "description": "What changes when a file of this kind looks different."},
        }
        return {"$schema": _DRAFT, "$id": address, "title": self.name, **_record(self.about, {**head, **self.fields})}


def _record(about: str, fields: Mapping[str, Schema], optional: Collection[str] = ()) -> Schema:
    """An object that has these fields and no others."""
    return {
        "description": about,
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


def _text(about: str) -> Schema:
    return {"description": about, "type": "string"}


def _name(about: str) -> Schema:
    return {"description": about, "type": "string", "minLength": 1}


def _digest(about: str) -> Schema:
    return {"description": about, "type": "string", "pattern": "^[0-9a-f]{64}$"}


def _tag(about: str) -> Schema:
    return {"description": about, "type": "string", "pattern": _TAG}


def _one_of(about: str, values: Iterable[str | None]) -> Schema:
    return {"description": about, "enum": [str(value) if value else value for value in values]}


def _whole(about: str) -> Schema:
    return {"description": about, "type": "integer", "minimum": 0}


def _list(about: str, items: Schema) -> Schema:
    return {"description": about, "type": "array", "items": items}


def _span(about: str) -> Schema:
    pair = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
    return {"description": about, **pair}


def _map(about: str, keys: str, values: Schema) -> Schema:
    """An object whose keys are not known beforehand, but what they look like."""
    return {
        "description": about,
        "type": "object",
        "patternProperties": {keys: values},
        "additionalProperties": False,
    }


def _localized(about: str) -> Schema:
    return _map(f"{about} By the tag of its language (BCP 47).", _TAG, {"type": "string"})


_DOCUMENT = _name("Id of the document, as in its address.")
_WITNESS = _name("Siglum of the text.")
_SEGMENT = _name("Id of the segment: the same in every text, for ever; `#` and it end its address.")
_RAW_SPAN = _span("Code points of the decoded raw file, from 0; the second number is behind the last one.")
_PUBLISHED = _span("Code points of the published text, from 0; the second number is behind the last one.")
_EVIDENCE = _map("What proves it, by name.", "^[a-z-]+$", {"type": "string"})

_ONE_SEGMENT = _record(
    "A citable piece of a text.",
    {
        "id": _SEGMENT,
        "kind": _one_of("What it is.", Kind),
        "section": {"description": "Id of its section; null for the title.", "type": ["string", "null"]},
        "label": _text('As printed before it: `7`, `Article 2 bis`; "" where nothing is.'),
        "cited": _text("What it is cited as; in brackets where no number is printed."),
        "number": {
            "description": "What the archive counts it as; null for what it does not count.",
            "type": ["integer", "null"],
        },
        "numbered": _one_of("How it came by its number; null for what has none.", (*Numbered, None)),
        "text": _text("Its text as published; paragraphs and lines parted by a line feed, cells of a table by a tab."),
        "spans": _list("What of the raw file its text was made from.", _RAW_SPAN),
        "answers": _list("Ids that it answers to, its own first, where these are several.", _SEGMENT),
    },
    optional=["answers"],
)
_PART = _record(
    "A stretch of the raw file. Put together, the parts of a text are all of it that is this text.",
    {
        "kind": _one_of("What it is.", PartKind),
        "span": _RAW_SPAN,
        "segment": _name("Id of the segment that it belongs to; not there for what belongs to none."),
        "reason": _localized("Why it is left out, where it is."),
    },
    optional=["segment", "reason"],
)
SEGMENTS = Shape(
    "segments",
    "1.0",
    "All texts of a document, segment by segment.",
    {
        "document": _DOCUMENT,
        "witnesses": _list(
            "The texts.",
            _record(
                "A text in one language.",
                {
                    "siglum": _WITNESS,
                    "language": _tag("Of the text (BCP 47)."),
                    "status": _one_of("What standing it has.", Status),
                    "raw": _name("Path of the raw file, from here."),
                    "sha256": _digest("Of the raw file."),
                    "segments": _list("In reading order.", _ONE_SEGMENT),
                    "lacunae": _list(
                        "What it lacks.",
                        _record(
                            "Segments in a row that it lacks.",
                            {"segments": _list("Their ids.", _SEGMENT), "cause": _one_of("Why.", Cause)},
                        ),
                    ),
                    "calls": _list(
                        "Places that call footnotes, in the order of the text.",
                        _record(
                            "A sign in a segment.",
                            {"segment": _SEGMENT, "note": _name("Id of the footnote."), "published": _PUBLISHED},
                        ),
                    ),
                    "parts": _list("The raw file's parts, in order, without gap or overlap.", _PART),
                },
            ),
        ),
    },
)
LEDGER = Shape(
    "ledger",
    "1.0",
    "Everything that leads from the raw file to the published text, and back.",
    {
        "document": _DOCUMENT,
        "witness": _WITNESS,
        "raw": _name("Path of the raw file, from here."),
        "sha256": _digest("Of the raw file."),
        "extent": _span("Which code points of the decoded raw file are this text."),
        "text": _name("Path of the published text, from here. It begins with a byte order mark, which counts nowhere."),
        "text_sha256": _digest("Of the published text in UTF-8, without the byte order mark."),
        "edits": _list(
            "What was changed, in the order of the raw file.",
            _record(
                "A change that can be taken back.",
                {
                    "id": _name("Its anchor on the page that tells how the text was made."),
                    "rule": _name("The rule that made it, or `emendation`."),
                    "span": _RAW_SPAN,
                    "published": _PUBLISHED,
                    "before": _text("What the raw file has."),
                    "after": _text("What the published text has."),
                    "proof": _one_of("How sure it is.", Proof),
                    "evidence": _EVIDENCE,
                    "supplied": _list(
                        "What of it the bytes alone do not give.", _span("Code points of `after`, from 0.")
                    ),
                },
            ),
        ),
        "damages": _list(
            "What is damaged and stays so.",
            _record(
                "A damaged stretch.",
                {
                    "id": _name("Its anchor on the page that tells how the text was made."),
                    "rule": _name("The rule that found it."),
                    "span": _RAW_SPAN,
                    "text": _text("What stands there."),
                    "evidence": _EVIDENCE,
                },
            ),
        ),
        "refused": _list(
            "What a rule would have changed, and editors kept.",
            _record(
                "A change that was not made.",
                {
                    "rule": _name("The rule."),
                    "span": _RAW_SPAN,
                    "before": _text("What the raw file has."),
                    "after": _text("What the rule would have put there."),
                    "reason": _localized("Why it stays."),
                },
            ),
        ),
    },
)
REGISTERS = Shape(
    "registers",
    "1.0",
    "What editors found in the texts of a document.",
    {
        "document": _DOCUMENT,
        "registers": _map(
            "By name: `translation` or `divergences`.",
            "^[a-z]+$",
            _record(
                "All remarks of one kind.",
                {
                    "witnesses": _list("The text that was audited, or those that were compared.", _WITNESS),
                    "remarks": _list(
                        "The remarks.",
                        _record(
                            "A claim about one place, with its evidence.",
                            {
                                "id": _name("Its anchor: the segment, a hyphen and a letter; it never changes."),
                                "segment": _SEGMENT,
                                "category": _one_of("What is wrong, or differs.", (*ErrorCategory, *DivergenceKind)),
                                "severity": _one_of("How much a translation error harms (MQM).", Severity),
                                "quotations": _list(
                                    "The words it is about.",
                                    _record(
                                        "Words exactly as a text has them.",
                                        {"witness": _WITNESS, "words": _name("The words.")},
                                    ),
                                ),
                                "reason": _localized("What is said of them."),
                            },
                            optional=["severity"],
                        ),
                    ),
                    "reviewed": _list("Segments that were read closely and have no remark.", _SEGMENT),
                },
            ),
        ),
    },
)
_REFERENCE = _record(
    "A link between segments of two documents.",
    {
        "id": _name("Its anchor on the page of references; it never changes."),
        "ends": {
            **_list(
                "The text that says something of the other, and the text that it points to.",
                _record(
                    "A passage.",
                    {
                        "document": _DOCUMENT,
                        "witness": _WITNESS,
                        "segment": _SEGMENT,
                        "quotation": _name("Words exactly as the text has them."),
                    },
                ),
            ),
            "minItems": 2,
            "maxItems": 2,
        },
        "relation": _one_of("What the first does with the second.", Relation),
        "class": _one_of("How near their words are.", Likeness),
        "by": _one_of("Who made it: an editor, or a program whose suggestion one accepted.", ("editor", "suggested")),
        "reason": _localized("Why they belong together, or do not."),
    },
)
REFERENCES = Shape(
    "references",
    "1.0",
    "All links between documents.",
    {
        "references": _list("The links.", _REFERENCE),
        "declined": _list("Candidates that were looked at and turned down.", _REFERENCE),
        "none": _list(
            "What was read for links and has none.",
            _record(
                "Segments of a document.",
                {
                    "document": _DOCUMENT,
                    "segments": _list("Their ids.", _SEGMENT),
                    "reason": _localized("Why they have none."),
                },
            ),
        ),
    },
)
_LISTED: Mapping[str, Schema] = {
    "path": _name("Where it is within the site."),
    "media_type": _name("As servers send it, without parameters."),
    "size": _whole("Bytes."),
    "sha256": _digest("Of the file."),
}
_FILE = _record(
    "A file.",
    {
        **_LISTED,
        "address": _name("As one quotes it; from the root of the site where its host is not known."),
        "format": _name("What `statement-archive export` calls its format."),
        "witness": {
            "description": "Siglum of the text that it holds; null where it is not one text's alone.",
            "type": ["string", "null"],
        },
        "description": _localized("What it is."),
    },
)
INDEX_OF_DOCUMENT = Shape(
    "document-index",
    "1.0",
    "All files of data of a document but this one.",
    {"document": _DOCUMENT, "files": _list("The files.", _FILE)},
)
INDEX = Shape(
    "index",
    "2.0",
    "All files of data but this one and those that make the site a bag (BagIt); those of a document in its own list.",
    {
        "documents": _list(
            "The list of each document, the newest document first.",
            _record("The list of a document's files.", {"document": _DOCUMENT, **_LISTED}),
        ),
        "files": _list("The files of the whole archive.", _FILE),
    },
)
SHAPES = (SEGMENTS, LEDGER, REGISTERS, REFERENCES, INDEX_OF_DOCUMENT, INDEX)
"""All kinds of JSON files that are the archive's own."""
