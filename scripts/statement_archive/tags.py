"""BCP 47 language tags: which language and script a tag stands for, and which way it is written.

A tag is read by the grammar of RFC 5646, in whatever case it is written, and what is out of use in it gives way to what
CLDR has for it: `iw` is `he`, `zh-cmn` is `zh`. What it leaves unsaid is taken from CLDR's likely subtags: `zh` is
written in Simplified characters, `zh-TW` in Traditional ones.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<extended>(?:-[a-z]{3}){0,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE | re.ASCII,
)
"""RFC 5646, 2.1, without the tags of four to eight letters, of which there are none."""
_PRIVATE = re.compile(r"x(-[a-z0-9]{1,8})+", re.IGNORECASE | re.ASCII)
"""A tag that only its users understand: it stands for no language that anyone else knows."""
_SOURCE = re.compile(r"-t-([a-z]{2,8}(?:-(?:[a-z]{2}|[a-z0-9]{3,8}))*)(?=-|$)", re.IGNORECASE)
"""The language a text was translated from (RFC 6497): what follows `t` up to a field such as `t0` or a singleton."""
_RIGHT_TO_LEFT = frozenset(
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat"
    " Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split()
)
"""Scripts (ISO 15924) whose letters Unicode has run from right to left."""
TURNS = re.compile(r"[\u202a\u202b\u202d\u202e\u2066-\u2068]")
"""What turns the direction of all that stands behind it, unless the words it is in are set apart (UAX #9, 2.7)."""
UNDETERMINED = "und"
"""Of words that no one language is said of."""
_COLLECTIVE = frozenset({"art", "mis", "mul", "sgn", "und", "zxx"})
"""Codes of ISO 639 for no single language; not all of them have a name in CLDR."""
_EXTENDED = frozenset({"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"})
"""Languages behind which another may stand that is one of them: `zh-cmn` is `cmn`, `zh-min-nan` is `nan` (4.1.2)."""


@dataclass(frozen=True, slots=True)
class Subtags:
    """What a well-formed tag says, in the case and the words that CLDR has for it."""

    language: str
    script: str = ""
    region: str = ""
    variants: str = ""
    """As they stand in the tag, each behind its hyphen."""
    extensions: str = ""
    """The same, those of private use last."""

    @property
    def tag(self) -> str:
        """The canonical form of the tag: `zh-Hant-TW` for `ZH-hant-tw`."""
        said = "-".join(filter(None, (self.language, self.script, self.region)))
        return said + self.variants + self.extensions


def canonical(tag: str) -> str:
    """The tag as BCP 47 has it written; one that is not well-formed stays as it is."""
    found = _subtags(tag)
    return found.tag if found else tag.lower() if _PRIVATE.fullmatch(tag) else tag


def is_known(tag: str) -> bool:
    """Whether a tag is well-formed and CLDR knows what it says: `zh-Hant` and `fr` are, `Chinese` and `xx` are not."""
    return not fault(tag)


def fault(tag: str) -> str:
    """What is wrong with a tag, as a clause without a subject; "" where nothing is."""
    found = _subtags(tag)
    if found is None:
        return "" if _PRIVATE.fullmatch(tag) else "is no language tag (BCP 47)"
    unknown = {
        "language": "" if _is_language(found.language) else found.language,
        "script": found.script if found.script and found.script not in _english().scripts else "",
        "region": found.region if found.region and found.region not in _english().territories else "",
    }
    for what, subtag in unknown.items():
        if subtag:
            return f"names the {what} `{subtag}`, which CLDR does not know"
    source = translated_from(tag)
    return fault(source) if source else ""


def meant(tag: str) -> str:
    """The tag that was meant by one with a fault, where that is certain; else "".

    It is certain for the English name of a language (`Chinese`), an underscore (`zh_TW`) and the code of a country in
    place of its language's (`jp`).
    """
    rewritten = canonical(tag.strip().replace("_", "-"))
    if is_known(rewritten):
        return rewritten
    named = _code_by_name().get(tag.strip().casefold(), "")
    likely = get_global("likely_subtags").get(f"und_{tag.upper()}", "")
    guesses = [name.replace("_", "-") for name in (named, likely.split("_")[0])]
    return next((guess for guess in guesses if guess and is_known(guess)), "")


@cache
def _code_by_name() -> Mapping[str, str]:
    """The code of each language by its English name; of two that are called alike, the first."""
    return {name.casefold(): code for code, name in reversed([*_english().languages.items()])}


def written(tag: str) -> str:
    """The tag without extensions: `en` for `en-t-zh-t0-und`."""
    return re.split(r"-[a-z0-9](?=-|$)", tag, maxsplit=1, flags=re.IGNORECASE)[0]


def translated_from(tag: str) -> str | None:
    """The tag of the language that a text was translated from: `zh` for `en-t-zh-t0-und`."""
    found = _SOURCE.search(re.split("-x-", tag, maxsplit=1, flags=re.IGNORECASE)[0])
    return canonical(found[1]) if found else None


@cache
def language_and_script(tag: str) -> tuple[str, str]:
    """`("zh", "Hant")` for `zh-TW`; the script is "" where neither the tag nor CLDR says which."""
    found = _subtags(tag)
    if found is None:
        return tag.lower(), ""
    likely = get_global("likely_subtags")
    known = likely.get(f"{found.language}_{found.region}") or likely.get(found.language) or ""
    script = next((part for part in known.split("_")[1:] if len(part) == 4), "")
    return found.language, found.script or script


def language(tag: str) -> str:
    """The language alone: `zh` for `zh-TW`, `en` for `en-t-zh-t0-und`."""
    return language_and_script(tag)[0]


def is_same(tag: str, other: str) -> bool:
    """Whether two tags stand for one language in one script, wherever: `zh-TW` and `zh-HK`."""
    return language_and_script(tag) == language_and_script(other)


def is_within(tag: str, wider: str) -> bool:
    """Whether a tag says all that another one says, and maybe more: `zh-TW` is within `zh` and within `zh-Hant`."""
    own, other = _subtags(tag), _subtags(wider)
    if own is None or other is None:
        return tag.lower() == wider.lower()
    is_script = not other.script or language_and_script(tag)[1] == other.script
    return own.language == other.language and is_script and other.region in ("", own.region)


@cache
def rank(tag: str, wanted: tuple[str, ...]) -> int:
    """How far down `wanted` the language and script of a tag stand; the length of `wanted` where they do not."""
    own = language_and_script(tag)
    return next((index for index, other in enumerate(wanted) if language_and_script(other) == own), len(wanted))


def nearest(tags: Iterable[str], wanted: tuple[str, ...]) -> str:
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


def with_region(tag: str) -> str:
    """The tag by which word processors know how a text is written: `zh-TW` for `zh-Hant`, `sr-Latn-RS` for `sr-Latn`.

    The region is the one that the tag names, where its people write in that script, else the likeliest.
    """
    found, (language, script) = _subtags(tag), language_and_script(tag)
    if found is None:
        return tag
    likely = get_global("likely_subtags")
    known = likely.get(f"{language}_{script}") or likely.get(language) or ""
    is_own = found.region and language_and_script(f"{language}-{found.region}")[1] == script
    region = found.region if is_own else "".join(known.split("_")[2:])
    is_usual = language_and_script(f"{language}-{region}" if region else language)[1] == script
    return "-".join(filter(None, (language, "" if is_usual else script, region)))


def has_spaces(tag: str) -> bool:
    """Whether a language parts its words by blanks."""
    return language_and_script(tag)[1] not in ("Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr")


@cache
def _subtags(tag: str) -> Subtags | None:
    """What a tag says; None where it is not well-formed, or says nothing to anyone but its users."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return None
    alias = _alias(found["language"].lower())
    if found["extended"]:
        wider, alias = alias, _alias(found["extended"].rpartition("-")[2].lower())
        if wider[0] not in _EXTENDED or (len(alias[0]) == 2 and alias[0] != wider[0]):
            return None
    script, region = (found["script"] or "").title(), (found["region"] or "").upper()
    script = script or next((part for part in alias[1:] if len(part) == 4), "")
    region = region or next((part for part in alias[1:] if len(part) < 4), "")
    return Subtags(
        language=alias[0],
        script=get_global("script_aliases").get(script, script),
        region=_region(region, alias[0]),
        variants=found["variants"].lower(),
        extensions=found["extensions"].lower(),
    )


def _alias(code: str) -> list[str]:
    """What a language is called now, and what else that says: `["sr", "Latn"]` for `sh`."""
    return str(get_global("language_aliases").get(code, code)).split("_")


def _region(code: str, language: str) -> str:
    """What a region is called now: `GB` for `UK`; of a state that fell apart, the part that has the language."""
    now = get_global("territory_aliases").get(code)
    if not now:
        return code
    likely = (get_global("likely_subtags").get(language) or "").split("_")[-1]
    return likely if likely in now else str(now[0])


@cache
def _is_language(code: str) -> bool:
    is_private = "qaa" <= code <= "qtz"
    is_listed = code in _english().languages or code in get_global("likely_subtags")
    return is_listed or code in _COLLECTIVE or is_private


@cache
def _english() -> Locale:
    """CLDR's English names, which are the most: a subtag without one is known to nobody."""
    return Locale("en")
