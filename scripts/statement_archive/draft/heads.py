"""The headings of texts: those with numbers, and lines that look like one; and which paragraphs stand below each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from statement_archive.draft.dates import days_in
from statement_archive.draft.facts import one_line
from statement_archive.draft.reading import Read
from statement_archive.draft.records import GuessedSection
from statement_archive.model import Kind

_AGAIN = ("", " bis", " ter", " quater", " quinquies", " sexies", " septies", " octies", " novies", " decies")


@dataclass(frozen=True, slots=True)
class CountedHeading:
    """A heading with a number."""

    level: int
    number: int
    suffix: int
    words: str
    """Its own words; "" where it is a number alone."""
    at: int
    """Index of its block."""

    @property
    def label(self) -> str:
        """What it counts: `2 bis`."""
        return f"{self.number}{_AGAIN[min(self.suffix, len(_AGAIN) - 1)]}"


def ranges_of(read: Sequence[Read]) -> Mapping[int, range]:
    """The paragraphs of each section by the number of its heading, 0 for what is before the first; empty where printed
    numbers don't tell all of them, or count anew."""
    heads = all_heads(read)
    starts: dict[int, int] = {}
    last = 0
    for index, text in enumerate(read):
        numbers = {head.at: head.number for head in heads[index]}
        section, before = 0, 0
        for at, block in enumerate(text.body):
            section = numbers.get(at, section)
            if block.mark and block.mark.kind is Kind.PARAGRAPH and block.mark.number:
                if block.mark.number <= before:
                    return {}
                before = block.mark.number
                starts[section] = min(before, starts.get(section, before))
        last = max(last, before)
    return _as_ranges(starts, last, max((head.number for own in heads.values() for head in own), default=0))


def _as_ranges(starts: Mapping[int, int], last: int, most: int) -> Mapping[int, range]:
    known = sorted(starts)
    firsts = [starts[section] for section in known]
    if known not in ([*range(most + 1)], [*range(1, most + 1)]) or firsts != sorted(set(firsts)) or firsts[:1] != [1]:
        return {}
    return {
        section: range(first, end) for section, first, end in zip(known, firsts, [*firsts[1:], last + 1], strict=True)
    }


def with_ranges(sections: Sequence[GuessedSection], ranges: Mapping[int, range]) -> tuple[GuessedSection, ...]:
    """The sections that have their titles with the paragraphs that stand in each."""
    told = []
    for section in sections:
        name = str(section.keys.get("id", ""))
        number = 0 if name == "preamble" else int(name[1:]) if re.fullmatch(r"s\d+", name) else -1
        own = ranges.get(number)
        keys = {**section.keys, "paragraphs": f"{own.start}-{own.stop - 1}"} if own else section.keys
        told.append(replace(section, keys=keys))
    return tuple(told)


def all_heads(read: Sequence[Read]) -> dict[int, list[CountedHeading]]:
    """The headings of each text; those without numbers as well where others have as many with a number and a title."""
    heads = {index: list(_heads(text)) for index, text in enumerate(read)}
    most = max((head.number for own in heads.values() for head in own), default=0)
    is_cut = any(text.guessed.is_cut_off and heads[index] for index, text in enumerate(read))
    if most and not any(map(name_themselves, read)):
        counted = {index: list(_counted(text)) for index, text in enumerate(read) if not heads[index]}
        heads |= {index: own for index, own in counted.items() if len(own) == most or (is_cut and len(own) > most)}
    return heads


def _heads(read: Read) -> Iterator[CountedHeading]:
    for at, block in enumerate(read.body):
        if block.kind is Kind.HEADING and block.mark and block.mark.number is not None:
            words = "" if block.start == block.mark.start else one_line(block.text, read.language)
            yield CountedHeading(block.mark.level, block.mark.number, block.mark.suffix, words, at)


def name_themselves(read: Read) -> bool:
    """Whether the headings of a text say what they count, as `Article 1` does."""
    literal = re.sub(r"\{\w+\}", "", "".join(read.guessed.numbering.section))
    return any(sign.isalpha() or sign in "§¶" for sign in literal)


def _counted(read: Read) -> Iterator[CountedHeading]:
    """Headings without numbers as if they were counted."""
    for number, (at, words) in enumerate(bare_heads(read), 1):
        yield CountedHeading(1, number, 0, words, at)


def bare_heads(read: Read) -> Iterator[tuple[int, str]]:
    """Lines that look like headings and have text below them, with the index of their block."""
    for at, (block, following) in enumerate(pairwise(read.body)):
        is_alone = block.kind is Kind.HEADING and block.mark is None and following.kind is not Kind.HEADING
        if is_alone and not any(days_in(block.text, read.language)):
            yield at, one_line(block.text, read.language)
