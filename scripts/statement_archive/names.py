"""What documents, texts and segments are called, in the words of a reader.

One place for all pages, figures, citations, feeds and the search, so that a thing has one name everywhere.
"""

from functools import cache

from statement_archive import tags
from statement_archive.labels import is_word
from statement_archive.model import (
    BODY_KINDS,
    KNOWN_KINDS,
    Cause,
    Document,
    DocumentKind,
    Edition,
    Entity,
    EntityKind,
    Kind,
    Localized,
    Segment,
    Slot,
    Status,
    Term,
    Work,
)
from statement_archive.reader import Reader

HEADED = (Kind.TITLE, Kind.CLOSING, Kind.SIGNATURES, Kind.NOTE)
"""What is called by a word; a number tells the second of a kind from the first."""


def kind_name(kind: DocumentKind, reader: Reader) -> str:
    """What a document is: `Press release`; in the nearest language where no one has named it in the reader's."""
    if _is_named_by_editors(kind, reader):
        return reader.text(kind.names) or kind.id
    return reader.say(f"kind-{_slug(kind.id)}")


def kind_language(kind: DocumentKind, reader: Reader) -> str:
    """The language of that name."""
    return reader.language_of(kind.names) if _is_named_by_editors(kind, reader) else reader.language


def _is_named_by_editors(kind: DocumentKind, reader: Reader) -> bool:
    """Whether a reader is told what editors call a kind, who may have a name for it in other languages alone."""
    own = kind.names.texts
    return kind.id not in KNOWN_KINDS or (bool(own) and reader.reads_as_own(reader.language_of(kind.names)))


def work_name(document: Document, reader: Reader) -> str:
    """What a document is called without its date: as editors call it in the reader's language, else by its kind."""
    is_own = bool(document.name.texts) and reader.reads_as_own(reader.language_of(document.name))
    return reader.text(document.name) if is_own else kind_name(document.kind, reader)


def document_name(document: Document, reader: Reader) -> str:
    """What a document is called for short: `Press release, 1 March 2024`."""
    return reader.say("pic-document", kind=work_name(document, reader), date=reader.date(document.date))


def text_name(work: Work, edition: Edition, reader: Reader) -> str:
    """What a list calls one text: `Press release, 1 March 2024, official English text`."""
    return reader.say("comma").join((document_name(work.document, reader), edition_phrase(edition, reader)))


def status_name(status: Status, reader: Reader) -> str:
    """A witness's standing: `official text`."""
    return reader.say(f"status-{_slug(status.value)}")


def cause_text(cause: Cause, reader: Reader, *, short: bool = False) -> str:
    """Why something is missing, as a clause or (short) as a word or two."""
    return reader.say(f"{'short' if short else 'cause'}-{_slug(cause.value)}")


def edition_phrase(edition: Edition, reader: Reader) -> str:
    """What a sentence calls an edition: `official English text`."""
    return witness_phrase(edition.witness.status, edition.witness.language, reader)


@cache
def witness_phrase(status: Status, tag: str, reader: Reader) -> str:
    """What a sentence calls a text of a standing and a language."""
    return reader.say(f"name-{_slug(status.value)}", language=reader.language_name(tag))


def edition_name(edition: Edition, reader: Reader) -> str:
    """What a heading or a link calls an edition: `Official English text`."""
    return capitalized(edition_phrase(edition, reader))


def capitalized(words: str) -> str:
    """Words of a sentence as they begin a heading or a link; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def text_phrase(work: Work, edition: Edition, reader: Reader) -> str:
    """What a table calls one text of the archive: `Statement of 1 March 2024, official English text`."""
    return passage_phrase(work, edition_phrase(edition, reader), reader)


def passage_phrase(work: Work, part: str, reader: Reader) -> str:
    """A part of a document, named: `Press release of 1 March 2024, paragraph 4`."""
    kind, date = work_name(work.document, reader), reader.date(work.document.date)
    return reader.say("target", kind=kind, date=date, segment=part)


def segment_name(kind: Kind, number: object, reader: Reader) -> str:
    """A segment as a sentence calls it: `Paragraph 7`; a label that says what it counts stands alone, `Article 7`."""
    count = str(number or "")
    if kind in HEADED:
        return _told_apart(reader.say(f"segment-{kind.value}"), count, reader)
    if is_word(count):
        return count
    return reader.say(f"segment-{kind.value}", number=count) if count else reader.say("segment-bare")


def phrase(name: str, label: str) -> str:
    """A name within a sentence: `paragraph 7`; one that is the label itself stays as it is printed."""
    return name if name == label else name[:1].lower() + name[1:]


def slot_name(slot: Slot, reader: Reader) -> str:
    """A place of the outline as a sentence calls it: `Paragraph 7`, or as editors call it."""
    if slot.name:
        return capitalized(reader.text(slot.name))
    return segment_name(slot.kind, slot.label or slot.number, reader)


def passage_name(segment: Segment, reader: Reader) -> str:
    """A segment as a sentence calls it, under the label that its witness prints: `Paragraph 1(a)`."""
    return segment_name(segment.kind, number_of(segment), reader)


def short_name(slot: Slot, reader: Reader) -> str:
    """A place of the outline at the head of a row: `title`, `heading 2`, `7`, `4.1`, `note`."""
    return _short(slot.kind, slot.label or str(slot.number or ""), reader)


def place_name(segment: Segment, reader: Reader) -> str:
    """A segment in a list of places: `title`, `heading 2`, `7`, `1(a)`, `note`; of several the first."""
    number = number_of(segment)
    return _short(segment.kind, number if segment.label else number.partition("–")[0], reader)


def sign(slot: Slot, reader: Reader) -> str:
    """A place of the outline at the head of a narrow column: `T`, `§2`, `7`, `4.1`, `.1` within that, `N`."""
    count = slot.label or str(slot.number or "")
    if slot.kind is Kind.ITEM and slot.level > 1:
        return f".{count.rpartition('.')[2]}"
    if slot.kind is Kind.HEADING:
        return f"§{count}"
    if slot.kind in (*HEADED, Kind.FOOTNOTE):
        return reader.say(f"fig-sign-{slot.kind.value}") + count
    return count


def number_label(segment: Segment, reader: Reader) -> str:
    """A segment as lists have it: `7`, `1(a)` as printed, `[7]` where nothing is; `heading 2`, `title`."""
    return _short(segment.kind, cited(segment) if _is_counted(segment) else number_of(segment), reader)


def head_label(segment: Segment, reader: Reader) -> str:
    """What stands before a segment on its page: its own label alone, `(a)`, since its paragraph is near."""
    return segment.label or number_label(segment, reader)


def slot_label(slot: Slot, reader: Reader) -> str:
    """The same for a place that no segment fills."""
    name = short_name(slot, reader)
    return name if slot.kind in (*HEADED, Kind.HEADING, Kind.FOOTNOTE) else f"[{name}]"


def cited(segment: Segment) -> str:
    """What a segment is cited as: `7`, `1(a)` as printed, `[7]` where nothing is; `[9–11]` where it is several."""
    number = number_of(segment)
    return number if segment.label else f"[{number}]"


def number_of(segment: Segment) -> str:
    """The same without brackets; a heading that prints nothing is what the archive counts it as."""
    if segment.kind in HEADED or (segment.kind is Kind.HEADING and not segment.label):
        return str(segment.number or "")
    return segment.cited if segment.label else segment.cited.removeprefix("[").removesuffix("]")


def is_named_by_label(segment: Segment) -> bool:
    """Whether its label says what it is, so that it needs no other word: `Article 2 bis`."""
    return bool(segment.label) and is_word(number_of(segment))


def is_named_by_archive(segment: Segment) -> bool:
    """Whether the work itself counts nothing there, so that all it can be called by is its id: `[p3]`."""
    return not segment.label and number_of(segment).partition("–")[0] == segment.id


def extent(segment: Segment, work: Work) -> str:
    """The slots that a segment answers to, `9–11`; "" where it is one."""
    first, last = (work.document.slot_by_id[segment.answers[end]].label for end in (0, -1))
    return "" if first == last else f"{first}–{last}"


def heading_title(segment: Segment) -> str:
    """What a section is listed as: the label that its heading prints, and its words; either alone where that is all."""
    words = " ".join(segment.text.split("\n"))
    return " ".join(dict.fromkeys(filter(None, (segment.label, words))))


def term_name(term: Term, reader: Reader) -> tuple[str, str]:
    """What a reader calls a term, and the site language of that: its first form in the nearest language."""
    languages = [language for language, forms in term.forms.items() if forms]
    nearest = reader.language if reader.language in languages else tags.nearest(languages, reader.words.reads)
    return term.forms[nearest][0], nearest


def entity_name(entity: Entity, reader: Reader) -> Localized:
    """What an entity is called; what editors do not say of a country in the reader's language, CLDR does."""
    is_said = any(map(reader.reads_as_own, entity.name.texts))
    own = "" if is_said or entity.kind is not EntityKind.COUNTRY else reader.country_name(entity.id)
    return Localized({reader.language: own, **entity.name.texts}) if own else entity.name


def _short(kind: Kind, count: str, reader: Reader) -> str:
    """A label, with a word where it would not tell what it counts: `heading 2`, `note`, `footnote 1`; `Article 2`."""
    if kind in HEADED:
        return _told_apart(reader.say(f"short-{kind.value}"), count, reader)
    if kind not in (Kind.HEADING, Kind.FOOTNOTE) or is_word(count):
        return count
    return reader.say(f"short-{kind.value}", number=count) if count else reader.say("short-bare")


def _told_apart(word: str, count: str, reader: Reader) -> str:
    """`note`, and `note (2)` for the second one."""
    return reader.say("name-again", name=word, number=count) if count else word


def _is_counted(segment: Segment) -> bool:
    """Whether it is called by its label and no word."""
    return segment.kind in (*BODY_KINDS, Kind.ITEM, Kind.FOOTNOTE)


def _slug(value: str) -> str:
    return value.replace(" ", "-")
