"""Tables, verse, items within items, footnotes and signatures: shown as what they are, character by character."""

import re
from collections.abc import Callable, Mapping

import pytest
from lxml.html import HtmlElement, document_fromstring

from fixtures.pages import visible, whole, without_front_matter
from fixtures.structures import SECTIONS, WORDS, Piece, accord, work
from readers import READERS
from statement_archive.model import Archive, Section, Work
from statement_archive.pages.all_pages import Page, render_pages

Read = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def accorded() -> Work:
    return accord()


@pytest.fixture(scope="module")
def pages(accorded: Work) -> Mapping[str, Page]:
    return {page.path: page for page in render_pages(Archive((accorded,)), READERS)}


@pytest.fixture
def article(pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]) -> HtmlElement:
    return to_tree(without_front_matter(whole(pages["en/accord/article-1.md"])))


@pytest.fixture(params=["by_python_markdown", "by_commonmark"])
def read(request: pytest.FixtureRequest) -> Read:
    own: Read = request.getfixturevalue(request.param)
    return own


def segment(page: HtmlElement, id: str) -> HtmlElement:
    (found,) = page.xpath(f'//*[@data-segment="{id}"]')
    return found


def notes(page: HtmlElement) -> list[str]:
    """What the page says of its own numbers and heading."""
    return [visible(note) for note in page.xpath('//p[@class="note"]')]


def test_every_segment_is_shown_as_it_is_stored(accorded: Work, pages: Mapping[str, Page], read: Read) -> None:
    for folder, siglum in (("en/accord", "en"), ("zh/accord", "zh-Hans"), ("en/accord/ar", "ar")):
        shown: dict[str, str] = {}
        for path, page in pages.items():
            if path.rpartition("/")[0] == folder and page.siglum and not path.endswith("/full.md"):
                shown |= read(page.markdown)
        stored = {s.id: s.text for s in accorded.edition(siglum).segments if s.id != "title"}
        assert {id: text for id, text in shown.items() if text} == {id: text for id, text in stored.items() if text}


def test_what_is_printed_stands_before_its_text(article: HtmlElement) -> None:
    heads = {head.get("id"): visible(head) for head in article.xpath('//*[contains(@class, "number")]')}
    assert heads == {
        "p2": "1",
        "p2.1": "(a)",
        "p2.2": "(b)",
        "p2.2.1": "(i)",
        "p2.2.2": "(ii)",
        "p3": "[2]",
        "p4": "3",
        "fn1": "[1]",
        "fn2": "[2]",
    }


class TestBrackets:
    """What is said of labels in brackets is true of every one of them."""

    def test_that_are_printed_are_told_from_inferred_ones(self, article: HtmlElement) -> None:
        assert notes(article) == [
            "Of the numbers in brackets, only these are printed in this text: footnote [1], footnote [2]; "
            "the others are inferred."
        ]

    def test_are_not_spoken_of_where_there_are_none(
        self, pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]
    ) -> None:
        assert notes(to_tree(without_front_matter(pages["en/accord/article-2.md"].markdown))) == []

    def test_that_hold_a_name_of_the_archive_s_own_are_no_inferred_numbers(
        self, to_tree: Callable[[str], HtmlElement]
    ) -> None:
        """A paragraph between 1 and 2 has no number in the work, and so none that could be inferred."""
        section = Section("s1", "text", WORDS, paragraphs=range(1, 4), labels=("1", "p2", "2"), is_headed=True)
        pieces = (Piece("s1", "H"), Piece("p1", "One.", "1. "), Piece("p2", "Between."), Piece("p3", "Two.", "2. "))
        made = Archive((work([section], {"en": [Piece("title", "T"), *pieces]}),))
        (page,) = (page for page in render_pages(made, READERS) if page.path == "en/accord/text.md")
        assert notes(to_tree(without_front_matter(page.markdown))) == [
            "Labels such as [p2] are the archive’s own: the document does not count what stands there."
        ]


def test_headings_never_skip_a_level(pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]) -> None:
    for page in pages.values():
        levels = [int(h.tag[1]) for h in to_tree(without_front_matter(whole(page))).xpath("//h1|//h2|//h3|//h4|//h5")]
        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), page.path


def test_ids_are_unique(pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]) -> None:
    for page in pages.values():
        ids = to_tree(without_front_matter(whole(page))).xpath("//@id")
        assert sorted(ids) == sorted({*ids}), page.path


class TestHeading:
    def test_has_the_label_that_is_printed_before_its_words(self, article: HtmlElement) -> None:
        (head,) = article.xpath("//h1")
        assert head.xpath('./span[@class="printed"]/text()') == ["Article 1"]
        assert visible(head) == "Scope"

    def test_that_is_only_a_label_shows_it_once(
        self, pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]
    ) -> None:
        for siglum, path in (("en", "en/accord/article-2.md"), ("zh-Hans", "zh/accord/article-2.md")):
            (head,) = to_tree(without_front_matter(pages[path].markdown)).xpath("//h1")
            label = {"en": "Article 1 bis", "zh-Hans": "第一条之二"}[siglum]
            assert "".join(head.itertext()).replace("¶", "") == label
            assert pages[path].title == label

    def test_on_several_lines_keeps_them(self, read: Read) -> None:
        made = work(SECTIONS[:2], {"en": [Piece("title", "T"), Piece("s1", "Scope\nand Limits", "Article 1. ")]})
        page = next(p for p in render_pages(Archive((made,)), READERS) if p.path == "en/accord/article-1.md")
        assert read(page.markdown)["s1"] == "Scope\nand Limits"
        assert page.title == "Article 1 Scope and Limits"


class TestTable:
    def test_is_one_table_in_its_language(self, article: HtmlElement) -> None:
        table = segment(article, "p3")
        assert (table.tag, table.get("lang"), table.get("dir")) == ("table", "en", "ltr")
        cells = [[visible(cell) for cell in line] for line in table.iter("tr")]
        assert cells == [["Port", "Ships <a> | b"], ["Upper", ""], ["Lower", "12 *"]]

    def test_has_no_head_since_no_text_says_which_line_is_one(self, article: HtmlElement) -> None:
        assert segment(article, "p3").xpath(".//th") == []

    def test_runs_from_right_to_left_where_its_text_does(
        self, pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]
    ) -> None:
        page = to_tree(without_front_matter(pages["en/accord/ar/article-1.md"].markdown))
        assert segment(page, "p3").get("dir") == "rtl"


@pytest.mark.parametrize(
    ("path", "id", "lines"),
    [
        ("song", "p6", ["The river runs,", "- the river stays,", "the ports are old."]),
        ("end", "signatures", ["For the Upper Shore", "The Minister"]),
    ],
)
def test_lines_stay_lines(
    pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement], path: str, id: str, lines: list[str]
) -> None:
    page = to_tree(without_front_matter(pages[f"en/accord/{path}.md"].markdown))
    paragraph = segment(page, id)
    assert len(paragraph.xpath("./br")) == len(lines) - 1
    assert visible(paragraph).split("\n") == lines


def test_a_title_on_two_lines_keeps_them(pages: Mapping[str, Page]) -> None:
    assert "Accord on River Ports<br>between the Two Shores" in whole(pages["en/accord/index.md"])


class TestFootnotes:
    def test_stand_at_the_end_under_a_head(self, article: HtmlElement) -> None:
        (head,) = article.xpath('//h2[@id="footnotes"]')
        assert visible(head) == "Footnotes"
        assert [h.get("id") for h in head.xpath("./following-sibling::h3")] == ["fn1", "fn2"]

    def test_are_linked_where_they_are_called_and_the_text_stays_as_it_is(self, article: HtmlElement) -> None:
        (call,) = segment(article, "p2").xpath(".//a")
        assert (visible(call), call.get("href"), call.get("aria-label")) == ("[1]", "#fn1", "Footnote [1]")
        assert visible(segment(article, "p2")) == "This Accord[1] covers:"

    def test_lead_back_to_every_call(self, article: HtmlElement) -> None:
        lines = article.xpath('//p[contains(@class, "called")][not(ancestor::div)]')
        assert [visible(line) for line in lines] == [
            "Called in: Article 1, 1 · Article 1, 3",
            "Called in: Article 1, 3",
        ]
        targets = [link.get("href").removeprefix("#") for line in lines for link in line.iter("a")]
        assert targets == ["call-fn1", "call-fn1-2", "call-fn2"]
        assert all(article.xpath(f'//a[@id="{target}"]') for target in targets)

    def test_are_named_in_the_readers_language(
        self, pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]
    ) -> None:
        page = to_tree(without_front_matter(pages["en/accord/ar/article-1.md"].markdown))
        (call,) = segment(page, "p2").xpath(".//a")
        assert (call.get("aria-label"), call.get("lang")) == ("Footnote [1]", "en")
        assert [inner.get("lang") for inner in call] == ["ar"]

    def test_on_another_page_are_linked_there_and_back(self) -> None:
        sections = (*SECTIONS[:1], *SECTIONS[1:2])
        first = Piece("p1", "The Parties[1],", calls={"fn1": "[1]"})
        made = work(sections, {"en": [Piece("title", "T"), first, Piece("fn1", "Two.", "[1] ")]})
        made_pages = {page.path: whole(page) for page in render_pages(Archive((made,)), READERS)}
        assert "](archive:en/accord/article-1.md#fn1){: #call-fn1 " in made_pages["en/accord/preamble.md"]
        assert 'href="archive:en/accord/preamble.md#call-fn1"' in made_pages["en/accord/article-1.md"]

    def test_are_linked_both_ways_where_texts_stand_side_by_side(self, pages: Mapping[str, Page]) -> None:
        page = document_fromstring(whole(pages["en/accord/parallel/article-1.md"]))
        column = '//div[@data-witness="ar"]'
        (call,) = page.xpath(f'{column}//*[@data-beside="p4"]//a')
        assert (call.get("href"), call.get("id")) == ("#fn2", "call-ar-fn2")
        assert page.xpath(f'{column}//a[@href="#call-ar-fn2"]')


class TestSideBySide:
    @pytest.mark.parametrize("path", ["en/accord/parallel/article-1.md", "zh/accord/article-1.md"])
    def test_tables_and_lines_are_whole(self, accorded: Work, pages: Mapping[str, Page], path: str) -> None:
        page = document_fromstring(whole(pages[path]))
        for beside in page.xpath("//*[@data-beside]"):
            (column,) = beside.xpath("ancestor::div[@data-witness]")
            stored = accorded.edition(column.get("data-witness")).by_slot[beside.get("data-beside")]
            assert visible(beside) == stored.text

    def test_each_text_keeps_the_label_that_it_prints(self, pages: Mapping[str, Page]) -> None:
        page = document_fromstring(whole(pages["en/accord/parallel/article-1.md"]))
        printed = page.xpath('//div[@data-witness="zh-Hans"]/p[@class="printed"]')
        assert [label.text for label in printed] == ["第一条", "一", "（一）", "（二）", "1", "2", "三"]
        assert {label.get("lang") for label in printed} == {"zh-Hans"}

    def test_a_label_that_is_the_rows_own_is_not_said_twice(self, pages: Mapping[str, Page]) -> None:
        page = document_fromstring(whole(pages["en/accord/parallel/article-1.md"]))
        assert page.xpath('//div[@data-witness="en"]/p[@class="printed"]') == []


def test_contents_are_as_deep_as_headings(pages: Mapping[str, Page], to_tree: Callable[[str], HtmlElement]) -> None:
    page = to_tree(without_front_matter(pages["en/accord/index.md"].markdown))
    (inner,) = page.xpath("//ul//ul/li/a")
    assert visible(inner) == "Song of the River"


def test_labels_too_wide_for_the_margin_stand_above(pages: Mapping[str, Page]) -> None:
    heads = dict(re.findall(r"^## (.*?) \{: #\S+ ([^}]*?) (?:data|lang|dir)", pages["en/accord/end.md"].markdown, re.M))
    assert ".long" in heads["signatures"] and ".long" not in heads["note"]


def test_a_note_numbered_by_a_superscript_is_called_a_footnote(to_tree: Callable[[str], HtmlElement]) -> None:
    section = Section("s1", "text", WORDS, paragraphs=range(1, 2), footnotes=("1",), is_headed=True)
    pieces = (Piece("p1", "One.¹", "1. ", calls={"fn1": "¹"}), Piece("fn1", "Of two.", "¹ "))
    made = Archive((work([section], {"en": [Piece("title", "T"), Piece("s1", "H"), *pieces]}),))
    (page,) = (page for page in render_pages(made, READERS) if page.path == "en/accord/text.md")
    tree = to_tree(without_front_matter(whole(page)))
    assert tree.xpath('//a[@class="call"]/@title') == ["Footnote ¹"]
    assert tree.xpath('//details[@id="cite-fn1"]/summary/@aria-label') == ["Cite footnote ¹"]
    assert "“T”, footnote ¹, " in visible(tree.get_element_by_id("cite-fn1-plain"))
