"""Clean text passes untouched, and fast; hostile text costs no more than its size."""

import time
from collections.abc import Callable
from functools import partial

import pytest

from statement_archive.model import Ledger
from statement_archive.text.repair import runner
from statement_archive.text.repair.context import Context


def test_no_rule_changes_a_character_of_clean_text(chinese: str, english: str) -> None:
    assert len((chinese + english).encode()) >= 200_000
    assert runner.repair(chinese, context=Context("zh-Hans")) == Ledger()
    assert runner.repair(english, context=Context("en")) == Ledger()


def seconds(work: Callable[[], object]) -> float:
    """Processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def takes_less(work: Callable[[], object], limit: float) -> bool:
    """Whether the best of three takes less processor time: once one does, the others would change nothing."""
    return any(seconds(work) < limit for _ in range(3))


def filled(text: str, size: int) -> str:
    return text * (size // len(text.encode()) + 1)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_clean_text_passes_at_five_megabytes_a_second(chinese: str, english: str, language: str) -> None:
    text = filled(english + "\n" if language == "en" else chinese + "\n", 2_000_000)
    megabytes = len(text.encode()) / 1e6
    assert takes_less(lambda: runner.repair(text, context=Context(language)), megabytes / 5)


HOSTILE = {
    "brackets": "(",
    "open glosses": "中(a",
    "question marks": "?",
    "question and exclamation marks": "?!",
    "question marks and letters": "?a",
    "u": "u",
    "escapes": "u3001",
    "blanks": " ",
    "line breaks": "\n",
    "blank lines": " \n",
    "lines of one letter": "a\n",
    "lines of one character": "的\n",
    "glosses": "務(wù)",
    "no-break spaces": "a\u00a0",
    "one line": "的，",
    "marks on one letter": "\u0301\u0323",
    "letters with marks": "e\u0301",
    "gaps in one line": "a  ",
    "lines moved inwards": " a\n",
    "stanzas": "  a\nb\n   c\n\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    def read(size: int) -> Ledger:
        return runner.repair(text * size, context=Context("zh-Hant"))

    small = min(seconds(partial(read, 5_000)) for _ in range(3))
    assert takes_less(partial(read, 40_000), 8 * 2.5 * small + 0.05)


def test_runs_without_end_cost_a_bounded_number_of_searches() -> None:
    text = "作用?!耙粠б宦贰背h是團結。\n" * 1_000
    ledger = runner.repair(text, context=Context("zh-Hant"))
    assert len(ledger.edits) + len(ledger.damages) == 1_000
