"""Works -> the pages of the site, in every language."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.model import LANGUAGES, Edition, Numbered, Section, Segment, Status, Work
from archive.render import markdown as md
from archive.render.editions import further_editions, is_in, main_edition, section_path
from archive.render.messages import cause_text, date_in, kind_name, language_name, say, status_name, witness_name
from archive.render.text import lacuna_notice, render_lacuna, render_segment


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as Markdown."""

    language: str
    document: str | None
    """Id of the document whose navigation it stands in; None for pages of the whole archive."""
    path: str
    """Path under `docs/`, with forward slashes."""
    title: str
    markdown: str


def render_pages(works: tuple[Work, ...]) -> Iterator[Page]:
    """Every page, in the order of navigation."""
    for language in LANGUAGES:
        yield _home(works, language)
        for work in works:
            yield _front(work, language)
            yield from _sections(work, main_edition(work, language), language, folder="")
            for edition in further_editions(work):
                yield _further_front(work, edition, language)
                yield from _sections(work, edition, language, folder=f"{edition.witness.siglum}/")


def _home(works: tuple[Work, ...], language: str) -> Page:
    nodes = [
        md.heading(1, md.escape(say("home-title", language))),
        md.paragraph(md.escape(say("home-lead", language)), classes=("lead",)),
        md.heading(2, md.escape(say("home-documents", language)), id="documents"),
    ]
    for work in works:
        document = work.document
        facts = (kind_name(document.kind, language), date_in(document.date, language), document.place[language])
        texts = " · ".join(_linked_name(work, edition, language) for edition in work.editions)
        nodes += [
            md.heading(3, md.link(md.escape(document.title[language]), f"{document.id}/index.md"), id=document.id),
            md.paragraph(md.escape(" · ".join(facts)), classes=("facts",)),
            md.paragraph(md.escape(document.summary[language])),
            md.paragraph(f"{md.escape(say('witnesses', language))}: {texts}", classes=("texts",)),
        ]
    links = {name: md.link(md.escape(say(name, language)), f"about/{file}") for name, file in _ABOUT.items()}
    nodes.append(md.paragraph(say("home-more", language, **links)))
    title = say("home", language)
    return Page(language, None, f"{language}/index.md", title, md.page({"title": title, "hide": ["toc"]}, *nodes))


_ABOUT = {"about": "index.md", "method": "method.md"}


def _front(work: Work, language: str) -> Page:
    document = work.document
    nodes = [
        md.heading(1, md.escape(document.title[language])),
        md.paragraph(md.escape(document.summary[language]), classes=("lead",)),
        md.heading(2, md.escape(say("contents", language)), id="contents"),
        md.bullets(_contents(work, main_edition(work, language), language)),
        md.heading(2, md.escape(say("facts", language)), id="facts"),
        _facts(work, language),
        md.heading(2, md.escape(say("witnesses", language)), id="texts"),
        *(_witness(work, edition, language) for edition in work.editions),
        md.heading(2, md.escape(say("coverage", language)), id="coverage"),
        md.paragraph(md.escape(say("coverage-legend", language))),
        _coverage(work, language),
        md.heading(2, md.escape(say("data", language)), id="data"),
        md.bullets([f"{md.link('segments&#46;json', f'archive:data/{document.id}/segments.json')} — "
                    f"{md.escape(say('data-segments', language))}"]),
    ]
    title = document.title[language]
    meta = {"title": title, "document": document.id}
    return Page(language, document.id, f"{language}/{document.id}/index.md", title, md.page(meta, *nodes))


def _further_front(work: Work, edition: Edition, language: str) -> Page:
    title = _capital(witness_name(edition.witness.status, edition.witness.language, language))
    nodes = [
        md.heading(1, md.escape(title)),
        *_notices(edition, language),
        md.paragraph(md.escape(edition.witness.origin[language])),
        md.heading(2, md.escape(say("contents", language)), id="contents"),
        md.bullets(_contents(work, edition, language)),
    ]
    document = work.document.id
    path = f"{language}/{document}/{edition.witness.siglum}/index.md"
    meta = {"title": title, "document": document, "source": _source(work, edition, language)}
    return Page(language, document, path, title, md.page(meta, *nodes))


def _sections(work: Work, edition: Edition, language: str, *, folder: str) -> Iterator[Page]:
    for section in work.document.sections:
        segment = edition.by_slot.get(section.id)
        title = segment.text if segment else section.title[language]
        nodes = [*_section_head(work, edition, section, language), *_section_body(work, edition, section, language)]
        meta = {
            "title": title,
            "document": work.document.id,
            "paragraphs": _range(section, language),
            "source": _source(work, edition, language),
        }
        path = f"{language}/{work.document.id}/{folder}{section.slug}.md"
        yield Page(language, work.document.id, path, title, md.page(meta, *nodes))


def _section_head(work: Work, edition: Edition, section: Section, language: str) -> Iterator[str]:
    segment = edition.by_slot.get(section.id)
    anchor = section.id if section.has_heading else ""
    if segment:
        attrs = {"classes": ("segment",), "lang": edition.witness.language, "data_segment": segment.id}
        yield md.heading(1, md.escape(segment.text), id=anchor, **attrs)
    else:
        yield md.heading(1, md.escape(section.title[language]), id=anchor, classes=("editorial",))
    yield from _notices(edition, language)
    yield _where_else(work, edition, section, language)
    if not segment and section.has_heading:
        name = witness_name(edition.witness.status, edition.witness.language, language)
        yield md.paragraph(md.escape(say("editorial-heading", language, name=name)), classes=("note",))
        slot = next(section.slots())
        if slot.id in edition.missing:
            yield lacuna_notice(slot, edition, work, language)
    if any(_is_inferred(segment) for segment in edition.segments if segment.section == section.id):
        yield md.paragraph(md.escape(say("inferred", language)), classes=("note",))


def _section_body(work: Work, edition: Edition, section: Section, language: str) -> Iterator[str]:
    for slot in section.slots():
        segment = edition.by_slot.get(slot.id)
        if slot.id == section.id or (segment and segment.id != slot.id):
            continue
        if segment:
            yield render_segment(segment, edition, language, made="")
        elif slot.id in edition.missing:
            yield render_lacuna(slot, edition, work, language)


def _notices(edition: Edition, language: str) -> Iterator[str]:
    witness = edition.witness
    if witness.status is Status.MACHINE_TRANSLATION:
        yield md.paragraph(md.escape(say("machine-notice", language)), classes=("notice", "machine"))
    elif not is_in(edition, language):
        name = witness_name(witness.status, witness.language, language)
        yield md.paragraph(md.escape(say("not-in-language", language, name=name)), classes=("notice",))


def _where_else(work: Work, edition: Edition, section: Section, language: str) -> str:
    name = witness_name(edition.witness.status, edition.witness.language, language)
    sentence = md.escape(say("reading", language, name=name))
    links = [
        md.link(
            md.escape(witness_name(other.witness.status, other.witness.language, language)),
            f"archive:{section_path(work, other, section.slug, language)}",
        )
        for other in work.editions
        if other is not edition
    ]
    if links:
        gap = " " if language == "en" else ""
        sentence += f"{gap}{md.escape(say('also', language))}{gap}{' · '.join(links)}"
    return md.paragraph(sentence, classes=("reading",))


def _contents(work: Work, edition: Edition, language: str) -> Iterator[str]:
    for section in work.document.sections:
        segment = edition.by_slot.get(section.id)
        title = md.escape(segment.text if segment else section.title[language])
        attrs = {"lang": edition.witness.language} if segment else {}
        numbers = _range(section, language)
        yield md.link(title, f"{section.slug}.md", **attrs) + (f" · {numbers}" if numbers else "")


def _facts(work: Work, language: str) -> str:
    document = work.document
    rows = [(say("title", language), title) for title in _titles(work, language)]
    rows += [
        (say("kind", language), md.escape(kind_name(document.kind, language))),
        (say("date", language), md.escape(date_in(document.date, language))),
        (say("place", language), md.escape(document.place[language])),
        (say("issuer", language), md.escape(document.issuer[language])),
    ]
    return md.table((say("fact", language), say("value", language)), rows)


def _titles(work: Work, language: str) -> Iterator[str]:
    """The title in every site language: as a text has it, else the editors' and said to be."""
    for other in LANGUAGES:
        owner = next((e for e in work.editions if is_in(e, other) and "title" in e.by_slot), None)
        if owner and owner.witness.status is not Status.MACHINE_TRANSLATION:
            yield f"<span lang=\"{owner.witness.language}\">{md.escape(owner.by_slot['title'].text)}</span>"
        else:
            title = f"<span lang=\"{other}\">{md.escape(work.document.title[other])}</span>"
            yield say("editorial-title", language, title=title)


def _witness(work: Work, edition: Edition, language: str) -> str:
    witness = edition.witness
    rows = [
        (say("language", language), md.escape(language_name(witness.language, language))),
        (say("status", language), md.escape(status_name(witness.status, language))),
        (say("has", language), md.escape(_has(edition, language))),
        (say("lacks", language), md.escape(_lacks(edition, language))),
        (say("origin", language), md.escape(witness.origin[language])),
        ("sha256", f"<code>{witness.sha256}</code>"),
    ]
    name = md.heading(3, _linked_name(work, edition, language), id=f"text-{witness.siglum}")
    return f"{name}\n{md.table((say('fact', language), say('value', language)), rows)}"


def _has(edition: Edition, language: str) -> str:
    return _named(tuple(segment.id for segment in edition.segments), language)


def _lacks(edition: Edition, language: str) -> str:
    runs = [
        f"{_named(lacuna.segments, language)} ({cause_text(lacuna.cause, language, short=True)})"
        for lacuna in edition.lacunae
    ]
    return "; ".join(runs) or say("nothing", language)


def _named(ids: tuple[str, ...], language: str) -> str:
    """Segment ids as a reader counts them: `title, 1–5, heading 1, 6–8`."""
    names: list[str] = []
    run: list[str] = []
    for name in (*ids, ""):
        number = name.removeprefix("p") if name.startswith("p") and "." not in name else ""
        if run and not (number and int(number) == int(run[-1]) + 1):
            if not (name.startswith("p") and "." in name):
                names.append(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}")
                run = []
        if number:
            run.append(number)
        elif name and "." not in name:
            names.append(_short_name(name, language))
    return ", ".join(names)


def _short_name(name: str, language: str) -> str:
    return say(f"short-{name}", language) if name in ("title", "note") else say("short-heading", language, number=name[1:])


def _coverage(work: Work, language: str) -> str:
    head = [say("segment", language), *(md.escape(_siglum(edition, language)) for edition in work.editions)]
    slots = [slot for slot in work.document.outline if any(slot.id in e.by_slot for e in work.editions)]
    slugs = {section.id: section.slug for section in work.document.sections}
    rows = []
    for slot in slots:
        name = slot.id.removeprefix("p") if slot.id[0] == "p" else _short_name(slot.id, language)
        target = f"{slugs[slot.section]}.md#{slot.id}" if slot.section else ""
        rows.append([md.link(name, target) if target else name, *(_cell(e, slot.id, language) for e in work.editions)])
    return md.table(head, rows)


def _cell(edition: Edition, slot: str, language: str) -> str:
    segment = edition.by_slot.get(slot)
    if segment is None:
        cause = edition.missing.get(slot)
        return f"– {md.escape(cause_text(cause, language, short=True))}" if cause else "–"
    if segment.id != slot:
        return f"⤶ {segment.id.removeprefix('p')}"
    return "●" if segment.numbered is Numbered.PRINTED else "○"


def _siglum(edition: Edition, language: str) -> str:
    return _capital(witness_name(edition.witness.status, edition.witness.language, language))


def _linked_name(work: Work, edition: Edition, language: str) -> str:
    first = work.document.sections[0].slug
    return md.link(md.escape(_siglum(edition, language)), f"archive:{section_path(work, edition, first, language)}")


def _source(work: Work, edition: Edition, language: str) -> str:
    witness = edition.witness
    return say(
        "from",
        language,
        name=witness_name(witness.status, witness.language, language),
        title=work.document.title[language],
        date=date_in(work.document.date, language),
        raw=witness.raw.removeprefix("raw/"),
        sha256=witness.sha256[:12],
    )


def _range(section: Section, language: str) -> str:
    numbers = section.paragraphs
    return say("paragraphs", language, first=numbers.start, last=numbers.stop - 1) if numbers else ""


def _is_inferred(segment: Segment) -> bool:
    return segment.numbered is Numbered.INFERRED


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
