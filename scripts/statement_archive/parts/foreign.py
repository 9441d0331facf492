"""Editors' prose -> the same words, those of another language marked with it, so that they are read out as such.

That is every run of another script: of Chinese characters, kana or hangul, of Arabic letters, and of Latin ones two or
more words, or one that is written small and so is no name (names and abbreviations are the same everywhere; WCAG 2.2,
3.1.2, leaves them out). Words in a script are taken for the language that is written in it most, unless they have
letters that it does not have; then only the script is said. Where a record knows the language of words, as it does of
every text, it is never asked of their letters.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from string import Formatter

from markupsafe import Markup

from statement_archive import tags
from statement_archive.model import Localized
from statement_archive.parts import markdown as md
from statement_archive.parts.html import join, tag
from statement_archive.parts.markdown import Markdown
from statement_archive.reader import Reader

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_EAST = rf"[{_HAN[1:-1]}ぁ-ゖゝ-ヺー-ヿ々]"
"""Chinese characters and kana."""
_HANGUL = r"[가-힣]+"
_ARABIC = r"[\u0620-\u065f\u066e-\u06d3]+"
_DIGITS = r"[\u0660-\u0669\u06f0-\u06f9]+"
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f]"
_SMALL = r"[a-zß-öø-ÿ\u0300-\u036f]"
_WORD = rf"{_LETTER}+(?:[-’']{_LETTER}+)*"
_RUNS = {
    "zh": rf"{_EAST}(?:[{_EAST[1:-1]}，、。；：·“”「」《》]*{_EAST})?",
    "ko": rf"{_HANGUL}(?: {_HANGUL})*",
    "ar": rf"{_ARABIC}(?:،? (?:{_ARABIC}|{_DIGITS}))*",
    "en": rf"{_WORD}(?:,? {_WORD})+|(?<![\w/.-]){_SMALL}{{4,}}(?:-{_SMALL}+)*(?![\w/.])",
}
"""What is taken for words of a language, in a text of another script."""
_ODD_LETTERS = {
    "zh": (re.compile(r"[ぁ-ヿ]"), "ja"),
    "ar": (re.compile(r"[\u066e-\u06d3]"), "und-Arab"),
    "en": (re.compile(r"[^\x00-\x7f’]"), "und"),
}
"""Letters that a language does not have, and what words with them are said to be."""
_EASTERN = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore"})
"""Scripts in which Chinese characters are at home."""

_KEPT = 2048
"""How many sentences are kept as HTML: titles stand on each page that leads to theirs."""


def sentences_in_markdown(words: Localized, reader: Reader) -> Markdown:
    """An editor's sentences as a reader is shown them, as Markdown; marked as a whole where they are a fallback."""
    language = reader.language_of(words)
    text = words.texts.get(language, "")
    prose = prose_in_markdown(text, language)
    prose = md.element("bdi", prose) if tags.TURNS.search(text) else prose
    return prose if language == reader.language else md.span(prose, lang=language, dir=tags.direction(language))


def sentences_in_html(words: Localized, reader: Reader) -> Markup:
    """The same as HTML."""
    language = reader.language_of(words)
    text = words.texts.get(language, "")
    prose = prose_in_html(text, language)
    prose = tag("bdi", prose) if tags.TURNS.search(text) else prose
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


def filled_in_markdown(sentence: str, language: str, **values: str) -> Markdown:
    """A sentence of the interface whose `{names}` are filled with Markdown or text; only its own words are prose."""
    parts = Formatter().parse(sentence)
    return md.join(
        "",
        (
            part
            for text, name, *_ in parts
            for part in (prose_in_markdown(text, language), values[name] if name else "")
        ),
    )


@lru_cache(maxsize=_KEPT, typed=True)  # markup that reads as a text does is none
def prose_in_html(text: str, language: str) -> Markup:
    """The same as HTML."""
    return join(
        "",
        (
            tag("span", words, **tags.attributes(other, language)) if other else words
            for words, other in stretches(text, language)
        ),
    )


def title_in_html(title: str, label: Markup | None, language: str) -> Markup:
    """A title as HTML among words of `language`; a `label` is what it is known to be as HTML, its languages said."""
    return label or prose_in_html(title, language)


def label(title: str, own: str, language: str) -> Markup | None:
    """A title in a language that is known, as HTML among words of `language`; None where that is its own, too."""
    return None if tags.is_same(own, language) else tag("span", title, **tags.attributes(own, language))


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the tag of the other language that it is in, or ""."""
    foreign = _foreign(tags.language_and_script(language)[1])
    start = 0
    for match in foreign.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], ""
        yield match.group(), _told(match.lastgroup or "", match.group())
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
    return script == own or (script in _EASTERN and own in ("Hans", "Hant"))


def _told(language: str, words: str) -> str:
    """What the letters of words tell of their language, given the one that is written in their script most."""
    odd, instead = _ODD_LETTERS.get(language, (None, language))
    return instead if odd and odd.search(words) else language
