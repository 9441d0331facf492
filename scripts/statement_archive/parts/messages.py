"""Words, dates and names in a site language."""

import re
from functools import cache

from statement_archive.languages.wording import WORDING
from statement_archive.model import LANGUAGES, Cause, DocumentKind, Kind, Status

_MONTHS = "January February March April May June July August September October November December".split()


def say(key: str, language: str, /, **values: object) -> str:
    """A message in a site language, with its values put in."""
    return WORDING[key][LANGUAGES.index(language)].format(**values)


def search_words(language: str) -> dict[str, str]:
    """All that the search box says; `{}` stands for what only the browser knows."""
    keys = (key for key in WORDING if key.startswith("search-"))
    return {key.removeprefix("search-"): say(key, language, value="{}") for key in keys}


def date_in(date: str, language: str) -> str:
    """An ISO date as the language writes it."""
    year, month, day = (int(number) for number in date.split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}" if language == "en" else f"{year}年{month}月{day}日"


def language_name(tag: str, language: str) -> str:
    """The name of a text's language in a site language; CLDR's where the archive has no word of its own."""
    if f"language-{tag}" in WORDING:
        return say(f"language-{tag}", language)
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_")) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@cache
def direction(tag: str) -> str:
    """`rtl` or `ltr`: how a language is written (CLDR's character order)."""
    from babel import Locale, UnknownLocaleError

    parts = re.match(r"[A-Za-z]+(-[A-Z][a-z]{3}\b)?", tag)
    try:
        order = Locale.parse(parts.group() if parts else tag, sep="-").character_order
    except (UnknownLocaleError, ValueError):
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


def kind_name(kind: DocumentKind, language: str) -> str:
    """What a document is, in a site language."""
    return say(f"kind-{kind.value.replace(' ', '-')}", language)


def status_name(status: Status, language: str) -> str:
    """A witness's standing, in a site language."""
    return say(f"status-{_slug(status.value)}", language)


def witness_name(status: Status, tag: str, language: str) -> str:
    """A witness as a sentence calls it: `official English text`."""
    return say(f"name-{_slug(status.value)}", language, language=language_name(tag, language))


def cause_text(cause: Cause, language: str, *, short: bool = False) -> str:
    """Why something is missing, as a clause or (short) as a word or two."""
    return say(f"{'short' if short else 'cause'}-{_slug(cause.value)}", language)


def segment_name(kind: Kind, number: object, language: str) -> str:
    """A segment as a sentence calls it: `Paragraph 7`."""
    return say(f"segment-{kind.value}", language, number=number)


def _slug(value: str) -> str:
    return value.replace(" ", "-")
