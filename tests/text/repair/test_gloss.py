"""Glosses put into clean text are all removed, and nothing else is."""

import random

from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from statement_archive.ledger import publish
from statement_archive.text.repair import runner
from statement_archive.text.repair.context import Context


def glossed(text: str, share: float, seed: int) -> tuple[str, int]:
    """`text` with readings behind a share of its characters."""
    chance, pieces, count = random.Random(seed), [], 0
    for one in text:
        pieces.append(one)
        if "一" <= one <= "龥" and chance.random() < share:
            pieces.append(f"({chance.choice(pinyin(one, style=Style.TONE, heteronym=True)[0])})")
            count += 1
    return "".join(pieces), count


@given(st.floats(0, 1), st.integers(0, 10_000))
def test_random_glosses_are_all_removed(traditional_texts: tuple[str, ...], share: float, seed: int) -> None:
    text = traditional_texts[seed % 2][:400]
    damaged, count = glossed(text, share, seed)
    ledger = runner.repair(damaged, context=Context("zh-Hant"))
    assert publish(damaged, ledger) == text
    assert len(ledger.edits) == count


def test_every_reading_of_every_character_of_the_texts_is_known(chinese: str) -> None:
    characters = sorted({one for one in chinese if "一" <= one <= "龥"})
    readings = {one: pinyin(one, style=Style.TONE, heteronym=True)[0] for one in characters}
    damaged = "\n".join(f"{one}({reading})" for one in characters for reading in readings[one])
    expected = "\n".join(one for one in characters for _ in readings[one])
    assert publish(damaged, runner.repair(damaged, context=Context("und"))) == expected
