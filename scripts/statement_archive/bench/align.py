"""Measures how well the alignment bears damage: random damages to known texts, and how many pairs come out right.

A case is a document whose lines are known, damaged in one or two ways: printed numbers taken out of one witness, a
paragraph taken out, two put on one line, one torn in two. Besides the archive's own documents there are others made of
their paragraphs: subsets in another order, with other numbers. `statement-archive bench align` prints a table.
"""

import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import yaml

from statement_archive.edition.align import THRESHOLD, Alignment, Lexicon, align
from statement_archive.edition.parse import parse
from statement_archive.load import load_archive
from statement_archive.model import Block, Document, Ledger, Mended, Numbering, RawText, Section, Span
from statement_archive.project import Project
from statement_archive.text.read import read_document

CASES = "tests/cases/align"
"""Path in the archive's folder: a lexicon, and which line of the texts is which segment."""
MANY = 1000
"""How many documents are damaged."""
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


# Other documents made of the same paragraphs


def other_work(work: Sample, dice: random.Random) -> Sample:
    """A document of some of the work's paragraphs in another order, alike in all witnesses, numbered anew."""
    groups = _groups(work)
    chosen = dice.sample(groups, dice.randint(max(4, len(groups) // 2), len(groups)))
    names: dict[str, str] = {}
    items: dict[int, tuple[int, ...]] = {}
    number = 0
    for slot in (slot for group in chosen for slot in group):
        _, _, item = slot.partition(".")
        if not item:
            number += 1
        names[slot] = f"p{number}.{item}" if item else f"p{number}"
        if item:
            items[number] = (0,) * int(item)
    title = work.document.sections[0].title
    section = Section("body", "body", title, range(1, number + 1), tuple(items.items()))
    lines = {}
    witnesses = []
    for witness in work.document.witnesses:
        style = dice.choice(("", "{n}. ", "Article {n}. ") if witness.numbering.paragraph else ("",))
        by_slot = {bit.slots[0]: bit for (bit,) in work.lines[witness.siglum]}
        own = [by_slot[slot] for group in chosen for slot in group if slot in by_slot]
        lines[witness.siglum] = tuple((_renamed(bit, names, style),) for bit in own)
        numbering = Numbering(paragraph=(style,) if style else (), item=witness.numbering.item)
        witnesses.append(replace(witness, numbering=numbering))
    return Sample(replace(work.document, sections=(section,), witnesses=tuple(witnesses)), lines)


def _groups(work: Sample) -> list[tuple[str, ...]]:
    """Paragraphs that only move together: with their items, and those that one line of a witness answers to."""
    groups: list[list[str]] = []
    together = [set(bit.slots) for lines in work.lines.values() for (bit,) in lines if len(bit.slots) > 1]
    for slot in work.document.outline:
        if not slot.id.startswith("p"):
            continue
        if groups and ("." in slot.id or any({slot.id, groups[-1][-1]} <= slots for slots in together)):
            groups[-1].append(slot.id)
        else:
            groups.append([slot.id])
    return [tuple(group) for group in groups]


def _renamed(bit: Bit, names: Mapping[str, str], style: str) -> Bit:
    slots = tuple(names[slot] for slot in bit.slots)
    return Bit(slots, bit.mark if "." in slots[0] else style.replace("{n}", slots[0][1:]), bit.text)


# Damages


def _without_numbers(lines: Lines, dice: random.Random) -> Lines:
    """Printed numbers taken out; list and note marks stay."""
    return tuple(tuple(replace(bit, mark="" if bit.is_numbered else bit.mark) for bit in line) for line in lines)


def _without_one(lines: Lines, dice: random.Random) -> Lines:
    """One line of paragraphs taken out."""
    at = dice.choice(_paragraphs(lines))
    return lines[:at] + lines[at + 1 :]


def _two_on_a_line(lines: Lines, dice: random.Random) -> Lines:
    """Two neighbouring paragraphs on one line, the number of the second printed in it or lost."""
    able = set(_paragraphs(lines))
    places = [at for at in sorted(able) if at + 1 in able and lines[at][-1].slots != lines[at + 1][0].slots]
    if not places:
        return lines
    at = dice.choice(places)
    follower = lines[at + 1][0]
    if not (_follows(lines[at][0], follower) and dice.random() < 0.3):
        follower = replace(follower, mark="")
    return (*lines[:at], (*lines[at], follower, *lines[at + 1][1:]), *lines[at + 2 :])


def _follows(bit: Bit, follower: Bit) -> bool:
    """Whether both have their numbers printed, and the second goes on counting: only then a number inside is one."""
    numbers = [re.sub(r"\D", "", one.mark) for one in (bit, follower)]
    return all(numbers) and int(numbers[1]) == int(numbers[0]) + 1


def _torn(lines: Lines, dice: random.Random) -> Lines:
    """One paragraph torn in two, between words or Chinese characters."""
    at = dice.choice(_paragraphs(lines))
    *before, bit = lines[at]
    places = [match.end() for match in re.finditer(r"\s+|(?<=[\u2e80-\uffef])(?=[\u2e80-\u9fff])", bit.text)]
    places = [place for place in places if 1 < place < len(bit.text) - 1]
    if not places:
        return lines
    place = dice.choice(places)
    first = replace(bit, text=bit.text[:place].rstrip())
    return (*lines[:at], (*before, first), (replace(bit, mark="", text=bit.text[place:]),), *lines[at + 1 :])


def _paragraphs(lines: Lines) -> list[int]:
    return [at for at, line in enumerate(lines) if line[0].slots[0].startswith("p")]


DAMAGES = {
    "numbers out": _without_numbers,
    "paragraph out": _without_one,
    "two on a line": _two_on_a_line,
    "torn": _torn,
}


def damaged(work: Sample, dice: random.Random) -> tuple[Sample, tuple[str, ...]]:
    """The work with one or two damages, and which."""
    kinds = dice.sample(sorted(DAMAGES), 1) if dice.random() < 0.5 else dice.choices(sorted(DAMAGES), k=2)
    lines = dict(work.lines)
    told: list[str] = []
    for kind in kinds:
        siglum = dice.choice(sorted(lines))
        if kind == "numbers out" and told and told[0].startswith(kind):
            continue
        lines[siglum] = DAMAGES[kind](lines[siglum], dice)
        told.append(f"{kind} ({siglum})")
    return replace(work, lines=lines), tuple(told)


# Judging


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
    score.doubts += len(alignment.doubts)
    score.misplaced += sum(not is_right for slots in right.values() for is_right in slots.values())
    for one, other in combinations(sorted(true), 2):
        score.pairs += len(true[one] & true[other])
        for slot in sorted(right[one].keys() & right[other].keys()):
            if right[one][slot] and right[other][slot]:
                score.found += 1
            else:
                score.wrong.append(f"{work.document.id} {one}–{other} {slot}: {', '.join(told)}")


def measure(known: Sequence[Sample], cases: int, terms: Lexicon, *, seed: int = 0) -> dict[str, Score]:
    """Run a number of random cases over the archive's documents and over others made of them."""
    works = [work for work in known if len(work.lines) > 1]
    scores = {"archive": Score(), "others": Score()}
    for case in range(cases):
        dice = random.Random(f"{seed}-{case}")
        kind = "archive" if dice.random() < 0.6 else "others"
        work = dice.choice(works)
        work, told = damaged(work if kind == "archive" else other_work(work, dice), dice)
        start = time.perf_counter()
        alignment = aligned(work, terms)
        scores[kind].seconds += time.perf_counter() - start
        judge(work, alignment, (f"case {case}", *told), scores[kind])
    return scores


def table(scores: Mapping[str, Score]) -> Iterator[str]:
    """The measurements, a row per kind of document."""
    yield f"{'documents':<22}{'cases':>6}{'pairs':>8}{'found':>8}{'wrong':>7}{'doubts/case':>13}{'ms/case':>9}"
    for name, score in scores.items():
        many = max(1, score.cases)
        yield (
            f"{name:<22}{score.cases:>6}{score.pairs:>8}{score.recall:>8.1%}{len(score.wrong):>7}"
            f"{score.doubts / many:>13.1f}{1000 * score.seconds / many:>9.0f}"
        )


def lines(project: Project) -> Iterator[str]:
    """The table, pairs that are wrong, and the rate over all."""
    works = real_works(project.root)
    full = measure(works, MANY, lexicon(project.root))
    bare = measure(works, MANY // 4, Lexicon())
    scores = full | {f"{name}, no glossary": score for name, score in bare.items()}
    yield from table(scores)
    wrong = [line for score in scores.values() for line in score.wrong]
    yield from wrong[:40]
    pairs = sum(score.pairs for score in full.values())
    recall = sum(score.found for score in full.values()) / max(1, pairs)
    yield f"pairs found with a glossary: {recall:.1%} of {pairs}, wrong: {len(wrong)}"
