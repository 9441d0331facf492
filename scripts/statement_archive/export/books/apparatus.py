"""What is said of the texts of a volume, as notes at its end: changes, damage, what is wrong, what differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from string import Formatter

from lxml import etree

from statement_archive.export.books.passages import Setting
from statement_archive.export.books.volume import APPARATUS, Volume, remark_id
from statement_archive.export.books.xhtml import BookPage, Child, add, element, joined, page, said
from statement_archive.ledger import Offsets
from statement_archive.model import Edit, Proof, Register, Remark, Span
from statement_archive.names import capitalized, edition_phrase, passage_name, slot_name
from statement_archive.parts.changes import around, explanation, language_of_evidence, segment_at, shown
from statement_archive.parts.marks import sic_places
from statement_archive.tags import attributes


def apparatus(settings: Sequence[Setting]) -> Iterator[BookPage]:
    """The page; none where nothing is said."""
    volume, reader = settings[0].volume, settings[0].reader
    parts = [part for setting in settings for part in (*_changes(setting), *_damages(setting), *_sics(setting))]
    parts += [_register(register, volume) for register in volume.registers if register.remarks]
    if parts:
        title = reader.say("book-notes")
        box = element("section", element("h1", title), element("p", reader.say("book-notes-lead")), *parts)
        yield replace(page(APPARATUS, title, reader.language, box), kind="endnotes")


def _changes(setting: Setting) -> Iterator[etree._Element]:
    reader, edition = setting.reader, setting.edition
    if not setting.changes:
        return
    lead = reader.say("made-legend", **{proof.value: reader.say(f"proof-{proof.value}") for proof in Proof})
    entries = [
        _entry(
            setting.volume.id(edition, f"r{number}"),
            _place(span, setting),
            [_line(edit, span, setting)],
            [*_why(edit, setting), reader.say("aside", words="", aside=reader.say(f"proof-{edit.proof.value}"))],
        )
        for number, edit, span in setting.changes
    ]
    yield _part(setting, "made-changes", lead, entries)


def _damages(setting: Setting) -> Iterator[etree._Element]:
    edition, reader = setting.edition, setting.reader
    offsets = Offsets(edition.ledger.edits)
    entries = []
    for number, damage in enumerate(edition.ledger.damages, 1):
        span = Span(*offsets.to_published(damage.start, damage.end))
        words = reader.say("damage-furniture" if damage.rule == "furniture" else "damage-why")
        back = _place(span, setting)
        id_ = setting.volume.id(edition, f"d{number}")
        entries.append(_entry(id_, back, [_quoted(damage.text, setting)], [words]))
    if entries:
        yield _part(setting, "made-damages", "", entries)


def _sics(setting: Setting) -> Iterator[etree._Element]:
    edition, reader = setting.edition, setting.reader
    own = [sic for sic in setting.volume.work.document.sics if sic.siglum == edition.witness.siglum]
    entries = []
    for number, sic in enumerate(own, 1):
        places = dict.fromkeys(segment for segment, _ in sic_places(edition, sic))
        backs = [
            _back(setting.volume.link(segment, APPARATUS), passage_name(edition.by_slot[segment], reader))
            for segment in places
        ]
        id_ = setting.volume.id(edition, f"sic{number}")
        back = joined(reader.say("comma"), backs)
        entries.append(_entry(id_, back, [_quoted(sic.find, setting)], said(sic.note, reader)))
    if entries:
        yield _part(setting, "made-sic", "", entries)


def _register(register: Register, volume: Volume) -> etree._Element:
    reader = volume.reader
    lead = said(register.lead, reader) if register.lead else [reader.say(f"{register.name}-lead")]
    entries = [_remark(register, remark, volume) for remark in register.remarks]
    return element("section", element("h2", reader.say(f"{register.name}-title")), element("p", *lead), *entries)


def _remark(register: Register, remark: Remark, volume: Volume) -> etree._Element:
    reader = volume.reader
    slot = volume.work.document.slot_by_id[remark.slot]
    name = slot_name(slot, reader)
    what = [reader.say(f"category-{remark.category.value}")]
    what += [reader.say(f"severity-{remark.severity.value}")] if remark.severity else []
    words: list[Child] = []
    for quoted in remark.quotations:
        tagged = volume.work.edition(quoted.siglum).witness.language
        words += [element("q", quoted.words, **attributes(tagged, reader.language)), " "]
    back = [*_back(volume.link(remark.slot, APPARATUS), name), " · ", reader.say("comma").join(what)]
    return _entry(remark_id(register, remark), back, words, said(remark.reason, reader))


def _part(setting: Setting, key: str, lead: str, entries: list[etree._Element]) -> etree._Element:
    """One kind of notes on one text, under the text's name where there are others."""
    reader, volume = setting.reader, setting.volume
    title = reader.say(key)
    if not volume.siglum:
        name = capitalized(edition_phrase(setting.edition, reader))
        title = f"{name}{reader.say('colon')}{title}"
    part = element("section", element("h2", title))
    add(part, *([element("p", lead)] if lead else []), *entries)
    return part


def _entry(id_: str, place: Sequence[Child], words: Sequence[Child], why: Sequence[Child]) -> etree._Element:
    return element(
        "div",
        element("p", *place, class_="place"),
        element("p", *words, class_="words"),
        element("p", *why, class_="why"),
        id=id_,
        class_="entry",
    )


def _back(target: str, name: str) -> list[Child]:
    """The way back to the text; the name alone where the book has not got the place."""
    return [element("a", name, href=target) if target else name]


def _place(span: Span, setting: Setting) -> list[Child]:
    """The way to the segment in which something is."""
    segment = segment_at(span, setting.edition)
    if segment is None:
        return [setting.reader.say("elsewhere")]
    return _back(setting.volume.link(segment.id, APPARATUS), passage_name(segment, setting.reader))


def _line(edit: Edit, span: Span, setting: Setting) -> etree._Element:
    """A change with what stands around it."""
    before, after = around(setting.edition.text, span)
    change = [element("del", shown(edit.before))] if edit.before else []
    change += [element("ins", shown(edit.after))] if edit.after else []
    tagged = setting.edition.witness.language
    return element("span", before, *change, after, **attributes(tagged, setting.reader.language))


def _why(edit: Edit, setting: Setting) -> list[Child]:
    """What proves a change: its rule's sentence, or what editors say of theirs."""
    reader = setting.reader
    place = dict(edit.evidence).get("at")
    for entry in setting.volume.work.document.emendations:
        if entry.place == place:
            return [*said(entry.reason, reader), " ", *said(entry.evidence, reader)]
    sentence, values = explanation(edit, reader)
    return _filled(sentence, values, setting)


def _quoted(words: str, setting: Setting) -> etree._Element:
    tagged = setting.edition.witness.language
    return element("q", words, **attributes(tagged, setting.reader.language))


def _filled(sentence: str, values: Mapping[str, str], setting: Setting) -> list[Child]:
    """A sentence with what proves a change put in, each in its language."""
    reader, out = setting.reader, list[Child]()
    for text, name, *_ in Formatter().parse(sentence):
        out.append(text)
        if name:
            language = language_of_evidence(name, values[name], setting.edition, reader)
            own = attributes(language, reader.language) if language else {}
            out.append(element("span", values[name], **own) if own else values[name])
    return out
