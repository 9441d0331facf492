"""Every word that the interface says: one file for each language, read once and held to one form.

A file `<tag>.yml` beside this module is named by the BCP 47 tag of the site language. It holds what the language calls
itself, how it is written, and sentences by key, grouped by the part of the site that says them. A sentence is plain
text; `{names}` in it are filled in where it is said. Where its form depends on a number, it stands in the forms that
the language has (`one`, `other` …, CLDR's plural rules).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Sentence = str | Mapping[str, str]
"""One text, or a text for each plural form."""
_ABOUT = ("name", "locale", "direction", "reads", "languages", "days")
"""What a file says of its language; everything else is a group of sentences."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the interface in one language."""

    tag: str
    """BCP 47 tag of the site language, such as `zh-Hant`."""
    name: str
    """What the language calls itself."""
    locale: str
    """CLDR's name of the locale, for dates and the names of languages and countries."""
    direction: str
    """`ltr` or `rtl`."""
    reads: tuple[str, ...]
    """BCP 47 tags of the languages whose texts and sentences its readers are shown, the nearest first."""
    languages: Mapping[str, str]
    """Names of languages by tag, where CLDR's do not fit written texts."""
    days: Mapping[int, str]
    """How a date says a day of the month that is not written as its number; few languages have any."""
    sentences: Mapping[str, Sentence]
    """By key."""


def known_languages() -> tuple[str, ...]:
    """The tags of all languages that there are words for, in alphabetical order."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@cache
def load_words(tag: str) -> Words:
    """The words of a site language.

    Raises KeyError where there is no file for it.
    """
    if tag not in known_languages():
        raise KeyError(tag)
    declared: dict[str, Any] = yaml.safe_load((files(__name__) / f"{tag}.yml").read_text("utf-8"))
    groups = (group for name, group in declared.items() if name not in _ABOUT)
    return Words(
        tag=tag,
        name=declared["name"],
        locale=declared["locale"],
        direction=declared["direction"],
        reads=tuple(declared["reads"]),
        languages=declared["languages"],
        days=declared.get("days", {}),
        sentences={key: sentence for group in groups for key, sentence in group.items()},
    )
