"""Hand-written pages -> their parts, so that the search finds them too."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from statement_archive.findings import Finding
from statement_archive.load.by_hand import read_page
from statement_archive.model import Prose

_ID = re.compile(r"\{:?\s*+#([\w-]++)[^{}]*+\}$")
"""The attribute list behind a heading, as Python-Markdown has it: `{: #method }`."""


def load_prose(docs: Path, languages: Iterable[str]) -> tuple[tuple[Prose, ...], tuple[Finding, ...]]:
    """The parts of every page under `docs/<language>/about/`, language by language, in the order of their paths."""
    findings: list[Finding] = []
    prose: list[Prose] = []
    for language in languages:
        for file in sorted((docs / language / "about").glob("*.md")):
            path = file.relative_to(docs).as_posix()
            prose += _parts(language, path, read_page(file, docs, findings))
    return tuple(prose), tuple(findings)


def _parts(language: str, path: str, markdown: str) -> Iterator[Prose]:
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    anchor = title = ""
    text: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        words = _words(token)
        if before and before.type == "heading_open":
            if title:
                yield Prose(language, path, anchor, title, "\n".join(text))
            found = _ID.search(words.rstrip())
            anchor = found[1] if found and before.tag != "h1" else ""
            title, text = words[: found.start() if found else None].rstrip(), []
        else:
            text.append(words)
    if title:
        yield Prose(language, path, anchor, title, "\n".join(text))


def _words(token: Token) -> str:
    """The words of a line, without its marks."""
    children = token.children or []
    return "".join(" " if child.type.endswith("break") else child.content for child in children)
