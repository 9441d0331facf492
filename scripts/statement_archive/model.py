"""The words of the archive as frozen records; every stage speaks in them and imports nothing else.

Offsets are code points. A *raw* offset counts in the decoded raw file, a *published* offset in the text that is left
when the ledger's edits have been made. Nothing here reads a file or decides anything about a text.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, overload


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Kind(StrEnum):
    """What a segment is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    STANZA = "stanza"
    """Lines of verse that stand together."""
    CLOSING = "closing"
    """The formula that ends a text: where, when and in which languages it was done."""
    SIGNATURES = "signatures"
    NOTE = "note"
    """One that belongs to the whole text."""
    FOOTNOTE = "footnote"
    """One that a place in the text calls."""


BODY_KINDS = (Kind.PARAGRAPH, Kind.TABLE, Kind.STANZA)
"""What a section counts as its paragraphs: each has a number and an id such as `p7`."""
LINED_KINDS = (Kind.TITLE, Kind.TABLE, Kind.STANZA, Kind.SIGNATURES)
"""Kinds whose lines are their own and mean something, so that they are never run together."""


class Status(StrEnum):
    """What standing a witness has."""

    OFFICIAL = "official"
    PUBLISHED = "published"
    MACHINE_TRANSLATION = "machine translation"


class Cause(StrEnum):
    """Why a witness lacks a segment."""

    TRUNCATED = "truncated"
    DROPPED = "dropped"
    NEVER_THERE = "never there"


class Numbered(StrEnum):
    """How a segment came by its number."""

    PRINTED = "printed"
    INFERRED = "inferred"


class Proof(StrEnum):
    """How sure an edit is: it follows from the bytes, from a text that says the same, or from an editor's judgement."""

    EXACT = "exact"
    ATTESTED = "attested"
    EDITOR = "editor"


class ErrorCategory(StrEnum):
    """What is wrong with a translation (error types of MQM, Multidimensional Quality Metrics)."""

    MISTRANSLATION = "mistranslation"
    OMISSION = "omission"
    ADDITION = "addition"
    DUPLICATION = "duplication"
    TERMINOLOGY = "terminology"
    INCONSISTENCY = "inconsistency"
    UNINTELLIGIBLE = "unintelligible"
    GRAMMAR = "grammar"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    ENCODING = "encoding"


class Severity(StrEnum):
    """How much an error harms (MQM): it says something false or nothing, it changes the meaning, or neither."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class DivergenceKind(StrEnum):
    """How two official texts do not say the same."""

    ONE_SIDED = "one-sided"
    """Only one of them says it."""
    MEANING = "meaning"
    SCOPE = "scope"
    STRENGTH = "strength"
    ATTACHMENT = "attachment"
    """The same words belong to something else."""


class PartKind(StrEnum):
    """What a stretch of raw text is; the parts of a witness cover its raw text without gap or overlap."""

    TEXT = "text"
    NUMBER = "number"
    MARK = "mark"
    SPACE = "space"
    BOILERPLATE = "boilerplate"
    REPAIR = "repair"
    """Raw text that a repair took out of the middle of a segment."""


TODO = "TODO"
"""What a first draft says where only a person knows what belongs there."""
UNKNOWN_DATE = "0001-01-01"
"""The day of a document in a first draft where no text names one."""


@dataclass(frozen=True, slots=True)
class Localized:
    """One sentence in the languages that editors wrote it in."""

    texts: Mapping[str, str]
    """By the tag of its language."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What a document is: of a kind that the program has words for, or of one of the archive's own."""

    id: str
    """What document.yml says: `press release`."""
    names: Localized = Localized({})
    """What the archive's editors call it; empty where the program's words serve."""
    csl: str = "document"
    """Its type in citations (CSL 1.0.2)."""

    @property
    def slug(self) -> str:
        """Its name in addresses and keys, without blanks and accents: `press-release`, `communique`."""
        letters = unicodedata.normalize("NFKD", self.id.lower().replace(" ", "-"))
        return "".join(letter for letter in letters if not unicodedata.combining(letter))


KNOWN_KINDS: Mapping[str, DocumentKind] = {
    kind.id: kind
    for kind in (
        DocumentKind("statement"),
        DocumentKind("declaration"),
        DocumentKind("communiqué"),
        DocumentKind("treaty", csl="treaty"),
        DocumentKind("speech", csl="speech"),
        DocumentKind("letter"),
        DocumentKind("press release"),
        DocumentKind("news report", csl="article-newspaper"),
    )
}
"""The kinds that the program has words for, by their ids."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a document's outline that a witness may fill with a segment."""

    id: str
    """`title`, `s2`, `p7`, `p4.1` (first item of paragraph 4), `note` …; the same in every witness, for ever."""
    kind: Kind
    section: str | None
    """Id of the section it stands in; None for the title."""
    number: int | None
    """What the archive counts it as: paragraphs and headings count from 1, the rest has none."""
    name: Localized | None = None
    """What editors call it, a noun with its article; None for what is called by its kind and number."""
    label: str = ""
    """What the work counts it as, where a witness prints nothing: `7`, `2 bis`, `4.1`; "" for what has no number."""
    level: int = 1
    """Of a heading: 1 for the highest; of an item: 2 for one within an item."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that has a page of its own."""

    id: str
    slug: str
    """Its address, the same in every language."""
    title: Localized
    """The editors' heading, shown where no witness in the reader's language has one."""
    paragraphs: range | None = range(0)
    """None where the texts tell how many there are."""
    items: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Paragraph number, and for each of its list items how many items stand under that."""
    labels: tuple[str, ...] = ()
    """What the work counts its paragraphs as; as the archive does where this is empty."""
    tables: frozenset[int] = frozenset()
    """Numbers of the paragraphs that are tables."""
    is_verse: bool = False
    """Whether its paragraphs are stanzas."""
    heading: str = ""
    """What the work counts its heading as, `4` or `2 bis`; "" as its id says."""
    is_headed: bool = False
    """Whether it opens with a heading though its id is none of a numbered section."""
    level: int = 1
    """Of its heading."""
    has_closing: bool = False
    has_signatures: bool = False
    notes: int = 0
    """How many notes stand at its end that no place in the text calls."""
    note_name: Localized | None = None
    """What editors call the note, where it is more than a note."""
    footnotes: tuple[str, ...] = ()
    """What the notes are counted as that its text calls; the texts tell it."""

    @property
    def has_heading(self) -> bool:
        """Sections called `s` and a number open with a heading segment of the same id, and those that say so."""
        return self.is_headed or re.fullmatch(r"s\d+", self.id) is not None

    @property
    def heading_words(self) -> tuple[str, ...]:
        """What editors call its heading, for comparison: in small letters; none where it has no heading."""
        return tuple(title.casefold() for title in self.title.texts.values()) if self.has_heading else ()

    def slots(self) -> Iterator[Slot]:
        """The slots of this section, in reading order; closing, signatures and notes without what tells them apart."""
        if self.has_heading:
            number = int(self.id[1:]) if re.fullmatch(r"s\d+", self.id) else None
            label = self.heading or str(number or "")
            yield Slot(self.id, Kind.HEADING, self.id, number, label=label, level=self.level)
        items = dict(self.items)
        for index, number in enumerate(self.paragraphs or ()):
            label = self.labels[index] if self.labels else str(number)
            yield Slot(f"p{number}", self._kind(number), self.id, number, label=label)
            yield from self._items(number, label, items.get(number, ()))
        if self.has_closing:
            yield Slot("closing", Kind.CLOSING, self.id, None)
        if self.has_signatures:
            yield Slot("signatures", Kind.SIGNATURES, self.id, None)
        for _ in range(self.notes):
            yield Slot("note", Kind.NOTE, self.id, None, self.note_name)
        for label in self.footnotes:
            yield Slot("fn", Kind.FOOTNOTE, self.id, None, label=label)

    def _kind(self, number: int) -> Kind:
        return Kind.TABLE if number in self.tables else Kind.STANZA if self.is_verse else Kind.PARAGRAPH

    def _items(self, number: int, label: str, within: Sequence[int]) -> Iterator[Slot]:
        for item, many in enumerate(within, 1):
            yield Slot(f"p{number}.{item}", Kind.ITEM, self.id, None, label=f"{label}.{item}")
            for inner in range(1, many + 1):
                id_, called = f"p{number}.{item}.{inner}", f"{label}.{item}.{inner}"
                yield Slot(id_, Kind.ITEM, self.id, None, label=called, level=2)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a witness prints its numbers and marks; empty where it prints none.

    A template holds `{n}` (digits), `{han}` (一、二 …), `{roman}`, `{letter}`, `{circled}` or `{superscript}`
    between literal characters, the last of which counts; blanks after a mark belong to it.
    """

    paragraph: tuple[str, ...] = ()
    """Templates, any of which may stand before a paragraph."""
    section: tuple[str, ...] = ()
    """Templates of headings, that of the highest level first."""
    item: tuple[str, ...] = ()
    """Templates or literal list marks such as `·`, that of items before those of items within items."""
    note: str = ""
    """Literal mark that opens a note, such as `*`."""
    footnote: str = ""
    """Template of what opens a note and calls it in the text, such as `[{n}] `."""

    @property
    def marks(self) -> tuple[str, ...]:
        """All templates and literal marks that may open a block."""
        own = (*self.paragraph, *self.section, *self.item, self.note, self.footnote)
        return tuple(mark for mark in own if mark)


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A number or list mark as a witness prints it before a segment."""

    kind: Kind
    """What it opens."""
    level: int
    """Which of the templates of that kind it follows, the first being 1."""
    start: int
    """Published offset."""
    end: int
    """Behind the blanks after it."""
    label: str = ""
    """As it is shown: `7`, `Article 2 bis`, `（一）`; "" for a mark that counts nothing, such as `·`."""
    number: int | None = None
    suffix: int = 0
    """How many behind the number itself: 1 for `2 bis`."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch of published text that is not the document's own, found by its words."""

    reason: Localized
    place: str
    """File and line of the declaration."""
    text: str | None = None
    """These very words."""
    occurrence: int = 1
    """Which occurrence of `text`, counted from 1."""
    start: str | None = None
    """From these words to the end of the witness, or to the end of `until`."""
    until: str | None = None
    """From the beginning of the witness, or from `start`, to the end of these words."""


@dataclass(frozen=True, slots=True)
class LacunaRule:
    """An editor's statement of why segments are missing."""

    cause: Cause
    start: str | None = None
    """Slot id from which on it holds; None means anywhere."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's word on which slot a line or a run of lines belongs to; it wins over every other evidence."""

    begins: str
    """The first words of the line, in published text, its number or mark left out or not."""
    slot: str
    """Id of the slot."""
    place: str
    until: str = ""
    """Words of the last line of the run; "" for one line."""
    occurrence: int = 1
    """Which of the lines that begin so, counted from 1."""
    is_whole: bool = False
    """Whether `begins` is the whole line."""
    reason: Localized | None = None
    """Why the lines are none of the document's own: then they belong to no slot."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field in the forms that texts use."""

    id: str
    forms: Mapping[str, tuple[str, ...]]
    """By the tag of the language, the base form first."""
    place: str
    machine: tuple[str, ...] = ()
    """What machine translations made of it."""
    also: tuple[str, ...] = ()
    """Forms of no text here that readers may look for."""
    definition: Localized | None = None

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Its forms in every language."""
        return tuple(form for forms in self.forms.values() for form in forms)


class EntityKind(StrEnum):
    """What a name is the name of."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"


class Role(StrEnum):
    """How a country took part."""

    HOST = "host"
    MINISTER = "minister"
    WRITTEN_STATEMENT = "written statement"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, organisation or person that texts name."""

    id: str
    """Its anchor; of a country the two-letter code of ISO 3166-1."""
    kind: EntityKind
    name: Localized
    """A country's may be missing in a language, which CLDR knows it in."""
    forms: Mapping[str, tuple[str, ...]]
    """How texts name it, by the tag of the language."""
    place: str
    machine: tuple[str, ...] = ()
    """How machine translations name it."""
    also: tuple[str, ...] = ()
    """Names in no text here that readers may look for."""
    long: Localized | None = None
    """A country's long form, as texts have it."""
    role: Role | None = None
    """Of a country."""
    abbreviation: str = ""
    """Of an organisation."""
    office: Localized | None = None
    """Of a person, as texts give it."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a term or an entity is named."""

    id: str
    """Of the term or entity."""
    siglum: str
    slot: str
    """Id of the segment."""
    span: Span
    """Published range."""


class Relation(StrEnum):
    """What one text does with what another says."""

    ANNOUNCES = "announces"
    REPORTS = "reports"
    RESTATES = "restates"
    ELABORATES = "elaborates"
    ECHOES = "echoes"
    CITES = "cites"
    LISTS = "lists"


class Likeness(StrEnum):
    """How near the words at both ends of a reference are."""

    VERBATIM = "verbatim"
    TRANSLATION = "translation"
    PARAPHRASE = "paraphrase"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Emendation:
    """An editor's reading in place of what a witness has."""

    siglum: str
    find: str
    """Words of the repaired text."""
    occurrence: int
    """Which occurrence of `find`, counted from 1."""
    replace: str
    reason: Localized
    evidence: Localized
    place: str


@dataclass(frozen=True, slots=True)
class Sic:
    """Words that are wrong in the source itself and stay, with a note."""

    siglum: str
    find: str
    """Words of a segment; every occurrence is marked."""
    note: Localized
    place: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of one witness, exactly as published."""

    siglum: str
    words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """An editor's claim about one place of a document, with its evidence."""

    id: str
    """Its anchor in its register: the segment, a hyphen and a letter; it never changes."""
    slot: str
    category: ErrorCategory | DivergenceKind
    severity: Severity | None
    """Of a translation error; None for a divergence."""
    quotations: tuple[Quotation, ...]
    reason: Localized
    place: str


@dataclass(frozen=True, slots=True)
class Register:
    """All remarks of one kind about a document."""

    name: str
    """`translation` or `divergences`."""
    sigla: tuple[str, ...]
    """The witness that is audited, or those that are compared."""
    remarks: tuple[Remark, ...]
    reviewed: tuple[str, ...]
    """Slots that were read closely and have no remark."""
    place: str
    lead: Localized | None = None
    """What its readers must know first, such as what the texts were read against."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words at their place in the archive: one end of a claim about texts."""

    document: str
    siglum: str
    slot: str
    words: str
    place: str
    """File and line of the declaration."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one witness says about a fact."""

    passage: Passage
    reading: Localized
    """The gist of it, a few words."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who says what about the same fact."""

    id: str
    question: Localized
    finding: Localized
    """What the witnesses agree on, where they differ, who is silent."""
    sayings: tuple[Saying, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link between segments of two documents, with a quotation from each as evidence."""

    id: str
    ends: tuple[Passage, Passage]
    """The text that says something of the other, and the text it points to."""
    relation: Relation
    likeness: Likeness
    by: str
    """`editor`, or `suggested` and accepted by one."""
    reason: Localized
    place: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Segments of a document that were read for references and have none."""

    document: str
    slots: tuple[str, ...]
    reason: Localized
    place: str


@dataclass(frozen=True, slots=True)
class References:
    """All that editors decided about links between documents."""

    links: tuple[Reference, ...] = ()
    declined: tuple[Reference, ...] = ()
    """Candidates that were looked at and turned down, with the reason."""
    none: tuple[Unlinked, ...] = ()
    read: tuple[str, ...] = ()
    """Documents whose every segment is linked or listed under `none`."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What editors declare of one text in one language."""

    siglum: str
    language: str
    """BCP 47 tag of the text, such as `zh-Hans` or `en-t-zh-t0-und`."""
    status: Status
    raw: str
    """Path of the raw file, relative to the document's folder, with forward slashes."""
    sha256: str
    origin: Localized
    place: str
    """File and line of the declaration."""
    lines: range | None = None
    """Lines of the raw file that are this witness, counted from 1; None means all of them."""
    numbering: Numbering = Numbering()
    boilerplate: tuple[Boilerplate, ...] = ()
    furniture: tuple[str, ...] = ()
    """Patterns of whole lines that belong to a page and not to its text, such as `- {n} -`."""
    lacunae: tuple[LacunaRule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    original: str = ""
    """Address of the public page that is closest to what was issued, where one is known."""
    refusals: tuple["Refusal", ...] = ()


@dataclass(frozen=True)
class Document:
    """What editors declare of one work."""

    id: str
    """Name of its folder under `sources/` and of its address."""
    kind: DocumentKind
    date: str
    """ISO 8601."""
    place: Localized
    issuer: Localized
    title: Localized
    summary: Localized
    sections: tuple[Section, ...]
    witnesses: tuple[Witness, ...]
    emendations: tuple[Emendation, ...] = ()
    sics: tuple[Sic, ...] = ()
    registers: tuple[Register, ...] = ()
    name: Localized = Localized({})
    """What it is called for short, its date besides: `Note on Ports`; where it is empty, what kind it is."""

    @cached_property
    def outline(self) -> tuple[Slot, ...]:
        """Every place a segment can have, in reading order; `title` first."""
        title = Slot("title", Kind.TITLE, None, None)
        return (title, *_told_apart(slot for section in self.sections for slot in section.slots()))

    @cached_property
    def slot_by_id(self) -> Mapping[str, Slot]:
        """The same places by their id."""
        return {slot.id: slot for slot in self.outline}

    @property
    def is_counted(self) -> bool:
        """Whether its outline is known in full: what the texts tell is told."""
        return all(section.paragraphs is not None for section in self.sections)

    @property
    def is_numbered(self) -> bool:
        """Whether paragraph numbers are part of the work, so that a paragraph is one in every witness."""
        return any(witness.numbering.paragraph for witness in self.witnesses)


_ONCE = (Kind.CLOSING, Kind.SIGNATURES, Kind.NOTE)


def _told_apart(slots: Iterable[Slot]) -> Iterator[Slot]:
    """Slots that sections name alike, counted through the document: `note`, `note-2`; `fn1`, `fn2`."""
    seen: Counter[str] = Counter()
    for slot in slots:
        seen[slot.id] += 1
        if slot.kind is Kind.FOOTNOTE:
            yield replace(slot, id=f"{slot.id}{seen[slot.id]}", number=seen[slot.id])
        elif slot.kind in _ONCE and seen[slot.id] > 1:
            yield replace(slot, id=f"{slot.id}-{seen[slot.id]}", number=seen[slot.id])
        else:
            yield slot


@dataclass(frozen=True, slots=True)
class RawText:
    """A decoded raw file and the stretch of it that is one witness."""

    witness: Witness
    whole: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The witness's own stretch; offsets in it are raw offsets less `start`."""
        return self.whole[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Edit:
    """One reversible change of text: `before` at `start:end` becomes `after`."""

    rule: "str | RepairName"
    start: int
    end: int
    before: str
    after: str
    proof: Proof
    evidence: tuple[tuple[str, str], ...]
    """What proves it, name and value, as the rule's explanation needs them."""
    supplied: tuple[Span, ...] = ()
    """Ranges of `after` that the bytes alone do not give."""


class RepairName(StrEnum):
    """The kinds of damage that are mended, in the order in which they are."""

    GLOSS = "gloss"
    SLIP = "slip"
    ESCAPE = "escape"
    COMPOSE = "compose"
    FURNITURE = "furniture"
    WRAP = "wrap"
    TEAR = "tear"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What editors do not want mended in a witness: one kind of damage, or certain words."""

    reason: Localized
    place: str
    """File and line of the declaration."""
    off: RepairName | None = None
    """Nothing of this kind."""
    keep: str | None = None
    """Nothing that touches these words of the raw text."""
    occurrence: int = 1
    """Which occurrence of `keep`, counted from 1."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that a rule would have made; offsets are those of the raw text."""

    edit: Edit
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch that is damaged and could not be mended; it stays as it is."""

    rule: "str | RepairName"
    start: int
    end: int
    text: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All edits of one witness, disjoint and sorted by raw offset, and what stays damaged."""

    edits: tuple[Edit, ...] = ()
    damages: tuple[Damage, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Mended:
    """A witness with all repairs and emendations made."""

    raw: RawText
    ledger: Ledger
    text: str
    """The whole published text, boilerplate and marks included: what the ledger makes of the raw one."""

    @property
    def witness(self) -> Witness:
        """Whose text it is."""
        return self.raw.witness


@dataclass(frozen=True, slots=True)
class Block:
    """A line or lines of published text that stand together, before anyone knows which segment they are."""

    kind: Kind
    text: str
    start: int
    """Published offset of `text[0]`."""
    mark: PrintedMark | None = None
    """What is printed before it."""
    lines: tuple[Span, ...] = ()
    """Published ranges of what it is made of, where that is more than one line, or a table's cells."""
    slot: str = ""
    """Id of the slot that an editor gave it."""

    @property
    def number(self) -> int | None:
        """The printed number, where there is one."""
        return self.mark.number if self.mark else None

    @property
    def end(self) -> int:
        """Published offset behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """A stretch of published text and what it is."""

    kind: PartKind
    start: int
    end: int
    reason: Localized | None = None
    """Why it is boilerplate; None for the rest."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A witness whose published text is taken apart: blocks, and parts that cover it without gap or overlap."""

    mended: Mended
    blocks: tuple[Block, ...]
    """In reading order, boilerplate left out."""
    parts: tuple[PublishedPart, ...]
    undecided: tuple[Decision, ...] = ()
    """Editors' decisions that name no line; they may name a sentence."""

    @property
    def witness(self) -> Witness:
        """Whose text it is."""
        return self.mended.witness

    @property
    def text(self) -> str:
        """The published text."""
        return self.mended.text


@dataclass(frozen=True, slots=True)
class Placement:
    """The alignment's word on one segment of a witness."""

    slots: tuple[str, ...]
    """The slots it answers to, in order; more than one where one paragraph answers to several of another witness."""
    pieces: tuple[Span, ...]
    """Published ranges that make up its text, in order."""
    numbered: Numbered | None
    confidence: float
    """Between 0 and 1; 1 for a printed number or an editor's decision."""
    label: str = ""
    """What is printed before it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A witness whose blocks have their places in the outline."""

    parsed: Parsed
    placements: tuple[Placement, ...]
    """In reading order."""
    missing: tuple[tuple[str, ...], ...]
    """Ids of the slots that it lacks, in runs of the outline; why, is not said yet."""

    @property
    def witness(self) -> Witness:
        """Whose text it is."""
        return self.parsed.witness

    @property
    def text(self) -> str:
        """The published text."""
        return self.parsed.text


@dataclass(frozen=True, slots=True)
class RawPart:
    """A stretch of a witness's raw file and what it is."""

    kind: PartKind
    start: int
    end: int
    segment: str | None = None
    """Id of the segment whose text or mark it is."""
    reason: Localized | None = None


@dataclass(frozen=True, slots=True)
class Parted:
    """A witness of which every character of the raw text has its part."""

    placed: Placed
    parts: tuple[RawPart, ...]
    """In order, without gap or overlap."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A citable piece of a witness."""

    id: str
    answers: tuple[str, ...]
    """The slots it answers to, its own id first."""
    kind: Kind
    section: str | None
    number: int | None
    numbered: Numbered | None
    text: str
    """Published text; its paragraphs and lines are parted by a line feed, the cells of a table by a tab."""
    spans: tuple[Span, ...]
    """Raw ranges that its text was made from."""
    published: tuple[Span, ...]
    """Published ranges, one for each of its paragraphs, lines or cells."""
    confidence: float
    label: str = ""
    """As printed: `7`, `Article 2 bis`, `（一）`; "" where nothing is printed."""
    cited: str = ""
    """What it is cited as: its label with those of what it stands in where they're needed, `1(a)`; as printed where it
    is, in brackets where not."""


@dataclass(frozen=True, slots=True)
class Lacuna:
    """Segments in a row that a witness lacks."""

    segments: tuple[str, ...]
    cause: Cause


@dataclass(frozen=True, slots=True)
class Call:
    """A place in a segment that calls a footnote."""

    segment: str
    note: str
    """Id of the footnote."""
    span: Span
    """Published range of the sign that calls it: `[1]`, `²`."""


@dataclass(frozen=True)
class Edition:
    """A witness as the archive publishes it; what only led to its segments is left behind."""

    mended: Mended
    segments: tuple[Segment, ...]
    lacunae: tuple[Lacuna, ...]
    parts: tuple[RawPart, ...]
    calls: tuple[Call, ...] = ()
    """In the order of the text."""

    @cached_property
    def witness(self) -> Witness:
        """Whose text it is."""
        return self.mended.witness

    @cached_property
    def raw(self) -> RawText:
        """What came from outside."""
        return self.mended.raw

    @cached_property
    def ledger(self) -> Ledger:
        """All that was changed in it."""
        return self.mended.ledger

    @cached_property
    def text(self) -> str:
        """The whole published text, boilerplate and marks included."""
        return self.mended.text

    @property
    def without_raw(self) -> "Edition":
        """The same without the raw text and what that consists of, of which only its own files tell."""
        return replace(self, mended=replace(self.mended, raw=RawText(self.witness, "", 0, 0)), parts=())

    @cached_property
    def by_slot(self) -> dict[str, Segment]:
        """Which segment answers to a slot."""
        return {slot: segment for segment in self.segments for slot in segment.answers}

    def find(self, slot: str, words: str) -> Span | None:
        """Published range of the first occurrence of `words` in the segment that answers to a slot."""
        segment = self.by_slot.get(slot)
        for piece in segment.published if segment else ():
            at = self.text.find(words, piece.start, piece.end)
            if at >= 0:
                return Span(at, at + len(words))
        return None

    @property
    def is_whole(self) -> bool:
        """Whether nothing that it once had is missing from it."""
        return all(lacuna.cause is Cause.NEVER_THERE for lacuna in self.lacunae)

    @cached_property
    def missing(self) -> dict[str, Cause]:
        """Why a slot has no segment here."""
        return {slot: lacuna.cause for lacuna in self.lacunae for slot in lacuna.segments}


@dataclass(frozen=True)
class Work:
    """A document with its editions: what pages and data are made from."""

    document: Document
    editions: tuple[Edition, ...]

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section that each slot stands in; the title counts to the first."""
        sections = {section.id: section for section in self.document.sections}
        return {
            slot.id: sections[slot.section] if slot.section else self.document.sections[0]
            for slot in self.document.outline
        }

    @property
    def without_raw(self) -> "Work":
        """The same without the raw texts of its editions."""
        return replace(self, editions=tuple(edition.without_raw for edition in self.editions))

    def edition(self, siglum: str) -> Edition:
        """The edition of a witness; KeyError where there is none."""
        return self._by_siglum[siglum]

    @cached_property
    def _by_siglum(self) -> dict[str, Edition]:
        return {edition.witness.siglum: edition for edition in self.editions}


@dataclass(frozen=True, slots=True)
class Prose:
    """A part of a hand-written page."""

    language: str
    path: str
    """Of the page under `docs/`."""
    anchor: str
    """Id of its heading; "" for the head of the page."""
    title: str
    text: str


Ring = Sequence[tuple[float, float]]
"""A closed line of longitudes and latitudes in degrees."""


@dataclass(frozen=True, slots=True)
class PackedRing(Sequence[tuple[float, float]]):
    """A ring that takes 16 bytes for each of its points; those of the world have half a million."""

    longitudes: "array[float]"
    latitudes: "array[float]"

    @overload
    def __getitem__(self, place: int) -> tuple[float, float]: ...

    @overload
    def __getitem__(self, place: slice) -> list[tuple[float, float]]: ...

    def __getitem__(self, place: int | slice) -> tuple[float, float] | list[tuple[float, float]]:
        """The point at a place, or those of a stretch."""
        if isinstance(place, slice):
            return [*zip(self.longitudes[place], self.latitudes[place], strict=True)]
        return self.longitudes[place], self.latitudes[place]

    def __iter__(self) -> Iterator[tuple[float, float]]:
        """All points in their order."""
        return zip(self.longitudes, self.latitudes, strict=True)

    def __len__(self) -> int:
        """How many there are, the first one again at the end."""
        return len(self.longitudes)


Shapes = Mapping[str, Sequence[Ring]]
"""The rings of each country by its two-letter code of ISO 3166-1; other land under ""."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """What countries look like on a map."""

    origin: Localized
    """Where the shapes are from and what they are, as the caption of a map says it."""
    shapes: Shapes


@dataclass(frozen=True, slots=True)
class Welcome:
    """How editors introduce the archive on its home page; each part may be missing."""

    title: Localized = Localized({})
    """What the archive is for, in one line."""
    lead: Localized = Localized({})
    """What it holds, and for whom."""
    first: str = ""
    """Id of the document that comes first; "" for the newest."""
    sample: tuple[Passage, ...] = ()
    """The same words in several texts of a document."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who answers for the archive, and which edition of it this is; each part may be missing."""

    editor: Localized = Localized({})
    contact: Localized = Localized({})
    """How one reaches them."""
    edition: str = ""
    date: str = ""
    """Of the edition, ISO 8601."""
    licence: Localized = Localized({})
    """Under which terms the archive's own data and words may be used."""
    licence_address: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that was put right, as editors tell it to readers."""

    date: str
    """ISO 8601."""
    what: Localized
    place: str
    document: str = ""
    """Where it was, down to the segment; "" where it was the archive as a whole."""
    slot: str = ""


FIRST_ARCHIVE = "2b9c3f52-6d1e-4c0b-9a57-0e8f4d6a7c31"
"""The UUID of an archive that names none: of the one whose feeds are older than the key for it."""


@dataclass(frozen=True, slots=True)
class AboutArchive:
    """What editors say of the archive as a whole."""

    welcome: Welcome = Welcome()
    imprint: Imprint = Imprint()
    corrections: tuple[Correction, ...] = ()
    """The newest first."""
    own_kinds: tuple[DocumentKind, ...] = ()
    """Kinds of documents that the archive has names of its own for."""
    id: str = FIRST_ARCHIVE
    """A UUID that no other archive has; ids in feeds are made from it."""

    @property
    def kinds(self) -> dict[str, DocumentKind]:
        """All kinds that its documents may be of, by their ids."""
        return {**KNOWN_KINDS, **{kind.id: kind for kind in self.own_kinds}}


NOTHING_SAID = AboutArchive()
"""Of an archive whose editors say nothing of it."""


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """What of a document is published: what addresses are made of, and what citations name."""

    id: str
    slugs: tuple[str, ...]
    """Of its sections, in their order."""
    sigla: tuple[str, ...]
    slots: tuple[str, ...]
    """Ids of its segments."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class MovedAddress:
    """An address that was published, and where now is what stood there: `document` or `document/slug`."""

    old: str
    new: str
    place: str


@dataclass(frozen=True, slots=True)
class Removed:
    """What was published and is no more: a document, a witness of it, or a segment."""

    document: str
    date: str
    reason: Localized
    place: str
    siglum: str = ""
    """The witness that was removed; "" where it was not one alone."""
    slot: str = ""
    """The segment that was removed; "" where it was not one alone."""
    slugs: tuple[str, ...] = ()
    """Sections that its pages were of."""
    sigla: tuple[str, ...] = ()
    """Witnesses that its pages were of."""

    @property
    def is_document(self) -> bool:
        """Whether a whole document is gone."""
        return not self.siglum and not self.slot


@dataclass(frozen=True)
class Published:
    """What must not change in silence, because people cite it."""

    documents: tuple[PublishedDocument, ...] = ()
    moved: tuple[MovedAddress, ...] = ()
    removed: tuple[Removed, ...] = ()
    is_listed: bool = True
    """Whether there is a list; without one nothing is held to it."""

    def where_is(self, address: str) -> str:
        """Where now is what stood at an address; "" where its moves lead in a circle."""
        way = [address]
        while way[-1] not in self._ends:
            self._ends[way[-1]] = ""  # until it is known: whoever comes here again has gone in a circle
            document, _, slug = way[-1].partition("/")
            if way[-1] in self._moves:
                way.append(self._moves[way[-1]])
            elif slug and document in self._moves:
                way.append(f"{self._moves[document]}/{slug}")
            else:
                self._ends[way[-1]] = way[-1]
        self._ends.update(dict.fromkeys(way, self._ends[way[-1]]))
        return self._ends[address]

    @cached_property
    def _moves(self) -> dict[str, str]:
        return {move.old: move.new for move in self.moved}

    @cached_property
    def _ends(self) -> dict[str, str]:
        """Where addresses lead that were asked for: each is followed once."""
        return {}


NOTHING_PUBLISHED = Published(is_listed=False)
"""Of an archive that keeps no list."""


@dataclass(frozen=True)
class Archive:
    """All works, and what editors say across them."""

    works: tuple[Work, ...]
    """Newest first."""
    attestations: tuple[Attestation, ...] = ()
    references: References = References()
    terms: tuple[Term, ...] = ()
    entities: tuple[Entity, ...] = ()
    occurrences: dict[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    """Where terms and entities are named, by document."""
    atlas: Atlas | None = None
    """Without it, there is no map of those that took part."""
    prose: tuple[Prose, ...] = ()
    """What is written by hand about the archive itself."""
    about: AboutArchive = NOTHING_SAID
    published: Published = NOTHING_PUBLISHED
    unbuilt: tuple[str, ...] = ()
    """Ids of the documents that can't be built: what is said of them can't be held against them."""
    digests: Mapping[str, str] = field(default_factory=dict, compare=False)
    """By document, that of all that its work and its occurrences are made from; empty where nothing is kept."""
    raw_at: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The documents of which it has the work without raw texts, with the key by which these are found (`works.py`)."""
    listed: tuple[str, ...] = ()
    """Of an excerpt: ids of documents that follow each other, of which not all works are there."""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of its documents, newest first."""
        return self.listed or tuple(work.document.id for work in self.works)

    @cached_property
    def by_hand(self) -> frozenset[str]:
        """Paths under `docs/` of the pages that are written by hand; a language may lack some or all."""
        return frozenset(part.path for part in self.prose)

    @cached_property
    def by_id(self) -> dict[str, Work]:
        """Works by the id of their document."""
        return {work.document.id: work for work in self.works}

    @cached_property
    def order(self) -> dict[str, int]:
        """The number of each document among them."""
        return {work.document.id: number for number, work in enumerate(self.works)}
