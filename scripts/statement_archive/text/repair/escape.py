"""Escapes that lost their backslash: `1u3001` was `1、`, `peopleu2019s` was `people’s`.

Enters: a text. Leaves: edits that turn `u` and four hexadecimal digits (two such for a surrogate pair) into the
character they name, where it fits its place. What fits:

- East Asian punctuation: behind such punctuation or a Chinese character, or behind the number that opens a line or
  follows a Chinese character; never glued to Latin letters before it.
- A letter of a script other than Latin: beside a letter of that script, or two and more such escapes standing alone.
- A Latin letter with a diacritic: inside a word, as long as the word with the bare `u` is not one.
- Quotation marks, dashes, the ellipsis and the no-break space: where typography puts them; an apostrophe only if the
  word before it is attested in the document, and the word with its `u` is not a word.
- A surrogate pair: anywhere, if it names a symbol.

They are mended only as a system: a program that loses backslashes loses all of them, so that there are `SYSTEM` and
more, and what one of them names stands nowhere in the text as itself.

Left alone: whatever still has its backslash, stands behind `+`, `#`, `&`, `/`, `_` or the like, has no decimal digit
(`succeed`), or names a control, private, unassigned or combining code point.

Evidence: `code`, the code point as `U+3001`; `character`, the character.
"""

import re
import unicodedata
from collections.abc import Iterator

from statement_archive.model import Edit, Proof, RepairName
from statement_archive.text.repair.attest import HAN, KnownWords
from statement_archive.text.repair.context import Context

RULE = RepairName.ESCAPE
SYSTEM = 2
"""So many escapes of a text are no accident."""

_CHAIN = re.compile(r"(?:u(?=[0-9a-fA-F]{0,3}[0-9])[0-9a-fA-F]{4})++")
_PAIR = re.compile(r"u[dD][89abAB][0-9a-fA-F]{2}u[dD][c-fC-F][0-9a-fA-F]{2}")
_GUARDS = "\\+#&/_=@%$-"
_EAST = f"{HAN}\u3001-\u303f\u3040-\u30ff\uff01-\uff65“”‘’…—·"
_EAST_END = re.compile(f"[{_EAST}]\\Z")
_NUMBER_BEFORE = re.compile(f"(?:^|[{_EAST}])[ \t]*[（(]?[0-9]{{1,4}}[）)]?\\Z", re.MULTILINE)
_LATIN_WORD_END = re.compile(r"[^\W\d_]{1,40}\Z")
_WINDOW = 48
"""So many characters before an escape decide whether it fits."""
_APOSTROPHE_NEXT = re.compile(r"(?:s|t|re|ve|ll|d|m)\b|(?=[\s.,;:!?)]|\Z)")
# Words and names that end in `u` and so could stand before a number of their own.
_U_ENDINGS = """
you thou menu emu gnu flu tofu bayou caribou guru haiku impromptu tutu zebu kudzu jujitsu sudoku tiramisu snafu
plateau bureau tableau adieu lieu milieu beau chateau bateau gateau trousseau hindu urdu zulu bantu lulu hutu
peru nehru timbuktu honolulu vanuatu palau macau nauru baku cebu kyushu honshu ubuntu fujitsu
liu wu zhu hu lu su fu xu yu du gu ju qu shu chu eu ru nu mu tau
cpu gpu npu tpu mcu ecu fcu icu bmu pmu sku edu
"""
_U_WORDS = frozenset(_U_ENDINGS.split())


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every bare escape of `text` whose character fits where it stands, if they are a system."""
    known = KnownWords(text, context)
    chains = [units for chain in _CHAIN.finditer(text) if (units := _fitting(text, chain.span(), known))]
    shown = set(text)
    system = [units for units in chains if shown.isdisjoint(character for _, _, character in units)]
    if sum(map(len, system)) >= SYSTEM:
        yield from (_edit(text, *unit) for units in system for unit in units)


def _fitting(text: str, chain: tuple[int, int], known: KnownWords) -> list[tuple[int, int, str]]:
    """The escapes of a chain, if their characters fit where it stands; else none."""
    start, end = chain
    if start and text[start - 1] in _GUARDS:
        return []
    units = _units(text, start, end)
    is_fit = all(_is_written(character) for _, _, character in units) and _fit(text, units, known)
    return units if is_fit else []


def _units(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The escapes of a chain with what they name; a surrogate pair is one."""
    units: list[tuple[int, int, str]] = []
    while start < end:
        pair = _PAIR.match(text, start, end)
        stop = pair.end() if pair else start + 5
        codes = (text[at + 1 : at + 5] for at in range(start, stop, 5))
        named = b"".join(int(code, 16).to_bytes(2, "big") for code in codes).decode("utf-16-be", "replace")
        units.append((start, stop, named))
        start = stop
    return units


def _is_written(character: str) -> bool:
    """Whether it is a character that a text shows by itself."""
    return character != "\ufffd" and unicodedata.category(character)[0] not in "CM" and ord(character) >= 0xA0


def _fit(text: str, units: list[tuple[int, int, str]], known: KnownWords) -> bool:
    """Whether the characters fit where the chain of escapes stands."""
    start, end = units[0][0], units[-1][1]
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + 8]
    named = "".join(character for _, _, character in units)
    if all(ord(character) > 0xFFFF for character in named):
        return all(unicodedata.category(character) in ("So", "Lo") for character in named)
    if _is_east(named[0]):
        return _fits_east(named, before, after)
    if len(named) > 1 and all(_script(character) == _script(named[0]) not in ("LATIN", "") for character in named):
        return not _is_ascii_word(before[-1:]) and not _is_ascii_word(after[:1])
    if len(named) > 1:
        return False
    return _fits_west(named, before, after, known)


def _fits_east(named: str, before: str, after: str) -> bool:
    if re.match(r"[0-9a-z_]", after):
        return False
    if re.match("[\u3001-\u301f\uff00-\uff65]", named):
        return bool(_EAST_END.search(before) or _NUMBER_BEFORE.search(before))
    if _is_ascii_word(before[-1:]) and not _NUMBER_BEFORE.search(before):
        return False
    return len(named) > 1 or bool(_EAST_END.search(before) or re.match(f"[{_EAST}]", after))


def _fits_west(character: str, before: str, after: str, known: KnownWords) -> bool:
    if _script(character) == "LATIN":
        return _fits_in_word(character, before, after)
    if character.isalpha():
        return any(_script(beside) == _script(character) for beside in (before[-1:], after[:1]))
    if character in "“‘«„":
        return (not before or before[-1] in " \t\n([—–“‘") and bool(re.match(r"[^\W_]", after))
    if character in "”»":
        is_end = re.search(r"[\w.,!?;:%)]\Z", before) and re.match(r"[\s.,;:!?)\]—–]|\Z", after)
        return bool(is_end) and _is_word(before, known)
    if character in "’\u00a0":
        follows = re.match(r"[^\W_]", after) if character == "\u00a0" else _APOSTROPHE_NEXT.match(after)
        return bool(follows) and _is_word(before, known)
    if character in "–—…":
        return bool(re.search(r"\s\Z", before) and re.match(r"\s", after))
    return False


def _fits_in_word(character: str, before: str, after: str) -> bool:
    """A letter with a diacritic: `communiqu|é`, `caf|é|s`, `|É|cole`."""
    word = _LATIN_WORD_END.search(before)
    if re.match(r"[0-9_]", after) or (before and before[-1] in "0123456789"):
        return False
    if word is None:
        return bool(re.match(r"[^\W\d_]{2}", after))
    return character.islower() == word.group()[-1].islower() and word.group().lower() + "u" not in _U_WORDS


def _is_word(before: str, known: KnownWords) -> bool:
    """Whether the letters before an escape are a word of this document, and are none with the escape's `u`."""
    word = _LATIN_WORD_END.search(before)
    if word is None:
        return bool(before) and not before[-1].isalnum()
    letters = word.group().lower()
    with_u = letters + "u"
    return with_u not in _U_WORDS and known.count(letters) > 0 == known.count(with_u)


def _is_east(character: str) -> bool:
    return bool(re.match(f"[{HAN}\u3001-\u30ff\uff00-\uff65]", character))


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def _script(character: str) -> str:
    """The first word of a letter's Unicode name, which is its script; empty for anything but a letter."""
    return unicodedata.name(character, "").split(" ")[0] if character.isalpha() else ""


def _edit(text: str, start: int, end: int, character: str) -> Edit:
    codes = " ".join(f"U+{ord(named):04X}" for named in character)
    evidence = (("code", codes), ("character", character))
    return Edit(RULE, start, end, text[start:end], character, Proof.EXACT, evidence)
