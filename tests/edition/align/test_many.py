"""Many witnesses in scripts that share no word: what is placed is right, the rest is asked about, cost is linear."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from statement_archive.bench.corpora import Element
from statement_archive.bench.samples import Sample, Score, aligned, judge
from statement_archive.bench.witnesses import Parallel, work_of, worn
from statement_archive.edition.align import THRESHOLD, Alignment, Lexicon, Reason
from statement_archive.edition.align.chorus import Evidence
from statement_archive.edition.align.many import Many
from statement_archive.edition.align.similarity import Chunk

ALPHABETS = "αβγδεζηικλ", "бвгджзиклм", "ابتثجحخدرس", "אבגדהוזחטי", "अकगचजटडतदप", "abcdefghij"
SEGMENTS = 12
FEWER = 8
"""Where witnesses are many, or what is shown hangs on no number of segments: the search of many takes long."""


def speech(lengths: Sequence[int], letters: str, dice: random.Random) -> list[Element]:
    """A text in an invented language: every paragraph about as long as in the others, of words that no other has."""

    def word() -> str:
        return "".join(dice.choice(letters) for _ in range(dice.randint(2, 9)))

    passages = [Element("h1", True, word())]
    for length in lengths:
        words = [word() for _ in range(max(2, round(length * dice.lognormvariate(0, 0.05))))]
        sentences = [" ".join(words[at : at + 15]) + "." for at in range(0, len(words), 15)]
        passages.append(Element("p", False, " ".join(sentences)))
    return passages


def invented(many: int, seed: int, segments: int = SEGMENTS) -> Parallel:
    dice = random.Random(seed)
    lengths = [round(dice.lognormvariate(3, 0.9)) + 3 for _ in range(segments)]
    letters = [ALPHABETS[index % len(ALPHABETS)] for index in range(many)]
    # A second language of an alphabet has other words, since words are drawn anew.
    return Parallel("invented", {f"l{index}": speech(lengths, own, dice) for index, own in enumerate(letters)})


def damaged(many: int, seed: int, segments: int = SEGMENTS) -> Sample:
    text = invented(many, seed, segments)
    return worn(work_of(text, sorted(text.passages), numbered=False), random.Random(seed))


def score_of(work: Sample, alignment: Alignment) -> Score:
    score = Score()
    judge(work, alignment, (), score)
    return score


def test_undamaged_witnesses_that_share_no_word_are_all_placed_without_a_question() -> None:
    text = invented(7, 1, 20)
    work = work_of(text, sorted(text.passages), numbered=False)
    alignment = aligned(work, Lexicon())
    score = score_of(work, alignment)
    assert alignment.doubts == ()
    assert (score.placed, score.misplaced) == (score.segments, 0)


@pytest.mark.parametrize(("many", "segments"), [(7, SEGMENTS), (24, FEWER)])
def test_what_is_dropped_run_together_and_torn_is_placed_right_or_asked_about(many: int, segments: int) -> None:
    work = damaged(many, 1, segments)
    alignment = aligned(work, Lexicon())
    score = score_of(work, alignment)
    assert score.misplaced == 0
    asked = {(doubt.siglum, slot) for doubt in alignment.doubts for slot in doubt.slots}
    unsure = {
        (text.witness.siglum, slot)
        for text in alignment.texts
        for placement in text.placements
        if placement.confidence < THRESHOLD
        for slot in placement.slots
    }
    assert unsure <= asked


def test_what_is_compared_grows_with_the_witnesses_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: Counter[int] = Counter()
    judge_one = Evidence._judge
    asked = 0

    def count(self: Evidence, slots: Chunk, chunk: Chunk) -> float:
        weighed[asked] += 1
        return judge_one(self, slots, chunk)

    monkeypatch.setattr(Evidence, "_judge", count)
    for asked in (9, 18):
        text = invented(asked, 1, segments=6)
        aligned(work_of(text, sorted(text.passages), numbered=False), Lexicon())
    assert weighed[18] < 3 * weighed[9]


def test_a_witness_whose_search_comes_to_no_end_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Many, "unsettled", [2])
    alignment = aligned(damaged(4, 1, FEWER), Lexicon())
    given_up = [doubt for doubt in alignment.doubts if doubt.reason is Reason.GIVEN_UP]
    assert [doubt.siglum for doubt in given_up] == ["l2"]
    assert "given up" in " ".join(str(finding) for finding in alignment.findings)


def test_a_joint_search_that_drops_what_it_has_no_room_for_says_so() -> None:
    doubts = aligned(damaged(2, 1), Lexicon()).doubts
    assert {doubt.siglum for doubt in doubts if doubt.reason is Reason.GIVEN_UP} == {"l0", "l1"}
