"""The bytes of a file -> its text, or why the archive can't take it as it is and what to do.

A raw file is UTF-8, because its bytes are published and hashed as they came. Another encoding is only named, never
converted here: what was made of a file is not what came.
"""

import codecs
import re

from statement_archive.labels import LINE_END

LARGEST = 1_000_000
"""Bytes of a file that is looked at; no statement is longer than a thick book."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""What a file begins with that says its encoding, the longest first."""
_OFTEN = {
    "GB18030": "的一是在和有为不了国中人这以",
    "Big5": "的一是在和有為不了國中人這以",
    "Shift_JIS": "のにはをたがでとし",
    "EUC-KR": "이다의을는에를가",
    "windows-1251": "оеаинтсрвл",
    "windows-1256": "اليمنترب",
    "windows-1252": "éèàçùâêüöäñóíáß",
}
"""Letters that texts in an encoding are full of: a wrong decoding has hardly any."""
_EASTERN = ("GB18030", "Big5", "Shift_JIS", "EUC-KR")
"""Those in which two bytes are a character, so that hardly any other file decodes."""
_LEAST = 0.04
_NULS = 8
"""A file in UTF-16 has at least one byte of zero in so many."""


def decode(data: bytes) -> tuple[str, str]:
    """The text and "", or "" and what is wrong with the file, as a clause without a subject."""
    if not data.strip():
        return "", "is empty"
    if len(data) > LARGEST:
        return "", f"has more than {LARGEST:,} bytes, the most that are looked at; give it in parts"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _other(data, error.start)
    control = _CONTROL.search(text)
    if control and data.count(0) > len(data) // _NULS:
        return "", _other(data, control.start())
    if control:
        line = len(LINE_END.findall(text, 0, control.start())) + 1
        code = f"U+{ord(control.group()):04X}"
        return "", f"has the control character {code} in line {line}, which no text has; is it a text at all?"
    if not any(character.isalpha() for character in text):
        return "", "has no letter in it"
    return text, ""


def _other(data: bytes, at: int) -> str:
    name = _encoding_of(data)
    if not name:
        return f"is not UTF-8 (byte {at} is 0x{data[at]:02x}); save it as UTF-8, the text alone"
    convert = f"iconv -f {name.upper()} -t UTF-8 OLD > NEW"
    return f"is not UTF-8 but, as it looks, {name}; keep it, convert a copy with `{convert}`, and give that"


def _encoding_of(data: bytes) -> str:
    """What a file that is not UTF-8 seems to be in; "" where nothing fits."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    if data.count(0) > len(data) // _NULS:
        return next((name for name in ("UTF-16LE", "UTF-16BE") if _is_latin(data, name)), "")
    eastern = {name: share for name in _EASTERN if (share := _share(data, name)) > _LEAST}
    shares = eastern or {name: _share(data, name) for name in _OFTEN if name not in _EASTERN}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > _LEAST else ""


def _is_latin(data: bytes, name: str) -> bool:
    """Whether most characters of a decoding are ASCII."""
    text = data.decode(name, "replace")
    return sum(sign < "\x7f" for sign in text) > len(text) / 2


def _share(data: bytes, name: str) -> float:
    """How much of what is not ASCII are letters that such texts are full of; 0 where the bytes do not decode."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return 0
    foreign = [character for character in text.casefold() if character > "\x7f"]
    if not foreign or _CONTROL.search(text):
        return 0
    return sum(character in _OFTEN[name] for character in foreign) / len(foreign)
