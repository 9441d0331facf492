"""Pages and typefaces -> the files of an EPUB 3: package document, list of contents, container (EPUB 3.3)."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from statement_archive.export.books.style import style_sheet
from statement_archive.export.books.typefaces import Typeface
from statement_archive.export.books.volume import TITLE, Volume
from statement_archive.export.books.xhtml import BookPage, add, as_xhtml, element, page
from statement_archive.export.format import FOLDER
from statement_archive.export.xml_text import as_file, carry
from statement_archive.names import kind_name
from statement_archive.tags import attributes, direction

FOLDER_OF_BOOK = "EPUB"
MIMETYPE = "mimetype"
_MEDIA_TYPE = "application/epub+zip"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_NAV = "nav.xhtml"
_LANDMARKS = ("titlepage", "footnotes", "endnotes")
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    *(
        ("accessibilityFeature", feature)
        for feature in ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
    ),
    ("accessibilityHazard", "none"),
)
"""What schema.org has for books of text alone; `accessibilitySummary` stands in the words of the book."""


def files(
    volume: Volume, leaves: Sequence[BookPage], faces: Mapping[Typeface, tuple[bytes, bytes]]
) -> dict[str, bytes]:
    """All files of a book by their path in it; `faces` are typefaces with their files and licences."""
    contents = _contents(volume, leaves)
    ordered = (leaves[0], contents, *leaves[1:])
    own = {
        **{leaf.name: as_xhtml(leaf) for leaf in ordered},
        "book.css": style_sheet(faces).encode("utf-8"),
        **{f"fonts/{face.package}.ttf": font for face, (font, _) in faces.items()},
        **{f"fonts/{face.package}.txt": licence for face, (_, licence) in faces.items()},
    }
    return {
        MIMETYPE: _MEDIA_TYPE.encode(),
        "META-INF/container.xml": _container(),
        f"{FOLDER_OF_BOOK}/package.opf": _package(volume, ordered, own),
        **{f"{FOLDER_OF_BOOK}/{name}": content for name, content in own.items()},
    }


def _container() -> bytes:
    root = etree.Element(f"{{{_CONTAINER}}}container", nsmap={None: _CONTAINER}, version="1.0")
    rootfiles = etree.SubElement(root, f"{{{_CONTAINER}}}rootfiles")
    attrs = {"full-path": f"{FOLDER_OF_BOOK}/package.opf", "media-type": "application/oebps-package+xml"}
    etree.SubElement(rootfiles, f"{{{_CONTAINER}}}rootfile", attrs)
    return as_file(root)


def _package(volume: Volume, leaves: Sequence[BookPage], own: Mapping[str, bytes]) -> bytes:
    attrs = {"version": "3.0", "unique-identifier": "id", "dir": direction(volume.reader.language)}
    root = etree.Element(f"{{{_OPF}}}package", attrs, nsmap={None: _OPF})
    root.set(_LANG, volume.reader.language)
    root.append(_metadata(volume))
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    ids = {name: f"f{number}" for number, name in enumerate(own, 1)}
    for name, id_ in ids.items():
        item = {"id": id_, "href": name, "media-type": _media_type(name)}
        etree.SubElement(manifest, f"{{{_OPF}}}item", {**item, **({"properties": "nav"} if name == _NAV else {})})
    turning = {"page-progression-direction": direction(volume.language)}
    spine = etree.SubElement(root, f"{{{_OPF}}}spine", turning)
    for leaf in leaves:
        etree.SubElement(spine, f"{{{_OPF}}}itemref", {"idref": ids[leaf.name]})
    return as_file(root)


def _metadata(volume: Volume) -> etree._Element:
    root = etree.Element(f"{{{_OPF}}}metadata", nsmap={"dc": _DC})
    for name, text, language in _dublin_core(volume):
        node = etree.SubElement(root, f"{{{_DC}}}{name}")
        node.text = carry(text)
        if name == "identifier":
            node.set("id", "id")
        if language:
            node.set(_LANG, language)
            node.set("dir", direction(language))
    modified = f"{volume.work.document.date}T00:00:00Z"
    access = (*_ACCESS, ("accessibilitySummary", volume.reader.say("book-access")))
    for name, text in (("dcterms:modified", modified), *((f"schema:{name}", text) for name, text in access)):
        node = etree.SubElement(root, f"{{{_OPF}}}meta", property=name)
        node.text = carry(text)
    return root


def _dublin_core(volume: Volume) -> Iterator[tuple[str, str, str]]:
    """Elements of Dublin Core with their text and its language, where that matters."""
    document, reader = volume.work.document, volume.reader
    site, raws = volume.holdings, dict.fromkeys(edition.witness.raw for edition in volume.editions)
    named = f"{site.address(f'{FOLDER}/{document.id}/')}{volume.siglum or 'parallel'}.epub"
    licence = site.archive.about.imprint.licence
    yield "identifier", uuid5(NAMESPACE_URL, named).urn, ""
    yield "title", f"{volume.title} – {volume.name}" if not volume.siglum else volume.title, volume.title_language
    for language in dict.fromkeys(edition.witness.language for edition in volume.editions):
        yield "language", language, ""
    yield "creator", reader.text(document.issuer), reader.language_of(document.issuer)
    yield "publisher", reader.publisher, ""
    yield "date", document.date, ""
    yield "type", kind_name(document.kind, reader), ""
    yield "description", reader.text(document.summary), reader.language_of(document.summary)
    yield "coverage", reader.text(document.place), reader.language_of(document.place)
    for raw in raws:
        yield "source", site.address(f"{FOLDER}/{document.id}/{raw}"), ""
    if licence.texts:
        yield "rights", reader.text(licence), reader.language_of(licence)


def _contents(volume: Volume, leaves: Sequence[BookPage]) -> BookPage:
    """The page of contents, which reading systems make their own list of."""
    reader = volume.reader
    first = next(leaf for leaf in leaves if leaf.name != TITLE)
    marks = [("bodymatter", first, reader.say("action-read"))]
    marks += [(leaf.kind, leaf, leaf.title) for leaf in leaves if leaf.kind in _LANDMARKS]
    landmarks = (element("li", element("a", words, href=leaf.name, type_=kind)) for kind, leaf, words in marks)
    nav = element("nav", element("h1", reader.say("contents")), _nested(leaves, reader.language), type_="toc")
    guide = element("nav", element("ol", *landmarks), type_="landmarks", hidden="hidden")
    return page(_NAV, reader.say("contents"), reader.language, nav, guide)


def _nested(leaves: Sequence[BookPage], language: str) -> etree._Element:
    """A list in which what stands deeper is a list under what it stands in."""
    top = element("ol")
    open_: list[tuple[int, etree._Element]] = [(0, top)]
    for leaf in leaves:
        while open_[-1][0] >= leaf.level:
            open_.pop()
        parent = open_[-1][1]
        if parent.tag.endswith("li"):
            lists = [child for child in parent if child.tag.endswith("ol")]
            parent = lists[0] if lists else _sublist(parent)
        own = attributes(leaf.title_language, language) if leaf.title_language else {}
        entry = element("li", element("a", leaf.title, href=leaf.name, **own))
        add(parent, entry)
        open_.append((leaf.level, entry))
    return top


def _sublist(entry: etree._Element) -> etree._Element:
    made = element("ol")
    entry.append(made)
    return made


def _media_type(name: str) -> str:
    endings = {"xhtml": "application/xhtml+xml", "css": "text/css", "ttf": "font/ttf", "txt": "text/plain"}
    return endings[name.rpartition(".")[2]]
