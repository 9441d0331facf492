"""A work -> files in XLIFF 2.1, one for each pair of texts that can be read as source and translation.

Which pairs these are is told in `pairs`. The state of a unit is `final` where people published the target. What a
machine made is `translated`, with a state of the archive's own below that, and a note at the head of the file says so
to people. What belongs to the archive stands in the metadata module: siglum and status of both texts, ids and labels.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from lxml import etree

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.translation.pairs import TextPair, TranslationUnit, label, pair_path, pairs, units
from statement_archive.export.xml_text import as_file, carry
from statement_archive.model import Edition, Status, Work
from statement_archive.names import text_name
from statement_archive.parts.cite import own_reader

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
"""Of version 2.1, too."""
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MACHINE = {"state": "translated", "subState": "statement-archive:machine-translation"}
_FINAL = {"state": "final"}
_MEDIA_TYPE = "application/xliff+xml"

Facts = Iterable[tuple[str, str]]
"""What is said of something: name and value."""


def xliff(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """A file for each pair that shares a unit; it is told of as what it offers of the target."""
    every = tuple(units(work))
    for pair in pairs(work):
        sigla = {edition.witness.siglum for edition in pair}
        shared = [unit for unit in every if sigla <= unit.texts.keys()]
        if shared:
            path = pair_path(FOLDER, work, pair, "xlf")
            yield DataFile(
                path, partial(_file, holdings, work, pair, shared), _MEDIA_TYPE, "data-xliff", pair[1].witness.siglum
            )


def _file(holdings: Holdings, work: Work, pair: TextPair, shared: Sequence[TranslationUnit]) -> bytes:
    source, target = (edition.witness for edition in pair)
    languages = {"srcLang": source.language, "trgLang": target.language}
    root = etree.Element(_core("xliff"), {"version": "2.1", **languages}, nsmap={None: _CORE, "mda": _METADATA})
    original = holdings.address(f"{FOLDER}/{work.document.id}/text-{source.siglum}.txt")
    file = etree.SubElement(root, _core("file"), {"id": work.document.id, "original": original, _SPACE: "preserve"})
    _add_metadata(file, {"document": _of_document(work), "source": _of_text(pair[0]), "target": _of_text(pair[1])})
    _add_notes(file, holdings, work, pair)
    for unit in shared:
        _add_unit(file, unit, pair)
    return as_file(root)


def _of_document(work: Work) -> Facts:
    return (("document", work.document.id), ("date", work.document.date))


def _of_text(edition: Edition) -> Facts:
    return (("siglum", edition.witness.siglum), ("status", edition.witness.status.value))


def _add_metadata(element: etree._Element, groups: dict[str, Facts]) -> None:
    metadata = etree.SubElement(element, _mda("metadata"))
    for category, facts in groups.items():
        group = etree.SubElement(metadata, _mda("metaGroup"), category=category)
        for name, value in facts:
            etree.SubElement(group, _mda("meta"), type=name).text = carry(value)


def _add_notes(file: etree._Element, holdings: Holdings, work: Work, pair: TextPair) -> None:
    """Which texts these are, in the words of the target's readers where the site has them."""
    reader = own_reader(pair[1], holdings.site[0])
    notes = etree.SubElement(file, _core("notes"))
    for side, edition in zip(("source", "target"), pair, strict=True):
        note = etree.SubElement(notes, _core("note"), appliesTo=side, category="text")
        note.text = carry(text_name(work, edition, reader))
    if _is_machine(pair[1]):
        note = etree.SubElement(notes, _core("note"), appliesTo="target", category="machine-translation", priority="1")
        note.text = reader.say("machine-notice-unread")


def _add_unit(file: etree._Element, unit: TranslationUnit, pair: TextPair) -> None:
    element = etree.SubElement(file, _core("unit"), id=unit.row.id)
    element.tail = "\n"
    labels = (("source-label", label(unit, pair[0])), ("target-label", label(unit, pair[1])))
    facts = (("segments", unit.slots), *(fact for fact in labels if fact[1]))
    _add_metadata(element, {"segments": facts})
    segment = etree.SubElement(element, _core("segment"), _MACHINE if _is_machine(pair[1]) else _FINAL)
    for side, edition in zip(("source", "target"), pair, strict=True):
        etree.SubElement(segment, _core(side)).text = carry(unit.texts[edition.witness.siglum])


def _is_machine(edition: Edition) -> bool:
    return edition.witness.status is Status.MACHINE_TRANSLATION


def _core(name: str) -> str:
    return f"{{{_CORE}}}{name}"


def _mda(name: str) -> str:
    return f"{{{_METADATA}}}{name}"


XLIFF = Format(
    "xliff",
    "https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html",
    xliff,
    use="pip install translate-toolkit\n"
    'python3 -c "from translate.storage.xliff2 import Xliff2File as File; '
    "[print(unit.source, unit.target, sep='\\t') for unit in File.parsefile('{file}').units]\"",
)
