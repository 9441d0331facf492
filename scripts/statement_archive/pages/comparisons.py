"""The archive -> the page that leads to all its comparisons: between texts of a document, and between documents."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from markupsafe import Markup

from statement_archive.model import Archive, Slot, Work
from statement_archive.names import document_name, heading_title, short_name
from statement_archive.pages.long_lists import LongList, by_document, defer_parts, documents_in, lead_on
from statement_archive.pages.page import Deferred, Page, make_overview
from statement_archive.pages.references import pair_path
from statement_archive.parts import markdown as md
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.cuts import Cuts, pair_key
from statement_archive.parts.cutting import ListPage
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


def render_comparisons(cuts: Cuts, reader: Reader) -> Iterator[Deferred]:
    """The page in one language; of many comparisons, those of a document stand on a page of its year or its own."""
    archive, whole = cuts.archive, cuts.comparisons
    path, title = f"{reader.language}/comparisons.md", reader.say("comparisons-title")
    told = told_of_paragraphs(cuts, reader)
    called, show = by_document(cuts, reader), partial(_parts, cuts, told=told, reader=reader)
    between = cuts.digest((), archive.attestations, archive.references, cuts.attestations, cuts.references)

    def made_from(page: ListPage) -> str:
        return cuts.digest(_documents_of(page, cuts), between)

    def render() -> Page:
        across = list(_across(archive, reader))
        if whole.below:
            pieces = [*_listed(across, reader), lead_on(long, whole, reader)]
        else:
            across += (_pair(source, target, archive, reader) for source, target in cuts.pairs)
            pieces = [*_listed(across, reader), *_within(cuts, whole, told, reader)]
        return make_overview(reader, path, title, reader.say("comparisons-lead"), pieces)

    long = LongList(path, title, whole, 2, called, show, documents_in(cuts), made_from)
    yield Deferred(path, render)
    yield from defer_parts(long, reader)


def _documents_of(page: ListPage, cuts: Cuts) -> set[str]:
    """The documents that a page has anything of."""
    pairs = {pair_key(*pair): pair for pair in cuts.pairs}
    return {one for name in page.names for one in pairs.get(name, (name.partition("/")[0],))}


def _parts(cuts: Cuts, page: ListPage, told: ToldOf, reader: Reader) -> list[Piece]:
    """What a page has that the list is cut into."""
    pairs = {pair_key(*pair): pair for pair in cuts.pairs}
    across = [_pair(*pairs[name], cuts.archive, reader) for name in page.names if name in pairs]
    return [*_listed(across, reader), *_within(cuts, page, told, reader)]


def _listed(across: Sequence[Markdown], reader: Reader) -> Iterator[Piece]:
    if across:
        yield md.heading(2, reader.say("comparisons-across"), id="across")
        yield md.bullets(across)


def _within(cuts: Cuts, page: ListPage, told: ToldOf, reader: Reader) -> Iterator[Piece]:
    """What is said of paragraphs, and the comparisons within documents, of those that a page has."""
    slots: dict[str, set[str]] = {}
    for document, _, slot in (name.partition("/") for name in page.names if "/" in name):
        slots.setdefault(document, set()).add(slot)
    by_id, order = cuts.archive.by_id, cuts.archive.order
    works = [by_id[document] for document in sorted(slots, key=order.__getitem__)]
    rows = [(work, slot) for work in works for slot in _slots(work, slots[work.document.id], reader)]
    yield from _matrix(rows, told, reader)
    for work in (work for work in works if "" in slots[work.document.id]):
        lines = list(_lines(work, reader))
        if lines:
            yield md.heading(2, document_name(work.document, reader), id=work.document.id)
            yield md.bullets(lines)


def _across(archive: Archive, reader: Reader) -> Iterator[Markdown]:
    counts = {"attestations": len(archive.attestations), "references": len(archive.references.links)}
    for name, count in counts.items():
        if count:
            link = md.link(reader.say(f"{name}-title"), f"archive:{reader.language}/{name}.md")
            yield md.join(" · ", (link, reader.say("counted", count=count))) + md.BREAK + reader.say(f"{name}-lead")


def _pair(source: str, target: str, archive: Archive, reader: Reader) -> Markdown:
    """A link to two documents side by side."""
    pair = {"source": source, "target": target}
    names = {way: document_name(archive.by_id[one].document, reader) for way, one in pair.items()}
    return md.link(reader.say("pair-title", **names), f"archive:{pair_path(source, target, reader)}")


def _matrix(rows: Sequence[tuple[Work, Slot]], told: ToldOf, reader: Reader) -> Iterator[Piece]:
    """How much is said of each paragraph: documents and paragraphs as rows, kinds as columns, each number a link."""
    found = [told[work.document.id, slot.id] for work, slot in rows]
    kinds = [kind for kind in FINDINGS if any(kind in own for own in found)]
    if not kinds:
        return
    yield md.heading(2, reader.say("by-segment"), id="by-segment")
    yield sifting_form(_sieves(rows, kinds, told, reader), len(rows), reader)
    heads = (tag("th", reader.say(f"{kind}-title"), scope="col", data_column=kind) for kind in kinds)
    head = tag("thead", tag("tr", tag("th", reader.say("segment"), scope="col"), *heads))
    groups = [list(own) for _, own in groupby(rows, key=lambda row: row[0].document.id)]
    bodies = (_body(own[0][0], [slot for _, slot in own], kinds, told, reader) for own in groups)
    table = tag("table", head, *bodies, class_="matrix")
    yield tag("div", table, class_="table-scroll", tabindex="0", role="region", aria_label=reader.say("by-segment"))


def _slots(work: Work, chosen: Container[str], reader: Reader) -> list[Slot]:
    """Segments under the labels that the reader's text has."""
    main = main_edition(work, reader)
    return [slot_in(main, slot) for slot in work.document.outline if slot.id in chosen]


def _sieves(rows: Sequence[tuple[Work, Slot]], kinds: Sequence[str], told: ToldOf, reader: Reader) -> Iterator[Sieve]:
    """Document, paragraph, kind."""
    documents = Counter(work.document.id for work, _ in rows)
    names = {work.document.id: document_name(work.document, reader) for work, _ in rows}
    yield Sieve("document", reader.say("sift-document"), [(id, names[id], count) for id, count in documents.items()])
    slots = Counter(slot.id for _, slot in rows)
    labels = {slot.id: short_name(slot, reader) for _, slot in reversed(rows)}
    yield Sieve("paragraph", reader.say("segment"), [(id, labels[id], count) for id, count in slots.items()])
    counts = Counter(kind for work, slot in rows for kind in told[work.document.id, slot.id])
    yield Sieve("kind", reader.say("kind"), [(kind, reader.say(f"{kind}-title"), counts[kind]) for kind in kinds])


def _body(work: Work, slots: Iterable[Slot], kinds: Sequence[str], told: ToldOf, reader: Reader) -> Markup:
    """The rows of a document under its name."""
    name = tag("th", document_name(work.document, reader), colspan=str(len(kinds) + 1), scope="rowgroup")
    rows = (_row(work, slot, kinds, told, reader) for slot in slots)
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


def _lines(work: Work, reader: Reader) -> Iterator[Markdown]:
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
