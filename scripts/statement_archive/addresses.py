"""Addresses within the site: the default language has no prefix, every other one its tag."""

from collections.abc import Sequence


def language_of(address: str, languages: Sequence[str]) -> str:
    """The language of an address within the site; `languages` are the site's, the default one first."""
    first = address.split("/")[0]
    return first if first in languages[1:] else languages[0]


def in_language(rest: str, language: str, languages: Sequence[str]) -> str:
    """The address within the site of a page of a language."""
    return rest if language == languages[0] else f"{language}/{rest}"
