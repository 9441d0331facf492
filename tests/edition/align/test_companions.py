"""Words that go together in two texts that share none: each tells of the other, and no pair proves itself."""

import random
from dataclasses import replace

import pytest

from statement_archive.bench.corpora import Element
from statement_archive.bench.samples import Score, aligned, judge
from statement_archive.bench.witnesses import Parallel, work_of
from statement_archive.edition.align import Lexicon
from statement_archive.edition.align.companions import Companions

TOPICS = "rail grain steel water visas ports tariffs schools wheat timber wool medicine".split()
SEGMENTS = 60


def taught() -> tuple[list[set[str]], list[set[str]]]:
    """Twenty segments in which `rail` and `поезд` come together six times, and `grain` and `зерно` five times."""
    own = [{"rail"} if place < 6 else {"grain"} if place < 11 else {"steel"} for place in range(20)]
    theirs = [{"поезд"} if place < 6 else {"зерно"} if place < 11 else {"ещё"} for place in range(20)]
    return own, theirs


def test_a_word_beside_its_companion_speaks_for_the_pair_and_one_without_it_against() -> None:
    companions = Companions(*taught(), shared=set())
    assert companions.of({"rail", "grain", "wine"}) == {"rail": "поезд", "grain": "зерно"}
    alone = companions.alone({"rail"})
    assert alone < 0 > companions.unheard({"поезд"})
    assert alone + companions.unheard({"поезд"}) + companions.met({"rail"}, set(), 1.0) > 0


def test_what_a_pair_taught_is_taken_out_when_it_is_judged() -> None:
    companions = Companions(*taught(), shared=set())
    without = companions.alone({"rail"}) + companions.unheard({"поезд"})
    assert companions.met({"rail"}, set(range(6)), 1.0) + without == pytest.approx(0.0)


def test_words_that_came_together_once_or_by_chance_have_no_companion() -> None:
    own = [{"rail"} if place in (0, 5) else {"wine"} for place in range(10)]
    theirs = [{"поезд"} if place in (0, 7) else {"вино"} for place in range(10)]
    assert "rail" not in Companions(own, theirs, shared=set()).of({"rail"})


def test_a_word_that_both_texts_have_speaks_for_itself() -> None:
    own, theirs = taught()
    for words in (*own[:4], *theirs[:4]):
        words.add("WHO")
    assert "WHO" not in Companions(own, theirs, shared={"WHO"}).of({"WHO", "rail"})


def test_texts_of_equal_lengths_that_share_no_word_are_placed_by_words_that_go_together() -> None:
    dice = random.Random(3)
    letters = {"one": "abcdefgh", "other": "бвгджзик"}
    names = {
        language: {topic: "".join(dice.choice(own) for _ in range(7)) for topic in TOPICS}
        for language, own in letters.items()
    }
    spoken = [dice.sample(TOPICS, 4) for _ in range(SEGMENTS)]
    passages = {
        language: [Element("h1", True, "".join(dice.choice(own) for _ in range(9)).title())]
        + [
            Element("p", False, (" ".join(names[language][topic] for topic in said) + ".").capitalize())
            for said in spoken
        ]
        for language, own in letters.items()
    }
    work = work_of(Parallel("topics", passages), sorted(passages), numbered=False)
    dropped = {"one": 20, "other": 40}
    lines = {
        name: tuple(line for at, line in enumerate(own) if at != dropped[name]) for name, own in work.lines.items()
    }
    work = replace(work, lines=lines)
    score = Score()
    judge(work, aligned(work, Lexicon()), (), score)
    assert score.misplaced == 0
    assert score.placed >= 0.9 * score.segments
