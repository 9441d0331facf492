"""A document -> its texts set against one another, unit by unit, as translators work with them.

A unit is a row of the alignment. A text is in it that has every place of the row and words there; so no unit sets words
against a gap, and what fewer than two texts have is in none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from statement_archive import tags
from statement_archive.model import Edition, Status, Work
from statement_archive.parts.rows import Row, all_rows

_FEW = 4
"""Texts of which each that is no machine's is a source once; of more texts, only the first."""

TextPair = tuple[Edition, Edition]
"""Source and target."""


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """The same passage in at least two texts."""

    row: Row
    texts: Mapping[str, str]
    """The words of each text that has the whole of it, by siglum, in the order of the texts."""

    @property
    def slots(self) -> str:
        """The ids of its places, with blanks between them."""
        return " ".join(slot.id for slot in self.row.slots)


def words(row: Row, edition: Edition) -> str:
    """What a text has in a row; segments are parted by a line feed, as the lines within them are."""
    return "\n".join(segment.text for segment in row.segments(edition))


def units(work: Work) -> Iterator[TranslationUnit]:
    """The units of a document, its title first."""
    for row in all_rows(work):
        texts = {edition.witness.siglum: words(row, edition) for edition in work.editions if _is_whole(row, edition)}
        spoken = {siglum: text for siglum, text in texts.items() if text}
        if len(spoken) > 1:
            yield TranslationUnit(row, spoken)


def pairs(work: Work) -> Iterator[TextPair]:
    """What can be read as source and translation, official sources first.

    The source is no machine's, and the target is in another language, or in another script of it.
    """
    sources = [edition for edition in work.editions if edition.witness.status is not Status.MACHINE_TRANSLATION]
    sources.sort(key=lambda edition: edition.witness.status is not Status.OFFICIAL)
    for source in sources if len(work.editions) <= _FEW else sources[:1]:
        for target in work.editions:
            if not tags.is_same(source.witness.language, target.witness.language):
                yield source, target


def label(unit: TranslationUnit, edition: Edition) -> str:
    """What a text prints before a unit: `7`, `Article 2`; "" where it prints nothing."""
    return unit.row.segments(edition)[0].label


def pair_path(folder: str, work: Work, pair: TextPair, ending: str) -> str:
    """Where a file of two texts is: `<folder>/writ/writ.zh.en.xlf`, the source before the target."""
    name = ".".join((work.document.id, *(edition.witness.siglum for edition in pair), ending))
    return f"{folder}/{work.document.id}/{name}"


def _is_whole(row: Row, edition: Edition) -> bool:
    return all(slot.id in edition.by_slot for slot in row.slots)
