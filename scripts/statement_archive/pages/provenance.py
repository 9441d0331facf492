"""An edition -> the page *How this text was made*: its raw file, every part of it, every change with its proof."""

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.model import Edit, Edition, PartKind, Proof, Span, Work
from statement_archive.names import document_name, edition_phrase, place_name, text_name
from statement_archive.pages.page import Page, make_page, source_aside, source_line, tab_of
from statement_archive.parts import markdown as md
from statement_archive.parts.changes import (
    LINE_BREAKS,
    around,
    explanation,
    language_of_evidence,
    numbered,
    place_of,
    shown,
)
from statement_archive.parts.chips import short_edition
from statement_archive.parts.editions import provenance_path
from statement_archive.parts.foreign import filled_in_markdown, sentences_in_markdown
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.marks import sic_places
from statement_archive.reader import Reader
from statement_archive.tags import attributes, direction


def render_provenance(work: Work, edition: Edition, reader: Reader) -> Page:
    """The page in one language."""
    title = reader.say("made-title", name=edition_phrase(edition, reader))
    pieces: list[Piece] = [
        md.heading(1, title),
        md.paragraph(reader.say("made-lead"), classes=("lead",)),
        md.heading(2, reader.say("made-raw"), id="raw"),
        md.paragraph(sentences_in_markdown(edition.witness.origin, reader)),
        md.paragraph(reader.say("made-parts")),
        _parts(edition, reader),
        _raw_text(edition, reader),
        *_boilerplate(edition, reader),
        *_changes(work, edition, reader),
        *_damages(edition, reader),
        *_refused(edition, reader),
        *_sics(work, edition, reader),
    ]
    meta = {
        "title": title,
        "tab": tab_of(title, document_name(work.document, reader)),
        "description": reader.say("made-description", text=text_name(work, edition, reader)),
        "document": work.document.id,
        "source": source_line(work, edition, reader),
    }
    path = provenance_path(work, edition, reader)
    page = make_page(reader, path, meta, pieces).with_asides({"footer.source": source_aside(work, edition, reader)})
    name = reader.say("made-short", name=short_edition(edition, reader))
    return page.with_listing(name=name, group=reader.say("about-document"))


def _parts(edition: Edition, reader: Reader) -> Markdown:
    counts = Counter[PartKind]()
    for part in edition.parts:
        counts[part.kind] += part.end - part.start
    rows = [(reader.say(f"part-{kind.value}"), str(counts[kind])) for kind in PartKind if counts[kind]]
    rows.append((md.strong(reader.say("total")), md.strong(str(edition.raw.end - edition.raw.start))))
    return md.table((reader.say("part"), reader.say("characters")), rows)


def _raw_text(edition: Edition, reader: Reader) -> Markup:
    """All of it, folded: a raw file can't say that it is UTF-8, and a browser may show it wrong; this page says it."""
    own = {"lang": edition.witness.language, "dir": direction(edition.witness.language)}
    # HTML takes no notice of a line feed right behind the tag.
    text = tag("pre", "\n", edition.raw.text, class_="raw-text", data_search_exclude=True, **own)
    return tag("details", tag("summary", reader.say("made-raw-shown")), text)


def _boilerplate(edition: Edition, reader: Reader) -> Iterator[Markdown]:
    rows = [
        (
            _quoted(edition.raw.whole[part.start : part.end], edition, reader),
            sentences_in_markdown(part.reason, reader),
        )
        for part in edition.parts
        if part.kind is PartKind.BOILERPLATE and part.reason
    ]
    if rows:
        yield md.heading(2, reader.say("made-boilerplate"), id="boilerplate")
        yield md.table((reader.say("words"), reader.say("reason")), rows)


def _changes(work: Work, edition: Edition, reader: Reader) -> Iterator[Markdown]:
    yield md.heading(2, reader.say("made-changes"), id="changes")
    if not edition.ledger.edits:
        yield md.paragraph(reader.say("made-none"))
        return
    proofs = {proof.value: reader.say(f"proof-{proof.value}") for proof in Proof}
    yield md.paragraph(reader.say("made-legend", **proofs))
    reasons = {
        entry.place: md.join(" ", (sentences_in_markdown(words, reader) for words in (entry.reason, entry.evidence)))
        for entry in work.document.emendations
    }
    rows = [
        (
            md.span(str(number), id=f"r{number}"),
            place_of(published, edition, reader),
            _line(edit, published, edition, reader),
            _why(edit, reasons, edition, reader),
            reader.say(f"proof-{edit.proof.value}"),
        )
        for number, edit, published in numbered(edition)
    ]
    yield md.table([reader.say(key) for key in ("number", "where", "line", "why", "proof")], rows)


def _damages(edition: Edition, reader: Reader) -> Iterator[Markdown]:
    rows = [
        (
            md.span(str(number), id=f"d{number}"),
            _quoted(damage.text, edition, reader),
            reader.say("damage-furniture" if damage.rule == "furniture" else "damage-why"),
        )
        for number, damage in enumerate(edition.ledger.damages, 1)
    ]
    if rows:
        yield md.heading(2, reader.say("made-damages"), id="damages")
        yield md.table([reader.say(key) for key in ("number", "words", "why")], rows)


def _refused(edition: Edition, reader: Reader) -> Iterator[Markdown]:
    """What a rule would have changed and editors kept, with what stands around it."""
    rows = []
    for one in edition.ledger.refused:
        before, after = around(edition.raw.text, Span(one.edit.start, one.edit.end))
        words = (before + shown(change) + after for change in (one.edit.before, one.edit.after))
        lines = (md.span(line, **attributes(edition.witness.language, reader.language)) for line in words)
        rows.append((*lines, sentences_in_markdown(one.refusal.reason, reader)))
    if rows:
        yield md.heading(2, reader.say("made-refused"), id="refused")
        yield md.table([reader.say(key) for key in ("words", "refused-change", "reason")], rows)


def _sics(work: Work, edition: Edition, reader: Reader) -> Iterator[Markdown]:
    own = [sic for sic in work.document.sics if sic.siglum == edition.witness.siglum]
    rows = []
    for number, sic in enumerate(own, 1):
        segments = dict.fromkeys(segment for segment, _ in sic_places(edition, sic))
        where = reader.say("comma").join(place_name(edition.by_slot[segment], reader) for segment in segments)
        name = md.span(str(number), id=f"sic{number}")
        rows.append((name, where, _quoted(sic.find, edition, reader), sentences_in_markdown(sic.note, reader)))
    if rows:
        yield md.heading(2, reader.say("made-sic"), id="sic")
        yield md.table([reader.say(key) for key in ("number", "where", "words", "why")], rows)


def _line(edit: Edit, published: Span, edition: Edition, reader: Reader) -> Markdown:
    """The change with what stands around it."""
    before, after = around(edition.text, published)
    change = md.element("del", shown(edit.before)) + (md.element("ins", shown(edit.after)) if edit.after else "")
    return md.span(md.join("", (before, change, after)), **attributes(edition.witness.language, reader.language))


def _why(edit: Edit, reasons: dict[str, Markdown], edition: Edition, reader: Reader) -> Markdown:
    """What proves a change, as Markdown; `reasons` are what editors say of theirs, by its place."""
    place = dict(edit.evidence).get("at")
    if place:
        return reasons[place]
    sentence, found = explanation(edit, reader)
    values = {name: _evidence(name, words, edition, reader) for name, words in found.items()}
    return filled_in_markdown(sentence, reader.language, **values)


def _evidence(name: str, words: str, edition: Edition, reader: Reader) -> str:
    """What proves a change: words of the text or how they are read, each in its language; or codes, in none."""
    language = language_of_evidence(name, words, edition, reader)
    return md.span(words, **attributes(language, reader.language)) if language else words


def _quoted(text: str, edition: Edition, reader: Reader) -> Markdown:
    words = LINE_BREAKS.sub(" ", text) if text.strip() else shown(text)
    return md.span(words, **attributes(edition.witness.language, reader.language))
