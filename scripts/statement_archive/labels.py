"""Number templates (`{n}. `, `第{han}条`, `({letter}) `) <-> regular expressions, numbers and labels. Knows no text."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

BLANKS = "\t \u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Blanks within a line, as the inside of a character class; zero-width ones included."""
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
"""What ends a line of a text."""
_BLANK = re.compile(rf"[{BLANKS}]+")
_SEPARATORS = re.compile(rf"[{BLANKS}.．。、,，:：;；–—-]+\Z")
"""What parts a number from its text and is no part of its label."""
_HAN = {**{digit: value for value, digit in enumerate("〇一二三四五六七八九")}, "零": 0}
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
"""Numerals that can't be altered by a stroke, to those that are written every day."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "가나다라마바사아자차카타파하",
    "アイウエオカキクケコサシスセソ",
    "กขคงจฉชซฌญ",
    "甲乙丙丁戊己庚辛壬癸",
    "कखगघङचछजझञटठडढणतथदधन",
    "কখগঘঙচছজঝঞটঠডঢণতথদধন",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփք",
)
"""The letters of lists in the order in which lists count them: Arabic and Hebrew by abjad, Russian without й and ё."""
_LETTERS = {letter: place for letters in _ALPHABETS for place, letter in enumerate(letters, 1)} | {"أ": 1, "إ": 1}
OTHER_ALPHABETS = (
    tuple("abcdđeghiklmnopqrstuvxy"),  # Vietnamese
    tuple("abcdefghilmnopqrstuvz"),  # Italian
    tuple("abcdefghiklmnopqrstuvwxyz"),  # without j
    tuple("abcdefghijklmnñopqrstuvwxyz"),  # Spanish
    tuple("abcdefghijklmnopqrstuvwxyzæøå"),  # Danish and Norwegian
    tuple("abcdefghijklmnopqrstuvwxyzåäö"),  # Swedish and Finnish
    tuple("абвгдежзийклмнопрстуфхцчшщэюя"),  # Russian with й
    tuple("абвгдеёжзийклмнопрстуфхцчшщэюя"),  # and with ё
    tuple("абвгґдеєжзиіїйклмнопрстуфхцчшщюя"),  # Ukrainian
    tuple("абвгдђежзијклљмнњопрстћуфхцчџш"),  # Serbian
    ("α", "β", "γ", "δ", "ε", "στ", "ζ", "η", "θ", "ι", "ια", "ιβ", "ιγ", "ιδ", "ιε"),  # Greek numerals
)
"""Letters in other orders that lists count them in; a text counts in that in which its letters go on."""
_FIRST = ("premier", "première", "primero", "primera", "primeiro", "primo", "первая", "الأولى")
"""Words for 1 in place of a numeral, as in `Article premier`."""
_AGAIN = "bis ter quater quinquies sexies septies octies novies decies".split()
_ALSO_AGAIN = {"бис": 1, "тер": 2, "مكرراً": 1, "مكررا": 1, "مكرر": 1}
_WORD_SUFFIX = rf"[{BLANKS}]?(?:{'|'.join((*_AGAIN, *_ALSO_AGAIN))})(?!\w)"
_SUFFIX = rf"(?:{_WORD_SUFFIX}|[a-zA-Z](?!\w))"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits that notes are called by, in their order."""
_HAN_SUFFIX = "之[一二三四五六七八九十]"


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing numbers."""

    pattern: str
    """A regular expression of its numerals, without groups."""
    value: Callable[[str], int | None]
    """The number that a numeral stands for; None where it stands for none."""
    suffix: str = ""
    """A regular expression of what may follow a numeral to put something behind it: `2 bis`, `2a`."""
    stands_alone: bool = False
    """Whether no blank is needed behind it."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is printed at one place."""

    start: int
    end: int
    """Behind the blanks that follow it."""
    label: str
    """As it is shown: without the dot, comma or dash that parts it from its text."""
    number: int
    suffix: int
    """How many after the number itself: 1 for `2 bis`, `2a` and `第二条之一`; 0 for `2`."""


@dataclass(frozen=True, slots=True)
class Template:
    """A number template, compiled."""

    pattern: re.Pattern[str]
    forms: tuple[str, ...]
    is_open: bool
    """Whether its end looks like a word of a sentence, so that a sentence may go on behind it: `Article {n}`."""
    alphabet: tuple[str, ...] = ()
    """The order of its letters where that is not the usual one."""

    def at(self, text: str, start: int, end: int) -> Numeral | None:
        """The number at an offset of a text; None where there is none."""
        match = self.pattern.match(text, start, end)
        return self._numeral(match) if match else None

    def within(self, text: str, start: int, end: int) -> Iterable[Numeral]:
        """All numbers in a range of a text, in order."""
        return filter(None, map(self._numeral, self.pattern.finditer(text, start, end)))

    def _numeral(self, match: re.Match[str]) -> Numeral | None:
        number = self._value(match["number"])
        if number is None:
            return None
        suffix = _suffix_value(match["suffix"] or match["again"] or "")
        return Numeral(match.start(), match.end(), label_of(match.group()), number, suffix)

    def _value(self, numeral: str) -> int | None:
        if self.alphabet and self.forms[-1] == "letter":
            return self.alphabet.index(numeral.lower()) + 1 if numeral.lower() in self.alphabet else None
        return FORMS[self.forms[-1]].value(numeral)


def label_of(mark: str) -> str:
    """What is shown of a printed mark: `7` of `7. `, `（一）`, `Article 2 bis`, `第二条`."""
    return _SEPARATORS.sub("", _BLANK.sub(" ", mark).strip()) or mark.strip()


@lru_cache(maxsize=256)
def compile_template(template: str) -> Template:
    """A template, ready to be looked for. ValueError where it has no variable or an unknown one.

    A blank in the template stands for any blanks, and one at its end must be there unless the line ends; where it ends
    with a letter or a variable, no letter or digit may follow it, but a dot may that ends the line. Words may be in
    capitals.
    """
    literals, names = _parts(template)
    head = "".join(_escape(text) + FORMS[name].pattern for text, name in zip(literals, names[:-1], strict=False))
    last, after = FORMS[names[-1]], literals[-1]
    tail = _escape(after.rstrip())
    pattern = head + _escape(literals[-2]) + f"(?P<number>{last.pattern})(?P<suffix>{last.suffix or '(?!)'})?{tail}"
    is_open = after.strip()[-1].isalnum() if after.strip() else not last.stands_alone
    again = _HAN_SUFFIX if after.strip() and is_open and after.strip()[-1] > "\u2e80" else "(?!)"
    is_parted = after != after.rstrip() or not (after or last.stands_alone)
    line_end = "[.．。:：]?$" if is_open else "$"
    ending = rf"(?:[{BLANKS}]+|{line_end})" if is_parted else rf"[{BLANKS}]*(?:{line_end})?"
    compiled = re.compile(f"{pattern}(?P<again>{again})?{ending}", re.MULTILINE)
    return Template(compiled, tuple(names), is_open)


def rank_of(label: str) -> tuple[int, int] | None:
    """What a bare label such as `7` or `2 bis` counts: the number, and how many behind it; None for any other."""
    numeral = compile_template("{n}").at(label, 0, len(label))
    return (numeral.number, numeral.suffix) if numeral and numeral.end == len(label) else None


def call_pattern(sign: str) -> re.Pattern[str]:
    """Where a text calls a note by its sign, `[1]` or `²`: right behind a word; a bare digit only behind a letter.

    The square of a measure, `km²`, is none.
    """
    behind = r"(?<=[^\W\d_])" if sign.isdecimal() else rf"(?<=[^\s{SUPERSCRIPTS}])"
    behind += r"(?<!\b[mм])(?<!\b[cdhkmсдкм][mм])" * (sign in ("²", "³"))
    return re.compile(behind + re.escape(sign) + rf"(?![\d{SUPERSCRIPTS}])" * sign[-1:].isdigit())


def is_template(mark: str) -> bool:
    """Whether a mark holds a number, and is not just a sign such as `·`."""
    return "{" in mark


def block_pattern(marks: Iterable[str]) -> re.Pattern[str] | None:
    """What a block of a witness may begin with: any of its printed numbers or list marks; None where it has none."""
    patterns = [
        re.sub(r"\?P<\w+>", "?:", compile_template(mark).pattern.pattern)
        if is_template(mark)
        else re.escape(mark.strip())
        for mark in marks
    ]
    return re.compile("|".join(patterns), re.MULTILINE) if patterns else None


def _parts(template: str) -> tuple[list[str], list[str]]:
    """The literal stretches of a template, one more than there are variables, and the variables between them."""
    pieces = re.split(r"\{(\w+)\}", template)
    literals, names = pieces[::2], pieces[1::2]
    if not names or any(name not in FORMS for name in names) or any("{" in text or "}" in text for text in literals):
        raise ValueError(template)
    return literals, names


def _escape(literal: str) -> str:
    """The expression for a literal stretch, as it is written or in capitals."""
    written, capitals = (re.sub(r"(\\ )+", rf"[{BLANKS}]+", re.escape(text)) for text in (literal, literal.upper()))
    return written if capitals == written else f"(?:{written}|{capitals})"


def _suffix_value(suffix: str) -> int:
    word = suffix.strip().strip("之")
    if word in _AGAIN:
        return _AGAIN.index(word) + 1
    return _ALSO_AGAIN.get(word) or _han(word) or _letter(word) or 0 if word else 0


def _arabic(numeral: str) -> int | None:
    digits = re.match(r"\d+", numeral)
    return int(digits.group()) if digits else 1


def _superscript(numeral: str) -> int | None:
    return int("".join(str(SUPERSCRIPTS.index(digit)) for digit in numeral))


def _letter(numeral: str) -> int | None:
    return _LETTERS.get(numeral.lower().removesuffix("\u0640"))


def _circled(numeral: str) -> int | None:
    return ord(numeral) - ord("①") + 1


def _roman(numeral: str) -> int | None:
    values = [_ROMAN[letter] for letter in numeral.upper()]
    total = sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if to_roman(total) == numeral.upper() else None


def to_roman(number: int) -> str:
    """The Roman numeral of a number below 400; "" for 0 and less."""
    steps = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
    numeral = ""
    for letters, value in steps:
        while number >= value:
            numeral, number = numeral + letters, number - value
    return numeral


def to_han(number: int) -> str:
    """The Chinese numeral of a number from 1 to 9999: `二十一`, `一百零五`, `一千零一`."""
    digits = "零一二三四五六七八九"
    numeral = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            is_gap = bool(numeral) and number // (place * 10) % 10 == 0
            numeral += "零" if is_gap else ""
            numeral += ("" if digit == 1 and place == 10 and not numeral else digits[digit]) + unit
    return numeral


def _han(numeral: str) -> int | None:
    """Up to 9999, in the way of `二十一` and `一百零五`, also `貳拾壹`, or digit by digit as `二〇`."""
    numeral = numeral.translate(_FORMAL)
    if not numeral or any(digit not in _HAN and digit not in "十百千" for digit in numeral):
        return None
    if not {*numeral} & {*"十百千"}:
        return int("".join(str(_HAN[digit]) for digit in numeral)) or None
    thousands, _, rest = numeral.rpartition("千")
    hundreds, _, rest = rest.rpartition("百")
    hundreds = hundreds.lstrip("零〇")
    tens, ten, ones = rest.rpartition("十")
    try:
        total = 1000 * (_HAN[thousands] if thousands else 0) + 100 * (_HAN[hundreds] if hundreds else 0)
        total += 10 * (_HAN[tens.lstrip("零〇")] if tens.lstrip("零〇") else 1) if ten else 0
        return total + (_HAN[ones.lstrip("零〇")] if ones.lstrip("零〇") else 0) or None
    except KeyError:
        return None


FORMS: Mapping[str, Form] = {
    "n": Form(rf"(?:\d{{1,4}}(?:ers?|re|ère|[ºª])?|{'|'.join(_FIRST)})", _arabic, _SUFFIX),
    "han": Form(r"[〇零一二三四五六七八九十百千壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{1,7}", _han),
    "roman": Form(r"(?:[IVXLC]{1,9}|[ivxlc]{1,9})", _roman, _WORD_SUFFIX),
    "letter": Form(r"(?:στ|ι[α-ε](?!\w)|[^\W\d_]\u0640?)", _letter),
    "superscript": Form(f"[{SUPERSCRIPTS}]{{1,4}}", _superscript, stands_alone=True),
    "circled": Form("[①-⑳]", _circled, stands_alone=True),
}
"""By the name that a template has for it; a further way of writing numbers is one more line."""

_ORDINAL_END = re.compile(r"(?<=\d)(?:ers?|re|ère)(?!\w)")
_LETTERS_OR_SIGN = re.compile(r"[^\W\d_]+|[§¶]")


def is_word(label: str) -> bool:
    """Whether a label says itself what it counts: `Article 2 bis`, `第二条`, `§ 3` do; `7`, `1(a)`, `IV`, `²` don't."""
    plain = _ORDINAL_END.sub("", unicodedata.normalize("NFKC", label))
    return any(not _is_numeral(run) for run in _LETTERS_OR_SIGN.findall(plain))


def numeral_of(label: str) -> int | None:
    """The number that a label ends with: 23 of `Article 23`, 13 of `第十三条` and `XIII`; None where it has none."""
    for run in reversed(re.findall(r"\d+|[①-⑳]|[^\W\d_①-⑳]+", label)):
        if run.isdecimal():
            return int(run)
        if "①" <= run <= "⑳":
            return _circled(run)
        han = re.search(r"[〇零一二三四五六七八九十百千]+", run)
        number = (_han(han.group()) if han else None) or (_roman(run) if _is_roman(run) else None)
        if number or run in _FIRST:
            return number or 1
    return None


def _is_numeral(run: str) -> bool:
    again = run in _AGAIN or run in _ALSO_AGAIN
    return again or _is_roman(run) or (_letter(run) or _han(run.replace("之", ""))) is not None


def _is_roman(run: str) -> bool:
    return re.fullmatch(r"[IVXLC]+|[ivxlc]+", run) is not None and _roman(run) is not None
