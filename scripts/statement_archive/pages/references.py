"""The page that lists all references between documents, the declined ones, and the segments that have none.

For each pair of documents a page has both side by side: what the one says, and what the other says of the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from statement_archive.model import Archive, Reference, Slot, Unlinked, Work
from statement_archive.names import document_name, short_name, slot_name
from statement_archive.pages.page import Page, make_overview
from statement_archive.parts import markdown as md
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.editions import main_edition, slot_in
from statement_archive.parts.foreign import sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.sifting import Sieve, paragraph_sieve, paragraph_value, sifting_form
from statement_archive.reader import Reader


def render_references(linked: CrossReferences) -> Iterator[Page]:
    """All references, the declined candidates, and the segments that have none; then a page for each pair."""
    reader, references = linked.reader, linked.archive.references
    title = reader.say("references-title")
    pieces: list[Piece] = [
        *_matrices(linked),
        md.heading(2, reader.say("references-all", count=len(references.links)), id="all"),
        sifting_form(_sieves(linked), len(references.links), reader, find=reader.say("filter-find")),
        tag("div", *_folds(linked), class_="folds"),
        md.heading(2, reader.say("references-declined", count=len(references.declined)), id="declined"),
        tag("div", *_declined(linked), class_="folds"),
        md.heading(2, reader.say("references-none"), id="none"),
        md.bullets(_none(unlinked, linked) for unlinked in references.none),
    ]
    lead = reader.say("references-lead")
    yield make_overview(reader, f"{reader.language}/references.md", title, lead, pieces, has_contents=True)
    for source, target in pairs(linked.archive):
        yield _pair(source, target, linked)


def pairs(archive: Archive) -> list[tuple[Work, Work]]:
    """The documents that refer to others, each with one that it refers to, in the order of the archive."""
    found = {(link.ends[0].document, link.ends[1].document) for link in archive.references.links}
    return [
        (source, target)
        for target in archive.works
        for source in archive.works
        if (source.document.id, target.document.id) in found
    ]


def pair_path(source: Work, target: Work, reader: Reader) -> str:
    """Where a document stands beside one that it refers to."""
    return f"{reader.language}/references/{source.document.id}-to-{target.document.id}.md"


def _between(archive: Archive, source: Work, target: Work) -> list[Reference]:
    """The references from a document to another, in the order of what they refer to."""
    order = {slot.id: number for number, slot in enumerate(target.document.outline)}
    ends = (source.document.id, target.document.id)
    own = (link for link in archive.references.links if (link.ends[0].document, link.ends[1].document) == ends)
    return sorted(own, key=lambda link: order[link.ends[1].slot])


def _matrices(linked: CrossReferences) -> Iterator[Piece]:
    """For each document that others refer to: segments as rows, the others as columns, what refers in cells."""
    reader = linked.reader
    for target in linked.archive.works:
        sources = [source for source, other in pairs(linked.archive) if other is target]
        if not sources:
            continue
        name = document_name(target.document, reader)
        yield md.heading(2, reader.say("references-to", document=name), id=f"to-{target.document.id}")
        heads = [tag("th", reader.say("segment"), scope="col")]
        for source in sources:
            link = tag("a", document_name(source.document, reader), href=f"archive:{pair_path(source, target, reader)}")
            heads.append(tag("th", link, scope="col"))
        lines = [_line(target, slot, sources, linked) for slot in _referred_to(target, linked)]
        table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), class_="matrix")
        yield tag("div", table, class_="table-scroll", tabindex="0", role="region", aria_label=name)


def _referred_to(target: Work, linked: CrossReferences) -> Iterator[Slot]:
    ends = {
        link.ends[1].slot for link in linked.archive.references.links if link.ends[1].document == target.document.id
    }
    main = main_edition(target, linked.reader)
    return (slot_in(main, slot) for slot in target.document.outline if slot.id in ends)


def _line(target: Work, slot: Slot, sources: Sequence[Work], linked: CrossReferences) -> Markup:
    cells = []
    for source in sources:
        own = [link for link in _between(linked.archive, source, target) if link.ends[1].slot == slot.id]
        cells.append(tag("td", join(" ", (_sign(link, source, linked) for link in own))))
    return tag("tr", tag("th", short_name(slot, linked.reader), scope="row"), *cells)


def _sign(link: Reference, source: Work, linked: CrossReferences) -> Markup:
    """The segment that refers, a link to the reference."""
    slot = source.document.slot_by_id[link.ends[0].slot]
    name = short_name(slot_in(main_edition(source, linked.reader), slot), linked.reader)
    return tag("a", name, href=f"#{link.id}", title=linked.reader.say(f"pic-relation-{link.relation.value}"))


def _folds(linked: CrossReferences) -> Iterator[Markup]:
    """All references under what they refer to, folded."""
    for target in linked.archive.works:
        for slot in _referred_to(target, linked):
            own = [
                link
                for link in linked.archive.references.links
                if (link.ends[1].document, link.ends[1].slot) == (target.document.id, slot.id)
            ]
            name = tag("h3", linked.name(own[0].ends[1]), class_="fold__name")
            summary = tag("summary", name, Markup(" "), tag("span", str(len(own)), class_="fold__count"))
            entries = (_entry(link, linked, is_live=True) for link in own)
            yield tag("details", summary, *entries, class_="fold", data_group=True)


def _declined(linked: CrossReferences) -> Iterator[Markup]:
    reader, declined = linked.reader, linked.archive.references.declined
    if declined:
        summary = tag("summary", reader.say("counted", count=len(declined)))
        yield tag("details", summary, *(_entry(one, linked, is_live=False) for one in declined), class_="fold")


def _sieves(linked: CrossReferences) -> Iterator[Sieve]:
    reader, links = linked.reader, linked.archive.references.links
    sources = Counter(link.ends[0].document for link in links)
    works = ((work.document.id, document_name(work.document, reader)) for work in linked.archive.works)
    yield Sieve("from", reader.say("pic-from"), [(id, name, sources[id]) for id, name in works if id in sources])
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


def _pair(source: Work, target: Work, linked: CrossReferences) -> Page:
    """Two documents beside each other, row by row as references tie them."""
    reader = linked.reader
    names = {"source": document_name(source.document, reader), "target": document_name(target.document, reader)}
    title, lead = reader.say("pair-title", **names), reader.say("pair-lead", **names)
    links = _between(linked.archive, source, target)
    pieces: list[Piece] = [
        sifting_form([], len(links), reader, find=reader.say("filter-find")),
        tag("div", *(_row(link, source, target, linked) for link in links), class_="pairs"),
    ]
    return make_overview(reader, pair_path(source, target, reader), title, lead, pieces)


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
