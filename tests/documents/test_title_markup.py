"""What editors and texts say is text, wherever it is put: in titles, heads, templates, feeds, citations, search."""

import json
import re
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from lxml import html

from documents.conftest import CASES
from fixtures.site_pages import LANGUAGES
from readers import reader

DECLARATIONS = sorted(CASES.glob("title-markup/*/*/document.yml"))
DOCUMENTS = {path.parent.name: yaml.safe_load(path.read_text("utf-8")) for path in DECLARATIONS}
NAME = {"en": "Statement Archive", "zh": "声明文库", "zh-Hant": "聲明文庫"}
PREFIX = {"en": "", "zh": "zh/", "zh-Hant": "zh-Hant/"}
each_title = pytest.mark.parametrize(("document", "language"), [*product(DOCUMENTS, LANGUAGES)])
NAMED = {"img", "i", "b", "ports", "plain"}
"""Elements that some words look like and that no template has."""


def front(site: Path, document: str, language: str) -> html.HtmlElement:
    return html.fromstring((site / PREFIX[language] / document / "index.html").read_bytes())


def shown(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).removesuffix("¶").split())


@each_title
def test_a_title_reads_exactly_as_it_is_written(texts_site: Path, document: str, language: str) -> None:
    title, root = DOCUMENTS[document]["title"][language], front(texts_site, document, language)
    assert shown(root.xpath("//h1")[0]) == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_reads_exactly_as_it_is_written(texts_site: Path, language: str) -> None:
    declared, root = DOCUMENTS["hostile-2024-07-01"], front(texts_site, "hostile-2024-07-01", language)
    told = reader(language)
    name = told.say("pic-document", kind=declared["name"][language], date=told.date(declared["date"]))
    assert root.findtext(".//title") == f"{name} - {NAME[language]}"
    assert {shown(part) for part in root.xpath("//nav//a[contains(@class, 'md-nav__link--active')]")} == {name}
    assert root.xpath("string(//meta[@property='og:title']/@content)") == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_editors_say_of_the_archive_reads_exactly_as_it_is_written(texts_site: Path, language: str) -> None:
    told = yaml.safe_load((CASES / "title-markup/hostile/archive.yml").read_text("utf-8"))
    home, imprint = (
        html.fromstring((texts_site / PREFIX[language] / path).read_bytes())
        for path in ("index.html", "corrections/index.html")
    )
    assert shown(home.xpath("//h1")[0]) == told["home"]["title"][language]
    assert told["home"]["lead"][language] in {shown(part) for part in home.xpath("//p")}
    words = imprint.xpath("//article")[0].text_content()
    declared = [told["imprint"][key][language] for key in ("editor", "contact", "licence")]
    declared += [told["imprint"]["edition"], told["corrections"][0]["what"][language]]
    assert [each for each in declared if each not in words] == []


@each_title
def test_what_machines_read_says_the_same(texts_site: Path, document: str, language: str) -> None:
    declared, root = DOCUMENTS[document], front(texts_site, document, language)
    data = json.loads(root.xpath("string(//script[@type='application/ld+json'])"))
    assert (data["name"], data["abstract"]) == (declared["title"][language], declared["summary"][language])
    assert root.xpath("string(//meta[@property='og:description']/@content)") == declared["summary"][language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_says_the_same(texts_site: Path, language: str) -> None:
    feed = ElementTree.parse(texts_site / PREFIX[language] / "feed.xml")
    atom = "{http://www.w3.org/2005/Atom}"
    titles = {entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")}
    assert titles >= {declared["title"][language] for declared in DOCUMENTS.values()}


def test_the_list_for_programs_has_no_markup_of_a_title(texts_site: Path) -> None:
    told = (texts_site / "llms.txt").read_text("utf-8")
    assert not re.search(r"(?<!\\)<", told.partition("## Documents")[2].partition("## Data")[0])


def test_what_turns_the_direction_of_letters_turns_no_word_of_ours(texts_site: Path) -> None:
    page = front(texts_site, "hostile-2024-07-01", "zh-Hant")
    title = DOCUMENTS["hostile-2024-07-01"]["title"]["zh-Hant"]
    assert "\u202e" in title
    (apart,) = page.xpath("//h1/bdi")
    assert apart.text_content() == title


def test_what_a_contents_list_shows_of_a_paragraph_is_its_text(texts_site: Path) -> None:
    page = html.fromstring((texts_site / "hostile-2024-07-01/text/index.html").read_bytes())
    assert {shown(line) for line in page.xpath("//a[@href='#p1' and contains(@class, 'md-nav__link')]")} == {
        "1 <img src=x onerror=document.docu…"
    }
