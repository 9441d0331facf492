"""Entities and where they stand -> the index of names: who took part and how, a line each, with every place folded."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive import tags
from statement_archive.model import Archive, Edition, Entity, EntityKind, Localized, Occurrence, Role, Work
from statement_archive.names import entity_name, number_label, text_phrase
from statement_archive.pages.page import Page, make_overview
from statement_archive.pages.questions import were_present
from statement_archive.parts import markdown as md
from statement_archive.parts.editions import segment_address
from statement_archive.parts.facts import Fact, facts
from statement_archive.parts.foreign import sentences_in_html
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader
from statement_archive.tags import direction

_SECTIONS = {
    EntityKind.COUNTRY: "countries",
    EntityKind.ORGANISATION: "organisations",
    EntityKind.PERSON: "people",
}
"""Anchor of each section."""
_Found = dict[str, list[Occurrence]]
"""Where an entity is named, by document."""


def render_names(
    archive: Archive, occurrences_by_document: dict[str, tuple[Occurrence, ...]], reader: Reader, *pictures: Markup
) -> Iterator[Page]:
    """The page with all names, pictures first; nothing where there are no entities."""
    if not archive.entities:
        return
    found: dict[str, _Found] = {entity.id: {} for entity in archive.entities}
    for document, occurrences in occurrences_by_document.items():
        for occurrence in occurrences:
            if occurrence.id in found:
                found[occurrence.id].setdefault(document, []).append(occurrence)
    title, lead = reader.say("names-title"), reader.say("names-lead")
    pieces: list[Piece] = [*pictures]
    for kind, anchor in _SECTIONS.items():
        own = [entity for entity in archive.entities if entity.kind is kind]
        if own:
            pieces.append(md.heading(2, reader.say(f"names-{anchor}"), id=anchor))
            pieces += _groups(archive, own, found, reader)
    page = make_overview(reader, f"{reader.language}/names/index.md", title, lead, pieces, has_contents=True)
    yield page.with_listing(name=reader.say("pic-map-title")) if were_present(archive) else page


def _groups(archive: Archive, entities: Sequence[Entity], found: dict[str, _Found], reader: Reader) -> Iterator[Piece]:
    """Lists of names: of countries one for each way of taking part, under its heading."""
    for role in (*Role, None):
        own = [entity for entity in entities if entity.role is role]
        lines = [_line(archive, entity, found[entity.id], reader) for entity in own]
        if lines and role:
            words = reader.say("aside", words=_role(role, reader), aside=len(own))
            yield md.heading(3, words, id=role.value.replace(" ", "-"))
        if lines:
            yield tag("div", *lines, class_="entries")


def _role(role: Role, reader: Reader) -> str:
    words = reader.say(
        f"role-{role.value.replace(' ', '-')}",
    )
    return words[:1].upper() + words[1:]


def _line(archive: Archive, entity: Entity, found: _Found, reader: Reader) -> Markup:
    """A name in every language of the site, and folded what the texts call it."""
    name = tag("span", sentences_in_html(entity_name(entity, reader), reader), class_="entry__name")
    others = (_other(archive, entity, found, other) for other in reader.everyone if other is not reader)
    summary = tag("summary", name, *(Markup(" ") + other for other in others), *_told(entity, reader))
    places = [item for work in archive.works for item in _items(work, found.get(work.document.id, []), reader)]
    texts = tag("ul", *places) if places else tag("p", reader.say("names-nowhere"))
    return tag("details", summary, facts(_facts(entity, reader)), texts, class_="entry", id=entity.id)


def _told(entity: Entity, reader: Reader) -> Iterator[Markup]:
    """What tells more of a name on its line."""
    if entity.abbreviation or entity.office:
        words = sentences_in_html(entity.office, reader) if entity.office else entity.abbreviation
        yield Markup(" ") + tag("span", words, class_="entry__told")


def _facts(entity: Entity, reader: Reader) -> Iterator[Fact]:
    if entity.role:
        yield reader.say("names-role"), _role(entity.role, reader)
    if entity.long:
        yield reader.say("names-long"), _long(entity.long, reader)
    if entity.kind is EntityKind.COUNTRY:
        yield reader.say("names-code"), entity.id


def _other(archive: Archive, entity: Entity, found: _Found, other: Reader) -> Markup:
    """What readers of another language call an entity: as a text of theirs has it, else its usual name, marked so."""
    name = entity_name(entity, other)
    if not any(map(other.reads_as_own, name.texts)):
        return tag("span", "–", class_="entry__other")
    usual, spelt = other.text(name), [*_spelt(archive, found, other)]
    words = usual if usual in spelt or not spelt else spelt[0]
    class_ = "entry__other" if spelt else "entry__other usual"
    return tag("span", tag("span", words, lang=other.written, dir=direction(other.written)), class_=class_)


def _spelt(archive: Archive, found: _Found, other: Reader) -> Iterator[str]:
    """How the texts in a reader's own language name an entity."""
    for work in archive.works:
        for occurrence in found.get(work.document.id, []):
            edition = work.edition(occurrence.siglum)
            if tags.is_same(edition.witness.language, other.written):
                yield edition.text[occurrence.span.start : occurrence.span.end]


def _long(words: Localized, reader: Reader) -> Markup:
    """Words of a text, in the language nearest to the reader."""
    language = reader.language_of(words)
    return tag("span", words.texts[language], lang=language, dir=direction(language))


def _items(work: Work, occurrences: list[Occurrence], reader: Reader) -> Iterator[Markup]:
    """An item for each edition that names the entity: each spelling with links to its places."""
    for edition in work.editions:
        spellings: dict[str, dict[str, None]] = {}
        for occurrence in occurrences:
            if occurrence.siglum == edition.witness.siglum:
                words = edition.text[occurrence.span.start : occurrence.span.end]
                spellings.setdefault(words, {})[occurrence.slot] = None
        if spellings:
            shown = [_spelling(work, edition, words, [*slots], reader) for words, slots in spellings.items()]
            yield tag("li", tag("p", text_phrase(work, edition, reader)), *shown)


def _spelling(work: Work, edition: Edition, words: str, segments: list[str], reader: Reader) -> Markup:
    tagged = edition.witness.language
    quoted = tag("span", words, lang=tagged, dir=direction(tagged))
    links = [
        tag(
            "a",
            number_label(edition.by_slot[segment], reader),
            href=segment_address(work, edition, segment, reader),
        )
        for segment in segments
    ]
    return tag("p", quoted, " ", join(" · ", links))
