"""Whatever a built page asks for in its comments is put in; what only looks like it stays text."""

import json
from html import unescape

import pytest
from lxml import html as lxml_html
from markdown import Markdown
from markupsafe import Markup

from fixtures.surroundings import (
    AFTER,
    ANYWHERE,
    BEFORE,
    HOST,
    HOSTED,
    LOOK_ALIKES,
    NOT_FOUND,
    ON_DISK,
    frame_of,
    page_of,
)
from readers import ENGLISH, READERS, each_reader, reader
from statement_archive.addresses import Addresses
from statement_archive.pages.surroundings import Place, Surroundings
from statement_archive.parts import markdown as md
from statement_archive.parts.html import join, tag
from statement_archive.publish.fill import fill, targets
from statement_archive.reader import Reader

FOOTER = """<footer><!-- frame: neighbours --><nav>
<!-- frame: before --><a class="prev" href="<!-- frame: address -->"><!-- frame: title --></a><!-- /frame: before -->
<!-- frame: after --><a class="next" href="<!-- frame: address -->"><!-- frame: title --></a><!-- /frame: after -->
</nav><!-- /frame: neighbours --></footer>"""


def filled(
    html: str, page: Surroundings | None = None, addresses: Addresses = HOSTED, *, reader: Reader = ENGLISH
) -> str:
    return fill(html, page or page_of(), frame_of(addresses), reader)


class TestFragments:
    def test_stand_where_the_text_has_their_names(self) -> None:
        page = page_of(fragments={"row": Markup("<p>a</p>"), "row-2": Markup("<p>b</p>")})
        html = "<h1>x</h1><!-- archive: row-2 --><hr><!-- archive: row -->"
        assert filled(html, page) == "<h1>x</h1><p>b</p><hr><p>a</p>"

    def test_may_link(self) -> None:
        page = page_of(fragments={"row": tag("a", "x", href="archive:en/writ/full.md#p1")})
        assert filled("<!-- archive: row -->", page) == '<a href="../full/#p1">x</a>'

    def test_of_another_page_are_not_there(self) -> None:
        assert filled("<!-- archive: row -->") == "<!-- archive: row -->"


class TestBoxes:
    def test_are_elements_around_what_stands_between_their_comments(self, markdown: Markdown) -> None:
        pieces = md.box("row", *md.box("item level-1", md.heading(2, "7"), md.paragraph("a <b>")), Markup())
        built = markdown.reset().convert("\n".join(str(piece) for piece in pieces))
        tree = lxml_html.fragment_fromstring(filled(built))
        assert tree.get("class") == "row"
        assert [part.tag for part in tree.find_class("item")[0]] == ["h2", "p"]
        assert tree.findtext(".//p") == "a <b>"

    def test_are_no_text(self) -> None:
        assert filled("&lt;!-- box: row --&gt;<p>x</p>") == "&lt;!-- box: row --&gt;<p>x</p>"


class TestFrame:
    @pytest.mark.parametrize(
        ("name", "wanted"),
        [
            ("home", "../../"),
            ("index", "../../assets/search/0123"),
            ("colophon", ' · <a href="../../about/">About</a> · <a href="../../feed.xml">Feed</a>'),
        ],
    )
    def test_parts_of_one_line(self, name: str, wanted: str) -> None:
        assert filled(f"<!-- frame: {name} -->") == wanted

    @pytest.mark.parametrize(
        ("name", "within"),
        [("head", 'property="og:title"'), ("alternates", "hreflang"), ("languages", "<li"), ("not-found", "<h1>")],
    )
    def test_parts_of_several_lines(self, name: str, within: str) -> None:
        assert within in filled(f"<!-- frame: {name} -->")

    def test_navigation_has_the_line_of_the_page_as_the_theme_made_it(self) -> None:
        html = filled("<ul><!-- frame: navigation --><li>own <b>line</b></li><!-- /frame: navigation --></ul>")
        lines = lxml_html.fragment_fromstring(html).xpath("./li")
        assert [line.text_content() for line in lines] == ["Home", "Preamble", "own line", "Full text"]
        assert lxml_html.fragment_fromstring(html).xpath("./li/a/@href") == ["../../", "../preamble/", "../full/"]

    def test_what_is_not_there_stays_a_comment(self) -> None:
        for unknown in ("<!-- frame: nothing -->", "<!-- archive: nothing -->", "<!-- another comment -->"):
            assert filled(f"<p>a{unknown}b</p>") == f"<p>a{unknown}b</p>"


class TestNeighbours:
    def test_are_links_with_titles(self) -> None:
        links = lxml_html.fragment_fromstring(filled(FOOTER)).xpath(".//a")
        assert [(link.get("class"), link.get("href"), link.text_content()) for link in links] == [
            ("prev", "../preamble/", "Preamble"),
            ("next", "../full/", "Full text"),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "classes"),
        [(None, AFTER, ["next"]), (BEFORE, None, ["prev"])],
    )
    def test_that_are_not_there_have_no_link(
        self, before: Place | None, after: Place | None, classes: list[str]
    ) -> None:
        html = filled(FOOTER, page_of(before=before, after=after))
        assert lxml_html.fragment_fromstring(html).xpath(".//nav/a/@class") == classes

    def test_where_there_is_neither_nothing_stands_around_them(self) -> None:
        assert filled(FOOTER, page_of(before=None, after=None)) == "<footer></footer>"

    def test_words_of_another_language_in_a_title_say_so(self) -> None:
        html = filled(FOOTER, page_of(after=Place("en/writ/full.md", "健康 <b>")))
        assert '<span lang="zh">健康</span> &lt;b&gt;</a>' in html


class TestWords:
    @each_reader
    def test_are_those_of_the_reader(self, reader: Reader) -> None:
        assert filled("<p><!-- say: home --></p>", reader=reader) == f"<p>{reader.say('home')}</p>"

    @pytest.mark.parametrize("key", ["nothing-such", "hits"])
    def test_a_sentence_that_is_not_there_or_needs_values_stays_asked_for(self, key: str) -> None:
        assert filled(f"<!-- say: {key} -->") == f"<!-- say: {key} -->"

    @each_reader
    def test_of_a_part_of_the_site_are_an_attribute(self, reader: Reader) -> None:
        html = filled('<div data-words="<!-- phrases: search -->">x</div>', reader=reader)
        words = lxml_html.fragment_fromstring(html).get("data-words")
        assert json.loads(words) == reader.phrases("search")


class TestLinks:
    @pytest.mark.parametrize(
        ("page", "addresses", "wanted"),
        [
            (None, HOSTED, "../../zh/writ/text/#p7"),
            (None, ANYWHERE, "../../zh/writ/text/#p7"),
            (None, ON_DISK, "../zh/writ/text.html#p7"),
            (NOT_FOUND, HOSTED, "/archive/zh/writ/text/#p7"),
            (NOT_FOUND, ANYWHERE, "/zh/writ/text/#p7"),
        ],
        ids=["hosted", "anywhere", "on disk", "dead address, hosted", "dead address, anywhere"],
    )
    def test_lead_from_the_page_to_their_target(
        self, page: Surroundings | None, addresses: Addresses, wanted: str
    ) -> None:
        assert filled('<a href="archive:zh/writ/text.md#p7">x</a>', page, addresses) == f'<a href="{wanted}">x</a>'

    def test_in_any_attribute_are_addresses(self) -> None:
        assert filled('<p data-home="archive:zh/index.md">') == '<p data-home="../../zh/">'

    def test_to_names_with_odd_letters_are_escaped(self) -> None:
        assert filled('<a href="archive:data/a&amp;b.txt">x</a>') == '<a href="../../data/a&amp;b.txt">x</a>'

    def test_of_a_page_are_known_before_it_is_filled(self) -> None:
        page = page_of(fragments={"row": tag("a", href="archive:en/a.md#p1"), "b": tag("a", href="archive:b&c.md")})
        html = '<a href="archive:en/a.md"></a><a href="archive:zh/c.md#x"></a><a href="#y"></a><a href="../z/"></a>'
        assert targets(html, page) == {"en/a.md", "zh/c.md", "b&c.md"}


class TestQuotedAddresses:
    ASKED = "<code>url = <!-- address: en/writ/text.md#p7 -->,</code>"

    @pytest.mark.parametrize("addresses", [HOSTED, ON_DISK], ids=["hosted", "on disk"])
    def test_are_whole_where_the_host_is_known(self, addresses: Addresses) -> None:
        assert filled(self.ASKED, None, addresses) == f"<code>url = {HOST}writ/text/#p7,</code>"

    def test_else_begin_at_the_root_and_a_script_makes_them_whole(self) -> None:
        html = filled(self.ASKED, None, ANYWHERE)
        assert html == '<code>url = <span class="address" data-href="./#p7">/writ/text/#p7</span>,</code>'


class TestHead:
    def test_canonical_address_is_that_of_the_page(self) -> None:
        html = '<link rel="canonical" href="https://example.org/archive/en/writ/text/">'
        assert filled(html) == f'<link rel="canonical" href="{HOST}writ/text/">'
        assert filled(html, None, ON_DISK) == f'<link rel="canonical" href="{HOST}writ/text/">'

    def test_a_builder_that_names_none_gets_none(self) -> None:
        assert filled("<head></head>") == "<head></head>"

    def test_the_builders_order_of_pages_gives_way_to_ours(self) -> None:
        html = '<link rel="prev" href="../zebra/"><link rel="next" href="../yak/"><!-- frame: alternates -->'
        links = lxml_html.fragment_fromstring(f"<div>{filled(html)}</div>").xpath("./link[@rel='prev' or @rel='next']")
        found = [(link.get("rel"), link.get("href")) for link in links]
        assert found == [("prev", "../preamble/"), ("next", "../full/")]


class TestTextIsText:
    @pytest.mark.parametrize("text", LOOK_ALIKES)
    def test_in_markdown(self, markdown: Markdown, text: str) -> None:
        content = md.paragraph(text) + md.heading(2, text) + md.bullets([md.span(text, title=text)])
        built = markdown.reset().convert(content)
        page = page_of(fragments={"row": Markup("<b>row</b>")})
        assert filled(built, page) == built
        assert targets(built, page) == set()
        assert unescape(built).count(text) >= 4

    @pytest.mark.parametrize("text", LOOK_ALIKES)
    def test_in_fragments(self, text: str) -> None:
        page = page_of(fragments={"row": tag("p", text, title=text)})
        (paragraph,) = lxml_html.fragments_fromstring(filled("<!-- archive: row -->", page))
        assert (paragraph.text, paragraph.get("title")) == (text, text)

    @pytest.mark.parametrize("text", LOOK_ALIKES)
    def test_in_titles_of_neighbours(self, text: str) -> None:
        place = Place("en/writ/full.md", text)
        html = filled(FOOTER, page_of(before=place, after=place))
        links = lxml_html.fragment_fromstring(html).xpath(".//a")
        assert [(link.get("href"), link.text_content()) for link in links] == [("../full/", text)] * 2

    @pytest.mark.parametrize("text", LOOK_ALIKES)
    @pytest.mark.parametrize("mark", ["`{}`", "    {}"], ids=["in a line", "in a block"])
    def test_in_code_that_was_written_by_hand(self, markdown: Markdown, mark: str, text: str) -> None:
        built = markdown.reset().convert(mark.format(text))
        assert filled(built) == built
        assert targets(built, page_of()) == set()

    def test_beside_a_citation(self) -> None:
        text = "archive:en/index.md"
        words = join(", ", (text, Markup("<!-- address: en/index.md -->")))
        assert filled(words) == f"{text}, {HOST}"


@pytest.mark.parametrize("addresses", [HOSTED, ANYWHERE, ON_DISK], ids=["hosted", "anywhere", "on disk"])
@pytest.mark.parametrize("language", [own.language for own in READERS])
def test_a_page_comes_out_of_a_second_round_as_it_went_in(addresses: Addresses, language: str) -> None:
    page = page_of(f"{language}/writ/text.md", fragments={"row": tag("a", "x", href="archive:en/index.md")})
    parts = (f"<!-- frame: {name} -->" for name in ("head", "alternates", "languages", "menu", "index", "home"))
    html = f'<link rel="canonical" href="x"><!-- archive: row --><!-- say: home -->{"".join(parts)}{FOOTER}'
    once = filled(html, page, addresses, reader=reader(language))
    assert filled(once, page, addresses, reader=reader(language)) == once
