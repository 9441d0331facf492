"""The lines of a text -> its series of printed numbers and signs, each with the template that reads it.

A template is made from what a line opens with, words and signs as they stand (`Article {n}`, `（{han}）`, `§ {n}.`),
and kept where the lines that it reads count on. What the numbers number is not asked here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from statement_archive.edition.parse.lines import TextLine
from statement_archive.labels import BLANKS, FORMS, OTHER_ALPHABETS, Numeral, Template, compile_template

_B = f"[{BLANKS}]"
_BEFORE = rf"[(（\[［【〔]|§§?{_B}?|¶{_B}?|№{_B}?|N[°º.]{_B}?|第|제"
_AFTER = (
    rf"{_B}+[-–—](?={_B})|\.[-–—]|[.．](?={_B}|\Z)|[:：](?={_B}|\Z)|[)）\]］】〕、，]|[°º](?={_B})|[-–—](?={_B}+\w)"
    r"|部分|[款条條項项章节節編编篇]|조|장|절|항"
)
_SIGN_FORMS = ("n", "han", "roman", "letter", "circled")
_WORD = rf"[^\W\d_]{{2,}}\.?(?:{_B}[^\W\d_]{{2,}})?"
_WORD_FORMS = ("n", "han", "roman")
_OPENINGS = {
    form: re.compile(rf"(?P<before>{_BEFORE})?(?P<number>{FORMS[form].pattern})(?P<after>{_AFTER})?(?P<blank>{_B}|\Z)?")
    for form in _SIGN_FORMS
}
_WORDS = {
    form: re.compile(
        rf"(?P<word>{_WORD}){_B}+(?P<before>\()?(?P<number>{FORMS[form].pattern})(?P<after>\)|\.[-–—]|[.:：、-])?"
        rf"(?P<blank>{_B}|\Z)"
    )
    for form in _WORD_FORMS
}
_LEVELS = re.compile(rf"\d{{1,3}}(?P<more>(?:\.\d{{1,3}})+)(?P<after>\.?)(?:{_B}|\Z)")
_BARE = re.compile("\\d{1,3}\u3000(?=\\S)")
"""A number that nothing but a wide blank parts from its text, as Japanese prints paragraphs."""
_NUMBER_FIRST = re.compile(rf"(?P<number>\d{{1,3}}|[IVXLC]+)(?P<between>[.-]?{_B}?)(?P<word>[^\W\d_]{{3,}})[.:]?\Z")
_SIGNS = "·•–—-●○■□◦▪‣*"
_SIGN = re.compile(rf"[{_SIGNS}](?={_B}|[^\W\d_])")
_AS_WELL = {"letter": (9, 22, 24), "roman": (50, 100)}
"""Numbers whose sign may as well be of the other form: `(i)`, `(v)`, `(x)` and `(l)`, `(c)`."""
_MOST = 100
"""Templates that are looked at in a text."""
_DEEPEST = 2
"""Numbers that may stand behind the first of a line: `1. (a) (i) `."""
_HEAD = 60
"""Characters of a line that its number may stand in."""
Opening = tuple[int, int, int]
"""The index of a line, and where in it a number may stand: from its beginning, or behind another number, to its end."""


@dataclass(frozen=True, slots=True)
class CountingMark:
    """A number or sign that a line opens with."""

    line: int
    """Index of the line."""
    start: int
    end: int
    """Offset behind it, and behind the blanks after it."""
    number: int
    """0 for a sign."""
    suffix: int = 0


@dataclass(frozen=True, slots=True)
class Counting:
    """What one template reads in a text."""

    template: str
    marks: tuple[CountingMark, ...]
    steps: int
    """How often one counts on from the one before."""

    @property
    def has_words(self) -> bool:
        """Whether the template says what it counts: `Article {n}`, `第{han}条`, `§ {n}`."""
        literal = re.sub(r"\{\w+\}", "", self.template)
        return any(sign.isalpha() or sign in "§¶" for sign in literal)

    @property
    def form(self) -> str:
        """The name of the form of its numbers; "" for a sign."""
        names = re.findall(r"\{(\w+)\}", self.template)
        return names[-1] if names else ""

    @property
    def numbers(self) -> list[tuple[int, int]]:
        """What it counts, in the order of the text."""
        return [(mark.number, mark.suffix) for mark in self.marks]


def runs_of(text: str, lines: Sequence[TextLine]) -> list[Counting]:
    """The series of a text, those that count most first; of readings of the same lines only the best."""
    places = [(index, line.start, line.end) for index, line in enumerate(lines)]
    runs = _counting(text, places)
    worded = [run for run in runs if run.has_words]
    for _ in range(_DEEPEST):
        behind = {(mark.line, mark.end, lines[mark.line].end) for run in runs for mark in run.marks}
        inner = [run for run in _counting(text, sorted({*places, *behind})) if not run.has_words]
        runs = _best([*worded, *inner])
    signs = [run for run in (_sign_run(sign, text, lines) for sign in _SIGNS) if len(run.marks) > 1]
    return runs + [run for run in signs if _is_list(run)]


def _counting(text: str, places: Sequence[Opening]) -> list[Counting]:
    """The series that are found at some places of a text."""
    found: Counter[str] = Counter()
    for _, start, end in places:
        found.update(set(_templates(text[start : min(end, start + _HEAD)])))
    often = [template for template, count in found.most_common(_MOST) if count > 1]
    runs = (_run(template, text, places) for template in often)
    return _best([run for run in runs if run.steps and _begins(run)])


def _templates(line: str) -> Iterator[str]:
    """What may be printed before a line, as templates."""
    for form, opening in _OPENINGS.items():
        if (match := opening.match(line)) and (match["after"] or match["before"] or form == "circled"):
            yield _template(match["before"] or "", form, match["after"] or "", match["blank"])
    for form, words in _WORDS.items():
        match = words.match(line)
        if match and not (form == "roman" and match["number"].islower()):
            alone = match.end() >= len(line)
            after = "" if alone and match["after"] != ")" else match["after"] or ""
            yield _template(f"{match['word']} {match['before'] or ''}", form, after, match["blank"] if after else "")
    if _BARE.match(line):
        yield "{n} "
    if match := _LEVELS.match(line):
        yield "{n}" + ".{n}" * match["more"].count(".") + match["after"] + " "
    if match := _NUMBER_FIRST.fullmatch(line):
        form = "n" if match["number"].isdecimal() else "roman"
        yield f"{{{form}}}{match['between'].replace(chr(160), ' ')}{match['word']}"


def _template(before: str, form: str, after: str, blank: str | None) -> str:
    before, after = re.sub(rf"{_B}+\Z", " ", before), re.sub(rf"\A{_B}+", " ", after)
    # What stands at the end of a line has lost its blank.
    has_blank = after and after[-1] not in "、，）］】〕" and after[-1] < "\u2e80" and blank is not None
    return f"{before}{{{form}}}{after}" + (" " if has_blank else "")


def _run(template: str, text: str, places: Sequence[Opening]) -> Counting:
    compiled = compile_template(template)
    readings = [_marks(order, text, places) for order in _orders(compiled)]
    marks = max(readings, key=_steps)
    return Counting(template, marks, _steps(marks))


def _orders(template: Template) -> list[Template]:
    """The template with its letters in each order that lists count them in."""
    if template.forms[-1] != "letter":
        return [template]
    return [template, *(replace(template, alphabet=alphabet) for alphabet in OTHER_ALPHABETS)]


def _marks(template: Template, text: str, places: Sequence[Opening]) -> tuple[CountingMark, ...]:
    read = ((index, template.at(text, start, end)) for index, start, end in places)
    marks: list[CountingMark] = []
    for mark in (_mark(index, numeral) for index, numeral in read if numeral):
        is_next = bool(marks) and _goes_on(marks[-1], mark)
        if is_next or mark.number not in _AS_WELL.get(template.forms[-1], ()):
            marks.append(mark)
    return tuple(marks)


def _mark(index: int, numeral: Numeral) -> CountingMark:
    return CountingMark(index, numeral.start, numeral.end, numeral.number, numeral.suffix)


def _steps(marks: Sequence[CountingMark]) -> int:
    return sum(_goes_on(one, after) for one, after in pairwise(marks))


def _goes_on(one: CountingMark, after: CountingMark) -> bool:
    again = after.number == one.number and after.suffix == one.suffix + 1
    return again or (after.number == one.number + 1 and not after.suffix)


def counted(run: Counting) -> tuple[CountingMark, ...]:
    """The marks that count on from one or are counted on from."""
    counting = {mark for pair in pairwise(run.marks) if _goes_on(*pair) for mark in pair}
    return tuple(mark for mark in run.marks if mark in counting)


def _begins(run: Counting) -> bool:
    """Whether it counts from one on, or far enough to be no chance."""
    return ((1, 0), (2, 0)) in pairwise(run.numbers) or run.steps > 2


def _sign_run(sign: str, text: str, lines: Sequence[TextLine]) -> Counting:
    places = ((index, _SIGN.match(text, line.start, line.end)) for index, line in enumerate(lines))
    marks = tuple(
        CountingMark(index, match.start(), match.end(), 0) for index, match in places if match and match.group() == sign
    )
    return Counting(sign, marks, len(marks) - 1)


def _is_list(run: Counting) -> bool:
    """Whether two of its lines stand one below the other."""
    return any(b.line == a.line + 1 for a, b in pairwise(run.marks))


def _best(runs: Sequence[Counting]) -> list[Counting]:
    """Of runs that read the same lines the one that counts on most, then the one that says most."""
    kept: list[Counting] = []
    order = sorted(runs, key=lambda run: (-run.steps, not run.has_words, -len(run.template.replace("{letter}", ""))))
    taken: set[int] = set()
    for run in order:
        own = {mark.start for mark in counted(run)}
        if len(own & taken) * 2 <= len(own):
            kept.append(run)
            taken |= own
    return kept
