"""Which Chinese characters are written for one another: for the index and for what is typed, never for shown text."""

from functools import cache

from opencc import OpenCC

_CONVERSIONS = ("t2s", "tw2s", "hk2s")
"""OpenCC's ways from Traditional characters (also those of Taiwan and Hong Kong) towards Simplified ones."""
_BLOCKS = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))
"""Unicode's CJK ideographs: Extension A and the unified ones, compatibility forms, the supplementary planes to F."""


@cache
def variants() -> dict[str, str]:
    """Each character that stands for another in some script or region, and the one by which all of them are found.

    Simplification is taken character by character, so that a form keeps its length; the few characters whose form
    depends on the word (著: 着 or 著) fall together with all that they may become.
    """
    standing: dict[str, str] = {}
    characters = [chr(code) for start, end in _BLOCKS for code in range(start, end + 1)]
    # A line each, so that no two are taken for a word.
    converted = [OpenCC(name).convert("\n".join(characters)).split("\n") for name in _CONVERSIONS]
    for character, *others in zip(characters, *converted, strict=True):
        for other in others:
            _join(standing, character, other)
    return {character: _root(standing, character) for character in sorted(standing)}


def _join(standing: dict[str, str], character: str, other: str) -> None:
    """Let both be found by what the other stands for."""
    if len(other) != 1:
        return
    left, right = _root(standing, character), _root(standing, other)
    if left != right:
        standing[left] = right


def _root(standing: dict[str, str], character: str) -> str:
    while character in standing:
        character = standing[character]
    return character
