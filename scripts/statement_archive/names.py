"""What documents, texts and segments are called, in the words of a reader.

One place for all pages, figures, citations, feeds and the search, so that a thing has one name everywhere.
"""

from statement_archive import tags
from statement_archive.model import (
    Cause,
    Document,
    DocumentKind,
    Edition,
    Entity,
    EntityKind,
    Kind,
    Localized,
    Numbered,
    Segment,
    Slot,
    Status,
    Term,
    Work,
)
from statement_archive.reader import Reader


def kind_name(kind: DocumentKind, reader: Reader) -> str:
    """What a document is: `Press release`."""
    return reader.say(f"kind-{_slug(kind.value)}")


def document_name(document: Document, reader: Reader) -> str:
    """What a document is called for short: `Press release, 18 June 2020`."""
    return reader.say("pic-document", kind=kind_name(document.kind, reader), date=reader.date(document.date))


def status_name(status: Status, reader: Reader) -> str:
    """A witness's standing: `official text`."""
    return reader.say(f"status-{_slug(status.value)}")


def cause_text(cause: Cause, reader: Reader, *, short: bool = False) -> str:
    """Why something is missing, as a clause or (short) as a word or two."""
    return reader.say(f"{'short' if short else 'cause'}-{_slug(cause.value)}")


def edition_phrase(edition: Edition, reader: Reader) -> str:
    """What a sentence calls an edition: `official English text`."""
    return witness_phrase(edition.witness.status, edition.witness.language, reader)


def witness_phrase(status: Status, tag: str, reader: Reader) -> str:
    """What a sentence calls a text of a standing and a language."""
    return reader.say(f"name-{_slug(status.value)}", language=reader.language_name(tag))


def edition_name(edition: Edition, reader: Reader) -> str:
    """What a heading or a link calls an edition: `Official English text`."""
    name = edition_phrase(edition, reader)
    return name[:1].upper() + name[1:]


def text_phrase(work: Work, edition: Edition, reader: Reader) -> str:
    """What a table calls one text of the archive: `Statement of 18 June 2020, official English text`."""
    return passage_phrase(work, edition_phrase(edition, reader), reader)


def passage_phrase(work: Work, part: str, reader: Reader) -> str:
    """A part of a document, named: `Press release of 18 June 2020, paragraph 4`."""
    kind, date = kind_name(work.document.kind, reader), reader.date(work.document.date)
    return reader.say("target", kind=kind, date=date, segment=part)


def segment_name(kind: Kind, number: object, reader: Reader) -> str:
    """A segment as a sentence calls it: `Paragraph 7`."""
    return reader.say(f"segment-{kind.value}", number=number)


def slot_name(slot: Slot, reader: Reader) -> str:
    """A place of the outline as a sentence calls it: `Paragraph 7`, or as editors call it."""
    if slot.name:
        name = reader.text(slot.name)
        return name[:1].upper() + name[1:]
    return segment_name(slot.kind, slot.number or _bare(slot.id), reader)


def short_name(slot: Slot, reader: Reader) -> str:
    """A place of the outline at the head of a row: `title`, `heading 2`, `7`, `4.1`, `note`."""
    return _word(slot.kind, slot.number, reader) or _bare(slot.id)


def place_name(segment: Segment, reader: Reader) -> str:
    """A segment in a list of places: `title`, `heading 2`, `7`, `4.1`, `note`."""
    return _word(segment.kind, segment.number, reader) or _bare(segment.id)


def sign(slot: Slot, reader: Reader) -> str:
    """A place of the outline at the head of a narrow column: `T`, `§2`, `7`, `4.1`, `N`."""
    if slot.kind is Kind.HEADING:
        return f"§{slot.number}"
    if slot.kind in (Kind.TITLE, Kind.NOTE):
        return reader.say(f"fig-sign-{slot.kind.value}")
    return _bare(slot.id)


def number_label(segment: Segment, reader: Reader) -> str:
    """`7` as printed, `[7]` as inferred, `[9–11]` where one paragraph answers to three; `heading 2`, `title`."""
    word = _word(segment.kind, segment.number, reader)
    if word:
        return word
    label = number_of(segment)
    return label if segment.numbered is Numbered.PRINTED else f"[{label}]"


def slot_label(slot: Slot, reader: Reader) -> str:
    """The same for a place that no segment fills."""
    return _word(slot.kind, slot.number, reader) or f"[{_bare(slot.id)}]"


def number_of(segment: Segment) -> str:
    """What a paragraph or an item is counted as; all it answers to, where one paragraph stands for several: `9–11`."""
    ids = [_bare(slot) for slot in segment.answers if segment.kind is Kind.ITEM or "." not in slot]
    return ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"


def extent(segment: Segment) -> str:
    """The slots that a segment answers to, `9–11`; "" where it is one."""
    first, last = _bare(segment.answers[0]), _bare(segment.answers[-1])
    return "" if first == last else f"{first}–{last}"


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


def _word(kind: Kind, number: int | None, reader: Reader) -> str:
    """What is called by a word: a heading, the title, the note; "" for what is called by its number."""
    if kind is Kind.HEADING:
        return reader.say("short-heading", number=number)
    return reader.say(f"short-{kind.value}") if kind in (Kind.TITLE, Kind.NOTE) else ""


def _bare(slot: str) -> str:
    return slot.removeprefix("p")


def _slug(value: str) -> str:
    return value.replace(" ", "-")
