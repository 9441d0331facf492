"""A page's twin in Markdown says what the page says, and nothing that only a hand or an eye has a use for."""

from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

from fixtures.site_pages import read_page
from statement_archive.publish.twins import twin

COMMONMARK = MarkdownIt("commonmark").enable("table")
HOSTILE = [
    *("a*b*c _d_ `e` [f](g) <b>h</b> ![i](j)", "1. one", "- two", "# three", "> four", "    five", "+ six", "7) seven"),
    *(
        "a | b",
        "---",
        "===",
        "~~~",
        "&lt;script&gt; &amp;amp;",
        "\\*",
        "http://archive.example/x",
        "第7条　＊＊",
        "a\u202eb",
    ),
]


def words(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def read(markdown: str) -> html.HtmlElement:
    return html.document_fromstring(f"<html><body>{COMMONMARK.render(markdown)}</body></html>")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    paragraph = html.Element("p")
    paragraph.text = text
    page = f"<html><body><article>{html.tostring(paragraph, encoding='unicode')}</article></body></html>"
    shown = read(twin(page))
    assert words(shown) == " ".join(text.split())
    assert not shown.xpath("//article//* | //b | //em | //code | //li | //h1 | //hr | //script")


def test_every_text_stands_in_the_twin_of_its_page(built_site: Path) -> None:
    pages = sorted(built_site.glob("*/*/*/index.html")) + sorted(built_site.glob("*-2020-*/*/index.html"))
    texts = [path for path in pages if 'class="segment"' in path.read_text("utf-8")]
    assert len(texts) > 20
    for path in texts:
        shown = words(read((path.parent / "index.md").read_text("utf-8")))
        for segment in read_page(built_site, path.relative_to(built_site).as_posix()).root.xpath(
            "//article//p[@data-segment][not(ancestor::*[@hidden])]"
        ):
            assert words(segment) in shown, (path, segment.get("data-segment"))


def test_a_page_says_where_its_twin_is(built_site: Path) -> None:
    twins = read_page(built_site, "zh/index.html").root.xpath("//link[@type='text/markdown']/@href")
    assert twins == ["index.md"]
    assert (built_site / "zh/index.md").read_text("utf-8").startswith("# ")


def test_what_unfolds_is_unfolded_and_controls_are_left_out() -> None:
    page = """<html><body><article><h1>A<a class="headerlink" href="#a">¶</a></h1>
    <details><summary><h2 id="b">B</h2></summary><p>c <a class="term" href="t/">d</a></p></details>
    <form><button>e</button></form><div hidden>f</div><svg><text>g</text></svg></article></body></html>"""
    assert twin(page) == "# A [¶](./#a)\n\n## B\n\nc d\n"
