"""A file -> the lines of each text in it, where it holds two in different languages one behind the other."""

import unicodedata

from statement_archive.draft.language import rank
from statement_archive.labels import LINE_END

_LEAST = 25
"""Letters of a line from which on its language can be told."""
_MOST_LINES = 4_000
_PURE = 0.9
"""The share of a part's letters that must be in its language."""


def part(text: str) -> tuple[tuple[int, int], ...]:
    """The first and last line of each text, counted from 1, all lines together; one range for a single text."""
    lines = LINE_END.split(text)
    many = len(lines) - (not lines[-1])
    told = [_told(line) for line in lines[:_MOST_LINES]] if many <= _MOST_LINES else []
    languages = sorted({language for language, _ in told if language})
    at = _with_short_lines(lines, *_border(told, languages))
    return ((1, at), (at + 1, many)) if at else ((1, max(many, 1)),)


def _told(line: str) -> tuple[str, int]:
    """The language of a line and the number of its letters; ("", 0) where it is too short to tell."""
    letters = sum(map(str.isalpha, line))
    wide = sum(character > "\u2e80" for character in line)
    if letters + 2 * wide < _LEAST:
        return "", 0
    language, share = rank(line)[0]
    return (language, letters + 2 * wide) if share > _PURE else ("", 0)


def _border(told: list[tuple[str, int]], languages: list[str]) -> tuple[int, int]:
    """How many lines the first text has at least and at most; zeros where there is no second, or no clean border."""
    total = sum(letters for _, letters in told)
    counts = {language: sum(letters for other, letters in told if other == language) for language in languages}
    two = sorted(counts, key=lambda language: -counts[language])[:2]
    if len(two) < 2 or counts[two[1]] < total / 5:
        return 0, 0
    known = [index for index, (language, _) in enumerate(told) if language in two]
    first = told[known[0]][0]
    last = two[1] if first == two[0] else two[0]
    best = max(known, key=lambda at: _pure(told, 0, at + 1, first) + _pure(told, at + 1, len(told), last))
    is_clean = _pure(told, 0, best + 1, first) > _PURE and _pure(told, best + 1, len(told), last) > _PURE
    following = [index for index in known if index > best]
    return (best + 1, following[0]) if is_clean and following else (0, 0)


def _pure(told: list[tuple[str, int]], start: int, end: int, language: str) -> float:
    letters = sum(count for _, count in told[start:end])
    own = sum(count for other, count in told[start:end] if other == language)
    return own / letters if letters else 0


def _with_short_lines(lines: list[str], least: int, most: int) -> int:
    """The number of lines of the first text, with those that are too short to tell and in its script."""
    if least and _script(lines[least - 1]) != _script(lines[most]):
        while least < most and _script(lines[least]) in ("", _script(lines[least - 1])):
            least += 1
    return least


def _script(line: str) -> str:
    """The script of the first letter of a line, as the name of the letter says it; "" for none."""
    letter = next(filter(str.isalpha, line), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""
