"""How far each series of numbers has counted, and what may come next."""

from dataclasses import dataclass, field

from statement_archive.edition.parse.candidates import Candidate
from statement_archive.edition.parse.templates import Series
from statement_archive.model import Kind, PrintedMark

LOST = 3
"""How far the count of a list may go on at once: two of its items are lost, or it leaves letters out."""
_ORDER = (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM)
"""What has numbers of its own within what."""


@dataclass(slots=True)
class Count:
    """The last number of each series, and how many behind it."""

    last: dict[tuple[Kind, int], tuple[int, int]] = field(default_factory=dict)
    """By what is counted and on which level."""

    def goes_on(self, candidate: Candidate) -> bool:
        """Whether a number counts on in its series, or begins to count."""
        if candidate.numeral is None:
            return False
        number, suffix = self.last.get(candidate.key, (0, 0))
        return candidate.rank in ((number + 1, 0), (number, suffix + 1))

    def is_known(self, candidate: Candidate) -> bool:
        """Whether the document may have such a number, those between being lost, or the count begun anew."""
        numeral, kind = candidate.numeral, candidate.series.kind
        if numeral is None or kind not in (Kind.ITEM, Kind.FOOTNOTE):
            return numeral is not None and numeral.number <= candidate.series.most
        last = self.last.get(candidate.key)
        return numeral.number == 1 or (last is not None and last[0] < numeral.number <= last[0] + LOST)

    def take(self, mark: PrintedMark) -> None:
        """Count a mark; what stands within what it opens begins anew, but for paragraphs, which may go on."""
        if mark.number is None:
            return
        self.last[mark.kind, mark.level] = (mark.number, mark.suffix)
        if mark.kind in _ORDER:
            within = _ORDER[_ORDER.index(mark.kind) + 1 :]
            inner = [key for key in self.last if key[0] in within or (key[0] is mark.kind and key[1] > mark.level)]
            for key in inner:
                if key[0] is not Kind.PARAGRAPH:
                    del self.last[key]


def holds(mark: PrintedMark, series: Series) -> bool:
    """Whether what a mark opens may hold what a series counts."""
    if mark.kind not in _ORDER or series.kind not in _ORDER:
        return False
    outer, inner = _ORDER.index(mark.kind), _ORDER.index(series.kind)
    return outer < inner or (mark.kind is Kind.ITEM and series.kind is Kind.ITEM and series.level > mark.level)
