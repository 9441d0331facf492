"""A work -> its front page: titles, facts, contents, texts, which text has what; and the front of a further text."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from statement_archive.figures import coverage_figure, lengths_figure
from statement_archive.model import BODY_KINDS, Cause, Edition, Kind, Slot, Status, Work
from statement_archive.names import (
    cause_text,
    edition_name,
    edition_phrase,
    heading_title,
    kind_name,
    short_name,
    status_name,
)
from statement_archive.pages.page import (
    Page,
    edition_link,
    label_of,
    make_page,
    notices,
    section_range,
    source_aside,
    source_line,
)
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.editions import is_in, main_edition, slot_in
from statement_archive.parts.foreign import prose_in_markdown, sentences_in_markdown
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.metadata import metadata
from statement_archive.reader import Reader
from statement_archive.tags import attributes


def render_front(work: Work, reader: Reader) -> Page:
    """The front page of a document in one language."""
    document = work.document
    pieces: list[Piece] = [
        md.heading(1, sentences_in_markdown(document.title, reader)),
        md.paragraph(sentences_in_markdown(document.summary, reader), classes=("lead",)),
        md.heading(2, reader.say("contents"), id="contents"),
        md.nested(_contents(work, main_edition(work, reader), reader)),
        md.heading(2, reader.say("facts"), id="facts"),
        _facts(work, reader),
        md.heading(2, reader.say("witnesses"), id="texts"),
        *(_witness(work, edition, reader) for edition in work.editions),
        md.heading(2, reader.say("coverage"), id="coverage"),
        coverage_figure(work, reader),
        md.heading(2, reader.say("lengths"), id="lengths"),
        lengths_figure(work, reader),
        *_registers(work, reader),
        md.heading(2, reader.say("data"), id="data"),
        md.bullets(_data(work, reader)),
    ]
    title = reader.text(document.title)
    path = f"{reader.language}/{document.id}/index.md"
    head = metadata(work, main_edition(work, reader), reader, title, path)
    meta = {"title": title, "document": document.id}
    return make_page(reader, path, meta, pieces, head=head).with_label(label_of(document.title, reader))


def render_further_front(work: Work, edition: Edition, reader: Reader) -> Page:
    """The front page of a text that has pages of its own under the document."""
    title = edition_name(edition, reader)
    pieces = [
        md.heading(1, title),
        *notices(work, edition, work.document.sections[0], reader),
        *([md.paragraph(_stored_title(edition, reader))] if "title" in edition.by_slot else []),
        md.paragraph(sentences_in_markdown(edition.witness.origin, reader)),
        md.heading(2, reader.say("contents"), id="contents"),
        md.nested(_contents(work, edition, reader)),
    ]
    document = work.document.id
    path = f"{reader.language}/{document}/{edition.witness.siglum}/index.md"
    meta = {
        "title": title,
        "document": document,
        "source": source_line(work, edition, reader),
    }
    asides = {"footer.source": source_aside(work, edition, reader)}
    return make_page(reader, path, meta, pieces, head=metadata(work, edition, reader, title, path)).with_asides(asides)


def _registers(work: Work, reader: Reader) -> Iterator[Markdown]:
    """Links to what editors found."""
    if not work.document.registers:
        return
    yield md.heading(2, reader.say("registers"), id="registers")
    yield md.bullets(
        md.link(reader.say(f"{register.name}-title"), f"archive:{register_path(work, register, reader)}")
        + f" · {reader.say('counted', count=len(register.remarks))}"
        for register in work.document.registers
    )


def _data(work: Work, reader: Reader) -> Iterator[Markdown]:
    """The document's data files: segments, and for each text its ledger, its published text and its raw file."""
    files = {"segments.json": reader.say("data-segments")}
    if work.document.registers:
        files["registers.json"] = reader.say("data-registers")
    for edition in work.editions:
        witness = edition.witness
        name = edition_phrase(edition, reader)
        files[f"ledger-{witness.siglum}.json"] = reader.say("data-ledger", name=name)
        files[f"text-{witness.siglum}.txt"] = _text_file(work, edition, reader)
        files[witness.raw] = reader.say("data-raw")
    for file, words in files.items():
        yield md.link(file, f"archive:data/{work.document.id}/{file}") + " — " + words


def _text_file(work: Work, edition: Edition, reader: Reader) -> Markdown:
    """What the file of a published text is: whole only where nothing that it once had is missing from it."""
    name = edition_phrase(edition, reader)
    if any(lacuna.cause is not Cause.NEVER_THERE for lacuna in edition.lacunae):
        return md.fill(reader.template("data-text-part"), name=name, has=_has(work, edition, reader))
    return md.escape(reader.say("data-text", name=name))


def _contents(work: Work, edition: Edition, reader: Reader) -> Iterator[tuple[int, Markdown]]:
    """A line for each section, and how deep its heading stands."""
    for section in work.document.sections:
        segment = edition.by_slot.get(section.id)
        title = heading_title(segment) if segment else sentences_in_markdown(section.title, reader)
        attrs = attributes(edition.witness.language, reader.language) if segment else {}
        numbers = section_range(section, reader)
        line = md.link(title, f"{section.slug}.md", **attrs) + (f" · {numbers}" if numbers else "")
        yield section.level, line


def _facts(work: Work, reader: Reader) -> Markdown:
    document = work.document
    rows = [
        *_titles(work, reader),
        (reader.say("kind"), kind_name(document.kind, reader)),
        (reader.say("date"), reader.date(document.date)),
        (reader.say("place"), sentences_in_markdown(document.place, reader)),
        (reader.say("issuer"), sentences_in_markdown(document.issuer, reader)),
    ]
    return md.table((reader.say("fact"), reader.say("value")), rows)


def _titles(work: Work, reader: Reader) -> Iterator[tuple[str, str]]:
    """The title in the site's languages: as a text has it, else the editors' and said to be."""
    for other in reader.everyone:
        titled = [edition for edition in work.editions if is_in(edition, other) and "title" in edition.by_slot]
        owner = next((e for e in titled if e.witness.status is not Status.MACHINE_TRANSLATION), None)
        own = other.language_of(work.document.title)
        if owner:
            title = _stored_title(owner, reader)
        elif other.reads_as_own(own):
            title = md.span(other.text(work.document.title), **attributes(own, reader.language))
            key = "editorial-title-machine" if titled else "editorial-title"
            title = md.fill(reader.template(key), title=title)
        else:
            continue
        yield reader.say("title-in", language_name=reader.language_name(other.written)), title


def _stored_title(edition: Edition, reader: Reader) -> Markdown:
    """The title as a text has it, marked as its text."""
    segment = edition.by_slot["title"]
    own = attributes(edition.witness.language, reader.language)
    text = md.join(md.BREAK, segment.text.split("\n"))
    return md.span(text, **{"class": "segment", **own, "data_segment": segment.id})


def _witness(work: Work, edition: Edition, reader: Reader) -> Markdown:
    witness = edition.witness
    rows = [
        (reader.say("language"), reader.language_name(witness.language)),
        (reader.say("status"), status_name(witness.status, reader)),
        (reader.say("has"), _has(work, edition, reader)),
        (reader.say("lacks"), _lacks(work, edition, reader)),
        (reader.say("origin"), sentences_in_markdown(witness.origin, reader)),
        ("sha256", md.element("code", witness.sha256)),
    ]
    name = md.heading(3, edition_link(work, edition, reader), id=f"text-{witness.siglum}")
    return md.join("\n", (name, md.table((reader.say("fact"), reader.say("value")), rows)))


def _has(work: Work, edition: Edition, reader: Reader) -> Markdown:
    places = {slot.id: slot_in(edition, slot) for slot in work.document.outline}
    return _named([places[segment.id] for segment in edition.segments], reader, _words_of(edition, reader))


def _lacks(work: Work, edition: Edition, reader: Reader) -> Markdown:
    places = {slot.id: slot for slot in work.document.outline}
    runs = [
        md.fill(
            reader.template("aside"),
            words=_named([places[id] for id in gap.segments], reader, {}),
            aside=cause_text(gap.cause, reader, short=True),
        )
        for gap in edition.lacunae
    ]
    return md.join(reader.say("semicolon"), runs or (reader.say("nothing"),))


def _words_of(edition: Edition, reader: Reader) -> dict[str, str]:
    """What marks a label as words of an edition; nothing where that is in the reader's language."""
    return {} if is_in(edition, reader) else attributes(edition.witness.language, reader.language)


def _named(slots: Sequence[Slot], reader: Reader, words: Mapping[str, str]) -> Markdown:
    """Places as a reader counts them, items left to their paragraph: `title, 1–5, heading 1, 6–8`.

    `words` are the attributes of labels that stand alone and are no numbers.
    """
    names: list[str] = []
    counted = [(slot, _count(slot)) for slot in slots if slot.kind is not Kind.ITEM]
    for _, group in groupby(enumerate(counted), key=lambda pair: pair[1][1] and pair[1][1] - pair[0]):
        run = [slot for _, (slot, _) in group]
        if _count(run[0]) is None or len(run) == 1:
            names += [_name(slot, reader, words) for slot in run]
        else:
            names.append(_marked(f"{run[0].label}–{run[-1].label}", words))
    return md.join(reader.say("comma"), names)


def _name(slot: Slot, reader: Reader, words: Mapping[str, str]) -> str:
    name = short_name(slot, reader)
    return _marked(name, words) if name == slot.label else prose_in_markdown(name, reader.language)


def _marked(label: str, words: Mapping[str, str]) -> str:
    """Labels as words of the text; numbers are of no language."""
    return md.span(label, **words) if words and not label.replace("–", "").isdecimal() else label


def _count(slot: Slot) -> int | None:
    """What the archive counts a paragraph as; those that follow each other are named as a range."""
    return slot.number if slot.kind in BODY_KINDS else None
