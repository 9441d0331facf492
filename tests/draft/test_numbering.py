"""What a text counts is read off its lines, in the ways of many languages, and what counts nothing is left alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from statement_archive.draft.numbering import guess_numbering

CASES = Path(__file__).parents[1] / "cases/draft/numbering.yml"


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text("utf-8")), ids=lambda case: str(case["name"]))
def test_each_way_of_numbering_is_told(case: dict[str, Any]) -> None:
    guessed = guess_numbering(case["text"])
    told = {name: list(getattr(guessed, name)) for name in ("section", "paragraph", "item")}
    assert told == {name: case.get(name, []) for name in told}
    assert guessed.note == case.get("note", "")
