"""What editors found -> a page for each register, and the page that says who says what."""

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.figures import BarChart, bar_chart
from statement_archive.model import Archive, Attestation, Edition, Passage, Register, Remark, Severity, Work
from statement_archive.names import cause_text, document_name, edition_phrase, short_name, slot_name, text_phrase
from statement_archive.pages.page import Page, contents_labels, make_page, tab_of
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.editions import main_edition, section_path, slot_in
from statement_archive.parts.foreign import prose_in_markdown, sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.quotation import quotation
from statement_archive.parts.remarks import flag_id
from statement_archive.reader import Reader
from statement_archive.tags import direction


def render_register(work: Work, register: Register, reader: Reader) -> Page:
    """A register's page: figures, then every remark under its segment."""
    title = reader.say(f"{register.name}-title")
    pieces: list[Piece] = [
        md.heading(1, title),
        md.paragraph(reader.say(f"{register.name}-lead"), classes=("lead",)),
        *([md.paragraph(sentences_in_markdown(register.lead, reader))] if register.lead else []),
        md.paragraph(reader.say("counted", count=len(register.remarks))),
        *_figures(work, register, reader),
        _filter(register, reader),
    ]
    outline = [slot_in(main_edition(work, reader), slot) for slot in work.document.outline]
    for slot in outline:
        remarks = [remark for remark in register.remarks if remark.slot == slot.id]
        if remarks:
            name = slot_name(slot, reader)
            pieces.append(md.heading(2, name, id=slot.id))
            pieces += [_remark(work, register, remark, reader) for remark in remarks]
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


def render_attestations(archive: Archive, reader: Reader) -> Page:
    """The page on who says what about the same fact."""
    title = reader.say("attestations-title")
    pieces: list[Piece] = [
        md.heading(1, title),
        md.paragraph(reader.say("attestations-lead"), classes=("lead",)),
    ]
    for attestation in archive.attestations:
        pieces += _attestation(archive, attestation, reader)
    meta = {"title": title, "description": reader.say("attestations-lead"), "search": {"exclude": True}}
    labels = contents_labels(((entry.id, entry.question) for entry in archive.attestations), reader)
    return make_page(reader, f"{reader.language}/attestations.md", meta, pieces).with_asides(labels)


def _figures(work: Work, register: Register, reader: Reader) -> Iterator[Piece]:
    """Entries by category and by segment, each divided by severity where entries have one."""
    severities: list[Severity | None] = [*Severity] if register.name == "translation" else [None]
    series = [reader.say(f"severity-{s.value}") if s else reader.say("entries") for s in severities]
    by_category = Counter((remark.category, remark.severity) for remark in register.remarks)
    by_slot = Counter((remark.slot, remark.severity) for remark in register.remarks)
    categories = [
        (reader.say(f"category-{category.value}"), "", tuple(by_category[category, s] for s in severities))
        for category in dict.fromkeys(remark.category for remark in _sorted(register))
    ]
    slots = [
        (short_name(slot, reader), f"#{slot.id}", tuple(by_slot[slot.id, s] for s in severities))
        for slot in (slot_in(main_edition(work, reader), slot) for slot in work.document.outline)
        if any(by_slot[slot.id, s] for s in severities)
    ]
    for name, rows, head in (("category", categories, "category"), ("segment", slots, "segment")):
        yield md.heading(2, reader.say(f"by-{name}"), id=f"by-{name}")
        title = reader.say(f"chart-{name}{'' if len(series) > 1 else '-only'}")
        chart = BarChart(f"by-{name}", title, reader.say("chart-description"), rows, series, reader.say(head))
        yield bar_chart(chart, reader)


def _sorted(register: Register) -> list[Remark]:
    """The remarks, those of the commonest category first."""
    counts = Counter(remark.category for remark in register.remarks)
    return sorted(register.remarks, key=lambda remark: (-counts[remark.category], remark.category.value))


def _filter(register: Register, reader: Reader) -> Markup:
    """The form in which a reader chooses categories; shown by the script that serves it."""
    counts = Counter(remark.category for remark in _sorted(register))
    choices = [("", "filter-all", len(register.remarks))]
    choices += [(category.value, f"category-{category.value}", count) for category, count in counts.items()]
    options = [
        tag("option", reader.say("aside", words=reader.say(key), aside=count), value=value)
        for value, key, count in choices
    ]
    label = tag("label", reader.say("filter"), " ", tag("select", *options, name="category"))
    return tag("form", label, class_="filter", hidden=True)


def _remark(work: Work, register: Register, remark: Remark, reader: Reader) -> Markup:
    category = reader.say(f"category-{remark.category.value}")
    words: list[str] = [tag("strong", category)]
    if remark.severity:
        words.append(reader.say(f"severity-{remark.severity.value}"))
    having = [work.edition(s) for s in register.sigla if remark.slot in work.edition(s).by_slot]
    owner = having[0] if having else work.edition(register.sigla[0])
    slug = work.section_of[remark.slot].slug
    back = f"archive:{section_path(work, owner, slug, reader)}#{_anchor(work, register, remark)}"
    words.append(tag("a", reader.say("back-to-text"), href=back))
    head = tag("p", join(" · ", words), class_="remark__head")
    reason = tag("p", sentences_in_html(remark.reason, reader))
    quotations = [_quotation(work.edition(q.siglum), q.words, reader) for q in remark.quotations]
    absent = [
        _absence(work.edition(siglum), remark.slot, reader)
        for siglum in register.sigla
        if remark.slot in work.edition(siglum).missing
    ]
    severity = remark.severity.value if remark.severity else False
    return tag(
        "div",
        head,
        tag("dl", *quotations, *absent),
        reason,
        class_="remark",
        id=remark.id,
        data_category=remark.category.value,
        data_severity=severity,
    )


def _anchor(work: Work, register: Register, remark: Remark) -> str:
    """The flag at the paragraph; a title has its place on the front page and no flag."""
    is_title = work.document.outline[0].id == remark.slot
    return "" if is_title else flag_id(register, remark)


def _quotation(edition: Edition, words: str, reader: Reader) -> Markup:
    return tag("dt", edition_phrase(edition, reader)) + tag("dd", quotation(words, edition))


def _absence(edition: Edition, slot: str, reader: Reader) -> Markup:
    name = edition_phrase(edition, reader)
    cause = reader.say("not-there", cause=cause_text(edition.missing[slot], reader))
    return tag("dt", name) + tag("dd", cause)


def _attestation(archive: Archive, attestation: Attestation, reader: Reader) -> Iterator[Markdown]:
    yield md.heading(2, sentences_in_markdown(attestation.question, reader), id=attestation.id)
    yield md.paragraph(sentences_in_markdown(attestation.finding, reader))
    head = (reader.say("witness"), reader.say("segment"), reader.say("value"), reader.say("words"))
    rows = [
        (
            *_where(archive, saying.passage, reader),
            sentences_in_markdown(saying.reading, reader),
            _words(archive, saying.passage),
        )
        for saying in attestation.sayings
    ]
    yield md.table(head, rows)


def _where(archive: Archive, passage: Passage, reader: Reader) -> tuple[str, str]:
    work = archive.by_id[passage.document]
    edition = work.edition(passage.siglum)
    path = section_path(work, edition, work.section_of[passage.slot].slug, reader)
    anchor = "" if passage.slot == "title" else f"#{passage.slot}"
    text = text_phrase(work, edition, reader)
    slot = next(slot for slot in work.document.outline if slot.id == passage.slot)
    name = short_name(slot_in(edition, slot), reader)
    return text, md.link(prose_in_markdown(name, reader.language), f"archive:{path}{anchor}")


def _words(archive: Archive, passage: Passage) -> Markdown:
    """The quotation as Markdown, which the cell of a table is read as."""
    tagged = archive.by_id[passage.document].edition(passage.siglum).witness.language
    return md.element("q", passage.words, lang=tagged, dir=direction(tagged))
