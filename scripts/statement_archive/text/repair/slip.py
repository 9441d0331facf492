"""One-byte slips of a two-byte encoding, undone: `作用?!耙粠б宦贰背h是` was `作用。“一帶一路”倡議是`.

Enters: a text. Leaves: an edit for each slipped stretch with one reading far ahead of all others, a damage for each
that is recognised but not settled. What a slip does is told in `mechanism`; every edit is proved by running that
mechanism forwards on the text it puts in, which has to give exactly what stood there.

Many texts slip to the same run, and only how they read tells them apart. A reading is taken if no other comes near it
(`SURE` for a run that lost nothing, `SURE_OF_LOST` where a pair vanished, in natural logarithms of probabilities), nor
any fuller one from which more vanished (`SURE_OF_WHOLE`), if its brackets and quotation marks pair up, and, where a
pair vanished, if a word across the gap is attested, or, where the beginning of a clause is gone, if clauses of the
document begin so. What reads far better slipped than as it stands, or is garbled beyond reading, is marked as damaged.
Clean text is passed over by two regular expressions.

Where a question mark stands in the place of the lost byte, it says where the run begins. Where nothing does, a lone
ASCII letter says where it ends, and the beginning is sought where the text begins to read badly; where it begins is a
guess, and one in ten readings of foreign text was wrong, so that such a run is only marked as damaged.

Evidence of an edit: `slipped`, the bytes of the true text in GBK, hexadecimal; `lost`, the bytes that vanished, if
any; `attested` and `attested-in`, the words across the gap and where they stand (`document`, `glossary`,
`dictionary`). Evidence of a damage: `reason`, `several` (readings come too near each other) or `none` (no reading
convinces); `reading`, the likeliest, where there is one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from math import inf

from statement_archive.model import Damage, Edit, Proof, Span
from statement_archive.text.repair.attest import DOCUMENT_LIMIT, HAN, LONGEST_GRAM, KnownWords, openers
from statement_archive.text.repair.candidates import LONGEST_RUN, Reading, fuller, readings
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.line import Line
from statement_archive.text.repair.mechanism import ORPHAN, forwards
from statement_archive.text.repair.plausible import LONGEST_WORD, Plausibility, Tail, is_traditional, plainly, unpaired

RULE = "slip"

GAIN = 6.0
"""A slipped stretch reads e to this times better mended than as it stands."""
SURE = 3.0
"""The best reading of a run that lost nothing is e to this times likelier than the next."""
SURE_OF_ODD = 5.0
"""The same where a character of it is odd."""
SURE_OF_LOST = 3.0
"""The same where a pair vanished."""
SURE_OF_APART = 4.0
"""The same where it vanished between two words."""
SURE_OF_WHOLE = 5.5
"""Nothing more stood in a run if its reading is e to this times likelier than any fuller one."""
ODD = -9.5
"""A character that is no part of a word is odd if it is less likely than this."""
GARBLED = -10.0
"""A stretch is garbled if its characters are less likely than this on average."""
UNPAIRED = -14.0
"""What a bracket or quotation mark without its partner costs a reading."""
OPENING = 2
"""A clause that lost its beginning is supplied if so many of its first characters are a conjunction or open a clause
elsewhere, and rarely follow the first character of one: `，推動` is certain only where there is no `，要推動`."""
OFTENER = 8
"""Words open clauses if they do so more than so many times as often as they follow the first character of one."""
MOST_SEARCHES = 400
"""So many different runs of one text are searched; what is garbled after them is marked as damaged."""
RANKED = 100
"""So many readings of a run are weighed."""
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
_WIDE_LATIN = re.compile("[Ａ-Ｚａ-ｚ０-９]")
GAIN_UNMARKED = 7.0
"""As `GAIN`, where nothing stands for the lost byte."""
ORDINARY = -6.5
"""The characters of ordinary Chinese are about so likely on average."""
NEIGHBOURS = 3
"""So many characters before and behind where a text begins to read badly a run without a mark may begin."""
COMMON_MARKS = frozenset("。，”")
"""A slip that begins with another mark is believed only behind punctuation, and only if nothing was lost."""
MARKS = frozenset("，。、；：！？“”‘’,;:!?")
# A question and a Latin word or a tilde (`什麼?~`) behind it, without a blank between them.
_LATIN = re.compile("[!-?]*(?:[A-Za-z]{2}|~)")
_CLAUSE = re.compile(f"(?:^|[，。、；：！？“”,;:])([{HAN}]{{{OPENING},{OPENING + 1}}})", re.MULTILINE)


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
        self._searched: dict[tuple[str, str], list[Reading]] = {}

    @cached_property
    def _known(self) -> KnownWords:
        return KnownWords(self._clean, self._context)

    @cached_property
    def _clean(self) -> str:
        """The text without its suspect runs, which must not attest themselves."""
        pieces, end = [], 0
        for match in _SUSPECT.finditer(self._text):
            pieces.append(self._text[end : match.start()])
            end = max(end, match.end(1))
        return "\n".join((*pieces, self._text[end:]))

    @cached_property
    def _plausibility(self) -> Plausibility:
        return Plausibility(self._known, is_traditional=is_traditional(self._text))

    def solved(self, start: int) -> Edit | Damage | None:
        """What the run that may start here turns out to be; None for clean text."""
        line = Line(self._text, start)
        size = line.shown_run
        if _LATIN.match(line.shown):
            return None
        if size > SHORT and self._plausibility.over(line.shown[:size]).score / size > READABLE:
            return None
        found = self._ranked(line)
        if found and found[0].score - self._as_it_stands(line) >= GAIN:
            reason = self._doubt(found[0], _lead(found), line)
            edit = self._proved(found[0], start, line, _lead(found)) if not reason else None
            return edit or self._damaged(found[0].size, start, reason or "none", found[0].text)
        is_garbled = size > SHORT and self._plausibility.over(line.shown[:size]).score / size < GARBLED
        return self._damaged(size, start, "none", "") if is_garbled else None

    def solved_unmarked(self, letter: int) -> Damage | None:
        """The damage that ends in the letter at this offset and has no mark at its beginning; it is never mended."""
        window = _BEFORE.search(self._text, max(0, letter - LONGEST_RUN), letter)
        if not window:
            return None
        stretch = self._text[window.start() : letter + 1]
        worst = self._worst(stretch)
        if worst is None:
            return None
        origin = window.start() + max(0, worst - NEIGHBOURS)
        starts = range(origin, min(window.start() + worst + NEIGHBOURS, letter - 1) + 1)
        found = sorted((whole for start in starts for whole in self._wholes(origin, start, letter)), reverse=True)
        base = Line(self._text, origin, mark=0, end=letter + 1)
        stands = self._plausibility.over(base.shown, self._tail(base)).score
        if not found or found[0].score - stands < GAIN_UNMARKED:
            return None
        best, skipped = found[0], letter + 1 - origin - found[0].size
        return self._damaged(best.size, origin + skipped, "several", best.text[skipped:], mark=0)

    def _worst(self, stretch: str) -> int | None:
        """Where a stretch begins to read badly; None where it reads well."""
        scores = self._plausibility.backwards(stretch)
        excess = [score - ORDINARY * (len(stretch) - at) for at, score in enumerate(scores[:-1])]
        worst = min(range(len(excess)), key=excess.__getitem__)
        return worst if excess[worst] < 0 else None

    def _wholes(self, origin: int, start: int, letter: int) -> Iterator[Reading]:
        """Readings of the run from `start` to the letter, each with what stands between `origin` and `start`."""
        line = Line(self._text, start, mark=0, end=letter + 1)
        before = self._text[origin:start]
        tail = self._tail(Line(self._text, origin, mark=0, end=letter + 1))
        gap = self._plausibility.over(before, tail).score - self._tail(line).score
        for reading in self._ranked(line):
            if reading.size == letter + 1 - start:
                supplied = tuple(at + len(before) for at in reading.supplied)
                yield reading._replace(score=reading.score + gap, text=before + reading.text, supplied=supplied)

    def _as_it_stands(self, line: Line) -> float:
        return self._plausibility.over(ORPHAN + line.shown, self._tail(line)).score

    def _tail(self, line: Line) -> Tail:
        return self._plausibility.over(line.before[-LONGEST_WORD:])

    def _ranked(self, line: Line) -> list[Reading]:
        key = (line.before[-LONGEST_WORD:], line.shown)
        if key not in self._searched:
            if len(self._searched) >= MOST_SEARCHES:
                return []
            self._searched[key] = readings(line.shown, self._plausibility, self._tail(line))[:RANKED]
        found = self._searched[key]
        scored = [r._replace(score=r.score + UNPAIRED * unpaired(line.before, r.text, line.after(r))) for r in found]
        return sorted(scored, reverse=True)

    def _doubt(self, best: Reading, lead: float, line: Line) -> str:
        """Why the best reading, which is so far ahead of the next, is not certain; empty if it is."""
        if unpaired(line.before, best.text, line.after(best)):
            return "none"
        if best.text[0] not in COMMON_MARKS and (best.lost or lead < SURE_OF_ODD or line.before[-1:] not in MARKS):
            return "several"
        # A comma before a wide letter or digit, which begins with the same byte, vanishes and leaves nothing to see.
        if _WIDE_LATIN.search(best.text, 1):
            return "several"
        odd = [at for at in self._lone(best, line) if self._is_odd(best.text[at])]
        if lead < (SURE_OF_LOST if best.lost else SURE_OF_ODD if odd else SURE):
            return "several"
        if best.lost and (odd or len(best.text) == 1 or not self._are_openings(best, line)):
            return "several"
        more = fuller(best.text, line.before, line.after(best), self._plausibility)
        return "several" if more > -SURE_OF_WHOLE else ""

    def _lone(self, reading: Reading, line: Line) -> Iterator[int]:
        """Offsets of the Chinese characters of a reading that stand by themselves in its best division into words."""
        at = 1
        for word in self._plausibility.words(reading.text[1:] + line.after(reading)[: LONGEST_WORD - 1]):
            if at < len(reading.text) and len(word) == 1 and (re.match(f"[{HAN}]", word) or "！" <= word <= "～"):
                yield at
            at += len(word)

    def _is_odd(self, one: str) -> bool:
        return self._plausibility.commonness(one) < ODD

    def _are_openings(self, best: Reading, line: Line) -> bool:
        """Whether clauses begin as this one does wherever the beginning of one is supplied."""
        return all(
            self._is_opening(best.text[at + 1 :] + line.after(best))
            for at in best.supplied
            if at == 0 or best.text[at] in MARKS
        )

    def _is_opening(self, words: str) -> bool:
        """Whether a clause begins with these words: by their kind, or as other clauses of the document do."""
        plain = plainly(words[:LONGEST_WORD])
        if any(plain[:size] in openers() for size in range(OPENING, LONGEST_WORD + 1)):
            return True
        opening, inside = (counts[plain[:OPENING]] for counts in self._openings)
        return opening > OFTENER * inside

    @cached_property
    def _openings(self) -> tuple[Counter[str], Counter[str]]:
        """How often clauses of the document begin so, and how often so behind their first character."""
        texts = (self._clean, *self._context.corpus, *self._context.glossary)
        found = [plainly(match.group(1)) for text in texts for match in _CLAUSE.finditer(text[:DOCUMENT_LIMIT])]
        return Counter(words[:OPENING] for words in found), Counter(words[1:] for words in found)

    def _proved(self, best: Reading, start: int, line: Line, lead: float) -> Edit | None:
        """The edit, if the mechanism run forwards gives exactly what stands there."""
        end = start + line.mark + best.size
        run = self._text[start:end]
        happened = forwards(best.text, run)
        if happened is None:
            return None
        evidence = [("slipped", best.text.encode("gb18030").hex(" "))]
        if happened.lost:
            evidence.append(("lost", " ".join(lost.hex() for lost in happened.lost)))
            attested = self._attested(best, line, lead)
            if attested is None:
                return None
            evidence += [("attested", attested[0]), ("attested-in", attested[1])]
        proof = Proof.ATTESTED if happened.lost else Proof.EXACT
        return Edit(RULE, start, end, run, best.text, proof, tuple(evidence), tuple(_spans(best.supplied)))

    def _attested(self, best: Reading, line: Line, lead: float) -> tuple[str, str] | None:
        """An attested word with the supplied characters in it, on both sides of a gap inside a clause; and where.

        Where the gap is between two words and the lead is large, the two words.
        """
        text = best.text + line.after(best)[:LONGEST_WORD]
        han = [at for at in best.supplied if re.match(f"[{HAN}]", text[at])]
        words = self._plausibility.words(text)
        found = _words_over(text, han[0], han[-1], self._known) if han else iter(())
        # A word of the dictionary counts only as a whole: `數|千三|峽` would attest a gap that `數千|三峽` leaves open.
        whole = ((word, where) for word, where in found if where != "dictionary" or word in words)
        return next(whole, None) or (self._two_words(words, han) if lead >= SURE_OF_APART else None)

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


def _lead(found: list[Reading]) -> float:
    """How far the best reading is ahead of the next."""
    return found[0].score - max((reading.score for reading in found if reading.text != found[0].text), default=-inf)


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
