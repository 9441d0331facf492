"""Escaped text reads back as the text it was, wherever it stands."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown
from markdown_it import MarkdownIt

from statement_archive.parts import markdown as md

COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable("table")
PIECES = st.sampled_from(
    [
        *("*", "_", "`", "#", "|", "{", "}", "[", "]", "(", ")", "<", ">", "&", "\\", "!", "~", "^", "=", "+"),
        *("-", ".", ":", '"', "'", "$", "%", "@", "/", "1", "2. ", "a", "b ", " ", "  "),
        *("\u00a0", "\u3000", "\t", "\u200b", "\u2060", "{:", "{{", "}}", "&amp;", "&#42;", "<b>", "</b>"),
        *("<!--", "-->", "](", "http://", "klzzwxh:0001", "```", "~~~"),
    ]
)
# Line breaks are not for one line, controls not for any text (archive.read).
ANY = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), max_size=12)
TEXT = st.lists(PIECES | ANY, max_size=12).map("".join).map(lambda text: text.strip(" "))
PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": lambda text: md.paragraph(text),
    "paragraph with attributes": lambda text: md.paragraph(text, classes=("segment",), data_segment="p1"),
    "heading": lambda text: md.heading(2, text, id="p1"),
    "list item": lambda text: md.bullets([text]),
    "link": lambda text: md.link(text, "x.md"),
    "span": lambda text: md.span(text, lang="en"),
    "table cell": lambda text: md.table(("head", "head"), [(text, "x")]),
    "after a mark": lambda text: f"{md.link('x', 'x.md', classes=('repair',))}{text}",
}
LOOK_ALIKES = ("<!-- archive: x -->", "<!-- frame: home -->", "<!-- say: home -->", '="archive:en/index.md"')
PATHS = {"heading": ".//h2", "list item": ".//li", "link": ".//a", "span": ".//span", "table cell": ".//td"}


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXT.filter(bool))
@example(text="{: #p1 }")
@example(text="1. one")
@example(text="&amp;amp;")
@example(text="<script>x</script>")
@example(text="a\\")
@settings(max_examples=60)
def test_any_text_is_shown_as_it_is(
    to_tree: Callable[[str], HtmlElement], visible: Callable[[HtmlElement], str], place: str, text: str
) -> None:
    element = to_tree(PLACES[place](md.escape(text))).find(PATHS.get(place, ".//p"))
    assert visible(element) == ("x" if place == "after a mark" else "") + text


@given(TEXT.filter(bool))
@settings(max_examples=200)
def test_commonmark_reads_the_same(visible: Callable[[HtmlElement], str], text: str) -> None:
    tree = html.document_fromstring(COMMONMARK.render(md.escape(text)))
    assert visible(tree.find("body")) == f"{text}\n"


@given(st.lists(TEXT.filter(bool), min_size=1, max_size=4))
@settings(max_examples=60)
def test_any_texts_that_are_joined_are_shown_as_they_are(
    to_tree: Callable[[str], HtmlElement], visible: Callable[[HtmlElement], str], texts: list[str]
) -> None:
    for separator in (" · ", " * ", " <b> "):
        joined = md.strong("x") + separator + md.join(separator, texts)
        shown = visible(to_tree(md.paragraph(joined)).find(".//p"))
        assert shown == f"x{separator}{separator.join(texts)}"
        assert md.Markdown(separator).join(texts) == separator.join(map(md.escape, texts))


@given(TEXT.filter(bool), TEXT.filter(bool))
@settings(max_examples=60)
def test_any_text_in_a_sentence_is_shown_as_it_is(
    to_tree: Callable[[str], HtmlElement], visible: Callable[[HtmlElement], str], one: str, other: str
) -> None:
    sentence = md.fill("See *{one}*, {link} & {one}.", one=one, link=md.link(other, "x.md"))
    paragraph = to_tree(md.paragraph(sentence)).find(".//p")
    assert visible(paragraph) == f"See *{one}*, {other} & {one}."
    assert [visible(link) for link in paragraph.iter("a")] == [other]


@given(TEXT.filter(bool))
@settings(max_examples=60)
def test_any_text_that_is_added_is_shown_as_it_is(
    to_tree: Callable[[str], HtmlElement], visible: Callable[[HtmlElement], str], text: str
) -> None:
    before, after = text + md.strong("x"), md.strong("x") + text
    assert visible(to_tree(before).find(".//p")) == f"{text}x"
    assert visible(to_tree(after).find(".//p")) == f"x{text}"


def test_markdown_stays_as_it_is() -> None:
    bold = md.strong("a*b")
    assert md.escape(bold) == bold == "**a&#42;b**"
    assert md.join("*", (bold, "*")) == f"{bold}&#42;&#42;"
    assert md.fill("{x}*", x=bold) == f"{bold}&#42;"
    assert bold + bold == f"{bold}{bold}"


def test_what_is_made_of_markdown_is_markdown() -> None:
    bold = md.strong("a")
    for made in (md.escape("a"), bold, md.join("", ()), md.fill("a"), bold + "b", "b" + bold, bold.join(("a", "b"))):
        assert isinstance(made, md.Markdown)


def test_a_sentence_with_plain_words_is_not_changed() -> None:
    assert md.fill("All {count} texts, of {date}.", count="3", date="18 June 2020") == "All 3 texts, of 18 June 2020."


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_text_that_looks_as_if_it_asked_for_something_does_not(
    markdown: Markdown, to_tree: Callable[[str], HtmlElement], visible: Callable[[HtmlElement], str], text: str
) -> None:
    for piece in (md.paragraph(text), md.heading(2, text), md.bullets([text]), md.span(text, title=text)):
        assert text not in markdown.reset().convert(piece)
        assert visible(to_tree(piece).find("body")).strip() == text


@given(TEXT)
@settings(max_examples=100)
def test_attribute_values_are_kept(to_tree: Callable[[str], HtmlElement], text: str) -> None:
    heading = to_tree(md.heading(2, "x", title=text)).find(".//h2")
    assert heading.get("title", "") == text
    link = to_tree(md.link("x", "x.md", classes=("repair",), title=text)).find(".//a")
    assert link.get("title", "") == text and link.get("class") == "repair"


def test_plain_text_stays_plain() -> None:
    text = "We, the ministers, met on 18 June 2020: “Solidarity” (COVID-19). 一、多式联运的交通。"
    assert md.escape(text) == text


def test_page_leaves_empty_values_out_of_its_front_matter() -> None:
    assert md.page({"title": 'A "b"', "none": "", "list": ["toc"]}, md.paragraph("one"), md.paragraph("two")) == (
        '---\ntitle: "A \\"b\\""\nlist: ["toc"]\n---\n\none\n\ntwo\n'
    )


def test_attributes_without_a_value_are_left_out() -> None:
    assert md.attributes(id="p7", classes=("a", "b"), lang="zh-Hans", title="") == '{: #p7 .a .b lang="zh-Hans" }'
    assert md.attributes() == ""


@given(TEXT.filter(bool))
@example(text="1. *one* {: #x }")
@settings(max_examples=50)
def test_table_of_contents_has_the_label(markdown: Markdown, visible: Callable[[HtmlElement], str], text: str) -> None:
    markdown.reset().convert(md.heading(2, "x", id="p1", data_toc_label=text))
    (entry,) = markdown.toc_tokens  # type: ignore[attr-defined]  # put there by the extension toc
    name = html.fragment_fromstring(entry["name"], create_parent="span")
    assert visible(name).split() == text.split()


def test_a_list_is_as_deep_as_its_items_and_never_skips(to_tree: Callable[[str], HtmlElement]) -> None:
    tree = to_tree(md.nested([(1, "a"), (3, "b"), (2, "c"), (1, "d")]))
    assert ["".join(item.text.split()) for item in tree.xpath("/html/body/ul/li")] == ["a", "d"]
    assert [item.text for item in tree.xpath("/html/body/ul/li/ul/li")] == ["b", "c"]
