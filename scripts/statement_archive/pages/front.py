"""A work -> its front page: titles, facts, contents, texts, which text has what; and the front of a further text."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive.export.format import Listed
from statement_archive.figures import coverage_figure, lengths_figure
from statement_archive.model import Edition, Status, Work
from statement_archive.names import (
    document_name,
    edition_name,
    heading_title,
    kind_language,
    kind_name,
    status_name,
    text_name,
)
from statement_archive.pages.data_page import data_files
from statement_archive.pages.page import (
    Page,
    edition_link,
    label_of,
    make_page,
    notices,
    section_range,
    source_aside,
    source_line,
    tab_of,
)
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.chips import chips
from statement_archive.parts.editions import full_path, is_in, main_edition, parallel_path, section_path
from statement_archive.parts.extent import extent_of, parts_lacking, parts_there
from statement_archive.parts.facts import Fact, facts
from statement_archive.parts.foreign import label, sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import fill, join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.metadata import metadata
from statement_archive.reader import Reader
from statement_archive.tags import attributes


def render_front(work: Work, data: Sequence[Listed], reader: Reader) -> Page:
    """The front page of a document in one language; `data` are the files of the archive."""
    document = work.document
    pieces: list[Piece] = [
        md.heading(1, sentences_in_markdown(document.title, reader)),
        md.paragraph(md.join(" · ", _kicker(work, reader)), classes=("facts",)),
        md.paragraph(sentences_in_markdown(document.summary, reader), classes=("lead",)),
        _actions(work, reader),
        chips(work, reader),
        md.heading(2, reader.say("contents"), id="contents"),
        md.nested(_contents(work, main_edition(work, reader), reader)),
        *_registers(work, reader),
        md.heading(2, reader.say("coverage"), id="coverage"),
        coverage_figure(work, reader),
        md.heading(2, reader.say("lengths"), id="lengths"),
        lengths_figure(work, reader),
        md.heading(2, reader.say("facts"), id="facts"),
        facts(_facts(work, reader)),
        md.heading(2, reader.say("witnesses"), id="texts"),
        *(piece for edition in work.editions for piece in _witness(work, edition, reader)),
        md.heading(2, reader.say("data"), id="data"),
        data_files(work, data, reader),
    ]
    title, name = reader.text(document.title), document_name(document, reader)
    path = f"{reader.language}/{document.id}/index.md"
    head = metadata(work, main_edition(work, reader), reader, title, path)
    meta = {
        "title": title,
        "tab": name,
        "short": name,
        "description": reader.text(document.summary),
        "document": document.id,
    }
    page = make_page(reader, path, meta, pieces, head=head).with_label(label_of(document.title, reader))
    return page.with_listing(name=name)


def _kicker(work: Work, reader: Reader) -> tuple[str, ...]:
    """What kind of document it is, when and where it is from."""
    document = work.document
    return document_name(document, reader), sentences_in_markdown(document.place, reader)


def _actions(work: Work, reader: Reader) -> Markup:
    """What one can do with the document: to read it, set its texts side by side, have it whole, on paper, as data."""
    main = main_edition(work, reader)
    first = work.document.sections[0]
    whole = f"archive:{full_path(work, main, reader)}"
    ways = [("read", f"archive:{section_path(work, main, first.slug, reader)}")]
    if len(work.editions) > 1:
        ways.append(("side-by-side", f"archive:{parallel_path(work, first, reader)}"))
    ways += [("whole", whole), ("print", whole), ("download", "#data")]
    links = (
        tag("li", tag("a", reader.say(f"action-{name}"), href=target, class_="action", data_does=name))
        for name, target in ways
    )
    return tag("ul", *links, class_="actions")


def render_further_front(work: Work, edition: Edition, reader: Reader) -> Page:
    """The front page of a text that has pages of its own under the document."""
    title = edition_name(edition, reader)
    pieces: list[Piece] = [
        md.heading(1, title),
        *notices(work, edition, work.document.sections[0], reader),
        *([tag("p", _stored_title(edition, reader))] if "title" in edition.by_slot else []),
        md.paragraph(sentences_in_markdown(edition.witness.origin, reader)),
        md.heading(2, reader.say("contents"), id="contents"),
        md.nested(_contents(work, edition, reader)),
    ]
    document = work.document.id
    path = f"{reader.language}/{document}/{edition.witness.siglum}/index.md"
    meta = {
        "title": title,
        "tab": tab_of(title, document_name(work.document, reader)),
        "description": reader.say("further-description", text=text_name(work, edition, reader)),
        "document": document,
        "source": source_line(work, edition, reader),
    }
    asides = {"footer.source": source_aside(work, edition, reader)}
    page = make_page(reader, path, meta, pieces, head=metadata(work, edition, reader, title, path))
    return page.with_asides(asides).with_listing(group=reader.say("witnesses"), note=extent_of(work, edition, reader))


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


def _contents(work: Work, edition: Edition, reader: Reader) -> Iterator[tuple[int, Markdown]]:
    """A line for each section, and how deep its heading stands."""
    for section in work.document.sections:
        segment = edition.by_slot.get(section.id)
        title = heading_title(segment) if segment else sentences_in_markdown(section.title, reader)
        attrs = attributes(edition.witness.language, reader.language) if segment else {}
        numbers = section_range(section, reader)
        link = md.link(title, f"archive:{section_path(work, edition, section.slug, reader)}", **attrs)
        yield section.level, link + (f" · {numbers}" if numbers else "")


def _facts(work: Work, reader: Reader) -> Iterator[Fact]:
    document = work.document
    yield from _titles(work, reader)
    kind = kind_name(document.kind, reader)
    yield reader.say("kind"), label(kind, kind_language(document.kind, reader), reader.language) or kind
    yield reader.say("date"), reader.date(document.date)
    yield reader.say("place"), sentences_in_html(document.place, reader)
    yield reader.say("issuer"), sentences_in_html(document.issuer, reader)


def _titles(work: Work, reader: Reader) -> Iterator[Fact]:
    """The title in the site's languages: as a text has it, else the editors' and said to be."""
    for other in reader.everyone:
        titled = [edition for edition in work.editions if is_in(edition, other) and "title" in edition.by_slot]
        owner = next((e for e in titled if e.witness.status is not Status.MACHINE_TRANSLATION), None)
        own = other.language_of(work.document.title)
        if owner:
            title = _stored_title(owner, reader)
        elif other.reads_as_own(own):
            title = tag("span", other.text(work.document.title), **attributes(own, reader.language))
            key = "editorial-title-machine" if titled else "editorial-title"
            title = fill(reader.template(key), title=title)
        else:
            continue
        yield reader.say("title-in", language_name=reader.language_name(other.written)), title


def _stored_title(edition: Edition, reader: Reader) -> Markup:
    """The title as a text has it, marked as its text."""
    segment = edition.by_slot["title"]
    own = attributes(edition.witness.language, reader.language)
    text = join(tag("br"), segment.text.split("\n"))
    return tag("span", text, class_="segment", **own, data_segment=segment.id)


def _witness(work: Work, edition: Edition, reader: Reader) -> Iterator[Piece]:
    """A text: its standing, what it has and lacks, where it is from; what proves it is folded."""
    witness = edition.witness
    yield md.heading(3, edition_link(work, edition, reader), id=f"text-{witness.siglum}")
    original = tag("a", witness.original, href=witness.original) if witness.original else reader.say("original-unknown")
    status: str = status_name(witness.status, reader)
    if witness.status is Status.OFFICIAL:
        status = join(reader.say("gap"), (status, tag("span", reader.say("official-copy"), class_="aside")))
    pairs = [
        (reader.say("language"), reader.language_name(witness.language)),
        (reader.say("status"), status),
        (reader.say("has"), parts_there(work, edition, reader)),
        (reader.say("lacks"), parts_lacking(work, edition, reader)),
        (reader.say("origin"), sentences_in_html(witness.origin, reader)),
        (reader.say("original"), original),
    ]
    yield facts(pairs)
    raw = tag("a", witness.raw.removeprefix("raw/"), href=f"archive:data/{work.document.id}/{witness.raw}")
    proof = facts([(reader.say("data-raw"), raw), ("sha256", tag("code", witness.sha256))])
    yield tag("details", tag("summary", reader.say("fingerprint")), proof, class_="fingerprint")
