"""Entities and where they stand -> the index of names: countries, organisations and people, each with an anchor."""

from collections.abc import Iterator

from statement_archive.model import Archive, Edition, Entity, EntityKind, Occurrence, Work
from statement_archive.pages.glossary import segment_address
from statement_archive.pages.page import Page
from statement_archive.parts import markdown as md
from statement_archive.parts.html import block, escape, tag
from statement_archive.parts.messages import direction, say
from statement_archive.parts.segment import number_label, text_phrase

_SECTIONS = {
    EntityKind.COUNTRY: ("countries", ("name", "long", "code", "role")),
    EntityKind.ORGANISATION: ("organisations", ("name", "abbreviation")),
    EntityKind.PERSON: ("people", ("name", "office")),
}
"""Anchor and columns of each section, before the column on the texts."""


def render_names(
    archive: Archive, occurrences_by_document: dict[str, tuple[Occurrence, ...]], language: str, *pictures: str
) -> Iterator[Page]:
    """The page with all names, pictures first; nothing where there are no entities."""
    if not archive.entities:
        return
    found: dict[str, dict[str, list[Occurrence]]] = {entity.id: {} for entity in archive.entities}
    for document, occurrences in occurrences_by_document.items():
        for occurrence in occurrences:
            if occurrence.id in found:
                found[occurrence.id].setdefault(document, []).append(occurrence)
    title = say("names-title", language)
    nodes = [
        md.heading(1, md.escape(title)),
        md.paragraph(md.escape(say("names-lead", language)), classes=("lead",)),
        *pictures,
    ]
    for kind, (anchor, columns) in _SECTIONS.items():
        own = [entity for entity in archive.entities if entity.kind is kind]
        if own:
            nodes.append(md.heading(2, md.escape(say(f"names-{anchor}", language)), id=anchor))
            lines = [_line(archive, entity, columns, found[entity.id], language) for entity in own]
            nodes.append(_table(columns, lines, language))
    meta = {"title": title, "search": {"exclude": True}}
    yield Page(language, f"{language}/names/index.md", title, md.page(meta, *nodes))


def _table(columns: tuple[str, ...], lines: list[str], language: str) -> str:
    heads = [tag("th", escape(say(f"names-{column}", language)), scope="col") for column in (*columns, "in-texts")]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="names")
    return block(tag("div", table, class_="table-scroll"))


def _line(
    archive: Archive, entity: Entity, columns: tuple[str, ...], found: dict[str, list[Occurrence]], language: str
) -> str:
    values = {
        "long": tag("span", escape(entity.long), lang="en", dir="ltr") if entity.long else "–",
        "code": escape(entity.id),
        "role": escape(say(f"role-{entity.role.value.replace(' ', '-')}", language)) if entity.role else "–",
        "abbreviation": escape(entity.abbreviation) or "–",
        "office": escape(entity.office[language]) if entity.office else "–",
    }
    name = tag("th", escape(entity.name[language]), scope="row")
    cells = [tag("td", values[column]) for column in columns if column != "name"]
    items = [item for work in archive.works for item in _items(work, found.get(work.document.id, []), language)]
    texts = tag("ul", *items) if items else "–"
    return tag("tr", name, *cells, tag("td", texts), id=entity.id)


def _items(work: Work, occurrences: list[Occurrence], language: str) -> Iterator[str]:
    """An item for each edition that names the entity: each spelling with links to its places."""
    for edition in work.editions:
        spellings: dict[str, dict[str, None]] = {}
        for occurrence in occurrences:
            if occurrence.siglum == edition.witness.siglum:
                words = edition.text[occurrence.span.start : occurrence.span.end]
                spellings.setdefault(words, {})[occurrence.slot] = None
        if spellings:
            shown = [_spelling(work, edition, words, [*slots], language) for words, slots in spellings.items()]
            yield tag("li", tag("p", escape(text_phrase(work, edition, language))), *shown)


def _spelling(work: Work, edition: Edition, words: str, segments: list[str], language: str) -> str:
    tagged = edition.witness.language
    quoted = tag("span", escape(words), lang=tagged, dir=direction(tagged))
    links = [
        tag(
            "a",
            escape(number_label(edition.by_slot[segment], language)),
            href=segment_address(work, edition, segment, language),
        )
        for segment in segments
    ]
    return tag("p", quoted, " ", " · ".join(links))
