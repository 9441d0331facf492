"""Measures how well the alignment bears damage: random damages to known texts, and how many pairs come out right.

A case is a document whose lines are known, damaged in one or two ways: printed numbers taken out of one witness, a
paragraph taken out, two put on one line, one torn in two. Besides the archive's own documents there are others made of
their paragraphs: subsets in another order, with other numbers. `statement-archive bench align` prints a table.
"""

import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from statement_archive.bench import witnesses
from statement_archive.bench.samples import (
    Bit,
    Lines,
    Sample,
    Score,
    aligned,
    judge,
    lexicon,
    real_works,
    torn,
)
from statement_archive.edition.align import Lexicon
from statement_archive.model import Numbering, Section
from statement_archive.project import Project

MANY = 1000
"""How many documents are damaged."""
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
    """One paragraph torn in two."""
    at = dice.choice(_paragraphs(lines))
    return (*lines[:at], *torn(lines[at], dice), *lines[at + 1 :])


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
    yield from witnesses.lines(project)
