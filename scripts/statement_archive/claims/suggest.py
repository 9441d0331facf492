"""An archive in, candidates for references between its documents out, best first; an editor accepts or declines each.

Two segments are brought together by what they share and few others have: terms and names, which are one concept in
every language, numbers, and words of one language. Machine translations are left out, and nothing is decided here.
A concept that stands in many segments pairs none, so that the time grows with the text and not with its square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, pairwise, product
from math import fsum, log
from typing import TypeAlias

from opencc import OpenCC

from statement_archive.model import Archive, Document, Entity, Passage, Reference, Segment, Status, Term

_Place: TypeAlias = tuple[str, str]
"""A slot in the archive: id of the document and of the slot."""

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z\u00c0-\u024f]+|[\u3400-\u9fff]+")
_CLAUSE_END = re.compile(r"[。！？；：，…\n]|[,.;:!?](?![0-9A-Za-z])")
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ('"', '"'))
_STEM = 6
"""Letters of a word that count: `develop` is `development`."""
_INFLECTED = 5
"""Letters from which on a form may go on: `port` stands in `ports`."""
_COMMON = 0.3
"""A concept in more than this share of the segments says nothing."""
_MOST = 48
"""A concept in more segments than this pairs none, however large the archive is: it bounds the time."""
_FEW = 3
"""In how many segments a concept may stand in any case, however small the archive is."""
_KINDS = {"@": 1.5, "#": 0.8}
"""What a term or a name, and what a number counts as against a word."""
_POWER = 2
"""One rare concept proves more than several that are half as rare."""
_LENGTH = 0.25
"""How much long segments pay for having more to share, as an exponent; a half would be the cosine."""
_ENOUGH = 10.0
"""The least sum of weights that a pair must share; one word that a quarter of the segments has stays below."""
_LATER = {"press release": 1, "news report": 2}
"""Which comes later of two documents of one day."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two segments that may answer to each other, with what speaks for it."""

    score: float
    """Only good for comparison within one run."""
    ends: tuple[Passage, Passage]
    """The later document's first; their words are a clause, exactly as published."""
    shared: tuple[str, ...]
    """What both have, the rarest first: ids of terms and entities, numbers, stems, pairs of Han characters."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many segments of a collection each concept stands."""

    segments: int
    counts: Mapping[str, int]

    def weight(self, concept: str) -> float:
        """What it proves if two segments share it; never negative."""
        count = self.counts.get(concept, 0)
        if count > max(_FEW, _COMMON * self.segments):
            return 0.0
        rarity = max(0.0, log((self.segments + 1) / (count + 0.5)))
        return float((_KINDS.get(concept[0], 1.0) * rarity) ** _POWER)


def suggest(
    archive: Archive, terms: tuple[Term, ...], *, known: bool = False, rarity: Rarity | None = None
) -> tuple[Suggestion, ...]:
    """Candidates for references between segments of different documents, best first, at most one for a pair of slots.

    Pairs that editors have linked or declined come only if `known`. `rarity` may be that of other texts.
    """
    names = _Names.of(archive, terms)
    sides = _sides(archive, names)
    rarity = rarity or _rarity(sides)
    decided = (*archive.references.links, *archive.references.declined)
    taken = set() if known else {pair for reference in decided for pair in _pairs_of(archive, reference)}
    suggestions = []
    for score, one, other in _ranked(sides, rarity):
        pairs = set(map(frozenset, product(one.places, other.places)))
        if taken.isdisjoint(pairs):
            taken |= pairs
            suggestions.append(_suggestion(score, one, other, rarity))
    return tuple(suggestions)


def rarity_of(archive: Archive, terms: tuple[Term, ...]) -> Rarity:
    """How rare each concept is in the segments of an archive, machine translations left out."""
    return _rarity(_sides(archive, _Names.of(archive, terms)))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a term or a name, as it is looked for."""

    words: str
    concept: str
    pattern: re.Pattern[str] | None
    """What it must match besides; None for Han."""


class _Names:
    """The terms and entities of the archive in all their forms."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        self._exact: list[_Form] = []
        self._folded: list[_Form] = []
        for concept, form in sorted(set(forms)):
            is_acronym = form.isascii() and form.isupper()
            words = form if is_acronym else _plain(form).lower()
            ending = "" if len(words) >= _INFLECTED else r"(?![A-Za-z0-9])"
            pattern = re.compile(rf"(?<![A-Za-z0-9]){re.escape(words)}{ending}") if words[0] < "\u2e80" else None
            (self._exact if is_acronym else self._folded).append(_Form(words, f"@{concept}", pattern))

    @classmethod
    def of(cls, archive: Archive, terms: tuple[Term, ...]) -> "_Names":
        """All forms in every language; what machine translations made of them counts for nothing."""
        declared: tuple[Term | Entity, ...] = (*terms, *archive.entities)
        return cls((entry.id, form) for entry in declared for forms in entry.forms.values() for form in forms if form)

    def concepts(self, text: str) -> frozenset[str]:
        """Everything in a text that another text may share."""
        plain = _plain(text)
        folded = plain.lower()
        found = {
            form.concept
            for where, forms in ((plain, self._exact), (folded, self._folded))
            for form in forms
            if form.words in where and (form.pattern is None or form.pattern.search(where))
        }
        return frozenset(found | set(_words(folded)))


def _words(text: str) -> Iterator[str]:
    """Stems, pairs of Han characters, and numbers with `#` before them."""
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            yield "#" + token.replace(",", "")
        elif token >= "\u3400":
            yield from map("".join, pairwise(token))
        elif len(token) > 1:
            yield token[:_STEM]


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _plain(text: str) -> str:
    """In Simplified characters, with straight apostrophes."""
    return text if text.isascii() else str(_converter().convert(text)).replace("’", "'")


def _trimmed(clause: str) -> str:
    """Without blanks around it, and without a quotation mark at either end whose other half is not in it."""
    clause = clause.strip()
    for opening, closing in _QUOTES:
        lone = clause.count(opening) % 2 if opening == closing else clause.count(opening) - clause.count(closing)
        if lone > 0 and clause.startswith(opening):
            clause = clause[1:]
        elif lone and clause.endswith(closing):
            clause = clause[:-1]
    return clause.strip()


@dataclass(frozen=True)
class _Side:
    """A segment of a witness as one end of a suggestion."""

    document: Document
    siglum: str
    segment: Segment
    names: _Names

    @property
    def order(self) -> tuple[str, int, str]:
        """Sorts documents by when they came out."""
        return self.document.date, _LATER.get(self.document.kind.id, 0), self.document.id

    @property
    def places(self) -> list[_Place]:
        """The slots it answers to."""
        return [(self.document.id, slot) for slot in self.segment.answers]

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What its text has."""
        return self.names.concepts(self.segment.text)

    @cached_property
    def clauses(self) -> list[tuple[str, frozenset[str]]]:
        """Its clauses, and what each has."""
        parts = map(_trimmed, _CLAUSE_END.split(self.segment.text))
        return [(part, self.names.concepts(part)) for part in parts if part]

    def passage(self, shared: Container[str], rarity: Rarity) -> Passage:
        """The first of the clauses that have most of what is shared."""

        def worth(clause: tuple[str, frozenset[str]]) -> float:
            return fsum(rarity.weight(concept) for concept in clause[1] if concept in shared)

        words = max(self.clauses, key=worth)[0]
        return Passage(self.document.id, self.siglum, self.segment.id, words, "")


def _sides(archive: Archive, names: _Names) -> list[_Side]:
    """Every segment of every witness but machine translations, in the order of documents and texts."""
    works = sorted(archive.works, key=lambda work: work.document.id)
    return [
        _Side(work.document, edition.witness.siglum, segment, names)
        for work in works
        for edition in work.editions
        if edition.witness.status != Status.MACHINE_TRANSLATION
        for segment in edition.segments
        if any(map(_trimmed, _CLAUSE_END.split(segment.text)))
    ]


def _rarity(sides: Sequence[_Side]) -> Rarity:
    return Rarity(len(sides), Counter(concept for side in sides for concept in side.concepts))


def _ranked(sides: Sequence[_Side], rarity: Rarity) -> list[tuple[float, _Side, _Side]]:
    """Pairs that share enough, the best first; of equal ones, those that come first in the archive."""
    # Sums go concept by concept in sorted order: a sum of floats depends on it.
    weights = {concept: rarity.weight(concept) for concept in sorted({c for side in sides for c in side.concepts})}
    sizes = [max(1.0, fsum(weights[concept] for concept in side.concepts)) for side in sides]
    ranked = [
        (-total / (sizes[one] * sizes[other]) ** _LENGTH, one, other)
        for (one, other), total in _sums(sides, weights).items()
        if total >= _ENOUGH
    ]
    return [(-score, sides[one], sides[other]) for score, one, other in sorted(ranked)]


def _sums(sides: Sequence[_Side], weights: Mapping[str, float]) -> dict[tuple[int, int], float]:
    """What each pair of segments of different documents shares; pairs that share nothing rare are never looked at."""
    where: dict[str, list[int]] = defaultdict(list)
    for index, side in enumerate(sides):
        for concept in side.concepts:
            where[concept].append(index)
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for concept, weight in weights.items():
        if weight and len(where[concept]) <= _MOST:
            for one, other in combinations(where[concept], 2):
                if sides[one].document.id != sides[other].document.id:
                    sums[one, other] += weight
    return sums


def _pairs_of(archive: Archive, reference: Reference) -> Iterator[frozenset[_Place]]:
    """The pairs of slots that a reference is about: a segment may answer to several."""
    places = []
    for end in reference.ends:
        work = archive.by_id.get(end.document)
        sigla = [edition.witness.siglum for edition in work.editions] if work else []
        segment = work.edition(end.siglum).by_slot.get(end.slot) if work and end.siglum in sigla else None
        places.append([(end.document, slot) for slot in (segment.answers if segment else (end.slot,))])
    yield from map(frozenset, product(*places))


def _suggestion(score: float, one: _Side, other: _Side, rarity: Rarity) -> Suggestion:
    later, earlier = (one, other) if one.order > other.order else (other, one)
    weights = {concept: rarity.weight(concept) for concept in one.concepts & other.concepts}
    shared = sorted((concept for concept in weights if weights[concept]), key=lambda c: (-weights[c], c))
    ends = later.passage(weights, rarity), earlier.passage(weights, rarity)
    return Suggestion(score, ends, tuple(concept.lstrip("@#") for concept in shared))
