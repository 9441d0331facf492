"""The `sections` of a document.yml -> `Section`s: one an entry, or many of a kind from one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.labels import FORMS, to_han, to_roman
from statement_archive.load.nodes import Node, entries_of, flag_of, integer_of, localized_of
from statement_archive.model import Localized, Section
from statement_archive.tags import UNDETERMINED

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_SLUGS = r"[a-z0-9]*(-?[a-z0-9]+)*-?\{n\}(-?[a-z0-9]+)*"
MOST = 9999
"""Paragraphs of a document and items of a paragraph; printed numbers are read up to four digits."""
_MANY = 2000
"""Sections that one line may stand for."""
_NUMBERS = r"\d{1,4}( ?[a-z]{1,8})?(-\d{1,4})?(, *\d{1,4}( ?[a-z]{1,8})?(-\d{1,4})?)*"
_ENDS = ("closing", "signatures", "note")
_FREE = ("heading", "level", "paragraphs", "items", "tables", "verse", *_ENDS)
_VARIABLE = re.compile(r"\{(\w+)\}")


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
    for entry in entries:
        keys = {key.yaml.value for key, _ in entry.pairs()} if entry.is_mapping else set()
        if keys & {"count", "numbers"}:
            sections += _many(entry, 1 + sum(section.has_heading for section in sections))
        else:
            sections.append(_one(entry, is_first=not sections))
    return SectionList(tuple(sections), len(node.findings) == before)


def _one(node: Node, *, is_first: bool) -> Section:
    fields = node.fields(required=("id", "slug", "title"), optional=_FREE)
    section = Section(
        id=fields["id"].matching(SLUG, "s1") if "id" in fields else "",
        slug=fields["slug"].matching(SLUG, "1-health-silk-road") if "slug" in fields else "",
        title=localized_of(fields, "title"),
        paragraphs=_paragraphs(fields, is_end=not is_first),
        items=tuple(_items(fields["items"])) if "items" in fields else (),
        tables=frozenset(entry.integer() for entry in entries_of(fields, "tables")),
        is_verse=flag_of(fields, "verse"),
        is_headed=flag_of(fields, "heading"),
        level=integer_of(fields, "level"),
        has_closing=flag_of(fields, "closing"),
        has_signatures=flag_of(fields, "signatures"),
        notes=_notes(fields["note"]) if "note" in fields else 0,
        note_name=fields["note"].localized() if "note" in fields and fields["note"].is_mapping else None,
    )
    _check_numbers(node, section, is_misread="paragraphs" in fields and not section.paragraphs)
    return section


def _check_numbers(node: Node, section: Section, *, is_misread: bool) -> None:
    """What is said of single paragraphs has to be said of the section's own."""
    if section.paragraphs is None or is_misread:
        return
    for number in (*(number for number, _ in section.items), *section.tables):
        if number not in section.paragraphs:
            what = "table" if number in section.tables else "items under"
            node.report(f"{what} paragraph {number}, which is not in this section")


def _paragraphs(fields: dict[str, Node], *, is_end: bool) -> range | None:
    """None where the texts have to tell: where nothing is said, and the section is more than the end of others."""
    if "paragraphs" not in fields:
        return range(0) if is_end and any(name in fields for name in _ENDS) and "heading" not in fields else None
    node = fields["paragraphs"]
    if node.is_text("counted"):
        return None
    numbers = node.range()
    if numbers.stop - 1 > MOST:
        node.report(f"paragraph {numbers.stop - 1} is beyond {MOST}, the last that a document can have")
        return range(0)
    return numbers


def _notes(node: Node) -> int:
    """`true`, how many there are, or what the only one is called."""
    value = "1" if node.is_mapping else node.matching(r"true|false|[1-9]\d?", "true")
    return int({"true": "1", "false": "0", "": "0"}.get(value, value))


def _items(node: Node) -> Iterator[tuple[int, tuple[int, ...]]]:
    seen: set[int] = set()
    for key, value in node.pairs():
        before = len(node.findings)
        number, within = key.integer(), _within(value)
        if number in seen:
            key.report(f"key `{number}` stands twice")
        elif len(node.findings) == before:
            yield number, within
        seen.add(number)


def _within(node: Node) -> tuple[int, ...]:
    """`4` items, or `[0, 2, 0]`: three, two more under the second."""
    if node.is_list:
        return tuple(int(entry.matching(r"\d{1,4}", "2") or 0) for entry in node.items())
    many = node.integer()
    if many > MOST:
        node.report(f"{many} items are more than {MOST}, the most that a paragraph can have")
    return (0,) * min(many, MOST)


def _many(node: Node, first: int) -> Iterator[Section]:
    """Sections of one kind: `heading: "Article {n}"`, `count: 30`, `slug: "article-{n}"`."""
    optional = ("count", "numbers", "from", "level", "paragraphs", "verse")
    fields = node.fields(required=("heading", "slug"), optional=optional)
    if "heading" not in fields or "slug" not in fields:
        return
    headings = _headings(fields["heading"])
    slug = fields["slug"].matching(_SLUGS, "article-{n}")
    labels = _labels(fields)
    if len(labels) > _MANY:
        node.report(f"{len(labels)} sections are more than {_MANY}, the most that one line can stand for")
        return
    for index, label in enumerate(labels):
        yield Section(
            id=f"s{first + index}",
            slug=slug.replace("{n}", label.replace(" ", "-")),
            title=Localized({language: _filled(text, label) for language, text in headings.texts.items()}),
            paragraphs=_paragraphs(fields, is_end=False),
            is_verse=flag_of(fields, "verse"),
            heading=label,
            level=integer_of(fields, "level"),
        )


def _headings(node: Node) -> Localized:
    """The template in each language; written without a language, it is of no one language."""
    headings = node.localized() if node.is_mapping else Localized({UNDETERMINED: node.sentence()})
    for text in headings.texts.values():
        names = _VARIABLE.findall(text)
        if text and (len(names) != 1 or names[0] not in FORMS):
            node.report(f"`{text}` has no number in it", "write it like `Article {n}`")
    return headings


def _labels(fields: dict[str, Node]) -> list[str]:
    """What the sections are numbered: `1` to `count`, or `numbers` such as `1, 2, 2 bis, 3-29`."""
    if "numbers" not in fields:
        start = fields["from"].integer() if "from" in fields else 1
        return [str(start + index) for index in range(min(fields["count"].integer(), _MANY + 1))]
    labels: list[str] = []
    for part in fields["numbers"].matching(_NUMBERS, "1, 2, 2 bis, 3-29").split(","):
        first, _, last = part.strip().partition("-")
        labels += map(str, range(int(first), int(last) + 1)) if last and first.isdigit() else [first]
    if "count" in fields and fields["count"].integer() != len(labels):
        fields["count"].report(f"`numbers` names {len(labels)} sections")
    return [label for label in labels if label]


def _filled(template: str, label: str) -> str:
    digits = re.match(r"\d+", label)
    number, rest = int(digits.group()) if digits else 0, label[digits.end() :] if digits else label
    forms = {"han": to_han(number), "roman": to_roman(number)}
    return _VARIABLE.sub(lambda found: forms.get(found[1], str(number)) + rest, template)
