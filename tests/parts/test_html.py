"""Text is escaped where it becomes part of an element; markup, and nothing else, stays as it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markupsafe import Markup

from statement_archive.parts.html import comment, escape, join, tag

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40) | st.lists(
    st.sampled_from(["<", ">", "&", '"', "'", "&amp;", "&#42;", "<!--", "-->", "</p>", "<b>", "{{ x }}", "\n", " "])
).map("".join)
LOOK_ALIKES = ("<!-- archive: x -->", "<!-- frame: home -->", "<!-- say: home -->", "<!-- address: en/index.md -->")


def read(html: Markup) -> lxml_html.HtmlElement:
    """The element as a browser reads it."""
    return lxml_html.fragment_fromstring(html)


@given(TEXT)
@example("<script>alert(1)</script>")
@example("a\u00a0b\u200bc\u3000d\u2028e")
def test_any_text_in_an_element_reads_back_as_it_was(text: str) -> None:
    assert read(tag("p", text)).text_content() == text
    assert read(tag("p", text, tag("b", text), text)).text_content() == text * 3


@given(TEXT)
@example('" onclick="x')
def test_any_value_of_an_attribute_reads_back_as_it_was(value: str) -> None:
    assert read(tag("p", title=value)).attrib == {"title": value}


@given(TEXT, st.lists(TEXT, max_size=4))
def test_any_texts_that_are_joined_read_back_with_what_parts_them(separator: str, texts: list[str]) -> None:
    assert read(tag("p", join(separator, texts))).text_content() == separator.join(texts)


@given(TEXT)
def test_what_is_escaped_stays_so(text: str) -> None:
    once = escape(text)
    assert escape(once) == tag("p", once).removeprefix("<p>").removesuffix("</p>") == join("", [once]) == once


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_text_that_looks_like_a_comment_is_none(text: str) -> None:
    assert "<!--" not in escape(text) + tag("p", text, title=text) + join(text, (text, text))
    assert read(tag("p", text)).text_content() == text


def test_braces_are_written_as_references() -> None:
    """Those who read templates, or Markdown with attribute lists, would take them for their own."""
    assert tag("p", "{{ x }}", title="{: #y }").count("{") == 0


def test_markup_stays_as_it_is() -> None:
    assert tag("p", Markup("<b>&amp;</b>"), " & ", tag("i")) == "<p><b>&amp;</b> &amp; <i></i></p>"
    assert join(Markup("<br>"), ("<", Markup("<b></b>"))) == "&lt;<br><b></b>"
    assert join(" < ", ("a", "b")) == "a &lt; b"


def test_what_comes_out_is_markup() -> None:
    for html in (escape("a"), tag("p", "a"), tag("br"), join(",", "ab"), join(",", ()), comment("a")):
        assert isinstance(html, Markup)


def test_names_of_attributes_are_those_of_html() -> None:
    assert tag("p", class_="a", data_x="b", aria_label="c") == '<p class="a" data-x="b" aria-label="c"></p>'


def test_an_attribute_that_is_true_stands_alone_and_one_that_is_false_not_at_all() -> None:
    assert tag("button", hidden=True, disabled=False, value="") == '<button hidden value=""></button>'


@pytest.mark.parametrize("name", ["br", "hr", "img", "input", "link", "meta"])
def test_a_void_element_has_no_end(name: str) -> None:
    assert tag(name, id="x") == f'<{name} id="x">'


def test_a_comment_is_read_by_nobody() -> None:
    assert read(tag("p", "a", comment("archive: b"), "c")).text_content() == "ac"


def test_words_that_would_end_a_comment_are_refused() -> None:
    assert comment("address: en/a--b/#p7") == "<!-- address: en/a--b/#p7 -->"
    with pytest.raises(ValueError, match="would end a comment"):
        comment("a --><script>")
