"""HTML as a type of its own: what is not `Markup` is text, and is escaped wherever it becomes part of an element.

`Markup` is markupsafe's; only this module makes it out of strings.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from html import escape as _escape
from string import Formatter

from markupsafe import Markup

ODD = r"\t\v\f\r\x1c-\x1f\x85\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"
"""Blanks but the common one and the line feed, and what nobody sees: for a class in a regular expression.

They are all named, since only what is one class without a negation is looked for quickly."""
_SPECIAL = re.compile(rf"[&<>\"'{{}}{ODD}]")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
"""Elements without content or end tag."""

markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A string that is HTML, as such. `Markup` itself would first ask whether it is an object that has HTML of its own."""


def escape(text: str) -> Markup:
    """Text as HTML, in an element or an attribute; odd blanks and braces as references. Markup stays as it is."""
    return text if isinstance(text, Markup) else markup(_written(text))


def tag(name: str, /, *children: str, **attrs: str | bool) -> Markup:
    """An element around its children: markup as it is, text escaped.

    In names of attributes `class_` is `class`, `_` becomes `-`; a true value stands alone, a false one is none.
    """
    opening = f"<{name}"
    for key, value in attrs.items():
        if value is True:
            opening += f" {_key(key)}"
        elif isinstance(value, str):
            opening += f' {_key(key)}="{_written(value)}"'
    return markup(f"{opening}>" if name in _VOID else f"{opening}>{''.join(map(_written, children))}</{name}>")


def comment(words: str) -> Markup:
    """A comment, which no reader sees. Raises ValueError where `words` could end it."""
    if ">" in words:
        raise ValueError(f"this would end a comment: {words!r}")
    return markup(f"<!-- {words} -->")


def join(separator: str, parts: Iterable[str]) -> Markup:
    """Parts one after the other: markup as it is, text escaped, the separator too."""
    return markup(str.join(_written(separator), map(_written, parts)))


def fill(sentence: str, **values: str) -> Markup:
    """A sentence of the interface whose `{names}` are filled with markup or text."""
    parts = Formatter().parse(sentence)
    return join("", (part for text, name, _, _ in parts for part in (text, values[name] if name else "")))


def _written(text: str) -> str:
    """What `escape` makes of a text, before it is said to be markup: for what is only a part of it."""
    return text if isinstance(text, Markup) else _SPECIAL.sub(lambda found: _reference(found[0]), text)


@cache
def _reference(character: str) -> str:
    named = _escape(character)
    return named if named != character else f"&#{ord(character)};"


@cache
def _key(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
