"""Text in XML: what to do with characters that XML 1.0 can't hold, and an element as the bytes of a file.

XML allows no controls but tab, line feed and carriage return, no surrogates, and neither U+FFFE nor U+FFFF (XML 1.0,
fifth edition, 2.2). No text of the archive has them, but an editor's words may. Each becomes U+241B, its code in
hexadecimal digits and a semicolon, and so does U+241B itself, so that the way back is exact.
"""

import re

from lxml import etree

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u241b]")
_CARRIED = re.compile("\u241b([0-9A-F]+);")


def carry(text: str) -> str:
    """Text that XML can hold."""
    return _FORBIDDEN.sub(lambda found: f"\u241b{ord(found[0]):X};", text)


def restore_carried(text: str) -> str:
    """The text that `carry` was given."""
    return _CARRIED.sub(lambda found: chr(int(found[1], 16)), text)


def as_file(root: etree._Element) -> bytes:
    """An XML document in UTF-8 with its declaration and a line feed at its end; no blank is put in or taken out."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"
