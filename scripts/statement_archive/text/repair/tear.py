"""A sentence torn in two by a page break: `的交⏎⏎通`.

Enters: a text. Leaves: edits that take a line break (with the blank lines and blanks around it) out of a sentence.
Both halves have to look like parts of one: the first doesn't end a sentence, the second doesn't begin one, neither is
boilerplate or looks like a heading (short, without the punctuation that clauses have), and the second does not start
with a printed number or list mark. Left alone: a text whose lines end in mid-sentence as a habit, for that is its
layout; anything behind a colon or semicolon, for that opens a list; a clause that ends with a comma and is a line of
its own, for preambles are made of such.

- Chinese: joined without a space where the break runs through a word that is attested (`word`), behind `、`, and
  before a mark that nothing begins with (`none`). A break between two words is left alone: headlines, bylines and
  careless paragraphs end without a full stop too.
- Text with spaces: the second half begins in lower case. A hyphen at the break goes where the joined word is attested
  (`word`), and stays where the word is attested with its hyphen (`hyphen`); where neither is, the break is left, too.
  Two halves that are no words but together are one become that word (`word`). One space (`space`) takes the place of a
  break between a comma and a word that goes on from it. Any other break between two words is left: what stood there may
  be gone, the next line may be an item, and the halves may be those of one word (`the⏎⏎ir`).

What stands at a break attests nothing, so that halves of words are not taken for words.

Evidence: `join`, one of `word`, `hyphen`, `space`, `none`; `attested`, the word, and `attested-in`, where; `end` and
`begin`, the characters at the break, where no word is attested.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from statement_archive.model import Edit, Proof, RepairName
from statement_archive.text.repair.attest import HAN, LONGEST_GRAM, KnownWords, dictionary, simplified, without
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.flow import GOING_ON, SHORT, is_heading, refers
from statement_archive.text.repair.hyphen import EVIDENCE, seam_at_hyphen
from statement_archive.text.repair.plausible import Plausibility, is_traditional

RULE = RepairName.TEAR

WRAP_WIDTH = 100
"""Lines no longer than this may be wrapped by hand; longer ones are paragraphs."""
SURE = 4.0
"""The ends at a break belong together if they are e to this times likelier joined than apart."""
FEW = 3
"""So many tears are believed whatever their share."""
SHARE = 5
"""More tears than every fifth line break are no accident but the layout of the text."""

_BLANKS = " \t\r\u00a0\u3000"
# The break and all that is blank behind it; every newline belongs to one match, so that time is linear.
_BREAK = re.compile(f"\n[{_BLANKS}\n]*+")
_CONTINUES = re.compile(f"[a-zà-öø-ÿ，。、；：！？）》」』{HAN}]")
_REFERENCE = re.compile(r"[^\W\d_]{2,} ?(?:[0-9]{1,4}|[IVXLC]{1,9})\b")
_HAN = re.compile(f"[{HAN}]")
_CLOSERS = frozenset("，。、；：！？）》」』")
_COMMAS = frozenset("，、；")
"""Where a line begins with another mark, something that stood before it may be gone, such as a picture or a table."""
_NEEDING = frozenset("和与與及或的")
"""Behind these a comma cannot stand: what they need is gone."""
_OPEN_ENDS = re.compile(f"[{HAN}，、]\\Z")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s")
_SPEAKER = re.compile(r"(?:[^\W\d_]{1,20}(?: [^\W\d_]{1,20})?: |[^\W\d_]{1,10}：)")
_WORD_END = re.compile(r"[^\W\d_]{1,40}\Z")
_WORD_START = re.compile(r"[^\W\d_]{1,40}")


class _Border(NamedTuple):
    """A break with the lines on its sides, without the blanks at their ends."""

    start: int
    end: int
    is_single: bool
    first: str
    second: str


def find(text: str, context: Context) -> Iterator[Edit]:
    """Every tear of `text`."""
    borders = [border for border in _borders(text) if _may_belong(border, context)]
    for is_single in (True, False):
        if _is_layout(text, [border for border in borders if border.is_single == is_single], is_single=is_single):
            borders = [border for border in borders if border.is_single != is_single]
    if not borders:
        return
    known = KnownWords(without(text, map(_halves, borders)), context)
    plausibility = Plausibility(known, is_traditional=is_traditional(text))
    for border in borders:
        edit = _joined(border, text, known, plausibility)
        if edit:
            yield edit


def _halves(border: _Border) -> tuple[int, int]:
    """Where what may be the two halves of a word begins and ends."""
    left, right = _WORD_END.search(border.first.rstrip("-\u00ad")), _WORD_START.match(border.second)
    before = _half(border.first, border.first[-1], left)
    return border.start - before, border.end + _half(border.second, border.second[0], right)


def _half(line: str, at_break: str, word: re.Match[str] | None) -> int:
    return len(word.group()) if word and not _HAN.match(at_break) else min(len(line), LONGEST_GRAM - 1)


def _borders(text: str) -> Iterator[_Border]:
    for match in _BREAK.finditer(text):
        if not _CONTINUES.match(text, match.end()) and not _REFERENCE.match(text, match.end()):
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        first = text[line : match.start()].rstrip(_BLANKS)
        if not first or not (_OPEN_ENDS.search(first) or first[-1] in "-\u00ad," or first[-1].islower()):
            continue
        stop = text.find("\n", match.end())
        second = text[match.end() : stop if stop >= 0 else len(text)].rstrip(_BLANKS)
        is_single = match.group().count("\n") == 1
        yield _Border(line + len(first), match.end(), is_single, first.lstrip(_BLANKS), second)


def _is_reference(border: _Border) -> bool:
    """Whether the second half begins with what the first one refers to, in the next line: `as said in⏎Article 2 on`."""
    return border.is_single and not is_heading(border.first) and refers(border.first, border.second)


def _may_belong(border: _Border, context: Context) -> bool:
    """Whether the halves may be one sentence, as far as their own looks tell."""
    halves = (border.first, border.second)
    if any(words in half for words in context.boilerplate if words for half in halves):
        return False
    if not _CONTINUES.match(border.second) or (context.marks and context.marks.match(border.second)):
        return _is_reference(border)
    if border.second[0] in _CLOSERS:
        return bool(_HAN.match(border.first[-1]))
    if _HAN.match(border.second):
        return bool(_OPEN_ENDS.search(border.first)) and not any(map(is_heading, halves))
    return _may_continue(border)


def _may_continue(border: _Border) -> bool:
    """The same for text with spaces, where a line may also be an item, a verse or what stood beside a picture."""
    first, second = border.first, border.second
    if _HAN.search(first[-1]) or first[-1] in "，、" or _is_wrapped(border) or _SPEAKER.match(second):
        return False
    if first[-1] == ",":
        return _is_prose(border) and not (border.is_single and max(len(first), len(second)) <= WRAP_WIDTH)
    if is_heading(second) and second[-1] not in ".!?":
        return False
    return first[-1] in "-\u00ad" or not is_heading(first)


def _is_prose(border: _Border) -> bool:
    """Whether both halves show that they are of a paragraph; a clause of a preamble is one line with a comma."""
    begins = _WORD_START.match(border.second)
    is_clause = begins is not None and begins.group() in GOING_ON
    return is_clause and bool(_SENTENCE_END.search(border.first)) and border.second[-1] in ".!?"


def _is_wrapped(border: _Border) -> bool:
    """Whether a line ends here because the next word would not have fitted."""
    first, second = len(border.first), len(border.second)
    if not border.is_single or max(first, second) > WRAP_WIDTH or border.first[-1] in "-\u00ad":
        return False
    return first >= SHORT and first + 1 + len(border.second.split(" ", 1)[0]) > max(first, second) - 8


def _is_layout(text: str, borders: list[_Border], *, is_single: bool) -> bool:
    """Whether there are too many of them for accidents."""
    if len(borders) <= FEW:
        return False
    breaks = text.count("\n") if is_single else len(re.findall(r"\n[ \t\r]*+\n\s*+", text))
    return len(borders) * SHARE > breaks


def _joined(border: _Border, text: str, known: KnownWords, plausibility: Plausibility) -> Edit | None:
    first, second = border.first, border.second
    if _HAN.match(second) or second[0] in _CLOSERS:
        return _joined_chinese(border, text, known, plausibility)
    if first[-1] in "-\u00ad":
        seam = seam_at_hyphen(first, second, known)
        return _edit(border, text, *seam) if seam.is_attested or first[-1] == "\u00ad" else None
    left, right = _WORD_END.search(first), _WORD_START.match(second)
    if left and right:
        halves, whole = (left.group(), right.group()), left.group() + right.group()
        if known.count(whole):
            is_torn = not any(map(known.count, halves))
            why = ("attested", whole), ("attested-in", "document")
            return _edit(border, text, "", 0, "word", why) if is_torn else None
    if not (first[-1] == "," or _is_reference(border)):
        return None
    return _edit(border, text, " ", 0, "space", (("end", first[-EVIDENCE:]), ("begin", second[:EVIDENCE])))


def _joined_chinese(border: _Border, text: str, known: KnownWords, plausibility: Plausibility) -> Edit | None:
    word = _word_across(border, known, plausibility)
    if word:
        return _edit(border, text, "", 0, "word", (("attested", word[0]), ("attested-in", word[1])))
    if (border.second[0] in _COMMAS and border.first[-1] not in _NEEDING) or (
        border.first[-1] == "、" and _is_clause(border)
    ):
        ends = (("end", border.first[-EVIDENCE:]), ("begin", border.second[:EVIDENCE]))
        return _edit(border, text, "", 0, "none", ends)
    return None


def _is_clause(border: _Border) -> bool:
    """Whether the halves are no items of a list: the first one has other clauses, the second one ends a sentence."""
    return bool(re.search("[，。；]", border.first)) and border.second[-1] in "。！？"


def _word_across(border: _Border, known: KnownWords, plausibility: Plausibility) -> tuple[str, str] | None:
    """The word that the break runs through, and where it is attested.

    It has to be a word of the best division of the two ends taken together, and that has to read `SURE` better than the
    two ends by themselves: `損失⏎據報導` has no such word, though `失據` is in the dictionary.
    """
    left, right = border.first[-EVIDENCE:], border.second[:EVIDENCE]
    apart = plausibility.backwards(left)[0] + plausibility.backwards(right)[0]
    if plausibility.backwards(left + right)[0] - apart < SURE:
        return None
    position = 0
    for word in plausibility.words(left + right):
        if position < len(left) < position + len(word):
            # The document alone attests no word: any two characters may have met in it.
            is_word = simplified(word) in dictionary() or simplified(word) in known.glossary
            where = known.place_of(word)
            return (word, where) if is_word and where else None
        position += len(word)
    return None


def _edit(border: _Border, text: str, after: str, dropped: int, join: str, why: tuple[tuple[str, str], ...]) -> Edit:
    """The edit; `dropped` characters of the first half go with the break."""
    start = border.start - dropped
    proof = Proof.ATTESTED if why[0][0] == "attested" else Proof.EXACT
    return Edit(RULE, start, border.end, text[start : border.end], after, proof, (("join", join), *why))
