"""A text of a document -> how much of the document it has: which parts are there, which are not, and why."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from statement_archive.model import BODY_KINDS, Edition, Kind, Slot, Work
from statement_archive.names import cause_text, short_name
from statement_archive.parts.editions import is_in, slot_in
from statement_archive.parts.foreign import prose_in_html
from statement_archive.parts.html import fill, join, tag
from statement_archive.reader import Reader
from statement_archive.tags import attributes


def extent_of(work: Work, edition: Edition, reader: Reader) -> str:
    """Which paragraphs a text has: `1–14` in a row, else `16 of 19`; "" where nothing is counted."""
    slots = [slot for slot in work.document.outline if slot.kind in BODY_KINDS]
    there = [index for index, slot in enumerate(slots) if slot.id in edition.by_slot]
    if not there or len(slots) == 1:
        return ""
    labels = (slots[there[0]].label, slots[there[-1]].label)
    is_run = there[-1] - there[0] + 1 == len(there) and is_counted_once(slots)
    if is_run and work.document.is_numbered and all(label.isdecimal() for label in labels):
        return "" if labels[0] == labels[1] else reader.say("paragraphs", first=labels[0], last=labels[1])
    return "" if len(there) == len(slots) else reader.say("some-of", count=len(there), all=len(slots))


def is_counted_once(slots: Sequence[Slot]) -> bool:
    """Whether a label says which place is meant: not where each article counts its paragraphs anew."""
    labels = [slot.label for slot in slots if slot.label]
    return len({*labels}) == len(labels)


def parts_there(work: Work, edition: Edition, reader: Reader) -> Markup:
    """What a text has, under its printed labels: `title, 1–5, heading 1, 6–8`."""
    places = {slot.id: slot_in(edition, slot) for slot in work.document.outline}
    return _named([places[segment.id] for segment in edition.segments], reader, _words_of(edition, reader))


def parts_lacking(work: Work, edition: Edition, reader: Reader) -> Markup:
    """What a text lacks, each with its cause; that it lacks nothing, where it does not."""
    places = {slot.id: slot for slot in work.document.outline}
    runs = [
        fill(
            reader.template("aside"),
            words=_named([places[id] for id in gap.segments], reader, {}),
            aside=cause_text(gap.cause, reader, short=True),
        )
        for gap in edition.lacunae
    ]
    return join(reader.say("semicolon"), runs or (reader.say("nothing"),))


def _words_of(edition: Edition, reader: Reader) -> dict[str, str]:
    """What marks a label as words of an edition; nothing where that is in the reader's language."""
    return {} if is_in(edition, reader) else attributes(edition.witness.language, reader.language)


def _named(slots: Sequence[Slot], reader: Reader, words: Mapping[str, str]) -> Markup:
    """Places as a reader counts them, items left to their paragraph: `title, 1–5, heading 1, 6–8`.

    `words` are the attributes of labels that stand alone and are no numbers.
    """
    names: list[str] = []
    counted = [(slot, _count(slot)) for slot in slots if slot.kind is not Kind.ITEM]
    for _, group in groupby(enumerate(counted), key=lambda pair: pair[1][1] and pair[1][1] - pair[0]):
        run = [slot for _, (slot, _) in group]
        if _count(run[0]) is None or len(run) == 1:
            names += [_name(slot, reader, words) for slot in run]
        else:
            names.append(_marked(f"{run[0].label}–{run[-1].label}", words))
    return join(reader.say("comma"), names)


def _name(slot: Slot, reader: Reader, words: Mapping[str, str]) -> str:
    name = short_name(slot, reader)
    return _marked(name, words) if name == slot.label else prose_in_html(name, reader.language)


def _marked(label: str, words: Mapping[str, str]) -> str:
    """Labels as words of the text; numbers are of no language."""
    return tag("span", label, **words) if words and not label.replace("–", "").isdecimal() else label


def _count(slot: Slot) -> int | None:
    """What the archive counts a paragraph as; those that follow each other are named as a range."""
    return slot.number if slot.kind in BODY_KINDS else None
