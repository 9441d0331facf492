"""What a page shows, with the markup taken away, is what the archive holds: nothing more, nothing less."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from lxml import etree
from lxml.html import HtmlElement

from fixtures.library import Rendered
from fixtures.pages import Built, built_otherwise, whole, without_front_matter
from readers import LANGUAGES, READERS
from statement_archive.model import Kind, PartKind, Work
from statement_archive.pages.all_pages import Page, render_pages
from statement_archive.parts.editions import main_edition
from statement_archive.pipeline import Build, build

HOSTILE = yaml.safe_load((Path(__file__).parents[1] / "cases/archive/hostile.yml").read_text("utf-8"))
ELEMENTS = set("html head body h1 h2 h3 h4 p a span em strong table thead tbody tr th td ul li code del ins".split())
ELEMENTS |= set("figure figcaption div details summary svg g title desc text tspan rect circle path line".split())
ELEMENTS |= set("defs polygon pattern caption tfoot pre button dl dt dd q form fieldset legend label".split())
ELEMENTS |= {"input", "select", "option", "ol", "noscript"}
"""What pages are made of; anything else came out of a text."""
Read = Callable[[str], dict[str, str]]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, lay_out: Callable[..., Path]) -> Build:
    """A document whose every word is written to be taken for markup."""
    lines = HOSTILE["lines"]
    raw = [
        HOSTILE["title"],
        *(
            f"§{number}) {line}\n• {item}"
            for number, (line, item) in enumerate(zip(lines, lines[::-1], strict=True), 1)
        ),
        *(f"¶{number}) {line}" for number, line in enumerate(HOSTILE["headings"], 1)),
        f"‡ {HOSTILE['note']}",
        HOSTILE["boilerplate"],
    ]
    folder = tmp_path_factory.mktemp("hostile") / "sources"
    files = {
        "writ/document.yml": _declaration(len(lines)),
        "writ/emendations.yml": _editorial(),
        "writ/raw/en.txt": "\n\n".join(raw),
    }
    return build(lay_out(folder, files))


def _declaration(paragraphs: int) -> dict[str, Any]:
    words = dict.fromkeys(LANGUAGES, HOSTILE["sentence"])
    headings = [{"id": f"s{n}", "slug": f"s-{n}", "title": words} for n in range(1, len(HOSTILE["headings"]) + 1)]
    headings[-1] |= {"note": "true"}
    body = {"id": "body", "slug": "text", "title": words, "paragraphs": f"1-{paragraphs}"}
    return {
        "kind": "letter",
        "date": "2020-06-18",
        **dict.fromkeys(("place", "issuer", "title", "summary"), words),
        "sections": [body | {"items": dict.fromkeys(range(1, paragraphs + 1), 1)}, *headings],
        "witnesses": [
            {
                "siglum": "en",
                "language": "en",
                "status": "official",
                "raw": "raw/en.txt",
                "sha256": "auto",
                "origin": words,
                "numbering": {"paragraph": "§{n}) ", "section": "¶{n}) ", "item": "•", "note": "‡"},
                "boilerplate": [{"text": HOSTILE["boilerplate"], "reason": words}],
                "lacunae": [{"cause": "never there"}],
            }
        ],
    }


def _editorial() -> dict[str, Any]:
    words = dict.fromkeys(LANGUAGES, HOSTILE["sentence"])
    change = {"witness": "en", "find": HOSTILE["find"], "replace": HOSTILE["replace"], "reason": words}
    return {
        "emendations": [change | {"evidence": words}],
        "sic": [{"witness": "en", "find": HOSTILE["sic"], "note": words}],
    }


def shown_by_folder(pages: tuple[Page, ...], read: Read) -> dict[str, dict[str, str]]:
    """What the pages of each folder show, segment by segment."""
    shown: dict[str, dict[str, str]] = defaultdict(dict)
    for page in (page for page in pages if not is_whole_text(page)):
        folder = page.path.rpartition("/")[0]
        for name, text in read(page.markdown).items():
            assert name not in shown[folder], f"{name} stands on two pages of {folder}"
            shown[folder][name] = text
    return shown


def is_whole_text(page: Page) -> bool:
    return page.path.endswith("/full.md")


def shown_whole(pages: tuple[Page, ...], read: Read) -> dict[str, dict[str, str]]:
    """What the page of the whole text in each folder shows, segment by segment, but for the title."""
    found = {page.path.rpartition("/")[0]: read(page.markdown) for page in pages if is_whole_text(page)}
    return {folder: {id: words for id, words in text.items() if id != "title"} for folder, text in found.items()}


def stored(works: tuple[Work, ...]) -> dict[str, dict[str, str]]:
    """What they should show: of each language the nearest edition, and the others in folders of their own."""
    expected = {}
    for work in works:
        mains = {reader.language: main_edition(work, reader).witness.siglum for reader in READERS}
        for language in LANGUAGES:
            for edition in work.editions:
                siglum = edition.witness.siglum
                text = {segment.id: segment.text for segment in edition.segments if segment.kind is not Kind.TITLE}
                if siglum == mains[language]:
                    expected[f"{language}/{work.document.id}"] = text
                elif siglum not in mains.values():
                    expected[f"{language}/{work.document.id}/{siglum}"] = text
    return expected


@pytest.fixture(params=["by_python_markdown", "by_commonmark"])
def read(request: pytest.FixtureRequest) -> Read:
    own: Read = request.getfixturevalue(request.param)
    return own


@pytest.fixture(scope="session")
def pages(rendered: Rendered) -> Rendered:
    return rendered


@pytest.fixture(scope="session")
def hostile_pages(hostile: Build) -> tuple[Page, ...]:
    return tuple(render_pages(hostile.archive, READERS))


class TestRealArchive:
    def test_pages_show_every_segment_as_it_is_stored(self, real: Build, pages: tuple[Page, ...], read: Read) -> None:
        shown = {folder: text for folder, text in shown_by_folder(pages, read).items() if text}
        for text in shown.values():
            text.pop("title", None)
        assert shown == stored(real.works)

    def test_the_whole_text_is_on_one_page(self, real: Build, pages: tuple[Page, ...], read: Read) -> None:
        assert shown_whole(pages, read) == stored(real.works)

    def test_every_paragraph_of_the_whole_text_says_the_address_it_is_cited_by(self, pages: tuple[Page, ...]) -> None:
        page = next(page for page in pages if page.path == "en/joint-statement-2020-06-18/full.md")
        anchors = re.findall(r"\{: #(\w+) \.number", page.markdown)
        own, *addresses = re.findall(r"<!-- address: (\S+) -->", whole(page))
        assert own == page.path
        assert len(anchors) == len(addresses) == 20
        assert addresses[6] == "en/joint-statement-2020-06-18/1-health-silk-road.md#p7"

    def test_every_page_has_a_description_of_its_own(self, pages: tuple[Page, ...]) -> None:
        for language in LANGUAGES:
            told = [page.description for page in pages if page.language == language]
            assert all(told)
            assert {text: count for text, count in Counter(told).items() if count > 1} == {}

    def test_tabs_tell_pages_apart(self, pages: tuple[Page, ...]) -> None:
        for language in LANGUAGES:
            tabs = Counter(page.tab for page in pages if page.language == language)
            assert {tab: count for tab, count in tabs.items() if count > 1} == {}
        page = next(page for page in pages if page.path == "en/joint-statement-2020-06-18/1-health-silk-road.md")
        assert page.tab == "Towards a Health Silk Road – Joint Statement, 18 June 2020 – official English text"

    def test_every_page_exists_in_every_language(self, pages: tuple[Page, ...]) -> None:
        paths = [page.path.split("/", 1) for page in pages]
        by_language = {language: [path for home, path in paths if home == language] for language in LANGUAGES}
        assert by_language["en"] == by_language["zh"] == by_language["zh-Hant"]
        assert len({page.path for page in pages}) == len(pages)

    def test_front_matter_is_yaml_with_the_title(self, pages: tuple[Page, ...]) -> None:
        for page in pages:
            assert yaml.safe_load(page.markdown.split("---\n")[1])["title"] == page.title

    def test_missing_text_stands_at_its_place_with_its_cause(self, pages: tuple[Page, ...]) -> None:
        page = next(p for p in pages if p.path == "zh/joint-statement-2020-06-18/4-practical-cooperation.md")
        anchors = re.findall(r"\{: #(s4|p\d+)\b", page.markdown)
        assert anchors == ["s4", "p16", "p17", "p18", "p19"]
        assert page.markdown.count(".missing") == 5
        assert re.findall(r'data-toc-label="([^"]*)"', page.markdown)[0] == "&#91;16&#93;（截断）"

    def test_no_link_is_left_to_a_builder_to_resolve(self, pages: tuple[Page, ...]) -> None:
        for page in pages:
            for target in re.findall(r'(?:\]\(|href=")([^)"]+)', whole(page)):
                assert target.startswith(("archive:", "#", "https://", "mailto:")), page.path

    def test_links_within_the_archive_lead_somewhere(self, pages: tuple[Page, ...], data: Mapping[str, str]) -> None:
        paths = {page.path for page in pages} | {f"data/{path}" for path in data}
        for page in pages:
            for target in re.findall(r'(?:\]\(|href=")archive:([^)"#?]+)', whole(page)):
                assert target in paths, page.path


class TestHostileDocument:
    def test_is_built_without_a_finding(self, hostile: Build) -> None:
        assert [str(finding) for finding in hostile.findings if not finding.is_open_question] == []

    def test_pages_show_exactly_its_characters(
        self, hostile: Build, hostile_pages: tuple[Page, ...], read: Read
    ) -> None:
        shown = {folder: text for folder, text in shown_by_folder(hostile_pages, read).items() if text}
        for text in shown.values():
            text.pop("title", None)
        assert shown == stored(hostile.works)
        assert shown_whole(hostile_pages, read) == stored(hostile.works)

    def test_content_is_as_a_builder_makes_it(
        self, hostile_pages: tuple[Page, ...], convert: Callable[[str], Built]
    ) -> None:
        assert list(built_otherwise(hostile_pages, convert)) == []

    def test_stored_text_is_the_raw_text(self, hostile: Build) -> None:
        (edition,) = hostile.works[0].editions
        untouched = set(HOSTILE["lines"]) - {line for line in HOSTILE["lines"] if re.search(r"\s{2}|[^\S ]", line)}
        changed = {line for line in untouched if HOSTILE["find"] in line}
        assert {normalize("NFC", line) for line in untouched - changed} <= {
            segment.text for segment in edition.segments
        }

    def test_no_text_becomes_an_element_a_link_or_a_heading(
        self, hostile_pages: tuple[Page, ...], to_tree: Callable[[str], HtmlElement]
    ) -> None:
        for page in hostile_pages:
            for element in to_tree(without_front_matter(whole(page))).iter():
                if element.tag is etree.Comment:
                    address = page.path.replace("/full.md", "/(full|text|s-\\d+).md")
                    own = rf" (address: {address}(#[\w.-]+)?|box: [\w -]+|/box) "
                    assert re.fullmatch(own, str(element.text)), page.path
                    continue
                assert element.tag.rpartition("}")[2] in ELEMENTS
                assert re.match("archive:|#", element.get("href", "#")), page.path
                assert not any(name.startswith("on") or name == "style" for name in element.attrib)

    def test_sentences_of_editors_are_shown_as_they_are(
        self,
        hostile_pages: tuple[Page, ...],
        to_tree: Callable[[str], HtmlElement],
        visible: Callable[[HtmlElement], str],
    ) -> None:
        wanted = {"index.md": 5, "made-en.md": 5}  # title, summary, place, issuer, origin; origin and four reasons
        for page in hostile_pages:
            name = page.path.rpartition("/")[2]
            if page.path.count("/") == 2 and name in wanted:
                text = visible(to_tree(without_front_matter(whole(page))))
                assert text.count(HOSTILE["sentence"]) >= wanted[name], page.path

    def test_titles_survive_the_front_matter(self, hostile_pages: tuple[Page, ...]) -> None:
        for page in hostile_pages:
            assert yaml.safe_load(page.markdown.split("---\n")[1])["title"] == page.title

    def test_boilerplate_is_quoted_as_it_is(
        self,
        hostile: Build,
        hostile_pages: tuple[Page, ...],
        to_tree: Callable[[str], HtmlElement],
        visible: Callable[[HtmlElement], str],
    ) -> None:
        (edition,) = hostile.works[0].editions
        (part,) = (part for part in edition.parts if part.kind is PartKind.BOILERPLATE)
        assert edition.raw.whole[part.start : part.end] == HOSTILE["boilerplate"]
        page = next(page for page in hostile_pages if page.path == "en/writ/made-en.md")
        cells = [visible(cell) for cell in to_tree(without_front_matter(whole(page))).iter("td")]
        assert HOSTILE["boilerplate"] in cells

    def test_number_is_the_id_of_its_heading(
        self, hostile_pages: tuple[Page, ...], to_tree: Callable[[str], HtmlElement]
    ) -> None:
        page = next(page for page in hostile_pages if page.path == "en/writ/text.md")
        ids = [e.get("id") for e in to_tree(without_front_matter(whole(page))).iter("h2")]
        assert ids == [f"p{number}" for number in range(1, len(HOSTILE["lines"]) + 1)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x0b", "\f", "\x85", "\u2028"])
def test_boilerplate_over_several_lines_is_quoted_on_one(
    tmp_path: Path, lay_out: Callable[..., Path], to_tree: Callable[[str], HtmlElement], line_end: str
) -> None:
    """HTML has no reference for most line ends: `&#133;` would be shown as an ellipsis."""
    declaration = _declaration(1)
    (witness,) = declaration["witnesses"]
    witness["boilerplate"] = [{"start": "END", "reason": dict.fromkeys(LANGUAGES, "x")}]
    declaration["sections"] = declaration["sections"][:1]
    raw = line_end.join(["Title", "§1 One.", "• Two.", "END", "OF FILE", ""])
    made = build(lay_out(tmp_path / "sources", {"writ/document.yml": declaration, "writ/raw/en.txt": raw}))
    assert made.errors == ()
    page = next(page for page in render_pages(made.archive, READERS) if page.path == "en/writ/made-en.md")
    assert "END OF FILE" in ["".join(cell.itertext()) for cell in to_tree(without_front_matter(whole(page))).iter("td")]
