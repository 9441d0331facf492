"""Terms and where they stand -> the glossary: an index, and for each term a page with a concordance of all texts.

The concordance has a row for each paragraph (as `rows` aligns them) and a column for each witness of a document; a cell
shows every occurrence with some thirty characters to both sides. Where the texts differ can so be seen at a glance.
"""

import re
from collections.abc import Iterator

from statement_archive.model import LANGUAGES, Archive, Edition, Occurrence, Section, Segment, Term, Work
from statement_archive.pages.page import Page
from statement_archive.parts import markdown as md
from statement_archive.parts.editions import main_edition, section_path
from statement_archive.parts.foreign import prose_in_markdown
from statement_archive.parts.html import block, escape, tag
from statement_archive.parts.messages import cause_text, direction, language_name, say
from statement_archive.parts.rows import Row, rows
from statement_archive.parts.segment import edition_name, number_label, slot_label

_CONTEXT = 30
"""Code points to both sides of a keyword; at words' ends, where there are words."""
_SENTENCE = re.compile(r".*?(?:。|\.(?=\s|$))", re.DOTALL)
_TAGS = {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}
"""The tag of the text's language for each language of the site."""
Places = dict[tuple[str, str], tuple[Occurrence, ...]]
"""Occurrences of one term in one document, by siglum and segment."""


def render_glossary(
    archive: Archive, occurrences_by_document: dict[str, tuple[Occurrence, ...]], language: str
) -> Iterator[Page]:
    """The index and a page for each term; nothing where there are no terms."""
    if not archive.terms:
        return
    found: dict[str, dict[str, list[Occurrence]]] = {term.id: {} for term in archive.terms}
    for document, occurrences in occurrences_by_document.items():
        for occurrence in occurrences:
            if occurrence.id in found:
                found[occurrence.id].setdefault(document, []).append(occurrence)
    counts = {id: sum(map(len, documents.values())) for id, documents in found.items()}
    yield _index(archive, counts, language)
    for term in archive.terms:
        places = {document: _by_segment(own) for document, own in found[term.id].items()}
        yield _term_page(archive, term, places, language)


def segment_address(work: Work, edition: Edition, segment: str, language: str) -> str:
    """Where a segment of an edition is read; a title has its place on the first page and no anchor."""
    path = section_path(work, edition, work.section_of[segment].slug, language)
    return f"archive:{path}" if segment == "title" else f"archive:{path}#{segment}"


def _by_segment(occurrences: list[Occurrence]) -> Places:
    places: dict[tuple[str, str], tuple[Occurrence, ...]] = {}
    for occurrence in occurrences:
        key = (occurrence.siglum, occurrence.slot)
        places[key] = (*places.get(key, ()), occurrence)
    return places


def _index(archive: Archive, counts: dict[str, int], language: str) -> Page:
    title = say("glossary-title", language)
    head = tuple(say(key, language) for key in ("term", "term-definition", "occurrences"))
    entries = [
        (
            md.link(_name(term, language), f"{term.id}.md"),
            prose_in_markdown(_first_sentence(term, language), language),
            str(counts[term.id]),
        )
        for term in sorted(archive.terms, key=lambda term: (_base(term, "en")[0].casefold(), term.id))
    ]
    nodes = (
        md.heading(1, md.escape(title)),
        md.paragraph(md.escape(say("glossary-lead", language)), classes=("lead",)),
        md.table(head, entries),
    )
    meta = {"title": title, "search": {"exclude": True}}
    return Page(language, f"{language}/glossary/index.md", title, md.page(meta, *nodes))


def _term_page(archive: Archive, term: Term, places: dict[str, Places], language: str) -> Page:
    title, _ = _base(term, language)
    nodes = [
        md.heading(1, _name(term, language)),
        *_definition(term, language),
        md.heading(2, md.escape(say("term-forms", language)), id="forms"),
        _forms_table(term, language),
        *_source(term, language),
        *_longer(archive, term, language),
        md.heading(2, md.escape(say("concordance", language)), id="concordance"),
    ]
    key = "concordance-lead" if places else "term-longer-only"
    nodes.append(md.paragraph(md.escape(say(key, language))))
    for work in archive.works:
        if work.document.id in places:
            nodes.append(md.heading(3, md.escape(work.document.title[language]), id=work.document.id))
            nodes.append(_concordance(work, places[work.document.id], language))
    nodes.append(md.paragraph(md.link(md.escape(say("glossary-back", language)), "index.md")))
    meta = {"title": title, "search": {"exclude": True}}
    return Page(language, f"{language}/glossary/{term.id}.md", title, md.page(meta, *nodes))


def _base(term: Term, language: str) -> tuple[str, str]:
    """What a term is called in a site language, and the language of that: its first form, or one of another's."""
    for other in (language, *LANGUAGES):
        forms = term.forms[LANGUAGES.index(other)]
        if forms:
            return forms[0], other
    return term.id, "en"


def _name(term: Term, language: str) -> str:
    name, own = _base(term, language)
    return md.escape(name) if own == language else md.span(md.escape(name), lang=_TAGS[own], dir=direction(_TAGS[own]))


def _first_sentence(term: Term, language: str) -> str:
    definition = term.definition[language] if term.definition else ""
    match = _SENTENCE.match(definition)
    return match.group() if match else definition


def _definition(term: Term, language: str) -> Iterator[str]:
    if term.definition:
        yield md.paragraph(prose_in_markdown(term.definition[language], language), classes=("lead",))


def _forms_table(term: Term, language: str) -> str:
    head = (say("term-language", language), say("term-forms", language))
    lines = [
        (md.escape(language_name(_TAGS[other], language)), _forms(forms, _TAGS[other], language))
        for other, forms in zip(LANGUAGES, term.forms, strict=True)
    ]
    if term.machine:
        lines.append((md.escape(say("term-machine", language)), _forms(term.machine, "en", language)))
    return md.table(head, lines)


def _forms(forms: tuple[str, ...], tagged: str, language: str) -> str:
    quoted = [md.span(md.escape(form), lang=tagged, dir=direction(tagged)) for form in forms]
    return say("semicolon", language).join(quoted) or md.escape(say("term-no-form", language))


def _source(term: Term, language: str) -> Iterator[str]:
    if term.source:
        words = md.span(md.escape(term.source), lang="en", dir="ltr")
        yield md.paragraph(md.escape(say("term-source", language)) + words, classes=("note",))


def _longer(archive: Archive, term: Term, language: str) -> Iterator[str]:
    """Links to the terms that have this one within them: there, a place counts for the longer one only."""
    longer = [other for other in archive.terms if other is not term and _contains(other, term)]
    if longer:
        links = [md.link(_name(other, language), f"{other.id}.md") for other in longer]
        yield md.paragraph(md.escape(say("term-longer", language)) + say("semicolon", language).join(links))


def _contains(longer: Term, term: Term) -> bool:
    """Whether a form of `longer` holds a form of `term` in the same language as a word or words, and more."""
    for index, language in enumerate(LANGUAGES):
        start, end = ("", "") if language.startswith("zh") else (r"(?<!\w)", r"s?(?!\w)")
        for form in term.forms[index]:
            holding = [other for other in longer.forms[index] if form.casefold() in other.casefold()]
            found = ((re.search(f"{start}{re.escape(form)}{end}", other, re.IGNORECASE), other) for other in holding)
            if any(match and match.group() != other for match, other in found):
                return True
    return False


def _concordance(work: Work, places: Places, language: str) -> str:
    names = [edition_name(edition, language) for edition in work.editions]
    heads = [tag("th", escape(name), scope="col") for name in (say("segment", language), *names)]
    lines = [
        _line(work, row, places, language)
        for number, section in enumerate(work.document.sections)
        for row in _rows_with(work, section, places, is_first=number == 0)
    ]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="concordance")
    return block(tag("div", table, class_="table-scroll"))


def _rows_with(work: Work, section: Section, places: Places, *, is_first: bool) -> Iterator[Row]:
    for row in rows(work, section, with_title=is_first):
        if any((e.witness.siglum, segment.id) in places for e in work.editions for segment in row.segments(e)):
            yield row


def _line(work: Work, row: Row, places: Places, language: str) -> str:
    segments = row.segments(main_edition(work, language))
    label = number_label(segments[0], language) if segments else slot_label(row.slots[0], language)
    cells = [_cell(work, edition, row, places, language) for edition in work.editions]
    return tag("tr", tag("th", escape(label), scope="row"), *cells)


def _cell(work: Work, edition: Edition, row: Row, places: Places, language: str) -> str:
    """The occurrences of a witness in a row, or why it has none."""
    siglum = edition.witness.siglum
    shown = [
        _keyword(work, edition, segment, occurrence, language)
        for segment in row.segments(edition)
        for occurrence in places.get((siglum, segment.id), ())
    ]
    if shown:
        return tag("td", *shown)
    if row.segments(edition):
        return tag("td", tag("span", "–", title=say("concordance-none", language)), class_="concordance__none")
    causes = dict.fromkeys(cause_text(cause, language, short=True) for _, cause in row.lacking(edition))
    return tag("td", escape(say("comma", language).join(causes) or "–"), class_="missing")


def _keyword(work: Work, edition: Edition, segment: Segment, occurrence: Occurrence, language: str) -> str:
    """An occurrence between what stands around it, with a link to its paragraph."""
    start, end = occurrence.span
    piece = next(piece for piece in segment.published if piece.start <= start and end <= piece.end)
    before, after = edition.text[piece.start : start], edition.text[end : piece.end]
    address = segment_address(work, edition, segment.id, language)
    keyword = tag("a", tag("strong", escape(edition.text[start:end])), href=address)
    tagged = edition.witness.language
    words = (escape(_tail(before)), keyword, escape(_head(after)))
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
