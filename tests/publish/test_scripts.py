"""Inline scripts become files; style sheets and scripts get names with digests. Nothing else on a page changes."""

import pytest
from lxml import html

from statement_archive.publish.scripts import digest, externalize, loaded, name_with_digest, rename, way_to_root


def test_an_inline_script_becomes_a_file_named_by_its_content() -> None:
    page = externalize("<p>1</p><script>a()</script><p>2</p>", "../")
    ((path, text),) = page.scripts.items()
    assert (path, text) == (f"assets/javascripts/inline.{digest(b'a()')}.js", "a()")
    assert page.html == f'<p>1</p><script src="../{path}"></script><p>2</p>'


def test_scripts_keep_their_order() -> None:
    page = externalize('<script>a()</script><script src="b.js"></script><script>c()</script>', "")
    sources = [script.get("src") for script in html.fromstring(page.html).iter("script")]
    assert [page.scripts.get(source, source) for source in sources] == ["a()", "b.js", "c()"]


@pytest.mark.parametrize(
    "untouched",
    [
        '<script type="application/json">{"a": 1}</script>',
        "<script type='application/ld+json'>{}</script>",
        '<script src="a.js" defer></script>',
        "<p>&lt;script&gt;a()&lt;/script&gt;</p>",
        "<script></script>",
    ],
)
def test_what_is_no_inline_script_stays(untouched: str) -> None:
    assert externalize(untouched, "").html == untouched
    assert externalize(untouched, "").scripts == {}


@pytest.mark.parametrize(
    ("attributes", "kept"),
    [
        (' type="module" async', ' type="module" async'),
        (" defer", ""),
        (' async="" id="a"', ' id="a"'),
        (' type="text/javascript"', ' type="text/javascript"'),
        (' data-note="defer > async"', ' data-note="defer > async"'),
    ],
)
def test_a_script_runs_when_it_would_have_run(attributes: str, kept: str) -> None:
    moved = externalize(f"<script{attributes}>a()</script>", "").html
    assert moved.split(' src="')[0] == f"<script{kept}"


def test_a_page_comes_out_of_a_second_round_as_it_went_in() -> None:
    once = externalize("<script>a()</script>", "../").html
    assert externalize(once, "../").html == once


@pytest.mark.parametrize(
    ("path", "way"),
    [("index.html", ""), ("zh/about/index.html", "../../"), ("404.html", "/archive/"), ("zh/404.html", "/archive/")],
)
def test_the_way_to_the_root(path: str, way: str) -> None:
    assert way_to_root(path, "/archive/") == way


def test_only_what_a_page_loads_is_renamed() -> None:
    page = '<link rel="stylesheet" href="../a.css"><a href="../a.css">a</a><script src="../b.js"></script>'
    assert loaded(page, "../") == {"a.css", "b.js"}
    renamed = rename(page, "../", {"a.css": "a.1.css"})
    assert renamed == page.replace('href="../a.css">', 'href="../a.1.css">', 1)


def test_a_name_changes_with_the_content() -> None:
    assert name_with_digest("a/b.min.css", b"x").startswith("a/b.min.")
    assert name_with_digest("b.css", b"x") != name_with_digest("b.css", b"y")
