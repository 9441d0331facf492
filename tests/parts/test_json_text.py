"""JSON that people can read, too, is what Python's own writer would have made."""

import json

from hypothesis import given
from hypothesis import strategies as st

from statement_archive.parts.json_text import json_text

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_a_member_stands_on_a_line_of_its_own_one_blank_further_in(value: object) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(VALUES)
def test_within_a_record_all_lines_stand_further_in(value: object) -> None:
    assert f'{{\n "a": {json_text(value, line=chr(10) + " ")}\n}}' == json.dumps(
        {"a": value}, ensure_ascii=False, indent=1
    )
