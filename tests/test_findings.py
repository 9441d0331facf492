"""What a finding shows of a file: little of it, nothing that a terminal would obey, and of many alike a few."""

import pytest

from statement_archive.commands import terminal
from statement_archive.findings import Finding, SourceError, first_of_each_kind


def found(message: str, hint: str = "") -> str:
    return Finding("sources/x.yml:1", message, hint).text


class TestOneFinding:
    def test_a_long_value_is_cut(self) -> None:
        assert found(f"`{'a' * 81}` is wrong") == f"`{'a' * 79}…` is wrong"
        assert found(f"`{'a' * 80}` is wrong") == f"`{'a' * 80}` is wrong"

    def test_words_between_two_values_are_no_value(self) -> None:
        between = "is not one of those that are known here and that may be meant by somebody who writes a word like"
        assert found(f"`a` {between} `b`") == f"`a` {between} `b`"

    @pytest.mark.parametrize("value", ["a" * 10_000_000, "` " * 100_000, "`" + "a" * 100_000, "\x1b" * 100_000])
    def test_whatever_a_value_is_the_line_stays_short(self, value: str) -> None:
        assert len(found(f"`{value}` is wrong", f"known: {value}")) < 8_000
        assert "\x1b" not in found(f"`{value}` is wrong", f"known: {value}")

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            ("\x1b[2J", "\\x1b[2J"),
            ("a\nb\r\tc", "a\\nb\\r\\tc"),
            ("\u202etxt.exe\u202c", "\\u202etxt.exe\\u202c"),
            ("\u2066a\u2069\u200f\u061c", "\\u2066a\\u2069\\u200f\\u061c"),
            ("a\u200bb\ufeff\u00ad", "a\\u200bb\\ufeff\\xad"),
            ("\ud800", "\\ud800"),
            ("\U000e0041", "\\U000e0041"),
            ("é 世界 نص \u200d", "é 世界 نص \u200d"),
        ],
    )
    def test_what_can_not_be_seen_is_escaped(self, value: str, shown: str) -> None:
        assert found(f"`{value}`", value) == f"`{shown}` — {shown}"
        assert Finding(f"sources/{value}:3", "x").place == f"sources/{shown}:3"


class TestMany:
    MANY = tuple(Finding(f"sources/x.yml:{n}", f"there is no segment `p{n}` in writ{n}, {n}") for n in range(1, 60))

    def test_twenty_of_a_kind_are_shown_and_the_others_counted(self) -> None:
        shown = list(first_of_each_kind((*self.MANY, Finding("sources/y.yml:1", "something else"))))
        assert [more for _, more in shown if more] == ["… and 39 more like it"]
        assert [finding.place for finding, _ in shown] == [
            *(f"sources/x.yml:{n}" for n in range(1, 21)),
            "sources/y.yml:1",
        ]
        assert shown[19][1]

    def test_no_more_than_twenty_are_all_shown(self) -> None:
        assert [more for _, more in first_of_each_kind(self.MANY[:20])] == [""] * 20

    def test_questions_are_counted_apart_from_errors(self) -> None:
        questions = [Finding(finding.place, finding.message, is_open_question=True) for finding in self.MANY]
        assert len(list(first_of_each_kind((*self.MANY, *questions)))) == 40

    def test_an_error_says_as_much_as_a_terminal(self, capsys: pytest.CaptureFixture[str]) -> None:
        terminal.show_findings(self.MANY)
        lines = capsys.readouterr().out.splitlines()
        assert lines == str(SourceError(self.MANY)).splitlines()
        assert (len(lines), lines[-1]) == (21, "… and 39 more like it")
        assert len(SourceError(self.MANY).findings) == 59
