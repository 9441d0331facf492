"""A work -> TEI P5: one file with all its texts, what was changed in them, and what editors say of them."""

from collections.abc import Iterator
from functools import partial

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.tei.elements import ID, add, new
from statement_archive.export.tei.header import header_of
from statement_archive.export.tei.stand_off import stand_off_of
from statement_archive.export.tei.text import text_of
from statement_archive.export.xml_text import as_file
from statement_archive.model import Edition, Occurrence, Work

MEDIA_TYPE = "application/tei+xml"
_FIRST = "(//t:body//t:p)[1]//text()[not(ancestor::t:orig or parent::t:sic/parent::t:choice)]"
_USE = f"""pip install lxml
python3 -c "from lxml import etree; names = {{'t': 'http://www.tei-c.org/ns/1.0'}}; \
print(*etree.parse('{{file}}').xpath('{_FIRST}', namespaces=names), sep='')\""""
"""Prints the first paragraph as it is published."""


def tei(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """The file; it passes `tei.rnc`, beside this module."""
    id_ = work.document.id
    yield DataFile(f"{FOLDER}/{id_}/{id_}.xml", partial(_file, holdings, work), MEDIA_TYPE, "data-tei")


def _file(holdings: Holdings, work: Work) -> bytes:
    root = new("TEI")
    root.append(header_of(holdings, work))
    text = add(root, "text", space="preserve")
    group = add(text, "group")
    named: dict[str, list[Occurrence]] = {}
    for edition in work.editions:
        places = named_in(holdings, work, edition)
        group.append(text_of(work, edition, places, holdings.kinds))
        for place in places:
            named.setdefault(place.id, []).append(place)
    marked = {element.get(ID) for element in group.iter()}
    stand_off = stand_off_of(holdings, work, named, marked)
    if stand_off is not None:
        root.append(stand_off)
    return as_file(root)


def named_in(holdings: Holdings, work: Work, edition: Edition) -> tuple[Occurrence, ...]:
    """Where an edition names a country, an organisation or a person."""
    found = holdings.archive.occurrences.get(work.document.id, ())
    siglum = edition.witness.siglum
    return tuple(one for one in found if one.siglum == siglum and one.id in holdings.kinds)


TEI = Format("tei", "https://tei-c.org/release/doc/tei-p5-doc/en/html/", tei, use=_USE)
