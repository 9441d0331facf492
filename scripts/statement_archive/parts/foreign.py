"""Editors' prose -> the same words, those of another language marked with it, so that they are read out as such.

In English that is every run of Chinese characters; in Chinese, two or more words of English, or one that is written
small and so is no name (names and abbreviations are the same in both; WCAG 2.2, 3.1.2, leaves them out).
"""

import re
from collections.abc import Iterator

from statement_archive.parts import markdown as md
from statement_archive.parts.html import escape, tag

_HAN = r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]"
_CHINESE = re.compile(rf"{_HAN}(?:[{_HAN[1:-1]}，、。；：·“”「」《》]*{_HAN})?")
_WORD = r"[A-Za-z]+(?:[-’'][A-Za-z]+)*"
_ENGLISH = re.compile(rf"{_WORD}(?:,? {_WORD})+|(?<![\w/.-])[a-z]{{4,}}(?:-[a-z]+)*(?![\w/.])")


def prose_in_markdown(text: str, language: str) -> str:
    """An editor's sentences in a language of the site, as Markdown."""
    return "".join(
        md.span(md.escape(words), lang=other) if other else md.escape(words)
        for words, other in stretches(text, language)
    )


def prose_in_html(text: str, language: str) -> str:
    """The same as HTML."""
    return "".join(
        tag("span", escape(words), lang=other) if other else escape(words) for words, other in stretches(text, language)
    )


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the tag of the other language that it is in, or ""."""
    foreign, other = (_ENGLISH, "en") if language.startswith("zh") else (_CHINESE, "zh")
    start = 0
    for match in foreign.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], ""
        yield match.group(), other
        start = match.end()
    if start < len(text):
        yield text[start:], ""
