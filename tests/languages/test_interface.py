"""A site in other languages than the project's own: the interface says no word of a language that is not the reader's.

Words that are the reader's are those of the language's own file, of the theme's, of CLDR, and of what editors wrote and
texts say in it. What is in another language says so by `lang`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import material
import pytest
import yaml
from babel import Locale
from lxml import html

from conftest import PROJECT
from statement_archive import tags
from statement_archive.languages import known_languages, load_words
from statement_archive.parts.styles import STYLES
from statement_archive.verify.site.built_site import NOT_FOUND, page_paths, parse

CASES = PROJECT / "tests/cases/languages"
SITE = ("en", "fr", "ar")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670]")
"""Vowel signs of Arabic, which a word has or has not."""
WORD = re.compile(r"[^\W\d_]+")
NO_WORDS = re.compile(
    r"https?://\S+|archive:\S+"  # addresses
    r"|[\w-]+(?:[/.][\w-]+)+"  # paths and numbers of items
    r"|\b(?=[a-z]*\d)[0-9a-f]{4,}…?"  # digests
    r"|\b[prs]\d+\b"  # ids
)
CUT = re.compile(r"\S+ (\S.*)…")
"""The beginning of a text, behind its number."""
NAMES = frozenset("bibtex csl json ris iso natural earth material mkdocs sha sic".split())
"""Names of formats, of data sets and of programs, and what is Latin in every language."""
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "label", "data-says")
PROPERTIES = ("og:site_name", "og:image:alt", "description")
"""Names of `meta` elements that say something in the reader's language; the others name texts."""
NO_PROSE = ("script", "style", "code", "title", "desc")
"""Elements that hold data, code, or sentences that name texts and can't say of a name which language it is in."""


def editors_words(data: Any) -> Iterator[tuple[str, str]]:
    """Every sentence of some YAML that stands by its language, with the language."""
    if isinstance(data, list):
        for entry in data:
            yield from editors_words(entry)
    elif isinstance(data, dict):
        for key, value in data.items():
            if not tags.is_known(str(key)) or isinstance(value, dict):
                yield from editors_words(value)
            else:
                yield from ((str(key), str(text)) for text in (value if isinstance(value, list) else [value]))


@cache
def sources() -> tuple[tuple[str, str], ...]:
    """Everything that editors wrote and that texts say, with its language."""
    found: list[tuple[str, str]] = []
    for path in sorted((CASES / "sources").rglob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        found += editors_words(data)
        for witness in data.get("witnesses", ()) if path.name == "document.yml" else ():
            text = (path.parent / witness["raw"]).read_text("utf-8")
            lines = (re.sub(r"^(?:\d+\.|[·*]) ", "", line) for line in text.splitlines() if line)
            found += [(tags.written(witness["language"]), line) for line in lines]
            found.append(("", witness["siglum"]))
    entities = yaml.safe_load((CASES / "sources/entities.yml").read_text("utf-8"))
    found += [("", country["id"]) for country in entities["countries"]]
    found += [("", organisation["abbreviation"]) for organisation in entities["organisations"]]
    found += [(path.parts[-3], path.read_text("utf-8")) for path in (CASES / "docs").rglob("*.md")]
    return tuple(found)


def theme_words(language: str) -> list[str]:
    """What the theme says in a language."""
    file = Path(material.__file__).parent / f"templates/partials/languages/{language}.html"
    return re.findall(r'": "(.*)"', file.read_text("utf-8"))


def names_of_the_archive(language: str) -> list[str]:
    """What the site is called in a language, and what it is said to be."""
    declared = yaml.safe_load((CASES / "three.yml").read_text("utf-8"))
    (plugin,) = (plugin["i18n"] for plugin in declared["plugins"] if "i18n" in plugin)
    (own,) = (entry for entry in plugin["languages"] if entry["locale"] == language)
    return [{**declared, **own}[key] for key in ("site_name", "site_description")]


def words_in(text: str) -> list[str]:
    return WORD.findall(MARKS.sub("", NO_WORDS.sub(" ", text)).casefold())


@cache
def vocabulary(language: str) -> frozenset[str]:
    """The words that a reader of a language knows."""
    words = load_words(language)
    forms = (
        sentence if isinstance(sentence, str) else " ".join(sentence.values()) for sentence in words.sentences.values()
    )
    locale = Locale.parse(words.locale)
    months = [name for kind in locale.months.values() for names in kind.values() for name in names.values()]
    texts = [
        words.name,
        *(re.sub(r"\{.*?\}", " ", form) for form in forms),
        *theme_words(language),
        *names_of_the_archive(language),
        *months,
        *map(str, [*locale.languages.values(), *locale.territories.values()]),
        *(text for own, text in sources() if own in (language, "")),
    ]
    return NAMES.union(*map(words_in, texts), words.tag)


@cache
def foreign(text: str, language: str) -> tuple[str, ...]:
    """The words in a text that its language does not have."""
    own = vocabulary(language)
    return tuple(word for word in words_in(text) if word not in own and not (language == "ar" and is_arabic(word)))


def is_arabic(word: str) -> bool:
    """Whether a word is in the script of which this site has one language; what is tied to it may be of any form."""
    return all("\u0600" <= letter <= "\u06ff" for letter in word)


@cache
def without_editors(text: str) -> str:
    """The text without sentences of the editors and lines of texts, of which an attribute can't tell the language."""
    return _quoted().sub(" ", NO_WORDS.sub(" ", text))


@cache
def _quoted() -> re.Pattern[str]:
    texts = sorted({text for _, text in sources()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, texts))})(?!\w)")


def without_beginnings(text: str, languages: Iterable[str]) -> str:
    """The text without the cut beginning of a text in some languages."""
    own = [line for tag, line in sources() if tag in languages]
    return CUT.sub(lambda cut: " " if any(line.startswith(cut[1]) for line in own) else cut[0], text)


def is_quoted(element: html.HtmlElement, language: str) -> bool:
    """Whether a page names the language of an element's words: they are a text's, or are for other readers."""
    named = element.xpath("ancestor-or-self::*[@lang and not(self::html)][1]")
    return bool(named) and not (named[0].get("lang") == language and "not-found" in named[0].classes)


def said(root: html.HtmlElement, language: str) -> Iterator[str]:
    """Everything that a page says in the language of its reader."""
    for element in root.iter():
        if not isinstance(element.tag, str) or is_quoted(element, language):
            continue
        if element.xpath("ancestor::nav[@class='letters']"):
            continue  # an alphabet is no words
        if element.tag not in NO_PROSE and "md-select__link" not in element.classes:
            yield from (without_beginnings(text, [language]) for text in element.xpath("text()"))
        yield from (
            without_editors(without_beginnings(element.get(name), known_languages()))
            for name in ATTRIBUTES
            if name in element.attrib
        )
        if element.get("property", element.get("name")) in PROPERTIES:
            yield without_editors(element.get("content", ""))
    yield from (without_editors(element.text_content()) for element in root.xpath("//title | //desc"))
    yield from handed_over(root)
    yield from map(without_editors, cited(root))


def handed_over(root: html.HtmlElement) -> Iterator[str]:
    """What the scripts of a page are given to say."""
    for box in root.xpath("//*[@data-words]"):
        yield from json.loads(box.get("data-words")).values()


def cited(root: html.HtmlElement) -> Iterator[str]:
    """The words of citations, in every format."""
    for code in root.xpath("//details[contains(@class, 'cite')]//code"):
        text, format_ = code.text_content(), code.get("id").rpartition("-")[2]
        if format_ == "plain":
            yield text
        elif format_ == "bibtex":
            yield from re.findall(r"^  note = \{(.*)\},$", text, re.MULTILINE)
        elif format_ == "ris":
            yield from re.findall(r"^(?:SE|N1)  - (.*)$", text, re.MULTILINE)
        elif format_ == "csl":
            yield from (item[key] for item in json.loads(text) for key in ("note", "archive_location"))
        else:
            assert format_ in STYLES  # in the language of the style, but for what its reader is to fill in
            yield from code.xpath(".//*[@class='read-on']/text()")


def pages(site: Path, language: str) -> dict[str, html.HtmlElement]:
    """The pages in a language of the site, by path."""
    others = tuple(f"{other}/" for other in SITE[1:])
    paths = (path for path in page_paths(site) if path.startswith(f"{language}/") or language == SITE[0])
    return {path: parse(site, path) for path in paths if language != SITE[0] or not path.startswith(others)}


def foreign_on(pages: Mapping[str, html.HtmlElement], language: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (path, " ".join(text.split()), words)
        for path, root in pages.items()
        for text in said(root, language)
        if (words := foreign(text, language))
    ]


def index_of(site: Path) -> dict[str, Any]:
    """What the files of the search index hand over, by its name."""
    texts = (file.read_text("utf-8") for file in site.glob("search/parts/*.js"))
    handed = (re.fullmatch(r'archiveSearch\.receive\("([^"]+)",([\[{].*)\)\n', text, re.DOTALL) for text in texts)
    return {found[1]: json.loads(found[2]) for found in handed if found}


def by_language(index: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All that the search index says to readers, each in their languages."""
    yield {language: " ".join(labels.values()) for language, labels in index["head"]["labels"].items()}
    for tongue in index["head"]["tongues"]:
        yield tongue["languages"]
    languages = list(index["head"]["labels"])
    for named in zip(*(index[f"documents {language}"] for language in languages), strict=True):
        yield {language: without_editors(own[1]) for language, own in zip(languages, named, strict=True)}
    for name, value in index.items():
        if name.startswith("texts ") and "text" in value:
            yield value["text"]["names"]


def told_in_feed(file: Path, language: str) -> Iterator[str]:
    """What a feed tells in its own language."""
    root = ElementTree.parse(file).getroot()
    assert root.get(XML_LANGUAGE) == language
    yield from _texts(root, language, language)


def _texts(element: ElementTree.Element, around: str, language: str) -> Iterator[str]:
    own = element.get(XML_LANGUAGE, around)
    if own == language and not element.tag.endswith(("}id", "}published", "}updated")):
        yield from (element.text or "", element.get("label", ""))
    for child in element:
        yield from _texts(child, own, language)


@pytest.fixture(scope="module")
def site(three_languages: Path) -> Path:
    return three_languages / "site"


@pytest.fixture(scope="module")
def alone(one_language: Path) -> Path:
    return one_language / "site"


each_language = pytest.mark.parametrize("language", SITE)


@each_language
def test_no_page_says_a_word_of_another_language(site: Path, language: str) -> None:
    own = pages(site, language)
    assert len(own) > 30
    assert foreign_on(own, language) == []


@each_language
def test_every_page_says_its_language_and_how_it_is_written(site: Path, language: str) -> None:
    direction = load_words(language).direction
    found = {(root.get("lang"), root.xpath("string(//body/@dir)")) for root in pages(site, language).values()}
    assert found == {(language, direction)}


@each_language
def test_what_is_written_the_other_way_says_so(site: Path, language: str) -> None:
    """Where `lang` changes the direction of the script, `dir` goes with it."""
    elements = (element for root in pages(site, language).values() for element in root.xpath("//body//*[@lang]"))
    assert [
        html.tostring(element, encoding="unicode")[:200]
        for element in elements
        if tags.direction(element.get("lang")) != element.xpath("string(ancestor-or-self::*[@dir][1]/@dir)")
    ] == []


@each_language
def test_the_search_says_no_word_of_another_language(site: Path, language: str) -> None:
    named = list(by_language(index_of(site)))
    assert {tuple(names) for names in named} == {SITE}
    assert [words for names in named if (words := foreign(names[language], language))] == []


@each_language
def test_no_feed_says_a_word_of_another_language(site: Path, language: str) -> None:
    folder = "" if language == SITE[0] else f"{language}/"
    told = list(told_in_feed(site / folder / "feed.xml", language))
    assert told and [text for text in told if foreign(text, language)] == []


def test_what_editors_did_not_write_in_a_language_is_shown_in_another_that_is_named(site: Path) -> None:
    page = parse(site, "ar/references/index.html")
    assert page.xpath("//*[@lang='en' and @dir='ltr' and text()='The same words.']")


def test_countries_are_named_in_each_language_whether_editors_did_so_or_not(site: Path) -> None:
    names = {language: _country(site, "" if language == "en" else f"{language}/") for language in SITE}
    assert names == {"en": "China", "fr": "Chine", "ar": "الصين"}


def test_names_that_a_section_has_are_in_the_order_of_their_letters_whatever_their_accents(site: Path) -> None:
    page = parse(site, "fr/river-ports-communique/participants/index.html")
    (countries,) = (line.text_content() for line in page.find_class("named") if "Pays" in line.text_content())
    assert countries.split("\u00a0: ")[1] == "Chine, Égypte, Sénégal"


def _country(site: Path, folder: str) -> str:
    (name,) = parse(site, f"{folder}names/index.html").xpath("//details[@id='CN']/summary/span[@class='entry__name']")
    assert not name.xpath(".//@lang")
    return str(name.text_content())


@pytest.mark.parametrize(("language", "is_there"), [("en", False), ("fr", True), ("ar", False)])
def test_links_to_pages_on_the_archive_are_only_where_somebody_wrote_such_pages(
    site: Path, language: str, is_there: bool
) -> None:
    links = {link for root in pages(site, language).values() for link in root.xpath("//a/@href") if "about/" in link}
    assert bool(links) == is_there


class TestEnglishAlone:
    """An archive with one language has nothing of any other."""

    def test_no_page_says_a_word_of_another_language(self, alone: Path) -> None:
        assert foreign_on({path: parse(alone, path) for path in page_paths(alone)}, "en") == []

    def test_there_is_no_file_of_another_language(self, alone: Path) -> None:
        folders = {path.name for path in alone.iterdir() if path.is_dir()}
        assert folders.isdisjoint({"en", "fr", "ar", "zh", "zh-Hant"})
        assert len([*alone.rglob("feed.xml")]) == len([*alone.rglob(NOT_FOUND)]) == 1

    def test_no_page_has_a_switch_of_languages(self, alone: Path) -> None:
        found = {path: parse(alone, path).xpath("//*[contains(@class, 'md-select')]") for path in page_paths(alone)}
        assert {path for path, switch in found.items() if switch} == set()

    def test_nothing_names_another_language(self, alone: Path) -> None:
        named = {tag for path in page_paths(alone) for tag in parse(alone, path).xpath("//@hreflang")}
        sitemap = (alone / "sitemap.xml").read_text("utf-8")
        assert named | set(re.findall(r'hreflang="([^"]*)"', sitemap)) <= {"en", "x-default"}

    def test_the_search_knows_no_other_language(self, alone: Path) -> None:
        assert {tuple(names) for names in by_language(index_of(alone))} == {("en",)}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>Une erreur de frappe</p>", ["Une erreur de frappe"]),
        ('<p lang="fr">Une erreur de frappe</p>', []),
        ("<p>The title</p>", []),
        ('<p title="Nummer">7</p>', ["Nummer"]),
        ('<input placeholder="搜索">', ["搜索"]),
        ("<p>raw/fr-officiel.txt, 4f2a…, https://example.org/beaucoup</p>", []),
        ('<div data-words="{&quot;more&quot;: &quot;Afficher&quot;}"></div>', ["Afficher"]),
    ],
)
def test_words_of_another_language_are_seen(body: str, found: list[str]) -> None:
    root = html.fromstring(f'<html lang="en"><body>{body}</body></html>')
    assert [text for text in said(root, "en") if foreign(text, "en")] == found
