"""How well a stretch of Chinese reads: the likelihood of its best division into words.

Enters: characters one by one, in either script. Leaves: natural logarithms of probabilities. A word is as likely as
jieba's dictionary counts it, and likelier where the document or the glossary has it too; the words of a stretch are
taken as independent. This ranks the readings of a damaged stretch; it proves none.
"""

import re
from functools import cache
from math import fsum, inf, log
from typing import NamedTuple

from statement_archive.text.repair.attest import KnownWords, dictionary, simplified, traditional
from statement_archive.text.repair.mechanism import LEADS, PUNCTUATION, TRAILS, character

LONGEST_WORD = 4
"""Longest word that is looked up, in characters."""
UNKNOWN = -21.0
"""A Chinese character that is no word of its own in the dictionary."""
FOREIGN = -14.0
"""Anything that is neither Chinese nor punctuation."""
DIGIT = -13.0
"""A full-width digit."""
MORE_DIGITS = -1.5
"""Each digit or Latin letter behind another."""
WIDE = -22.0
"""A full-width Latin letter or sign."""
WRONG_SCRIPT = -8.0
"""What a character of Simplified writing costs in a Traditional text."""
DOCUMENT_SHARE = 0.4
"""The document's and the glossary's word counts weigh so much beside the dictionary's."""
DOCUMENT_SIZE = 20_000
"""A smaller document counts as if it had so many characters, so that one occurrence doesn't weigh too much."""

_MARKS = {"，": -2.9, "。": -3.8, "、": -4.0, "“": -4.8, "”": -4.8, "；": -6.0, "：": -5.5, "（": -6.0, "）": -6.0}
_RARE_MARK = -7.5
_LONG_MARKS = {"——": -7.0, "……": -8.0}
_HALF_MARK = -18.0
_OPENERS = frozenset("“‘（《〈「『【〔")
_CLOSERS = frozenset("”’）》〉」』】〕")
_PAUSES = frozenset("，、；：")
_STOPS = frozenset("。！？")
MOST_KNOWN = 500_000
"""So many words are remembered at a time."""
MISPLACED = -14.0
"""A mark that can't follow the one before it (`，。`, `“，`)."""
VARIANT = -3.0
"""A Traditional character that is not the usual one of its Simplified form."""
_SIZES = tuple(range(1, size + 1) for size in range(LONGEST_WORD + 1))
_LETTERS = re.compile("[A-Za-zＡ-Ｚａ-ｚ]+")
_DIGITS = re.compile("[０-９0-9]+")
_PLAIN = str.maketrans(",;:!?()", "，；：！？（）")


class Tail(NamedTuple):
    """The end of a stretch: enough of it to add a character."""

    characters: str
    """The last characters, at most `LONGEST_WORD` - 1."""
    scores: tuple[float, ...]
    """Best score up to each place between them, the last one for the whole stretch."""

    @property
    def score(self) -> float:
        """Logarithm of the probability of the whole stretch."""
        return self.scores[-1]


START = Tail("", (0.0,))


class Plausibility:
    """How well stretches read in one document."""

    def __init__(self, known: KnownWords, *, is_traditional: bool) -> None:
        self.document = known.document
        self.glossary = known.glossary
        self.is_traditional = is_traditional
        self._size = max(DOCUMENT_SIZE, sum(count for gram, count in self.document.items() if len(gram) == 2))
        self._known: dict[str, float] = {}

    def extended(self, tail: Tail, character: str) -> Tail:
        """The tail with one more character."""
        characters, scores, known = tail.characters + character, tail.scores, self._known
        best = -inf
        for size in _SIZES[len(characters)]:
            word = characters[-size:]
            score = known.get(word)
            best = max(best, scores[-size] + (self.word(word) if score is None else score))
        if character in PUNCTUATION and is_misplaced(stance(characters[-2:-1]), character):
            best += MISPLACED
        keep = LONGEST_WORD - 1
        return Tail(characters[-keep:], (*scores, best)[-keep - 1 :])

    def over(self, text: str, tail: Tail = START) -> Tail:
        """The tail after all of `text`."""
        for one in text:
            tail = self.extended(tail, one)
        return tail

    def backwards(self, text: str) -> list[float]:
        """For each offset of `text` the score of what stands from there on."""
        scores = [0.0] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            sizes = range(1, min(LONGEST_WORD, len(text) - start) + 1)
            scores[start] = max(self.word(text[start : start + size]) + scores[start + size] for size in sizes)
        return scores

    def words(self, text: str) -> list[str]:
        """The best division of `text` into words."""
        scores, found, start = self.backwards(text), [], 0
        while start < len(text):
            sizes = range(1, min(LONGEST_WORD, len(text) - start) + 1)
            best = max(sizes, key=lambda size: self.word(text[start : start + size]) + scores[start + size])
            found.append(text[start : start + best])
            start += best
        return found

    def word(self, word: str) -> float:
        """Logarithm of the probability of a word."""
        if word not in self._known:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[word] = self._looked_up(word)
        return self._known[word]

    def commonness(self, word: str) -> float:
        """As `word`, whatever script the word is in."""
        return self.word(word) - (fsum(map(_script_cost, word)) if self.is_traditional else 0.0)

    def _looked_up(self, word: str) -> float:
        if word[0] not in _simple() and (score := _foreign(word)):
            return score
        plain = plainly(word)
        own = self.document.get(plain, 0) + (plain in self.glossary)
        listed = dictionary().get(plain) or dictionary().get(word, 0)
        if not own and not listed:
            return UNKNOWN if len(word) == 1 else -1000.0
        likely = listed / _total() + DOCUMENT_SHARE * own / self._size
        return log(likely) + (fsum(map(_script_cost, word)) if self.is_traditional else 0.0)


def _foreign(word: str) -> float:
    """The score of what is not Chinese: a mark, a character, a number or a Latin word; 0.0 for a longer mixture."""
    if len(word) == 1:
        return _foreign_character(word)
    if _DIGITS.fullmatch(word):
        return DIGIT + MORE_DIGITS * (len(word) - 1)
    if _LETTERS.fullmatch(word):
        return FOREIGN + MORE_DIGITS * (len(word) - 1)
    return _LONG_MARKS.get(word, 0.0)


def _foreign_character(one: str) -> float:
    if one in "—…":
        return _HALF_MARK
    mark = one.translate(_PLAIN)
    if mark in PUNCTUATION:
        return _MARKS.get(mark, _RARE_MARK)
    if "０" <= one <= "９":
        return DIGIT
    return WIDE if "！" <= one <= "～" else FOREIGN


@cache
def _total() -> int:
    return sum(dictionary().values())


@cache
def _simple() -> dict[str, str]:
    """Every Chinese character of the two-byte code with its Simplified form."""
    every = [one for lead in LEADS for trail in TRAILS if (one := character(bytes([lead, trail]))) and is_han(one)]
    return dict(zip(every, simplified("\n".join(every)).split("\n"), strict=True))


@cache
def _plain_table() -> dict[int, str]:
    return str.maketrans(_simple())


def plainly(text: str) -> str:
    """`text` in Simplified form, character by character, so that offsets stay."""
    return text.translate(_plain_table())


@cache
def _full() -> dict[str, str]:
    return dict(zip(_simple(), traditional("\n".join(_simple())).split("\n"), strict=True))


def is_han(one: str) -> bool:
    """Whether a character of the two-byte code is a Chinese one."""
    return one == "〇" or "\u3400" <= one <= "\u9fff" or "\uf900" <= one <= "\ufaff"


@cache
def _script_cost(one: str) -> float:
    plain = _simple().get(one, one)
    if _full().get(plain, plain) == one:
        return 0.0
    return WRONG_SCRIPT if plain == one else VARIANT


@cache
def stance(one: str) -> str:
    """What a character is to the mark behind it: itself for all that the same marks can follow."""
    one = one.translate(_PLAIN)
    if one in _STOPS:
        return "。"
    return "，" if one in _PAUSES or one in _OPENERS or one in ("", "\n") else "字"


def is_misplaced(before: str, mark: str) -> bool:
    """Whether a punctuation mark can't follow this `stance`."""
    if mark in _OPENERS or mark in "—…":
        return False
    return before == "，" or (before == "。" and mark not in _CLOSERS)


def is_text(one: str) -> bool:
    """Whether a character of the two-byte code stands in running text."""
    return is_han(one) or one in PUNCTUATION or "！" <= one <= "～"


@cache
def is_used(one: str) -> bool:
    """Whether a character is one that words are made of, or a mark."""
    return one in PUNCTUATION or _simple().get(one, one) in _used()


@cache
def _used() -> frozenset[str]:
    """The characters of the dictionary's words that are not rare."""
    return frozenset(one for word, count in dictionary().items() if count > 2 for one in word)


def is_traditional(text: str) -> bool:
    """Whether a Chinese text is in Traditional characters, by what more of its first characters are."""
    sample = [one for one in text[:20_000] if one in _simple()]
    return sum(_simple()[one] != one for one in sample) > sum(_full()[one] != one for one in sample)


_PARTNERS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_OPENED = {closer: opener for opener, closer in _PARTNERS.items()}
_BRACKETS = re.compile(f"[{''.join(_PARTNERS)}{''.join(_PARTNERS.values())}]")


def lacks_partner(mark: str, text: str) -> bool:
    """Whether a mark is a bracket or quotation mark whose partner stands nowhere in the text."""
    partner = _PARTNERS.get(mark) or _OPENED.get(mark)
    return partner is not None and partner not in text.translate(_PLAIN)


def unpaired(before: str, text: str, after: str) -> int:
    """How many brackets and quotation marks of `text` lack their partner in it, before or after it."""
    lacking = 0
    if not _BRACKETS.search(text):
        return 0
    before, after = before.translate(_PLAIN), after.translate(_PLAIN)
    for opener, closer in _PARTNERS.items():
        if opener in text or closer in text:
            depth = max(0, before.count(opener) - before.count(closer))
            for one in text:
                depth += (one == opener) - (one == closer)
                lacking += depth < 0
                depth = max(0, depth)
            lacking += max(0, depth - after.count(closer)) if opener in text else 0
    return lacking
