"""Every text whose slip looks like what stands there, weighed against all the others.

Enters: the characters from the place of the lost byte on, and what stands around them. Leaves: the likeliest reading,
what the bytes do not give of it, and how much likelier it is than all other readings together.

Behind the lost byte each shown character gives two bytes: the second byte of one character and the first of the next.
Where a pair vanished, a character lacks its second byte and the next its first; between them whole characters may
stand of which nothing is left. All these texts make a lattice whose steps are words; one pass from left to right sums
their probabilities and keeps the best. Work is bounded by `LONGEST_RUN` and `MOST_GONE`, whatever stands there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from heapq import heappop, heappush
from itertools import chain
from math import exp, expm1, fsum, inf, log
from sys import intern
from typing import NamedTuple

from statement_archive.text.repair.attest import KnownWords, dictionary
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.mechanism import (
    LEADS,
    ORPHAN,
    PUNCTUATION,
    TRAILS,
    character,
    pairs,
    slip,
    vanishing,
)
from statement_archive.text.repair.plausible import (
    LONGEST_WORD,
    MISPLACED,
    Plausibility,
    is_misplaced,
    is_text,
    is_used,
    lacks_partner,
    plainly,
    stance,
)

LONGEST_RUN = 48
"""No run is longer, in shown characters."""
MOST_GONE = 4
"""So many pairs may vanish one behind the other."""
HOPELESS = 16.0
"""A beginning is given up if it is so far behind the best that is as long."""
COMMON = 30
"""A word that the dictionary counts more rarely is not taken to have vanished."""
_KEPT_WORDS = 1 << 16
"""How many words are kept in Simplified form: the same are tried at each place."""
NEVER = -500.0
"""What is less likely is no word."""
UNPAIRED = -14.0
"""What a bracket or quotation mark without its partner costs a reading."""
SURE_OF_ALL = 30.0
"""No reading is taken to be e to more than this times likelier than all others."""

_IN_STEP = 0
_FIRST_LEADS = (0xA1, 0xA3)
"""GBK has its full-width punctuation in these two rows."""
_CLASSES = sorted(set(vanishing().values()))
"""First bytes of which one follows a vanished pair: which, depends on the pair's first byte alone."""
_CLASS_OF = {trail: -1 - _CLASSES.index(leads) for trail, leads in vanishing().items()}


class Reading(NamedTuple):
    """A text that may have stood there."""

    text: str
    """From the character that lost its first byte to the one that is back in step."""
    size: int
    """So many shown characters it accounts for."""
    lost: int
    """Vanished pairs and orphans."""
    supplied: tuple[int, ...]
    """Offsets in `text` of characters whose bytes are not all given."""
    odds: float
    """Logarithm of the odds that it stood there and none of the others."""


class _Place(NamedTuple):
    """A place between two characters of a reading."""

    shown: int
    """So many shown characters are read."""
    gone: int
    """So many pairs vanished since."""
    pending: int
    """What is known of the next character: its first byte; below zero the class of its first byte; or the ASCII letter
    that was read with the character before. `_IN_STEP` behind the run."""
    stance: str
    """What stands before, as far as it matters to a mark."""


class _Word(NamedTuple):
    """A word that may stand behind a place, and where it leads."""

    text: str
    score: float
    total: float
    """The score of all words that lead there and that no later word tells apart from this one."""
    end: _Place


class _Way(NamedTuple):
    """How a place is reached: by which last word, how likely, and how likely by all ways together."""

    score: float
    total: float
    last: _Place
    word: str


class WordStock:
    """The words of one text and the dictionary's, by what a slip leaves of their bytes."""

    def __init__(self, plausibility: Plausibility) -> None:
        self.plausibility = plausibility
        self._inside: dict[int, _Inside] = {}

    def score(self, word: str) -> float:
        """Logarithm of the probability of a word; minus infinity for several characters that are none."""
        if len(word) > 1 and not self._is_word(_plain_word(word)):
            return -inf
        return self.plausibility.word(word)

    def _is_word(self, plain: str) -> bool:
        return plain in dictionary() or plain in self.plausibility.document or plain in self.plausibility.glossary

    def continued(self, beginning: str, *, at_least: int = 0) -> str:
        """The characters that may follow the beginning of a word that is not rarer than this, in Simplified form."""
        plain = _plain_word(beginning)
        listed, own = _in_dictionary(at_least).get(plain, ""), self.own.get(plain, "")
        return listed + "".join(one for one in own if one not in listed)

    @cached_property
    def own(self) -> Mapping[str, str]:
        """What follows the beginnings of the text's own words, in Simplified form."""
        return _continuations((*self.plausibility.document, *self.plausibility.glossary))

    def begun(self, beginning: str, kind: int) -> Iterator[tuple[str, int]]:
        """The characters whose first byte is of this class and that go on with a word, and their second bytes."""
        return _forms_of(self.continued(beginning, at_least=COMMON), kind)

    def inside(self, kind: int) -> "_Inside":
        """The words that begin with a first byte of this class."""
        if kind not in self._inside:
            self._inside[kind] = _Inside(self, kind)
        return self._inside[kind]


class _Inside:
    """The words of one text and the dictionary's that begin with a first byte that vanished."""

    def __init__(self, stock: WordStock, kind: int) -> None:
        listed = _listed_inside(kind, is_traditional=stock.plausibility.is_traditional)
        first = _forms_of((word for word in stock.own if len(word) == 1), kind)
        own = _Tree(stock, stock.own, ((one, trail) for one, trail in first if is_used(one)))
        self.marks = _marks_inside(kind)
        """By their second byte."""
        self._begun = (
            listed.begun,
            {trail: words - listed.begun.get(trail, set()) for trail, words in own.begun.items()},
        )
        alike = listed.alike | {
            place: _alike(listed.words.get(place, {}) | words, place[1]) for place, words in own.words.items()
        }
        self.ended: dict[int, list[_Alike]] = defaultdict(list)
        """By the second byte of the last character: words of which it is left."""
        vanished: dict[tuple[int, int], list[_Alike]] = defaultdict(list)
        for (trail, gone), words in alike.items():
            self.ended[trail].append(words)
            if trail in _CLASS_OF:
                vanished[_CLASS_OF[trail], gone + 1].append(words)
        self.vanished = [(kind, _all_alike(words, gone)) for (kind, gone), words in vanished.items()]
        """The class of the next first byte, and words of which nothing is left."""

    def begun(self, trail: int) -> Iterator[str]:
        """What words begin with, up to a character with this second byte."""
        return chain.from_iterable(words.get(trail, ()) for words in self._begun)


class _Tree:
    """The words, of a text or of the dictionary, that begin with these characters and whose other first bytes vanished.

    The second byte of their last character, and how many pairs vanished in them, is what they are found by.
    """

    def __init__(self, stock: WordStock, continued: Mapping[str, str], first: Iterable[tuple[str, int]]) -> None:
        self._stock = stock
        self._continued = continued
        self.words: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
        """With their scores."""
        self.begun: dict[int, set[str]] = defaultdict(set)
        """By the second byte of the last character alone: what words begin with."""
        for one, trail in first:
            self._add(one, trail)

    def _add(self, word: str, trail: int) -> None:
        gone = len(word) - 1
        score = self._stock.score(word)
        if score > NEVER:
            self.words[trail, gone][word] = score
        if len(word) == LONGEST_WORD or not (continued := self._continued.get(plainly(word))):
            return
        self.begun[trail].add(word)
        if trail in _CLASS_OF and gone + 1 < MOST_GONE:
            for one, last in _forms_of(continued, _CLASS_OF[trail]):
                self._add(word + one, last)

    @cached_property
    def alike(self) -> dict[tuple[int, int], "_Alike"]:
        """The words that are found by the same, taken together."""
        return {(trail, gone): _alike(words, gone) for (trail, gone), words in self.words.items()}


class _Alike(NamedTuple):
    """Words of which the same is left."""

    best: str
    score: float
    total: float
    gone: int
    """So many pairs vanished in them, or in them and behind them."""


def _alike(words: Mapping[str, float], gone: int) -> _Alike:
    score, best = max((score, word) for word, score in words.items())
    return _Alike(best, score, _sum([*words.values()]), gone)


def _all_alike(found: list[_Alike], gone: int) -> _Alike:
    """As one, where what is left of them tells them apart no longer."""
    score, best = max((words.score, words.best) for words in found)
    return _Alike(best, score, _sum([words.total for words in found]), gone)


@cache
def _listed_inside(kind: int, *, is_traditional: bool) -> _Tree:
    """The dictionary's words that begin with a first byte of this class, scored as a text without words would."""
    stock = WordStock(Plausibility(KnownWords("", Context("zh")), is_traditional=is_traditional))
    first = ((one, trail) for one, trail in _unknown(kind) if one not in PUNCTUATION)
    return _Tree(stock, _in_dictionary(COMMON), first)


@cache
def _marks_inside(kind: int) -> Mapping[int, list[str]]:
    """The punctuation marks whose first byte is of this class, by their second byte."""
    found: dict[int, list[str]] = defaultdict(list)
    for one, trail in _unknown(kind):
        if one in PUNCTUATION:
            found[trail].append(one)
    return found


class _Lattice:
    """All readings of the run at the beginning of what is shown."""

    def __init__(self, shown: str, before: str, after: str, stock: WordStock) -> None:
        self._shown = shown
        self._codes = [next(iter(pairs(one)), b"") for one in shown]
        self._before = before
        self._after = after
        self._stock = stock
        self._ways: dict[_Place, list[_Way]] = defaultdict(list)
        self._waiting: list[tuple[int, int, int, _Place]] = []
        self._known_steps: dict[_Place, Mapping[str, list[tuple[str, _Place]]]] = {}
        self._known_longer: dict[tuple[int, int], list[tuple[int, _Word]]] = {}
        self._most: dict[int, float] = defaultdict(lambda: -inf)
        self._mark_costs: dict[str, float] = {}

    def best(self) -> Reading | None:
        """The likeliest reading; None where no text slips to what stands there."""
        start = _Place(-1, 0, _IN_STEP, stance(self._before[-1:]))
        for word in self._first(start):
            self._reach(word, _Way(0.0, 0.0, start, ""), start)
        reached: dict[_Place, _Way] = {}
        while self._waiting:
            *_, place = heappop(self._waiting)
            ways = self._ways.pop(place)
            way = max(ways)._replace(total=_sum([way.total for way in ways]))
            reached[place] = way
            if way.total < self._bar(place, way):
                continue
            if not _is_end(place, self._shown):
                for word in self._words(place):
                    self._reach(word, way, place)
        ends = [place for place in reached if _is_end(place, self._shown)]
        if not ends:
            return None
        best = max(ends, key=lambda place: reached[place].score)
        return self._reading(_text(reached, best), _sum([reached[place].total for place in ends]))

    def _bar(self, place: _Place, way: _Way) -> float:
        """What is less likely than this, so far on, is not followed."""
        self._most[place.shown] = max(self._most[place.shown], way.total)
        return self._most[place.shown] - HOPELESS

    def _reach(self, word: _Word, way: _Way, place: _Place) -> None:
        if word.end not in self._ways:
            heappush(self._waiting, (word.end.shown, word.end.gone, -word.end.pending, word.end))
        self._ways[word.end].append(_Way(way.score + word.score, way.total + word.total, place, word.text))

    def _first(self, start: _Place) -> Iterator[_Word]:
        """The marks that may have lost their first byte."""
        for lead in _FIRST_LEADS:
            for steps in self._steps(_Place(0, 0, lead, start.stance)).values():
                yield from (self._single(one, start, end) for one, end in steps if one in PUNCTUATION)

    def _words(self, place: _Place) -> Iterator[_Word]:
        if place.pending < 0:
            yield from self._words_inside(place)
            return
        for steps in self._steps(place).values():
            for one, end in steps:
                yield self._single(one, place, end)
                if one not in PUNCTUATION:
                    yield from self._longer(one, end)

    def _words_inside(self, place: _Place) -> Iterator[_Word]:
        """The words behind a place where a pair vanished."""
        inside = self._stock.inside(place.pending)
        for kind, words in inside.vanished:
            if place.gone + words.gone <= MOST_GONE and place.shown < LONGEST_RUN:
                end = _Place(place.shown, place.gone + words.gone, kind, stance(words.best[-1]))
                yield _Word(words.best, words.score, words.total, end)
        for trail in self._trails(place):
            for one in inside.marks.get(trail, ()):
                yield from (self._single(one, place, end) for end in self._ends(place, trail, one))
        for trail in self._given(place.shown):
            yield from self._words_ended(place, trail, inside.ended.get(trail, ()))
        yield from (word for gone, word in self._longer_inside(place) if place.gone + gone <= MOST_GONE)

    def _words_ended(self, place: _Place, trail: int, found: Iterable[_Alike]) -> Iterator[_Word]:
        """Those that end in the second byte that is shown next."""
        for words in found:
            if place.gone + words.gone <= MOST_GONE:
                for end in self._ends(place, trail, words.best):
                    if end.pending >= 0:
                        yield _Word(words.best, words.score, words.total, end)

    def _longer_inside(self, place: _Place) -> list[tuple[int, _Word]]:
        """The words that begin where a pair vanished and have a character behind the next shown one."""
        key = place.shown, place.pending
        if key not in self._known_longer:
            inside = self._stock.inside(place.pending)
            self._known_longer[key] = [
                (len(beginning) - 1, word)
                for trail in self._given(place.shown)
                for beginning in inside.begun(trail)
                for end in self._ends(place, trail, beginning)
                if end.pending >= 0
                for word in self._longer(beginning, end)
            ]
        return self._known_longer[key]

    def _longer(self, beginning: str, place: _Place) -> Iterator[_Word]:
        """The words that begin so and have more characters behind `place`."""
        if len(beginning) == LONGEST_WORD or not (continued := self._stock.continued(beginning)):
            return
        for one, end in self._steps_in_word(beginning, place, continued):
            word = beginning + one
            score = self._stock.score(word)
            if score > NEVER:
                yield _Word(word, score, score, end)
            yield from self._longer(word, end)

    def _steps_in_word(self, beginning: str, place: _Place, continued: str) -> Iterator[tuple[str, _Place]]:
        if place.pending < 0:
            for one, trail in self._stock.begun(beginning, place.pending):
                yield from ((one, end) for end in self._ends(place, trail, one))
        else:
            steps = self._steps(place)
            for plain in steps.keys() & continued:
                yield from steps[plain]

    def _single(self, one: str, place: _Place, end: _Place) -> _Word:
        score = self._one(one, place.stance)
        return _Word(one, score, score, end)

    def _one(self, one: str, before: str) -> float:
        """The score of a word or mark of one character behind what stands before it."""
        if one in PUNCTUATION:
            return self._mark(one, before)
        return self._stock.score(one)

    def _mark(self, mark: str, before: str) -> float:
        """The score of a punctuation mark behind what stands before it; its partner has to be somewhere in the line."""
        if mark not in self._mark_costs:
            around = self._before + self._unlost + self._shown + self._after
            lacking = UNPAIRED if lacks_partner(mark, around) else 0.0
            self._mark_costs[mark] = self._stock.score(mark) + lacking
        return self._mark_costs[mark] + (MISPLACED if is_misplaced(before, mark) else 0.0)

    @cached_property
    def _unlost(self) -> str:
        """The characters of the run if nothing of it vanished."""
        leads = (_FIRST_LEADS[-1], *(code[1] if code else 0 for code in self._codes))
        codes = zip(leads, self._codes, strict=False)
        return "".join(character(bytes([lead, code[0]])) for lead, code in codes if lead in LEADS and code)

    def _steps(self, place: _Place) -> Mapping[str, list[tuple[str, _Place]]]:
        """The characters that may follow where something is known of the next one, by their Simplified form."""
        if place not in self._known_steps:
            found: dict[str, list[tuple[str, _Place]]] = defaultdict(list)
            for one, end in self._stepped(place):
                found[plainly(one)].append((one, end))
            self._known_steps[place] = found
        return self._known_steps[place]

    def _stepped(self, place: _Place) -> Iterator[tuple[str, _Place]]:
        if place.pending == _IN_STEP:
            for shown in self._shown[place.shown : place.shown + 1]:
                yield shown, _Place(place.shown + 1, 0, _IN_STEP, stance(shown))
        elif place.pending < 0x80:
            yield chr(place.pending), _Place(place.shown, 0, _IN_STEP, stance(chr(place.pending)))
        else:
            row = _row(place.pending)
            for trail in self._trails(place):
                if one := row.get(trail):
                    yield from ((one, end) for end in self._ends(place, trail, one))

    def _given(self, at: int) -> Collection[int]:
        """What the second byte of the next character may be, by what is shown."""
        if at == len(self._shown):
            return ()
        one = self._shown[at]
        if one == ORPHAN:
            return TRAILS
        return {*self._codes[at][:1], *((ord(one),) if "@" <= one <= "~" else ())}

    def _trails(self, place: _Place) -> Collection[int]:
        """What it may be at all."""
        given = self._given(place.shown)
        return {*given, *_CLASS_OF} if place.shown < min(len(self._shown), LONGEST_RUN) else given

    def _ends(self, place: _Place, trail: int, word: str) -> Iterator[_Place]:
        """The places behind a character with this second byte; what vanished of it has to be a part of words."""
        at = place.shown
        if at == len(self._shown):
            return
        one, code, after = self._shown[at], self._codes[at], stance(word[-1])
        if "@" <= one <= "~" and trail == ord(one):
            yield _Place(at + 1, 0, _IN_STEP, after)
        is_pair = bool(code) and code[0] == trail and at < LONGEST_RUN
        if is_pair and (code[1] in LEADS or (code[1] < 0x80 and not one.isascii())):
            yield _Place(at + 1, 0, code[1], after)
        if place.gone == MOST_GONE or at >= LONGEST_RUN or not is_used(word[-1]):
            return
        if trail in _CLASS_OF:
            yield _Place(at, place.gone + 1, _CLASS_OF[trail], after)
        if one == ORPHAN and (trail == 0x80 or (trail > 0x80 and self._shown[at + 1 : at + 2] < "@")):
            yield _Place(at + 1, 0, _IN_STEP, after)

    def _reading(self, text: str, total: float) -> Reading | None:
        """The best reading, which reaches as far as its slip does, with its odds against all others."""
        try:
            happened = slip(text, 0)
        except (UnicodeEncodeError, IndexError):
            return None
        own, size = self._likelihood(text), len(happened.run) - len(ORPHAN)
        others = total - own
        odds = -log(expm1(others)) if others > exp(-SURE_OF_ALL) else SURE_OF_ALL
        return Reading(text[: happened.end], size, len(happened.lost), happened.supplied, odds)

    def _likelihood(self, text: str) -> float:
        """Logarithm of the probability of a text by all its divisions into words."""
        sums = [0.0]
        stances = [stance(one) for one in (self._before[-1:], *text)]
        for end in range(1, len(text) + 1):
            ways = [sums[end - 1] + self._one(text[end - 1], stances[end - 1])]
            for start in range(max(0, end - LONGEST_WORD), end - 1):
                score = self._stock.score(text[start:end])
                if score > NEVER:
                    ways.append(sums[start] + score)
            sums.append(_sum(ways))
        return sums[-1]


def likeliest(shown: str, before: str, after: str, stock: WordStock) -> Reading | None:
    """The likeliest reading of a run at the beginning of `shown`; None where no text slips to it.

    Args:
        shown: what stands behind the mark of the lost byte, to some characters behind the longest run.
        before: what stands before the run on its line.
        after: what stands behind `shown` on its line.
        stock: the words of the text.
    """
    return _Lattice(shown, before, after, stock).best() if shown else None


def _is_end(place: _Place, shown: str) -> bool:
    return place.shown == len(shown) and place.pending == _IN_STEP


def _text(reached: Mapping[_Place, _Way], end: _Place) -> str:
    """The likeliest text up to a place."""
    words, place = [], end
    while place in reached:
        words.append(reached[place].word)
        place = reached[place].last
    return "".join(reversed(words))


@lru_cache(maxsize=_KEPT_WORDS)
def _plain_word(word: str) -> str:
    return plainly(word)


def _sum(logarithms: list[float]) -> float:
    """Logarithm of the sum of what the logarithms are of."""
    most = max(logarithms)
    return most if len(logarithms) == 1 else most + log(fsum(exp(one - most) for one in logarithms))


def _continuations(words: Iterable[str]) -> Mapping[str, str]:
    """The characters that follow the beginnings of words, each once.

    As texts they take a tenth of the room that sets would: most beginnings go on in one way.
    """
    found: dict[str, str] = {}
    for word in words:
        for size in range(1, min(len(word), LONGEST_WORD)):
            begun, one = word[:size], word[size]
            known = found.get(begun, "")
            if one not in known:
                found[begun] = known + one if known else intern(one)
    return found


@cache
def _in_dictionary(at_least: int) -> Mapping[str, str]:
    words = (word for word, count in dictionary().items() if count >= at_least)
    return _continuations(word for word in words if len(word) <= LONGEST_WORD)


@cache
def _row(lead: int) -> Mapping[int, str]:
    """The characters of running text with this first byte, by their second."""
    every = {trail: character(bytes([lead, trail])) for trail in TRAILS}
    return {trail: one for trail, one in every.items() if one and is_text(one)}


@cache
def _unknown(kind: int) -> tuple[tuple[str, int], ...]:
    """The characters that words are made of whose first byte is of this class, with their second byte."""
    return tuple((one, trail) for lead in _CLASSES[-1 - kind] for trail, one in _row(lead).items() if is_used(one))


@cache
def _forms(kind: int) -> Mapping[str, list[tuple[str, int]]]:
    """By the Simplified form of a character: its forms whose first byte is of this class, with their second byte."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for lead in _CLASSES[-1 - kind]:
        for trail, one in _row(lead).items():
            found[plainly(one)].append((one, trail))
    return found


def _forms_of(characters: Iterable[str], kind: int) -> Iterator[tuple[str, int]]:
    """The forms of Simplified characters whose first byte is of this class, with their second byte."""
    forms = _forms(kind)
    for one in characters:
        yield from forms.get(one, ())
