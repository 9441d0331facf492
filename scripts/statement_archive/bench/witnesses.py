"""Measures the alignment of many witnesses: translations of one text, damaged at random, 2 to 24 of them at a time.

Nothing here was made for this program: the texts are handbooks that packages ship in many languages
(`corpora`). Every witness loses numbers, some of its paragraphs and some of its line breaks; others are torn.
"""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from statement_archive.bench.corpora import CORPORA, Corpus, CorpusMissingError, Element, Leaf, pages_of, untranslated
from statement_archive.bench.samples import Bit, Lines, Sample, Score, aligned, judge, torn
from statement_archive.edition.align import Lexicon
from statement_archive.model import KNOWN_KINDS, Document, Localized, Numbering, Section, Status, Witness
from statement_archive.project import Project

WITNESSES = (2, 3, 7, 12, 24)
SEGMENTS = range(60, 121)
"""How many segments a document has."""
TEXTS = 3
"""How many texts of a corpus are measured."""
RATE = 0.05
"""Share of the paragraphs that a damage falls on; there are three."""
_UNTRANSLATED = 0.2
"""Share of its letters that a witness may have in common with another one."""
_NOTHING = Localized({"en": ""})


@dataclass(frozen=True, slots=True)
class Parallel:
    """A text of many witnesses: what each segment says in each language."""

    name: str
    passages: Mapping[str, Sequence[Element]]
    """By language; all have as many, and the first is the title."""

    def languages(self, many: int, dice: random.Random) -> list[str]:
        """As many languages as asked for, if there are so many, none of them a copy of another one."""
        said = {language: [passage.text for passage in own] for language, own in self.passages.items()}
        chosen: list[str] = []
        for language in dice.sample(sorted(said), len(said)):
            if len(chosen) < many and all(
                untranslated(said[language], said[other]) <= _UNTRANSLATED for other in chosen
            ):
                chosen.append(language)
        return chosen


def texts_of(corpus: Corpus, cache: Path) -> Iterator[Parallel]:
    """The texts that a corpus gives: its pages, joined where they are short, cut where they are long."""
    run: Leaf = {}
    for page in pages_of(corpus, cache):
        both = run.keys() & page.keys()
        if 2 * len(both) < max(len(run), len(page)):  # few languages have both: the text begins anew
            run, both = {}, set(page)
        run = {language: (*run.get(language, ()), *page[language]) for language in sorted(both)}
        length = len(next(iter(run.values())))
        if length >= SEGMENTS[0]:
            yield Parallel(corpus.name, {language: own[: SEGMENTS[-1]] for language, own in run.items()})
            run = {}


def work_of(text: Parallel, languages: Sequence[str], *, numbered: bool) -> Sample:
    """The document that a text is, with a witness in each of some languages."""
    slots, sections = _outline(text.passages[languages[0]])
    numbering = Numbering(paragraph=("{n}. ",) if numbered else ())
    witnesses = tuple(
        Witness(language, language, Status.PUBLISHED, "", "", _NOTHING, "", numbering=numbering)
        for language in languages
    )
    document = Document(
        text.name, KNOWN_KINDS["declaration"], "", _NOTHING, _NOTHING, _NOTHING, _NOTHING, sections, witnesses
    )
    lines = {
        language: tuple(
            (Bit((slot,), f"{slot[1:]}. " if numbered and slot[0] == "p" else "", passage.text),)
            for slot, passage in zip(slots, text.passages[language], strict=True)
        )
        for language in languages
    }
    return Sample(document, lines)


def _outline(passages: Sequence[Element]) -> tuple[list[str], tuple[Section, ...]]:
    """The slots of the passages, and the sections they make: one for each heading."""
    slots, sections = ["title"], [Section("body", "body", _NOTHING, range(1, 1))]
    start = following = 1
    for passage in passages[1:]:
        if passage.is_heading:
            name, start = f"s{len(sections)}", following
            sections.append(Section(name, name, _NOTHING, range(start, start)))
            slots.append(name)
        else:
            slots.append(f"p{following}")
            following += 1
            sections[-1] = replace(sections[-1], paragraphs=range(start, following))
    return slots, tuple(sections)


def worn(work: Sample, dice: random.Random) -> Sample:
    """The work with all its witnesses damaged in the three ways, and half of the numbers lost, where there are any."""
    return replace(work, lines={siglum: tuple(_worn(lines, dice)) for siglum, lines in work.lines.items()})


def _worn(lines: Lines, dice: random.Random) -> Iterator[tuple[Bit, ...]]:
    at = 0
    while at < len(lines):
        line, following = _faded(lines[at], dice), lines[at + 1] if at + 1 < len(lines) else ()
        at += 1
        lot = dice.random() / RATE if line[0].slots[0].startswith("p") else 3
        if lot < 1:
            continue
        if lot < 2 and following and following[0].slots[0].startswith("p"):
            yield tuple(chain(line, (replace(bit, mark="") for bit in following)))
            at += 1
        elif lot < 3:
            yield from torn(line, dice)
        else:
            yield line


def _faded(line: tuple[Bit, ...], dice: random.Random) -> tuple[Bit, ...]:
    return tuple(replace(bit, mark="") if dice.random() < 0.5 else bit for bit in line)


def measure(texts: Sequence[Parallel], many: int, *, numbered: bool, seed: int = 0) -> Score:
    """What comes of all texts with a number of witnesses each; texts in fewer languages are left out."""
    score = Score()
    for index, text in enumerate(texts):
        dice = random.Random(f"{seed}-{text.name}-{index}-{many}")
        languages = text.languages(many, dice)
        if len(languages) < many:
            continue
        work = worn(work_of(text, languages, numbered=numbered), dice)
        start = time.perf_counter()
        alignment = aligned(work, Lexicon())
        score.seconds += time.perf_counter() - start
        judge(work, alignment, (" ".join(languages),), score)
    return score


def table(name: str, texts: Sequence[Parallel], *, numbered: bool) -> Iterator[str]:
    """The measurements over some texts, a row per number of witnesses."""
    yield f"{name}, {'half of the numbers lost' if numbered else 'no numbers'}"
    yield (
        f"{'witnesses':>9}{'texts':>7}{'segments':>10}{'placed':>9}{'wrong pairs':>13}{'questions/50':>14}"
        f"{'s/witness':>11}{'to 2':>7}"
    )
    first = 0.0
    for many in WITNESSES:
        score = measure(texts, many, numbered=numbered)
        if not score.cases:
            yield f"{many:>9}  no text has as many languages that are all translated"
            continue
        each = score.seconds / score.cases / many
        first = first or each
        yield (
            f"{many:>9}{score.cases:>7}{score.segments:>10}{score.placed / score.segments:>9.1%}{len(score.wrong):>13}"
            f"{50 * score.doubts / score.segments:>14.2f}{each:>11.2f}{each / first:>7.2f}"
        )


def lines(project: Project) -> Iterator[str]:
    """A table for each corpus that can be had, and a sentence for each that cannot."""
    for corpus in CORPORA:
        try:
            texts = list(islice(texts_of(corpus, project.cache / "corpora"), TEXTS))
        except CorpusMissingError as error:
            yield f"{corpus.name}: {error}"
            continue
        for numbered in (False, True):
            yield from table(corpus.name, texts, numbered=numbered)
