"""The page that lists all references between documents, the declined ones, and the segments that have none.

For each pair of documents a page has both side by side: what the one says, and what the other says of the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from statement_archive.model import Archive, Reference, References, Slot, Unlinked, Work
from statement_archive.names import document_name, short_name, slot_name
from statement_archive.pages.long_lists import LongList, by_document, defer_parts, lead_on
from statement_archive.pages.page import Deferred, Page, make_overview
from statement_archive.parts import cutting
from statement_archive.parts import markdown as md
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.cuts import Cuts, pair_name
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.editions import main_edition, slot_in
from statement_archive.parts.foreign import sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.sifting import Sieve, paragraph_sieve, paragraph_value, sifting_form
from statement_archive.reader import Reader


def render_references(cuts: Cuts, linked: CrossReferences) -> Iterator[Deferred]:
    """All references, the declined candidates, and the segments that have none; then a page for each pair.

    Of many references, each document has its own on a page of its year, or on one of its own.
    """
    reader, whole, chosen = linked.reader, cuts.references, _Chosen(cuts)
    path, title = f"{reader.language}/references.md", reader.say("references-title")
    every = linked.archive.references

    def show(page: ListPage) -> list[Piece]:
        return _shown(chosen.of(page), linked)

    def made_from(page: ListPage) -> str:
        own = chosen.of(page)
        return cuts.digest(_documents_of(own), own)

    def render() -> Page:
        pieces = [lead_on(long, whole, reader)] if whole.below else _shown(every, linked)
        return make_overview(reader, path, title, reader.say("references-lead"), pieces, has_contents=not whole.below)

    called, anchors = by_document(cuts, reader), ("references", len(every.links) + len(every.declined))
    long = LongList(path, title, whole, 2, called, show, anchors, made_from)
    yield Deferred(path, render)
    yield from defer_parts(long, reader)
    for pair, page in cuts.pairs.items():
        yield from _pair(cuts, pair, page, linked)


def _documents_of(references: References) -> Iterator[str]:
    """The documents that any of them is about."""
    yield from (end.document for link in (*references.links, *references.declined) for end in link.ends)
    yield from (unlinked.document for unlinked in references.none)


class _Chosen:
    """The references of pages that a list is cut into, in the order in which editors have them."""

    def __init__(self, cuts: Cuts) -> None:
        """Number them."""
        own = self._own = cuts.archive.references
        self._links = {link.id: number for number, link in enumerate(own.links)}
        self._declined = {f"declined {link.id}": number for number, link in enumerate(own.declined)}
        self._none = {f"none {number}": number for number in range(len(own.none))}

    def of(self, page: ListPage) -> References:
        """Those of a page."""
        own = self._own
        links, declined, none = (
            sorted(numbers[name] for name in page.names if name in numbers)
            for numbers in (self._links, self._declined, self._none)
        )
        return References(
            tuple(own.links[number] for number in links),
            tuple(own.declined[number] for number in declined),
            tuple(own.none[number] for number in none),
        )


def _shown(references: References, linked: CrossReferences) -> list[Piece]:
    """Some of the references: at a glance, one by one, and what has none."""
    reader, links = linked.reader, references.links
    return [
        *_matrices(links, linked),
        md.heading(2, reader.say("references-all", count=len(links)), id="all"),
        sifting_form(_sieves(links, linked), len(links), reader, find=reader.say("filter-find")),
        tag("div", *_folds(links, linked), class_="folds"),
        md.heading(2, reader.say("references-declined", count=len(references.declined)), id="declined"),
        tag("div", *_declined(references.declined, linked), class_="folds"),
        md.heading(2, reader.say("references-none"), id="none"),
        md.bullets(_none(unlinked, linked) for unlinked in references.none),
    ]


def pair_path(source: str, target: str, reader: Reader) -> str:
    """Where a document stands beside one that it refers to."""
    return f"{reader.language}/{pair_name(source, target)}"


def _by_target(links: Iterable[Reference], archive: Archive) -> dict[str, list[Reference]]:
    """References by the document that they lead to, in the order of the documents."""
    found: dict[str, list[Reference]] = {}
    for link in links:
        found.setdefault(link.ends[1].document, []).append(link)
    return {document: found[document] for document in sorted(found, key=archive.order.__getitem__)}


def _matrices(links: Sequence[Reference], linked: CrossReferences) -> Iterator[Piece]:
    """For each document that others refer to: segments as rows, the others as columns, what refers in cells.

    There is none where it would be mostly empty and too large to be taken in.
    """
    reader, archive = linked.reader, linked.archive
    for document, own in _by_target(links, archive).items():
        target = archive.by_id[document]
        sources = sorted({link.ends[0].document for link in own}, key=archive.order.__getitem__)
        slots = _referred_to(target, own, reader)
        if len(sources) * len(slots) > cutting.MATRIX:
            continue
        name = document_name(target.document, reader)
        yield md.heading(2, reader.say("references-to", document=name), id=f"to-{document}")
        heads = [tag("th", reader.say("segment"), scope="col")]
        for source in sources:
            words = document_name(archive.by_id[source].document, reader)
            link = tag("a", words, href=f"archive:{pair_path(source, document, reader)}")
            heads.append(tag("th", link, scope="col"))
        at: dict[tuple[str, str], list[Reference]] = {}
        for one in own:
            at.setdefault((one.ends[1].slot, one.ends[0].document), []).append(one)
        lines = [_line(slot, [at.get((slot.id, source), []) for source in sources], linked) for slot in slots]
        table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="matrix")
        yield tag("div", table, class_="table-scroll", tabindex="0", role="region", aria_label=name)


def _referred_to(target: Work, links: Iterable[Reference], reader: Reader) -> list[Slot]:
    """The segments of a document that references lead to."""
    ends = {link.ends[1].slot for link in links}
    main = main_edition(target, reader)
    return [slot_in(main, slot) for slot in target.document.outline if slot.id in ends]


def _line(slot: Slot, cells: Iterable[Sequence[Reference]], linked: CrossReferences) -> Markup:
    filled = (tag("td", join(" ", (_sign(link, linked) for link in own))) for own in cells)
    return tag("tr", tag("th", short_name(slot, linked.reader), scope="row"), *filled)


def _sign(link: Reference, linked: CrossReferences) -> Markup:
    """The segment that refers, a link to the reference."""
    source = linked.archive.by_id[link.ends[0].document]
    slot = source.document.slot_by_id[link.ends[0].slot]
    name = short_name(slot_in(main_edition(source, linked.reader), slot), linked.reader)
    return tag("a", name, href=f"#{link.id}", title=linked.reader.say(f"pic-relation-{link.relation.value}"))


def _folds(links: Sequence[Reference], linked: CrossReferences) -> Iterator[Markup]:
    """References under what they refer to, folded."""
    for document, found in _by_target(links, linked.archive).items():
        at: dict[str, list[Reference]] = {}
        for link in found:
            at.setdefault(link.ends[1].slot, []).append(link)
        for slot in _referred_to(linked.archive.by_id[document], found, linked.reader):
            own = at[slot.id]
            name = tag("h3", linked.name(own[0].ends[1]), class_="fold__name")
            summary = tag("summary", name, Markup(" "), tag("span", str(len(own)), class_="fold__count"))
            entries = (_entry(link, linked, is_live=True) for link in own)
            yield tag("details", summary, *entries, class_="fold", data_group=True)


def _declined(declined: Sequence[Reference], linked: CrossReferences) -> Iterator[Markup]:
    if declined:
        summary = tag("summary", linked.reader.say("counted", count=len(declined)))
        yield tag("details", summary, *(_entry(one, linked, is_live=False) for one in declined), class_="fold")


def _sieves(links: Sequence[Reference], linked: CrossReferences) -> Iterator[Sieve]:
    reader, archive = linked.reader, linked.archive
    sources = Counter(link.ends[0].document for link in links)
    names = ((id, archive.by_id[id].document) for id in sorted(sources, key=archive.order.__getitem__))
    yield Sieve("from", reader.say("pic-from"), [(id, document_name(one, reader), sources[id]) for id, one in names])
    ends = ([(end.document, end.slot) for end in link.ends] for link in links)
    yield paragraph_sieve(linked.archive, ends, reader)
    relations = Counter(link.relation for link in links)
    yield Sieve(
        "relation",
        reader.say("pic-relation"),
        [(one.value, reader.say(f"pic-relation-{one.value}"), count) for one, count in relations.items()],
    )
    likenesses = Counter(link.likeness for link in links)
    yield Sieve(
        "likeness",
        reader.say("pic-likeness"),
        [(one.value, reader.say(f"likeness-{one.value}"), count) for one, count in likenesses.items()],
    )


def _entry(reference: Reference, linked: CrossReferences, *, is_live: bool) -> Markup:
    reader = linked.reader
    heads = []
    for end, way in zip(reference.ends, ("from", "to"), strict=True):
        anchor = f"ref-{reference.id}-{way}" if is_live else end.slot
        place = "" if end.slot == "title" and not is_live else f"#{anchor}"
        heads.append(tag("a", linked.name(end), href=f"{linked.address(end)}{place}"))
    relation = reader.say(f"pic-relation-{reference.relation.value}")
    words = (tag("strong", reference.id), heads[0], relation, heads[1], linked.kinds(reference))
    head = tag("p", join(" · ", words), class_="remark__head")
    quotations = [
        tag("dt", linked.name(end)) + tag("dd", linked.words(end), linked.besides(end)) for end in reference.ends
    ]
    reason = tag("p", sentences_in_html(reference.reason, reader))
    return tag(
        "div",
        head,
        tag("dl", *quotations),
        reason,
        class_="remark",
        id=reference.id,
        data_entry=is_live,
        data_from=is_live and reference.ends[0].document,
        data_paragraph=is_live and "|".join(paragraph_value(end.document, end.slot) for end in reference.ends),
        data_relation=is_live and reference.relation.value,
        data_likeness=is_live and reference.likeness.value,
    )


def _none(unlinked: Unlinked, linked: CrossReferences) -> Markdown:
    """`Press release, 1 March 2024 (2): …`."""
    reader = linked.reader
    work = linked.archive.by_id[unlinked.document]
    own = (slot_in(main_edition(work, reader), slot) for slot in work.document.outline if slot.id in unlinked.slots)
    slots = [short_name(slot, reader) for slot in own]
    name = reader.say("aside", words=document_name(work.document, reader), aside=reader.say("comma").join(slots))
    return md.escape(name + reader.say("colon")) + sentences_in_markdown(unlinked.reason, reader)


def _pair(cuts: Cuts, pair: tuple[str, str], page: ListPage, linked: CrossReferences) -> Iterator[Deferred]:
    """Two documents beside each other, row by row as references tie them."""
    reader, (source, target) = linked.reader, map(cuts.archive.by_id.__getitem__, pair)
    names = {"source": document_name(source.document, reader), "target": document_name(target.document, reader)}
    title, lead = reader.say("pair-title", **names), reader.say("pair-lead", **names)
    path = pair_path(source.document.id, target.document.id, reader)

    def show(page: ListPage) -> list[Piece]:
        rows = (_row(linked.by_id[name], source, target, linked) for name in page.names)
        form = sifting_form([], len(page.names), reader, find=reader.say("filter-find"))
        return [form, tag("div", *rows, class_="pairs")]

    def made_from(page: ListPage) -> str:
        return cuts.digest(pair, tuple(linked.by_id[name] for name in page.names))

    def render() -> Page:
        pieces = [lead_on(long, page, reader)] if page.below else show(page)
        return make_overview(reader, path, title, lead, pieces)

    long = LongList(path, title, page, 0, lambda keys: "", show, made_from=made_from)
    yield Deferred(path, render, made_from(page))
    yield from defer_parts(long, reader)


def _row(link: Reference, source: Work, target: Work, linked: CrossReferences) -> Markup:
    """What both say, each under a link to its paragraph, and how they belong together."""
    reader = linked.reader
    ends = []
    for work, end, way in zip((source, target), link.ends, ("from", "to"), strict=True):
        slot = work.document.slot_by_id[end.slot]
        name = slot_name(slot_in(main_edition(work, reader), slot), reader)
        place = tag("a", name, href=f"{linked.address(end)}#ref-{link.id}-{way}")
        ends.append(tag("div", tag("p", place, class_="pair__place"), tag("p", linked.words(end)), linked.besides(end)))
    kinds = join(" · ", (reader.say(f"pic-relation-{link.relation.value}"), linked.kinds(link)))
    reason = tag("p", kinds, reader.say("colon"), sentences_in_html(link.reason, reader), class_="pair__reason")
    return tag("div", *ends, reason, class_="pair", id=link.id, data_entry=True)
