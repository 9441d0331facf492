"""Where a volume is from: its texts with their raw files, this archive and its terms."""

from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from statement_archive.export.books.volume import COLOPHON, Volume
from statement_archive.export.books.xhtml import BookPage, Child, element, page, said
from statement_archive.export.format import FOLDER
from statement_archive.model import Edition, Status
from statement_archive.names import edition_name
from statement_archive.parts.editions import full_path, provenance_page

_Fact = tuple[str, list[Child]]


def colophon(volume: Volume) -> BookPage:
    """The page."""
    reader = volume.reader
    title = reader.say("book-about")
    parts = [element("h1", title), element("p", volume.shelf_mark), element("p", *_archive_address(volume))]
    for edition in volume.editions:
        parts += [element("h2", edition_name(edition, reader)), _facts(_source(edition, volume))]
    if any(edition.witness.status is Status.OFFICIAL for edition in volume.editions):
        parts += [element("h2", reader.say("official-title")), element("p", reader.say("official-text"))]
    imprint = _facts(_imprint(volume))
    parts += [element("h2", reader.archive), imprint] if len(imprint) else []
    return replace(page(COLOPHON, title, reader.language, element("section", *parts)), kind="colophon")


def _archive_address(volume: Volume) -> list[Child]:
    return _link(volume.holdings.address(f"{volume.reader.language}/{volume.work.document.id}/index.md"))


def _source(edition: Edition, volume: Volume) -> list[_Fact]:
    """Where a text is from, and where this archive has it."""
    work, reader, witness = volume.work, volume.reader, edition.witness
    address = volume.holdings.address
    folder = f"{reader.language}/{work.document.id}"
    return [
        (reader.say("origin"), said(witness.origin, reader)),
        (reader.say("original"), _link(witness.original) if witness.original else [reader.say("original-unknown")]),
        (reader.say("data-raw"), _link(address(f"{FOLDER}/{work.document.id}/{witness.raw}"))),
        ("sha256", [element("span", witness.sha256, class_="code")]),
        (reader.say("full-title"), _link(address(full_path(work, edition, reader)))),
        (reader.say("made-link"), _link(address(f"{folder}/{provenance_page(edition)}"))),
    ]


def _imprint(volume: Volume) -> list[_Fact]:
    """Who answers for the archive, and under which terms its words may be used."""
    imprint, reader = volume.holdings.archive.about.imprint, volume.reader
    return [
        (reader.say("imprint-editor"), said(imprint.editor, reader)),
        (reader.say("imprint-contact"), said(imprint.contact, reader)),
        (reader.say("imprint-edition"), [" · ".join(filter(None, (imprint.edition, imprint.date)))]),
        (reader.say("imprint-licence"), [*said(imprint.licence, reader), " ", *_link(imprint.licence_address)]),
    ]


def _facts(pairs: Iterable[_Fact]) -> etree._Element:
    """Names and values; a pair that says nothing is left out."""
    rows = element("dl")
    for name, value in pairs:
        if any(not isinstance(child, str) or child.strip() for child in value):
            rows.append(element("dt", name))
            rows.append(element("dd", *value))
    return rows


def _link(address: str) -> list[Child]:
    """An address that one can follow; one from the root of a site that stands nowhere yet is only shown."""
    if not address:
        return []
    is_whole = address.startswith(("https://", "http://"))
    return [element("a", address, href=address) if is_whole else element("span", address, class_="code")]
