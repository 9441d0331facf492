"""Quoted words that a reader may not understand -> what the official text that is nearest to this reader says there.

It is another official text and no translation that was made for this purpose: where there is none, nothing follows.
"""

from collections.abc import Collection

from markupsafe import Markup

from statement_archive.model import Edition, Status, Work
from statement_archive.names import edition_phrase, passage_name, phrase
from statement_archive.parts.editions import main_edition, segment_address
from statement_archive.parts.html import tag
from statement_archive.parts.quotation import quotation
from statement_archive.reader import Reader


def counterpart_of(work: Work, slot: str, quoted: Collection[str], reader: Reader) -> Edition | None:
    """The official text that a reader of these texts (by siglum) at a slot is shown besides.

    None where it is among them, where it lacks the slot, and where one of them, not by a machine, is as near.
    """
    main = main_edition(work, reader)
    if main.witness.status is not Status.OFFICIAL or slot not in main.by_slot:
        return None
    witnesses = (work.edition(siglum).witness for siglum in quoted)
    ranks = (reader.rank(one.language) for one in witnesses if one.status is not Status.MACHINE_TRANSLATION)
    return main if reader.rank(main.witness.language) < min(ranks, default=0) else None


def counterpart(work: Work, slot: str, quoted: Collection[str], reader: Reader) -> Markup:
    """Its words under its name and that of the segment, folded; empty where there is none."""
    edition = counterpart_of(work, slot, quoted, reader)
    if edition is None:
        return Markup()
    segment = edition.by_slot[slot]
    place = phrase(passage_name(segment, reader), segment.label)
    name = reader.say("aside", words=edition_phrase(edition, reader), aside=place)
    return words_of(work, edition, slot, name, reader)


def words_of(work: Work, edition: Edition, slot: str, name: str, reader: Reader) -> Markup:
    """The whole segment of an edition, folded under a name, and a link to it."""
    words = quotation(" ".join(edition.by_slot[slot].text.split("\n")), edition)
    back = tag("a", reader.say("back-to-text"), href=segment_address(work, edition, slot, reader))
    return tag("details", tag("summary", name), tag("p", words, " ", back), class_="fold counterpart")
