"""Which slots the columns of many witnesses fill: by what borders and looks say, never by the order alone."""

import pytest

from statement_archive.bench.corpora import Element
from statement_archive.bench.witnesses import Parallel, work_of
from statement_archive.edition.align.anchors import anchors_of
from statement_archive.edition.align.frame import Framing
from statement_archive.edition.align.moves import PlainMoves
from statement_archive.edition.align.similarity import Chunk
from statement_archive.edition.align.units import units_of
from statement_archive.edition.align.voices import Standing, Voice, features_of
from statement_archive.edition.parse import parse
from statement_archive.model import Document, Ledger, Mended, RawText

SENTENCE = "The ministers met in the capital and spoke of trade."
HEADING = "Trade and transport"


def document_of(*kinds: str) -> Document:
    """A document with a title and a slot for each kind of element."""
    passages = [Element("h1", True, "Joint statement"), *(Element(kind, kind == "h2", SENTENCE) for kind in kinds)]
    languages = {f"l{index}": passages for index in range(4)}
    return work_of(Parallel("frame", languages), sorted(languages), numbered=False).document


def voice_of(document: Document, *paragraphs: str) -> Voice:
    text = "\n\n".join(("Joint statement", *paragraphs)) + "\n"
    parsed, _ = parse(Mended(RawText(document.witnesses[0], text, 0, len(text)), Ledger(), text), document=document)
    units = units_of(parsed.blocks, clauses=True)
    anchors = anchors_of(parsed, units, document)
    moves = PlainMoves(parsed.blocks, units, anchors, document.outline)
    return Voice(parsed.blocks, units, moves, [features_of(unit.text) for unit in units], {})


def filled(*widths: int) -> Standing:
    """A standing with so many sentences in each slot."""
    chunks: list[Chunk] = []
    end = 0
    for width in widths:
        chunks.append((end, end + width))
        end += width
    return tuple(chunks)


def test_columns_that_fill_every_slot_stay_and_are_sure() -> None:
    document = document_of("p", "p", "p")
    voices = [voice_of(document, SENTENCE, SENTENCE, SENTENCE) for _ in range(3)]
    standings = (filled(1, 1, 1, 1),) * 3
    framed = Framing(document.outline, voices, standings).best()
    assert framed.standings == standings
    assert min(framed.trust) > 0.97


def test_a_slot_that_nobody_has_makes_all_places_doubtful_that_it_could_be_in() -> None:
    document = document_of("p", "p", "p")
    voices = [voice_of(document, SENTENCE, SENTENCE) for _ in range(3)]
    framed = Framing(document.outline, voices, (filled(1, 1, 1, 0),) * 3).best()
    assert framed.trust[1:] == pytest.approx((1 / 4, 2 / 4, 3 / 4), abs=0.01)


def test_looks_say_which_slot_is_empty() -> None:
    document = document_of("p", "p", "h2", "p")
    voices = [voice_of(document, SENTENCE, HEADING, SENTENCE) for _ in range(3)]
    framed = Framing(document.outline, voices, (filled(1, 1, 1, 1, 0),) * 3).best()
    assert framed.standings[0][3:] == ((2, 3), (3, 4))
    assert framed.trust[3] > 0.9


def test_what_most_have_torn_is_two_segments_where_the_outline_has_room() -> None:
    document = document_of("p", "p", "p")
    voices = [voice_of(document, SENTENCE, SENTENCE, SENTENCE) for _ in range(3)]
    framed = Framing(document.outline, voices, (filled(1, 2, 1, 0),) * 3).best()
    assert framed.standings == (filled(1, 1, 1, 1),) * 3


def test_what_one_has_torn_stays_one_segment() -> None:
    document = document_of("p", "p", "p")
    half, rest = SENTENCE.split(" and ")
    voices = [voice_of(document, SENTENCE, SENTENCE, SENTENCE) for _ in range(3)]
    voices.append(voice_of(document, half, f"and {rest}", SENTENCE, SENTENCE))
    standings = (*(filled(1, 1, 1, 1) for _ in range(3)), filled(1, 2, 1, 1))
    framed = Framing(document.outline, voices, standings).best()
    assert framed.standings == standings


def test_text_that_no_slot_has_room_for_stands_in_none() -> None:
    document = document_of("p")
    voices = [voice_of(document, *[SENTENCE] * 6) for _ in range(2)]
    framed = Framing(document.outline, voices, (filled(1, 6),) * 2).best()
    assert sum(end - start for start, end in framed.standings[0]) <= 7
