"""The words by which texts of many languages tell what they are, read once from `evidence.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and expressions, those of each list in one."""

    kinds: Mapping[str, re.Pattern[str]]
    """What names each kind of document in a title."""
    closing: re.Pattern[str]
    places: tuple[re.Pattern[str], ...]
    annex: re.Pattern[str]
    signing: re.Pattern[str]
    page_lines: re.Pattern[str]
    """A whole line that is none of the text's own."""
    cut_off: re.Pattern[str]
    from_here_on: re.Pattern[str]
    """What begins an apposition that says by what name somebody goes below."""
    end_marks: re.Pattern[str]
    """What stands behind the last word of a text and is none of it."""


@cache
def evidence() -> Tokens:
    """What `evidence.yml` says."""
    told = yaml.safe_load((files(__package__) / "evidence.yml").read_text("utf-8"))
    return Tokens(
        kinds={kind: _any_word(words) for kind, words in told["kinds"].items()},
        closing=_any_word(told["closing"]),
        places=tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in told["places"]),
        annex=re.compile(rf"(?:{_either(told['annex'])})(?!\w*[^\W\d_]\w)", re.IGNORECASE),
        signing=re.compile(rf"(?:{_either(told['signing'])})(?:\b|(?<=[㐀-鿿]))", re.IGNORECASE),
        page_lines=re.compile(rf"(?:{'|'.join(told['page_lines'])})", re.IGNORECASE),
        cut_off=re.compile("|".join(told["cut_off"]), re.IGNORECASE),
        from_here_on=_any_word(told["from_here_on"]),
        end_marks=re.compile(rf"(?<!\w)(?:{'|'.join(told['end_marks'])})\s*\Z", re.IGNORECASE),
    )


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _any_word(words: list[str]) -> re.Pattern[str]:
    """Any of the words; one of an alphabet as a whole, one of Chinese characters within others."""
    eastern = [word for word in words if word[0] > "\u2e80"]
    others = [word for word in words if word[0] <= "\u2e80"]
    parts = [rf"(?<!\w)(?:ال)?(?:{_either(others)})(?!\w)"] if others else []
    return re.compile("|".join([*parts, *([_either(eastern)] if eastern else [])]), re.IGNORECASE)
