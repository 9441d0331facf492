"""Elements of Akoma Ntoso 3.0, and how works, texts and segments are addressed in it (by its Naming Convention)."""

from urllib.parse import quote

from babel.core import get_global
from lxml import etree

from statement_archive.export.xml_text import carry
from statement_archive.model import BODY_KINDS, Document, Edition, Kind, Slot
from statement_archive.tags import UNDETERMINED, language

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NOWHERE = "xx"
"""In place of a country: ISO 3166-1 leaves it to its users, and no editor says which state a document belongs to."""
_NOT_TERMINOLOGICAL = frozenset(
    "alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per prp rum slo tib twi wel".split()
)
"""Codes that CLDR has for a language besides the one of ISO 639-2/T."""


def add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A further element within another; attributes that are empty are left out.

    `lang` is that of XML; a low line at the end of a name keeps it from being a word of Python.
    """
    named = {LANGUAGE if key == "lang" else key.rstrip("_"): carry(value) for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", named)
    if text:
        element.text = carry(text)
    return element


def work_iri(document: Document) -> str:
    """Of the document, whatever the language."""
    kind = "/".join(("statement", *filter(None, (subtype(document),))))
    return f"/akn/{NOWHERE}/{kind}/{document.date}/{document.id}"


def subtype(document: Document) -> str:
    """What sort of statement it is; "" for one that is just that."""
    return "" if document.kind.id == "statement" else quote(document.kind.slug)


def expression_iri(document: Document, edition: Edition) -> str:
    """Of one text: language and date as the convention wants them, and the siglum, since two may share a language."""
    witness = edition.witness
    return f"{work_iri(document)}/{alpha3(witness.language)}@{document.date};{witness.siglum}"


def passage_iri(document: Document, edition: Edition, slot: Slot) -> str:
    """Of a segment of a text."""
    return f"{expression_iri(document, edition)}/!main~{eid(slot)}"


def eid(slot: Slot) -> str:
    """The `eId` of what a text has in a place of the outline."""
    if slot.section is None:
        return f"longTitle_{slot.id}"
    section = section_eid(slot.section)
    if slot.kind is Kind.HEADING:
        return f"{section}__heading"
    if slot.kind in (*BODY_KINDS, Kind.ITEM):
        paragraph, *items = slot.id.removeprefix("p").split(".")
        return "__".join((section, f"para_{paragraph}", *(f"point_{item}" for item in items)))
    return f"{section}__hcontainer_{slot.id}"


def section_eid(section: str) -> str:
    """The `eId` of a section."""
    return f"sec_{section}"


def alpha3(tag: str) -> str:
    """The code of a text's language in ISO 639-2/T: `zho` for `zh-Hant`; `und` for what has none."""
    own = language(tag)
    if len(own) != 2:
        return own if len(own) == 3 else UNDETERMINED
    codes = [code for code, short in get_global("language_aliases").items() if short == own and len(code) == 3]
    return next((code for code in reversed(codes) if code not in _NOT_TERMINOLOGICAL), UNDETERMINED)
