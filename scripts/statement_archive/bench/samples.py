"""Documents whose alignment is known, and what is right and wrong in an alignment of them.

A sample is a document with the lines of its witnesses and the slots that each stretch of a line answers to; nothing
here damages or aligns by itself.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import yaml

from statement_archive.edition.align import THRESHOLD, Alignment, Lexicon, align
from statement_archive.edition.parse import parse
from statement_archive.load import load_archive
from statement_archive.model import Block, Document, Ledger, Mended, RawText, Span
from statement_archive.text.read import read_document

CASES = "tests/cases/align"
"""Path in the archive's folder: a lexicon, and which line of the texts is which segment."""
_GLOSS = re.compile(r"(?<=[\u2e80-\u9fff])\([^\W\d_\u2e80-\u9fff]+\)")
_ESCAPE = re.compile(r"u([0-9a-f]{4}) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line that answers to certain slots."""

    slots: tuple[str, ...]
    mark: str
    """Number or list mark with the blank behind it; empty where none is printed."""
    text: str

    @property
    def is_numbered(self) -> bool:
        """Whether its mark is a number."""
        return any(char.isalnum() for char in self.mark)


SampleLine: TypeAlias = tuple[Bit, ...]
Lines: TypeAlias = tuple[SampleLine, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A document whose alignment is known."""

    document: Document
    lines: Mapping[str, Lines]
    """Per siglum."""


@dataclass
class Score:
    """What came of a number of cases."""

    cases: int = 0
    pairs: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)
    """Pairs above the threshold that aren't so, each told in a line."""
    misplaced: int = 0
    """Texts above the threshold in a wrong slot, in a pair or not."""
    segments: int = 0
    """Segments that the texts have, each text's counted."""
    placed: int = 0
    """Those that stand where they belong, above the threshold."""
    doubts: int = 0
    seconds: float = 0.0

    @property
    def recall(self) -> float:
        """Share of the true pairs that were found above the threshold."""
        return self.found / self.pairs if self.pairs else 1.0


def lexicon(project: Path) -> Lexicon:
    """The terms of the tests."""
    groups = yaml.safe_load((project / CASES / "lexicon.yml").read_text(encoding="utf-8"))
    return Lexicon(tuple(tuple(group) for group in groups))


def mended(text: str) -> str:
    """The repairs that the texts need before they are parsed, in short."""
    text = _GLOSS.sub("", text).replace("?!耙粠б宦贰背h是", "。“一帶一路”倡議是")
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("的交\n\n通", "的交通")


def real_works(project: Path) -> tuple[Sample, ...]:
    """The archive's documents with the lines that `truth.yml` knows; `project` is the archive's folder."""
    truth = yaml.safe_load((project / CASES / "truth.yml").read_text(encoding="utf-8"))
    documents, _ = load_archive(project / "sources")
    works = []
    for document in sorted(documents, key=lambda one: one.id):
        if document.id not in truth:
            continue
        raws, _ = read_document(document, project / "sources" / document.id)
        lines = {}
        for raw in raws:
            parsed, _ = parse(Mended(raw, Ledger(), mended(raw.text)), document=document)
            slots = truth[document.id][raw.witness.siglum].split()
            lines[raw.witness.siglum] = tuple(_lines(parsed.text, parsed.blocks, slots))
        bare = tuple(replace(witness, boilerplate=(), lines=None) for witness in document.witnesses)
        works.append(Sample(replace(document, witnesses=bare), lines))
    return tuple(works)


def _lines(text: str, blocks: Sequence[Block], slots: Sequence[str]) -> Iterator[SampleLine]:
    for block, names in zip(blocks, slots, strict=True):
        start = text.rfind("\n", 0, block.start) + 1
        yield (Bit(tuple(names.split("+")), text[start : block.start].lstrip(), block.text),)


def torn(line: SampleLine, dice: random.Random) -> Lines:
    """The line torn in two, between words or Chinese characters; whole where there is no such place."""
    *before, bit = line
    places = [match.end() for match in re.finditer(r"\s+|(?<=[\u2e80-\uffef])(?=[\u2e80-\u9fff])", bit.text)]
    places = [place for place in places if 1 < place < len(bit.text) - 1]
    if not places:
        return (line,)
    place = dice.choice(places)
    first = replace(bit, text=bit.text[:place].rstrip())
    return (*before, first), (replace(bit, mark="", text=bit.text[place:]),)


def published(lines: Lines) -> tuple[str, list[tuple[Span, Bit, int]]]:
    """The text of a witness, and where in it which bit of which line stands."""
    text = ""
    spans = []
    for number, line in enumerate(lines):
        for bit in line:
            is_han = bit.text[0] > "\u2e80" or text[-1:] > "\u2e80"
            text += ("" if bit is line[0] or is_han else " ") + bit.mark
            spans.append((Span(len(text), len(text) + len(bit.text)), bit, number))
            text += bit.text
        text += "\n\n"
    return text, spans


def expected(lines: Lines, *, is_numbered: bool) -> dict[tuple[str, ...], tuple[Span, ...]]:
    """The right placements: slots and pieces. Without numbers, all that shares a line or a slot is one."""
    groups: list[tuple[list[str], dict[int, Span], int]] = []
    for span, bit, line in published(lines)[1]:
        if groups and (bit.slots[0] in groups[-1][0] or (not is_numbered and line == groups[-1][2])):
            slots, pieces, _ = groups.pop()
        else:
            slots, pieces = [], {}
        slots += (slot for slot in bit.slots if slot not in slots)
        pieces[line] = Span(pieces[line].start if line in pieces else span.start, span.end)
        groups.append((slots, pieces, line))
    return {tuple(slots): tuple(pieces.values()) for slots, pieces, _ in groups}


def aligned(work: Sample, terms: Lexicon) -> Alignment:
    """The alignment of a work's lines, parsed as any text is."""
    parsed = []
    for witness in work.document.witnesses:
        text, _ = published(work.lines[witness.siglum])
        mended = Mended(RawText(witness, text, 0, len(text)), Ledger(), text)
        parsed.append(parse(mended, document=work.document)[0])
    return align(parsed, document=work.document, lexicon=terms)


def judge(work: Sample, alignment: Alignment, told: Sequence[str], score: Score) -> None:
    """Add what came of a case to the score."""
    numbered = work.document.is_numbered
    right: dict[str, dict[str, bool]] = {}
    true: dict[str, set[str]] = {}
    for placed in alignment.texts:
        siglum = placed.witness.siglum
        truth = expected(work.lines[siglum], is_numbered=numbered)
        true[siglum] = {slot for slots in truth for slot in slots}
        right[siglum] = {
            slot: truth.get(placement.slots) == placement.pieces
            for placement in placed.placements
            if placement.confidence >= THRESHOLD
            for slot in placement.slots
        }
    score.cases += 1
    score.segments += sum(map(len, true.values()))
    score.placed += sum(sum(slots.values()) for slots in right.values())
    score.doubts += len(alignment.doubts)
    score.misplaced += sum(not is_right for slots in right.values() for is_right in slots.values())
    for one, other in combinations(sorted(true), 2):
        score.pairs += len(true[one] & true[other])
        for slot in sorted(right[one].keys() & right[other].keys()):
            if right[one][slot] and right[other][slot]:
                score.found += 1
            else:
                score.wrong.append(f"{work.document.id} {one}–{other} {slot}: {', '.join(told)}")
