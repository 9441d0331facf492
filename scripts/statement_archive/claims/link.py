"""Works, terms, entities -> where the texts name them, and what is wrong with the declarations.

Texts and forms are cut into tokens alike: a word of a spaced script, a Chinese character, a punctuation mark. Blanks
and hyphens part tokens and are none, so that `public-health` is `public health`, and no form is found inside a word. A
lower-case word of a form stands for any case; one with a capital (`WHO`) for itself only. The last word may be a plural
or a possessive. Chinese has no word boundaries: there, only a longer form that is declared keeps `民生` out of
`国民生产`.

Where occurrences overlap, the longest wins (in code points), then the first in the text, then a term before an entity,
then the first declared. A text is read once, from its end: each token leads from a state, which knows all forms that
may end further on, to another, and the states of a text are as few as its words are alike (Aho and Corasick 1975).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import heapify, heappop, heappush

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


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the tree of forms, read from their ends: which tokens stand before, and which form begins here."""

    words: int
    """How many lead here."""
    before: dict[str, "_Node"] = field(default_factory=dict)
    begins: str | None = None
    """Id of the first declared that has this form."""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that begins with a word of a text."""

    id: str
    words: int
    """How many it has."""
    end: int
    """How many characters of the last one count."""


@dataclass(slots=True, eq=False)
class _State:
    """What is known of the forms where a text was read so far."""

    places: tuple[tuple[_Node, int], ...]
    """All that its next words lead to in the tree, each with how many characters of the form's last word count."""
    forms: tuple[_Form, ...]
    """Those that begin here, the longest first."""
    before: dict[str, "_State"] = field(default_factory=dict)
    """Where the word leads that stands before: a text has the same words again and again."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A form found in tokens."""

    id: str
    span: Span
    tokens: range


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph that was read."""

    tokens: Sequence[Span]
    forms: Sequence[tuple[_Form, ...]]
    """Those that begin with each token."""

    def match(self, first: int, form: _Form) -> _Match:
        """A form that begins with a token."""
        last = first + form.words - 1
        return _Match(form.id, Span(self.tokens[first].start, self._end(first, form)), range(first, last + 1))

    def length(self, first: int, form: _Form) -> int:
        """How many characters a form has that begins with a token."""
        return self._end(first, form) - self.tokens[first].start

    def _end(self, first: int, form: _Form) -> int:
        return self.tokens[first + form.words - 1].start + form.end


def occurrences(work: Work, terms: tuple[Term, ...], entities: tuple[Entity, ...]) -> tuple[Occurrence, ...]:
    """Every place of every edition that names a term or an entity, in the order of editions and texts."""
    declared: tuple[Declared, ...] = (*terms, *entities)
    return tuple(
        Occurrence(match.id, edition.witness.siglum, segment.id, match.span)
        for edition in work.editions
        for segment, piece in _read(edition, _reading_for(edition, declared))
        for match in _without_overlaps(piece)
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


def _reading_for(edition: Edition, declared: tuple[Declared, ...]) -> "_Reading":
    return _Reading((entry.id, form) for entry in declared for form in _forms(entry, edition))


def _keys(form: str) -> tuple[str, ...]:
    """A form's tokens, as the tree is built of them."""
    return tuple(_plain(token) for token in _TOKEN.findall(form))


def _plain(word: str) -> str:
    return word.replace("’", "'")


class _Reading:
    """All forms that a text may have, and the states that its words lead to."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """Take forms with the ids they stand for; of equal ones the first counts."""
        self.met: set[str] = set()
        """The ids that were read anywhere, also within other forms."""
        self._tree = _Node(0)
        for rank, (id, form) in enumerate(forms):
            node = self._tree
            for key in reversed(_keys(form)):
                node = node.before.setdefault(key, _Node(node.words + 1))
            if node is not self._tree and node.begins is None:
                node.begins, node.rank = id, rank
        self._states: dict[tuple[tuple[_Node, int], ...], _State] = {}
        self._idle = self._state(())

    def read(self, words: Sequence[str]) -> list[tuple[_Form, ...]]:
        """The forms that begin with each word."""
        state, found = self._idle, []
        for word in reversed(words):
            before = state.before.get(word)
            if before is None:
                before = state.before[word] = self._state(tuple(dict.fromkeys(self._places(state, word))))
            state = before
            found.append(state.forms)
        return found[::-1]

    def _places(self, state: _State, word: str) -> Iterator[tuple[_Node, int]]:
        """Where the word before leads: on with forms that were begun, and into those that it may be the last of."""
        for node, end in state.places:
            yield from ((after, end) for after in _next(node, word))
        for key, end in _inflected(word):
            yield from ((after, end) for after in _next(self._tree, key))

    def _state(self, places: tuple[tuple[_Node, int], ...]) -> _State:
        known = self._states.get(places)
        if known is None:
            begun = [(node, end) for node, end in places if node.begins is not None]
            self.met.update(str(node.begins) for node, _ in begun)
            begun.sort(key=lambda place: (-place[0].words, -place[1], place[0].rank))
            forms = {(node.words, end): _Form(str(node.begins), node.words, end) for node, end in reversed(begun)}
            known = self._states[places] = _State(places, tuple(forms.values())[: -_NESTED - 1 : -1])
        return known


def _read(edition: Edition, reading: _Reading) -> Iterator[tuple[Segment, _Piece]]:
    """Each stretch of each paragraph of an edition with its forms, overlapping ones too."""
    for segment in edition.segments:
        for piece in segment.published:
            tokens = [
                Span(piece.start + token.start(), piece.start + token.end())
                for token in _TOKEN.finditer(edition.text[piece.start : piece.end])
            ]
            words = [_plain(edition.text[token.start : token.end]) for token in tokens]
            yield segment, _Piece(tokens, reading.read(words))


def _without_overlaps(piece: _Piece) -> list[_Match]:
    """The matches of a piece that no better one overlaps, in the order of the text."""
    taken = bytearray(len(piece.tokens))
    kept = []
    # Of the forms that begin with a word only the longest waits: a text may have a hundred nested ones at every word.
    waiting = [(-piece.length(first, forms[0]), first, 0) for first, forms in enumerate(piece.forms) if forms]
    heapify(waiting)
    while waiting:
        _, first, nth = heappop(waiting)
        forms = piece.forms[first]
        words = forms[nth].words
        # What is taken is at least as long, so it can't lie inside.
        if not taken[first] and not taken[first + words - 1]:
            taken[first : first + words] = b"\1" * words
            kept.append(piece.match(first, forms[nth]))
        elif not taken[first] and nth + 1 < len(forms):
            heappush(waiting, (-piece.length(first, forms[nth + 1]), first, nth + 1))
    return sorted(kept, key=lambda match: match.span)


def _crossing(piece: _Piece) -> Iterator[tuple[int, _Form, _Match]]:
    """Forms that gave way to a longer one of another entry though they reach beyond it, each with where it begins.

    A form inside a longer one is no such case: the longer one says what is meant.
    """
    kept = {token: match for match in _without_overlaps(piece) for token in match.tokens}
    for first, forms in enumerate(piece.forms):
        winner = kept.get(first)
        for form in reversed(forms):
            other = kept.get(first + form.words - 1)
            if winner is not other:
                yield from ((first, form, one) for one in (winner, other) if one and one.id != form.id)


def _surveyed(
    editions: Iterable[Edition], declared: tuple[Declared, ...]
) -> tuple[set[str], dict[tuple[str, str], str]]:
    """The ids that occur, and what to say of each pair of ids whose forms overlap (the one that gave way first)."""
    found: set[str] = set()
    overlaps: dict[tuple[str, str], str] = {}
    for edition in editions:
        reading = _reading_for(edition, declared)
        for segment, piece in _read(edition, reading):
            for first, form, kept in _crossing(piece):
                if (form.id, kept.id) not in overlaps:
                    overlaps[form.id, kept.id] = _overlap(edition, segment, piece.match(first, form), kept)
        found |= reading.met
    return found, overlaps


def _overlap(edition: Edition, segment: Segment, lost: _Match, kept: _Match) -> str:
    """What a finding says of two forms that cross."""
    first, second = (edition.text[match.span.start : match.span.end] for match in (lost, kept))
    where = f"in `{segment.id}` of `{edition.witness.siglum}`"
    return f"`{first}` of `{lost.id}` and `{second}` of `{kept.id}` overlap {where}; the longer counts"


def _next(node: _Node, word: str) -> Iterator[_Node]:
    for key in dict.fromkeys((word, word.lower())):
        if key in node.before:
            yield node.before[key]


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
    reading = _Reading((*declared, *((code, name) for name, code in _territories().items())))
    for segment, piece in _read(edition, reading):
        for match in _without_overlaps(piece) if segment.kind is Kind.NOTE else ():
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
