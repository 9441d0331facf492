"""The blocks of one witness -> where each section of its document begins, as far as its headings tell."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TypeAlias

from statement_archive.labels import rank_of
from statement_archive.model import Block, Kind, Parsed, Section


@dataclass(frozen=True, slots=True)
class Contents:
    """A witness, and which of its blocks stand in which section."""

    parsed: Parsed
    heads: tuple[int | None, ...]
    """Per section the index of the block that is its heading; None where it has none or none was found."""
    stretches: tuple[range | None, ...]
    """Per section the indices of its blocks, its heading left out; None where one of its borders is not known."""

    def blocks(self, section: int) -> Sequence[Block] | None:
        """The blocks of a section, its heading left out; None where it is not known which they are."""
        own = self.stretches[section]
        return None if own is None else self.parsed.blocks[own.start : own.stop]


def contents_of(parsed: Parsed, sections: Sequence[Section], by_place: Collection[str] = ()) -> Contents:
    """Where the sections are; those of the ids `by_place` are also known by where they stand.

    The border of a section is not known where the heading is missing that begins it, or one without a heading follows.
    """
    blocks = parsed.blocks
    headed = [section for section in sections if section.has_heading]
    places = _between(blocks, headed, _headings(blocks, headed), by_place)
    heads = tuple(next(places) if section.has_heading else None for section in sections)
    first = next((index for index, block in enumerate(blocks) if block.kind is not Kind.TITLE), len(blocks))
    stretches: list[range | None] = []
    end: int | None = len(blocks)
    for index, section in reversed(tuple(enumerate(sections))):
        head = heads[index]
        if index == 0 and not section.has_heading:
            start: int | None = first
        elif section.has_heading or _has_body(section):
            start = None if head is None else head + 1
        else:
            stretches.append(range(0))
            continue
        stretches.append(None if start is None or end is None else range(start, end))
        end = head
    return Contents(parsed, heads, tuple(reversed(stretches)))


def _has_body(section: Section) -> bool:
    return section.paragraphs is None or len(section.paragraphs) > 0


def _headings(blocks: Sequence[Block], sections: Sequence[Section]) -> list[int | None]:
    """The block that is the heading of each section, in order; None for one that is missing."""
    candidates = [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING or block.slot]
    places: dict[_Key, list[int]] = defaultdict(list)
    words = {own for section in sections for own in section.heading_words}
    lengths = sorted(set(map(len, words)))
    for index in candidates:
        for key in _keys_of(blocks[index], words, lengths):
            places[key].append(index)
    found: list[int | None] = []
    at = 0

    def first(section: Section | None) -> int | None:
        known = [own for key in _keys_for(section) if (own := places.get(key)) and own[-1] >= at]
        return min((own[bisect_left(own, at)] for own in known), default=None)

    for section, following in zip_longest(sections, sections[1:]):
        own, after = first(section), first(following)
        is_missing = own is None or (after is not None and after < own)
        found.append(None if is_missing else own)
        at = at if is_missing or own is None else own + 1
    unmarked = [index for index in candidates if _is_unmarked(blocks[index])]
    return list(unmarked) if None in found and len(unmarked) == len(sections) else found


def _between(
    blocks: Sequence[Block], sections: Sequence[Section], found: Sequence[int | None], by_place: Collection[str]
) -> Iterator[int | None]:
    """The headings with those that are missing between two others, where just as many lines there look like one."""
    at = 0
    for is_found, group in groupby(zip(sections, found, strict=True), lambda pair: pair[1] is not None):
        run = list(group)
        if is_found:
            at = (run[-1][1] or 0) + 1
            yield from (place for _, place in run)
            continue
        end = next((place for place in found if place is not None and place >= at), len(blocks))
        lines = [index for index in range(at, end) if _is_unmarked(blocks[index])]
        are_known = len(lines) == len(run) and all(section.id in by_place for section, _ in run)
        yield from lines if are_known else (None for _ in run)


def _is_unmarked(block: Block) -> bool:
    return block.kind is Kind.HEADING and block.mark is None and not block.slot


_Key: TypeAlias = tuple[str, str | tuple[int, int, int]]
"""What a heading may be known by, and of which sort that is."""


def _keys_for(section: Section | None) -> Iterator[_Key]:
    """What the heading of a section is known by: an editor's word, its number, or its words."""
    if section is None:
        return
    yield "slot", section.id
    if rank := rank_of(section.heading or section.id.removeprefix("s")):
        yield "number", (*rank, section.level)
    for words in section.heading_words:
        yield from (("label", words), ("words", words))


def _keys_of(block: Block, words: Collection[str], lengths: Sequence[int]) -> Iterator[_Key]:
    """What a block may be the heading of a section by; `words` are those of all sections, `lengths` theirs."""
    if block.slot:
        yield "slot", block.slot
    elif block.mark:
        if block.mark.number is not None:
            yield "number", (block.mark.number, block.mark.suffix, block.mark.level)
        yield "label", block.mark.label.casefold()
    else:
        text = block.text.casefold()
        yield from (("words", text[:length]) for length in lengths if length <= len(text) and text[:length] in words)
