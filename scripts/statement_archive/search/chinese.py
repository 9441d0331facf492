"""How Chinese text divides into words, by jieba and the glossary: to tell 中国 in a text from 中国 in 发展中国家.

Words only raise hits and correct what is typed; what is found never depends on where jieba cuts.
"""

import logging
import re
from collections.abc import Callable, Iterable

import jieba
from opencc import OpenCC

_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_LONGEST = 6
"""Characters; longer words are names and phrases, which need no help."""


def word_cutter(known: Iterable[str]) -> Callable[[str], list[str]]:
    """A function that gives the Simplified words of a text, two to six characters long, each once and in order.

    `known` are forms that count as words where they stand.
    """
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    to_simplified = OpenCC("t2s").convert
    for form in known:
        for word in _HAN.findall(to_simplified(form)):
            tokenizer.add_word(word)

    def cut(text: str) -> list[str]:
        runs = _HAN.findall(to_simplified(text))
        words = (word for run in runs for word in tokenizer.cut(run))
        return list(dict.fromkeys(word for word in words if 2 <= len(word) <= _LONGEST))

    return cut
