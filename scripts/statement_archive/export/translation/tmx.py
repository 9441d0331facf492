"""A work -> a translation memory of all its texts, in TMX 1.4b.

Any two texts of a unit are a pair, whichever one takes for the source. What belongs to the archive stands in
properties: `x-document`, `x-segments` (ids of the places), and for each text `x-siglum`, `x-status` and, where it
prints one, `x-label`. A machine translation says so in its status and in its language tag.
"""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.translation.pairs import TranslationUnit, label, units
from statement_archive.export.xml_text import as_file, carry
from statement_archive.model import Edition, Work

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TOOL = "statement-archive"


def tmx(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """One file; none where no passage is in two texts."""
    if any(True for _ in units(work)):
        path = f"{FOLDER}/{work.document.id}/{work.document.id}.tmx"
        yield DataFile(path, partial(_file, holdings, work), "application/x-tmx+xml", "data-tmx")


def _file(holdings: Holdings, work: Work) -> bytes:
    root = etree.Element("tmx", version="1.4")
    root.append(_header(holdings))
    body = etree.SubElement(root, "body")
    for unit in units(work):
        _add_unit(body, work, unit)
    return as_file(root)


def _header(holdings: Holdings) -> etree._Element:
    """What every program asks of a memory; `*all*` says that no text is the source of the others."""
    said = {
        "creationtool": _TOOL,
        "creationtoolversion": carry(holdings.archive.about.imprint.edition) or "unknown",
        "segtype": "paragraph",
        "o-tmf": _TOOL,
        "adminlang": holdings.site[0].language,
        "srclang": "*all*",
        "datatype": "plaintext",
    }
    return etree.Element("header", said)


def _add_unit(body: etree._Element, work: Work, unit: TranslationUnit) -> None:
    element = etree.SubElement(body, "tu", tuid=f"{work.document.id}/{unit.row.id}")
    element.tail = "\n"
    _add_property(element, "x-document", work.document.id)
    _add_property(element, "x-segments", unit.slots)
    for siglum, text in unit.texts.items():
        _add_text(element, unit, work.edition(siglum), text)


def _add_text(element: etree._Element, unit: TranslationUnit, edition: Edition, text: str) -> None:
    witness = edition.witness
    variant = etree.SubElement(element, "tuv", {_LANGUAGE: witness.language})
    _add_property(variant, "x-siglum", witness.siglum)
    _add_property(variant, "x-status", witness.status.value)
    if printed := label(unit, edition):
        _add_property(variant, "x-label", printed)
    etree.SubElement(variant, "seg").text = carry(text)


def _add_property(element: etree._Element, name: str, value: str) -> None:
    etree.SubElement(element, "prop", type=name).text = carry(value)


TMX = Format(
    "tmx",
    "https://www.gala-global.org/tmx-14b",
    tmx,
    use="pip install translate-toolkit\npocount {file}\npogrep --search=source health {file} found.tmx",
)
