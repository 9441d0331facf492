"""One-byte slips of a two-byte encoding, undone: `作用?!岸煽诠补堋背h是` was `作用。“渡口共管”倡議是`.

Enters: a text. Leaves: an edit for each slipped stretch with one reading far ahead of all others, a damage for each
that is recognised but not settled. What a slip does is told in `mechanism`; every edit is proved by running that
mechanism forwards on the text it puts in, which has to give exactly what stood there.

Many texts slip to the same run, and only how they read tells them apart. A reading is taken if it is far likelier than
all others together, however much of these vanished (`SURE`, `SURE_OF_LOST`), if its brackets and quotation marks pair
up, and, where a pair vanished, if a word across the gap is attested, no rare character stands outside a word, and the
gap is not at the beginning of a clause. There a whole word may be missing (`。能否` and `。您能否` slip to the same
run), which no words tell: where one of `_BEGINNINGS` may have stood, nothing is mended.
What reads far better slipped than as it stands, or is garbled beyond reading, is marked as damaged. Clean text is
passed over by two regular expressions.

Where a question mark stands in the place of the lost byte, it says where the run begins. Where nothing does, a lone
ASCII letter says where it ends, and the beginning is sought where the text begins to read badly; where it begins is a
guess, and one in ten readings of foreign text was wrong, so that such a run is only marked as damaged.

Evidence of an edit: `slipped`, the bytes of the true text in GBK, hexadecimal; `lost`, the bytes that vanished, if
any; `attested` and `attested-in`, the words across the gap and where they stand (`document`, `glossary`,
`dictionary`). Evidence of a damage: `reason`, `several` (readings come too near each other) or `none` (no reading
convinces); `reading`, the likeliest, where there is one.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import accumulate

from statement_archive.model import Damage, Edit, Proof, RepairName, Span
from statement_archive.text.repair.attest import HAN, LONGEST_GRAM, KnownWords, without
from statement_archive.text.repair.candidates import LONGEST_RUN, Reading, WordStock, likeliest
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.line import Line
from statement_archive.text.repair.mechanism import ORPHAN, forwards, vanishing
from statement_archive.text.repair.plausible import LONGEST_WORD, Plausibility, Tail, is_traditional, unpaired

RULE = RepairName.SLIP

GAIN = 6.0
"""A slipped stretch reads e to this times better mended than as it stands."""
SURE = 2.5
"""A reading that lost nothing is e to this times likelier than all others together."""
SURE_OF_LOST = 2.25
"""The same where a pair vanished; of what more is asked."""
_BEGINNINGS = frozenset("我你您他她它其此這这那但而且也還还只")
"""Words that may begin a clause, which reads as well without them."""
ODD = -9.5
"""A character that is no part of a word is odd if it is less likely than this."""
GARBLED = -10.0
"""A stretch is garbled if its characters are less likely than this on average."""
MOST_SEARCHES = 60
"""So many different runs of one text are searched; what is garbled after them is marked as damaged."""
SHORT = 3
"""Runs of so few characters say nothing by how they read."""
READABLE = -8.0
"""A stretch is no slip if its characters are likelier than this on average."""

# A question mark in the place of the lost byte, and behind it, without a blank, an ASCII letter that can be the second
# byte of a character.
# Either side of the question mark has to show some wide character, so that plain ASCII costs next to nothing.
_SUSPECT = re.compile(
    f"\\?(?:(?<=[^\x00-\x7f].)|(?=[!-?]{{0,3}}+[^\x00-\x7f]))(?=([^\\s@-~]{{0,{LONGEST_RUN - 1}}}+[@-~]))"
)
# Where nothing stands for the lost byte: a lone ASCII letter behind a wide character, and what comes before it.
_STUCK = re.compile("(?<=[^\x00-\x7f])[@-~](?![ -~])")
_BEFORE = re.compile(f"[^\\s@-~]{{1,{LONGEST_RUN - 1}}}\\Z")
_HAN = re.compile(f"[{HAN}]")
_WIDE_LATIN = re.compile("[Ａ-Ｚａ-ｚ０-９]")
GAIN_UNMARKED = 7.0
"""As `GAIN`, where nothing stands for the lost byte."""
ORDINARY = -6.5
"""The characters of ordinary Chinese are about so likely on average."""
NEIGHBOURS = 3
"""So many characters before and behind where a text begins to read badly a run without a mark may begin."""
FIRST_MARKS = frozenset("。，”」’』）》")
"""A slip that begins with another mark is not believed: it may be a common one and a word more."""
MARKS = frozenset("，。、；：！？“”‘’,;:!?")
# A question and a Latin word or a tilde (`什麼?~`) behind it, without a blank between them.
_LATIN = re.compile("[!-?]*(?:[A-Za-z]{2}|~)")


def find(text: str, context: Context) -> Iterator[Edit | Damage]:
    """Every slip of `text`."""
    solver = _Solver(text, context)
    marked = []
    end = 0
    for match in _SUSPECT.finditer(text):
        if match.start() >= end and (found := solver.solved(match.start())):
            end = found.end
            marked.append(found)
    unmarked = [found for at in _outside(text, marked) if (found := solver.solved_unmarked(at))]
    yield from sorted([*marked, *unmarked], key=lambda found: found.start)


def _outside(text: str, found: list[Edit | Damage]) -> Iterator[int]:
    """Offsets of stuck letters that belong to no run found so far."""
    index = 0
    for match in _STUCK.finditer(text):
        while index < len(found) and found[index].end <= match.start():
            index += 1
        if index == len(found) or match.start() < found[index].start:
            yield match.start()


class _Solver:
    """Solves the runs of one text."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._context = context
        self._searched: dict[tuple[str, str], Reading | None] = {}

    @cached_property
    def _known(self) -> KnownWords:
        return KnownWords(self._clean, self._context)

    @cached_property
    def _clean(self) -> str:
        """The text without its suspect runs."""
        return without(self._text, ((match.start(), match.end(1)) for match in _SUSPECT.finditer(self._text)))

    @cached_property
    def _plausibility(self) -> Plausibility:
        return Plausibility(self._known, is_traditional=is_traditional(self._text))

    @cached_property
    def _word_stock(self) -> WordStock:
        return WordStock(self._plausibility)

    def solved(self, start: int) -> Edit | Damage | None:
        """What the run that may start here turns out to be; None for clean text."""
        line = Line(self._text, start)
        size = line.shown_run
        if _LATIN.match(line.shown):
            return None
        if size > SHORT and self._plausibility.over(line.shown[:size]).score / size > READABLE:
            return None
        best = self._likeliest(line)
        if best and self._gain(best, line) >= GAIN:
            reason = self._doubt(best, line)
            edit = self._proved(best, start, line) if not reason else None
            return edit or self._damaged(best.size, start, reason or "none", best.text)
        is_garbled = size > SHORT and self._plausibility.over(line.shown[:size]).score / size < GARBLED
        return self._damaged(size, start, "none", "") if is_garbled else None

    def solved_unmarked(self, letter: int) -> Damage | None:
        """The damage that ends in the letter at this offset and has no mark at its beginning; it is never mended."""
        window = _BEFORE.search(self._text, max(0, letter - LONGEST_RUN), letter)
        if not window or not _HAN.search(window.group()):
            return None
        stretch = self._text[window.start() : letter + 1]
        worst = self._worst(stretch)
        if worst is None:
            return None
        origin = window.start() + max(0, worst - NEIGHBOURS)
        starts = range(origin, min(window.start() + worst + NEIGHBOURS, letter - 1) + 1)
        base = Line(self._text, origin, mark=0, end=letter + 1)
        found = [whole for start in starts if (whole := self._whole(origin, start, letter))]
        gain, best = max(((self._gain(whole, base), whole) for whole in found), default=(0.0, None))
        if best is None or gain < GAIN_UNMARKED:
            return None
        return self._damaged(best.size, origin, "several", best.text, mark=0)

    def _worst(self, stretch: str) -> int | None:
        """Where a stretch begins to read badly; None where it reads well."""
        scores = self._plausibility.backwards(stretch)
        excess = [score - ORDINARY * (len(stretch) - at) for at, score in enumerate(scores[:-1])]
        worst = min(range(len(excess)), key=excess.__getitem__)
        return worst if excess[worst] < 0 else None

    def _whole(self, origin: int, start: int, letter: int) -> Reading | None:
        """The likeliest reading from `start` to the letter, behind what stands between `origin` and `start`."""
        line = Line(self._text, start, mark=0, end=letter + 1)
        reading = self._likeliest(line)
        if reading is None or reading.size != letter + 1 - start:
            return None
        before = self._text[origin:start]
        return reading._replace(text=before + reading.text, size=len(before) + reading.size)

    def _gain(self, reading: Reading, line: Line) -> float:
        """How much better the line reads with the reading than as it stands."""
        tail, rest = self._tail(line), line.shown[reading.size :]
        read, stands = reading.text + rest, ORPHAN * line.mark + line.shown
        return self._plausibility.over(read, tail).score - self._plausibility.over(stands, tail).score

    def _tail(self, line: Line) -> Tail:
        return self._plausibility.over(line.before[-LONGEST_WORD:])

    def _likeliest(self, line: Line) -> Reading | None:
        key = line.before, line.shown
        if key not in self._searched:
            if len(self._searched) >= MOST_SEARCHES:
                return None
            self._searched[key] = likeliest(line.shown, line.before, line.behind, self._word_stock)
        return self._searched[key]

    def _doubt(self, best: Reading, line: Line) -> str:
        """Why the likeliest reading is not certain; empty if it is."""
        if unpaired(line.before, best.text, line.after(best)):
            return "none"
        if best.text[0] not in FIRST_MARKS:
            return "several"
        # A comma before a wide letter or digit, which begins with the same byte, vanishes and leaves nothing to see.
        if _WIDE_LATIN.search(best.text, 1) or best.odds < (SURE_OF_LOST if best.lost else SURE):
            return "several"
        if self._may_begin_otherwise(best.text + line.after(best)[:1]):
            return "several"
        return "several" if best.lost and self._is_open(best, line) else ""

    def _may_begin_otherwise(self, text: str) -> bool:
        """Whether a clause may have begun with another word of which nothing is left, such as `您` in `。您能否`."""
        clauses = (text[at + 1] for at, mark in enumerate(text[:-1]) if mark in MARKS)
        leads = {one.encode("gb18030")[0] for one in clauses}
        return any(code[0] in leads and code[0] in vanishing().get(code[1], ()) for code in _beginnings())

    def _is_open(self, best: Reading, line: Line) -> bool:
        """Whether more may have vanished: a word at the beginning of a clause, or a part of one that is not known."""
        is_begun = any(at == 0 or best.text[at] in MARKS for at in best.supplied)
        return is_begun or any(self._is_odd(best.text[at]) for at in self._lone(best, line))

    def _lone(self, reading: Reading, line: Line) -> Iterator[int]:
        """Offsets of the Chinese characters of a reading that stand by themselves in its best division into words."""
        at = 1
        for word in self._plausibility.words(reading.text[1:] + line.after(reading)[: LONGEST_WORD - 1]):
            if at < len(reading.text) and len(word) == 1 and (re.match(f"[{HAN}]", word) or "！" <= word <= "～"):
                yield at
            at += len(word)

    def _is_odd(self, one: str) -> bool:
        return self._plausibility.commonness(one) < ODD

    def _proved(self, best: Reading, start: int, line: Line) -> Edit | None:
        """The edit, if the mechanism run forwards gives exactly what stands there."""
        end = start + line.mark + best.size
        run = self._text[start:end]
        happened = forwards(best.text, run)
        if happened is None:
            return None
        evidence = [("slipped", best.text.encode("gb18030").hex(" "))]
        if happened.lost:
            evidence.append(("lost", " ".join(lost.hex() for lost in happened.lost)))
            attested = self._attested(best, line)
            if attested is None:
                return None
            evidence += [("attested", attested[0]), ("attested-in", attested[1])]
        proof = Proof.ATTESTED if happened.lost else Proof.EXACT
        return Edit(RULE, start, end, run, best.text, proof, tuple(evidence), tuple(_spans(best.supplied)))

    def _attested(self, best: Reading, line: Line) -> tuple[str, str] | None:
        """An attested word with the supplied characters in it, on both sides of a gap inside a clause; and where.

        Where the gap is between two words, the two words.
        """
        text = best.text + line.after(best)[:LONGEST_WORD]
        han = [at for at in best.supplied if re.match(f"[{HAN}]", text[at])]
        words = self._plausibility.words(text)
        found = _words_over(text, han[0], han[-1], self._known) if han else iter(())
        # A word of the dictionary counts only as a whole: `數|千三|峽` would attest a gap that `數千|三峽` leaves open.
        whole = ((word, where) for word, where in found if where != "dictionary" or word in words)
        return next(whole, None) or self._two_words(words, han)

    def _two_words(self, words: list[str], supplied: list[int]) -> tuple[str, str] | None:
        """The two words of a division that have the supplied characters in them, if both are attested."""
        starts = accumulate((len(word) for word in words), initial=0)
        over = [
            word
            for start, word in zip(starts, words, strict=False)
            if any(start <= at < start + len(word) for at in supplied)
        ]
        places = [self._known.place_of(word) for word in over if len(word) > 1]
        if len(over) != 2 or len(places) != 2 or not all(places):
            return None
        return "".join(over), "dictionary" if "dictionary" in places else "document"

    def _damaged(self, size: int, start: int, reason: str, reading: str, mark: int = 1) -> Damage:
        end = start + mark + size
        evidence = (("reason", reason), *((("reading", reading),) if reading else ()))
        return Damage(RULE, start, end, self._text[start:end], evidence)


@cache
def _beginnings() -> tuple[bytes, ...]:
    return tuple(one.encode("gb18030") for one in sorted(_BEGINNINGS))


def _words_over(text: str, first: int, last: int, known: KnownWords) -> Iterator[tuple[str, str]]:
    """The attested stretches of Chinese with `first` to `last` in them, longest first, and where each stands."""
    for size in range(LONGEST_GRAM, 1, -1):
        for start in range(max(0, last - size + 1), min(first, len(text) - size) + 1):
            word = text[start : start + size]
            where = known.place_of(word) if re.fullmatch(f"[{HAN}]+", word) else None
            if where:
                yield word, where


def _spans(offsets: tuple[int, ...]) -> Iterator[Span]:
    """Neighbouring offsets as ranges."""
    start = -1
    for index, offset in enumerate(offsets):
        if index == 0 or offsets[index - 1] != offset - 1:
            start = offset
        if index + 1 == len(offsets) or offsets[index + 1] != offset + 1:
            yield Span(start, offset + 1)
