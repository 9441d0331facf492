"""What the theme's templates say and should not is corrected in the pages, whichever builder made them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from fixtures.site_pages import all_pages
from readers import reader
from statement_archive.pages.surroundings import Surroundings, Way
from statement_archive.publish.theme import correct


def corrected(page: str, *, title: str = "Writ", language: str = "en") -> str:
    return correct(page, Surroundings("en/writ/index.md", title, Way((), None, None)), reader(language))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Writ", "Writ"),
        ("On 相互 support", 'On <span lang="zh">相互</span> support'),
        ("a <b> & </span> c", "a &lt;b&gt; &amp; &lt;/span&gt; c"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_the_title_of_the_page_is_text_with_its_foreign_words_marked(title: str, shown: str) -> None:
    page = f'<span class="md-ellipsis">\n {title}\n </span>'
    assert corrected(page, title=title) == f'<span class="md-ellipsis">\n {shown}\n </span>'


def test_headings_are_html_already() -> None:
    page = '<span class="md-ellipsis"><span class="md-typeset"> A &amp; 乙甲 </span></span>'
    marked = '<span class="md-ellipsis"><span class="md-typeset"> A &amp; <span lang="zh">乙甲</span> </span></span>'
    assert corrected(page) == marked


def test_other_text_is_left_alone() -> None:
    page = "<p>A 相互 b</p><div class='md-ellipsis'>相互</div>"
    assert corrected(page) == page


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_a_column_is_aligned_by_a_class_since_no_page_may_have_a_style(side: str) -> None:
    aligned = "<table><tr><th{}>a</th></tr><tr><td{}>b</td></tr></table>"
    styled, classed = f' style="text-align: {side};"', f' class="align-{side}"'
    scrolled = f'<div class="table-scroll">{aligned.format(classed, classed)}</div>'
    assert corrected(aligned.format(styled, styled)) == scrolled


def test_what_is_corrected_stays_as_it_is(built_site: Path) -> None:
    for path in sorted(built_site.rglob("*.html"))[:20]:
        page = path.read_text("utf-8")
        assert corrected(page, language=html.fromstring(page).get("lang")) == page


def test_nothing_of_it_is_left_in_the_site(built_site: Path) -> None:
    """Fails where the theme has changed, so that what it says now is no longer found."""
    assert {page.path: faults for page in all_pages(built_site) if (faults := list(slips(page.root)))} == {}


def slips(root: html.HtmlElement) -> Iterator[str]:
    yield from (f"{box.get('id')} has autocomplete" for box in root.xpath("//input[@type='checkbox'][@autocomplete]"))
    beside = root.xpath("//*[@data-md-type='toc']//label[@for]")
    yield from (f"a label beside the text is for {label.get('for')}" for label in beside)
    below = root.xpath("//nav[contains(@class, 'md-nav--secondary')]//nav[@aria-label]")
    yield from (f"the headings below a heading are called {nav.get('aria-label')}" for nav in below)
    boxes = root.xpath("//input[@form]/@form")
    yield from (f"there is no form {name}" for name in boxes if not root.xpath("//form[@id=$name]", name=name))
    languages = root.xpath("//link[@rel='alternate']/@hreflang")
    if len(root.xpath("//link[@rel='prev']")) > 1 or len(languages) > len({*languages}):
        yield "says what the builder thinks of other pages"
