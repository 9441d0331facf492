"""Where a word is attested: the document itself, the editors' glossary, or jieba's dictionary.

Enters: a text and its context. Leaves: answers to "does this word stand anywhere else?". Chinese is compared in
Simplified form, so that a witness in one script attests the other. Everything is made on first need, once: clean text
never pays for it. jieba itself is never started; its word list is read as the text file that it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

from opencc import OpenCC

from statement_archive.text.repair.context import Context

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese characters, as the inside of a character class (Unicode 16, blocks of ideographs)."""
LONGEST_GRAM = 4
"""Longest stretch of Chinese that the document attests, in characters."""
DOCUMENT_LIMIT = 200_000
"""So many characters of the text, and as many of each text of the corpus, are indexed as Chinese; bounds the memory."""
WORDS_LIMIT = 4_000_000
"""So many characters of each text are indexed as words between spaces."""

_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
_WORD = re.compile(r"\b[^\W\d_]++(?:[-’'][^\W\d_]++)*+(?!\w)")


@cache
def dictionary() -> dict[str, int]:
    """jieba's words with their counts in its training corpus. All Simplified."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        return {}
    lines = Path(spec.submodule_search_locations[0], "dict.txt").read_text(encoding="utf-8").splitlines()
    return {row[0]: int(row[1]) for line in lines if len(row := line.split(" ")) == 3}


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def simplified(text: str) -> str:
    """`text` in Simplified characters (OpenCC's `t2s`)."""
    return str(_to_simplified().convert(_encodable(text)))


def traditional(text: str) -> str:
    """`text` in Traditional characters (OpenCC's `s2t`)."""
    return str(_to_traditional().convert(_encodable(text)))


def _encodable(text: str) -> str:
    """`text` with question marks for lone surrogates, which OpenCC refuses; offsets stay."""
    return text.encode("utf-8", "replace").decode("utf-8")


class KnownWords:
    """The words that one text and its context attest."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._context = context

    def place_of(self, word: str) -> str | None:
        """Where a Chinese word stands: `document`, `glossary` or `dictionary`, the strongest; None for nowhere."""
        plain = simplified(word)
        if self.document.get(plain):
            return "document"
        if plain in self.glossary:
            return "glossary"
        return "dictionary" if plain in dictionary() else None

    def count(self, word: str) -> int:
        """How often a word between spaces stands in the text, its corpus and its glossary; case does not count."""
        return self._words[word.lower()]

    @cached_property
    def document(self) -> Counter[str]:
        """Stretches of 2 to `LONGEST_GRAM` Chinese characters of the text and its corpus, Simplified, counted."""
        grams: Counter[str] = Counter()
        for text in (self._text, *self._context.corpus):
            grams.update(_grams(simplified(text[:DOCUMENT_LIMIT])))
        return grams

    @cached_property
    def glossary(self) -> frozenset[str]:
        """Stretches of 2 and more Chinese characters of the glossary's terms, Simplified."""
        return frozenset(gram for term in self._context.glossary for gram in _grams(simplified(term[:DOCUMENT_LIMIT])))

    @cached_property
    def _words(self) -> Counter[str]:
        words: Counter[str] = Counter()
        for text in (self._text, *self._context.corpus, *self._context.glossary):
            words.update(match.group() for match in _WORD.finditer(text[:WORDS_LIMIT].lower()))
        return words


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without these ranges, in order, which must not attest themselves."""
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = max(at, end)
    return "\n".join((*pieces, text[at:]))


def _grams(text: str) -> Iterator[str]:
    for match in _HAN_RUN.finditer(text):
        run = match.group()
        for size in range(2, LONGEST_GRAM + 1):
            yield from (run[start : start + size] for start in range(len(run) - size + 1))
