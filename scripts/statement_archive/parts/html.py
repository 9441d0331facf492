"""HTML as a type of its own: what is not `Markup` is text, and is escaped wherever it becomes part of an element.

`Markup` is markupsafe's; only this module makes it out of strings.
"""

import re
from collections.abc import Iterable
from html import escape as _escape
from string import Formatter

from markupsafe import Markup

_ODD = re.compile(r"[^\S \n]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_SPECIAL = re.compile(rf"[&<>\"'{{}}]|{_ODD.pattern}")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
"""Elements without content or end tag."""


def escape(text: str) -> Markup:
    """Text as HTML, in an element or an attribute; odd blanks and braces as references. Markup stays as it is."""
    if isinstance(text, Markup):
        return text
    if not _SPECIAL.search(text):
        return Markup(text)
    return Markup(_ODD.sub(lambda match: f"&#{ord(match.group())};", _escape(text).translate(_BRACES)))


def tag(name: str, /, *children: str, **attrs: str | bool) -> Markup:
    """An element around its children: markup as it is, text escaped.

    In names of attributes `class_` is `class`, `_` becomes `-`; a true value stands alone, a false one is none.
    """
    words = (
        f" {_key(key)}" + ("" if value is True else f'="{escape(value)}"')
        for key, value in attrs.items()
        if value is True or isinstance(value, str)
    )
    opening = f"<{name}{''.join(words)}>"
    return Markup(opening if name in _VOID else f"{opening}{join('', children)}</{name}>")


def comment(words: str) -> Markup:
    """A comment, which no reader sees. Raises ValueError where `words` could end it."""
    if ">" in words:
        raise ValueError(f"this would end a comment: {words!r}")
    return Markup(f"<!-- {words} -->")


def join(separator: str, parts: Iterable[str]) -> Markup:
    """Parts one after the other: markup as it is, text escaped, the separator too."""
    return Markup(str.join(escape(separator), map(escape, parts)))  # Markup's own would look at each part again


def fill(sentence: str, **values: str) -> Markup:
    """A sentence of the interface whose `{names}` are filled with markup or text."""
    parts = Formatter().parse(sentence)
    return join("", (part for text, name, _, _ in parts for part in (text, values[name] if name else "")))


def _key(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
