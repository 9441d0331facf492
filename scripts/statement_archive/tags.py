"""BCP 47 language tags: which language and script a tag stands for, and which way it is written.

What a tag leaves unsaid is taken from CLDR's likely subtags: `zh` is written in Simplified characters, `zh-TW` in
Traditional ones.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from babel import Locale
from babel.core import get_global

_SUBTAGS = re.compile(r"([a-z]{2,8})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?=-|$)", re.IGNORECASE)
_SOURCE = re.compile(r"-t-([a-z]{2,8}(?:-(?:[a-z]{2}|[a-z0-9]{3,8}))*)(?=-|$)", re.IGNORECASE)
"""The language a text was translated from (RFC 6497): what follows `t` up to a field such as `t0` or a singleton."""
_RIGHT_TO_LEFT = frozenset(
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat"
    " Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split()
)
"""Scripts (ISO 15924) whose letters Unicode has run from right to left."""


def written(tag: str) -> str:
    """The tag without extensions: `en` for `en-t-zh-t0-und`."""
    return re.split(r"-[a-z0-9](?=-|$)", tag, maxsplit=1, flags=re.IGNORECASE)[0]


def translated_from(tag: str) -> str | None:
    """The tag of the language that a text was translated from: `zh` for `en-t-zh-t0-und`."""
    found = _SOURCE.search(tag)
    return found[1].lower() if found else None


@cache
def language_and_script(tag: str) -> tuple[str, str]:
    """`("zh", "Hant")` for `zh-TW`; the script is "" where neither the tag nor CLDR says which."""
    found = _SUBTAGS.match(tag)
    if found is None:
        return tag.lower(), ""
    language, script, region = found[1].lower(), (found[2] or "").title(), (found[3] or "").upper()
    if not script:
        likely = get_global("likely_subtags")
        known = likely.get(f"{language}_{region}") or likely.get(language) or ""
        script = next((part for part in known.split("_")[1:] if len(part) == 4), "")
    return language, script


def rank(tag: str, wanted: Sequence[str]) -> int:
    """How far down `wanted` the language and script of a tag stand; the length of `wanted` where they do not."""
    own = language_and_script(tag)
    return next((index for index, other in enumerate(wanted) if language_and_script(other) == own), len(wanted))


def nearest(tags: Iterable[str], wanted: Sequence[str]) -> str:
    """Of some tags the one that stands first in `wanted`; the first of them where none does.

    Raises ValueError where there are none.
    """
    return min(tags, key=lambda tag: rank(tag, wanted))


def direction(tag: str) -> str:
    """`rtl` or `ltr`: how a language is written, which its script decides."""
    return "rtl" if language_and_script(tag)[1] in _RIGHT_TO_LEFT else "ltr"


def attributes(tag: str, around: str) -> dict[str, str]:
    """The attributes of words in a language: `lang`, and `dir` where what is around them is written the other way."""
    own = direction(tag)
    return {"lang": tag, "dir": own} if own != direction(around) else {"lang": tag}


def with_script(tag: str) -> str:
    """The tag with the script that tells two ways of writing a language apart: `zh-Hans` for `zh`, `en` for `en`."""
    language, script = language_and_script(tag)
    return f"{language}-{script}" if script in ("Hans", "Hant") else tag


def has_spaces(tag: str) -> bool:
    """Whether a language parts its words by blanks."""
    return language_and_script(tag)[1] not in ("Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr")


@cache
def is_known(tag: str) -> bool:
    """Whether a tag is well-formed and CLDR knows its language: `zh-Hant` and `fr` are, `Chinese` and `xx` are not."""
    is_formed = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) is not None
    return is_formed and language_and_script(tag)[0] in Locale("en").languages
