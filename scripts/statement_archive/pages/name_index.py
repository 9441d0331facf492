"""Entities and where they stand -> the index of names: who took part and how, a line each, with every place folded."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from statement_archive import tags
from statement_archive.model import Edition, Entity, EntityKind, Localized, Occurrence, Role, Work
from statement_archive.names import entity_name, number_label, text_phrase
from statement_archive.pages.letters import by_letter, letter_called
from statement_archive.pages.long_lists import LongList, by_document, defer_parts, lead_on
from statement_archive.pages.page import Deferred, Page, make_overview, make_page, tab_of
from statement_archive.pages.questions import were_present
from statement_archive.parts import cutting
from statement_archive.parts import markdown as md
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.editions import segment_address
from statement_archive.parts.facts import Fact, facts
from statement_archive.parts.foreign import label, sentences_in_html, sentences_in_markdown
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


def render_names(cuts: Cuts, reader: Reader, *pictures: Markup) -> Iterator[Deferred]:
    """The page of all names, pictures first; of many, one for each behind it. Nothing where there are no entities."""
    if not cuts.archive.entities:
        return
    path, title = f"{reader.language}/names/index.md", reader.say("names-title")
    lead = reader.say("names-lead-apart" if cuts.are_names_apart else "names-lead")
    anchors, show = (f"{reader.language}/names", len(cuts.archive.entities)), partial(_listed, cuts, reader)
    long = LongList(path, title, name_letters(cuts, reader), 1, letter_called, show, anchors)

    def render() -> Page:
        pieces: list[Piece] = [*pictures]
        if cuts.have_names_letters:
            pieces += [md.heading(2, reader.say("glossary-letters"), id="letters"), lead_on(long, long.whole, reader)]
        else:
            pieces += _sections(cuts, cuts.archive.entities, reader)
        page = make_overview(reader, path, title, lead, pieces, has_contents=True)
        return page.with_listing(name=reader.say("pic-map-title")) if were_present(cuts.archive) else page

    yield Deferred(path, render)
    yield from defer_parts(long, reader)
    for entity in cuts.archive.entities if cuts.are_names_apart else ():
        yield from _pages_of(cuts, entity, reader)


def name_letters(cuts: Cuts, reader: Reader) -> ListPage:
    """The page of all names, cut by the letters of its readers."""
    weights = {entity.id: 1 for entity in cuts.archive.entities}
    if not cuts.have_names_letters:
        return ListPage((), tuple(weights))
    names = {one: {e.id: one.text(entity_name(e, one)) for e in cuts.archive.entities} for one in reader.everyone}
    return by_letter(names, weights, cutting.NAME_LINES, reader)


def _listed(cuts: Cuts, reader: Reader, page: ListPage) -> list[Piece]:
    """The names of a page of the list."""
    by_id = {entity.id: entity for entity in cuts.archive.entities}
    return [tag("div", *(_line(cuts, by_id[name], reader) for name in page.names), class_="entries")]


def _sections(cuts: Cuts, entities: Sequence[Entity], reader: Reader) -> Iterator[Piece]:
    """Names by what they are names of, under headings."""
    for kind, anchor in _SECTIONS.items():
        own = [entity for entity in entities if entity.kind is kind]
        if own:
            yield md.heading(2, reader.say(f"names-{anchor}"), id=anchor)
            yield from _groups(cuts, own, reader)


def _pages_of(cuts: Cuts, entity: Entity, reader: Reader) -> Iterator[Deferred]:
    """The page of one name: what it is called, and every place; and those that the places are cut into."""
    named, whole = entity_name(entity, reader), cuts.places[entity.id]
    title, path = reader.text(named), f"{reader.language}/names/{entity.id}.md"

    def show(page: ListPage) -> list[Piece]:
        return [_texts(cuts, entity, page, reader)]

    def made_from(page: ListPage) -> str:
        return cuts.digest(dict.fromkeys(name.partition("/")[0] for name in page.names), entity)

    def render() -> Page:
        others = (_other(cuts, entity, other) for other in reader.everyone if other is not reader)
        pieces: list[Piece] = [
            md.heading(1, sentences_in_markdown(named, reader)),
            tag("p", *(Markup(" ") + told for told in (*others, *_told(entity, reader))), class_="lead"),
            facts(_facts(entity, reader)),
            md.heading(2, reader.say("concordance"), id="texts"),
            *([lead_on(long, whole, reader)] if whole.below else show(whole)),
        ]
        meta = {
            "title": title,
            "tab": tab_of(title, reader.say("names-title")),
            "description": reader.say("names-page", name=title),
            "search": {"exclude": True},
        }
        page = make_page(reader, path, meta, pieces)
        page = page.with_label(label(title, reader.language_of(named), reader.language))
        return replace(page, is_part=True)

    long = LongList(path, title, whole, 3, by_document(cuts, reader), show, made_from=made_from)
    yield Deferred(path, render, made_from(whole))
    yield from defer_parts(long, reader)


def _groups(cuts: Cuts, entities: Sequence[Entity], reader: Reader) -> Iterator[Piece]:
    """Lists of names: of countries one for each way of taking part, under its heading."""
    for role in (*Role, None):
        own = [entity for entity in entities if entity.role is role]
        lines = [_line(cuts, entity, reader) for entity in own]
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


def _line(cuts: Cuts, entity: Entity, reader: Reader) -> Markup:
    """A name in every language of the site, and folded what the texts call it; a link, where it has its own page."""
    words: Markup = sentences_in_html(entity_name(entity, reader), reader)
    if cuts.are_names_apart:
        words = tag("a", words, href=f"archive:{reader.language}/{cuts.name_path(entity)}")
    name = tag("span", words, class_="entry__name")
    others = (_other(cuts, entity, other) for other in reader.everyone if other is not reader)
    line = (name, *(Markup(" ") + other for other in others), *_told(entity, reader))
    if cuts.are_names_apart:
        return tag("p", *line, class_="entry", id=entity.id)
    texts = _texts(cuts, entity, cuts.places[entity.id], reader)
    return tag("details", tag("summary", *line), facts(_facts(entity, reader)), texts, class_="entry", id=entity.id)


def _texts(cuts: Cuts, entity: Entity, page: ListPage, reader: Reader) -> Markup:
    """The texts of a page that name an entity, each with every spelling; that none does, where there is none."""
    shown: dict[str, set[str]] = {}
    for name in page.names:
        document, _, siglum = name.partition("/")
        shown.setdefault(document, set()).add(siglum)
    found, by_id = cuts.named[entity.id], cuts.archive.by_id
    items = [item for one, sigla in shown.items() for item in _items(by_id[one], sigla, found[one], reader)]
    return tag("ul", *items) if items else tag("p", reader.say("names-nowhere"))


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


def _other(cuts: Cuts, entity: Entity, other: Reader) -> Markup:
    """What readers of another language call an entity: as a text of theirs has it, else its usual name, marked so."""
    name = entity_name(entity, other)
    if not any(map(other.reads_as_own, name.texts)):
        return tag("span", "–", class_="entry__other")
    usual, spelt = other.text(name), [*_spelt(cuts, entity, other)]
    words = usual if usual in spelt or not spelt else spelt[0]
    class_ = "entry__other" if spelt else "entry__other usual"
    return tag("span", tag("span", words, lang=other.written, dir=direction(other.written)), class_=class_)


def _spelt(cuts: Cuts, entity: Entity, other: Reader) -> Iterator[str]:
    """How the texts in a reader's own language name an entity."""
    for document, occurrences in cuts.named[entity.id].items():
        for occurrence in occurrences:
            edition = cuts.archive.by_id[document].edition(occurrence.siglum)
            if tags.is_same(edition.witness.language, other.written):
                yield edition.text[occurrence.span.start : occurrence.span.end]


def _long(words: Localized, reader: Reader) -> Markup:
    """Words of a text, in the language nearest to the reader."""
    language = reader.language_of(words)
    return tag("span", words.texts[language], lang=language, dir=direction(language))


def _items(work: Work, sigla: Container[str], occurrences: list[Occurrence], reader: Reader) -> Iterator[Markup]:
    """An item for each edition, of those named, that names the entity: each spelling with links to its places."""
    for edition in (edition for edition in work.editions if edition.witness.siglum in sigla):
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
        for segment in segments[: cutting.SPELT]
    ]
    more = [f"+{len(segments) - len(links)}"] if len(segments) > len(links) else []
    return tag("p", quoted, " ", join(" · ", [*links, *more]))
