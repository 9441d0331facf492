"""Measures the suggestions against the references that editors registered, and their time. Prints; changes nothing.

`statement-archive bench suggest` takes about a minute. A reference is found where a suggestion joins segments that
answer to the same slots; witnesses may differ. Whoever knows the texts tuned the constants on these same texts, so
each document is also held out: what is rare is then learnt from the others alone, and only its references count.
"""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from statement_archive.claims.suggest import Suggestion, rarity_of, suggest
from statement_archive.load import load_glossary
from statement_archive.model import Archive, Passage, Reference, Status, Term, Work
from statement_archive.pipeline import build
from statement_archive.project import Project

CUTS = (20, 50)
"""How many suggestions an editor may read at a sitting."""
SIZES = (10, 100, 1000)
"""How many documents the made-up archives have."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_HAN = range(0x4E00, 0x9FA6)

Ends = frozenset[tuple[str, str]]
"""Two segments, each as document and slot."""


def quality_table(archive: Archive, terms: tuple[Term, ...]) -> Iterator[str]:
    """Precision, recall and mean rank over the whole archive, then with each document held out in turn."""
    yield f"{'':30} {'first':>6} {'refs':>5} {'precision':>9} {'recall':>7} {'mean rank':>9} {'declined':>8}"
    yield from _rows(archive, suggest(archive, terms, known=True), "all documents", archive.references.links)
    for work in archive.works:
        id_ = work.document.id
        others = replace(archive, works=tuple(other for other in archive.works if other is not work))
        suggestions = suggest(archive, terms, known=True, rarity=rarity_of(others, terms))
        own = [suggestion for suggestion in suggestions if id_ in {end.document for end in suggestion.ends}]
        links = [link for link in archive.references.links if id_ in {end.document for end in link.ends}]
        yield from _rows(archive, own, f"{id_} held out"[:30], links)


def _rows(archive: Archive, found: Sequence[Suggestion], name: str, links: Sequence[Reference]) -> Iterator[str]:
    wanted = [_ends(archive, link.ends) for link in links]
    declined = [_ends(archive, link.ends) for link in archive.references.declined]
    offered = [_ends(archive, suggestion.ends) for suggestion in found]
    ranks = [rank for link in wanted if (rank := _rank(link, offered))]
    for cut in (*CUTS, len(offered)):
        hits = sum(any(ends & link for link in wanted) for ends in offered[:cut])
        refused = sum(any(ends & link for link in declined) for ends in offered[:cut])
        recall = sum(rank <= cut for rank in ranks) / max(1, len(wanted))
        mean = sum(ranks) / max(1, len(ranks))
        yield (
            f"{name:30} {min(cut, len(offered)):>6} {len(wanted):>5} {hits / max(1, min(cut, len(offered))):>9.2f} "
            f"{recall:>7.2f} {mean:>9.1f} {refused:>8}"
        )


def _ends(archive: Archive, ends: tuple[Passage, Passage]) -> frozenset[Ends]:
    """The pairs of slots that two passages join: a segment may answer to several."""
    one, other = (
        [(end.document, slot) for slot in archive.by_id[end.document].edition(end.siglum).by_slot[end.slot].answers]
        for end in ends
    )
    return frozenset(frozenset((first, second)) for first in one for second in other)


def _rank(link: frozenset[Ends], offered: Sequence[frozenset[Ends]]) -> int:
    """Where in the list a reference is found, from 1; 0 where it is not."""
    return next((rank for rank, ends in enumerate(offered, 1) if ends & link), 0)


def speed_table(archive: Archive, terms: tuple[Term, ...]) -> Iterator[str]:
    """Time by the size of the archive, of copies that say all the same and of copies that each have their own words."""
    for name, is_distinct in (("the same words", False), ("words of their own", True)):
        first = 0.0
        for size in SIZES:
            copied = _copied(archive, size, is_distinct=is_distinct)
            start = time.perf_counter()
            suggestions = len(suggest(copied, terms, known=True))
            seconds = time.perf_counter() - start
            letters = _letters(copied)
            first = first or seconds / letters
            yield (
                f"{size:>5} documents, {name:18} {letters / 1000:>7.0f} kilochars {suggestions:>7} suggestions"
                f" {seconds:>6.1f} s, {seconds / letters / first:5.2f} of the first line's time a char"
            )


def _letters(archive: Archive) -> int:
    return sum(
        len(segment.text)
        for work in archive.works
        for edition in work.editions
        if edition.witness.status != Status.MACHINE_TRANSLATION
        for segment in edition.segments
    )


def _copied(archive: Archive, size: int, *, is_distinct: bool) -> Archive:
    """An archive of so many documents, made of copies of all in turn."""
    many = len(archive.works)
    works = (_copy(archive.works[at % many], at // many, is_distinct=is_distinct) for at in range(size))
    return replace(archive, works=tuple(works))


def _copy(work: Work, number: int, *, is_distinct: bool) -> Work:
    editions = tuple(
        replace(edition, segments=tuple(replace(s, text=_reworded(s.text, number)) for s in edition.segments))
        for edition in (work.editions if is_distinct else ())
    )
    return Work(replace(work.document, id=f"{work.document.id}-{number}"), editions or work.editions)


def _reworded(text: str, number: int) -> str:
    """The text in words that only copies of one number have: letters before Latin words, Han characters shifted."""
    mark = "".join(chr(ord("a") + number // 26**power % 26) for power in (1, 0))
    text = _WORD.sub(lambda match: f"{mark}{match[0]}", text)
    shift = number * 37
    return "".join(
        chr(_HAN[(ord(char) - _HAN.start + shift) % len(_HAN)]) if ord(char) in _HAN else char for char in text
    )


def lines(project: Project) -> Iterator[str]:
    """Every table of this bench."""
    archive, (terms, _) = build(project.sources).archive, load_glossary(project.sources)
    yield from quality_table(archive, terms)
    yield from speed_table(archive, terms)
