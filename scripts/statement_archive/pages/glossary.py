"""Terms and where they stand -> the glossary: an index, and for each term a page with a concordance of all texts.

The concordance has a row for each paragraph (as `rows` aligns them) and a column for each witness of a document; a cell
shows every occurrence with some thirty characters to both sides. Where the texts differ can so be seen at a glance.
"""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive import tags
from statement_archive.model import Archive, Edition, Localized, Occurrence, Section, Segment, Status, Term, Work
from statement_archive.names import (
    cause_text,
    document_name,
    edition_name,
    number_label,
    slot_label,
    term_name,
    work_name,
)
from statement_archive.pages.page import Page, make_overview, make_page, tab_of
from statement_archive.parts import markdown as md
from statement_archive.parts.alphabet import initial, sorting
from statement_archive.parts.editions import main_edition, segment_address
from statement_archive.parts.foreign import label, sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import escape, join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.rows import Row, rows
from statement_archive.parts.sifting import sifting_form
from statement_archive.parts.usage import Forms, FoundIn, TextColumn, Usage, columns
from statement_archive.reader import Reader
from statement_archive.tags import direction

_CONTEXT = 30
"""Code points to both sides of a keyword; at words' ends, where there are words."""
_SENTENCE = re.compile(r".*?(?:。|\.(?=\s|$))", re.DOTALL)
Places = dict[tuple[str, str], tuple[Occurrence, ...]]
"""Occurrences of one term in one document, by siglum and segment."""


def render_glossary(
    archive: Archive, occurrences_by_document: dict[str, tuple[Occurrence, ...]], reader: Reader
) -> Iterator[Page]:
    """The index and a page for each term; nothing where there are no terms."""
    if not archive.terms:
        return
    usage = Usage(archive, occurrences_by_document)
    yield _index(archive, usage, reader)
    for term in archive.terms:
        places = {document: _by_segment(own) for document, own in usage.found[term.id].items()}
        wherever = {work.document.id: _by_segment(usage.within(work, term)) for work in archive.works}
        yield _term_page(usage, term, places, wherever, reader)


def _by_segment(occurrences: list[Occurrence]) -> Places:
    places: dict[tuple[str, str], tuple[Occurrence, ...]] = {}
    for occurrence in occurrences:
        key = (occurrence.siglum, occurrence.slot)
        places[key] = (*places.get(key, ()), occurrence)
    return places


def _index(archive: Archive, usage: Usage, reader: Reader) -> Page:
    """One table of all terms: what each is in every language, and what machines made of it."""
    title = reader.say("glossary-title")
    terms = sorted(archive.terms, key=lambda term: (sorting(term_name(term, reader)[0]), term.id))
    columns = _columns(archive, reader)
    heads = [tag("th", _column_head(column, reader), scope="col") for column in columns]
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(initial(term_name(term, reader)[0]), term.id)
    lines = [_entry(usage, term, columns, reader) for term in terms]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="glossary")
    download = tag("a", reader.say("glossary-csv"), href="archive:data/glossary.csv", download="glossary.csv")
    pieces: list[Piece] = [
        tag("p", download, class_="reading"),
        sifting_form([], len(terms), reader, find=reader.say("filter-find")),
        tag("nav", *_letters(first, reader), class_="letters", aria_label=reader.say("glossary-letters")),
        tag("div", table, class_="table-scroll", tabindex="0", role="region", aria_label=title),
    ]
    return make_overview(reader, f"{reader.language}/glossary/index.md", title, reader.say("glossary-lead"), pieces)


def _letters(first: dict[str, str], reader: Reader) -> Iterator[Markup]:
    """Each letter that a term begins with, a link to the first of them."""
    for letter, term in first.items():
        yield tag("a", letter, href=f"#{term}")
        yield Markup(" ")


def _columns(archive: Archive, reader: Reader) -> list[TextColumn]:
    """The reader's own language first, which names the rows, then those of the other texts; machines last."""
    found = columns(archive)
    own = [column for column in found if column.holds(reader.written)]
    rest = [column for column in found if column not in own]
    rest.sort(key=lambda column: (column.is_machine, _place(column.language, reader)))
    return [*(own or [TextColumn(reader.written, is_machine=False)]), *rest]


def _column_head(column: TextColumn, reader: Reader) -> Markup:
    if column.is_machine:
        return escape(reader.say("term-machine"))
    return escape(reader.language_name(tags.with_script(column.language)))


def _entry(usage: Usage, term: Term, columns: list[TextColumn], reader: Reader) -> Markup:
    """A row: its term with its definition folded, and what texts have for it."""
    name, own = term_name(term, reader)
    main, *others = columns
    is_own = main.holds(tags.with_script(own))
    words = tag("a", tag("span", name, **_said(own, reader)), href=f"archive:{reader.language}/glossary/{term.id}.md")
    forms = usage.attested(term, main)
    from_texts = _from(forms.pop(name, {}), reader) if is_own else Markup()
    head = tag("th", words, from_texts, *_forms_told(forms, main, reader), *_folded(term, reader), scope="row")
    cells = (tag("td", *_forms_told(usage.attested(term, column), column, reader)) for column in others)
    return tag("tr", head, *cells, id=term.id, data_entry=True)


def _said(language: str, reader: Reader) -> dict[str, str]:
    return {} if language == reader.language else tags.attributes(tags.with_script(language), reader.language)


def _forms_told(forms: Forms, column: TextColumn, reader: Reader) -> Iterator[Markup]:
    """Each form that texts have, and which."""
    for form, places in forms.items():
        words = tag("span", form, lang=tags.with_script(column.language), dir=direction(column.language))
        yield tag("p", words, _from(places, reader))


def _from(places: dict[str, FoundIn], reader: Reader) -> Markup:
    """The documents that have a form, each a link to where it has it first."""
    links = [
        tag("a", work_name(work.document, reader), href=segment_address(work, edition, slot, reader))
        for work, edition, slot in places.values()
    ]
    return Markup(" ") + tag("small", join(" · ", links), class_="from") if links else Markup()


def _folded(term: Term, reader: Reader) -> Iterator[Markup]:
    """The definition, which opens in its place."""
    if term.definition:
        words = sentences_in_html(_first_sentences(term), reader)
        yield tag("details", tag("summary", reader.say("term-definition")), tag("p", words), class_="fold")


def _term_page(
    usage: Usage, term: Term, places: dict[str, Places], wherever: dict[str, Places], reader: Reader
) -> Page:
    archive, longer = usage.archive, usage.longer[term.id]
    title, own = term_name(term, reader)
    pieces: list[Piece] = [
        md.heading(1, _name(term, reader)),
        *_definition(term, reader),
        md.heading(2, reader.say("term-forms"), id="forms"),
        _forms_table(archive, term, reader),
        *_where(archive, wherever, reader),
        *_longer(longer, reader),
        md.heading(2, reader.say("concordance"), id="concordance"),
    ]
    if places or longer:
        pieces.append(md.paragraph(reader.say("concordance-lead" if places else "term-longer-only")))
    for work in archive.works:
        if work.document.id in places:
            pieces.append(md.heading(3, document_name(work.document, reader), id=work.document.id))
            pieces.append(_concordance(work, term, places[work.document.id], reader))
    pieces.append(md.paragraph(md.link(reader.say("glossary-back"), f"archive:{reader.language}/glossary/index.md")))
    told = reader.text(term.definition) if term.definition else ""
    meta = {
        "title": title,
        "tab": tab_of(title, reader.say("glossary-title")),
        "description": reader.say("term-page", term=title, definition=told),
        "search": {"exclude": True},
    }
    page = make_page(reader, f"{reader.language}/glossary/{term.id}.md", meta, pieces)
    return page.with_label(label(title, own, reader.language))


def _name(term: Term, reader: Reader) -> Markdown:
    name, own = term_name(term, reader)
    if own == reader.language:
        return md.escape(name)
    return md.span(name, lang=tags.with_script(own), dir=tags.direction(own))


def _first_sentences(term: Term) -> Localized:
    """The first sentence of a definition, in each language that it was written in."""
    texts = term.definition.texts if term.definition else {}
    return Localized({language: _first_sentence(text) for language, text in texts.items()})


def _first_sentence(text: str) -> str:
    match = _SENTENCE.match(text)
    return match.group() if match else text


def _definition(term: Term, reader: Reader) -> Iterator[Markdown]:
    if term.definition:
        yield md.paragraph(sentences_in_markdown(term.definition, reader), classes=("lead",))


def _machine_language(archive: Archive) -> str:
    """The language of what machine translations made of terms."""
    tagged = (
        witness.language
        for work in archive.works
        for witness in work.document.witnesses
        if witness.status is Status.MACHINE_TRANSLATION
    )
    return tags.written(next(tagged, "und"))


def _forms_table(archive: Archive, term: Term, reader: Reader) -> Markdown:
    head = (reader.say("term-language"), reader.say("term-forms"))
    unsaid = (r.language for r in reader.everyone if not any(map(r.reads_as_own, term.forms)))
    languages = sorted((*term.forms, *unsaid), key=lambda own: _place(own, reader))
    lines = [
        (
            reader.language_name(tags.with_script(own)),
            _forms(term.forms[own], own, reader) if own in term.forms else reader.say("term-unlisted"),
        )
        for own in languages
    ]
    if term.machine:
        lines.append((reader.say("term-machine"), _forms(term.machine, _machine_language(archive), reader)))
    return md.table(head, lines)


def _place(language: str, reader: Reader) -> int:
    """How far down a table of forms a language stands: those of the site first, in their order."""
    return tags.rank(language, [other.written for other in reader.everyone])


def _forms(forms: tuple[str, ...], language: str, reader: Reader) -> Markdown:
    tagged = tags.with_script(language)
    quoted = [md.span(form, lang=tagged, dir=tags.direction(tagged)) for form in forms]
    return md.join(reader.say("semicolon"), quoted or [reader.say("term-no-form")])


def _where(archive: Archive, wherever: dict[str, Places], reader: Reader) -> Iterator[Markdown]:
    """Each document that has a term, with a link to each place."""
    lines = [
        md.escape(document_name(work.document, reader) + reader.say("colon")) + md.join(" · ", links)
        for work in archive.works
        if (links := [*_links(work, wherever[work.document.id], reader)])
    ]
    if lines:
        yield md.paragraph(reader.say("term-places"))
        yield md.bullets(lines)


def _links(work: Work, places: Places, reader: Reader) -> Iterator[Markdown]:
    """Links to places in their order, each in the nearest text that has it there and under the label that this has."""
    main = main_edition(work, reader)
    nearest = (main, *(edition for edition in work.editions if edition is not main))
    for number, section in enumerate(work.document.sections):
        for row in _rows_with(work, section, places, is_first=number == 0):
            having = ((e, [s for s in row.segments(e) if (e.witness.siglum, s.id) in places]) for e in nearest)
            edition, segments = next(pair for pair in having if pair[1])
            for segment in segments:
                label = md.escape(number_label(segment, reader))
                yield md.link(label, segment_address(work, edition, segment.id, reader))


def _longer(longer: Sequence[Term], reader: Reader) -> Iterator[Markdown]:
    """Links to the terms that have this one within them: there, a place counts for the longer one only."""
    if longer:
        links = [md.link(_name(other, reader), f"archive:{reader.language}/glossary/{other.id}.md") for other in longer]
        yield md.paragraph(md.escape(reader.say("term-longer")) + md.join(reader.say("semicolon"), links))


def _concordance(work: Work, term: Term, places: Places, reader: Reader) -> Markup:
    names = [edition_name(edition, reader) for edition in work.editions]
    heads = [tag("th", name, scope="col") for name in (reader.say("segment"), *names)]
    lines = [
        _line(work, row, term, places, reader)
        for number, section in enumerate(work.document.sections)
        for row in _rows_with(work, section, places, is_first=number == 0)
    ]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="concordance")
    return tag("div", table, class_="table-scroll")


def _rows_with(work: Work, section: Section, places: Places, *, is_first: bool) -> Iterator[Row]:
    for row in rows(work, section, with_title=is_first):
        if any((e.witness.siglum, segment.id) in places for e in work.editions for segment in row.segments(e)):
            yield row


def _line(work: Work, row: Row, term: Term, places: Places, reader: Reader) -> Markup:
    segments = row.segments(main_edition(work, reader))
    label = number_label(segments[0], reader) if segments else slot_label(row.slots[0], reader)
    cells = [
        _cell(work, edition, row, places, reader)
        if _is_sought(term, edition)
        else tag("td", reader.say("term-unlisted"), class_="missing")
        for edition in work.editions
    ]
    return tag("tr", tag("th", label, scope="row"), *cells)


def _is_sought(term: Term, edition: Edition) -> bool:
    """Whether anything is known that the text could call a term, so that silence says that it does not have it."""
    own = tags.language_and_script(edition.witness.language)
    is_machine = edition.witness.status is Status.MACHINE_TRANSLATION
    return bool(is_machine and term.machine) or own in map(tags.language_and_script, term.forms)


def _cell(work: Work, edition: Edition, row: Row, places: Places, reader: Reader) -> Markup:
    """The occurrences of a witness in a row, or why it has none."""
    siglum = edition.witness.siglum
    shown = [
        _keyword(work, edition, segment, occurrence, reader)
        for segment in row.segments(edition)
        for occurrence in places.get((siglum, segment.id), ())
    ]
    if shown:
        return tag("td", *shown)
    if row.segments(edition):
        return tag("td", tag("span", "–", title=reader.say("concordance-none")), class_="concordance__none")
    causes = dict.fromkeys(cause_text(cause, reader, short=True) for _, cause in row.lacking(edition))
    return tag("td", reader.say("comma").join(causes) or "–", class_="missing")


def _keyword(work: Work, edition: Edition, segment: Segment, occurrence: Occurrence, reader: Reader) -> Markup:
    """An occurrence between what stands around it, with a link to its paragraph."""
    start, end = occurrence.span
    piece = next(piece for piece in segment.published if piece.start <= start and end <= piece.end)
    before, after = edition.text[piece.start : start], edition.text[end : piece.end]
    address = segment_address(work, edition, segment.id, reader)
    keyword = tag("a", tag("strong", edition.text[start:end]), href=address)
    tagged = edition.witness.language
    words = (_tail(before), keyword, _head(after))
    return tag("p", *words, lang=tagged, dir=direction(tagged))


def _tail(text: str) -> str:
    """The last characters of a text, whole words where a blank is near."""
    if len(text) <= _CONTEXT:
        return text
    cut = text[-_CONTEXT:]
    blank = cut.find(" ")
    return "…" + (cut[blank + 1 :] if 0 <= blank < _CONTEXT // 2 else cut)


def _head(text: str) -> str:
    """The first characters of a text, whole words where a blank is near."""
    if len(text) <= _CONTEXT:
        return text
    cut = text[:_CONTEXT]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > _CONTEXT // 2 else cut) + "…"
