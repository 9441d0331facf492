"""Glosses that a converter puts into clean text are all removed; readings that a text teaches stay."""

import random

from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from statement_archive.ledger import publish
from statement_archive.text.repair import runner
from statement_archive.text.repair.attest import simplified
from statement_archive.text.repair.context import Context


def readings(character: str) -> list[str]:
    return pinyin(character, style=Style.TONE, heteronym=True)[0]


def glossed(text: str, characters: set[str]) -> str:
    """`text` with the first reading of each of these characters wherever it stands."""
    return "".join(f"{one}({readings(one)[0]})" if one in characters else one for one in text)


@given(st.floats(0.2, 1), st.integers(0, 10_000))
def test_glosses_of_converted_characters_are_all_removed(
    traditional_texts: tuple[str, ...], share: float, seed: int
) -> None:
    text = traditional_texts[seed % 2]
    converted = sorted({one for one in text if "一" <= one <= "龥" and simplified(one) != one})
    chosen = {one for one in converted if random.Random(f"{seed} {one}").random() < share}
    damaged = glossed(text, chosen)
    ledger = runner.repair(damaged, context=Context("zh-Hant"))
    assert publish(damaged, ledger) == text
    assert len(ledger.edits) == sum(one in chosen for one in text) > len(chosen)


@given(st.integers(0, 10_000))
def test_readings_of_characters_of_any_kind_stay(traditional_texts: tuple[str, ...], seed: int) -> None:
    text = traditional_texts[seed % 2][:400]
    alike = sorted({one for one in text if "一" <= one <= "龥" and simplified(one) == one})
    taught = glossed(text, set(random.Random(seed).sample(alike, 20)))
    assert runner.repair(taught, context=Context("zh-Hant")).edits == ()


def test_every_reading_of_every_converted_character_of_the_texts_is_known(chinese: str) -> None:
    characters = sorted({one for one in chinese if "一" <= one <= "龥" and simplified(one) != one})
    for one in characters:
        for reading in readings(one):
            damaged = "\n".join(f"{one}({reading})" for _ in range(4))
            assert publish(damaged, runner.repair(damaged, context=Context("und"))) == "\n".join(one * 4)
