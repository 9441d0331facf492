"""Works, terms, entities -> where the texts name them, and what is wrong with the declarations.

Texts and forms are cut into tokens alike: a word of a spaced script, a Chinese character, a punctuation mark. Blanks
and hyphens part tokens and are none, so that `public-health` is `public health`, and no form is found inside a word. A
lower-case word of a form stands for any case; one with a capital (`WHO`) for itself only. The last word may be a plural
or a possessive. Chinese has no word boundaries: there, only a longer form that is declared keeps `民生` out of
`国民生产`.

Where occurrences overlap, the longest wins (in code points), then the first in the text, then a term before an entity,
then the first declared. The text is read once, each token leading down a tree of all forms.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from babel import Locale

from statement_archive.findings import Finding
from statement_archive.model import (
    Edition,
    Entity,
    EntityKind,
    Kind,
    Occurrence,
    Segment,
    Span,
    Status,
    Term,
    Work,
)
from statement_archive.tags import language_and_script

Declared = Term | Entity
_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that are tokens of their own: Han and kana."""
_LETTER = rf"(?:(?![{_HAN}])[^\W_])"
_TOKEN = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*|[^\s\-\u2010\u2011]")
_POSSESSIVE = re.compile(r"(?:['’][sS]?)$")
_NESTED = 16
"""How many forms that begin with the same word are looked at, the longest ones."""
_NO_COUNTRY = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""CLDR's two-letter codes for what is no country: unions, regions, tests of software."""


@dataclass(slots=True)
class _Node:
    """A place in the tree of forms: which tokens lead on, and which form ends here."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    ends: str | None = None
    """Id of the first declared that has this form."""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class _Match:
    """A form found in tokens."""

    id: str
    rank: int
    span: Span
    tokens: range


def occurrences(work: Work, terms: tuple[Term, ...], entities: tuple[Entity, ...]) -> tuple[Occurrence, ...]:
    """Every place of every edition that names a term or an entity, in the order of editions and texts."""
    declared: tuple[Declared, ...] = (*terms, *entities)
    return tuple(
        Occurrence(match.id, edition.witness.siglum, segment.id, match.span)
        for edition in work.editions
        for segment, matches in _found(edition, _tree_for(edition, declared))
        for match in _without_overlaps(matches)
    )


def link_findings(
    works: Iterable[Work], terms: tuple[Term, ...], entities: tuple[Entity, ...], *, unbuilt: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """What stands nowhere, what is declared twice, forms that overlap in a text, countries of a note not declared.

    What stands nowhere else may stand in a document that is `unbuilt`, of which there is no text.
    """
    declared: tuple[Declared, ...] = (*terms, *entities)
    places = {entry.id: entry.place for entry in declared}
    editions = [edition for work in works for edition in work.editions]
    found, overlaps = _surveyed(editions, declared)
    for file in sorted({entry.place.split(":")[0] for entry in declared}) if unbuilt else ():
        message = "whether all of it occurs was not looked at, since documents can't be built"
        yield Finding(file, f"{message}: {', '.join(unbuilt)}", is_open_question=True)
    for entry in declared if not unbuilt else ():
        if entry.id not in found:
            what = "term" if isinstance(entry, Term) else entry.kind.value
            hint = "leave it out, or correct its forms"
            yield Finding(entry.place, f"the {what} `{entry.id}` occurs in no text", hint)
    yield from _shared_ids(terms, entities)
    yield from _shared_forms(declared)
    for (lost, _), message in overlaps.items():
        yield Finding(places[lost], message, "declare the whole phrase as a form of one of them")
    # An archive that declares no country keeps no index of them.
    is_indexed = any(entity.kind is EntityKind.COUNTRY for entity in entities)
    for edition in editions if is_indexed else ():
        yield from _undeclared_countries(edition, entities)


def _forms(entry: Declared, edition: Edition) -> Iterator[str]:
    """The forms that an edition's text may have."""
    written = language_and_script(edition.witness.language)
    for language, forms in entry.forms.items():
        if language_and_script(language) == written:
            yield from forms
    if edition.witness.status is Status.MACHINE_TRANSLATION:
        yield from entry.machine


def _tree_for(edition: Edition, declared: tuple[Declared, ...]) -> _Node:
    return _tree((entry.id, form) for entry in declared for form in _forms(entry, edition))


def _keys(form: str) -> tuple[str, ...]:
    """A form's tokens, as the tree is built of them."""
    return tuple(token.replace("’", "'") for token in _TOKEN.findall(form))


def _tree(forms: Iterable[tuple[str, str]]) -> _Node:
    """The tree of all forms, given with the ids they stand for; of equal forms the first counts."""
    root = _Node()
    for rank, (id, form) in enumerate(forms):
        node = root
        for key in _keys(form):
            node = node.after.setdefault(key, _Node())
        if node is not root and node.ends is None:
            node.ends, node.rank = id, rank
    return root


def _found(edition: Edition, tree: _Node) -> Iterator[tuple[Segment, list[_Match]]]:
    """All forms in each paragraph of an edition, overlapping ones too."""
    leads: dict[str, bool] = {}
    """Whether a form begins with a word: a text has the same words again and again."""
    for segment in edition.segments:
        for piece in segment.published:
            tokens = [
                Span(piece.start + token.start(), piece.start + token.end())
                for token in _TOKEN.finditer(edition.text[piece.start : piece.end])
            ]
            words = [edition.text[token.start : token.end].replace("’", "'") for token in tokens]
            matches: list[_Match] = []
            for first, word in enumerate(words):
                if word not in leads:
                    leads[word] = _begins(tree, word)
                if leads[word]:
                    # A match is made of those alone that are kept: there may be a hundred nested forms at every word.
                    for id, rank, index, end in deque(_from(first, words, tree), _NESTED):
                        span = Span(tokens[first].start, tokens[index].start + end)
                        matches.append(_Match(id, rank, span, range(first, index + 1)))
            yield segment, matches


def _begins(tree: _Node, word: str) -> bool:
    return any(True for key, _ in _inflected(word) for _ in _next([tree], key))


def _without_overlaps(matches: list[_Match]) -> list[_Match]:
    """The matches of a paragraph that no better one overlaps, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for match in sorted(matches, key=lambda match: (match.span.start - match.span.end, match.span.start, match.rank)):
        # What is taken is at least as long, so it can't lie inside.
        if taken.isdisjoint((match.tokens[0], match.tokens[-1])):
            taken.update(match.tokens)
            kept.append(match)
    return sorted(kept, key=lambda match: match.span)


def _crossing(matches: list[_Match]) -> Iterator[tuple[_Match, _Match]]:
    """Matches that gave way to a longer one of another entry though they reach beyond it, each with that one.

    A form inside a longer one is no such case: the longer one says what is meant.
    """
    kept = {token: match for match in _without_overlaps(matches) for token in match.tokens}
    for match in matches:
        winners = [kept[token] for token in (match.tokens[0], match.tokens[-1]) if token in kept]
        if len(winners) < 2 or winners[0] is not winners[1]:
            yield from ((match, winner) for winner in winners if winner.id != match.id)


def _surveyed(
    editions: Iterable[Edition], declared: tuple[Declared, ...]
) -> tuple[set[str], dict[tuple[str, str], str]]:
    """The ids that occur, and what to say of each pair of ids whose forms overlap (the one that gave way first)."""
    found: set[str] = set()
    overlaps: dict[tuple[str, str], str] = {}
    for edition in editions:
        for segment, matches in _found(edition, _tree_for(edition, declared)):
            found |= {match.id for match in matches}
            for lost, kept in _crossing(matches):
                overlaps.setdefault((lost.id, kept.id), _overlap(edition, segment, lost, kept))
    return found, overlaps


def _overlap(edition: Edition, segment: Segment, lost: _Match, kept: _Match) -> str:
    """What a finding says of two forms that cross."""
    first, second = (edition.text[match.span.start : match.span.end] for match in (lost, kept))
    where = f"in `{segment.id}` of `{edition.witness.siglum}`"
    return f"`{first}` of `{lost.id}` and `{second}` of `{kept.id}` overlap {where}; the longer counts"


def _from(first: int, words: list[str], tree: _Node) -> Iterator[tuple[str, int, int, int]]:
    """All forms that begin with a word: id, rank, the last word of each, and how many of its characters count."""
    nodes = [tree]
    for index in range(first, len(words)):
        for key, end in _inflected(words[index]):
            for node in _next(nodes, key):
                if node.ends is not None:
                    yield node.ends, node.rank, index, end
        nodes = list(_next(nodes, words[index]))
        if not nodes:
            return


def _next(nodes: Iterable[_Node], word: str) -> Iterator[_Node]:
    for node in nodes:
        if word in node.after:
            yield node.after[word]
        lower = word.lower()
        if lower != word and lower in node.after:
            yield node.after[lower]


@lru_cache(maxsize=10_000)
def _inflected(word: str) -> tuple[tuple[str, int], ...]:
    """The words that `word` may be a form of, and how many of its characters to show as the word."""
    stem = _POSSESSIVE.sub("", word)
    found = [(word, len(word))]
    if stem != word:
        found.append((stem, len(stem)))
    for ending, base in (("s", ""), ("es", ""), ("ies", "y")):
        if len(stem) > len(ending) + 1 and stem.endswith(ending):
            found.append((stem.removesuffix(ending) + base, len(stem)))
    return tuple(found)


def _shared_ids(terms: tuple[Term, ...], entities: tuple[Entity, ...]) -> Iterator[Finding]:
    places = {term.id: term.place for term in terms}
    for entity in entities:
        if entity.id in places:
            yield Finding(entity.place, f"`{entity.id}` is the id of a term, too: {places[entity.id]}")


def _shared_forms(declared: tuple[Declared, ...]) -> Iterator[Finding]:
    """Forms that stand for two things in one language."""
    owners: dict[tuple[str, tuple[str, ...]], Declared] = {}
    for entry in declared:
        for language, forms in (*entry.forms.items(), ("mt", entry.machine)):
            for form in forms:
                owner = owners.setdefault((language, _keys(form)), entry)
                if owner is not entry:
                    message = f"`{form}` ({language}) is a form of `{entry.id}` and of `{owner.id}`"
                    yield Finding(entry.place, message, f"keep it in one of them; the other: {owner.place}")


def _undeclared_countries(edition: Edition, entities: tuple[Entity, ...]) -> Iterator[Finding]:
    """Countries that a note names as CLDR does and no entity has the form of."""
    if language_and_script(edition.witness.language)[0] != "en":
        return
    codes = {entity.id for entity in entities if entity.kind is EntityKind.COUNTRY}
    declared = [("", form) for entity in entities for form in _forms(entity, edition)]
    tree = _tree((*declared, *((code, name) for name, code in _territories().items())))
    for segment, matches in _found(edition, tree):
        for match in _without_overlaps(matches) if segment.kind is Kind.NOTE else ():
            if match.id:
                name = edition.text[match.span.start : match.span.end]
                message = f"`{segment.id}` of `{edition.witness.siglum}` names `{name}`, which is no entity's form"
                what = f"add it to the forms of `{match.id}`" if match.id in codes else f"declare `{match.id}`"
                yield Finding(edition.witness.place, message, f"{what} in entities.yml")


@cache
def _territories() -> Mapping[str, str]:
    """English names of countries and territories (CLDR), `Myanmar (Burma)` as two, with their codes."""
    names = sorted(Locale("en").territories.items())
    return {
        name.strip(" )"): code
        for code, full in names
        if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRY
        for name in full.split("(")
    }
