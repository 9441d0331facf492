"""The parts of the alignment one by one: sentences, fixed points, evidence."""

import os
import subprocess
import sys

import pytest

from conftest import PROJECT
from statement_archive.bench.samples import aligned, lexicon, real_works
from statement_archive.edition.align import Lexicon
from statement_archive.edition.align.anchors import sure_chain
from statement_archive.edition.align.similarity import Comparison, Text, features_of, length_evidence, terms_of
from statement_archive.edition.align.units import are_open, is_continuation, units_of
from statement_archive.model import Block, Kind, PrintedMark

STATEMENT = next(work for work in real_works(PROJECT) if work.document.id == "joint-statement-2020-06-18")


def paragraph(text: str, kind: Kind = Kind.PARAGRAPH, number: int | None = None) -> Block:
    mark = PrintedMark(kind, 1, 0, 0, str(number), number) if number is not None else None
    return Block(kind, text, 0, mark)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("On behalf of WHO, Dr. Tedros came. He spoke.", ["On behalf of WHO, Dr. Tedros came.", "He spoke."]),
        ("The U.S. delegation came.", ["The U.S. delegation came."]),
        ("“Come.” He came.", ["“Come.”", "He came."]),
        ("it ends. one belt, one road begins.", ["it ends.", "one belt, one road begins."]),
        ("我们来了。“他们走了。”大家都好！", ["我们来了。", "“他们走了。”", "大家都好！"]),
        ("3.5 per cent of it.", ["3.5 per cent of it."]),
        ("no end", ["no end"]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, sentences: list[str]) -> None:
    assert [unit.text for unit in units_of((paragraph(text),), clauses=False)] == sentences


def test_clauses_are_units_only_where_asked_for() -> None:
    block = paragraph("包括支持各方;在疫苗研发中；协商。")
    assert len(units_of((block,), clauses=False)) == 1
    assert len(units_of((block,), clauses=True)) == 3


def test_units_know_where_they_stand() -> None:
    units = units_of((Block(Kind.PARAGRAPH, "One.  Two.", 7),), clauses=False)
    assert [(unit.start, unit.end, unit.opens, unit.closes) for unit in units] == [
        (7, 11, True, False),
        (13, 17, False, True),
    ]


def test_signs_of_a_tear() -> None:
    assert are_open([paragraph("We welcome the")]) == [True]
    assert are_open([paragraph("We welcome it.”"), paragraph("Boosting Connectivity", Kind.HEADING)]) == [False, False]
    assert are_open([paragraph("Recalling their friendship,")]) == [True]
    assert are_open([paragraph("Recalling their friendship,"), paragraph("Desiring peace,")]) == [False, False]
    assert is_continuation(paragraph("and so on."))
    assert not is_continuation(paragraph("we support it.", number=14))


def test_features_are_stems_pairs_of_characters_and_numbers() -> None:
    assert features_of("Healthy, health 1,000 5G") == {"health", "#1000", "#5g"}
    assert features_of("供应链") == {"供应", "应链"}


def test_terms_meet_across_languages_and_acronyms_keep_their_case() -> None:
    words = Lexicon((("World Health Organization", "WHO", "世卫组织"), ("vaccine", "疫苗"), ("UN", "联合国")))
    texts = ["WHO sent vaccines.", "Those who are under way.", "世卫组织的疫苗", "UN"]
    assert terms_of(texts, words) == [{"@0", "@1"}, set(), {"@0", "@1"}, {"@2"}]


def test_equal_lengths_speak_for_a_pair_and_unequal_ones_against() -> None:
    assert length_evidence(300, 300) > 0 > length_evidence(300, 900)
    assert length_evidence(300, 900) == length_evidence(900, 300)
    assert length_evidence(0, 900) == 0


def test_a_text_is_more_like_its_counterpart_than_like_its_neighbour() -> None:
    blocks = {siglum: tuple(paragraph(line[0].text) for line in STATEMENT.lines[siglum]) for siglum in ("en", "mt")}
    texts = [Text(units_of(blocks[siglum], clauses=False), lexicon(PROJECT)) for siglum in ("en", "mt")]
    compare = Comparison(*texts)
    en = [i for i, unit in enumerate(texts[0].units) if unit.text.startswith("We underscore that an equitable")]
    mt = [i for i, unit in enumerate(texts[1].units) if unit.text.startswith("We emphasize that fair access")]
    assert compare((en[0], en[0] + 5), (mt[0], mt[0] + 3)) > 5 > compare((en[0] - 3, en[0]), (mt[0], mt[0] + 3))


@pytest.mark.parametrize(
    ("pairs", "believed"),
    [
        ({}, {}),
        ({0: [1], 1: [9], 2: [2], 3: [3]}, {0: 1, 2: 2, 3: 3}),
        ({0: [1], 1: [3], 2: [3]}, {0: 1}),  # a misprint: either may be the third
        ({0: [1, 4], 1: [2, 5], 2: [3], 3: [1, 4], 4: [2, 5]}, {0: 1, 1: 2, 2: 3, 3: 4, 4: 5}),  # numbers begin anew
        ({0: [2, 5]}, {}),  # of numbers that begin anew only one is printed
    ],
)
def test_numbers_are_believed_that_stand_in_every_longest_chain(
    pairs: dict[int, list[int]], believed: dict[int, int]
) -> None:
    assert sure_chain(pairs) == believed


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_result_does_not_depend_on_the_order_of_hashes(seed: str) -> None:
    code = (
        "from pathlib import Path; from statement_archive.bench.samples import *; here = Path();"
        "print(*[repr(aligned(work, lexicon(here))) for work in real_works(here)], sep='\\n')"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert said.splitlines() == [repr(aligned(work, lexicon(PROJECT))) for work in real_works(PROJECT)]


def test_a_witness_without_text_is_compared_with_none() -> None:
    assert Text((), Lexicon()).blocks == []
