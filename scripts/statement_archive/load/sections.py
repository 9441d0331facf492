"""The `sections` of a document.yml -> `Section`s: one an entry, or many of a kind from one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.labels import FORMS, to_han, to_roman
from statement_archive.limits import SECTIONS as SECTION_LIMIT
from statement_archive.limits import SEGMENTS
from statement_archive.load.keys import Keys, optional, required
from statement_archive.load.nodes import INTEGER, RANGE, Node
from statement_archive.load.values import (
    COUNT,
    LOCALIZED,
    SENTENCE,
    YES,
    NodeSchema,
    Value,
    counting,
    each,
    matching,
    unless,
    unread,
    whole,
    words_like,
)
from statement_archive.model import Localized, Section
from statement_archive.tags import UNDETERMINED

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_SLUGS = matching(rf"({SLUG}-?)?\{{n\}}(-?{SLUG})?", "article-{n}")
MOST = 9999
"""Paragraphs of a document and items of a paragraph; printed numbers are read up to four digits."""
_MANY = 2000
"""Sections that one line may stand for."""
_PART = r"[0-9]{1,4}( ?[a-z]{1,8})?(-[0-9]{1,4})?"
_NUMBERS = matching(rf"{_PART}(, *{_PART})*", "1, 2, 2 bis, 3-29")
_OF_MANY = ("count", "numbers")
"""Keys by which an entry stands for many sections."""
_ENDS = ("closing", "signatures", "note")
_NOTES = r"true|false|[1-9][0-9]?"
_WITHIN = r"[0-9]{1,4}"
_VARIABLE = re.compile(r"\{(\w+)\}")


_FEW: NodeSchema = words_like(_WITHIN, minimum=0, maximum=MOST, multipleOf=1)


class _AnySectionKeys(Keys):
    level = optional(COUNT, "Level of its heading, 1 for the highest.")
    paragraphs = optional(
        unread(counting(rf"counted|{RANGE}", examples=["3-7", "counted"])),
        "Numbers of its first and last paragraph; `counted`, or nothing, where the texts tell.",
    )
    verse = optional(YES, "Whether its paragraphs are stanzas.")


class _SectionKeys(_AnySectionKeys):
    """A part of the document that has a page of its own."""

    id = required(matching(SLUG, "s1"), "Its name; `s1`, `s2` … open with a heading. It never changes.")
    slug = required(matching(SLUG, "2-trade"), "Its address, the same in every language; it never changes.")
    title = required(LOCALIZED, "Its heading, for readers in whose language no text has one.")
    heading = optional(YES, "Whether it opens with a heading though its id is not `s` and a number.")
    items = optional(
        unread(
            {
                "type": "object",
                "patternProperties": {
                    whole(INTEGER): unless({"type": "array"}, {"items": _FEW}, COUNT.schema),
                },
                "additionalProperties": False,
            }
        ),
        "How many list items stand under which paragraph: `4: 3`, or `4: [0, 2, 0]` with two under the second.",
    )
    tables = optional(each(COUNT), "Numbers of the paragraphs that are tables.")
    closing = optional(YES, "Whether a closing formula stands in it.")
    signatures = optional(YES, "Whether signatures stand in it.")
    note = optional(
        unread(unless({"type": "object"}, LOCALIZED.schema, counting(_NOTES, 99))),
        "Whether a note stands at its end, how many, or what the only one is called.",
    )


class _ManyKeys(_AnySectionKeys):
    """Many sections of one kind, such as the articles of a treaty."""

    heading = required(
        unread(unless({"type": "object"}, LOCALIZED.schema, SENTENCE.schema)),
        "Their headings, as `Article {n}`, in one language or in several.",
    )
    slug = required(_SLUGS, "Their addresses, as `article-{n}`.")
    count = optional(COUNT, "How many there are.")
    numbers = optional(_NUMBERS, "What they are numbered: `1, 2, 2 bis, 3-29`.")
    start = optional(COUNT, "The number of the first, where that is not 1.", "from")


_HAS_MANY = {"type": "object", "anyOf": [{"required": [key]} for key in _OF_MANY]}
SECTION = unless(_HAS_MANY, _ManyKeys.schema(), _SectionKeys.schema())
"""What schemas say of an entry."""
_ENTRY = {"$ref": "#/$defs/section"}
SECTIONS: Value[Node | None] = unread(unless({"type": "array"}, {"items": _ENTRY}, _ENTRY))
"""A list of sections, or a single entry that stands for many."""


@dataclass(frozen=True, slots=True)
class SectionList:
    """Sections as they're declared, and what could not be read among them."""

    sections: tuple[Section, ...]
    is_clear: bool
    """Whether there was nothing wrong with any of them, so that what lies between them means something."""


def declared_sections(node: Node) -> SectionList:
    """The sections of a list, or of a single entry that stands for many."""
    before = len(node.findings)
    entries = tuple(node.items()) if not node.is_mapping else (node,)
    sections: list[Section] = []
    many = 0
    for entry in entries:
        before_entry = len(sections)
        keys = {key.yaml.value for key, _ in entry.pairs()} if entry.is_mapping else set()
        if keys & set(_OF_MANY):
            sections += _many(_ManyKeys(entry), 1 + sum(section.has_heading for section in sections))
        else:
            sections.append(_one(_SectionKeys(entry), is_first=not sections))
        many += sum(map(_size, sections[before_entry:]))
        if excess := SECTION_LIMIT.fault_of_size(len(sections)) or SEGMENTS.fault_of_size(many):
            entry.report(f"with this entry, the document {excess}")
            break
    return SectionList(tuple(sections), len(node.findings) == before)


def _size(section: Section) -> int:
    """How many slots a section has, reckoned without making them."""
    items = sum(len(within) + sum(within) for _, within in section.items)
    ends = section.has_heading + section.has_closing + section.has_signatures + section.notes
    return len(section.paragraphs or ()) + items + ends


def _one(keys: _SectionKeys, *, is_first: bool) -> Section:
    note = keys.note
    section = Section(
        id=keys.id,
        slug=keys.slug,
        title=keys.title,
        paragraphs=_paragraphs(keys, is_end=not is_first),
        items=tuple(_items(keys.items)) if keys.items else (),
        tables=frozenset(keys.tables),
        is_verse=keys.verse,
        is_headed=keys.heading,
        level=keys.level,
        has_closing=keys.closing,
        has_signatures=keys.signatures,
        notes=_notes(note) if note else 0,
        note_name=note.localized() if note and note.is_mapping else None,
    )
    _check_numbers(keys.node, section, is_misread="paragraphs" in keys.given and not section.paragraphs)
    return section


def _check_numbers(node: Node, section: Section, *, is_misread: bool) -> None:
    """What is said of single paragraphs has to be said of the section's own."""
    if section.paragraphs is None or is_misread:
        return
    for number in (*(number for number, _ in section.items), *section.tables):
        if number not in section.paragraphs:
            what = "table" if number in section.tables else "items under"
            node.report(f"{what} paragraph {number}, which is not in this section")


def _paragraphs(keys: _AnySectionKeys, *, is_end: bool) -> range | None:
    """None where the texts have to tell: where nothing is said, and the section is more than the end of others."""
    node, given = keys.paragraphs, keys.given
    if node is None:
        return range(0) if is_end and any(name in given for name in _ENDS) and "heading" not in given else None
    if node.is_text("counted"):
        return None
    numbers = node.range()
    if numbers.stop - 1 > MOST:
        node.report(f"paragraph {numbers.stop - 1} is beyond {MOST}, the last that a document can have")
        return range(0)
    return numbers


def _notes(node: Node) -> int:
    """`true`, how many there are, or what the only one is called."""
    value = "1" if node.is_mapping else node.form(_NOTES, "`true`, or how many notes there are")
    return int({"true": "1", "false": "0", "": "0"}.get(value, value))


def _items(node: Node) -> Iterator[tuple[int, tuple[int, ...]]]:
    seen: set[int] = set()
    many = 0
    for key, value in node.pairs():
        before = len(node.findings)
        number, within = key.integer(), _within(value)
        many += len(within) + sum(within)
        if number in seen:
            key.report(f"key `{number}` stands twice")
        elif len(node.findings) == before:
            yield number, within
        seen.add(number)
        if many > SEGMENTS.most:  # which is reported of the whole
            return


def _within(node: Node) -> tuple[int, ...]:
    """`4` items, or `[0, 2, 0]`: three, two more under the second."""
    if node.is_list:
        return tuple(int(entry.matching(_WITHIN, "2") or 0) for entry in node.items())
    many = node.integer()
    if many > MOST:
        node.report(f"{many} items are more than {MOST}, the most that a paragraph can have")
    return (0,) * min(many, MOST)


def _many(keys: _ManyKeys, first: int) -> Iterator[Section]:
    """Sections of one kind: `heading: "Article {n}"`, `count: 30`, `slug: "article-{n}"`."""
    if "slug" not in keys.given or keys.heading is None:
        return
    headings = _headings(keys.heading)
    slug = keys.slug
    labels = _labels(keys)
    if len(labels) > _MANY:
        keys.node.report(f"stands for more than {_MANY} sections, the most that one line can")
        return
    paragraphs = _paragraphs(keys, is_end=False)
    for index, label in enumerate(labels):
        yield Section(
            id=f"s{first + index}",
            slug=slug.replace("{n}", label.replace(" ", "-")),
            title=Localized({language: _filled(text, label) for language, text in headings.texts.items()}),
            paragraphs=paragraphs,
            is_verse=keys.verse,
            heading=label,
            level=keys.level,
        )


def _headings(node: Node) -> Localized:
    """The template in each language; written without a language, it is of no one language."""
    headings = node.localized() if node.is_mapping else Localized({UNDETERMINED: node.sentence()})
    for text in headings.texts.values():
        names = _VARIABLE.findall(text)
        if text and (len(names) != 1 or names[0] not in FORMS):
            node.report(f"`{text}` has no number in it", "write it like `Article {n}`")
    return headings


def _labels(keys: _ManyKeys) -> list[str]:
    """What the sections are numbered: `1` to `count`, or `numbers` such as `1, 2, 2 bis, 3-29`."""
    if "numbers" not in keys.given:
        return [str(keys.start + index) for index in range(min(keys.count, _MANY + 1))]
    labels: list[str] = []
    for part in keys.numbers.split(","):
        first, _, last = part.strip().partition("-")
        labels += map(str, range(int(first), int(last) + 1)) if last and first.isdigit() else [first]
    if "count" in keys.given and keys.count != len(labels):
        keys.given["count"].report(f"`numbers` names {len(labels)} sections")
    return [label for label in labels if label]


def _filled(template: str, label: str) -> str:
    digits = re.match(r"\d+", label)
    number, rest = int(digits.group()) if digits else 0, label[digits.end() :] if digits else label
    forms = {"han": to_han(number), "roman": to_roman(number)}
    return _VARIABLE.sub(lambda found: forms.get(found[1], str(number)) + rest, template)
