"""The archive -> the home page: what it is, a taste of it, its documents, and the questions that it answers.

What is particular to an archive stands in its `archive.yml`; one without that has a home page all the same.
"""

from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.figures import BarChart, bar_chart, timeline
from statement_archive.model import Archive, Edition, Kind, Passage, Segment, Status, Work
from statement_archive.names import capitalized, document_name, passage_phrase, phrase, slot_label, slot_name
from statement_archive.pages.page import Page, make_page
from statement_archive.pages.questions import questions
from statement_archive.parts import cutting
from statement_archive.parts import markdown as md
from statement_archive.parts.cards import document_card
from statement_archive.parts.chips import short_edition
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.editions import main_edition, section_path, segment_address, slot_in
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.reader import Reader
from statement_archive.tags import direction

_MANY = 10
"""Documents from which on they are also shown along a line of time."""
_SHOWN = 9
"""Documents that the home page lists; the page of all documents has the others."""
_SAMPLE = range(60, 420)
"""Characters of a paragraph that is short enough to be taken in at a glance, and long enough to say something."""


def render_home(cuts: Cuts, reader: Reader) -> Page:
    """The home page in one language."""
    archive = cuts.archive
    welcome = archive.about.welcome
    title = sentences_in_markdown(welcome.title, reader) if welcome.title.texts else reader.archive
    lead = sentences_in_markdown(welcome.lead, reader) if welcome.lead.texts else reader.say("home-lead")
    works = _in_order(archive)
    pieces: list[Piece] = [
        md.heading(1, title),
        md.paragraph(lead, classes=("lead",)),
        *_actions(archive, works, reader),
        _sample(archive, works, reader),
        *_documents(cuts, works, reader),
        *questions(archive, reader),
    ]
    meta = {
        "title": reader.say("home"),
        "tab": reader.text(welcome.title) or reader.archive,
        "description": reader.text(welcome.lead) or reader.say("home-lead"),
        "hide": ["navigation", "toc"],
    }
    return make_page(reader, f"{reader.language}/index.md", meta, pieces)


def _in_order(archive: Archive) -> list[Work]:
    """The documents, newest first, behind the one that editors put before all."""
    return sorted(archive.works, key=lambda work: work.document.id != archive.about.welcome.first)


def _actions(archive: Archive, works: list[Work], reader: Reader) -> Iterator[Markdown]:
    """The two ways to begin: to read, and to ask how it was made."""
    if not works:
        return
    first = works[0]
    path = section_path(first, main_edition(first, reader), first.document.sections[0].slug, reader)
    read = reader.say("home-read", document=document_name(first.document, reader))
    links = [md.link(read, f"archive:{path}", classes=("action", "action--first"))]
    method = f"{reader.language}/about/method.md"
    if method in archive.by_hand:
        links.append(md.link(reader.say("question-know"), f"archive:{method}", classes=("action",)))
    yield md.paragraph(md.join(" ", links), classes=("actions",))


def _documents(cuts: Cuts, works: list[Work], reader: Reader) -> Iterator[Piece]:
    yield md.heading(2, reader.say("documents-title"), id="documents")
    if len(works) >= _MANY:
        yield _years(cuts.documents, reader) if cuts.documents.below else timeline(cuts.archive, reader)
    cards = (document_card(work, reader, heading="h3", is_first=work is works[0]) for work in works[:_SHOWN])
    yield tag("ul", *cards, class_="cards")
    if len(works) > _SHOWN:
        words = reader.say("documents-all", count=len(works))
        yield md.paragraph(md.link(words, f"archive:{reader.language}/documents.md"))


def _years(documents: ListPage, reader: Reader) -> Markup:
    """How many documents there are of each year, the last ones, with links to them."""
    shown = documents.below[: cutting.YEARS]
    bars = [
        (reader.period(year.keys[0]), f"archive:{year.path(f'{reader.language}/documents.md')}", (len(year.names),))
        for year in shown
    ]
    title, series = reader.say("pic-years-title"), [reader.say("documents-title")]
    return bar_chart(
        BarChart("years", title, reader.say("pic-years-caption"), bars, series, reader.say("year")), reader
    )


def _sample(archive: Archive, works: list[Work], reader: Reader) -> Markup:
    """The same words in several texts, each a link to where it stands; empty where no document has several."""
    passages = archive.about.welcome.sample or _found_sample(works)
    if not passages:
        return Markup()
    work = archive.by_id[passages[0].document]
    slot = work.document.slot_by_id[passages[0].slot]
    slot = slot_in(main_edition(work, reader), slot)
    where = passage_phrase(work, phrase(slot_name(slot, reader), slot.label), reader)
    columns = (_words(work, passage, slot_label(slot, reader), reader) for passage in passages)
    head = tag("p", where, class_="sample__place")
    return tag("div", head, tag("div", *columns, class_="sample__texts"), class_="sample")


def _words(work: Work, passage: Passage, label: str, reader: Reader) -> Markup:
    edition = work.edition(passage.siglum)
    tagged = edition.witness.language
    is_machine = edition.witness.status is Status.MACHINE_TRANSLATION
    lines = join(tag("br"), passage.words.split("\n"))
    name = tag(
        "a", capitalized(short_edition(edition, reader)), href=segment_address(work, edition, passage.slot, reader)
    )
    return tag(
        "div",
        tag("p", name, class_="sample__name"),
        tag("p", lines, class_="segment", lang=tagged, dir=direction(tagged)),
        class_="sample__text sample__text--machine" if is_machine else "sample__text",
    )


def _found_sample(works: list[Work]) -> tuple[Passage, ...]:
    """Where editors chose none: a short paragraph of the first document that has several texts, in up to three."""
    for work in works:
        for slot in work.document.outline if len(work.editions) > 1 else ():
            having = [edition for edition in work.editions if _is_short(edition.by_slot.get(slot.id))]
            if slot.kind is Kind.PARAGRAPH and len(having) > 1:
                return tuple(_passage(work, edition, slot.id) for edition in having[:3])
    return ()


def _is_short(segment: Segment | None) -> bool:
    return segment is not None and len(segment.text) in _SAMPLE and len(segment.answers) == 1


def _passage(work: Work, edition: Edition, slot: str) -> Passage:
    return Passage(work.document.id, edition.witness.siglum, slot, edition.by_slot[slot].text, edition.witness.place)
