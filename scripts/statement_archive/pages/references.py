"""The page that lists all references between documents, the declined ones, and the segments that have none."""

from statement_archive.model import Reference, Unlinked
from statement_archive.pages.page import Page
from statement_archive.parts import markdown as md
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.foreign import prose_in_html, prose_in_markdown
from statement_archive.parts.html import block, escape, tag
from statement_archive.parts.messages import date_in, kind_name, say


def render_references(linked: CrossReferences, *pictures: str) -> Page:
    """All references, the declined candidates, and the segments that have none; `pictures` come first."""
    language, references = linked.language, linked.archive.references
    title = say("references-title", language)
    nodes = [
        md.heading(1, md.escape(title)),
        md.paragraph(md.escape(say("references-lead", language)), classes=("lead",)),
        *pictures,
        md.heading(2, md.escape(say("references-all", language, count=len(references.links))), id="all"),
        *(_entry(reference, linked, is_live=True) for reference in references.links),
        md.heading(2, md.escape(say("references-declined", language, count=len(references.declined))), id="declined"),
        *(_entry(reference, linked, is_live=False) for reference in references.declined),
        md.heading(2, md.escape(say("references-none", language)), id="none"),
        md.bullets(_none(unlinked, linked) for unlinked in references.none),
    ]
    meta = {"title": title, "search": {"exclude": True}}
    return Page(language, f"{language}/references.md", title, md.page(meta, *nodes))


def _entry(reference: Reference, linked: CrossReferences, *, is_live: bool) -> str:
    language = linked.language
    heads = []
    for end, way in zip(reference.ends, ("from", "to"), strict=True):
        anchor = f"ref-{reference.id}-{way}" if is_live else end.slot
        place = "" if end.slot == "title" and not is_live else f"#{anchor}"
        heads.append(tag("a", escape(linked.name(end)), href=f"{linked.address(end)}{place}"))
    relation = escape(say(f"relation-{reference.relation.value}-from", language))
    head = tag(
        "p",
        tag("strong", escape(reference.id)),
        " · ",
        heads[0],
        " · ",
        relation,
        " · ",
        heads[1],
        " · ",
        escape(linked.kinds(reference)),
        class_="remark__head",
    )
    quotations = [tag("dt", escape(linked.name(end))) + tag("dd", linked.words(end)) for end in reference.ends]
    reason = tag("p", prose_in_html(reference.reason[language], language))
    return block(tag("div", head, tag("dl", *quotations), reason, class_="remark", id=reference.id))


def _none(unlinked: Unlinked, linked: CrossReferences) -> str:
    """`Press release of 18 June 2020 (2): …`."""
    language = linked.language
    document = linked.archive.by_id[unlinked.document].document
    name = f"{kind_name(document.kind, language)} {date_in(document.date, language)}"
    slots = say("comma", language).join(slot.removeprefix("p") for slot in unlinked.slots)
    return prose_in_markdown(f"{name} ({slots}){say('colon', language)}{unlinked.reason[language]}", language)
