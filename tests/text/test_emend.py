"""An editor's reading takes the place of exactly the words it names, or is a finding."""

import pytest

from readers import localized
from statement_archive.ledger import apply
from statement_archive.model import Emendation, Proof
from statement_archive.text.emend import emend

WORDS = localized("words")


def reading(find: str, replace: str, occurrence: int = 1, line: int = 2) -> Emendation:
    return Emendation("en", find, occurrence, replace, WORDS, WORDS, f"sources/writ/emendations.yml:{line}")


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ([], "to be or to be"),
        ([reading("be", "see")], "to see or to be"),
        ([reading("be", "see", 2)], "to be or to see"),
        ([reading("or", "and"), reading("to", "2")], "2 be and to be"),
        ([reading("to be or ", "")], "to be"),
    ],
)
def test_words_are_replaced(entries: list[Emendation], text: str) -> None:
    edits, findings = emend("to be or to be", entries)
    assert apply("to be or to be", edits) == text
    assert findings == ()


def test_edit_says_who_decided_and_where() -> None:
    ((edit,), _) = emend("to be", [reading("be", "see", line=7)])
    assert edit.proof is Proof.EDITOR
    assert dict(edit.evidence) == {"at": "sources/writ/emendations.yml:7"}


def test_words_that_are_not_there_are_a_finding_and_nothing_is_changed() -> None:
    edits, findings = emend("to be", [reading("to", "2"), reading("see", "be", line=5), reading("be", "see", 2, 9)])
    assert edits == ()
    assert [str(finding) for finding in findings] == [
        "sources/writ/emendations.yml:5: `see` is not in the text",
        "sources/writ/emendations.yml:9: `be` is not in the text 2 times",
    ]


def test_two_readings_of_the_same_words_are_a_finding() -> None:
    edits, findings = emend("to be or", [reading("to be", "2b"), reading("be or", "bor", line=5)])
    assert edits == ()
    assert [str(finding) for finding in findings] == [
        "sources/writ/emendations.yml:5: overlaps the emendation at sources/writ/emendations.yml:2"
    ]
