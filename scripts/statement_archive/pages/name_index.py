"""Entities and where they stand -> the index of names: countries, organisations and people, each with an anchor."""

from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.model import Archive, Edition, Entity, EntityKind, Localized, Occurrence, Work
from statement_archive.names import entity_name, number_label, text_phrase
from statement_archive.pages.page import Page, make_page
from statement_archive.pages.questions import were_present
from statement_archive.parts import markdown as md
from statement_archive.parts.editions import segment_address
from statement_archive.parts.foreign import sentences_in_html
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader
from statement_archive.tags import direction

_SECTIONS = {
    EntityKind.COUNTRY: ("countries", ("name", "long", "code", "role")),
    EntityKind.ORGANISATION: ("organisations", ("name", "abbreviation")),
    EntityKind.PERSON: ("people", ("name", "office")),
}
"""Anchor and columns of each section, before the column on the texts."""


def render_names(
    archive: Archive, occurrences_by_document: dict[str, tuple[Occurrence, ...]], reader: Reader, *pictures: Markup
) -> Iterator[Page]:
    """The page with all names, pictures first; nothing where there are no entities."""
    if not archive.entities:
        return
    found: dict[str, dict[str, list[Occurrence]]] = {entity.id: {} for entity in archive.entities}
    for document, occurrences in occurrences_by_document.items():
        for occurrence in occurrences:
            if occurrence.id in found:
                found[occurrence.id].setdefault(document, []).append(occurrence)
    title = reader.say("names-title")
    pieces: list[Piece] = [
        md.heading(1, title),
        md.paragraph(reader.say("names-lead"), classes=("lead",)),
        *pictures,
    ]
    for kind, (anchor, columns) in _SECTIONS.items():
        own = [entity for entity in archive.entities if entity.kind is kind]
        if own:
            pieces.append(md.heading(2, reader.say(f"names-{anchor}"), id=anchor))
            lines = [_line(archive, entity, columns, found[entity.id], reader) for entity in own]
            pieces.append(_table(columns, lines, reader))
    meta = {
        "title": title,
        "description": reader.say("names-lead"),
        "hide": ["navigation"],
        "search": {"exclude": True},
    }
    page = make_page(reader, f"{reader.language}/names/index.md", meta, pieces)
    yield page.with_listing(name=reader.say("pic-map-title")) if were_present(archive) else page


def _table(columns: tuple[str, ...], lines: list[Markup], reader: Reader) -> Markup:
    heads = [tag("th", reader.say(f"names-{column}"), scope="col") for column in (*columns, "in-texts")]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="names")
    return tag("div", table, class_="table-scroll")


def _line(
    archive: Archive, entity: Entity, columns: tuple[str, ...], found: dict[str, list[Occurrence]], reader: Reader
) -> Markup:
    values = {
        "long": _long(entity.long, reader) if entity.long else "–",
        "code": entity.id,
        "role": reader.say(
            f"role-{entity.role.value.replace(' ', '-')}",
        )
        if entity.role
        else "–",
        "abbreviation": entity.abbreviation or "–",
        "office": sentences_in_html(entity.office, reader) if entity.office else "–",
    }
    name = tag("th", sentences_in_html(entity_name(entity, reader), reader), scope="row")
    cells = [tag("td", values[column]) for column in columns if column != "name"]
    items = [item for work in archive.works for item in _items(work, found.get(work.document.id, []), reader)]
    texts = tag("ul", *items) if items else "–"
    return tag("tr", name, *cells, tag("td", texts), id=entity.id)


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
