"""An edition -> the page *How this text was made*: its raw file, every part of it, every change with its proof."""

import re
from collections import Counter
from collections.abc import Iterator

from statement_archive.ledger import published_spans
from statement_archive.model import Edit, Edition, PartKind, Span, Work
from statement_archive.pages.page import Page, source_line
from statement_archive.parts import markdown as md
from statement_archive.parts.foreign import prose_in_markdown
from statement_archive.parts.marks import sic_places
from statement_archive.parts.messages import say
from statement_archive.parts.segment import edition_phrase

_CONTEXT = 14
"""Characters shown before and after a change."""
_VISIBLE = str.maketrans({" ": "␣", "\u00a0": "⍽", "\n": "⏎", "\r": "␍", "\t": "⇥", "\u3000": "□", "\ufeff": "∅"})
_VISIBLE |= dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "⏎")
_LINE_BREAKS = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")


def render_provenance(work: Work, edition: Edition, language: str) -> Page:
    """The page in one language."""
    title = say("made-title", language, name=edition_phrase(edition, language))
    nodes = [
        md.heading(1, md.escape(title)),
        md.paragraph(md.escape(say("made-lead", language)), classes=("lead",)),
        md.heading(2, md.escape(say("made-raw", language)), id="raw"),
        md.paragraph(prose_in_markdown(edition.witness.origin[language], language)),
        md.paragraph(md.escape(say("made-parts", language))),
        _parts(edition, language),
        *_boilerplate(edition, language),
        *_changes(work, edition, language),
        *_damages(edition, language),
        *_sics(work, edition, language),
    ]
    meta = {"title": title, "document": work.document.id, "source": source_line(work, edition, language)}
    path = f"{language}/{work.document.id}/made-{edition.witness.siglum}.md"
    return Page(language, path, title, md.page(meta, *nodes))


def _parts(edition: Edition, language: str) -> str:
    counts = Counter[PartKind]()
    for part in edition.parts:
        counts[part.kind] += part.end - part.start
    rows = [(say(f"part-{kind.value}", language), str(counts[kind])) for kind in PartKind if counts[kind]]
    rows.append((f"**{say('total', language)}**", f"**{edition.raw.end - edition.raw.start}**"))
    return md.table((say("part", language), say("characters", language)), rows)


def _boilerplate(edition: Edition, language: str) -> Iterator[str]:
    rows = [
        (_quoted(edition.raw.whole[part.start : part.end], edition), prose_in_markdown(part.reason[language], language))
        for part in edition.parts
        if part.kind is PartKind.BOILERPLATE and part.reason
    ]
    if rows:
        yield md.heading(2, md.escape(say("made-boilerplate", language)), id="boilerplate")
        yield md.table((say("words", language), say("reason", language)), rows)


def _changes(work: Work, edition: Edition, language: str) -> Iterator[str]:
    yield md.heading(2, md.escape(say("made-changes", language)), id="changes")
    edits = edition.ledger.edits
    if not edits:
        yield md.paragraph(md.escape(say("made-none", language)))
        return
    yield md.paragraph(say("made-legend", language))
    reasons = {
        entry.place: f"{entry.reason[language]} {entry.evidence[language]}" for entry in work.document.emendations
    }
    rows = [
        (
            md.span(str(number), id=f"r{number}"),
            _where(published, edition, language),
            _line(edit, published, edition),
            prose_in_markdown(_why(edit, reasons, language), language),
            md.escape(say(f"proof-{edit.proof.value}", language)),
        )
        for number, (edit, published) in enumerate(zip(edits, published_spans(edits), strict=True), 1)
    ]
    yield md.table([say(key, language) for key in ("number", "where", "line", "why", "proof")], rows)


def _damages(edition: Edition, language: str) -> Iterator[str]:
    rows = [
        (md.span(str(number), id=f"d{number}"), _quoted(damage.text, edition), md.escape(say("damage-why", language)))
        for number, damage in enumerate(edition.ledger.damages, 1)
    ]
    if rows:
        yield md.heading(2, md.escape(say("made-damages", language)), id="damages")
        yield md.table([say(key, language) for key in ("number", "words", "why")], rows)


def _sics(work: Work, edition: Edition, language: str) -> Iterator[str]:
    own = [sic for sic in work.document.sics if sic.siglum == edition.witness.siglum]
    rows = []
    for number, sic in enumerate(own, 1):
        segments = dict.fromkeys(segment for segment, _ in sic_places(edition, sic))
        where = ", ".join(md.escape(segment.removeprefix("p")) for segment in segments)
        name = md.span(str(number), id=f"sic{number}")
        rows.append((name, where, _quoted(sic.find, edition), prose_in_markdown(sic.note[language], language)))
    if rows:
        yield md.heading(2, md.escape(say("made-sic", language)), id="sic")
        yield md.table([say(key, language) for key in ("number", "where", "words", "why")], rows)


def _where(published: Span, edition: Edition, language: str) -> str:
    for segment in edition.segments:
        if any(piece.start <= published.start < piece.end for piece in segment.published):
            return segment.id.removeprefix("p")
    return md.escape(say("elsewhere", language))


def _line(edit: Edit, published: Span, edition: Edition) -> str:
    """The change with what stands around it."""
    text = edition.text
    before = _LINE_BREAKS.split(text[max(published.start - _CONTEXT, 0) : published.start])[-1]
    after = _LINE_BREAKS.split(text[published.end : published.end + _CONTEXT])[0]
    change = md.element("del", _shown(edit.before)) + (md.element("ins", _shown(edit.after)) if edit.after else "")
    return md.span(md.escape(before) + change + md.escape(after), lang=edition.witness.language)


def _why(edit: Edit, reasons: dict[str, str], language: str) -> str:
    evidence = dict(edit.evidence)
    if "at" in evidence:
        return reasons[evidence["at"]]
    if "attested" in evidence:
        where = say(f"attested-{evidence['attested-in']}", language)
        return say(f"rule-{edit.rule}-attested", language, where=where, **evidence)
    return say(f"rule-{edit.rule}", language, **evidence)


def _shown(text: str) -> str:
    return md.escape(text.translate(_VISIBLE))


def _quoted(text: str, edition: Edition) -> str:
    shown = md.escape(_LINE_BREAKS.sub(" ", text)) if text.strip() else _shown(text)
    return md.span(shown, lang=edition.witness.language)
