"""Elements of XHTML, and a page of a book as the bytes of a file.

Text goes in as it is; characters that XML forbids are carried (`xml_text`). HTML that other parts of the archive have
made goes through `within`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias
from xml.sax.saxutils import escape

from lxml import etree
from markupsafe import Markup

from statement_archive.export.books.typefaces import typeface_of
from statement_archive.export.xml_text import as_file, carry
from statement_archive.model import Localized
from statement_archive.parts.foreign import sentences_in_html
from statement_archive.reader import Reader
from statement_archive.tags import direction, language_and_script

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
"""The namespace of `epub:type`."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_REFERENCE = re.compile("&#([0-9]+);")
Child: TypeAlias = "str | etree._Element"


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of a book."""

    name: str
    """Its path within the book's folder: `text/preamble.xhtml`."""
    title: str
    root: etree._Element
    kind: str = ""
    """What it is (EPUB 3 Structural Semantics): `toc`, `footnotes` …"""
    level: int = 1
    """How deep it stands in the list of contents."""
    title_language: str = ""
    """Of its title, where it is another than that of the book's own words."""


def element(name: str, /, *children: Child, **attrs: str) -> etree._Element:
    """An element around its children; names of attributes: `class_` is `class`, `_` becomes `-`, `type_` is EPUB's."""
    made = etree.Element(f"{{{XHTML}}}{name}", nsmap={None: XHTML, "epub": OPS})
    for key, value in attrs.items():
        if value:
            made.set(f"{{{OPS}}}type" if key == "type_" else key.rstrip("_").replace("_", "-"), carry(value))
    add(made, *children)
    return made


def add(parent: etree._Element, *children: Child) -> None:
    """Put children behind those that an element has."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + carry(child)
        else:
            parent.text = (parent.text or "") + carry(child)


def within(html: Markup) -> list[Child]:
    """HTML as the archive makes it, as what it is made of; it may have elements with content and line breaks."""
    text = _REFERENCE.sub(lambda found: escape(carry(chr(int(found[1])))), carry(html))
    root = etree.fromstring(f'<p xmlns="{XHTML}">{text.replace("<br>", "<br/>")}</p>')
    children: list[Child] = [root.text or ""]
    for child in [*root]:
        tail, child.tail = child.tail or "", None
        children += (child, tail)
    return children


def said(words: Localized, reader: Reader) -> list[Child]:
    """Editors' sentences, each run of another language marked as such."""
    return within(sentences_in_html(words, reader))


def joined(separator: str, parts: Iterable[Iterable[Child]]) -> list[Child]:
    """Runs of children with a separator between them."""
    out: list[Child] = []
    for part in parts:
        out += [separator, *part] if out else [*part]
    return out


def page(name: str, title: str, language: str, *children: Child) -> BookPage:
    """A page in a language."""
    up = "../" * name.count("/")
    head = element(
        "head", element("title", title), element("link", rel="stylesheet", type="text/css", href=f"{up}book.css")
    )
    body = element("body", *children)
    root = element("html", head, body, lang=language, dir=direction(language))
    for node in root.iter():
        tag = node.get("lang")
        if tag is not None:
            node.set(_LANG, tag)
            _choose_typeface(body if node is root else node, tag)
    return BookPage(name, title, root)


def _choose_typeface(node: etree._Element, language: str) -> None:
    """Give an element the class of its script: old reading systems know no selector for languages."""
    script = script_of(language)
    if typeface_of(script):
        node.set("class", " ".join(filter(None, (node.get("class"), script.lower()))))


def script_of(language: str) -> str:
    """The script of a language; Simplified characters where one says nothing of the two."""
    return language_and_script(language)[1]


def characters(root: etree._Element) -> dict[str, set[str]]:
    """The characters of a page by the script of the language that they are said to be in."""
    found: dict[str, set[str]] = {}

    def collect(node: etree._Element, script: str) -> None:
        script = script_of(node.get("lang")) if node.get("lang") else script
        found.setdefault(script, set()).update(node.text or "")
        for child in node:
            collect(child, script)
            found[script].update(child.tail or "")

    collect(root, "")
    return found


def as_xhtml(leaf: BookPage) -> bytes:
    """The file of a page."""
    etree.cleanup_namespaces(leaf.root, keep_ns_prefixes=["epub"])
    return as_file(leaf.root)
