"""The archive -> records of all that can be found: passages of texts, pages, and words that stand for one another.

A record is JSON for `enter.mjs`. Nothing is cut into words or folded here, but for the terms that find a
paragraph by its number.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from unicodedata import normalize

from statement_archive.digests import key_of
from statement_archive.labels import numeral_of
from statement_archive.model import (
    Archive,
    Document,
    Edition,
    Entity,
    Kind,
    Role,
    Segment,
    Slot,
    Status,
    Witness,
    Work,
)
from statement_archive.names import (
    HEADED,
    document_name,
    edition_name,
    entity_name,
    kind_name,
    number_of,
    phrase,
    segment_name,
    status_name,
    work_name,
)
from statement_archive.pages.page import Page
from statement_archive.parts.editions import further_editions, main_edition
from statement_archive.parts.places import without_places
from statement_archive.reader import Reader
from statement_archive.search.characters import variants
from statement_archive.search.chinese import word_cutter
from statement_archive.search.entries import Json, PageRecords, country_names, dates_of, locales_of, participant_words
from statement_archive.search.index import DeferredRecord
from statement_archive.tags import written

Cut = Callable[[str], list[str]]
"""Text -> its Chinese words."""
_LIST = 3
"""How many must have taken part for there to be a list of them."""


def search_records(archive: Archive, site: Sequence[Reader], pages: Iterable[Page]) -> Iterator[dict[str, Json]]:
    """All that the index is made of: what concerns the whole archive, then each document, the newest first.

    `site` are the readers of its languages.
    """
    frame, documents = deferred_records(archive, site, pages)
    yield frame
    yield from (record.make() for record in documents)


def deferred_records(
    archive: Archive, site: Sequence[Reader], pages: Iterable[Page]
) -> tuple[dict[str, Json], Iterator[DeferredRecord]]:
    """The same: what concerns the whole archive, and the documents, which are made when they are asked for."""
    groups = list(_groups(archive, site))
    found = PageRecords(archive, site, tuple(pages))
    frame: dict[str, Json] = {
        "groups": groups,
        "labels": {reader.language: _labels(reader) for reader in site},
        "places": {reader.language: _places(reader) for reader in site},
        "pages": {reader.language: found.of_archive(reader) for reader in site},
        "variants": variants(),
    }
    return frame, _documents(archive, site, found, [form for group in groups for form in group["forms"]])


def _documents(
    archive: Archive, site: Sequence[Reader], found: PageRecords, forms: Iterable[str]
) -> Iterator[DeferredRecord]:
    """Documents whose Chinese is cut into words with the help of `forms`."""
    cut = word_cutter(forms)
    called = {reader.language: Counter(work_name(work.document, reader) for work in archive.works) for reader in site}
    names = ((reader.language, reader.archive) for reader in site)
    same = key_of(json.dumps([*names]), json.dumps([*forms]), repr(without_places(archive.entities)))

    def make(work: Work, pages: Json) -> dict[str, Json]:
        return {**_document(archive, work, site, called, cut), "pages": pages}

    for work in archive.works:
        id, pages = work.document.id, {reader.language: found.of_document(work.document, reader) for reader in site}
        short = [_short(work.document, reader, called[reader.language]) for reader in site]
        told = json.dumps([short, pages])
        key = key_of(same, archive.digests[id], told) if id in archive.digests else ""
        yield DeferredRecord(partial(make, work, pages), key)


def _document(
    archive: Archive, work: Work, site: Sequence[Reader], called: Mapping[str, Mapping[str, int]], cut: Cut
) -> dict[str, Json]:
    document = work.document
    names = (f"{reader.text(document.title)} {kind_name(document.kind, reader)}" for reader in site)
    told = (f"{reader.text(document.issuer)} {reader.date(document.date)}" for reader in site)
    return {
        "id": document.id,
        "titles": {reader.language: document_name(document, reader) for reader in site},
        "short": {reader.language: _short(document, reader, called[reader.language]) for reader in site},
        "context": " ".join((document.id, *names, *told)),
        "texts": [_text(archive, work, edition, site, cut) for edition in work.editions],
    }


def _text(archive: Archive, work: Work, edition: Edition, site: Sequence[Reader], cut: Cut) -> dict[str, Json]:
    witness = edition.witness
    return {
        "siglum": witness.siglum,
        "language": witness.language,
        "written": written(witness.language),
        "languages": {reader.language: reader.language_name(written(witness.language)) for reader in site},
        "distance": {reader.language: _distance(edition, reader) for reader in site},
        "names": {reader.language: edition_name(edition, reader) for reader in site},
        "short": {reader.language: _text_name(work, edition, reader) for reader in site},
        "homes": {reader.language: _home(work, edition, reader) for reader in site},
        "passages": [_passage(archive, work, segment, site, cut) for segment in edition.segments],
    }


def _short(document: Document, reader: Reader, called: Mapping[str, int]) -> str:
    """What a document is called: without its date, where no other is `called` so."""
    name = work_name(document, reader)
    return name if called[name] == 1 else document_name(document, reader)


def _text_name(work: Work, edition: Edition, reader: Reader) -> str:
    """What a text is called beside its document: by its language, or as a machine’s; in full where that is no name."""

    def short(witness: Witness) -> str:
        if witness.status is Status.MACHINE_TRANSLATION:
            return status_name(witness.status, reader)
        return reader.language_name(witness.language)

    names = [short(other.witness) for other in work.editions]
    name = short(edition.witness)
    return name if names.count(name) == 1 else edition_name(edition, reader)


def _home(work: Work, edition: Edition, reader: Reader) -> dict[str, str]:
    """Where a reader of a language finds the text: in which folder, or beside which page."""
    if main_edition(work, reader) is edition:
        return {"folder": "", "beside": ""}
    siglum = edition.witness.siglum
    if edition in further_editions(work, reader):
        return {"folder": f"{siglum}/", "beside": ""}
    return {"folder": "", "beside": siglum}


def _distance(edition: Edition, reader: Reader) -> int:
    """How late a reader of a language wants hits in this text; a machine translation right after its language."""
    return 2 * reader.rank(edition.witness.language) + (edition.witness.status is Status.MACHINE_TRANSLATION)


def _passage(archive: Archive, work: Work, segment: Segment, site: Sequence[Reader], cut: Cut) -> dict[str, Json]:
    return {
        "id": segment.id,
        "kind": segment.kind.value,
        "number": _number(segment),
        "label": number_of(segment) if segment.label else "",
        "section": work.section_of[segment.id].slug,
        "text": segment.text,
        "labels": list(_number_terms(work, segment)),
        "also": list(_also(archive, work, segment, site)),
        "words": cut(segment.text),
    }


def _also(archive: Archive, work: Work, segment: Segment, site: Sequence[Reader]) -> Iterator[str]:
    """What editors call a segment; and what one asks for the list by of those who took part, where it is that list."""
    names = [slot.name for slot in map(work.document.slot_by_id.__getitem__, segment.answers) if slot.name]
    yield from dict.fromkeys(name for words in names for name in words.texts.values())
    present = [entity for entity in archive.entities if entity.role not in (None, Role.MENTIONED)]
    named = [entity for entity in present if any(form in segment.text for form in _forms(entity))]
    if len(present) >= _LIST and len(named) > len(present) / 2:
        yield from participant_words(site)


def _forms(entity: Entity) -> Iterator[str]:
    yield from (form for forms in entity.forms.values() for form in forms)
    yield from entity.machine


def _number(segment: Segment) -> str:
    """What a segment is called by: `13`, `1(a)`, `4.2`, `9–11` where it answers to several paragraphs."""
    return number_of(segment)


def _number_terms(work: Work, segment: Segment) -> Iterator[str]:
    """`#13` finds paragraph 13, `§2` the heading of section 2, `*1` footnote 1; `~13` where the work counts nothing."""
    sign = "#" if work.document.is_numbered else "~"
    outline = work.document.slot_by_id
    for slot in segment.answers:
        if segment.kind is Kind.HEADING:
            yield f"§{numeral_of(segment.label) or segment.number or ''}"
        elif segment.kind is Kind.FOOTNOTE:
            yield f"*{numeral_of(normalize('NFKC', segment.label)) or segment.number or ''}"
        elif slot.startswith("p"):
            yield sign + _count(segment, outline, slot)


def _count(segment: Segment, outline: Mapping[str, Slot], id: str) -> str:
    """What a paragraph or an item is counted as, in digits: `13` for `Article 13`, `4.2` for the second item of 4."""
    head, *items = id.split(".")
    own = (segment.label if segment.id == id and not items else "") or outline[head].label
    return ".".join((str(numeral_of(own) or own), *items))


def _groups(archive: Archive, site: Sequence[Reader]) -> Iterator[dict[str, list[str]]]:
    """Forms that stand for one another, of a term, a name or a document's date, and what a machine made of them."""
    locales = locales_of(archive)
    for dates in dict.fromkeys(tuple(dates_of(work.document, locales, site)) for work in archive.works):
        yield _group(dates, ())
    for term in archive.terms:
        yield _group((*term.all_forms, *term.also), term.machine)
    for entity in archive.entities:
        forms = (form for forms in entity.forms.values() for form in forms)
        named = [name for reader in site for name in entity_name(entity, reader).texts.values()]
        known = (name for reader in site for name in country_names(entity, reader))
        names = (*entity.name.texts.values(), *named, *(_surname(name) for name in named if "·" in name), *known)
        long = entity.long.texts.values() if entity.long else ()
        yield _group((*names, *forms, *long, entity.abbreviation, *entity.also), entity.machine)


def _group(forms: Iterable[str], machine: Iterable[str]) -> dict[str, list[str]]:
    unique = [form for form in dict.fromkeys(forms) if form]
    return {"forms": unique, "machine": [form for form in dict.fromkeys(machine) if form not in unique]}


def _surname(name: str) -> str:
    """What Chinese calls a person from abroad for short: the part behind the last dot of `弗拉基米尔·普京`."""
    return name.rpartition("·")[2]


def _places(reader: Reader) -> Mapping[str, str]:
    """What a hit is called: `{document} ¶{}`, by the kind of segment; `label` for what is called as it is printed."""
    named = {kind: phrase(segment_name(kind, "" if kind in HEADED else "{}", reader), "") for kind in Kind}
    places = {
        kind.value: reader.say("place-named", document="{document}", segment=name) for kind, name in named.items()
    }
    for kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM):
        places[kind.value] = reader.say(f"place-{kind.value}", document="{document}", number="{}")
    return {**places, "label": reader.say("place-named", document="{document}", segment="{}")}


def _labels(reader: Reader) -> Mapping[str, str]:
    """What a hit calls a segment, by its kind; `{}` stands for its number."""
    return {kind.value: segment_name(kind, "" if kind in HEADED else "{}", reader) for kind in Kind}
