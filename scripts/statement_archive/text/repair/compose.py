"""Accents that stand as characters of their own: `e` and U+0301 in place of `é`.

Enters: a text. Leaves: edits that turn a letter and the marks on it into their canonical composition (Unicode NFC), or
its marks into canonical order where nothing composes. To Unicode both ways of writing are the same text.
Left alone: a character by itself, also one that NFC would change (`Å` for ångström, `豈` of the compatibility block,
whose shape may be what is meant), and the marks behind such a one; ligatures, full-width letters and everything else
that only NFKC touches.

Evidence: `was`, the code points that stood there (`U+0065 U+0301`); `character`, what they are together.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import combining, decomposition, is_normalized, normalize

from statement_archive.model import Edit, Proof, RepairName
from statement_archive.text.repair.context import Context

RULE = RepairName.COMPOSE

LONGEST = 64
"""Marks beyond so many are no writing, and take a time that grows with their square."""

_LAST = 0x1FFFF
"""No character beyond has a mark's class or composes with the one before it, in any version of Unicode so far."""


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every letter of `text` whose marks can be written as one with it."""
    if is_normalized("NFC", text):
        return
    for match in _sequences().finditer(text):
        was = match.group()
        if len(was) > LONGEST or is_normalized("NFC", was) or not is_normalized("NFC", was[0]):
            continue
        became = normalize("NFC", was)
        codes = " ".join(f"U+{ord(one):04X}" for one in was)
        evidence = (("was", codes), ("character", became))
        yield Edit(RULE, match.start(), match.end(), was, became, Proof.EXACT, evidence)


@cache
def _sequences() -> re.Pattern[str]:
    """A character with all that is written on it: marks, and what composes with it though it is none (Hangul)."""
    joining = {one for one in map(chr, range(_LAST + 1)) if combining(one)}
    joining |= {chr(int(parts[1], 16)) for parts in map(_canonical_parts, range(_LAST + 1)) if len(parts) == 2}
    joining |= set(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))  # vowels and final consonants of Hangul
    return re.compile(f"(?s:.)[{re.escape(''.join(sorted(joining)))}]+")


def _canonical_parts(code: int) -> list[str]:
    """The code points that a character is the canonical composition of; none where it is none."""
    parts = decomposition(chr(code)).split()
    return [] if not parts or parts[0].startswith("<") else parts
