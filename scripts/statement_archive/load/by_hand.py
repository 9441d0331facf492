"""What people have put under `docs/` -> what a builder must not be given: pages that are more than Markdown, files that
a browser would run, links and pipes.

Builders read Markdown each in a way of its own, so this asks for more than it must; what gets past it is found in the
built page. Styles, scripts and pictures below `assets/` are the archive's own code, of which only links are refused.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statement_archive.files import UnreadableError, read_bytes
from statement_archive.findings import Finding
from statement_archive.limits import OUTLINES_BYTES, PAGE_BRACKETS, PAGE_BYTES, PAGE_LEVELS, PAGE_PARAGRAPH, Limit

_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that MkDocs takes for pages, in any case."""
_HARMLESS = ("", ".avif", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".txt", ".webp")
_CODE = "assets/"
_SETTING = re.compile(
    r"(?:title|description): +"
    r"""(?:"[^"\\]*"|'[^']*'|(?!.*:\s)(?!.*\s\#)[^\s"'\[\]{}&*!|>%@`\#?,:-].*)\s*"""
)
"""A line of front matter, as simple as YAML can be."""
_FENCE, *_FENCES = "---", "---", "..."
"""What front matter begins and may end with."""
_LIKE_A_SETTING = re.compile(r" {0,3}[\w-]+:(?:\s|$)", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKER = re.compile(r"[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))")
_INDENT = re.compile(r"[ \t]*")
_LIST_OF_ATTRIBUTES = re.compile(r"\{[^{}\n]*=[^{}\n]*\}")
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = ("archive", "http", "https", "mailto")
"""The first leads to a page of the site by its path (`addresses.SCHEME`)."""
_WIDTH = 4
"""Columns by which a list stands further in than the one around it."""


def check_by_hand(docs: Path, paths: Iterable[str]) -> Iterator[Finding]:
    """What is wrong with files that people have put under `docs`, given their paths there."""
    for path in paths:
        findings: list[Finding] = []
        ending = PurePosixPath(path).suffix.lower()
        if ending in _PAGES and not path.startswith(_CODE):
            read_page(docs / path, docs, findings)
        elif ending in _HARMLESS or path.startswith(_CODE):
            _bytes(docs / path, docs, findings, OUTLINES_BYTES)
        else:
            what = f"ends in `{ending}`: browsers run such files, or nobody knows what they do with them"
            hint = "write a page in Markdown (.md); what is code lies in docs/assets/"
            findings.append(Finding(f"{docs.name}/{path}", what, hint))
        yield from findings


def read_page(file: Path, docs: Path, findings: list[Finding]) -> str:
    """The text of a page; "" after a finding."""
    place = f"{docs.name}/{file.relative_to(docs).as_posix()}"
    content = _bytes(file, docs, findings, PAGE_BYTES)
    try:
        text = "" if content is None else content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        findings.append(Finding(place, f"is not UTF-8 at byte {error.start}", "save it as UTF-8"))
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [*_excesses(text, place)] or [*_faults(text, place)]  # what is too much is not parsed
    findings += found
    return "" if found else text


def _bytes(file: Path, docs: Path, findings: list[Finding], limit: Limit) -> bytes | None:
    try:
        return read_bytes(file, within=docs, limit=limit)
    except UnreadableError as error:
        findings.append(Finding(f"{docs.name}/{file.relative_to(docs).as_posix()}", str(error), error.hint))
        return None


def _excesses(text: str, place: str) -> Iterator[Finding]:
    """What builders would need for ever for."""
    if excess := PAGE_BRACKETS.fault(text.count("[") + text.count("<")):
        yield Finding(place, excess)
    length = 0
    for number, line in enumerate(text.split("\n"), 1):
        length = length + len(line) + 1 if line.strip() else 0
        for excess in (PAGE_PARAGRAPH.fault(length), PAGE_LEVELS.fault(_levels(line))):
            if excess:
                yield Finding(f"{place}:{number}", excess)
                return


def _levels(line: str) -> int:
    """How many quotations and lists a line may stand in."""
    count = at = 0
    while marker := _MARKER.match(line, at):
        count, at = count + 1, marker.end()
    blanks = _INDENT.match(line)
    return count + len(blanks[0].expandtabs(_WIDTH) if blanks else "") // _WIDTH


def _faults(text: str, place: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        if control := _CONTROL.search(line):
            yield Finding(f"{place}:{number}", f"has the control character U+{ord(control.group()):04X}", "remove it")
    lines = text.split("\n")
    head = _head(lines)
    for number, line in enumerate(lines[:head], 1):
        if line.strip() and line.rstrip() not in _FENCES and not _SETTING.fullmatch(line):
            what = f"`{line}` is no setting of a page"
            yield Finding(f"{place}:{number}", what, "between lines of --- stand `title: …` and `description: …`")
    if not head and _LIKE_A_SETTING.match(lines[0]):
        what = f"begins with `{lines[0]}`, which builders take for a setting"
        yield Finding(f"{place}:1", what, "begin with a heading, such as `# About`")
    for token in _parser().parse("\n" * head + "\n".join(lines[head:])):
        yield from _faults_of(token, place)


def _head(lines: list[str]) -> int:
    """Of how many lines the settings of a page are, with those around them."""
    if lines[0].rstrip() != _FENCE:
        return 0
    return next((at for at, line in enumerate(lines[1:], 2) if line.rstrip() in _FENCES), len(lines))


def _parser() -> MarkdownIt:
    """One that takes every address as it is written: what this one refuses, others make a link of."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    parser.normalizeLink = lambda address: address  # type: ignore[method-assign, assignment]
    return parser


def _faults_of(token: Token, place: str) -> Iterator[Finding]:
    """What is wrong with a block, and with what is in it."""
    line = token.map[0] + 1 if token.map else 1
    if token.type == "html_block":
        yield _html(token, f"{place}:{line}")
    elif token.type == "fence" and _LIST_OF_ATTRIBUTES.search(token.info):
        yield _attributes(token.info, f"{place}:{line}")
    for child in token.children or ():
        if child.type.endswith("break"):
            line += 1
        elif child.type == "html_inline":
            yield _html(child, f"{place}:{line}")
        elif child.type == "text" and (found := _LIST_OF_ATTRIBUTES.search(child.content)):
            yield _attributes(found[0], f"{place}:{line}")
        elif address := str(child.attrGet("href") or child.attrGet("src") or ""):
            yield from _address(address, f"{place}:{line}")


def _html(token: Token, place: str) -> Finding:
    hint = "write it in Markdown; to show it as it stands, put it between backticks"
    return Finding(place, f"has HTML in it: `{' '.join(token.content.split())}`", hint)


def _attributes(found: str, place: str) -> Finding:
    return Finding(place, f"has attributes in it: `{found.strip()}`", "a list of attributes has ids and classes alone")


def _address(address: str, place: str) -> Iterator[Finding]:
    scheme = _SCHEME.match(address)
    try:
        urlsplit(address)
    except ValueError:
        yield Finding(place, f"links to `{address}`, which is no address")
    else:
        if scheme and scheme[1].lower() not in _SCHEMES:
            hint = "link to a page of the site by its file, or to another site by https://…"
            yield Finding(place, f"links to `{address}`, which is no address of a page", hint)
