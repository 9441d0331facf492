"""The content of a document -> a file that word processors open (Office Open XML, ECMA-376), with the styles it needs.

It holds only what is said here: no template of a word processor's maker, no clock, no author. The same content gives
the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from statement_archive import tags
from statement_archive.export.xml_text import as_file, carry
from statement_archive.packing import packed

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LETTERS = "Arial"
"""A face that every word processor has or knows a stand-in for, in Latin, Greek, Cyrillic, Hebrew and Arabic."""
_CHARACTERS = {"Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei", "Jpan": "Yu Gothic", "Kore": "Malgun Gothic"}
"""The same for scripts of East Asia (ISO 15924); other scripts' texts show Chinese in the first of them."""
_PAGE = {"w": "11906", "h": "16838"}
"""A4, in twentieths of a point."""
_MARGIN = "1134"
"""2 cm."""
_BODY = "word/document.xml"
_CARRIED_RETURN = "\u241bD;"
"""As `carry` would have it; word processors end a paragraph at a bare one, and lose the table around it."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How paragraphs look."""

    id: str
    """Also its name, as word processors list it; `Title` is one that they know."""
    language: str
    """BCP 47 tag of what is written in it."""
    size: int = 20
    """In half points."""
    colour: str = "000000"
    is_bold: bool = False
    above: int = 0
    below: int = 60
    """Room above and below, in twentieths of a point."""
    align: str = ""
    """`center` or `right`; "" for where lines of the language begin."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str
    language: str
    identifier: str
    """The address of what it is made from."""


def word_file(properties: Properties, styles: Sequence[ParagraphStyle], content: Iterable[etree._Element]) -> bytes:
    """The file; `content` are paragraphs and tables. Its pages are numbered below."""
    body = element("body")
    body.extend(content)
    body.append(_section())
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", _BODY),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(properties),
        _BODY: element("document", body),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{part}", f"{part}.xml") for part in ("styles", "settings", "footer"))
        ),
        "word/styles.xml": _styles(properties.language, styles),
        "word/settings.xml": _settings(),
        "word/footer.xml": element("ftr", paragraph("Footer", [_page_number()])),
    }
    return packed({path: as_file(part) for path, part in parts.items()})


def element(name: str, /, *children: etree._Element, **said: str) -> etree._Element:
    """An element of WordprocessingML, whose attributes are of the same namespace."""
    made = etree.Element(_w(name), {_w(key): value for key, value in said.items()}, nsmap={"w": _WORD, "r": _OFFICE})
    made.extend(children)
    return made


def paragraph(style: str, runs: Iterable[etree._Element] = ()) -> etree._Element:
    """A paragraph in the style of that id."""
    return element("p", element("pPr", element("pStyle", val=style)), *runs)


def run(text: str, language: str, around: str = "") -> etree._Element:
    """Words on one line in a language, which is said where it is not the one `around` them.

    A tab is one, and what XML forbids is carried, as is a carriage return.
    """
    made = element("r", *_of_language(language, is_own=around in ("", language)))
    for index, words in enumerate(text.split("\t")):
        if index:
            made.append(element("tab"))
        if words:
            part = element("t")
            part.set(_SPACE, "preserve")
            part.text = carry(words).replace("\r", _CARRIED_RETURN)
            made.append(part)
    return made


def is_right_to_left(language: str) -> bool:
    """Whether words in a language run so."""
    return tags.direction(language) == "rtl"


def _of_language(language: str, *, is_own: bool) -> Iterator[etree._Element]:
    """What a run says besides its style: its direction, and that marks such as “ are East Asian in such a script."""
    script, known = tags.language_and_script(language)[1], tags.with_region(language)
    said: list[etree._Element] = []
    if script in _CHARACTERS:
        faces = {} if is_own else {"eastAsia": _CHARACTERS[script]}
        said.append(element("rFonts", hint="eastAsia", **faces))
    if is_right_to_left(language):
        said.append(element("rtl"))
    if not is_own:
        said.append(element("lang", val=known, eastAsia=known, bidi=known))
    if said:
        yield element("rPr", *said)


def _styles(language: str, styles: Iterable[ParagraphStyle]) -> etree._Element:
    """The styles asked for, over a plain one in the language of the file."""
    defaults = element(
        "docDefaults",
        element("rPrDefault", element("rPr", *_looks(ParagraphStyle("", language)))),
        element("pPrDefault", element("pPr", element("spacing", before="0", after="60"))),
    )
    normal = element("style", element("name", val="Normal"), *_direction(language), type="paragraph", styleId="Normal")
    normal.set(_w("default"), "1")
    footer = _style(ParagraphStyle("Footer", language, size=16, align="center"))
    return element("styles", defaults, normal, footer, *map(_style, styles))


def _style(style: ParagraphStyle) -> etree._Element:
    alignment = [element("jc", val=style.align)] if style.align else []
    return element(
        "style",
        element("name", val=style.id),
        element("basedOn", val="Normal"),
        element("qFormat"),
        element(
            "pPr",
            element("bidi", val="1" if is_right_to_left(style.language) else "0"),
            element("spacing", before=str(style.above), after=str(style.below)),
            *alignment,
        ),
        element("rPr", *_looks(style)),
        type="paragraph",
        styleId=style.id,
    )


def _direction(language: str) -> Iterator[etree._Element]:
    if is_right_to_left(language):
        yield element("pPr", element("bidi"))


def _looks(style: ParagraphStyle) -> Iterator[etree._Element]:
    """Properties of characters, in the order that the standard has."""
    script, known = tags.language_and_script(style.language)[1], tags.with_region(style.language)
    characters = _CHARACTERS.get(script, _CHARACTERS["Hans"])
    yield element("rFonts", ascii=_LETTERS, hAnsi=_LETTERS, eastAsia=characters, cs=_LETTERS)
    if style.is_bold:
        yield from (element("b"), element("bCs"))
    yield element("color", val=style.colour)
    yield from (element("sz", val=str(style.size)), element("szCs", val=str(style.size)))
    yield element("lang", val=known, eastAsia=known, bidi=known)


def _section() -> etree._Element:
    """The page, and what stands below each."""
    footer = element("footerReference", type="default")
    footer.set(f"{{{_OFFICE}}}id", "rId3")
    sides = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    return element(
        "sectPr", footer, element("pgSz", **_PAGE), element("pgMar", **sides, header="567", footer="567", gutter="0")
    )


def _page_number() -> etree._Element:
    number = element("t")
    number.text = "1"
    return element("fldSimple", element("r", number), instr="PAGE")


def _settings() -> etree._Element:
    """That the file is to be laid out as by a word processor of today, not of 2003."""
    today = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    return element("settings", element("compat", element("compatSetting", **today)))


def _content_types() -> etree._Element:
    space = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    common: Mapping[str, str] = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    for ending, kind in common.items():
        etree.SubElement(root, f"{{{space}}}Default", Extension=ending, ContentType=kind)
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    own = {"document": "document.main", "styles": "styles", "settings": "settings", "footer": "footer"}
    kinds = {f"/word/{part}.xml": f"{MEDIA_TYPE.rpartition('.')[0]}.{kind}+xml" for part, kind in own.items()}
    for path, kind in {**kinds, "/docProps/core.xml": core}.items():
        etree.SubElement(root, f"{{{space}}}Override", PartName=path, ContentType=kind)
    return root


def _relations(*targets: tuple[str, str]) -> etree._Element:
    """Which parts belong to one, each with its kind: `rId1`, `rId2` …"""
    space = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for number, (kind, target) in enumerate(targets, 1):
        etree.SubElement(root, f"{{{space}}}Relationship", Id=f"rId{number}", Type=kind, Target=target)
    return root


def _core(properties: Properties) -> etree._Element:
    space = f"{_PACKAGE}/metadata/core-properties"
    root = etree.Element(f"{{{space}}}coreProperties", nsmap={"cp": space, "dc": _DUBLIN_CORE})
    said = {"title": properties.title, "identifier": properties.identifier, "language": properties.language}
    for name, value in said.items():
        etree.SubElement(root, f"{{{_DUBLIN_CORE}}}{name}").text = carry(value)
    return root


def _w(name: str) -> str:
    return f"{{{_WORD}}}{name}"
