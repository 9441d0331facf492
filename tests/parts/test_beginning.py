"""The beginning of a text in a list: no accent, vowel sign or joined character is torn apart."""

import pytest

from statement_archive.parts.beginning import beginning


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("short", 5, "short"),
        ("a longer one", 5, "a lon…"),
        ("two words", 4, "two…"),
        ("Be\u0301nin", 2, "B…"),
        ("Be\u0301nin", 3, "Be\u0301…"),
        ("हिन्दी में", 3, "हि…"),
        ("نام\u200cها", 3, "نا…"),
        ("نام\u200cها", 4, "نا…"),
        ("\u0301\u0301\u0301\u0301", 2, "\u0301\u0301…"),
    ],
)
def test_what_belongs_together_stays_together(text: str, length: int, shown: str) -> None:
    assert beginning(text, length) == shown
