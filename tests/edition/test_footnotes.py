"""A text is searched once for the calls of all notes that are alike, and each is found that its own sign would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.edition import footnotes
from statement_archive.edition.footnotes import called_in
from statement_archive.labels import call_pattern
from statement_archive.model import Span

SIGNS = st.sets(
    st.sampled_from(["1", "12", "[1]", "[12]", "(3)", "*", "**", "†", "²", "¹²", "[a]", "٣", "1bis"]), min_size=1
)
TEXTS = st.lists(st.sampled_from([*"a1m 2b[](*†²¹³٣", "[1]", "[12]", "(3)", "km²", "1bis"]), max_size=14).map("".join)


@given(text=TEXTS, signs=SIGNS, ends=st.tuples(st.integers(0, 3), st.integers(0, 3)))
def test_what_is_found_is_what_each_sign_alone_finds(text: str, signs: set[str], ends: tuple[int, int]) -> None:
    piece = Span(min(ends[0], len(text)), max(min(ends[0], len(text)), len(text) - ends[1]))
    alone = {(sign, Span(*match.span())) for sign in signs for match in call_pattern(sign).finditer(text, *piece)}
    assert {*called_in(text, piece, signs)} == alone


def test_a_text_without_calls_is_searched_once_however_many_notes_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footnotes, "call_pattern", lambda sign: pytest.fail(f"{sign} was looked for"))
    signs = {f"[{number}]" for number in range(1, 4_000)}
    assert [*called_in("No note is called here, not even [0].", Span(0, 37), signs)] == []
