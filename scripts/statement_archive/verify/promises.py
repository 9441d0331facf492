"""Works -> findings: what the archive promises of its texts, one rule each. A rule's docstring is its help.

The stages have been run; nothing is mended here. Rules look at what a reader gets: parts, ledgers, text, pages.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace

from statement_archive.claims.link import link_findings
from statement_archive.findings import Finding
from statement_archive.ledger import publish, restore
from statement_archive.model import (
    BODY_KINDS,
    KNOWN_KINDS,
    TODO,
    UNKNOWN_DATE,
    Archive,
    Damage,
    Document,
    DocumentKind,
    Edition,
    Entity,
    EntityKind,
    Kind,
    Localized,
    Register,
    Segment,
    Work,
)
from statement_archive.pages.all_pages import render_texts
from statement_archive.parts.marks import sic_places
from statement_archive.reader import Reader
from statement_archive.tags import UNDETERMINED
from statement_archive.verify.characters import no_character_disappears, raw_place
from statement_archive.verify.reading import ReadBack, read_back
from statement_archive.verify.rules import Outcome, Rule, outcome, outcomes


@dataclass(frozen=True, slots=True)
class Shown:
    """An archive, and those who read it."""

    archive: Archive
    site: tuple[Reader, ...]
    """The readers of the site's languages."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of a text."""

    path: str
    """Below `docs/`."""
    stored: Mapping[str, Segment]
    """The segments of the text, by id."""
    readings: Mapping[str, ReadBack]
    """What the page shows of each."""


def parts_cover(work: Work) -> Iterator[Finding]:
    """The parts of a witness cover its raw text without gap or overlap."""
    for edition in work.editions:
        position = edition.raw.start
        for part in edition.parts:
            if part.start != position or part.end <= part.start:
                what = "a gap" if part.start > position else "an overlap"
                yield Finding(edition.witness.place, f"{what} at character {position} of {edition.witness.raw}")
            position = part.end
        if position != edition.raw.end:
            yield Finding(edition.witness.place, f"characters from {position} on of {edition.witness.raw} have no part")


def ledger_replays(work: Work) -> Iterator[Finding]:
    """A ledger gives the published text forwards and the raw text backwards."""
    for edition in work.editions:
        raw, text = edition.raw.text, edition.text
        try:
            forwards, backwards = publish(raw, edition.ledger), restore(text, edition.ledger)
        except ValueError as error:
            yield Finding(edition.witness.place, f"the ledger of `{edition.witness.siglum}` does not replay: {error}")
            continue
        if forwards != text or backwards != raw:
            way = "forwards" if forwards != text else "backwards"
            yield Finding(edition.witness.place, f"the ledger of `{edition.witness.siglum}` does not replay {way}")


def damage_is_mended(work: Work) -> Iterator[Finding]:
    """Damage that no rule could mend waits for an editor."""
    for edition in work.editions:
        for damage in edition.ledger.damages:
            if damage.rule != "furniture":
                hint = "give a reading in emendations.yml"
                message = f"damaged and not mended: `{damage.text}`"
                yield Finding(_place(work, edition, damage), message, hint, is_open_question=True)


def furniture_is_declared(work: Work) -> Iterator[Finding]:
    """Page numbers, running heads and form feeds in mid-sentence are declared as page furniture."""
    for edition in work.editions:
        found = [damage for damage in edition.ledger.damages if damage.rule == "furniture"]
        counts = Counter(dict(damage.evidence)["pattern"] for damage in found)
        for pattern, count in counts.items():
            first = next(damage for damage in found if dict(damage.evidence)["pattern"] == pattern)
            what = f"`{first.text}`" if first.text.strip() else "a form feed in mid-sentence"
            more = f" (and {count - 1} like it)" if count > 1 else ""
            hint = f'if it is, give its witness `furniture: ["{pattern}"]`; until then it is text'
            message = f"looks like page furniture: {what}{more}"
            yield Finding(_place(work, edition, first), message, hint, is_open_question=True)


def _place(work: Work, edition: Edition, damage: Damage) -> str:
    """File and line of a damaged stretch."""
    return raw_place(work, edition, edition.raw.start + damage.start)


def sic_is_found(work: Work) -> Iterator[Finding]:
    """The words of every *sic* stand in a segment of their witness."""
    for sic in work.document.sics:
        if not any(sic_places(work.edition(sic.siglum), sic)):
            yield Finding(sic.place, f"`{sic.find}` is in no segment of `{sic.siglum}`")


def shown_text_is_stored_text(page: TextPage) -> Iterator[Finding]:
    """What a page shows, without its markup, is the text of the segment, character by character."""
    for id, reading in page.readings.items():
        segment = page.stored.get(id)
        if segment is None or (segment.text != reading.text and not _is_all_label(segment, reading)):
            yield Finding(f"docs/{page.path}", f"shows `{id}` otherwise than it is stored")


def shown_label_is_printed_label(page: TextPage) -> Iterator[Finding]:
    """What a page shows before a segment is what is printed there, and stands in brackets where nothing is."""
    for id, reading in page.readings.items():
        segment = page.stored.get(id)
        label = segment.label if segment else ""
        if label and label not in (reading.label, reading.text):
            yield Finding(f"docs/{page.path}", f"shows `{reading.label}` before `{id}`, where `{label}` is printed")
        elif not label and segment and segment.cited and reading.label[:1].isalnum() and _is_counted(segment):
            yield Finding(f"docs/{page.path}", f"shows `{reading.label}` before `{id}`, where nothing is printed")


def text_pages(work: Work, site: Sequence[Reader]) -> Iterator[TextPage]:
    """The pages of a document's texts, made and read back one by one."""
    stored = {
        edition.witness.siglum: {segment.id: segment for segment in edition.segments} for edition in work.editions
    }
    for page in render_texts(work, site):
        yield TextPage(page.path, stored[page.siglum], read_back(page.markdown))


def _is_all_label(segment: Segment, reading: ReadBack) -> bool:
    """Whether a heading has no words but its label, which is shown as these."""
    return not segment.text and reading.label == segment.label and not reading.text


def _is_counted(segment: Segment) -> bool:
    return segment.kind in (*BODY_KINDS, Kind.ITEM)


def sentences_are_in_every_language(shown: Shown) -> Iterator[Finding]:
    """What editors wrote is there in every language of the site; until it is, readers are shown another one."""
    lacking = Counter(
        (file, reader.language)
        for file, words in _sentences(shown.archive, "sources")
        for reader in shown.site
        if UNDETERMINED not in words.texts and not any(map(reader.reads_as_own, words.texts))
    )
    for (file, language), count in sorted(lacking.items()):
        message = f"sentences that are not there in `{language}`, a language of the site: {count}"
        yield Finding(file, message, "write them; until then the nearest language is shown", is_open_question=True)


def places_are_filled(shown: Shown) -> Iterator[Finding]:
    """What a first draft left to a person, `TODO` for words and the year 1 for a day, has been written."""
    waiting = Counter(file for file, words in _sentences(shown.archive, "sources") if TODO in words.texts.values())
    waiting.update(
        f"sources/{work.document.id}/document.yml" for work in shown.archive.works if work.document.date == UNKNOWN_DATE
    )
    for file, count in sorted(waiting.items()):
        message = f"places that a first draft left to fill: {count}"
        hint = f"look for `{TODO}` and `{UNKNOWN_DATE}` in it"
        yield Finding(file, message, hint, is_open_question=True)


def _sentences(record: object, file: str) -> Iterator[tuple[str, Localized]]:
    """Every sentence of the editors within a record, with the file that it was read from."""
    if isinstance(record, Localized):
        yield from ((file, words) for words in (record,) if words.texts)
    elif isinstance(record, tuple):
        for entry in record:
            yield from _sentences(entry, file)
    elif isinstance(record, Archive):
        for work in record.works:
            # What its kind is called stands with the archive's.
            document = replace(work.document, kind=DocumentKind(work.document.kind.id))
            yield from _sentences(document, f"sources/{work.document.id}/document.yml")
        # For the other kinds the program has words in every language.
        own = tuple(filter(lambda kind: kind.id not in KNOWN_KINDS, record.about.own_kinds))
        yield from _sentences(replace(record.about, own_kinds=own), "sources/archive.yml")
        for part in (record.attestations, record.references, record.terms, record.entities, record.published.removed):
            yield from _sentences(part, file)
    elif isinstance(record, Entity):
        # A long form is a text's, and a country has a name in every language.
        names = () if record.kind is EntityKind.COUNTRY else (record.name,)
        yield from _sentences((*names, record.office), record.place.split(":")[0])
    elif is_dataclass(record):
        file = str(getattr(record, "place", file)).split(":")[0] if not isinstance(record, Document) else file
        for name in (field.name for field in fields(record)):
            yield from _sentences(getattr(record, name), file)


def every_segment_is_read(work: Work) -> Iterator[Finding]:
    """A register says of each segment what was found, or that nothing was."""
    for register in work.document.registers:
        remarked = {remark.slot for remark in register.remarks}
        for slot in (slot.id for slot in work.document.outline if _can_be_read(work, register, slot.id)):
            if slot in remarked and slot in register.reviewed:
                yield Finding(register.place, f"`{slot}` has remarks under `{register.name}` and is `reviewed`, too")
            elif slot not in remarked and slot not in register.reviewed:
                hint = "give it an entry, or list it under `reviewed` once it is read"
                yield Finding(register.place, f"`{slot}` has not been read for `{register.name}`", hint)


def _can_be_read(work: Work, register: Register, slot: str) -> bool:
    """Whether there is a text to compare: any but the audited one, or all of the compared ones."""
    having = {edition.witness.siglum for edition in work.editions if slot in edition.by_slot}
    return bool(having - {*register.sigla}) if len(register.sigla) == 1 else having >= {*register.sigla}


def every_read_segment_is_decided(archive: Archive) -> Iterator[Finding]:
    """A document that was read for references has one for each of its segments, or says why there is none."""
    references = archive.references
    decided = {(end.document, end.slot) for reference in references.links for end in reference.ends}
    decided |= {(unlinked.document, slot) for unlinked in references.none for slot in unlinked.slots}
    for work in (archive.by_id[name] for name in references.read if name in archive.by_id):
        for slot in work.document.outline:
            is_there = any(slot.id in edition.by_slot for edition in work.editions)
            if is_there and (work.document.id, slot.id) not in decided:
                message = f"`{slot.id}` of {work.document.id} has no reference and no word on why"
                yield Finding("sources/references.yml", message, "link it, or list it under `none` with the reason")


def vocabulary_holds(archive: Archive) -> Iterator[Finding]:
    """Every term and name occurs, no two share a form or overlap in a text, and every country of a note is declared."""
    yield from link_findings(archive.works, archive.terms, archive.entities, unbuilt=archive.unbuilt)


WORK_RULES: tuple[Rule[Work], ...] = (
    parts_cover,
    no_character_disappears,
    ledger_replays,
    damage_is_mended,
    furniture_is_declared,
    sic_is_found,
    every_segment_is_read,
)
ARCHIVE_RULES: tuple[Rule[Archive], ...] = (every_read_segment_is_decided, vocabulary_holds)
PAGE_RULES: tuple[Rule[TextPage], ...] = (shown_text_is_stored_text, shown_label_is_printed_label)
SHOWN_RULES: tuple[Rule[Shown], ...] = (sentences_are_in_every_language, places_are_filled)


def check(archive: Archive, site: Sequence[Reader]) -> Iterator[Outcome]:
    """What each rule found in the works, in what stands between them, and in what readers are shown of both."""
    for rule in WORK_RULES:
        yield outcome(rule, archive.works, "sources")
    for archive_rule in ARCHIVE_RULES:
        yield outcome(archive_rule, [archive], "sources")
    yield from outcomes(PAGE_RULES, (page for work in archive.works for page in text_pages(work, site)), "sources")
    for shown_rule in SHOWN_RULES:
        yield outcome(shown_rule, [Shown(archive, tuple(site))], "sources")
