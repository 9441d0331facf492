"""What editors found -> a page for each register, and the page that says who says what."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from statement_archive.figures import BarChart, bar_chart
from statement_archive.model import Archive, Attestation, Edition, Passage, Register, Remark, Severity, Slot, Work
from statement_archive.names import (
    cause_text,
    document_name,
    edition_phrase,
    passage_name,
    short_name,
    slot_name,
    text_phrase,
)
from statement_archive.pages.long_lists import LongList, by_document, defer_parts, lead_on
from statement_archive.pages.page import Deferred, Page, make_overview, make_page, tab_of
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.counterpart import counterpart, counterpart_of, words_of
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.editions import main_edition, section_path, slot_in
from statement_archive.parts.foreign import prose_in_html, sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Piece
from statement_archive.parts.quotation import quotation
from statement_archive.parts.remarks import flag_id
from statement_archive.parts.sifting import Sieve, paragraph_sieve, paragraph_value, sifting_form
from statement_archive.reader import Reader


def render_register(work: Work, register: Register, reader: Reader) -> Page:
    """A register's page: what there is of it at a glance, then every remark under its segment, folded."""
    title = reader.say(f"{register.name}-title")
    outline = [slot_in(main_edition(work, reader), slot) for slot in work.document.outline]
    found = [slot for slot in outline if any(remark.slot == slot.id for remark in register.remarks)]
    pieces: list[Piece] = [
        md.heading(1, title),
        md.paragraph(reader.say(f"{register.name}-lead"), classes=("lead",)),
        *([md.paragraph(sentences_in_markdown(register.lead, reader))] if register.lead else []),
        md.paragraph(_counted(register.remarks, reader), classes=("counted",)),
        _figure(register, reader),
        md.heading(2, reader.say("by-segment"), id="by-segment"),
        sifting_form(_sieves(register, found, reader), len(register.remarks), reader),
        tag("div", *(_fold(work, register, slot, reader) for slot in found), class_="folds"),
    ]
    if register.reviewed:
        read = (short_name(slot, reader) for slot in outline if slot.id in register.reviewed)
        segments = reader.say("comma").join(read)
        pieces.append(md.paragraph(reader.say("reviewed", segments=segments), classes=("note",)))
    path = register_path(work, register, reader)
    name = document_name(work.document, reader)
    meta = {
        "title": title,
        "tab": tab_of(title, name),
        "description": reader.say(f"{register.name}-description", document=name, count=len(register.remarks)),
        "document": work.document.id,
        "search": {"exclude": True},
    }
    page = make_page(reader, path, meta, pieces)
    return page.with_listing(group=reader.say("about-document"), note=str(len(register.remarks)))


def render_attestations(cuts: Cuts, reader: Reader) -> Iterator[Deferred]:
    """The page on who says what about the same fact; of much, each document has its own on a page of its year."""
    archive, whole = cuts.archive, cuts.attestations
    number = {one.id: place for place, one in enumerate(archive.attestations)}
    path, title = f"{reader.language}/attestations.md", reader.say("attestations-title")

    def show(page: ListPage) -> list[Piece]:
        own = [archive.attestations[place] for place in sorted(number[name] for name in page.names)]
        sieves = [paragraph_sieve(archive, map(_paragraphs, own), reader)]
        form = sifting_form(sieves, len(own), reader, find=reader.say("filter-find"))
        return [form, tag("div", *(_attestation(archive, one, reader) for one in own), class_="folds")]

    def made_from(page: ListPage) -> str:
        own = [archive.attestations[number[name]] for name in page.names]
        return cuts.digest((document for one in own for document, _ in _paragraphs(one)), tuple(own))

    def render() -> Page:
        counted = md.paragraph(reader.say("counted", count=len(archive.attestations)), classes=("counted",))
        list_ = [lead_on(long, whole, reader)] if whole.below else show(whole)
        return make_overview(reader, path, title, reader.say("attestations-lead"), [counted, *list_])

    called, anchors = by_document(cuts, reader), ("attestations", len(number))
    long = LongList(path, title, whole, 2, called, show, anchors, made_from)
    yield Deferred(path, render)
    yield from defer_parts(long, reader)


def _severities(register: Register) -> list[Severity | None]:
    return [*Severity] if register.name == "translation" else [None]


def _counted(remarks: Sequence[Remark], reader: Reader) -> str:
    """`116 entries: 9 critical, 41 major, 66 minor.`"""
    counts = Counter(remark.severity for remark in remarks)
    told = _told(counts, reader)
    whole = reader.say("counted", count=len(remarks))
    return reader.say("gap").join((whole, reader.say("counted-by", counts=told))) if told else whole


def _told(counts: Mapping[Severity | None, int], reader: Reader) -> str:
    """How many there are of each severity; "" where entries have none."""
    found = (severity for severity in Severity if counts.get(severity))
    return reader.say("comma").join(
        reader.say("severity-count", severity=reader.say(f"severity-{severity.value}"), count=counts[severity])
        for severity in found
    )


def _figure(register: Register, reader: Reader) -> Markup:
    """Entries by category, each bar divided by severity where entries have one."""
    severities = _severities(register)
    series = [reader.say(f"severity-{s.value}") if s else reader.say("entries") for s in severities]
    counts = Counter((remark.category, remark.severity) for remark in register.remarks)
    bars = [
        (reader.say(f"category-{category.value}"), "", tuple(counts[category, s] for s in severities))
        for category in dict.fromkeys(remark.category for remark in _sorted(register))
    ]
    title = reader.say("chart-category" if len(series) > 1 else "chart-category-only")
    chart = BarChart("by-category", title, reader.say("chart-description"), bars, series, reader.say("category"))
    return bar_chart(chart, reader)


def _fold(work: Work, register: Register, slot: Slot, reader: Reader) -> Markup:
    """The remarks of a segment under its name, folded: how many, and how severe."""
    own = [remark for remark in register.remarks if remark.slot == slot.id]
    told = _told(Counter(remark.severity for remark in own), reader)
    summary = tag(
        "summary",
        tag("h3", slot_name(slot, reader), class_="fold__name"),
        Markup(" "),
        tag("span", str(len(own)), class_="fold__count"),
        Markup(" "),
        tag("span", told, class_="fold__told"),
    )
    remarks = (_remark(work, register, remark, reader) for remark in own)
    return tag("details", summary, *remarks, class_="fold", id=slot.id, data_group=True)


def _sieves(register: Register, found: Sequence[Slot], reader: Reader) -> Iterator[Sieve]:
    """What the remarks can be sifted by: category, severity, paragraph."""
    categories = Counter(remark.category for remark in _sorted(register))
    severities = Counter(remark.severity for remark in register.remarks if remark.severity)
    slots = Counter(remark.slot for remark in register.remarks)
    yield Sieve(
        "category",
        reader.say("category"),
        [(category.value, reader.say(f"category-{category.value}"), count) for category, count in categories.items()],
    )
    yield Sieve(
        "severity",
        reader.say("severity"),
        [(s.value, reader.say(f"severity-{s.value}"), severities[s]) for s in Severity if s in severities],
    )
    yield Sieve(
        "paragraph",
        reader.say("segment"),
        [(slot.id, short_name(slot, reader), slots[slot.id]) for slot in found],
    )


def _sorted(register: Register) -> list[Remark]:
    """The remarks, those of the commonest category first."""
    counts = Counter(remark.category for remark in register.remarks)
    return sorted(register.remarks, key=lambda remark: (-counts[remark.category], remark.category.value))


def _remark(work: Work, register: Register, remark: Remark, reader: Reader) -> Markup:
    category = reader.say(f"category-{remark.category.value}")
    words: list[str] = [tag("strong", category)]
    if remark.severity:
        words.append(reader.say(f"severity-{remark.severity.value}"))
    having = [work.edition(s) for s in register.sigla if remark.slot in work.edition(s).by_slot]
    owner = having[0] if having else work.edition(register.sigla[0])
    slug = work.section_of[remark.slot].slug
    back = f"archive:{section_path(work, owner, slug, reader)}#{_anchor(work, register, remark)}"
    led = tag("span", " · ", tag("a", reader.say("back-to-text"), href=back), class_="remark__back")
    head = tag("p", join(" · ", words), led, class_="remark__head")
    reason = tag("p", sentences_in_html(remark.reason, reader))
    quotations = [_quotation(work.edition(q.siglum), q.words, reader) for q in remark.quotations]
    absent = [
        _absence(work.edition(siglum), remark.slot, reader)
        for siglum in register.sigla
        if remark.slot in work.edition(siglum).missing
    ]
    besides = _besides(work, remark, reader)
    severity = remark.severity.value if remark.severity else False
    return tag(
        "div",
        head,
        tag("dl", *quotations, *absent, besides),
        reason,
        class_="remark",
        id=remark.id,
        data_entry=True,
        data_category=remark.category.value,
        data_severity=severity,
        data_paragraph=remark.slot,
    )


def _anchor(work: Work, register: Register, remark: Remark) -> str:
    """The flag at the paragraph; a title has its place on the front page and no flag."""
    is_title = work.document.outline[0].id == remark.slot
    return "" if is_title else flag_id(register, remark)


def _quotation(edition: Edition, words: str, reader: Reader) -> Markup:
    return tag("dt", edition_phrase(edition, reader)) + tag("dd", quotation(words, edition))


def _besides(work: Work, remark: Remark, reader: Reader) -> Markup:
    """What the official text in the reader's language says there, if no quotation is in that language."""
    edition = counterpart_of(work, remark.slot, {words.siglum for words in remark.quotations}, reader)
    if edition is None:
        return Markup()
    name = passage_name(edition.by_slot[remark.slot], reader)
    unfolding = words_of(work, edition, remark.slot, name, reader)
    return tag("dt", edition_phrase(edition, reader)) + tag("dd", unfolding)


def _absence(edition: Edition, slot: str, reader: Reader) -> Markup:
    name = edition_phrase(edition, reader)
    cause = reader.say("not-there", cause=cause_text(edition.missing[slot], reader))
    return tag("dt", name) + tag("dd", cause)


def _attestation(archive: Archive, attestation: Attestation, reader: Reader) -> Markup:
    """A question; folded, what was found and what each text says."""
    head = (reader.say("witness"), reader.say("segment"), reader.say("value"), reader.say("words"))
    lines = (
        tag(
            "tr",
            *(tag("td", cell) for cell in _where(archive, saying.passage, reader)),
            tag("td", sentences_in_html(saying.reading, reader)),
            tag("td", _said(archive, attestation, saying.passage, reader)),
        )
        for saying in attestation.sayings
    )
    heads = tag("thead", tag("tr", *(tag("th", words, scope="col") for words in head)))
    table = tag("table", heads, tag("tbody", *lines), class_="sayings")
    return tag(
        "details",
        tag("summary", tag("h2", sentences_in_html(attestation.question, reader), class_="fold__name")),
        tag("p", sentences_in_html(attestation.finding, reader)),
        tag("div", table, class_="table-scroll"),
        class_="fold",
        id=attestation.id,
        data_entry=True,
        data_paragraph="|".join(dict.fromkeys(paragraph_value(*at) for at in _paragraphs(attestation))),
    )


def _paragraphs(attestation: Attestation) -> list[tuple[str, str]]:
    """Document and slot of each text that says something."""
    return [(saying.passage.document, saying.passage.slot) for saying in attestation.sayings]


def _said(archive: Archive, attestation: Attestation, passage: Passage, reader: Reader) -> Markup:
    """The words, and what the reader's official text says there if it is not among the sayings."""
    passages = (saying.passage for saying in attestation.sayings)
    there = {one.siglum for one in passages if (one.document, one.slot) == (passage.document, passage.slot)}
    besides = counterpart(archive.by_id[passage.document], passage.slot, there, reader)
    return quotation(passage.words, _edition(archive, passage)) + besides


def _edition(archive: Archive, passage: Passage) -> Edition:
    return archive.by_id[passage.document].edition(passage.siglum)


def _where(archive: Archive, passage: Passage, reader: Reader) -> tuple[str, Markup]:
    work, edition = archive.by_id[passage.document], _edition(archive, passage)
    path = section_path(work, edition, work.section_of[passage.slot].slug, reader)
    anchor = "" if passage.slot == "title" else f"#{passage.slot}"
    slot = work.document.slot_by_id[passage.slot]
    name = short_name(slot_in(edition, slot), reader)
    link = tag("a", prose_in_html(name, reader.language), href=f"archive:{path}{anchor}")
    return text_phrase(work, edition, reader), link
