"""The page that lists all references between documents, the declined ones, and the segments that have none."""

from markupsafe import Markup

from statement_archive.model import Reference, Unlinked
from statement_archive.names import document_name, short_name
from statement_archive.pages.page import Page, make_page
from statement_archive.parts import markdown as md
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.editions import main_edition, slot_in
from statement_archive.parts.foreign import sentences_in_html, sentences_in_markdown
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Markdown, Piece


def render_references(linked: CrossReferences, *pictures: Markup) -> Page:
    """All references, the declined candidates, and the segments that have none; `pictures` come first."""
    reader, references = linked.reader, linked.archive.references
    title = reader.say("references-title")
    pieces: list[Piece] = [
        md.heading(1, title),
        md.paragraph(reader.say("references-lead"), classes=("lead",)),
        *pictures,
        md.heading(2, reader.say("references-all", count=len(references.links)), id="all"),
        *(_entry(reference, linked, is_live=True) for reference in references.links),
        md.heading(2, reader.say("references-declined", count=len(references.declined)), id="declined"),
        *(_entry(reference, linked, is_live=False) for reference in references.declined),
        md.heading(2, reader.say("references-none"), id="none"),
        md.bullets(_none(unlinked, linked) for unlinked in references.none),
    ]
    meta = {"title": title, "description": reader.say("references-lead"), "search": {"exclude": True}}
    return make_page(reader, f"{reader.language}/references.md", meta, pieces)


def _entry(reference: Reference, linked: CrossReferences, *, is_live: bool) -> Markup:
    reader = linked.reader
    heads = []
    for end, way in zip(reference.ends, ("from", "to"), strict=True):
        anchor = f"ref-{reference.id}-{way}" if is_live else end.slot
        place = "" if end.slot == "title" and not is_live else f"#{anchor}"
        heads.append(tag("a", linked.name(end), href=f"{linked.address(end)}{place}"))
    relation = reader.say(f"pic-relation-{reference.relation.value}")
    head = tag(
        "p",
        tag("strong", reference.id),
        " · ",
        heads[0],
        " · ",
        relation,
        " · ",
        heads[1],
        " · ",
        linked.kinds(reference),
        class_="remark__head",
    )
    quotations = [tag("dt", linked.name(end)) + tag("dd", linked.words(end)) for end in reference.ends]
    reason = tag("p", sentences_in_html(reference.reason, reader))
    return tag("div", head, tag("dl", *quotations), reason, class_="remark", id=reference.id)


def _none(unlinked: Unlinked, linked: CrossReferences) -> Markdown:
    """`Press release, 18 June 2020 (2): …`."""
    reader = linked.reader
    work = linked.archive.by_id[unlinked.document]
    own = (slot_in(main_edition(work, reader), slot) for slot in work.document.outline if slot.id in unlinked.slots)
    slots = [short_name(slot, reader) for slot in own]
    name = reader.say("aside", words=document_name(work.document, reader), aside=reader.say("comma").join(slots))
    return md.escape(name + reader.say("colon")) + sentences_in_markdown(unlinked.reason, reader)
