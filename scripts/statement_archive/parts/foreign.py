"""Editors' prose -> the same words, those of another language marked with it, so that they are read out as such.

That is every run of another script: of Chinese characters, of Arabic letters, and of Latin ones two or more words, or
one that is written small and so is no name (names and abbreviations are the same everywhere; WCAG 2.2, 3.1.2, leaves
them out). Words in a script are taken for the language that is written in it most.
"""

import re
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from statement_archive import tags
from statement_archive.model import Localized
from statement_archive.parts import markdown as md
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown
from statement_archive.reader import Reader

_HAN = r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]"
_ARABIC = r"[\u0620-\u065f\u066e-\u06d3]+"
_DIGITS = r"[\u0660-\u0669\u06f0-\u06f9]+"
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ɏ]"
_WORD = rf"{_LETTER}+(?:[-’']{_LETTER}+)*"
_RUNS = {
    "zh": rf"{_HAN}(?:[{_HAN[1:-1]}，、。；：·“”「」《》]*{_HAN})?",
    "ar": rf"{_ARABIC}(?:،? (?:{_ARABIC}|{_DIGITS}))*",
    "en": rf"{_WORD}(?:,? {_WORD})+|(?<![\w/.-])[a-zß-öø-ÿ]{{4,}}(?:-[a-zß-öø-ÿ]+)*(?![\w/.])",
}
"""What is taken for words of a language, in a text of another script."""


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
    return md.join(
        "",
        (
            md.span(words, **tags.attributes(other, language)) if other else words
            for words, other in stretches(text, language)
        ),
    )


def prose_in_html(text: str, language: str) -> Markup:
    """The same as HTML."""
    return join(
        "",
        (
            tag("span", words, **tags.attributes(other, language)) if other else words
            for words, other in stretches(text, language)
        ),
    )


def title_in_html(title: str, own: str, language: str) -> Markup:
    """A title as HTML among words of `language`; `own` is its language, "" where that is not known."""
    if own and is_told_by_no_letter(own, language):
        return tag("span", title, lang=own)
    return prose_in_html(title, language)


def is_told_by_no_letter(own: str, language: str) -> bool:
    """Whether two languages are not the same, but written in the same letters."""
    (first, script), (second, other) = (tags.language_and_script(tag) for tag in (own, language))
    return first != second and script == other


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the tag of the other language that it is in, or ""."""
    foreign = _foreign(tags.language_and_script(language)[1])
    start = 0
    for match in foreign.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], ""
        yield match.group(), match.lastgroup or ""
        start = match.end()
    if start < len(text):
        yield text[start:], ""


@cache
def _foreign(script: str) -> re.Pattern[str]:
    """What is in another script than a text, each language a group of its name."""
    others = {language: run for language, run in _RUNS.items() if not _is_written_alike(script, language)}
    return re.compile("|".join(f"(?P<{language}>{run})" for language, run in others.items()))


def _is_written_alike(script: str, language: str) -> bool:
    own = tags.language_and_script(language)[1]
    return script == own or {script, own} <= {"Hans", "Hant"}
