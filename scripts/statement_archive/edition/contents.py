"""The blocks of one witness -> where each section of its document begins, as far as its headings tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from statement_archive.labels import rank_of
from statement_archive.model import Block, Document, Kind, Parsed, Section


@dataclass(frozen=True, slots=True)
class Contents:
    """A witness whose every heading was found."""

    parsed: Parsed
    starts: tuple[int, ...]
    """Per section the index of its first block, behind its heading; one more for the end."""
    ends: tuple[int, ...]
    """Per section the index behind its last block."""

    def blocks(self, section: int) -> Sequence[Block]:
        """The blocks of a section, its heading left out."""
        return self.parsed.blocks[self.starts[section] : self.ends[section]]


def contents_of(parsed: Parsed, document: Document) -> Contents | None:
    """Where the sections are; None where a heading is missing, or a section without one follows another section."""
    blocks = parsed.blocks
    headed = [section for section in document.sections if section.has_heading]
    if any(not section.has_heading and _has_body(section) for section in document.sections[1:]):
        return None
    found = _headings(blocks, headed)
    if found is None:
        return None
    first = next((index for index, block in enumerate(blocks) if block.kind is not Kind.TITLE), len(blocks))
    places = iter(found)
    heads = [next(places) if section.has_heading else None for section in document.sections]
    starts = [first if head is None else head + 1 for head in heads]
    ends = [head for head in (*heads[1:], len(blocks)) if head is not None]
    while len(ends) < len(starts):
        ends.append(len(blocks))
    return Contents(parsed, tuple(starts), tuple(ends))


def _has_body(section: Section) -> bool:
    return section.paragraphs is None or len(section.paragraphs) > 0


def _headings(blocks: Sequence[Block], sections: Sequence[Section]) -> list[int] | None:
    """The block that is the heading of each section, in order; None where one is missing or may be several."""
    at = 0
    found: list[int] = []
    for section in sections:
        matches = (index for index in range(at, len(blocks)) if _is_heading(blocks[index], section))
        index = next(matches, None)
        if index is None:
            break
        found.append(index)
        at = index + 1
    if len(found) == len(sections):
        return found
    unmarked = [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING and block.mark is None]
    return unmarked if len(unmarked) == len(sections) else None


def _is_heading(block: Block, section: Section) -> bool:
    """Whether a block is a section's heading: by its number, or by its words."""
    if block.slot:
        return block.slot == section.id
    if block.kind is not Kind.HEADING:
        return False
    if block.mark:
        rank = rank_of(section.heading or section.id.removeprefix("s"))
        return (block.mark.number, block.mark.suffix) == rank and block.mark.level == section.level
    return any(block.text.casefold().startswith(title.casefold()) for title in section.title.texts.values())
