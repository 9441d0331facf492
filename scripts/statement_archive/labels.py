"""Number templates (`{n}、`, `第{han}条`, `{roman}.`) <-> regular expressions and numbers. Knows no text."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_HAN = {**{digit: value for value, digit in enumerate("〇一二三四五六七八九")}, "零": 0}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
BLANKS = "\t \u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Blanks within a line, as the inside of a character class; zero-width ones included."""


@lru_cache(maxsize=256)
def mark_pattern(template: str) -> str:
    """The regular expression of a printed number with the blanks behind it; group `number` is the numeral.

    A blank in the template stands for any blanks, and one at its end must be there unless the line ends.
    """
    before, name, after = re.fullmatch(r"([^{}]*)\{(\w+)\}([^{}]*)", template).groups()  # type: ignore[union-attr]
    literal = rf"{_escape(before)}(?P<number>{FORMS[name].pattern}){_escape(after.rstrip())}"
    ending = rf"(?:[{BLANKS}]+|$)" if after != after.rstrip() or not after else rf"[{BLANKS}]*"
    return literal + ending


def block_pattern(templates: Iterable[str], literals: Iterable[str]) -> re.Pattern[str] | None:
    """What a block of a witness may begin with: any of its printed numbers or list marks; None where it has none."""
    numbers = [mark_pattern(template).replace("(?P<number>", "(?:") for template in templates]
    marks = [re.escape(literal.strip()) for literal in literals]
    return re.compile("|".join(numbers + marks), re.MULTILINE) if numbers or marks else None


def number_of(template: str, numeral: str) -> int | None:
    """The value of a numeral that stood in the place of the template's variable; None where it is none."""
    (name,) = re.findall(r"\{(\w+)\}", template)
    return FORMS[name].value(numeral)


def _escape(literal: str) -> str:
    return re.sub(r"(\\ )+", rf"[{BLANKS}]+", re.escape(literal))


def _roman(numeral: str) -> int | None:
    values = [_ROMAN[letter] for letter in numeral]
    total = sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total or None


def _han(numeral: str) -> int | None:
    """Up to 999, in the way of `二十一` and `一百零五`, or digit by digit as `二〇`."""
    if "十" not in numeral and "百" not in numeral:
        return int("".join(str(_HAN[digit]) for digit in numeral)) or None
    hundreds, _, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    try:
        total = 100 * (_HAN[hundreds] if hundreds else 0)
        total += 10 * (_HAN[tens.lstrip("零〇")] if tens.lstrip("零〇") else 1) if ten else 0
        return total + (_HAN[ones.lstrip("零〇")] if ones.lstrip("零〇") else 0) or None
    except KeyError:
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing numbers."""

    pattern: str
    """A regular expression of its numerals, without groups."""
    value: Callable[[str], int | None]
    """The number that a numeral stands for; None where it stands for none."""


FORMS: Mapping[str, Form] = {
    "n": Form(r"\d{1,4}", int),
    "han": Form(r"[〇零一二三四五六七八九十百]{1,7}", _han),
    "roman": Form(r"[IVXLC]{1,9}", _roman),
    "letter": Form(r"[A-Za-z]", lambda numeral: ord(numeral.upper()) - ord("A") + 1),
}
"""By the name that a template has for it; a further way of writing numbers is one more line."""
