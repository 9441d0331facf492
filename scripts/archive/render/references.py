"""References between documents -> what stands at both their ends, and the page that lists them all.

Each end shows one line a reference: where it leads, what relation it is, and, opened, both quotations and the reason.
The target's first words are in the page, so that a preview needs no network.
"""

from dataclasses import dataclass, field

from archive.model import Archive, Edition, Passage, Reference, Unlinked, Work
from archive.render import markdown as md
from archive.render.editions import main_edition, section_path
from archive.render.foreign import prose_in_html, prose_in_markdown
from archive.render.html import block, escape, tag
from archive.render.messages import date_in, direction, kind_name, say
from archive.render.page import Page
from archive.render.text import quotation, slot_name

_PREVIEW = 240
"""So many characters of the target are shown in a preview."""


@dataclass(frozen=True)
class Linked:
    """The references of an archive in one language, by the segments they link."""

    archive: Archive
    language: str
    _at: dict[tuple[str, str], list[tuple[Reference, int]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the references by both their ends."""
        for reference in self.archive.references.links:
            for number, end in enumerate(reference.ends):
                self._at.setdefault((end.document, end.slot), []).append((reference, number))

    def at(self, work: Work, slots: tuple[str, ...]) -> str:
        """The list of references at these slots; "" where there is none."""
        found = [pair for slot in slots for pair in self._at.get((work.document.id, slot), [])]
        if not found:
            return ""
        items = "".join(self._item(reference, number) for reference, number in found)
        return block(tag("ul", items, class_="references", data_search_exclude=True))

    def _item(self, reference: Reference, number: int) -> str:
        """One reference as seen from one of its ends."""
        here, there = reference.ends[number], reference.ends[1 - number]
        way = "from" if number == 0 else "to"
        relation = say(f"relation-{reference.relation.value}-{way}", self.language)
        target = f"{self.address(there)}#ref-{reference.id}-{'to' if number == 0 else 'from'}"
        link = tag("a", escape(self.name(there)), href=target, aria_describedby=f"preview-{reference.id}-{way}")
        evidence = tag(
            "details",
            tag("summary", escape(say("evidence", self.language))),
            self._quotation(here),
            self._quotation(there),
            tag("p", prose_in_html(f"{reference.reason[self.language]} ({self.kinds(reference)})", self.language)),
        )
        words = escape(relation + say("gap", self.language))
        return tag(
            "li",
            words,
            tag("span", link, self._preview(reference, there, way), class_="target"),
            evidence,
            id=f"ref-{reference.id}-{way}",
        )

    def kinds(self, reference: Reference) -> str:
        """How near the words are, and who made the link."""
        likeness = say(f"likeness-{reference.likeness.value}", self.language)
        return f"{likeness}{say('semicolon', self.language)}{say(f'by-{reference.by}', self.language)}"

    def name(self, end: Passage) -> str:
        """`Press release of 18 June 2020, paragraph 4`."""
        work = self.archive.by_id[end.document]
        slot = next(slot for slot in work.document.outline if slot.id == end.slot)
        segment = slot_name(slot, self.language)
        kind, date = kind_name(work.document.kind, self.language), date_in(work.document.date, self.language)
        return say("target", self.language, kind=kind, date=date, segment=segment[:1].lower() + segment[1:])

    def address(self, end: Passage) -> str:
        """The page of a passage, in the reader's language where a text there has the segment."""
        work = self.archive.by_id[end.document]
        edition = self._nearest(work, end)
        return f"archive:{section_path(work, edition, work.section_of[end.slot].slug, self.language)}"

    def _nearest(self, work: Work, end: Passage) -> Edition:
        main = main_edition(work, self.language)
        return main if end.slot in main.by_slot else work.edition(end.siglum)

    def _quotation(self, end: Passage) -> str:
        return tag("p", tag("span", escape(self.name(end)), class_="quoted"), " ", self.words(end))

    def words(self, end: Passage) -> str:
        """The quotation at an end."""
        return quotation(end.words, self.archive.by_id[end.document].edition(end.siglum))

    def _preview(self, reference: Reference, end: Passage, way: str) -> str:
        edition = self._nearest(self.archive.by_id[end.document], end)
        text, tagged = edition.by_slot[end.slot].text, edition.witness.language
        shown = text if len(text) <= _PREVIEW else text[:_PREVIEW].rstrip() + "…"
        return tag(
            "span",
            escape(shown),
            class_="preview",
            role="tooltip",
            id=f"preview-{reference.id}-{way}",
            lang=tagged,
            dir=direction(tagged),
        )


def render_references(linked: Linked, *pictures: str) -> Page:
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


def _entry(reference: Reference, linked: Linked, *, is_live: bool) -> str:
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


def _none(unlinked: Unlinked, linked: Linked) -> str:
    """`Press release of 18 June 2020 (2): …`."""
    language = linked.language
    document = linked.archive.by_id[unlinked.document].document
    name = f"{kind_name(document.kind, language)} {date_in(document.date, language)}"
    slots = say("comma", language).join(slot.removeprefix("p") for slot in unlinked.slots)
    return prose_in_markdown(f"{name} ({slots}){say('colon', language)}{unlinked.reason[language]}", language)
