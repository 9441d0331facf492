"""What editors found -> a page for each register, and the page that says who says what."""

from collections import Counter
from collections.abc import Iterator

from statement_archive.figures import bar_chart
from statement_archive.figures.naming import short_name
from statement_archive.model import Archive, Attestation, Edition, Passage, Register, Remark, Severity, Work
from statement_archive.pages.page import Page
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import flag_id, register_path
from statement_archive.parts.editions import section_path
from statement_archive.parts.foreign import prose_in_html, prose_in_markdown
from statement_archive.parts.html import block, escape, tag
from statement_archive.parts.messages import cause_text, direction, say
from statement_archive.parts.segment import edition_phrase, quotation, slot_name, text_phrase


def render_register(work: Work, register: Register, language: str) -> Page:
    """A register's page: figures, then every remark under its segment."""
    title = say(f"{register.name}-title", language)
    nodes = [
        md.heading(1, md.escape(title)),
        md.paragraph(md.escape(say(f"{register.name}-lead", language)), classes=("lead",)),
        md.paragraph(md.escape(say("counted", language, count=len(register.remarks)))),
        *_figures(work, register, language),
        _filter(register, language),
    ]
    for slot in work.document.outline:
        remarks = [remark for remark in register.remarks if remark.slot == slot.id]
        if remarks:
            name = slot_name(slot, language)
            nodes.append(md.heading(2, md.escape(name), id=slot.id))
            nodes += [_remark(work, register, remark, language) for remark in remarks]
    if register.reviewed:
        read = (short_name(slot, language) for slot in work.document.outline if slot.id in register.reviewed)
        segments = say("comma", language).join(read)
        nodes.append(md.paragraph(md.escape(say("reviewed", language, segments=segments)), classes=("note",)))
    path = register_path(work, register, language)
    meta = {"title": title, "document": work.document.id, "search": {"exclude": True}}
    return Page(language, path, title, md.page(meta, *nodes))


def render_attestations(archive: Archive, language: str) -> Page:
    """The page on who says what about the same fact."""
    title = say("attestations-title", language)
    nodes = [
        md.heading(1, md.escape(title)),
        md.paragraph(md.escape(say("attestations-lead", language)), classes=("lead",)),
    ]
    for attestation in archive.attestations:
        nodes += _attestation(archive, attestation, language)
    meta = {"title": title, "search": {"exclude": True}}
    return Page(language, f"{language}/attestations.md", title, md.page(meta, *nodes))


def _figures(work: Work, register: Register, language: str) -> Iterator[str]:
    """Entries by category and by segment, each divided by severity where entries have one."""
    severities: list[Severity | None] = [*Severity] if register.name == "translation" else [None]
    series = [say(f"severity-{s.value}", language) if s else say("entries", language) for s in severities]
    by_category = Counter((remark.category, remark.severity) for remark in register.remarks)
    by_slot = Counter((remark.slot, remark.severity) for remark in register.remarks)
    categories = [
        (say(f"category-{category.value}", language), "", tuple(by_category[category, s] for s in severities))
        for category in dict.fromkeys(remark.category for remark in _sorted(register))
    ]
    slots = [
        (short_name(slot, language), f"#{slot.id}", tuple(by_slot[slot.id, s] for s in severities))
        for slot in work.document.outline
        if any(by_slot[slot.id, s] for s in severities)
    ]
    for name, rows, head in (("category", categories, "category"), ("segment", slots, "segment")):
        yield md.heading(2, md.escape(say(f"by-{name}", language)), id=f"by-{name}")
        yield bar_chart(
            name=f"by-{name}",
            title=say(f"chart-{name}{'' if len(series) > 1 else '-only'}", language),
            description=say("chart-description", language),
            caption=say("chart-description", language),
            rows=rows,
            series=series,
            language=language,
            row_head=say(head, language),
        )


def _sorted(register: Register) -> list[Remark]:
    """The remarks, those of the commonest category first."""
    counts = Counter(remark.category for remark in register.remarks)
    return sorted(register.remarks, key=lambda remark: (-counts[remark.category], remark.category.value))


def _filter(register: Register, language: str) -> str:
    """The form in which a reader chooses categories; shown by the script that serves it."""
    counts = Counter(remark.category for remark in _sorted(register))
    options = [tag("option", f"{escape(say('filter-all', language))} ({len(register.remarks)})", value="")]
    options += [
        tag("option", f"{escape(say(f'category-{category.value}', language))} ({count})", value=category.value)
        for category, count in counts.items()
    ]
    label = tag("label", escape(say("filter", language)), " ", tag("select", *options, name="category"))
    return block(tag("form", label, class_="filter", hidden=True))


def _remark(work: Work, register: Register, remark: Remark, language: str) -> str:
    category = say(f"category-{remark.category.value}", language)
    words = [tag("strong", escape(category))]
    if remark.severity:
        words.append(escape(say(f"severity-{remark.severity.value}", language)))
    having = [work.edition(s) for s in register.sigla if remark.slot in work.edition(s).by_slot]
    owner = having[0] if having else work.edition(register.sigla[0])
    slug = work.section_of[remark.slot].slug
    back = f"archive:{section_path(work, owner, slug, language)}#{_anchor(work, register, remark)}"
    words.append(tag("a", escape(say("back-to-text", language)), href=back))
    head = tag("p", " · ".join(words), class_="remark__head")
    reason = tag("p", prose_in_html(remark.reason[language], language))
    quotations = [_quotation(work.edition(q.siglum), q.words, language) for q in remark.quotations]
    absent = [
        _absence(work.edition(siglum), remark.slot, language)
        for siglum in register.sigla
        if remark.slot in work.edition(siglum).missing
    ]
    severity = remark.severity.value if remark.severity else False
    return block(
        tag(
            "div",
            head,
            tag("dl", *quotations, *absent),
            reason,
            class_="remark",
            id=remark.id,
            data_category=remark.category.value,
            data_severity=severity,
        )
    )


def _anchor(work: Work, register: Register, remark: Remark) -> str:
    """The flag at the paragraph; a title has its place on the front page and no flag."""
    is_title = work.document.outline[0].id == remark.slot
    return "" if is_title else flag_id(register, remark)


def _quotation(edition: Edition, words: str, language: str) -> str:
    return tag("dt", escape(edition_phrase(edition, language))) + tag("dd", quotation(words, edition))


def _absence(edition: Edition, slot: str, language: str) -> str:
    name = edition_phrase(edition, language)
    cause = say("not-there", language, cause=cause_text(edition.missing[slot], language))
    return tag("dt", escape(name)) + tag("dd", escape(cause))


def _attestation(archive: Archive, attestation: Attestation, language: str) -> Iterator[str]:
    yield md.heading(2, prose_in_markdown(attestation.question[language], language), id=attestation.id)
    yield md.paragraph(prose_in_markdown(attestation.finding[language], language))
    head = (say("witness", language), say("segment", language), say("value", language), say("words", language))
    rows = [
        (
            *_where(archive, saying.passage, language),
            prose_in_markdown(saying.reading[language], language),
            _words(archive, saying.passage),
        )
        for saying in attestation.sayings
    ]
    yield md.table(head, rows)


def _where(archive: Archive, passage: Passage, language: str) -> tuple[str, str]:
    work = archive.by_id[passage.document]
    edition = work.edition(passage.siglum)
    path = section_path(work, edition, work.section_of[passage.slot].slug, language)
    anchor = "" if passage.slot == "title" else f"#{passage.slot}"
    text = text_phrase(work, edition, language)
    slot = next(slot for slot in work.document.outline if slot.id == passage.slot)
    return md.escape(text), md.link(md.escape(short_name(slot, language)), f"archive:{path}{anchor}")


def _words(archive: Archive, passage: Passage) -> str:
    """The quotation as Markdown, which the cell of a table is read as."""
    tagged = archive.by_id[passage.document].edition(passage.siglum).witness.language
    return md.element("q", md.escape(passage.words), lang=tagged, dir=direction(tagged))
