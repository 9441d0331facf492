"""Style sheets and scripts get names with digests, and nothing else on a page changes. Scripts that are no files of the
site are told of."""

import pytest

from statement_archive.publish.scripts import foreign_scripts, loaded, name_with_digest, rename, way_to_root


@pytest.mark.parametrize(
    "own",
    [
        '<script type="application/json">{"a": 1}</script>',
        "<script type='application/ld+json'>{}</script>",
        '<script src="a.js" defer></script>',
        '<script type="module" src="../assets/a.js"></script>',
        '<template><script src="/archive/a.js"></script></template>',
        "<p title='&lt;script&gt;a()&lt;/script&gt;'>&lt;script&gt;a()&lt;/script&gt;</p>",
        '<link rel="stylesheet" href="https://example.org/a.css">',
    ],
)
def test_what_a_page_may_have_is_not_told_of(own: str) -> None:
    assert list(foreign_scripts(own)) == []


@pytest.mark.parametrize(
    "element",
    [
        "<script>a()</script>",
        "<SCRIPT\n>a()</SCRIPT >",
        "<script/>a()</script/x>",
        "<script type=module>a()</script>",
        "<script type='text/ecmascript'>a()</script>",
        "<script type='speculationrules'>a()</script>",
        "<script type=importmap>a()</script>",
        '<script type="" async>a()</script>',
        '<script type="text/javascript" type="application/json">a()</script>',
        '<script x="a > b" id=\'"\'>a()</script>',
        '<script data-src="a.js">a()</script>',
        '<svg><script href="a.js">a()</script></svg>',
        "<!-- <script>a()</script> -->",
        "<script>a()",
    ],
)
def test_a_script_that_stands_in_a_page_is_told_of(element: str) -> None:
    (told,) = foreign_scripts(f'<p>1</p>{element}<p title="x">2</p>')
    assert told.startswith("has a script in it: a()")


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/a.js",
        "//example.org/a.js",
        r"/\example.org/a.js",
        "data:text/javascript,a()",
        "&#104;ttp:a",
        " //x",
    ],
)
def test_a_script_from_elsewhere_is_told_of(source: str) -> None:
    (told,) = foreign_scripts(f'<script src="{source}"></script>')
    assert told.startswith("loads a script from elsewhere: ")


def test_each_script_is_told_of_by_its_beginning() -> None:
    page = f"<script>a({'1' * 200})</script><p></p><script>\n  b()\n  c()</script>"
    assert list(foreign_scripts(page)) == [f"has a script in it: a({'1' * 78}", "has a script in it: b() c()"]


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
