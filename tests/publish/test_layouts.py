"""Pages alike share what a builder's templates put around them; a page is that with its words."""

import json
from dataclasses import replace

import pytest
from lxml import html
from markupsafe import Markup

from fixtures.surroundings import ANYWHERE, HOSTED, ON_DISK
from statement_archive.addresses import Addresses
from statement_archive.pages.page import Body
from statement_archive.parts.contents import Heading, nest
from statement_archive.publish.layouts import contents_list, lay_out, layout_of, layout_path, linked_pages

NAME = "Archive"


def body(*levels: int, **front: object) -> Body:
    """A page with this front matter and headings of these levels."""
    headings = tuple(Heading(level, f"h{at}", Markup(f"Heading {at}")) for at, level in enumerate(levels or (1, 2)))
    return Body(json.dumps(front), Markup("<h1>Text</h1>"), headings)


class TestLayout:
    def test_is_the_same_for_pages_that_differ_in_their_words_alone(self) -> None:
        one, other = body(title="A", tab="A – B"), body(title="C", tab="C – D")
        assert layout_of(one, NAME) == layout_of(other, NAME)

    @pytest.mark.parametrize(
        "other",
        [
            body(title="A", tab="B"),
            body(title="A", hide=["toc"]),
            body(1, title="A"),
            body(2, title="A"),
            body(title=NAME),
        ],
        ids=["words", "parts", "no contents", "no heading of the page", "name of the site"],
    )
    def test_is_another_where_templates_may_make_something_else(self, other: Body) -> None:
        assert layout_of(body(title="A"), NAME) != layout_of(other, NAME)

    @pytest.mark.parametrize("addresses", [HOSTED, ANYWHERE, ON_DISK])
    @pytest.mark.parametrize("path", ["en/index.md", "en/data.md", "zh/a/index.md", "en/a/b.md", "zh/a/b/index.md"])
    def test_is_built_as_deep_in_the_site_as_its_pages(self, path: str, addresses: Addresses) -> None:
        depths = {addresses.file(one).count("/") for one in (path, layout_path(path, "0123", addresses))}
        assert len(depths) == 1

    def test_holds_no_word_of_a_page(self) -> None:
        text = "</title><script>alert(1)</script> {{ x }} # {: #y }"
        assert text not in layout_of(body(title=text, tab=text), NAME)


class TestPage:
    def test_has_its_words_as_templates_write_them(self) -> None:
        own = body(title="A < B & \"C\" 'D'", hide=["toc"])
        [mark] = (line.partition(": ")[2].strip('"') for line in layout_of(own, NAME).splitlines() if "title" in line)
        built = f"<title>{mark}</title><!-- content --><h1>x</h1><!-- /content -->"
        assert lay_out(own, built) == "<title>A &lt; B &amp; &#34;C&#34; &#39;D&#39;</title><h1>Text</h1>"

    def test_shows_what_looks_like_a_mark_or_a_part_as_it_is(self) -> None:
        own = body(title="A")
        mark = layout_of(own, NAME).split('"')[1]
        text = Markup(f"{mark} <!-- contents -->x<!-- /contents --> \\1 \\g<0>")
        filled = lay_out(replace(own, content=text), "<!-- content -->\n<!-- /content -->")
        assert filled == text

    def test_lists_what_stands_below_its_heading(self) -> None:
        filled = lay_out(body(1, 2, 3, 2, title="A"), "<ul><!-- contents -->x<!-- /contents --></ul>")
        assert html.fromstring(filled).xpath("//a/@href") == ["#h1", "#h2", "#h3"]


@pytest.mark.parametrize(
    ("levels", "shown"),
    [((2, 2), "(0)(1)"), ((2, 3, 4, 2), "(0(1(2)))(3)"), ((3, 2, 4), "(0)(1(2))"), ((2, 4, 3), "(0(1)(2))"), ((), "")],
)
def test_a_heading_stands_below_the_last_one_of_a_lesser_level(levels: tuple[int, ...], shown: str) -> None:
    listed = str(contents_list(nest([Heading(level, f"h{at}", Markup(at)) for at, level in enumerate(levels)])))
    bare = listed.replace("<li", "(<li").replace("</li>", "</li>)")
    assert "".join(html.fromstring(f"<ul>{bare}</ul>").text_content().split()) == shown


def test_pages_that_somebody_links_to_are_known_by_their_paths() -> None:
    text = "[a](../data.md) [b]: <writ/full.md#p1> ![c](d.png) [e](%E5%A3%B0.md 'title') <a href=\"method.md\">"
    expected = ["en/data.md", "en/about/writ/full.md", "en/about/声.md", "en/about/method.md"]
    assert [*linked_pages(text, "en/about/index.md")] == expected
