"""How one lost byte garbles a stretch of text: the mechanism itself, run forwards, and the tables to run it backwards.

The true text stood in GBK, two bytes to a character. The first byte of one full-width punctuation mark was lost, or
became a question mark, and a reader of GB18030 took everything after it one byte late:

- the second byte of a character and the first byte of the next make a pair; the pair is read as the character that
  it happens to be, or vanishes where that is a private-use code point;
- a byte that starts no pair (an orphan, before a line break or a digit) becomes `?`;
- where a second byte is ASCII (`0x68` in `議`, `D7 68`), or a pair takes in an ASCII letter, the reader is back in
  step;
- later somebody folded full-width forms to ASCII: `！` to `!`.

`作用。“渡口共管”倡議是` is `D7F7 D3C3 A1A3 A1B0 B6C9 BFDA B9B2 B9DC A1B1 B3AB D768 CAC7`. Without the first `A1` it
reads `?`, `A3A1` `！`, `B0B6` `岸`, `C9BF` `煽`, `DAB9` `诠`, `B2B9` `补`, `DCA1` `堋`, `B1B3` `背`, `ABD7` (private
use), `68` `h`, and `CAC7` is `是` again: `?!岸煽诠补堋背h是`.

Source: Python's `gb18030` codec, which follows GB 18030-2005; its two-byte area is GBK's with the user-defined zones
mapped to private use.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
ORPHAN = "?"

PUNCTUATION = frozenset("。，、；：！？“”‘’（）《》〈〉「」『』【】〔〕—…～·")
"""Marks that a text of this archive may open a slip with."""


class Fold(StrEnum):
    """What was folded to ASCII afterwards."""

    PUNCTUATION = "punctuation"
    ALL = "all"
    """Punctuation, letters and digits."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Manner:
    """What may differ from one slip to another."""

    mark: str = ORPHAN
    """What stands for the lost byte: a question mark or nothing."""
    fold: Fold = Fold.PUNCTUATION


MANNERS = tuple(Manner(mark, fold) for mark in (ORPHAN, "") for fold in Fold)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip makes of a text."""

    run: str
    """What stands there afterwards, from the place of the lost byte to the character that is back in step."""
    end: int
    """Offset in the true text where the reader is back in step."""
    lost: tuple[bytes, ...]
    """The pairs that vanished and the orphans, in order."""
    supplied: tuple[int, ...]
    """Offsets, from the place of the lost byte, of the characters of which a byte is in a pair that vanished."""


LONGEST = 400
"""No slip is followed further than this many characters of true text."""


def slip(text: str, at: int, manner: Manner = Manner()) -> Slip:
    """What losing the first byte of `text[at]` makes of the text from there on.

    Raises:
        UnicodeEncodeError: a character of the stretch has no two-byte code.
        IndexError: the reader is not back in step within `LONGEST` characters.
    """
    codes = [_code(text, offset) for offset in range(at, min(at + LONGEST, len(text)))]
    data = b"".join(codes)
    borders = {size: at + count for count, size in enumerate(accumulate(map(len, codes)), start=1)}
    owners = [offset for offset, code in enumerate(codes) for _ in code]
    shown, lost, supplied, position = [manner.mark], [], set(), 1
    while position not in borders:
        size = _read_size(data, position)
        read = data[position : position + size]
        seen = ORPHAN if size == 1 and read[0] >= 0x80 else character(read)
        if not seen or seen is ORPHAN:
            lost.append(read)
            supplied.update(owners[position : position + size])
        shown.append(folded(seen, manner.fold))
        position += size
    return Slip("".join(shown), borders[position], tuple(lost), tuple(sorted(supplied)))


def _code(text: str, offset: int) -> bytes:
    code = text[offset].encode("gb18030", "replace")
    if len(code) > 2:
        raise UnicodeEncodeError("gbk", text, offset, offset + 1, "no two-byte code")
    return code


def _read_size(data: bytes, position: int) -> int:
    """How many bytes a reader of GB18030 takes here; one where it is ASCII or starts no pair."""
    return 2 if data[position] in LEADS and data[position + 1 : position + 2] in _TRAIL_BYTES else 1


_TRAIL_BYTES = frozenset(bytes([trail]) for trail in TRAILS)


@cache
def character(code: bytes) -> str:
    """The character of one or two bytes; empty where it is a private-use code point."""
    shown = code.decode("gb18030")
    return "" if "\ue000" <= shown <= "\uf8ff" else shown


def folded(shown: str, fold: Fold) -> str:
    """`shown` with its full-width forms (U+FF01 to U+FF5E) folded to ASCII."""
    if fold is Fold.NONE or not "\uff01" <= shown <= "\uff5e":
        return shown
    plain = chr(ord(shown) - 0xFEE0)
    return shown if fold is Fold.PUNCTUATION and plain.isalnum() else plain


@cache
def pairs(shown: str) -> tuple[bytes, ...]:
    """The two-byte codes that may be shown as this one character, folded or not."""
    wide = (chr(ord(shown) + 0xFEE0),) if "!" <= shown <= "~" else (shown,)
    codes = (found.encode("gb18030", "replace") for found in wide)
    return tuple(code for code in codes if len(code) == 2 and character(code))


@cache
def vanishing() -> dict[int, tuple[int, ...]]:
    """First byte to the second bytes (leads of a next character) with which it makes a pair that vanishes."""
    pairs_of = {first: tuple(s for s in LEADS if not character(bytes([first, s]))) for first in LEADS}
    return {first: seconds for first, seconds in pairs_of.items() if seconds}


def forwards(text: str, run: str) -> Slip | None:
    """The slip of the first character of `text` that shows exactly `run` and ends with it; None where there is none."""
    for manner in MANNERS:
        try:
            happened = slip(text, 0, manner)
        except (UnicodeEncodeError, KeyError, IndexError):
            continue
        if happened.run == run and happened.end == len(text):
            return happened
    return None
