"""The Markdown of a page -> what it shows of each segment, read as CommonMark and without knowing how it was made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"\{: [^{}]*\}")
"""Braces of a text are escaped, so that every bare one is an attribute list."""
_SEGMENT = re.compile(r'data-segment="([^"]*)"')
_NUMBER = re.compile(r"#([\w.-]+) \.number\b")
_TABLE = '<div class="table-scroll" '
_PRINTED = '<span class="printed">'
_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a page shows of a segment."""

    text: str
    label: str
    """What stands before it; "" for nothing."""


def read_back(markdown: str) -> dict[str, ReadBack]:
    """Every segment on a page, by id: its blocks one by one, its paragraphs joined by a line feed."""
    texts: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for block in markdown.split("\n\n"):
        attributes = "".join(_ATTRIBUTES.findall(block))
        segment, number = _SEGMENT.search(attributes), _NUMBER.search(attributes)
        if block.startswith(_TABLE):
            name, text = _table(block)
            texts.setdefault(name, []).append(text)
        elif segment:
            label, text = _heard(block)
            texts.setdefault(segment[1], []).append(text)
            labels |= {segment[1]: label} if label else {}
        elif number:
            labels[number[1]] = _heard(block)[1]
    return {name: ReadBack("\n".join(own), labels.get(name, "")) for name, own in texts.items()}


def _table(block: str) -> tuple[str, str]:
    """Id and text of a table, its cells parted by tabs and its lines by line feeds."""
    reader = _TableReader()
    reader.feed(block)
    return reader.segment, "\n".join("\t".join(cells) for cells in reader.lines)


class _TableReader(HTMLParser):
    """Takes the lines of a table out of its HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.segment = ""
        self.lines: list[list[str]] = []
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table says whose it is; a line begins with its tag, and a cell, too."""
        if tag == "table":
            self.segment = dict(attrs).get("data-segment") or ""
        elif tag == "tr":
            self.lines.append([])
        elif tag == "td":
            self.lines[-1].append("")
            self._is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        """Behind a cell nothing is text."""
        self._is_in_cell = self._is_in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        """Text of a cell."""
        if self._is_in_cell:
            self.lines[-1][-1] += data


def _heard(block: str) -> tuple[str, str]:
    """The label within a block, where it has one, and its text."""
    tokens = _MARKDOWN.parse(_ATTRIBUTES.sub("", block).rstrip())
    label, text = [""], [""]
    into = text
    for token in _inline(tokens):
        if token.type == "html_inline" and token.content == _PRINTED:
            into = label
        elif token.type == "html_inline" and into is label and token.content == "</span>":
            into = text
        elif token.type == "softbreak" and into[-1] == "\n":  # the line was broken before the break in the file
            continue
        else:
            into.append(_said(token))
    own = "".join(label)
    return own, "".join(text).removeprefix(" " if own else "").rstrip(" ")


def _inline(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children is not None:
            yield from _inline(token.children)
        else:
            yield token


def _said(token: Token) -> str:
    if token.type == "softbreak" or (token.type == "html_inline" and token.content == "<br>"):
        return "\n"
    return token.content if token.type != "html_inline" else ""
