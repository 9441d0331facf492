"""A text -> its beginning, for lists and previews. No character is torn from the marks that belong to it."""

from unicodedata import category

_JOINERS = "\u200c\u200d"
"""What ties the characters before and behind it together: in Persian, in Indic scripts, in emoji."""


def beginning(text: str, length: int) -> str:
    """At most so many code points of a text, with an ellipsis where there is more."""
    if len(text) <= length:
        return text
    end = length
    while end and (_belongs_to_what_is_before(text[end]) or text[end - 1] in _JOINERS):
        end -= 1
    return text[: end or length].rstrip() + "…"


def _belongs_to_what_is_before(character: str) -> bool:
    return category(character).startswith("M") or character in _JOINERS
