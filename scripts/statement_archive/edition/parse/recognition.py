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
from itertools import islice

from statement_archive.edition.parse.candidates import Candidate, Style, candidates_at, goes_on_behind, style_of
from statement_archive.edition.parse.counting import LOST, Count, holds
from statement_archive.edition.parse.decisions import Decided
from statement_archive.edition.parse.lines import (
    TextLine,
    cells_of,
    ends_clause,
    full_width,
    is_row,
    looks_like_heading,
    trimmed_end,
    width_of,
)
from statement_archive.edition.parse.templates import Series
from statement_archive.labels import BLANKS
from statement_archive.model import Kind, PrintedMark

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
    _counted: Count = field(default_factory=Count)
    _titled: int = -1
    """Index of the last line that may be the words of a heading: behind its mark, or below a mark that stands alone."""
    _behind: int = 0
    """Where the text of the line before begins, behind its mark; 0 where it had none."""

    def __post_init__(self) -> None:
        self._full = full_width(self.text, self.lines)
        self._openings = [tuple(self._candidates(index)) for index in range(len(self.lines))]
        self._usual = self._usual_styles()
        self._latest = self._latest_lines()
        self._parted = [at for at, line in enumerate(self.lines) if line.is_parted and self._openings[at]]
        self._inside = [entry for entry in self.series if entry.kind in (Kind.HEADING, Kind.PARAGRAPH)]

    def _candidates(self, index: int) -> Iterator[Candidate]:
        """What a line may open with; a number in the first cell of a table's row is text of the cell."""
        for candidate in candidates_at(self.text, self.lines[index], self.series):
            if candidate.numeral is None or not is_row(self.text, self.lines, index, candidate.end):
                yield candidate

    def line(self, index: int) -> Iterator[ReadLine]:
        """One line: its mark and its text, and further ones where it holds several paragraphs."""
        line = self.lines[index]
        start, mark = line.start, self._mark(index)
        self._behind = mark.end if mark else 0
        is_bare = mark is not None and mark.end >= line.end
        if mark and (is_bare or mark.kind is Kind.HEADING):
            self._titled = index + is_bare
        while mark:
            self._counted.take(mark)
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

    def _usual_styles(self) -> dict[tuple[Kind, int], Style]:
        """How most numbers of a series that open a block stand on their lines; the first where none is most."""
        styles: dict[tuple[Kind, int], Counter[Style]] = {}
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

    def _is_mark(self, candidate: Candidate, index: int) -> bool:
        if candidate.numeral is None:
            return True
        reasons = (self._continues, self._is_alone, self._comes)
        if any(speaks_against(candidate, index) for speaks_against in reasons):
            return False
        if self._reads_on(candidate, index):
            return False
        goes_on = self._counted.goes_on(candidate)
        if candidate.is_open and candidate.style is not self._usual.get(candidate.key, candidate.style):
            return goes_on and self._stands(index) and self._begins_text(candidate, index)
        if self._stands(index):
            return goes_on or self._counted.is_known(candidate)
        return goes_on and not self._is_full(index - 1)

    def _continues(self, candidate: Candidate, index: int) -> bool:
        """Whether a sentence goes on behind the number, so that the number is a word of it."""
        return goes_on_behind(self.text, candidate, self.lines[index].end)

    def _begins_text(self, candidate: Candidate, index: int) -> bool:
        """Whether a sentence begins behind a number, by its capital, and no later line has the number as others do."""
        behind = self.text[candidate.end : self.lines[index].end]
        if not behind[:1].isupper() or _WITHIN_ARTICLE.match(behind):
            return False
        return self._latest.get((candidate.key, candidate.rank), 0) <= index

    def _comes(self, candidate: Candidate, index: int) -> bool:
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

    def _may_count(self, candidate: Candidate, index: int) -> bool:
        """Whether what is read as text would count on or anew if it were a number."""
        if self._counted.goes_on(candidate):
            return True
        if not self._counted.is_known(candidate) or self._continues(candidate, index):
            return False
        begins_anew = candidate.rank == (1, 0) and self._is_short(index - 1)
        is_usual = candidate.style is self._usual.get(candidate.key) or not candidate.is_open
        return begins_anew or (is_usual and self._stands(index) and candidate.style is not Style.ALONE)

    def _reads_on(self, candidate: Candidate, index: int) -> bool:
        """Whether a number that nothing counts on from is a word of a date or of a sentence that goes on behind it."""
        if candidate.series.kind not in (Kind.HEADING, Kind.PARAGRAPH):
            return False
        behind = self.text[candidate.end : self.lines[index].end][:_QUOTED]
        is_unfounded = candidate.key not in self._counted.last and candidate.rank != (1, 0)
        is_odd = _READS_ON.match(behind) or (is_unfounded and behind[:1].islower())
        return bool(is_odd) and not self._is_followed(candidate, index)

    def _is_alone(self, candidate: Candidate, index: int) -> bool:
        """Whether it would be the only item of its list."""
        numeral = candidate.numeral
        is_first = candidate.series.kind is Kind.ITEM and numeral is not None and numeral.number == 1
        return is_first and not self._is_followed(candidate, index)

    def _best(self, accepted: Sequence[Candidate], index: int) -> Candidate:
        """Of several readings of a mark, `(i)` as a letter or as a numeral, the one that others count on from."""
        if len(accepted) == 1:
            return accepted[0]
        going = [candidate for candidate in accepted if self._counted.goes_on(candidate)] or list(accepted)
        same = [candidate for candidate in going if candidate.series.kind is going[0].series.kind]
        return max(same, key=lambda candidate: self._is_followed(candidate, index))

    def _is_followed(self, candidate: Candidate, index: int) -> bool:
        numeral, template = candidate.numeral, candidate.series.template
        if numeral is None or template is None:
            return False
        reach = LOST if candidate.series.kind is Kind.ITEM else 1
        for line in self.lines[index + 1 : index + _AHEAD]:
            following = template.at(self.text, line.start, line.end)
            step = following.number - numeral.number if following else -1
            if following and (following.number == 1 or 0 <= step <= reach):
                return step > 0
        return False

    def _mark_behind(self, mark: PrintedMark, index: int) -> PrintedMark | None:
        """The number of the first of what another holds, right behind that: `Art. 2. 1. `, `1. (a) `, `(a) (i) `."""
        end = self.lines[index].end
        for entry in self.series:
            numeral = entry.template.at(self.text, mark.end, end) if entry.template and holds(mark, entry) else None
            if numeral and (numeral.number, numeral.suffix) == (1, 0) and numeral.end < end:
                candidate = Candidate(entry, numeral.start, numeral.end, numeral, Style.SPACED)
                if self._is_followed(candidate, index) and not goes_on_behind(self.text, candidate, end):
                    return candidate.mark()
        return None

    def _mark_within(self, start: int, end: int) -> PrintedMark | None:
        """The first number within a line that counts on, at the beginning of a sentence."""
        found = [mark for entry in self._inside for mark in self._within(entry, start, end)]
        return min(found, key=lambda mark: mark.start, default=None)

    def _within(self, entry: Series, start: int, end: int) -> Iterator[PrintedMark]:
        last = self._counted.last.get((entry.kind, entry.level))
        if entry.template is None or last is None or last[0] + 1 > entry.most:
            return
        for numeral in entry.template.within(self.text, start, end):
            head = self.text[max(start, numeral.start - 16) : numeral.start]
            if numeral.number == last[0] + 1 and not numeral.suffix and _SENTENCE_BEFORE.search(head):
                candidate = Candidate(entry, numeral.start, numeral.end, numeral, style_of(self.text, numeral, end))
                if not goes_on_behind(self.text, candidate, end):
                    yield candidate.mark()
                    return
