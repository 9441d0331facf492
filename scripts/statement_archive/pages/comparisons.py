"""The archive -> the page that leads to all its comparisons: between texts of a document, and between documents."""

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive.model import Archive, Slot, Work
from statement_archive.names import document_name, heading_title, short_name
from statement_archive.pages.page import Page, make_overview
from statement_archive.pages.references import pair_path, pairs
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.editions import main_edition, parallel_path, slot_in
from statement_archive.parts.findings_at import FINDINGS, Entries, ToldOf, told_of_paragraphs
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.sifting import Sieve, sifting_form
from statement_archive.reader import Reader
from statement_archive.tags import attributes

_MANY = (3, 8)
"""Numbers from which on a cell of the matrix is darker."""


def has_comparisons(archive: Archive) -> bool:
    """Whether there is anything that could be set beside anything else."""
    several = any(len(work.editions) > 1 or work.document.registers for work in archive.works)
    return several or bool(archive.attestations or archive.references.links)


def render_comparisons(archive: Archive, reader: Reader) -> Page:
    """The page in one language."""
    title, lead = reader.say("comparisons-title"), reader.say("comparisons-lead")
    pieces: list[Piece] = []
    across = list(_across(archive, reader))
    if across:
        pieces += [md.heading(2, reader.say("comparisons-across"), id="across"), md.bullets(across)]
    pieces += _matrix(archive, reader)
    for work in archive.works:
        lines = list(_within(work, reader))
        if lines:
            pieces += [md.heading(2, document_name(work.document, reader), id=work.document.id), md.bullets(lines)]
    return make_overview(reader, f"{reader.language}/comparisons.md", title, lead, pieces)


def _across(archive: Archive, reader: Reader) -> Iterator[Markdown]:
    counts = {"attestations": len(archive.attestations), "references": len(archive.references.links)}
    for name, count in counts.items():
        if count:
            link = md.link(reader.say(f"{name}-title"), f"archive:{reader.language}/{name}.md")
            yield md.join(" · ", (link, reader.say("counted", count=count))) + md.BREAK + reader.say(f"{name}-lead")
    for source, target in pairs(archive):
        names = {"source": document_name(source.document, reader), "target": document_name(target.document, reader)}
        yield md.link(reader.say("pair-title", **names), f"archive:{pair_path(source, target, reader)}")


def _matrix(archive: Archive, reader: Reader) -> Iterator[Piece]:
    """How much is said of each paragraph: documents and paragraphs as rows, kinds as columns, each number a link."""
    told = told_of_paragraphs(archive, reader)
    kinds = [kind for kind in FINDINGS if any(kind in found for found in told.values())]
    if not kinds:
        return
    yield md.heading(2, reader.say("by-segment"), id="by-segment")
    rows = [(work, slot) for work in archive.works for slot in _slots(work, told, reader)]
    yield sifting_form(_sieves(rows, kinds, told, reader), len(rows), reader)
    heads = (tag("th", reader.say(f"{kind}-title"), scope="col", data_column=kind) for kind in kinds)
    head = tag("thead", tag("tr", tag("th", reader.say("segment"), scope="col"), *heads))
    bodies = (_body(work, kinds, told, reader) for work in archive.works if _slots(work, told, reader))
    table = tag("table", head, *bodies, class_="matrix")
    yield tag("div", table, class_="table-scroll", tabindex="0", role="region", aria_label=reader.say("by-segment"))


def _slots(work: Work, told: ToldOf, reader: Reader) -> list[Slot]:
    """The segments of which something is said."""
    main = main_edition(work, reader)
    return [slot_in(main, slot) for slot in work.document.outline if (work.document.id, slot.id) in told]


def _sieves(rows: Sequence[tuple[Work, Slot]], kinds: Sequence[str], told: ToldOf, reader: Reader) -> Iterator[Sieve]:
    """Document, paragraph, kind."""
    documents = Counter(work.document.id for work, _ in rows)
    names = {work.document.id: document_name(work.document, reader) for work, _ in rows}
    yield Sieve("document", reader.say("sift-document"), [(id, names[id], count) for id, count in documents.items()])
    slots = Counter(slot.id for _, slot in rows)
    labels = {slot.id: short_name(slot, reader) for _, slot in reversed(rows)}
    yield Sieve("paragraph", reader.say("segment"), [(id, labels[id], count) for id, count in slots.items()])
    counts = Counter(kind for found in told.values() for kind in found)
    yield Sieve("kind", reader.say("kind"), [(kind, reader.say(f"{kind}-title"), counts[kind]) for kind in kinds])


def _body(work: Work, kinds: Sequence[str], told: ToldOf, reader: Reader) -> Markup:
    """The rows of a document under its name."""
    name = tag("th", document_name(work.document, reader), colspan=str(len(kinds) + 1), scope="rowgroup")
    rows = (_row(work, slot, kinds, told, reader) for slot in _slots(work, told, reader))
    return tag("tbody", tag("tr", name, class_="matrix__group"), *rows, data_group=True)


def _row(work: Work, slot: Slot, kinds: Sequence[str], told: ToldOf, reader: Reader) -> Markup:
    found = told[work.document.id, slot.id]
    cells = (tag("td", join(" ", map(_number, found.get(kind, ()))), data_column=kind) for kind in kinds)
    return tag(
        "tr",
        tag("th", short_name(slot, reader), scope="row"),
        *cells,
        data_entry=True,
        data_document=work.document.id,
        data_paragraph=slot.id,
        data_kind="|".join(found),
    )


def _number(found: Entries) -> Markup:
    """How many there are, a link to them; the more, the darker it stands."""
    shade = 1 + sum(found.count >= least for least in _MANY)
    return tag("a", str(found.count), href=f"archive:{found.target}", class_=f"shade-{shade}")


def _within(work: Work, reader: Reader) -> Iterator[Markdown]:
    for register in work.document.registers:
        link = md.link(reader.say(f"{register.name}-title"), f"archive:{register_path(work, register, reader)}")
        yield md.join(" · ", (link, reader.say("counted", count=len(register.remarks))))
    if len(work.editions) > 1:
        links = md.join(" · ", _sections(work, reader))
        yield md.join(reader.say("colon"), (reader.say("parallel-all"), links))


def _sections(work: Work, reader: Reader) -> Iterator[Markdown]:
    """A link to all texts of each section."""
    main = main_edition(work, reader)
    for section in work.document.sections:
        segment = main.by_slot.get(section.id)
        own = attributes(main.witness.language, reader.language) if segment else {}
        title = heading_title(segment) if segment else sentences_in_markdown(section.title, reader)
        yield md.link(title, f"archive:{parallel_path(work, section, reader)}", **own)
