"""Reading glosses that a web converter wrote behind characters: `國務(wù)委員`.

Enters: a text. Leaves: deletions of `(reading)`, where the glosses of a text are a system. A converter from Simplified
to Traditional writing glosses some of the characters that it changed, each of them wherever it stands and always with
the same reading; a text that teaches readings glosses what is hard, once, and a character of several readings with
each of them. So they go only if all but a few of the glossed characters differ from their Simplified form, only from
those that have the one reading (nearly) everywhere, and only if `SYSTEM` glosses say again what one before them said.

A gloss is a reading that pypinyin lists, tone marks and all, for exactly the character before it (its single-character
table with every reading; Unicode NFC on both sides). Left alone: full-width brackets, capitals, digits, romanisation
without tones, readings of another character, readings of words.

Evidence: `character`, the glossed character; `reading`, the gloss as it stood.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from statement_archive.model import Edit, Proof, RepairName
from statement_archive.text.repair.attest import HAN, simplified
from statement_archive.text.repair.context import Context

RULE = RepairName.GLOSS
SYSTEM = 3
"""So many glosses that repeat one before them are a converter's."""
OTHERS = 0.05
"""So large a share of the glosses of a converted text may be its author's own."""
EVERYWHERE = 0.9
"""A converter glosses a character at so large a share of its places; some may be lost in damage."""

# Lower-case Latin letters, with the marks of the four tones and the diaeresis, composed or behind their letter. The
# longest reading that pypinyin knows has six letters; decomposed it has eight code points.
_GLOSS = re.compile(
    f"\\((?<=[{HAN})].)([a-zà-öø-üāēěīńňōūǎǐǒǔǖǘǚǜǹḿếề\u0300\u0301\u0302\u0304\u0308\u030c]{{1,10}})\\)"
)


class _Gloss(NamedTuple):
    start: int
    end: int
    character: str
    reading: str


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every gloss of `text` that a converter wrote; several may follow one character."""
    found = list(_glosses(text))
    converted = [gloss for gloss in found if simplified(gloss.character) != gloss.character]
    if len(converted) < (1 - OTHERS) * len(found):
        return
    glossed = _glossed_everywhere(text, converted)
    system = [gloss for gloss in converted if gloss.character in glossed]
    if len(system) < len(glossed) + SYSTEM:
        return
    for gloss in system:
        evidence = (("character", gloss.character), ("reading", gloss.reading))
        yield Edit(RULE, gloss.start, gloss.end, text[gloss.start : gloss.end], "", Proof.EXACT, evidence)


def _glosses(text: str) -> Iterator[_Gloss]:
    character, end = "", -1
    for match in _GLOSS.finditer(text):
        if match.start() != end:
            character = text[match.start() - 1]
        if _reads(character, match.group(1)):
            end = match.end()
            yield _Gloss(match.start(), end, character, match.group(1))


def _glossed_everywhere(text: str, glosses: list[_Gloss]) -> frozenset[str]:
    """The characters that have one and the same reading nearly wherever they stand."""
    readings: dict[str, Counter[str]] = defaultdict(Counter)
    for gloss in glosses:
        readings[gloss.character][unicodedata.normalize("NFC", gloss.reading)] += 1
    standing = Counter(text) if readings else Counter()
    return frozenset(
        character
        for character, counts in readings.items()
        if len(counts) == 1 and counts.total() >= EVERYWHERE * standing[character]
    )


def _reads(character: str, reading: str) -> bool:
    return unicodedata.normalize("NFC", reading) in _readings(character)


@cache
def _readings(character: str) -> frozenset[str]:
    if not re.match(f"[{HAN}]", character):
        return frozenset()
    # Half a second of work, which only a text with something like a gloss in it has to wait for.
    from pypinyin import Style, pinyin

    listed = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(unicodedata.normalize("NFC", reading) for readings in listed for reading in readings)
