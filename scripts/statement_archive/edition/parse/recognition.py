"""Lines -> lines with their marks. A mark is one only where it opens a block and is no part of a sentence.

What stands before a line, what stands behind the number on it, the numbers before it and how the witness prints the
others have to agree. Where they don't, the line stays text; where it would go on counting all the same, that is a
question to the editors.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from statement_archive.edition.parse.decisions import Decided
from statement_archive.edition.parse.lines import (
    TextLine,
    cells_of,
    ends_clause,
    full_width,
    looks_like_heading,
    trimmed_end,
    width_of,
)
from statement_archive.edition.parse.templates import Series
from statement_archive.labels import BLANKS, Numeral
from statement_archive.model import Kind, PrintedMark

_BLANK = re.compile(rf"[{BLANKS}]*")
_GOES_ON = re.compile(r"[a-zà-öø-ÿа-яα-ω,;)、，；）]")
"""What goes on with a sentence behind a number that is a word of it: `Article 2 of this Treaty`."""
_PARTICLE = re.compile(r"第|所|的|规定|規定|至|和|与|與|及|或|中|之|款|项|項|[ぁ-ん가-힣]")
"""What does so right behind a number, where a blank would part what it opens: `第二条所述`, `第３条の`, `제2조에`."""
_WITHIN_ARTICLE = re.compile(r"(?:Abs|Satz|Nr|Ziff|Buchst|Unterabs|Halbs|Para|Sec|Al)", re.IGNORECASE)
"""What a sentence says of a part of an article, in languages that write it with a capital."""
_READS_ON = re.compile(r"[和与與及或至]|(?:and|or|of|to|und|oder|et|ou|y|e|и|или|و|أو)\b|[^\W\d_]+\.?[ \u00a0]\d{4}\b")
"""A word that joins, or the rest of a date, behind a number that is none: `2. and 3. of`, `3. Mai 2024`."""
_LINKS = re.compile(r"\b(?:and|or|et|ou|y|o|e|und|oder|и|или|و|أو)\Z", re.IGNORECASE)
_SENTENCE_BEFORE = re.compile(rf"[.!?。！？；؟][”’»」』)）】\"']*[{BLANKS}]*\Z")
_LONGEST_TITLE = 60
_QUOTED = 40
_AHEAD = 100
"""Lines in which the number after one is looked for."""
_LOST = 3
"""How far the count of a list may go on at once: two of its items are lost, or it leaves letters out."""


_ORDER = (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM)
"""What has numbers of its own within what."""


def _holds(mark: PrintedMark, series: Series) -> bool:
    """Whether what a mark opens may hold what a series counts."""
    if mark.kind not in _ORDER or series.kind not in _ORDER:
        return False
    outer, inner = _ORDER.index(mark.kind), _ORDER.index(series.kind)
    return outer < inner or (mark.kind is Kind.ITEM and series.kind is Kind.ITEM and series.level > mark.level)


class _Style(Enum):
    """How a number stands on its line."""

    ALONE = "alone"
    SPACED = "spaced"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A stretch of a line: a mark with the text behind it, either of which may be missing."""

    mark: PrintedMark | None
    start: int
    """Where the text begins."""
    end: int
    line: int
    """Index of the line."""


@dataclass(frozen=True, slots=True)
class MarkDoubt:
    """A line that may open with a number and is read as text."""

    begins: str
    number: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    series: Series
    start: int
    end: int
    numeral: Numeral | None
    style: _Style

    @property
    def key(self) -> tuple[Kind, int]:
        return self.series.kind, self.series.level

    @property
    def rank(self) -> tuple[int, int]:
        return (self.numeral.number, self.numeral.suffix) if self.numeral else (0, 0)

    @property
    def is_open(self) -> bool:
        """Whether the sentence may go on behind it."""
        template = self.series.template
        return template is not None and template.is_open and self.style is not _Style.ALONE

    def mark(self) -> PrintedMark:
        numeral = self.numeral
        label, number, suffix = (numeral.label, numeral.number, numeral.suffix) if numeral else ("", None, 0)
        return PrintedMark(self.series.kind, self.series.level, self.start, self.end, label, number, suffix)


def recognise(
    text: str, lines: Sequence[TextLine], series: Sequence[Series], decided: Decided
) -> tuple[tuple[ReadLine, ...], tuple[MarkDoubt, ...]]:
    """The lines with their marks, and those that may have one and were read as text."""
    reading = _Reading(text, lines, series, decided)
    return tuple(piece for index in range(len(lines)) for piece in reading.line(index)), tuple(reading.doubts)


@dataclass
class _Reading:
    """Goes through the lines once; knows how far each series has counted."""

    text: str
    lines: Sequence[TextLine]
    series: Sequence[Series]
    decided: Decided
    doubts: list[MarkDoubt] = field(default_factory=list)
    _last: dict[tuple[Kind, int], tuple[int, int]] = field(default_factory=dict)
    _titled: int = -1
    """Index of the last line that may be the words of a heading: behind its mark, or below a mark that stands alone."""
    _behind: int = 0
    """Where the text of the line before begins, behind its mark; 0 where it had none."""

    def __post_init__(self) -> None:
        self._full = full_width(self.text, self.lines)
        self._openings = [tuple(self._candidates(line)) for line in self.lines]
        self._usual = self._usual_styles()
        self._latest = self._latest_lines()
        self._parted = [at for at, line in enumerate(self.lines) if line.is_parted and self._openings[at]]
        self._inside = [entry for entry in self.series if entry.kind in (Kind.HEADING, Kind.PARAGRAPH)]

    def line(self, index: int) -> Iterator[ReadLine]:
        """One line: its mark and its text, and further ones where it holds several paragraphs."""
        line = self.lines[index]
        start, mark = line.start, self._mark(index)
        self._behind = mark.end if mark else 0
        is_bare = mark is not None and mark.end >= line.end
        if mark and (is_bare or mark.kind is Kind.HEADING):
            self._titled = index + is_bare
        while mark:
            self._count(mark)
            start = mark.end
            following = self._mark_behind(mark, index) or self._mark_within(start, line.end)
            if following is None:
                break
            yield ReadLine(mark, start, trimmed_end(self.text, start, following.start), index)
            mark = following
        yield ReadLine(mark, start, line.end, index)

    def _mark(self, index: int) -> PrintedMark | None:
        """The mark that a line opens with; a doubt is noted."""
        candidates = self._openings[index]
        accepted = [candidate for candidate in candidates if self._is_mark(candidate, index)]
        if accepted:
            return self._best(accepted, index).mark()
        going = (candidate for candidate in candidates if self._may_count(candidate, index))
        doubtful = next((candidate for candidate in going if not self._comes(candidate, index)), None)
        if doubtful is None:
            return None
        if index in self.decided.words:
            return doubtful.mark() if self.decided.words[index] == doubtful.end else None
        begins = self.text[doubtful.start : min(self.lines[index].end, doubtful.start + _QUOTED)]
        self.doubts.append(MarkDoubt(begins, doubtful.numeral.label if doubtful.numeral else doubtful.series.sign))
        return None

    def _candidates(self, line: TextLine) -> Iterator[_Candidate]:
        for entry in self.series:
            if entry.template is None:
                if self.text.startswith(entry.sign, line.start, line.end):
                    blanks = _BLANK.match(self.text, self._behind_sign(entry, line), line.end)
                    end = blanks.end() if blanks else line.end
                    yield _Candidate(entry, line.start, end, None, _Style.SPACED)
            elif numeral := entry.template.at(self.text, line.start, line.end):
                yield _Candidate(entry, line.start, numeral.end, numeral, self._style(numeral, line))

    def _behind_sign(self, entry: Series, line: TextLine) -> int:
        """Behind a sign; a second note has it twice, `**`."""
        end = line.start + len(entry.sign)
        while entry.kind is Kind.NOTE and self.text.startswith(entry.sign, end, line.end):
            end += len(entry.sign)
        return end

    def _style(self, numeral: Numeral, line: TextLine) -> _Style:
        if numeral.end >= line.end:
            return _Style.ALONE
        return _Style.SPACED if self.text[numeral.end - 1].isspace() else _Style.JOINED

    def _usual_styles(self) -> dict[tuple[Kind, int], _Style]:
        """How most numbers of a series that open a block stand on their lines; the first where none is most."""
        styles: dict[tuple[Kind, int], Counter[_Style]] = {}
        for index, candidates in enumerate(self._openings):
            for candidate in candidates:
                if self._stands(index) and not self._continues(candidate, index):
                    styles.setdefault(candidate.key, Counter())[candidate.style] += 1
        return {key: counted.most_common(1)[0][0] for key, counted in styles.items()}

    def _latest_lines(self) -> dict[tuple[tuple[Kind, int], tuple[int, int]], int]:
        """Where each number stands for the last time as those of its series usually do."""
        return {
            (candidate.key, candidate.rank): index
            for index, candidates in enumerate(self._openings)
            for candidate in candidates
            if candidate.style is self._usual.get(candidate.key)
        }

    def _is_mark(self, candidate: _Candidate, index: int) -> bool:
        if candidate.numeral is None:
            return True
        reasons = (self._continues, self._is_alone, self._comes)
        if any(speaks_against(candidate, index) for speaks_against in reasons):
            return False
        if self._reads_on(candidate, index):
            return False
        goes_on = self._goes_on(candidate)
        if candidate.is_open and candidate.style is not self._usual.get(candidate.key, candidate.style):
            return goes_on and self._stands(index) and self._begins_text(candidate, index)
        if self._stands(index):
            return goes_on or self._is_known(candidate)
        return goes_on and not self._is_full(index - 1)

    def _continues(self, candidate: _Candidate, index: int) -> bool:
        """Whether a sentence goes on behind the number, so that the number is a word of it."""
        return self._goes_on_behind(candidate, self.lines[index].end)

    def _goes_on_behind(self, candidate: _Candidate, end: int) -> bool:
        behind = self.text[candidate.end : min(end, candidate.end + 2)]
        is_particle = candidate.style is _Style.JOINED and _PARTICLE.match(behind)
        return candidate.is_open and (_GOES_ON.match(behind) is not None or bool(is_particle))

    def _begins_text(self, candidate: _Candidate, index: int) -> bool:
        """Whether a sentence begins behind a number, by its capital, and no later line has the number as others do."""
        behind = self.text[candidate.end : self.lines[index].end]
        if not behind[:1].isupper() or _WITHIN_ARTICLE.match(behind):
            return False
        return self._latest.get((candidate.key, candidate.rank), 0) <= index

    def _comes(self, candidate: _Candidate, index: int) -> bool:
        """Whether a number within a sentence is the one that the next block of its series opens with."""
        before = self.lines[index - 1]
        if self.lines[index].is_parted or ends_clause(self.text[before.start : before.end]):
            return False
        later = islice(self._parted, bisect_right(self._parted, index), None)
        same = (other for block in later for other in self._openings[block] if other.key == candidate.key)
        following = next(same, None)
        return following is not None and following.rank == candidate.rank

    def _stands(self, index: int) -> bool:
        """Whether a block may begin with a line: behind a blank line, a clause, a heading."""
        if index == 0 or self.lines[index].is_parted:
            return True
        before = self.lines[index - 1]
        words = self.text[max(before.start, self._behind) : before.end]
        if ends_clause(words) or _LINKS.search(words):
            return True
        is_title = looks_like_heading(words) and self._is_short(index - 1)
        opens = before.is_parted or index == 1 or self._is_ended(index - 2)
        return is_title and (self._titled >= index - 1 or (opens and self._behind == 0))

    def _is_ended(self, index: int) -> bool:
        """Whether a sentence, a part of it or a row of a table ends with a line."""
        line = self.lines[index]
        return ends_clause(self.text[line.start : line.end]) or len(cells_of(self.text, line)) > 1

    def _is_short(self, index: int) -> bool:
        """Whether a line, its mark left out, may be the words of a heading by its length."""
        line = self.lines[index]
        return line.end - max(line.start, self._behind) <= _LONGEST_TITLE and not self._is_full(index)

    def _is_full(self, index: int) -> bool:
        """Whether a line may have ended because it was full, and not because its text did."""
        line = self.lines[index]
        return width_of(self.text[line.start : line.end]) >= self._full

    def _goes_on(self, candidate: _Candidate) -> bool:
        """Whether it counts on in its series, or begins to count."""
        if candidate.numeral is None:
            return False
        number, suffix = self._last.get(candidate.key, (0, 0))
        return candidate.rank in ((number + 1, 0), (number, suffix + 1))

    def _may_count(self, candidate: _Candidate, index: int) -> bool:
        """Whether what is read as text would count on or anew if it were a number."""
        if self._goes_on(candidate):
            return True
        if not self._is_known(candidate) or self._continues(candidate, index):
            return False
        begins_anew = candidate.rank == (1, 0) and self._is_short(index - 1)
        is_usual = candidate.style is self._usual.get(candidate.key) or not candidate.is_open
        return begins_anew or (is_usual and self._stands(index) and candidate.style is not _Style.ALONE)

    def _reads_on(self, candidate: _Candidate, index: int) -> bool:
        """Whether a number that nothing counts on from is a word of a date or of a sentence that goes on behind it."""
        if candidate.series.kind not in (Kind.HEADING, Kind.PARAGRAPH):
            return False
        behind = self.text[candidate.end : self.lines[index].end][:_QUOTED]
        is_unfounded = candidate.key not in self._last and candidate.rank != (1, 0)
        is_odd = _READS_ON.match(behind) or (is_unfounded and behind[:1].islower())
        return bool(is_odd) and not self._is_followed(candidate, index)

    def _is_alone(self, candidate: _Candidate, index: int) -> bool:
        """Whether it would be the only item of its list."""
        numeral = candidate.numeral
        is_first = candidate.series.kind is Kind.ITEM and numeral is not None and numeral.number == 1
        return is_first and not self._is_followed(candidate, index)

    def _is_known(self, candidate: _Candidate) -> bool:
        """Whether the document may have such a number, those between being lost, or the count begun anew."""
        numeral, kind = candidate.numeral, candidate.series.kind
        if numeral is None or kind not in (Kind.ITEM, Kind.FOOTNOTE):
            return numeral is not None and numeral.number <= candidate.series.most
        last = self._last.get(candidate.key)
        return numeral.number == 1 or (last is not None and last[0] < numeral.number <= last[0] + _LOST)

    def _best(self, accepted: Sequence[_Candidate], index: int) -> _Candidate:
        """Of several readings of a mark, `(i)` as a letter or as a numeral, the one that others count on from."""
        if len(accepted) == 1:
            return accepted[0]
        going = [candidate for candidate in accepted if self._goes_on(candidate)] or list(accepted)
        same = [candidate for candidate in going if candidate.series.kind is going[0].series.kind]
        return max(same, key=lambda candidate: self._is_followed(candidate, index))

    def _is_followed(self, candidate: _Candidate, index: int) -> bool:
        numeral, template = candidate.numeral, candidate.series.template
        if numeral is None or template is None:
            return False
        reach = _LOST if candidate.series.kind is Kind.ITEM else 1
        for line in self.lines[index + 1 : index + _AHEAD]:
            following = template.at(self.text, line.start, line.end)
            step = following.number - numeral.number if following else -1
            if following and (following.number == 1 or 0 <= step <= reach):
                return step > 0
        return False

    def _count(self, mark: PrintedMark) -> None:
        """Note how far a series has counted; what stands within begins anew."""
        if mark.number is None:
            return
        self._last[mark.kind, mark.level] = (mark.number, mark.suffix)
        if mark.kind in _ORDER:
            within = _ORDER[_ORDER.index(mark.kind) + 1 :]
            inner = [key for key in self._last if key[0] in within or (key[0] is mark.kind and key[1] > mark.level)]
            for key in inner:
                if key[0] is not Kind.PARAGRAPH:
                    del self._last[key]

    def _mark_behind(self, mark: PrintedMark, index: int) -> PrintedMark | None:
        """The number of the first of what another holds, right behind that: `Art. 2. 1. `, `1. (a) `, `(a) (i) `."""
        end = self.lines[index].end
        for entry in self.series:
            numeral = entry.template.at(self.text, mark.end, end) if entry.template and _holds(mark, entry) else None
            if numeral and (numeral.number, numeral.suffix) == (1, 0) and numeral.end < end:
                candidate = _Candidate(entry, numeral.start, numeral.end, numeral, _Style.SPACED)
                if self._is_followed(candidate, index) and not self._goes_on_behind(candidate, end):
                    return candidate.mark()
        return None

    def _mark_within(self, start: int, end: int) -> PrintedMark | None:
        """The first number within a line that counts on, at the beginning of a sentence."""
        found = [mark for entry in self._inside for mark in self._within(entry, start, end)]
        return min(found, key=lambda mark: mark.start, default=None)

    def _within(self, entry: Series, start: int, end: int) -> Iterator[PrintedMark]:
        last = self._last.get((entry.kind, entry.level))
        if entry.template is None or last is None or last[0] + 1 > entry.most:
            return
        for numeral in entry.template.within(self.text, start, end):
            head = self.text[max(start, numeral.start - 16) : numeral.start]
            if numeral.number == last[0] + 1 and not numeral.suffix and _SENTENCE_BEFORE.search(head):
                style = _Style.SPACED if self.text[numeral.end - 1].isspace() else _Style.JOINED
                candidate = _Candidate(entry, numeral.start, numeral.end, numeral, style)
                if not self._goes_on_behind(candidate, end):
                    yield candidate.mark()
                    return
