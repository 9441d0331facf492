"""Terms and where they stand -> the glossary: an index, and for each term a page with a concordance of all texts.

The concordance has a row for each paragraph (as `rows` aligns them) and a column for each witness of a document; a cell
shows every occurrence with some thirty characters to both sides. Where the texts differ can so be seen at a glance.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from markupsafe import Markup

from statement_archive import tags
from statement_archive.model import Archive, Edition, Localized, Occurrence, Segment, Status, Term, Work
from statement_archive.names import (
    cause_text,
    document_name,
    edition_name,
    number_label,
    slot_label,
    term_name,
    work_name,
)
from statement_archive.pages.letters import by_letter, letter_called
from statement_archive.pages.long_lists import LongList, by_document, defer_parts, documents_in, lead_on
from statement_archive.pages.page import Deferred, Page, make_overview, make_page, tab_of
from statement_archive.parts import cutting
from statement_archive.parts import markdown as md
from statement_archive.parts.alphabet import initial
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.editions import main_edition, segment_address
from statement_archive.parts.foreign import label, sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import escape, join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.rows import Row
from statement_archive.parts.sifting import sifting_form
from statement_archive.parts.usage import Forms, FoundIn, TextColumn, Usage, columns
from statement_archive.reader import Reader
from statement_archive.tags import direction

_CONTEXT = 30
"""Code points to both sides of a keyword; at words' ends, where there are words."""
_SENTENCE = re.compile(r".*?(?:。|\.(?=\s|$))", re.DOTALL)
Places = dict[tuple[str, str], tuple[Occurrence, ...]]
"""Occurrences of one term in one document, by siglum and segment."""


def render_glossary(cuts: Cuts, reader: Reader) -> Iterator[Deferred]:
    """The index and a page for each term, each followed by those that it is cut into; nothing without terms."""
    if not cuts.archive.terms:
        return
    yield from _index(cuts, reader)
    for term in cuts.archive.terms:
        yield from _term_pages(cuts, term, reader)


def _by_segment(occurrences: Iterable[Occurrence]) -> Places:
    places: dict[tuple[str, str], tuple[Occurrence, ...]] = {}
    for occurrence in occurrences:
        key = (occurrence.siglum, occurrence.slot)
        places[key] = (*places.get(key, ()), occurrence)
    return places


def _index(cuts: Cuts, reader: Reader) -> Iterator[Deferred]:
    """One table of all terms: what each is in every language, and what machines made of it; or one for each letter."""
    title, path = reader.say("glossary-title"), f"{reader.language}/glossary/index.md"
    by_id = {term.id: term for term in cuts.archive.terms}
    columns = _columns(cuts.archive, reader)

    def show(page: ListPage) -> list[Piece]:
        return [*_sifted(cuts.usage, [by_id[name] for name in page.names], columns, reader)]

    long = LongList(
        path, title, glossary_letters(cuts, reader), 1, letter_called, show, (f"{reader.language}/glossary", len(by_id))
    )

    def render() -> Page:
        download = tag("a", reader.say("glossary-csv"), href="archive:data/glossary.csv", download="glossary.csv")
        list_ = [lead_on(long, long.whole, reader)] if long.whole.below else show(long.whole)
        pieces = [tag("p", download, class_="reading"), *list_]
        return make_overview(reader, path, title, reader.say("glossary-lead"), pieces)

    yield Deferred(path, render)
    yield from defer_parts(long, reader)


def glossary_letters(cuts: Cuts, reader: Reader) -> ListPage:
    """The page of all terms, cut by the letters of its readers."""
    weights = {term.id: max(1, len(term.all_forms) + len(term.machine)) for term in cuts.archive.terms}
    names = {one: {term.id: term_name(term, one)[0] for term in cuts.archive.terms} for one in reader.everyone}
    return by_letter(names, weights, cutting.TERMS, reader)


def _sifted(usage: Usage, terms: Sequence[Term], columns: list[TextColumn], reader: Reader) -> Iterator[Piece]:
    """The table of some terms, what leads to a letter in it, and the form that sifts it."""
    heads = [tag("th", _column_head(column, reader), scope="col") for column in columns]
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(initial(term_name(term, reader)[0]), term.id)
    lines = [_entry(usage, term, columns, reader) for term in terms]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="glossary")
    yield sifting_form([], len(terms), reader, find=reader.say("filter-find"))
    yield tag("nav", *_letters(first, reader), class_="letters", aria_label=reader.say("glossary-letters"))
    title = reader.say("glossary-title")
    yield tag("div", table, class_="table-scroll", tabindex="0", role="region", aria_label=title)


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
    page = f"archive:{reader.language}/glossary/{term.id}.md"
    words = tag("a", tag("span", name, **_said(own, reader)), href=page)
    forms = usage.attested(term, main)
    from_texts = _from(forms.get(name, {}), page, reader) if is_own else Markup()
    others_of_main = {form: places for form, places in forms.items() if not is_own or form != name}
    head = tag(
        "th", words, from_texts, *_forms_told(others_of_main, main, page, reader), *_folded(term, reader), scope="row"
    )
    cells = (tag("td", *_forms_told(usage.attested(term, column), column, page, reader)) for column in others)
    return tag("tr", head, *cells, id=term.id, data_entry=True)


def _said(language: str, reader: Reader) -> dict[str, str]:
    return {} if language == reader.language else tags.attributes(tags.with_script(language), reader.language)


def _forms_told(forms: Forms, column: TextColumn, page: str, reader: Reader) -> Iterator[Markup]:
    """Each form that texts have, and which; `page` is the address of its term's."""
    for form, places in forms.items():
        words = tag("span", form, lang=tags.with_script(column.language), dir=direction(column.language))
        yield tag("p", words, _from(places, page, reader))


def _from(places: Mapping[str, FoundIn], page: str, reader: Reader) -> Markup:
    """Documents that have a form, each a link to where it has it first; how many more do, a link to the term's page."""
    links = [
        tag("a", work_name(work.document, reader), href=segment_address(work, edition, slot, reader))
        for work, edition, slot in islice(places.values(), cutting.FORM_PLACES)
    ]
    if len(places) > len(links):
        links.append(tag("a", f"+{len(places) - len(links)}", href=f"{page}#concordance"))
    return Markup(" ") + tag("small", join(" · ", links), class_="from") if links else Markup()


def _folded(term: Term, reader: Reader) -> Iterator[Markup]:
    """The definition, which opens in its place."""
    if term.definition:
        words = sentences_in_html(_first_sentences(term), reader)
        yield tag("details", tag("summary", reader.say("term-definition")), tag("p", words), class_="fold")


def _term_pages(cuts: Cuts, term: Term, reader: Reader) -> Iterator[Deferred]:
    """The page of a term, and those that its places are cut into."""
    longer, whole = cuts.usage.longer[term.id], cuts.concordances[term.id]
    path, (title, _) = f"{reader.language}/glossary/{term.id}.md", term_name(term, reader)
    concordances = _Concordances(cuts, term, reader)
    told = cuts.digest((), term, tuple(longer), _machine_language(cuts.archive))

    def made_from(page: ListPage) -> str:
        return cuts.digest(dict.fromkeys(name.partition("/")[0] for name in page.names), told)

    long = LongList(path, title, whole, 3, by_document(cuts, reader), concordances.alone, documents_in(cuts), made_from)
    yield Deferred(path, partial(_term_page, long, concordances, longer), made_from(whole))
    yield from defer_parts(long, reader)


def _term_page(long: LongList, concordances: "_Concordances", longer: Sequence[Term]) -> Page:
    cuts, term, reader = concordances.cuts, concordances.term, concordances.reader
    has_own, shown = bool(cuts.usage.found[term.id]), concordances.of(long.whole)
    lead = "concordance-lead" if has_own else "term-longer-only"
    pieces: list[Piece] = [
        md.heading(1, _name(term, reader)),
        *_definition(term, reader),
        md.heading(2, reader.say("term-forms"), id="forms"),
        _forms_table(cuts.archive, term, reader),
        *([] if long.whole.below else concordances.where(shown)),
        *_longer(longer, reader),
        md.heading(2, reader.say("concordance"), id="concordance"),
        *([md.paragraph(reader.say(lead))] if has_own or longer else []),
        *([lead_on(long, long.whole, reader)] if long.whole.below else concordances.tables(shown, level=3)),
        md.paragraph(md.link(reader.say("glossary-back"), f"archive:{reader.language}/glossary/index.md")),
    ]
    title, own = term_name(term, reader)
    meta = {
        "title": title,
        "tab": tab_of(title, reader.say("glossary-title")),
        "description": reader.say(
            "term-page", term=title, definition=reader.text(term.definition) if term.definition else ""
        ),
        "search": {"exclude": True},
    }
    return make_page(reader, long.path, meta, pieces).with_label(label(title, own, reader.language))


@dataclass(frozen=True, slots=True)
class _Concordances:
    """Where a term stands, for a page of the list of its places."""

    cuts: Cuts
    term: Term
    reader: Reader

    def of(self, page: ListPage) -> list[tuple[Work, list[Row]]]:
        """The documents of a page that is not cut, each with those of its rows that the page has."""
        found: dict[str, set[str]] = {}
        for name in () if page.below else page.names:
            document, _, row = name.partition("/")
            found.setdefault(document, set()).add(row)
        by_id, rows = self.cuts.archive.by_id, self.cuts.rows
        return [(by_id[one], [row for row in rows[one] if row.id in own]) for one, own in found.items()]

    def alone(self, page: ListPage) -> list[Piece]:
        """All of it, for a page that has nothing else."""
        shown = self.of(page)
        return [*self.where(shown), *self.tables(shown, level=2)]

    def where(self, shown: Sequence[tuple[Work, list[Row]]]) -> Iterator[Markdown]:
        """Each document that has the term, with a link to each place."""
        reader, wherever = (
            self.reader,
            {work.document.id: own for work, own in self.cuts.usage.everywhere[self.term.id]},
        )
        lines = [
            md.escape(document_name(work.document, reader) + reader.say("colon"))
            + md.join(" · ", _links(work, rows, _by_segment(wherever[work.document.id]), reader))
            for work, rows in shown
        ]
        if lines:
            yield md.paragraph(reader.say("term-places"))
            yield md.bullets(lines)

    def tables(self, shown: Sequence[tuple[Work, list[Row]]], *, level: int) -> Iterator[Piece]:
        """For each document that has the term by itself a heading of a level, and its concordance."""
        for work, rows in shown:
            places = _by_segment(self.cuts.usage.found[self.term.id].get(work.document.id, ()))
            having = [*_rows_with(work, rows, places)]
            if having:
                yield md.heading(level, document_name(work.document, self.reader), id=work.document.id)
                yield _concordance(work, self.term, having, places, self.reader)


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
    return tags.rank(language, tuple(other.written for other in reader.everyone))


def _forms(forms: tuple[str, ...], language: str, reader: Reader) -> Markdown:
    tagged = tags.with_script(language)
    quoted = [md.span(form, lang=tagged, dir=tags.direction(tagged)) for form in forms]
    return md.join(reader.say("semicolon"), quoted or [reader.say("term-no-form")])


def _links(work: Work, rows: Iterable[Row], places: Places, reader: Reader) -> Iterator[Markdown]:
    """Links to places in their order, each in the nearest text that has it there and under the label that this has."""
    main = main_edition(work, reader)
    nearest = (main, *(edition for edition in work.editions if edition is not main))
    for row in _rows_with(work, rows, places):
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


def _concordance(work: Work, term: Term, rows: Iterable[Row], places: Places, reader: Reader) -> Markup:
    names = [edition_name(edition, reader) for edition in work.editions]
    heads = [tag("th", name, scope="col") for name in (reader.say("segment"), *names)]
    lines = [_line(work, row, term, places, reader) for row in rows]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="concordance")
    return tag("div", table, class_="table-scroll")


def _rows_with(work: Work, rows: Iterable[Row], places: Places) -> Iterator[Row]:
    for row in rows:
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
