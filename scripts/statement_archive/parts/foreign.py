"""Editors' prose -> the same words, those of another language marked with it, so that they are read out as such.

In a script of letters that is every run of Chinese characters; in Chinese, two or more words of English, or one that is
written small and so is no name (names and abbreviations are the same in both; WCAG 2.2, 3.1.2, leaves them out).
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from statement_archive import tags
from statement_archive.model import Localized
from statement_archive.parts import markdown as md
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown
from statement_archive.reader import Reader

_HAN = r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]"
_CHINESE = re.compile(rf"{_HAN}(?:[{_HAN[1:-1]}，、。；：·“”「」《》]*{_HAN})?")
_WORD = r"[A-Za-z]+(?:[-’'][A-Za-z]+)*"
_ENGLISH = re.compile(rf"{_WORD}(?:,? {_WORD})+|(?<![\w/.-])[a-z]{{4,}}(?:-[a-z]+)*(?![\w/.])")


def sentences_in_markdown(words: Localized, reader: Reader) -> Markdown:
    """An editor's sentences as a reader is shown them, as Markdown; marked as a whole where they are a fallback."""
    language = reader.language_of(words)
    prose = prose_in_markdown(words.texts.get(language, ""), language)
    return prose if language == reader.language else md.span(prose, lang=language, dir=tags.direction(language))


def sentences_in_html(words: Localized, reader: Reader) -> Markup:
    """The same as HTML."""
    language = reader.language_of(words)
    prose = prose_in_html(words.texts.get(language, ""), language)
    return prose if language == reader.language else tag("span", prose, lang=language, dir=tags.direction(language))


def prose_in_markdown(text: str, language: str) -> Markdown:
    """Prose in a language, as Markdown."""
    return md.join("", (md.span(words, lang=other) if other else words for words, other in stretches(text, language)))


def prose_in_html(text: str, language: str) -> Markup:
    """The same as HTML."""
    return join("", (tag("span", words, lang=other) if other else words for words, other in stretches(text, language)))


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the tag of the other language that it is in, or ""."""
    is_chinese = tags.language_and_script(language)[0] == "zh"
    foreign, other = (_ENGLISH, "en") if is_chinese else (_CHINESE, "zh")
    start = 0
    for match in foreign.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], ""
        yield match.group(), other
        start = match.end()
    if start < len(text):
        yield text[start:], ""
