"""A work -> its front page: titles, facts, contents, texts, which text has what; and the front of a further text."""

from collections.abc import Iterator
from itertools import groupby

from statement_archive.figures import coverage_figure, lengths_figure
from statement_archive.model import LANGUAGES, Edition, Status, Work
from statement_archive.pages.page import Page, edition_link, notices, section_range, source_line
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.editions import is_in, main_edition
from statement_archive.parts.messages import cause_text, date_in, kind_name, language_name, say, status_name
from statement_archive.parts.metadata import metadata
from statement_archive.parts.segment import edition_name, edition_phrase

_TAGS = {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}


def render_front(work: Work, language: str) -> Page:
    """The front page of a document in one language."""
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
        coverage_figure(work, language),
        md.heading(2, md.escape(say("lengths", language)), id="lengths"),
        lengths_figure(work, language),
        *_registers(work, language),
        md.heading(2, md.escape(say("data", language)), id="data"),
        md.bullets(_data(work, language)),
    ]
    title = document.title[language]
    path = f"{language}/{document.id}/index.md"
    head = metadata(work, main_edition(work, language), language, title, path)
    return Page(language, path, title, md.page({"title": title, "document": document.id, "head": head}, *nodes))


def render_further_front(work: Work, edition: Edition, language: str) -> Page:
    """The front page of a text that has pages of its own under the document."""
    title = edition_name(edition, language)
    nodes = [
        md.heading(1, md.escape(title)),
        *notices(edition, language),
        *([md.paragraph(_stored_title(edition))] if "title" in edition.by_slot else []),
        md.paragraph(md.escape(edition.witness.origin[language])),
        md.heading(2, md.escape(say("contents", language)), id="contents"),
        md.bullets(_contents(work, edition, language)),
    ]
    document = work.document.id
    path = f"{language}/{document}/{edition.witness.siglum}/index.md"
    meta = {
        "title": title,
        "document": document,
        "source": source_line(work, edition, language),
        "head": metadata(work, edition, language, title, path),
    }
    return Page(language, path, title, md.page(meta, *nodes))


def _registers(work: Work, language: str) -> Iterator[str]:
    """Links to what editors found."""
    if not work.document.registers:
        return
    yield md.heading(2, md.escape(say("registers", language)), id="registers")
    yield md.bullets(
        md.link(
            md.escape(say(f"{register.name}-title", language)), f"archive:{register_path(work, register, language)}"
        )
        + f" · {md.escape(say('counted', language, count=len(register.remarks)))}"
        for register in work.document.registers
    )


def _data(work: Work, language: str) -> Iterator[str]:
    """The document's data files: segments, and for each text its ledger, its published text and its raw file."""
    files = {"segments.json": say("data-segments", language)}
    if work.document.registers:
        files["registers.json"] = say("data-registers", language)
    for edition in work.editions:
        witness = edition.witness
        name = edition_phrase(edition, language)
        files[f"ledger-{witness.siglum}.json"] = say("data-ledger", language, name=name)
        files[f"text-{witness.siglum}.txt"] = say("data-text", language, name=name)
        files[witness.raw] = say("data-raw", language)
    for file, words in files.items():
        yield f"{md.link(md.escape(file), f'archive:data/{work.document.id}/{file}')} — {md.escape(words)}"


def _contents(work: Work, edition: Edition, language: str) -> Iterator[str]:
    for section in work.document.sections:
        segment = edition.by_slot.get(section.id)
        title = md.escape(segment.text if segment else section.title[language])
        attrs = {"lang": edition.witness.language} if segment else {}
        numbers = section_range(section, language)
        yield md.link(title, f"{section.slug}.md", **attrs) + (f" · {numbers}" if numbers else "")


def _facts(work: Work, language: str) -> str:
    document = work.document
    rows = [
        *_titles(work, language),
        (say("kind", language), md.escape(kind_name(document.kind, language))),
        (say("date", language), md.escape(date_in(document.date, language))),
        (say("place", language), md.escape(document.place[language])),
        (say("issuer", language), md.escape(document.issuer[language])),
    ]
    return md.table((say("fact", language), say("value", language)), rows)


def _titles(work: Work, language: str) -> Iterator[tuple[str, str]]:
    """The title in every site language: as a text has it, else the editors' and said to be."""
    for other in LANGUAGES:
        owner = next((e for e in work.editions if is_in(e, other) and "title" in e.by_slot), None)
        if owner and owner.witness.status is not Status.MACHINE_TRANSLATION:
            title = _stored_title(owner)
        else:
            title = md.span(md.escape(work.document.title[other]), lang=other)
            title = say("editorial-title", language, title=title)
        yield say("title-in", language, language_name=language_name(_TAGS[other], language)), title


def _stored_title(edition: Edition) -> str:
    """The title as a text has it, marked as its text."""
    segment = edition.by_slot["title"]
    attrs = {"class": "segment", "lang": edition.witness.language, "data_segment": segment.id}
    return md.span(md.escape(segment.text), **attrs)


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
    name = md.heading(3, edition_link(work, edition, language), id=f"text-{witness.siglum}")
    return f"{name}\n{md.table((say('fact', language), say('value', language)), rows)}"


def _has(edition: Edition, language: str) -> str:
    return _named(tuple(segment.id for segment in edition.segments), language)


def _lacks(edition: Edition, language: str) -> str:
    runs = [
        f"{_named(lacuna.segments, language)} ({cause_text(lacuna.cause, language, short=True)})"
        for lacuna in edition.lacunae
    ]
    return say("semicolon", language).join(runs) or say("nothing", language)


def _named(ids: tuple[str, ...], language: str) -> str:
    """Segment ids as a reader counts them, items left to their paragraph: `title, 1–5, heading 1, 6–8`."""
    names: list[str] = []
    numbers = [int(name[1:]) if name[1:].isdecimal() and name[0] == "p" else None for name in ids]
    counted = [(name, number) for name, number in zip(ids, numbers, strict=True) if number or "." not in name]
    for _, group in groupby(enumerate(counted), key=lambda pair: pair[1][1] and pair[1][1] - pair[0]):
        run = [entry for _, entry in group]
        if run[0][1] is None:
            names += [_short_name(name, language) for name, _ in run]
        else:
            names.append(str(run[0][1]) if len(run) == 1 else f"{run[0][1]}–{run[-1][1]}")
    return say("comma", language).join(names)


def _short_name(name: str, language: str) -> str:
    return (
        say(f"short-{name}", language) if name in ("title", "note") else say("short-heading", language, number=name[1:])
    )
