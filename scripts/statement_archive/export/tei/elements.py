"""Elements of TEI P5, and the ids that they have in a file.

An id must be a name of XML and unique in its file, so each begins with whose it is: `en.p7` is the segment `p7` of the
text with the siglum `en`, `en_r3` the third change of that text, `en_section_s1` its section `s1`. A siglum has neither
a full stop nor a low line. What is no text's own begins with what it is: `entity_CN`, `reference_r012`.
"""

from collections.abc import Sequence

from lxml import etree

from statement_archive.export.xml_text import carry
from statement_archive.model import Edition, Localized

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
ID, LANGUAGE, SPACE = f"{_XML}id", f"{_XML}lang", f"{_XML}space"


def new(name: str, **attributes: str) -> etree._Element:
    """An element that stands in no other yet."""
    return etree.Element(f"{{{NAMESPACE}}}{name}", _named(attributes), nsmap={None: NAMESPACE})


def add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A further element within another; attributes that are empty are left out.

    `id`, `lang` and `space` are those of XML; a low line at the end of a name keeps it from being a word of Python.
    """
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", _named(attributes))
    if text:
        element.text = carry(text)
    return element


def add_localized(parent: etree._Element, name: str, words: Localized, **attributes: str) -> None:
    """An editors' sentence, an element for each language that it was written in."""
    for language, text in words.texts.items():
        add(parent, name, text, lang=language, **attributes)


def _named(attributes: dict[str, str]) -> dict[str, str]:
    own = {"id": ID, "lang": LANGUAGE, "space": SPACE}
    return {own.get(name, name.rstrip("_")): carry(value) for name, value in attributes.items() if value}


def segment_id(siglum: str, slot: str) -> str:
    """Of a segment, of what answers to a slot, or of the gap in its place."""
    return f"{siglum}.{slot}"


def own_id(siglum: str, what: str) -> str:
    """Of anything else that is one text's."""
    return f"{siglum}_{what}"


def entity_id(entity: str) -> str:
    """Of a country, an organisation or a person."""
    return f"entity_{entity}"


def holds(edition: Edition, slot: str) -> bool:
    """Whether the file has an element for a slot of an edition: a segment, an anchor in one, or a gap."""
    return slot in edition.by_slot or slot in edition.missing


def pointers(ids: Sequence[str]) -> str:
    """What leads to elements of the same file."""
    return " ".join(f"#{one}" for one in dict.fromkeys(ids))


def file_of(document: str) -> str:
    """The file of a document as seen from that of another."""
    return f"../{document}/{document}.xml"
