"""A page is Markdown; HTML stands beside it under a name, with a comment where it belongs."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from markupsafe import Markup

from readers import ENGLISH
from statement_archive.pages.page import Page, make_page
from statement_archive.parts import markdown as md
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Piece


def page(*pieces: Piece) -> Page:
    return make_page(ENGLISH, "en/x.md", {"title": "X"}, pieces)


def test_html_is_put_aside_and_a_comment_stands_in_its_place() -> None:
    made = page(md.paragraph("one"), tag("p", "two", id="p2"), md.paragraph("three"))
    assert made.markdown == '---\ntitle: "X"\n---\n\none\n\n<!-- archive: p2 -->\n\nthree\n'
    assert made.body.fragments == {"p2": '<p id="p2">two</p>'}


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<figure class="figure coverage" id="lengths">', "lengths"),
        ('<figure class="figure coverage">', "figure"),
        ('<div><p id="inner">', "part"),
        ("<p>", "part"),
        ('<p id="&lt;x">', "part"),
    ],
)
def test_a_fragment_is_called_by_its_id_else_its_class(html: str, name: str) -> None:
    assert [*page(Markup(html)).body.fragments] == [name]


def test_fragments_of_the_same_name_are_numbered() -> None:
    row = tag("div", "x", class_="row")
    assert [*page(row, tag("p", "x"), row, row).body.fragments] == ["row", "part", "row-2", "row-3"]


def test_empty_pieces_are_left_out() -> None:
    assert page(md.paragraph("one"), Markup(), md.Markdown(), md.paragraph("two")) == page(
        md.paragraph("one"), md.paragraph("two")
    )


def test_a_comment_of_a_text_is_text(to_tree: Callable[[str], Element], visible: Callable[[Element], str]) -> None:
    words = "<!-- archive: row -->"
    made = page(md.paragraph(words), tag("div", "x", class_="row"))
    assert made.markdown.count(words) == 1
    (paragraph,) = to_tree(made.markdown.split("\n---\n", 1)[1]).iter("p")
    assert visible(paragraph) == words
