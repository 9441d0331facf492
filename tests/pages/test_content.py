"""The HTML of a page is to the byte what a builder makes of its Markdown, and so is its table of contents."""

from collections.abc import Callable, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown as PythonMarkdown

from fixtures.library import Rendered
from fixtures.pages import Built, branches, built_otherwise, contents_of
from fixtures.structures import accord
from readers import ENGLISH
from statement_archive.languages import known_languages
from statement_archive.model import Archive
from statement_archive.pages.all_pages import render_pages
from statement_archive.pages.page import Page, make_page
from statement_archive.parts import markdown as md
from statement_archive.parts.contents import nest
from statement_archive.parts.html import tag
from statement_archive.reader import readers

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), min_size=1, max_size=8)
LOOKS = st.sampled_from(
    [
        *("*", "**", "_", "`", "#", "|", "{: #x }", "[", "](y)", "<b>", "<!-- x -->", "&amp;", "&#0;", "\\", "!", "- "),
        *("1. ", "+", "=", '"', "'", "---", ":", "$", "  ", "http://x", "facts", "Facts", "_1", "x_2", "一", "é"),
    ]
)
WORDS = st.lists(LOOKS | TEXT, min_size=1, max_size=5).map("".join).map(lambda text: text.strip()).filter(bool)
IDS = st.sampled_from(["", "p7", "facts", "x_1", "_1"])
ATTRIBUTES = st.fixed_dictionaries(
    {"id": IDS}, optional={"classes": st.just(("one", "two")), "lang": st.just("zh-Hans"), "title": WORDS}
)
LABELLED = st.builds(lambda attrs, label: {**attrs, "id": "own", "data_toc_label": label}, ATTRIBUTES, WORDS)
TARGET = "archive:en/x.md?a=1&b=2#p7"
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds(md.strong, WORDS),
        st.builds(lambda words, attrs: md.link(words, TARGET, **attrs), WORDS | WORDS.map(md.span), ATTRIBUTES),
        st.builds(lambda words, title: md.span(words, title=title, data_x=title), inner, WORDS),
        st.builds(lambda words: md.join(" · ", words), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda one, other: md.escape(one) + other, inner, WORDS),
        st.builds(lambda one, other: md.fill("See {one} * {other}", one=one, other=other), inner, inner),
    ),
    max_leaves=5,
)
LEVELS = st.integers(1, 4)
CELLS = st.lists(INLINE, min_size=2, max_size=2)
BLOCKS = st.one_of(
    st.builds(lambda level, words, attrs: md.heading(level, words, **attrs), LEVELS, INLINE, ATTRIBUTES | LABELLED),
    st.builds(lambda words, attrs: md.paragraph(words, **attrs), INLINE, ATTRIBUTES),
    st.builds(lambda items: md.nested(items), st.lists(st.tuples(LEVELS, INLINE), min_size=1, max_size=4)),
    st.builds(md.table, CELLS, st.lists(CELLS, max_size=2)),
    st.builds(lambda words: md.block(tag("div", tag("p", words, id="facts"), "\n", class_="x")), WORDS),
    st.builds(lambda words: tag("p", words), WORDS),
)
"""Each block stands between comments, as lists do on pages: two that follow each other would be one."""


def test_the_pages_of_the_archive_are_as_a_builder_makes_them(
    rendered: Rendered, convert: Callable[[str], Built]
) -> None:
    assert list(built_otherwise(rendered, convert)) == []


def test_so_are_those_in_every_language_that_there_are_words_for(convert: Callable[[str], Built]) -> None:
    pages = render_pages(Archive((accord(),)), readers(tuple(known_languages())))
    assert list(built_otherwise(pages, convert)) == []


def page_of(blocks: Sequence[md.Piece]) -> Page:
    pieces = (piece for block in blocks for piece in md.box("x", block))
    return make_page(ENGLISH, "en/x.md", {"title": "X"}, pieces)


@given(st.lists(BLOCKS, max_size=4))
@example([md.heading(1, "Facts"), md.heading(2, "x", id="facts"), md.heading(2, "一"), md.heading(2, "Facts")])
@settings(max_examples=150)
def test_so_is_any_page_of_any_nodes_with_any_text(markdown: PythonMarkdown, blocks: list[md.Piece]) -> None:
    page = page_of(blocks)
    assert page.body.content == markdown.reset().convert(page.markdown.split("\n---\n", 1)[1])
    assert branches(nest(page.body.headings)) == contents_of(markdown)
