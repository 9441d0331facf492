"""Text -> HTML for what Markdown has no node for. A block is passed through by Markdown if no line of it is empty."""

import re
from html import escape as _escape

_BLANK_LINE = re.compile(r"\n(?=\s*\n)")
_ODD = re.compile(r"[^\S \n]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


def escape(text: str) -> str:
    """Text as HTML, in an element or an attribute; odd blanks and braces as references, for Markdown changes them."""
    return _ODD.sub(lambda match: f"&#{ord(match.group())};", _escape(text).translate(_BRACES))


def tag(name: str, /, *children: str, **attrs: str | bool) -> str:
    """An element around HTML; `class_` is `class`, `_` becomes `-`, a true value stands alone, a false one is none."""
    words = (
        f" {_key(key)}" + ("" if value is True else f'="{escape(value)}"')
        for key, value in attrs.items()
        if value is True or isinstance(value, str)
    )
    return f"<{name}{''.join(words)}>{''.join(children)}</{name}>"


def block(html: str) -> str:
    """HTML as a block of a Markdown page."""
    return _BLANK_LINE.sub("\n&#32;", html) + "\n"


def _key(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
