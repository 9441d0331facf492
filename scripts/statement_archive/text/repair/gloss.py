"""Reading glosses that a web converter wrote behind characters: `國務(wù)委員`.

Enters: a text. Leaves: deletions of `(reading)` where pypinyin lists exactly that reading, tone marks and all, for
exactly the character before it (its single-character table with every reading; Unicode NFC on both sides). Left alone:
full-width brackets, capitals, digits, romanisation without tones, readings of another character, readings of words.

Evidence: `character`, the glossed character; `reading`, the gloss as it stood.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from statement_archive.model import Edit, Proof
from statement_archive.text.repair.attest import HAN
from statement_archive.text.repair.context import Context

RULE = "gloss"

# Lower-case Latin letters, with the marks of the four tones and the diaeresis, composed or behind their letter. The
# longest reading that pypinyin knows has six letters; decomposed it has eight code points.
_GLOSS = re.compile(
    f"\\((?<=[{HAN})].)([a-zà-öø-üāēěīńňōūǎǐǒǔǖǘǚǜǹḿếề\u0300\u0301\u0302\u0304\u0308\u030c]{{1,10}})\\)"
)


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every gloss of `text`; several may follow one character."""
    character, end = "", -1
    for match in _GLOSS.finditer(text):
        if match.start() != end:
            character = text[match.start() - 1]
        if not _reads(character, match.group(1)):
            continue
        end = match.end()
        evidence = (("character", character), ("reading", match.group(1)))
        yield Edit(RULE, match.start(), end, match.group(), "", Proof.EXACT, evidence)


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
