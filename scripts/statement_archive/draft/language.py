"""A text -> the tag of its language: what its letters and words say, as a library of 140 languages knows them.

Only languages are considered that some country writes its laws in. Of Chinese, the script is told by characters that
only one of the two has.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

import py3langid.langid
from babel.core import get_global
from opencc import OpenCC

from statement_archive.draft.records import Guess
from statement_archive.tags import is_known, language

_SAMPLE = 20_000
"""Characters that are enough to know a language by."""
_SURE = 0.9
_FEW = 40
"""Letters below which a name of the file counts for more than the words."""


def guess_language(text: str, name: str) -> Guess:
    """The BCP 47 tag of a text; `name` is that of its file, which is asked where the words leave it open."""
    sample = text[:_SAMPLE]
    ranked = rank(sample)
    best, share = ranked[0]
    named = _named(name)
    letters = sum(map(str.isalpha, sample))
    is_near = share < _SURE and any(language(named) == other for other, _ in ranked[:5])
    if named and (is_near or letters < _FEW):
        return Guess(_with_script(language(named), sample), f"the file is called {name}")
    return Guess(_with_script(best, sample), "by its words" if share >= _SURE else "by its words, not surely")


def rank(sample: str) -> list[tuple[str, float]]:
    """Languages with the share of the evidence that speaks for each, the likeliest first; never empty."""
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    return ranked


@cache
def _identifier() -> py3langid.langid.LanguageIdentifier:
    known = py3langid.langid._load_identifier(norm_probs=True)
    known.set_languages(sorted(_written_by_states() & set(known.labels)))
    return known


def _written_by_states() -> set[str]:
    """The languages that are official somewhere, by CLDR."""
    told = get_global("territory_languages").values()
    official = {tag.split("_")[0] for languages in told for tag, about in languages.items() if about["official_status"]}
    # A variety of Chinese that CLDR counts as official is written as Chinese; Norwegian has two names.
    return official - {"yue", "wuu", "nn"} | {"no", "eo", "la"}


def _named(name: str) -> str:
    """The first part of a file's name that is the tag of a language: `fr` of `treaty_FR.txt`."""
    parts = name.removesuffix(".txt").replace("_", "-").replace(".", "-").split("-")
    return next((part.lower() for part in parts if len(part) == 2 and is_known(part.lower())), "")


def _with_script(tag: str, text: str) -> str:
    if tag == "zh":
        return "zh-Hant" if _is_traditional(text) else "zh-Hans"
    if tag == "sr" and _share_of_latin(text) > 0.5:
        return "sr-Latn"
    return {"no": "nb", "iw": "he"}.get(tag, tag)


def _is_traditional(text: str) -> bool:
    """Whether more characters would change on the way to Simplified Chinese than on the way back."""
    counts = Counter(text)
    signs = sorted(sign for sign in counts if sign > "\u2e80")
    changed = {way: _changed(way, signs) for way in ("t2s", "s2t")}
    return sum(counts[sign] for sign in changed["t2s"]) > sum(counts[sign] for sign in changed["s2t"])


def _changed(way: str, signs: Sequence[str]) -> list[str]:
    """The characters that a conversion changes; a line each, so that no two are taken for a word."""
    converted = OpenCC(way).convert("\n".join(signs)).split("\n")
    return [sign for sign, other in zip(signs, converted, strict=True) if sign != other]


def _share_of_latin(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin / len(letters) if letters else 0
