"""Names -> their order, and the letter that a list from A to Z has them under. Chinese stands by its reading."""

import re
from unicodedata import combining, normalize

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SIGN = re.compile(r"\W+")


def sorting(name: str) -> str:
    """The letters of a name without accents, case and signs, Chinese as it is read: `egypte`, `yi miao`."""
    letters = "".join(letter for letter in normalize("NFD", _read(name)) if not combining(letter))
    return _SIGN.sub(" ", letters).strip().casefold()


def initial(name: str) -> str:
    """What a name is listed under; `#` for what has no letter."""
    return sorting(name)[:1].upper() or "#"


def _read(name: str) -> str:
    """A name with the readings of its Chinese characters in their place."""
    if not _HAN.search(name):
        return name
    from pypinyin import lazy_pinyin  # half a second that only a list in Chinese needs

    return " ".join(lazy_pinyin(name))
